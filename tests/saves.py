"""The saves that are tried under every fault: what lies there before, what is saved, and what must hold at every moment."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crash_states import Tree
from faulty_disk import ERRORS

from qms_xl.disk import backups, lock, new_file, process, temps
from qms_xl.disk.original import Original, read_original
from qms_xl.disk.refusals import failed
from qms_xl.disk.replace import Replaced, replace
from qms_xl.errors import WriteError
from qms_xl.model import Text

BOOK, RUN = "rejestry/Działania.xlsx", "20261120-101500-000001"
OLD, NEW, THEIRS = b"old " * 16, b"new! " * 20, b"else" * 16
BACKUP, PENDING = f".qms/backups/{RUN}/{BOOK}", f".qms/pending/{RUN}/{BOOK}"
SURELY_NOT = ("open", "open_in", "open_by", "changed", "gone", "pending")
"""Reasons that say for sure that nothing was written."""


WAYS = (*ERRORS, "late EIO", "short", "torn", "garbled", "misread")


@dataclass(frozen=True)
class Save:
    """One kind of save.

    `lay` puts into an empty folder what lies there before; `save` raises one of `errors`. `at_any_moment` and `when_done`
    look at what lies there, both after a loss of power too; `next_run` is what an undisturbed run does later, after which
    `in_the_end` must hold. `ways`: the faults of FaultyDisk that can strike it; `alone`: it does
    not finish an earlier save first.
    """

    name: str
    lay: Callable[[Path], None]
    save: Callable[[Path], object]
    at_any_moment: Callable[[Tree], None]
    when_done: Callable[[Tree], None]
    next_run: Callable[[Path], None]
    in_the_end: Callable[[Tree], None]
    errors: tuple[type[Exception], ...] = (WriteError,)
    ways: tuple[str, ...] = WAYS
    alone: bool = True

    def __str__(self) -> str:
        return self.name


def tree_of(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def lay_tree(folder: Path, tree: Tree) -> None:
    for path, data in sorted(tree.items()):
        if data is None:
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(data)


def left_over(tree: Tree) -> list[str]:
    """Return the temporary files in a folder."""
    return [path for path in tree if "~qms-" in path]


@contextlib.contextmanager
def earlier(when: str = "earlier") -> Iterator[None]:
    """Let this process be one that is no more when it is looked for later: what it leaves over is a dead one's."""
    really = process.running

    def running(pid: int) -> process.Process | None:
        found = really(pid)
        return found and found._replace(began=f"{found.began} {when}")

    users = [module for module in (process, temps, lock) if getattr(module, "running", None) is really]
    for module in users:
        module.running = running  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for module in users:
            module.running = really  # type: ignore[attr-defined]


def clean(folder: Path) -> None:
    temps.clean([folder / "rejestry", *(one for one in (folder / ".qms").rglob("*") if one.is_dir()), folder / ".qms"])


# --- one workbook, replaced


