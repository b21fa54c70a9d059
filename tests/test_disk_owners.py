"""Who has a file open is read from what Excel, Word and LibreOffice lay beside it, and asked of Windows."""

from __future__ import annotations

import struct
from pathlib import Path
from types import SimpleNamespace

import pytest

from qms_xl.disk import windows
from qms_xl.disk.owners import refuse_open, who_has_open
from qms_xl.errors import WriteError


def owner_file(name: str, *, word: bool = False) -> bytes:
    """Return an owner file as Office 2016 writes it: the name in the Windows code page, then again in UTF-16."""
    narrow = name.encode("cp1250", "replace")
    wide = struct.pack("<H", len(name)) + name.encode("utf-16-le")
    if word:
        return (bytes([len(narrow)]) + narrow).ljust(54, b"\0") + wide.ljust(108, b"\0")
    return (bytes([len(narrow)]) + narrow).ljust(55, b" ") + (wide + b" \0" * 60)[:110]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Działania.xlsx"
    path.write_bytes(b"book")
    return path


def test_the_owner_files_of_the_tests_are_as_long_as_those_of_office():
    assert len(owner_file("Anna Nowak")) == 165
    assert len(owner_file("Anna Nowak", word=True)) == 162


def test_nobody_has_a_file_open_that_nothing_lies_beside(book):
    assert who_has_open(book) is None
    refuse_open(book, book.name)


@pytest.mark.parametrize("name", ["Anna Nowak", "Żaneta Łęcka-Wąsik", "A", "N" * 52])
def test_excel_names_the_person(book, name):
    book.with_name("~$Działania.xlsx").write_bytes(owner_file(name))
    assert who_has_open(book)[:2] == (name, "Excel")


@pytest.mark.parametrize("name", ["Raport.docx", "Raporty.docx", "Raport z auditu.docx", "Szablon.dotx"])
@pytest.mark.parametrize("cut", [0, 1, 2])
def test_word_puts_its_mark_in_place_of_the_first_letters(tmp_path, name, cut):
    (tmp_path / f"~${name[cut:]}").write_bytes(owner_file("Żaneta Łęcka", word=True))
    assert who_has_open(tmp_path / name)[:2] == ("Żaneta Łęcka", "Word")


def test_excel_keeps_the_first_letters(book):
    book.with_name("~$iałania.xlsx").write_bytes(owner_file("Anna Nowak"))
    assert who_has_open(book) is None


@pytest.mark.parametrize(
    ("lock", "name"),
    [
        ("Anna Nowak,anna,PC-12,20.11.2026 10:20,file:///C:/Users/anna;", "Anna Nowak"),
        (",root,vm,21.11.2026 12:20,file:///home/anna/.config;", "root"),  # as LibreOffice 25 wrote it
        ("Nowak\\, Anna,anna,PC\\;1,20.11.2026 10:20,x;", "Nowak, Anna"),
        ("Żaneta \\\\ Łęcka,z,PC,,;", "Żaneta \\ Łęcka"),
        (",,PC-12,20.11.2026 10:20,x;", ""),
    ],
)
def test_libreoffice_names_the_person(book, lock, name):
    book.with_name(".~lock.Działania.xlsx#").write_text(lock, encoding="utf-8")
    assert who_has_open(book)[:2] == (name, "LibreOffice")


def test_the_lock_of_libreoffice_goes_before_the_owner_file_it_may_write_as_well(book):
    book.with_name(".~lock.Działania.xlsx#").write_text("Anna Nowak,anna,PC,,;", encoding="utf-8")
    book.with_name("~$Działania.xlsx").write_bytes(owner_file("Anna Nowak"))
    assert who_has_open(book).program == "LibreOffice"


