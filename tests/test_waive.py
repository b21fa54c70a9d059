"""`waive`: a row of the waivers register for an issue that may stay; what is refused, and why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from history_office import CLOSED, PLANNED, actions, issues, new_office, read, typed

from qms_xl.cli import main
from qms_xl.model import Issue
from qms_xl.office import Office, load_office
from qms_xl.past.chain import read_chain
from qms_xl.speak.issues import fingerprint
from qms_xl.waive import Grant, Scope, can_be_waived, scope_of, silenced, waivers

NO_EVIDENCE = {**CLOSED, "done_evidence": None}
GRANT = ("--reason", "dowód w EZD", "--until", "2027-06-30", "--approved-by", "Anna Nowak")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an office with two actions that are done without evidence (ACT003)."""
    office = new_office(tmp_path_factory.mktemp("whole") / "biuro")
    people = [{"person": "Anna Nowak"}, {"person": "Jan Dawny", "active_to": date(2025, 1, 31)}]
    rows = {**actions(NO_EVIDENCE, {**NO_EVIDENCE, "action": "D-2026-005"}, PLANNED), "people": people}
    return typed(office, rows)


@pytest.fixture
def office(whole: Office, tmp_path: Path) -> Office:
    folder = Path(shutil.copytree(whole.folder, tmp_path / "biuro"))
    return load_office(folder, folder)


def waived(office: Office, *words: str, day: str = "2026-11-20") -> int:
    return main(["waive", *words, "--office", str(office.folder), "--as-of", day])


def rows(office: Office) -> list[dict[str, Any]]:
    register = read(office).registers["waivers"]
    frame = register.frame.astype(object).where(register.frame.notna(), None)
    return [{str(name): value for name, value in row.items() if value is not None} for row in frame.to_dict("records")]


def open_records(office: Office) -> list[str | None]:
    return [one.cell.record for one in issues(office, "ACT003") if one.waived is None]


