"""Makes Word documents: audit reports and more, from the registers into the reports folder.

Sporządza dokumenty Worda: raporty z auditów i inne, z rejestrów do folderu raportów.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import FILE, Argument, Option, PathText
from qms_xl.commands._common import Asked, command, voice
from qms_xl.commands._writing import keep_state
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.rendering.batch import Documents

_WAIT = Text("Czytam rejestry…", "Reading the registers…")
_MAKING = Text("Sporządzam dokumenty", "Making documents")
_DONE = Text(
    "Gotowe: {made:plural dokument|dokumenty|dokumentów} w folderze {folder}.",
    "Done: {made:plural document|documents} in {folder}.",
)
_LOST = Text(
    "Nie udało się sporządzić: {failed:plural dokument|dokumenty|dokumentów}; powody wyżej.",
    "Could not be made: {failed:plural document|documents}; the reasons are above.",
)
_BESIDE = Text(
    "  Stoi obok: „{name}” ktoś zmienił, podpisał albo ma otwarty, więc pozostał nietknięty.",
    "  It stands beside “{name}”, which somebody changed, signed or has open, and which is left as it is.",
)
_UNCHANGED = Text(
    "Bez zmian: {count:plural dokument|dokumenty|dokumentów}.", "Unchanged: {count:plural document|documents}."
)
_NONE = Text("Nie ma dokumentów do sporządzenia.", "There are no documents to make.")


def report(
    asked: Asked, kind: str, ids: Sequence[str], every: bool, template: Path | None, per_unit: bool, pdf: bool
) -> int:
    """Make the documents asked for, say where they stand, and return 0, or the exit code of the gravest failure."""
    from qms_xl.read import read_office
    from qms_xl.rendering.batch import make_documents

    _refuse_odd(asked, kind, ids, every, template)
    office = asked.office()
    with asked.waiting(_WAIT):
        reading = read_office(office, as_of=asked.as_of)
    with _bar(asked) as told:
        documents = make_documents(
            office,
            reading,
            kind,
            ids,
            every=every,
            as_of=asked.as_of,
            words=voice(asked, office, reading),
            template=template,
            folder=asked.output,
            per_unit=per_unit,
            pdf=pdf,
            told=told,
        )
    if documents.made:
        keep_state(asked, office, reading, why="report")
    if asked.format == "json":
        dump(_json(documents, asked), sys.stdout)
    else:
        _tell(documents, asked, asked.output or office.reports_folder)
    if documents.bug is not None:
        raise documents.bug
    return max((failed.why.exit_code for failed in documents.failed), default=0)


def _refuse_odd(asked: Asked, kind: str, ids: Sequence[str], every: bool, template: Path | None) -> None:
    """Raise UsageError for options that do not go together."""
    if ids and every:
        raise UsageError(
            Text("Podano numery i --all naraz.", "Records and --all were given at once."),
            Text("Podaj jedno z nich.", "Give one of them."),
        )
    if kind == "all" and template is not None:
        raise UsageError(
            Text(
                "Opcja --template jest dla jednego rodzaju dokumentów, nie dla „all”.",
                "--template is for one kind of documents, not for “all”.",
            ),
            Text("Podaj rodzaj, na przykład audit.", "Name a kind, such as audit."),
        )
    if asked.output is not None and asked.output.suffix.lower() == ".docx":
        raise UsageError(
            Text("Opcja --output podaje tu folder, nie plik.", "Here --output names a folder, not a file."),
            Text(f"Na przykład: --output {asked.output.parent}", f"For example: --output {asked.output.parent}"),
        )


@contextlib.contextmanager
def _bar(asked: Asked) -> Iterator[Callable[[int, int], None]]:
    """Give what is told of the progress: a bar on stderr, only on a terminal."""
    if asked.quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_MAKING.in_(asked.language), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _tell(documents: Documents, asked: Asked, folder: Path) -> None:
    """Say where each document stands, why others could not be made, and in the end how many."""
    from qms_xl.speak import sentence

    for made in documents.made:
        _tell_path(made.path)
        if made.beside:
            tell(sentence(_BESIDE, {"name": made.beside}, asked.language))
    reasons: dict[str, list[str]] = {}
    for failed in documents.failed:
        reasons.setdefault(failed.why.told(asked.language), []).append(failed.id or failed.kind)
    for why, ids in reasons.items():
        tell(f"{', '.join(ids)}: {why}")
    if documents.unchanged:
        asked.say(Text(*(sentence(_UNCHANGED, {"count": documents.unchanged}, one) for one in ("pl", "en"))))
    if not documents.made and not documents.failed:
        asked.say(_NONE)
        return
    facts: dict[str, object] = {
        "made": len(documents.made),
        "failed": len(documents.failed),
        "folder": str(folder),
    }
    lines = [_DONE, *([_LOST] if documents.failed else [])]
    if len(documents.made) + len(documents.failed) > 1 and not asked.quiet:
        tell(" ".join(sentence(line, facts, asked.language) for line in lines))


def _tell_path(path: Path) -> None:
    """Say where a document stands, on a terminal as a link that opens it."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.text import Text as Line

        Console(highlight=False).print(Line(str(path), style=f"link {path.as_uri()}"), soft_wrap=True)
    else:
        import click

        click.echo(str(path))


