"""`baseline`: what stands today is waived, what cannot be is said, and only new issues show from then on."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from history_office import CLOSED, PLANNED, actions, issues, new_office, read, typed

from qms_xl.cli import main
from qms_xl.make import make_workbook
from qms_xl.office import Office, load_office
from qms_xl.registers.actions import SCHEMA as ACTIONS
from qms_xl.registers.people import SCHEMA as PEOPLE

NO_EVIDENCE = {**CLOSED, "done_evidence": None}
OVERDUE = {**PLANNED, "due_on": date(2026, 11, 1)}
GRANT = ("--until", "2027-06-30", "--approved-by", "Anna Nowak")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an office with one action done without evidence and one overdue."""
    return typed(new_office(tmp_path_factory.mktemp("whole") / "biuro"), actions(NO_EVIDENCE, OVERDUE))


@pytest.fixture
def office(whole: Office, tmp_path: Path) -> Office:
    folder = Path(shutil.copytree(whole.folder, tmp_path / "biuro"))
    return load_office(folder, folder)


def baseline(office: Office, *words: str) -> int:
    return main(["baseline", *GRANT, "--office", str(office.folder), "--as-of", "2026-11-20", *words])


def open_codes(office: Office) -> set[str]:
    return {one.code for one in issues(office) if one.waived is None}


def test_nothing_is_written_before_it_was_shown(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in office.registers_folder.iterdir()}
    assert baseline(office) == 0
    out = capsys.readouterr().out
    assert "ACT003" in out
    assert "stan zastany 20.11.2026" in out
    assert max(map(len, out.splitlines())) <= 80
    assert {path: path.read_bytes() for path in office.registers_folder.iterdir()} == before


def test_what_stands_today_is_silent_and_what_is_new_shows(office: Office) -> None:
    assert {"ACT002", "ACT003"} <= open_codes(office)
    assert baseline(office, "--apply") == 0
    assert open_codes(office) == set()
    book = office.registers_folder / "Organizacja.xlsx"
    waived = book.read_bytes()
    typed(office, actions(NO_EVIDENCE, OVERDUE, {**NO_EVIDENCE, "action": "D-2026-009"}))
    book.write_bytes(waived)
    assert [(one.code, one.cell.record) for one in issues(office, "ACT003") if one.waived is None] == [
        ("ACT003", "D-2026-009")
    ]


def test_the_second_time_there_is_nothing_to_waive(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert baseline(office, "--apply") == 0
    count = len(read(office).registers["waivers"])
    capsys.readouterr()
    assert baseline(office, "--apply") == 0
    assert "Nie ma usterek" in capsys.readouterr().out
    assert len(read(office).registers["waivers"]) == count


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (("--select", "ACT003"), {"ACT003"}),
        (("--select", "ACT", "--ignore", "ACT003"), {"ACT002"}),
        (("--register", "Działania", "--select", "ACT002,ACT003"), {"ACT002", "ACT003"}),
    ],
)
def test_a_part_of_the_issues_can_be_chosen(office: Office, words: tuple[str, ...], rules: set[str]) -> None:
    assert baseline(office, *words, "--apply") == 0
    assert set(read(office).registers["waivers"]["rule"]) == rules


def test_what_cannot_be_waived_is_said(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["waive", "ACT003", "--record", "D-2026-001", "--reason", "x", "--approved-by", "Anna Nowak", "--apply"]
    assert main([*words, "--until", "2026-10-31", "--as-of", "2026-10-01", "--office", str(office.folder)]) == 0
    capsys.readouterr()
    assert baseline(office, "--format", "json", "--select", "ACT003,WVR") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["why"]) for one in told["left"]] == [("WVR001", "waivers")]
    assert baseline(office) == 0
    out = capsys.readouterr().out
    assert "Tego wyjątkiem objąć nie można: 1" in out
    assert "WVR001" in out


def test_rules_that_could_not_run_are_counted(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert baseline(office) == 0
    assert "dziś nie sprawdzono" in " ".join(capsys.readouterr().out.split())


def test_a_workbook_that_cannot_be_read_is_told_and_the_others_are_done(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.registers_folder / "Ryzyka.xlsx").write_bytes(b"PK broken")
    assert baseline(office, "--apply") == 3
    assert "Ryzyka.xlsx" in capsys.readouterr().err
    assert len(read(office).registers["waivers"]) > 0


def without_register(office: Office) -> Office:
    """Leave the office with one workbook of its own, that holds actions and people."""
    for path in office.registers_folder.iterdir():
        path.unlink()
    rows = actions(NO_EVIDENCE, OVERDUE)
    data = make_workbook("Nasze", "pl", [PEOPLE, ACTIONS], rows, created=datetime(2026, 11, 20))
    (office.registers_folder / "Nasze.xlsx").write_bytes(data)
    return office


def test_an_office_without_the_register_gets_a_workbook_for_it_once_it_says_so(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    without_register(office)
    new = office.registers_folder / "Wyjątki od reguł.xlsx"
    assert baseline(office) == 0
    assert "rejestry/Wyjątki od reguł.xlsx" in capsys.readouterr().out
    assert not new.exists()
    assert baseline(office, "--apply") == 0
    assert new.exists()
    assert open_codes(office) == set()


def test_no_second_register_is_made_while_a_workbook_cannot_be_read(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    without_register(office)
    (office.registers_folder / "Organizacja.xlsx").write_bytes(b"PK broken")
    assert baseline(office, "--apply") == 3
    assert "Organizacja.xlsx" in capsys.readouterr().err
    assert not (office.registers_folder / "Wyjątki od reguł.xlsx").exists()


def test_another_file_of_that_name_is_never_written_over(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    without_register(office)
    path = office.registers_folder / "Wyjątki od reguł.xlsx"
    other = (office.registers_folder / "Nasze.xlsx").read_bytes()
    (office.registers_folder / "Nasze.xlsx").rename(path)
    assert baseline(office, "--apply") == 2
    assert "Zmień nazwę" in capsys.readouterr().err
    assert path.read_bytes() == other
