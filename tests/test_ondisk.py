"""Documents as files: there or not, safe to follow or not, read once, and nothing opened that nobody asks for."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from word_documents import document

from qms_xl.model import Register
from qms_xl.office import Office
from qms_xl.ondisk import content
from qms_xl.ondisk.paths_named import leaves, located, looks_like_path
from qms_xl.ondisk.table import files_table
from qms_xl.read import Reading, with_documents, with_files
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

HEADER = ("Symbol: P-01", "Wydanie: 2", "Data wydania: 01.02.2026")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    home = tmp_path / "biuro"
    for name in ("rejestry", "dokumenty", "szablony"):
        (home / name).mkdir(parents=True)
    folders = {f"{part}_folder": home / name for part, name in (("documents", "dokumenty"), ("templates", "szablony"))}
    return Office(folder=home, name="Biuro", language="pl", **folders)  # type: ignore[arg-type]


def naming(*paths: str, status: str = "effective") -> dict[str, Register]:
    rows = "".join(f"| P-{number:02} | 1 | {status} | {path} |\n" for number, path in enumerate(paths, 1))
    return parse_tables(f"documents\n| doc | edition | status | file |\n{rows}", Settings()).registers


def facts(office: Office, registers: dict[str, Register]) -> dict[str, dict[str, Any]]:
    """Return the fact table's rows by path, blank cells left out."""
    frame = files_table(office, registers).frame
    rows = frame.to_dict("records")
    return {row.pop("path"): {name: value for name, value in row.items() if value} for row in rows}


def test_a_file_is_there_and_says_what_is_printed_on_it(office: Office) -> None:
    (office.documents_folder / "P-01.docx").write_bytes(document("Tekst", header=HEADER))
    found = facts(office, naming("dokumenty\\P-01.docx"))["dokumenty/P-01.docx"]
    assert (found["exists"], found["named"], found["has_text"]) == ("yes", "yes", "yes")
    assert (found["codes"], found["editions"], found["days"]) == ("P-01", "2", "01.02.2026")
    assert len(found["sha256"]) == 64


def test_a_missing_file_gets_the_name_most_like_it_of_those_that_nobody_names(office: Office) -> None:
    for name in ("P-01 Nadzor.docx", "P-01 Nadzór.docx", "X.docx"):
        (office.documents_folder / name).write_bytes(b"x")
    found = facts(office, naming("dokumenty/P-01 Nadzór nad.docx", "dokumenty/P-01 Nadzór.docx", "dokumenty/Y.pdf"))
    assert found["dokumenty/P-01 Nadzór nad.docx"] == {
        "named": "yes",
        "exists": "no",
        "nearest": "dokumenty/P-01 Nadzor.docx",
    }
    assert found["dokumenty/Y.pdf"] == {"named": "yes", "exists": "no"}


def test_a_moved_file_is_found_by_its_name(office: Office) -> None:
    (office.documents_folder / "procedury").mkdir()
    (office.documents_folder / "procedury" / "p-01.docx").write_bytes(b"x")
    found = facts(office, naming("dokumenty/P-01.docx"))
    assert found["dokumenty/P-01.docx"]["nearest"] == "dokumenty/procedury/p-01.docx"


def test_files_that_nobody_names_are_told_but_for_those_to_be_ignored(office: Office) -> None:
    for name in ("P-01.docx", "inny.docx", "~$P-01.docx", ".ukryty", "Thumbs.db"):
        (office.documents_folder / name).write_bytes(b"x")
    for folder in ("archiwum", "wzory"):
        (office.documents_folder / folder).mkdir()
        (office.documents_folder / folder / "stary.docx").write_bytes(b"x")
    found = facts(office, naming("Dokumenty/P-01.docx".lower()))
    assert {path for path, row in found.items() if row["named"] == "no"} == {
        "dokumenty/inny.docx",
        "dokumenty/wzory/stary.docx",
    }


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../../hasla.docx", "outside"),
        ("dokumenty/../../hasla.docx", "outside"),
        ("/etc/hostname", "outside"),
        ("C:\\Users\\x.docx", "outside"),
        ("\\\\serwer\\udzial\\x.docx", "network"),
        ("//serwer/udzial/x.docx", "network"),
        ("file:///C:/x.docx", "scheme"),
        ("https://example.pl/x.docx", "scheme"),
        ("dokumenty/NUL.docx", "device"),
        ("dokumenty/x.docx:ukryty", "colon"),
        ("dokumenty./x.docx", "trailing"),
    ],
)
def test_an_unsafe_path_is_told_and_never_followed(
    office: Office, path: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers = naming(path)
    asked: list[Path] = []
    was = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda self: asked.append(self) or was(self))
    (found,) = facts(office, registers).values()
    assert found == {"named": "yes", "exists": "no", "unsafe": why}
    assert asked == []