def _json(documents: Documents, asked: Asked) -> dict[str, object]:
    return {
        "reports": [
            {"kind": made.kind, "id": made.id, "path": str(made.path), "pages": made.pages} for made in documents.made
        ],
        "failed": [
            {"kind": failed.kind, "id": failed.id, "why": failed.why.message.in_(asked.language)}
            for failed in documents.failed
        ],
    }


def _kinds() -> Text:
    """Return the kinds of documents there are, each with what it is."""
    from qms_xl.render import reports

    known = reports().values()
    said = [[f"{one.kind} ({title[:1].lower()}{title[1:]})" for title in one.title] for one in known]
    return Text(", ".join(pl for pl, _ in said), ", ".join(en for _, en in said))


_KINDS = _kinds()
COMMAND = command(
    report,
    Text(
        "Sporządza dokumenty Worda z rejestrów i zapisuje je w folderze raportów (albo w folderze --output). Istniejącego "
        "dokumentu nie nadpisuje, chyba że sam go sporządził i nikt go od tego czasu nie zmienił.\n\n"
        f"Rodzaje: {_KINDS.pl}, all (wszystko, co jest do sporządzenia albo się zmieniło).",
        "Makes Word documents from the registers and writes them into the reports folder (or the folder --output). Never "
        "writes over a document, unless it made it itself and nobody has changed it since.\n\n"
        f"Kinds: {_KINDS.en}, all (everything that is due or has changed).",
    ),
    Argument("kind", Text("Rodzaj dokumentu.", "Kind of document."), Text("RODZAJ", "KIND")),
    Argument(
        "ids",
        Text(
            "Numery rekordów (np. AW-2026-01), rok albo komórka.",
            "Numbers of records (such as IA-2026-01), a year or a unit.",
        ),
        Text("NR", "ID"),
        nargs=-1,
    ),
    Option(
        "--all",
        "every",
        is_flag=True,
        about=Text("Wszystkie, które można sporządzić, także dawne.", "All that can be made, not only what is due."),
    ),
    Option(
        "--template",
        type=PathText(),
        shown=FILE,
        about=Text("Szablon .docx zamiast szablonu biura.", "A .docx template instead of the office's."),
    ),
    Option("--pdf", is_flag=True, about=Text("Każdy także jako PDF.", "Each as a PDF too.")),
    Option(
        "--per-unit",
        is_flag=True,
        about=Text("Osobny dokument dla każdej komórki.", "A document of its own for each unit."),
    ),
    formats=("text", "json"),
    output=Text(
        "Kładzie dokumenty w tym folderze zamiast w folderze raportów.",
        "Puts the documents into this folder instead of the reports folder.",
    ),
)