def lay_book(folder: Path) -> None:
    for name, data in ((BOOK, OLD), ("rejestry/Cele.xlsx", THEIRS)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def put_new(out: BinaryIO) -> None:
    out.write(NEW[:30])
    out.flush()
    out.write(NEW[30:])


def must_be_new(written: BinaryIO) -> None:
    if written.read() != NEW:
        raise WriteError(
            BOOK, Text("To nie to.", "It is something else."), Text("Jeszcze raz.", "Again."), reason="unproven"
        )


def read_book(folder: Path) -> Original:
    return read_original(folder / BOOK, BOOK, folder)


def replace_book(folder: Path) -> Replaced:
    return replace(read_book(folder), put_new, must_be_new, backup=folder / BACKUP, pending=folder / PENDING)


def book_is_old_or_new(tree: Tree) -> None:
    assert tree[BOOK] in (OLD, NEW)
    assert tree["rejestry/Cele.xlsx"] == THEIRS
    if tree[BOOK] == NEW:
        assert tree.get(BACKUP) == OLD, "the old content is kept nowhere"


def book_is_new(tree: Tree) -> None:
    assert tree[BOOK] == NEW
    assert tree[BACKUP] == OLD
    assert tree["rejestry/Cele.xlsx"] == THEIRS


def replace_book_later(folder: Path) -> None:
    """Do what the next run does: clean up, and write what is not written yet, with a backup of its own."""
    clean(folder)
    if (folder / BOOK).read_bytes() == OLD:
        later = RUN.replace("000001", "000002")
        backup, pending = (folder / path.replace(RUN, later) for path in (BACKUP, PENDING))
        replace(read_book(folder), put_new, must_be_new, backup=backup, pending=pending)


def book_is_new_and_nothing_else(tree: Tree) -> None:
    assert tree[BOOK] == NEW
    assert not left_over(tree)
    kept = {path: data for path, data in tree.items() if data is not None and not path.startswith(".qms/backups/")}
    waiting = kept.pop(PENDING, NEW)
    assert waiting == NEW
    assert kept == {BOOK: NEW, "rejestry/Cele.xlsx": THEIRS}
    assert OLD in [data for path, data in tree.items() if path.startswith(".qms/backups/")]


REPLACED = Save(
    "replaced",
    lay_book,
    replace_book,
    book_is_old_or_new,
    book_is_new,
    replace_book_later,
    book_is_new_and_nothing_else,
)


# --- a new document, and one of our own files renewed

DOCUMENT, LEDGER = "raporty/Protokół.docx", ".qms/made.json"


def lay_nothing(folder: Path) -> None:
    (folder / "raporty").mkdir()


def create_document(folder: Path) -> None:
    new_file.create(NEW, folder / DOCUMENT)


def document_is_whole_or_not_there(tree: Tree) -> None:
    assert tree.get(DOCUMENT, NEW) == NEW


def document_is_there(tree: Tree) -> None:
    assert tree[DOCUMENT] == NEW


def create_document_later(folder: Path) -> None:
    temps.clean([folder / "raporty"])
    with contextlib.suppress(FileExistsError):
        create_document(folder)


def document_is_there_and_nothing_else(tree: Tree) -> None:
    assert tree == {"raporty": None, DOCUMENT: NEW}


CREATED = Save(
    "created",
    lay_nothing,
    create_document,
    document_is_whole_or_not_there,
    document_is_there,
    create_document_later,
    document_is_there_and_nothing_else,
    errors=(OSError,),
)


def lay_ledger(folder: Path) -> None:
    (folder / ".qms").mkdir()
    (folder / LEDGER).write_bytes(OLD)


def renew_ledger(folder: Path) -> None:
    new_file.renew(NEW, folder / LEDGER)


def ledger_is_old_or_new(tree: Tree) -> None:
    assert tree[LEDGER] in (OLD, NEW)


def ledger_is_new(tree: Tree) -> None:
    assert tree[LEDGER] == NEW


def renew_ledger_later(folder: Path) -> None:
    temps.clean([folder / ".qms"])
    renew_ledger(folder)


def ledger_is_new_and_nothing_else(tree: Tree) -> None:
    assert tree == {".qms": None, LEDGER: NEW}


RENEWED = Save(
    "renewed",
    lay_ledger,
    renew_ledger,
    ledger_is_old_or_new,
    ledger_is_new,
    renew_ledger_later,
    ledger_is_new_and_nothing_else,
    errors=(OSError,),
)


# --- text that a command writes at once, as with --output

RESULT = "wynik.json"


def write_text(folder: Path) -> None:
    with new_file.new_text(folder / RESULT) as stream:
        stream.write("[1,\n")
        stream.write("2]\n")


def text_is_whole_or_not_there(tree: Tree) -> None:
    assert tree.get(RESULT) in (None, b"[1,\n2]\n")


def text_is_there(tree: Tree) -> None:
    assert tree[RESULT] == b"[1,\n2]\n"


def write_text_later(folder: Path) -> None:
    temps.clean([folder])
    if not (folder / RESULT).exists():
        write_text(folder)


def text_is_there_and_nothing_else(tree: Tree) -> None:
    assert tree == {RESULT: b"[1,\n2]\n"}


TEXT = Save(
    "text",
    lambda folder: None,
    write_text,
    text_is_whole_or_not_there,
    text_is_there,
    write_text_later,
    text_is_there_and_nothing_else,
)


# --- backups of old runs removed


def lay_backups(folder: Path) -> None:
    for number in (1, 2, 3):
        path = folder / f".qms/backups/2026112{number}-101500-00000{number}/{BOOK}"
        path.parent.mkdir(parents=True)
        path.write_bytes(OLD)
    (folder / ".qms/backups/notatka.txt").write_bytes(THEIRS)


def rotate(folder: Path) -> None:
    backups.rotate(folder, 2)


def newest_backups_stand(tree: Tree) -> None:
    for number in (2, 3):
        assert tree[f".qms/backups/2026112{number}-101500-00000{number}/{BOOK}"] == OLD
    assert tree[".qms/backups/notatka.txt"] == THEIRS
    assert tree.get(f".qms/backups/20261121-101500-000001/{BOOK}", OLD) == OLD


def oldest_backup_is_gone(tree: Tree) -> None:
    newest_backups_stand(tree)
    assert sorted(path for path in tree if path.count("/") == 2) == [
        ".qms/backups/20261122-101500-000002",
        ".qms/backups/20261123-101500-000003",
        ".qms/backups/notatka.txt",
    ]


ROTATED = Save(
    "rotated",
    lay_backups,
    rotate,
    newest_backups_stand,
    newest_backups_stand,  # that the oldest one is gone need not outlast a loss of power
    rotate,
    oldest_backup_is_gone,
    errors=(OSError,),
    ways=(*ERRORS, "late EIO"),
)


# --- the lock of those who write, around a save


def renew_under_lock(folder: Path) -> None:
    with lock.writing_lock(folder, "reconcile --apply", timeout=0):
        try:
            renew_ledger(folder)
        except OSError as trouble:
            raise failed(LEDGER, trouble) from trouble


def renew_under_lock_later(folder: Path) -> None:
    with lock.writing_lock(folder, "reconcile --apply", timeout=0):
        renew_ledger_later(folder)


def ledger_is_new_and_nothing_is_locked(tree: Tree) -> None:
    ledger_is_new_and_nothing_else({path: data for path, data in tree.items() if path != ".qms/taking-over.lock"})


LOCKED = Save(
    "locked",
    lay_ledger,
    renew_under_lock,
    ledger_is_old_or_new,
    ledger_is_new,
    renew_under_lock_later,
    ledger_is_new_and_nothing_is_locked,
)

SAVES = (REPLACED, CREATED, RENEWED, TEXT, ROTATED, LOCKED)
