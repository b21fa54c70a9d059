"""The demo office on disk: its documents and templates are in order, and what is done to them is found and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qms_xl.check import check
from qms_xl.demo.folder import settle
from qms_xl.demo.office import demo_office
from qms_xl.model import Language
from qms_xl.office import load_office
from qms_xl.read import read_office, with_files
from qms_xl.word.package import packed

DAY = date(2026, 11, 20)
FILES: dict[Language, dict[str, bytes]] = {}


def office_in(folder: Path, language: Language = "pl") -> Path:
    if language not in FILES:
        FILES[language] = demo_office(DAY, language, faulty=False).files
    settle(folder / "demo", FILES[language])
    return folder / "demo"


def found_in(home: Path) -> list[tuple[str, str | None, str | None]]:
    """Return code, record and column of every issue, notes included."""
    office = load_office(home, home)
    reading = with_files(office, read_office(office, as_of=DAY))
    assert reading.failed == ()
    issues = check(reading.registers, facts=reading.facts, as_of=DAY, settings=office.settings, norm=office.norm).issues
    return [(one.code, one.cell.record or one.about, one.cell.column) for one in issues]


def file_of(home: Path, code: str) -> Path:
    (path,) = (home / "dokumenty").glob(f"{code} *.docx")
    return path


def rewritten(path: Path, part: str, old: str, new: str) -> None:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part], (part, old)
    path.write_bytes(packed({**parts, part: parts[part].replace(old.encode(), new.encode())}))


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_clean_office_has_no_issue_with_its_files_and_templates(tmp_path: Path, language: Language) -> None:
    assert found_in(office_in(tmp_path, language)) == []


def _removed(home: Path) -> None:
    file_of(home, "P-04").unlink()


def _renamed(home: Path) -> None:
    path = file_of(home, "P-04")
    path.rename(path.with_stem(f"{path.stem} nowa"))


def _damaged(home: Path) -> None:
    path = file_of(home, "P-04")
    path.write_bytes(path.read_bytes()[:-100])


def _copied(home: Path) -> None:
    path = file_of(home, "P-04")
    path.with_stem(f"{path.stem} (2)").write_bytes(path.read_bytes())


def _text_changed(home: Path) -> None:
    rewritten(file_of(home, "P-04"), "word/document.xml", "Zatwierdził", "Podpisał")


def _code_changed(home: Path) -> None:
    rewritten(file_of(home, "P-04"), "word/header1.xml", "Symbol: P-04", "Symbol: P-05")


def _edition_changed(home: Path) -> None:
    rewritten(file_of(home, "P-04"), "word/header1.xml", "Wydanie: ", "Wydanie: 9")


def _header_emptied(home: Path) -> None:
    rewritten(file_of(home, "P-04"), "word/header1.xml", "<w:t ", "<w:delText ")
    rewritten(file_of(home, "P-04"), "word/header1.xml", "</w:t>", "</w:delText>")


def _saved_again(home: Path) -> None:
    rewritten(file_of(home, "P-04"), "docProps/core.xml", "</dc:title>", "</dc:title><!-- saved -->")


def _template_broken(home: Path) -> None:
    path = home / "szablony" / "audit.docx"
    rewritten(path, "word/document.xml", "{{", "{{ {{")


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (_removed, [("DOC007", "file")]),
        (_renamed, [("DOC007", "file")]),
        (_damaged, [("DOC008", "file")]),
        (_copied, [("DOC018", "doc")]),
        (_text_changed, [("DOC008", "file")]),
        (_code_changed, [("DOC009", "file")]),
        (_edition_changed, [("DOC009", "file")]),
        (_header_emptied, [("DOC008", "file"), ("DOC009", "doc")]),
        (_saved_again, []),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_done_to_a_document_is_found_and_nothing_else(
    tmp_path: Path, done: Callable[[Path], None], expected: list[tuple[str, str]]
) -> None:
    home = office_in(tmp_path)
    done(home)
    found = found_in(home)
    assert Counter((code, column) for code, _, column in found) == Counter(expected)
    assert all("P-04" in str(record) for _, record, _ in found)


def test_a_broken_template_is_found_and_nothing_else(tmp_path: Path) -> None:
    home = office_in(tmp_path)
    _template_broken(home)
    found = found_in(home)
    assert found
    assert {code for code, *_ in found} == {"TPL002"}