@pytest.mark.parametrize("path", ["dokumenty/../dokumenty/P-01.docx", "./dokumenty/P-01.docx", "dokumenty//P-01.docx"])
def test_a_path_that_comes_back_is_followed(office: Office, path: str) -> None:
    (office.documents_folder / "P-01.docx").write_bytes(document("Tekst"))
    found = facts(office, naming(path))
    assert found[path]["exists"] == "yes"
    assert [row["named"] for row in found.values()] == ["yes"]


def test_a_whole_path_into_the_office_or_the_documents_folder_is_followed(office: Office, tmp_path: Path) -> None:
    elsewhere = tmp_path / "wspolne"
    elsewhere.mkdir()
    (elsewhere / "P-01.docx").write_bytes(document("Tekst"))
    registers = naming(str(elsewhere / "P-01.docx"), "../wspolne/P-01.docx")
    assert {row["exists"] for row in facts(replace(office, documents_folder=elsewhere), registers).values()} == {"yes"}
    assert {row.get("unsafe") for row in facts(office, registers).values()} == {"outside"}


@pytest.mark.parametrize("name", ["nul", "com1.docx", "P-01.docx:x", "P-01.docx."])
def test_a_whole_path_is_judged_behind_the_folder_too(office: Office, name: str) -> None:
    paths = (
        f"{office.documents_folder.as_posix()}/{name}x/../{name}",
        f"{office.documents_folder.as_posix()}/{name}/a",
    )
    assert {located(path, office.folder, office.documents_folder).unsafe for path in paths} == {"outside"}


def test_a_link_that_leads_out_of_the_folder_is_not_followed(office: Office, tmp_path: Path) -> None:
    (tmp_path / "prywatne").mkdir()
    (tmp_path / "prywatne" / "x.docx").write_bytes(document("Tajne"))
    (office.documents_folder / "link.docx").symlink_to(tmp_path / "prywatne" / "x.docx")
    (office.documents_folder / "folder").symlink_to(tmp_path / "prywatne")
    found = facts(office, naming("dokumenty/link.docx", "dokumenty/folder/x.docx"))
    for path in ("dokumenty/link.docx", "dokumenty/folder/x.docx"):
        assert found[path] == {"named": "yes", "exists": "no", "unsafe": "outside"}


def test_a_loop_of_links_is_no_file(office: Office) -> None:
    (office.documents_folder / "a.docx").symlink_to(office.documents_folder / "b.docx")
    (office.documents_folder / "b.docx").symlink_to(office.documents_folder / "a.docx")
    found = facts(office, naming("dokumenty/a.docx", "dokumenty/b.docx"))
    assert [row["exists"] for row in found.values()] == ["no", "no"]


def test_only_documents_in_use_are_opened(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    (office.documents_folder / "P-01.docx").write_bytes(document("Tekst"))
    opened = _opened(monkeypatch)
    for status in ("draft", "withdrawn", "archived"):
        assert "sha256" not in facts(office, naming("dokumenty/P-01.docx", status=status))["dokumenty/P-01.docx"]
    assert opened == []
    assert "sha256" in facts(office, naming("dokumenty/P-01.docx", status="approved"))["dokumenty/P-01.docx"]
    assert opened == ["P-01.docx"]


def _opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    was = content.file_bytes
    monkeypatch.setattr(content, "file_bytes", lambda path, name: names.append(name) or was(path, name))
    return names


def test_an_unchanged_file_is_not_read_again_and_a_changed_one_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"P-{number:02}.docx" for number in range(1, 30)]
    for name in names:
        (office.documents_folder / name).write_bytes(document(name, header=HEADER))
    registers = naming(*(f"dokumenty/{name}" for name in names))
    opened = _opened(monkeypatch)
    first = facts(office, registers)
    assert sorted(opened) == names
    opened.clear()
    assert facts(office, registers) == first
    assert opened == []
    (office.documents_folder / "P-07.docx").write_bytes(document("Inny tekst", header=HEADER))
    again = facts(office, registers)
    assert opened == ["P-07.docx"]
    assert {path for path in first if first[path] != again[path]} == {"dokumenty/P-07.docx"}


def test_a_file_of_the_same_size_with_another_time_is_read_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.documents_folder / "P-01.docx"
    path.write_bytes(document("Tekst"))
    registers = naming("dokumenty/P-01.docx")
    facts(office, registers)
    opened = _opened(monkeypatch)
    os.utime(path, (1, 1))
    facts(office, registers)
    assert opened == ["P-01.docx"]