def test_nothing_is_written_before_it_was_shown(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert waived(office, "ACT003", "--record", "D-2026-001", *GRANT) == 0
    out = capsys.readouterr().out
    assert "ACT003" in out
    assert "D-2026-001" in out
    assert "--apply" in out
    assert max(map(len, out.splitlines())) <= 80
    assert rows(office) == []


def test_the_issue_of_that_record_is_silenced_and_no_other(office: Office) -> None:
    assert waived(office, "act003", "--record", "d-2026-001", *GRANT, "--apply") == 0
    (row,) = rows(office)
    assert (row["rule"], row["register"], row["record"]) == ("ACT003", "Działania", "D-2026-001")
    assert (row["reason"], row["approved_by"]) == ("dowód w EZD", "Anna Nowak")
    assert (row["approved_on"].date(), row["expires_on"].date()) == (date(2026, 11, 20), date(2027, 6, 30))
    assert open_records(office) == ["D-2026-005"]
    assert issues(office, "WVR", "XLS", "GEN013") == []


def test_an_issue_can_be_named_by_its_fingerprint(office: Office) -> None:
    (first, _) = issues(office, "ACT003")
    assert waived(office, fingerprint(first), *GRANT, "--apply") == 0
    (row,) = rows(office)
    assert row["column"] == "Dowód wykonania"
    assert open_records(office) == ["D-2026-005"]


def test_a_star_means_every_record_of_the_register(office: Office) -> None:
    assert waived(office, "ACT003", "--record", "*", *GRANT, "--apply") == 0
    assert [row["record"] for row in rows(office)] == ["*"]
    assert open_records(office) == []


@pytest.mark.parametrize("column", ["done_evidence", "Dowód wykonania", "evidence"])
def test_a_column_can_be_named_in_either_language_or_by_its_name(office: Office, column: str) -> None:
    words = ("ACT003", "--record", "D-2026-001", "--column", column, *GRANT, "--apply")
    assert waived(office, *words) == 0
    assert [row["column"] for row in rows(office)] == ["Dowód wykonania"]


def test_waiving_twice_writes_once(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert waived(office, "ACT003", "--record", "D-2026-001", *GRANT, "--apply") == 0
    assert len(rows(office)) == 1
    assert "Nie ma usterek" in capsys.readouterr().out


def test_an_expired_waiver_is_renewed_in_its_row(office: Office) -> None:
    words = ("ACT003", "--record", "D-2026-001", "--approved-by", "Anna Nowak", "--apply")
    assert waived(office, *words, "--reason", "dawniej", "--until", "2026-10-31", day="2026-10-01") == 0
    assert open_records(office) == ["D-2026-001", "D-2026-005"]
    assert waived(office, *words, "--reason", "nadal", "--until", "2027-03-31") == 0
    (row,) = rows(office)
    assert (row["reason"], row["expires_on"].date()) == ("nadal", date(2027, 3, 31))
    assert row["approved_on"].date() == date(2026, 11, 20)
    assert open_records(office) == ["D-2026-005"]


def test_undo_takes_the_row_back_and_no_rule_misses_it(office: Office) -> None:
    assert waived(office, "ACT003", "--record", "D-2026-001", *GRANT, "--apply") == 0
    assert main(["undo", "--office", str(office.folder)]) == 0
    assert rows(office) == []
    assert issues(office, "GEN010") == []
    assert [one.why for one in read_chain(office.folder).links] == ["waive", "undo"]


def test_json_names_the_row_and_what_it_silences(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (first, _) = issues(office, "ACT003")
    assert waived(office, "ACT003", "--record", "D-2026-001", *GRANT, "--apply", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rows"][0]["record"] == "ACT003 / Działania / D-2026-001"
    assert told["rows"][0]["applied"] is True
    assert told["silences"] == [fingerprint(first)]
    assert told["backup"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ACT03", "--record", "D-2026-001"), "ACT003"),
        (("ACT", "--record", "D-2026-001"), "ACT"),
        (("WVR001", "--record", "x"), "Wyjątki od reguł"),
        (("ACT003",), "--record"),
        (("ACT003", "--record", "D-2026-01"), "„D-2026-001”"),
        (("ACT003", "--record", "D-2026-001", "--register", "akcje"), "rejestru „akcje”"),
        (("ACT003", "--record", "D-2026-001", "--column", "Termin"), "Dowód wykonania"),
        (("ACT007", "--record", "D-2026-001"), "nie znajduje"),
        (("0123456789abcdef",), "check --format json"),
        (("0123456789abcdef", "--record", "D-2026-001"), "--record"),
    ],
)
def test_what_names_no_issue_of_today_is_refused_with_what_to_do(
    office: Office, words: Sequence[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert waived(office, *words, *GRANT, "--apply") == 2
    assert said in capsys.readouterr().err
    assert rows(office) == []


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--reason", "   ", "Powód jest pusty"),
        ("--until", "2026-11-19", "w przeszłości"),
        ("--until", "2126-11-19", "za daleko"),
        ("--until", "kiedyś", "nie jest datą"),
        ("--approved-by", "Anna Nowa", "„Anna Nowak”"),
        ("--approved-by", "Jan Dawny", "już w biurze nie pracuje"),
        ("--approved-by", "", "W rejestrze osób nie ma"),
    ],
)
def test_a_grant_needs_a_reason_an_end_to_come_and_a_person_of_today(
    office: Office, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = dict(zip(GRANT[::2], GRANT[1::2], strict=True)) | {option: value}
    words = [word for pair in given.items() for word in pair]
    assert waived(office, "ACT003", "--record", "D-2026-001", *words, "--apply") == 2
    assert said in capsys.readouterr().err
    assert rows(office) == []


@pytest.mark.parametrize("option", GRANT[::2])
def test_reason_end_and_approver_must_be_named(office: Office, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = [word for pair in zip(GRANT[::2], GRANT[1::2], strict=True) if pair[0] != option for word in pair]
    assert waived(office, "ACT003", "--record", "D-2026-001", *given) == 2
    assert option in capsys.readouterr().err


def test_a_waiver_may_end_today(office: Office) -> None:
    words = ("--reason", "x", "--until", "2026-11-20", "--approved-by", "Anna Nowak")
    assert waived(office, "ACT003", "--record", "D-2026-001", *words, "--apply") == 0
    assert open_records(office) == ["D-2026-005"]


def issue(code: str, register: str, **other: Any) -> Issue:
    from qms_xl.model import CellRef

    cell = CellRef(register, "a.xlsx", "a", "A2", 2, other.pop("column", None), None, other.pop("record", None))
    return Issue(code, "warning", cell, {}, **other)


def test_issues_about_waivers_about_no_register_and_about_bugs_cannot_be_waived() -> None:
    assert can_be_waived(issue("ACT003", "actions"))
    assert not can_be_waived(issue("WVR001", "waivers"))
    assert not can_be_waived(issue("XLS011", ""))
    assert not can_be_waived(issue("ACT003", "", variant="_crashed"))


def test_the_waiver_of_an_issue_silences_that_issue(office: Office) -> None:
    other = issue("AUD001", "documents", record="P-29 /  1", column="units", about="GK")
    scope = scope_of(other, office)
    assert scope == Scope("AUD001", "Rejestr dokumentów", "P-29 / 1", "Komórki stosujące", "GK")
    near = issue("AUD001", "documents", record="P-29 / 1", column="units", about="OR")
    assert silenced(scope, [other, near]) == [other]


def test_in_an_office_that_writes_audyt_the_register_is_named_so_and_found(tmp_path: Path) -> None:
    office = Office(tmp_path, "Urząd", "pl", audit_spelling="audyt")
    one = issue("AUD004", "audits", record="AW-2026-01", column="planned_from")
    scope = scope_of(one, office)
    assert scope.register == "Audyty"
    assert silenced(scope, [one]) == [one]


def test_without_a_register_the_rows_are_worked_out_all_the_same() -> None:
    grant = Grant("powód", "Anna Nowak", date(2026, 11, 20), date(2027, 1, 1))
    scope = Scope("OBJ017", "Cele jakości", about="2026")
    plan = waivers({scope: issue("OBJ017", "objectives", about="2026")}, None, grant)
    (row,) = plan.rows
    assert row.append.record == "OBJ017 / Cele jakości /  /  / 2026"
    assert row.append.values == {**grant._asdict(), "rule": "OBJ017", "register": "Cele jakości", "about": "2026"}
