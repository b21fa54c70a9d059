"""What `check` prints: the JSON of the contract, sentences for people, one line per issue; exit codes 0, 1, 3."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from qms_xl.check import Checked
from qms_xl.cli import main
from qms_xl.errors import ReadError
from qms_xl.formats import concise, full, json_
from qms_xl.make import AsTyped, make_workbooks
from qms_xl.model import CellError, CellRef, Issue, Language, Text, Uncached
from qms_xl.office.new_toml import qms_toml
from qms_xl.speak import Voice
from qms_xl.speak.issues import CheckView, Spoken, fingerprint, plain

ROWS = {
    "units": [{"unit": "KM", "name": "Komunikacja", "unit_type": "department"}],
    "people": [{"person": "Anna Nowak", "unit": "KM"}, {"person": "Jan Lis", "unit": "KM"}],
    "actions": [
        {
            "action": f"D-2026-{number:03}",
            "action_type": "improvement",
            "origin": "management",
            "description": "Opis [/b] „cytat”",
            "owner": owner,
            "opened_on": date(2026, 1, 5),
            "due_on": due,
            "status": "running",
        }
        for number, owner, due in (
            (1, "Anna Nowak", date(2026, 12, 1)),
            (2, None, date(2026, 12, 1)),
            (3, "Jan Lis", AsTyped("31.02.2026")),
        )
    ],
}
FIELDS = [
    *("code", "name", "severity", "register", "workbook", "sheet", "cell", "row", "column", "header", "record"),
    *("about", "value", "message", "remedy", "clause", "fix", "hidden", "waived", "fingerprint"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("made") / "biuro", ROWS)


def made(home: Path, rows: Mapping[str, Sequence[Mapping[str, object]]]) -> Path:
    (home / "rejestry").mkdir(parents=True)
    for name, data in make_workbooks("pl", rows, created=datetime(2026, 11, 20)).items():
        (home / "rejestry" / name).write_bytes(data)
    (home / "qms.toml").write_text(qms_toml("pl", "Urząd Miasta"), encoding="utf-8")
    return home


def checked(office: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["check", "--office", str(office), "--as-of", "2026-11-20", *words])
    return code, capsys.readouterr().out


def issue(number: int, **changes: object) -> Spoken:
    usual: dict[str, object] = {
        **dict.fromkeys(FIELDS),
        "code": "ACT002",
        "name": "overdue",
        "severity": "warning",
        "workbook": "rejestry/Działania.xlsx",
        "sheet": "Działania",
        "cell": f"G{number}",
        "row": number,
        "record": f"D-{number}",
        "about": "",
        "message": f"Działanie „D-{number}” jest po terminie.",
        "remedy": "Wpisz datę.",
        "hidden": False,
        "fingerprint": "0" * 16,
    }
    return Spoken(**{**usual, **changes})  # type: ignore[arg-type]


def view(*issues: Spoken, language: Language = "pl", **changes: object) -> CheckView:
    summary = Checked(
        issues=(), skipped={"SUP001": ("suppliers", "actions.verify_due")}, rules=21, registers=5, rows=102
    )
    usual: dict[str, object] = {
        "office": "Urząd",
        "as_of": date(2026, 11, 20),
        "norm": "iso9001-2015",
        "voice": Voice(language),
        "checked": summary,
        "issues": issues,
    }
    return CheckView(**{**usual, **changes})  # type: ignore[arg-type]


def printed(shown: CheckView) -> str:
    out = io.StringIO()
    full.write(shown, out)
    return out.getvalue()


def test_json_has_every_field_of_the_contract_in_order(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = checked(office, capsys, "--format", "json")
    result = json.loads(text)
    assert code == 1
    assert list(result) == ["office", "as_of", "norm", "language", "summary", "issues"]
    assert (result["office"], result["as_of"], result["norm"]) == ("Urząd Miasta", "2026-11-20", "iso9001-2015")
    summary = result["summary"]
    assert list(summary) == ["error", "warning", "note", "waived", "rules", "registers", "rows", "skipped"]
    assert all(isinstance(names, list) and names for names in summary["skipped"].values())
    for severity in ("error", "warning", "note"):
        assert summary[severity] == sum(one["severity"] == severity for one in result["issues"])
    for one in result["issues"]:
        assert list(one) == FIELDS
        assert len(one["fingerprint"]) == 16
        assert "{" not in one["message"] + one["remedy"]
    (owner,) = [one for one in result["issues"] if one["record"] == "D-2026-002" and one["column"] == "owner"]
    assert owner["workbook"] == "rejestry/Działania.xlsx"
    assert owner["value"] is None
    assert owner["cell"] == f"E{owner['row']}"
    (due,) = [one for one in result["issues"] if one["record"] == "D-2026-003" and one["column"] == "due_on"]
    assert (due["code"], due["value"]) == ("GEN005", "31.02.2026")


def test_fingerprints_do_not_depend_on_the_language(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prints = []
    for language in ("pl", "en"):
        _, text = checked(office, capsys, "--format", "json", "--language", language)
        prints.append([one["fingerprint"] for one in json.loads(text)["issues"]])
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == len(prints[0])


def test_a_person_sees_only_rows_that_name_them(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = checked(office, capsys, "--format", "json", "--person", "jan lis")
    assert {one["record"] for one in json.loads(text)["issues"]} == {"D-2026-003"}
    assert main(["check", "--office", str(office), "--person", "Jan Lisek", "--language", "pl"]) == 2
    assert "Czy chodziło o „Jan Lis”?" in capsys.readouterr().err


def test_a_register_goes_by_its_name_or_its_title(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("actions", "Działania", "dzialania"):
        _, text = checked(office, capsys, "--format", "json", "--register", name)
        assert {one["register"] for one in json.loads(text)["issues"]} == {"actions"}
    assert main(["check", "--office", str(office), "--register", "action", "--language", "en"]) == 2
    assert "Did you mean “actions”?" in capsys.readouterr().err


def test_codes_and_families_are_selected_and_ignored(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = checked(office, capsys, "--format", "json", "--select", "GEN005,ACT")
    assert {one["code"] for one in json.loads(text)["issues"]} == {"GEN005", "ACT001"}
    _, text = checked(office, capsys, "--format", "json", "--ignore", "ACT001", "--ignore", "gen")
    assert not {one["code"] for one in json.loads(text)["issues"]} & {"GEN005", "ACT001"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--select", "ACT002"], 0),
        (["--select", "ACT001"], 1),
        (["--select", "ACT001", "--fail-on", "warning"], 1),
    ],
)
def test_the_exit_code_follows_fail_on(
    words: list[str], code: int, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(office, capsys, *words)[0] == code


def test_waived_issues_do_not_count_for_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waiver = {"rule": "ACT001", "register": "Działania", "record": "*", "reason": "zgoda", "approved_by": "Anna Nowak"}
    days = {"approved_on": date(2026, 11, 1), "expires_on": date(2027, 1, 31)}
    home = made(tmp_path / "biuro", {**ROWS, "waivers": [waiver | days]})
    assert checked(home, capsys, "--select", "ACT001")[0] == 0


def test_a_workbook_that_cannot_be_read_ends_with_3_and_the_others_are_done(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rejestry").mkdir()
    for path in (office / "rejestry").iterdir():
        data = path.read_bytes()
        (tmp_path / "rejestry" / path.name).write_bytes(data[:3000] if path.name == "Audity.xlsx" else data)
    (tmp_path / "qms.toml").write_bytes((office / "qms.toml").read_bytes())
    code, text = checked(tmp_path, capsys)
    assert code == 3
    assert "Audity.xlsx" in text
    assert "D-2026-002" in text
    assert main(["check", "--office", str(tmp_path), "--format", "json", "--quiet"]) == 3
    told = capsys.readouterr()
    assert "Audity.xlsx" in told.err
    assert json.loads(told.out)["issues"]


def test_a_workbook_may_be_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = checked(office, capsys, "--format", "json", str(office / "rejestry" / "Organizacja.xlsx"))
    assert {one["workbook"] for one in json.loads(text)["issues"]} <= {"rejestry/Organizacja.xlsx"}
    code, _ = checked(office, capsys, str(office / "rejestry" / "nie ma.xlsx"))
    assert code == 3


def test_workbooks_may_be_named_by_a_pattern_and_one_that_fits_nothing_is_a_missing_file(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = checked(office, capsys, "--format", "json", str(office / "rejestry" / "Dzia*.xlsx"))
    assert {one["workbook"] for one in json.loads(text)["issues"]} == {"rejestry/Działania.xlsx"}
    code, text = checked(office, capsys, str(office / "rejestry" / "brak*.xlsx"))
    assert (code, text) == (3, "")


def test_a_file_of_the_registers_folder_that_is_no_workbook_is_not_passed_over(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Path(shutil.copytree(office, tmp_path / "biuro"))
    notes = office / "rejestry" / "notatki.txt"
    notes.write_text("do zrobienia", encoding="utf-8")
    assert main(["check", "--office", str(office), "--format", "json", str(notes)]) == 3
    told = capsys.readouterr()
    assert "notatki.txt" in told.err
    assert json.loads(told.out)["issues"] == []


def test_concise_is_one_line_per_issue(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = checked(office, capsys, "--format", "concise", "--select", "ACT001")
    (line,) = text.splitlines()
    assert line.startswith("rejestry/Działania.xlsx:Działania:E5 ACT001 ")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_full_fits_80_columns_and_keeps_what_staff_wrote(
    language: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = checked(office, capsys, "--language", language)
    assert max(map(len, text.splitlines())) <= 80
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\x1b" not in text


def test_full_ends_with_counts_in_the_right_forms() -> None:
    issues = [issue(n, severity="error" if n < 5 else "warning") for n in range(2, 10)]
    text = printed(view(*issues, issue(20, waived="zgoda"), all_shown=True))
    assert "3 błędy, 5 ostrzeżeń, 1 usterka objęta wyjątkiem." in text
    assert "Sprawdzono 21 reguł, 5 rejestrów, 102 wiersze. Stan na 20.11.2026." in text
    assert "SUP001 pominięto, brakuje: Dostawcy zewnętrzni, Działania: Termin weryfikacji." in text
    assert "D-20" not in text
    english = printed(view(*issues[:1], language="en"))
    assert "1 error." in english
    assert "1 rule was skipped for lack of: Actions: Verify by, " in english


def test_full_shows_a_few_of_each_rule_and_counts_the_rest() -> None:
    text = printed(view(*(issue(n) for n in range(2, 44))))
    assert text.count("jest po terminie") == full.SHOWN
    assert "  i jeszcze 37 (ACT002)" in text
    assert printed(view(*(issue(n) for n in range(2, 8)))).count("jest po terminie") == 6  # "and 1 more" saves nothing
    assert printed(view(*(issue(n) for n in range(2, 44)), all_shown=True)).count("jest po terminie") == 42


def test_full_does_not_praise_an_office_without_registers() -> None:
    nothing = view(checked=Checked(issues=(), skipped={}, rules=13, registers=0, rows=0))
    assert "Nie było czego sprawdzić" in printed(nothing)
    assert "Usterek nie znaleziono." not in printed(nothing)


def test_full_says_when_nothing_is_wrong() -> None:
    assert "Usterek nie znaleziono." in printed(view())
    assert "No issues found." in printed(view(language="en"))


def test_full_names_files_that_failed_and_what_was_switched_off() -> None:
    failure = ReadError("x.xlsx", "", "encrypted", Text("Plik x.xlsx ma hasło.", ""), Text("Zdejmij hasło.", ""))
    text = printed(view(failed=(failure,), ignored={"DOC024": "przeglądamy z księgą"}))
    assert "Plik x.xlsx ma hasło.\n  Zdejmij hasło." in text
    assert "Wyłączone w qms.toml: DOC024 (przeglądamy z księgą)." in text


def test_full_is_coloured_on_a_terminal_only_and_never_where_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def on_a_terminal() -> str:
        out = Terminal()
        full.write(view(issue(2, severity="error")), out)
        return out.getvalue()

    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;31m błąd" in on_a_terminal()
    assert "\x1b" not in printed(view(issue(2, severity="error")))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3\d", on_a_terminal())


def test_verbose_full_names_the_waived_issues_with_their_reasons() -> None:
    text = printed(view(issue(20, waived="zgoda do marca"), all_shown=True))
    assert "Wyjątek: ACT002, rejestry/Działania.xlsx › Działania › G20: zgoda do" in text
    assert "Wyjątek:" not in printed(view(issue(20, waived="zgoda do marca")))


def test_markup_in_a_cell_is_text() -> None:
    assert "[/b][red]x" in printed(view(issue(2, message="Wpis „[/b][red]x” jest zły.", record="[/b]")))


def test_quiet_is_the_issues_only() -> None:
    text = printed(view(issue(2), quiet=True))
    assert "Sprawdzono" not in text
    assert "po terminie" in text


def test_json_is_ascii_where_the_stream_is_not_utf8() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp852")
    json_.write(view(issue(2, message="Działanie 漢")), stream)
    stream.flush()
    assert json.loads(raw.getvalue().decode("ascii"))["issues"][0]["message"] == "Działanie 漢"


def test_concise_says_where_even_without_a_cell() -> None:
    out = io.StringIO()
    concise.write(view(issue(2, cell=None, workbook=None, sheet=None, message="a\nb"), issue(3, waived="x")), out)
    assert out.getvalue() == "-:-:- ACT002 a b\n"


def test_a_fingerprint_follows_the_record_not_the_row() -> None:
    def one(**changes: object) -> Issue:
        cell = CellRef("actions", "a.xlsx", "A", "G2", 2, "due_on", "Termin", "D-1")._replace(**changes)  # type: ignore[arg-type]
        return Issue("ACT002", "warning", cell, {"days": 3}, "2026")

    same = one(row=9, cell="G9", workbook="b.xlsx", sheet="B", header="Do kiedy", value=5)
    assert fingerprint(same) == fingerprint(one())
    assert fingerprint(one(record="D-2")) != fingerprint(one())
    assert fingerprint(one(record=None)) != fingerprint(one(record=""))
    text = '["ACT002", "actions", "D-1", "due_on", "2026"]'
    assert fingerprint(one()) == hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (datetime(2026, 11, 20), "2026-11-20"),
        (datetime(2026, 11, 20, 8, 30), "2026-11-20T08:30:00"),
        (date(2026, 11, 20), "2026-11-20"),
        (45351.0, 45351),
        (0.95, 0.95),
        (True, True),
        ("007", "007"),
        (None, None),
        (float("nan"), None),
        (CellError("#N/A"), "#N/A"),
        (Uncached("=A1"), None),
    ],
)
def test_values_stand_in_json_as_typed(value: object, shown: object) -> None:
    assert plain(value) == shown
    assert type(plain(value)) is type(shown)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "2 usterki mają gotową poprawkę: qms-xl reconcile"),
        ("en", "2 issues have a ready fix: qms-xl reconcile"),
    ],
)
def test_the_end_says_how_many_issues_reconcile_could_mend(language: Language, said: str) -> None:
    def told(*issues: Spoken) -> str:
        out = io.StringIO()
        full.write(view(*issues, language=language), out)
        return out.getvalue()

    assert said in told(issue(1, fix="safe"), issue(2), issue(3, fix="unsafe"), issue(4, fix="safe", waived="zgoda"))
    assert "qms-xl reconcile" not in told(issue(1), issue(2, fix="safe", waived="zgoda"))