@pytest.mark.parametrize("content", [b"", b"\x0a", b"x" * 54, bytes(165), b"\xff" * 165, owner_file("Anna Nowak")[:60]])
@pytest.mark.parametrize(("beside", "program"), [("~${}", "Excel"), (".~lock.{}#", "LibreOffice")])
def test_one_that_names_nobody_still_counts(book, content, beside, program):
    book.with_name(beside.format(book.name)).write_bytes(content)
    assert who_has_open(book).program == program
    with pytest.raises(WriteError) as told:
        refuse_open(book, book.name)
    assert told.value.reason == "open"


def test_one_that_nobody_else_may_read_still_counts(book, monkeypatch):
    def locked(_: Path) -> bytes:
        raise PermissionError(13, "locked")

    book.with_name("~$Działania.xlsx").write_bytes(owner_file("Anna Nowak"))
    monkeypatch.setattr(Path, "read_bytes", locked)
    assert who_has_open(book)[:2] == ("", "Excel")


def test_since_when_is_when_the_owner_file_was_made(book):
    owner = book.with_name("~$Działania.xlsx")
    owner.write_bytes(owner_file("Anna Nowak"))
    assert who_has_open(book).since.timestamp() == pytest.approx(owner.stat().st_mtime, abs=1e-3)


@pytest.mark.parametrize(
    ("beside", "content", "pl", "en"),
    [
        (
            "~$Działania.xlsx",
            owner_file("Anna Nowak"),
            "Plik „r/D.xlsx” jest otwarty w programie Excel przez: Anna Nowak.",
            "The file “r/D.xlsx” is open in Excel, by Anna Nowak.",
        ),
        (
            "~$Działania.xlsx",
            b"",
            "Plik „r/D.xlsx” jest otwarty w programie Excel.",
            "The file “r/D.xlsx” is open in Excel.",
        ),
    ],
)
def test_the_sentence_names_person_and_program_where_known(book, beside, content, pl, en):
    book.with_name(beside).write_bytes(content)
    with pytest.raises(WriteError) as told:
        refuse_open(book, "r/D.xlsx")
    assert told.value.message == (pl, en)
    assert "Zamknij" in told.value.remedy.pl or "zamknij" in told.value.remedy.pl


class FakeWindows(SimpleNamespace):
    """_winapi, as far as the probe needs it; `winerror` is what CreateFile fails with, 0 for a file to be had."""

    GENERIC_READ, GENERIC_WRITE, OPEN_EXISTING, NULL = 0x80000000, 0x40000000, 3, 0
    winerror: int

    def CreateFile(self, name: str, access: int, share: int, *rest: int) -> int:  # noqa: N802
        self.asked = (name, access, share, *rest)
        if self.winerror:
            trouble = OSError(22, "as Windows says")
            trouble.winerror = self.winerror  # type: ignore[attr-defined]
            raise trouble
        return 77

    def CloseHandle(self, handle: int) -> None:  # noqa: N802
        self.closed = handle


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeWindows:
    api = FakeWindows(winerror=0)
    monkeypatch.setattr(windows, "HERE", True)
    monkeypatch.setattr(windows, "import_module", {"_winapi": api}.__getitem__)
    return api


@pytest.mark.parametrize(
    ("winerror", "said"), [(32, "open"), (33, "open"), (5, "no_right"), (2, None), (3, None), (0, None)]
)
def test_windows_tells_open_from_no_right(book, fake, winerror, said):
    fake.winerror = winerror
    assert windows.probe(book) == said


def test_the_probe_asks_for_the_file_alone_and_lets_it_go(book, fake):
    windows.probe(book)
    assert fake.asked == (str(book), 0xC0000000, 0, 0, 3, 0, 0)  # share mode 0: with nobody else
    assert fake.closed == 77


def test_open_somewhere_counts_though_nobody_is_named(book, fake):
    fake.winerror = 32
    assert who_has_open(book) == ("", "", None)
    with pytest.raises(WriteError) as told:
        refuse_open(book, "D.xlsx")
    assert told.value.message.en == "The file “D.xlsx” is open in another program."


def test_no_right_is_not_taken_for_open(book, fake):
    fake.winerror = 5
    assert who_has_open(book) is None