@pytest.mark.parametrize(
    "told",
    [b"", b"{", b"[]", b'{"version": "0"}', b'{"version": "%s", "files": {"x": 1}}', b"\xff\xfe"],
)
def test_a_damaged_memory_is_forgotten(office: Office, told: bytes) -> None:
    (office.documents_folder / "P-01.docx").write_bytes(document("Tekst"))
    registers = naming("dokumenty/P-01.docx")
    first = facts(office, registers)
    (office.folder / ".qms" / "files.json").write_bytes(told)
    assert facts(office, registers) == first


def test_a_memory_written_by_another_hand_is_read_again(office: Office) -> None:
    (office.documents_folder / "P-01.docx").write_bytes(document("Tekst"))
    registers = naming("dokumenty/P-01.docx")
    first = facts(office, registers)
    memory = office.folder / ".qms" / "files.json"
    for wrong in ([], [True, 5], ["yes", "a", "", "", "", ""], [True, "a", "", "", [], ""]):
        told = json.loads(memory.read_bytes())
        for known in told["files"].values():
            known[2] = wrong
        memory.write_text(json.dumps(told))
        assert facts(office, registers) == first


def test_what_is_remembered_of_files_that_are_gone_is_forgotten(office: Office) -> None:
    for name in ("P-01.docx", "P-02.docx"):
        (office.documents_folder / name).write_bytes(document("Tekst"))
    facts(office, naming("dokumenty/P-01.docx"))
    facts(office, naming("dokumenty/P-02.docx"))
    known = json.loads((office.folder / ".qms" / "files.json").read_bytes())["files"]
    assert [Path(path).name for path in known] == ["P-02.docx"]


def test_a_damaged_document_and_one_that_is_no_word_file_have_the_checksum_of_their_bytes(office: Office) -> None:
    (office.documents_folder / "P-01.docx").write_bytes(document("Tekst")[:300])
    (office.documents_folder / "P-02.pdf").write_bytes(b"%PDF")
    found = facts(office, naming("dokumenty/P-01.docx", "dokumenty/P-02.pdf"))
    assert [row["has_text"] for row in found.values()] == ["no", "no"]
    assert len({row["sha256"] for row in found.values()}) == 2


def test_a_file_that_cannot_be_opened_has_no_checksum(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    path = office.documents_folder / "P-01.docx"
    path.write_bytes(document("Tekst"))

    def locked(self: Path) -> bytes:
        raise PermissionError(13, "locked", str(self))

    monkeypatch.setattr(Path, "read_bytes", locked)
    found = facts(office, naming("dokumenty/P-01.docx"))["dokumenty/P-01.docx"]
    assert found == {"named": "yes", "exists": "yes", "has_text": "no"}


def test_progress_is_told_of_the_documents_in_use(office: Office) -> None:
    for name in ("P-01.docx", "P-02.docx"):
        (office.documents_folder / name).write_bytes(document("Tekst"))
    heard: list[tuple[int, int]] = []
    files_table(
        office, naming("dokumenty/P-01.docx", "dokumenty/P-02.docx"), lambda done, total: heard.append((done, total))
    )
    assert heard == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("dowody/zdjęcie 1.JPG", True),
        ("lista obecności.pdf", True),
        ("\\\\serwer\\dowody", True),
        ("C:\\dowody", True),
        ("../dowody.zip", True),
        ("protokół z 20.11.2026", False),
        ("https://bip.example.pl/plik.pdf", False),
        ("Ustalono, że wystarczy notatka.pdf", False),
        ("Zob. załącznik: notatka.pdf", False),
        ("lista.pdf\nzdjęcie", False),
        ("brak", False),
    ],
)
def test_evidence_is_a_path_where_it_looks_like_one(text: str, is_path: bool) -> None:
    assert looks_like_path(text) is is_path


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("a/../b", False),
        ("a/../../b", True),
        ("..\\b", True),
        ("./a", False),
        ("/a", True),
        ("C:\\a", True),
        ("a", False),
    ],
)
def test_a_path_leaves_its_folder_by_its_text(text: str, out: bool) -> None:
    assert leaves(text) is out


def test_without_folders_there_are_no_facts(office: Office) -> None:
    bare = replace(office, documents_folder=office.folder / "x", templates_folder=office.folder / "y")
    assert with_files(bare, Reading(naming("a.docx"), {})).facts == {}
    assert set(with_files(office, Reading(naming("a.docx"), {})).facts) == {"files", "template_faults"}
    assert set(with_documents(office, Reading(naming("a.docx"), {})).facts) == {"files"}
    assert set(with_documents(office, Reading({}, {})).facts) == {"files"}
