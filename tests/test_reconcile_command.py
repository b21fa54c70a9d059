"""`reconcile`: what it shows, as table and as JSON, what it writes, and what it leaves to a person."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from qms_xl.cli import main
from qms_xl.make import AsTyped, make_workbooks
from qms_xl.model import CellEdit, CellRef, Language, RowAppend, Text
from qms_xl.office.new_toml import qms_toml
from qms_xl.speak import Voice
from qms_xl.speak.by_hand import print_by_hand
from qms_xl.speak.rows_to_paste import rows_to_paste
from qms_xl.workbook.changes import Content
from qms_xl.writing.outcome import ByHand, Paste

DAY = date(2026, 11, 20)
ROWS: dict[str, list[dict[str, Any]]] = {
    "actions": [
        {
            "action": "D-2026-001",
            "action_type": "improvement",
            "origin": "other",
            "description": "Wzór",
            "owner": "Anna Nowak",
        }
        | {"opened_on": date(2026, 10, 1), "due_on": date(2026, 12, 1), "status": "running"}
        | {"done_on": date(2026, 11, 10), "done_evidence": "notatka"},
        *(
            {"action": f"D-2026-{n:03}", "action_type": "improvement", "origin": "other", "description": "Wzór [/b]"}
            | {"owner": "Anna Nowak", "opened_on": date(2026, 10, 1), "due_on": date(2026, 12, 1), "status": "planned"}
            | {"done_on": date(2026, 11, 10), "done_evidence": "notatka"}
            for n in range(2, 12)
        ),
    ],
    "people": [
        {"person": "Anna Nowak", "unit": "OR", "position": AsTyped("Kierownik  Wydziału\u00a0")},
    ],
    "units": [{"unit": "OR", "name": "Organizacyjny", "unit_type": "department", "head": "Anna Nowak"}],
    "documents": [
        {"doc": "P-01", "title": "Audity", "edition": "1", "doc_type": "procedure", "status": "approved"}
        | {"effective_from": date(2026, 11, 1), "issued_on": date(2026, 10, 1), "approval_ref": "Z-1"},
    ],
    "objectives": [
        {
            "objective": "CJ-2026-01",
            "year": 2026,
            "statement": "Terminowość",
            "owner": "Anna Nowak",
            "action": "D-2026-001",
        },
    ],
    "reviews": [
        {"review": "PZ-2026", "planned_on": date(2026, 10, 1), "period_from": date(2025, 10, 1), "status": "held"}
        | {"period_to": date(2026, 9, 30), "held_on": date(2026, 10, 1)},
    ],
    "review_decisions": [
        {"decision": "PZ-2026/1", "review": "PZ-2026", "category": "resources", "decision_text": "Kupić skaner"}
        | {"status": "open", "owner": "Anna Nowak", "due_on": date(2026, 12, 31)},
    ],
}
EDIT = ["workbook", "sheet", "cell", "register", "record", "column", "old", "new", "rule", "safety", "applied"]
ROW = ["workbook", "register", "record", "values", "rule", "safety", "applied"]
LEFT = ["workbook", "sheet", "cell", "register", "record", "column", "new", "reason", "message", "remedy"]


def made(folder: Path, language: Language, rows: dict[str, list[dict[str, Any]]] = ROWS) -> Path:
    registers = folder / ("rejestry" if language == "pl" else "registers")
    registers.mkdir(parents=True)
    for name, data in make_workbooks(language, rows, created=datetime(2026, 11, 20)).items():
        (registers / name).write_bytes(data)
    (folder / "qms.toml").write_text(qms_toml(language, "Urząd"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folder = tmp_path_factory.mktemp("biura")
    return {"pl": made(folder / "pl", "pl"), "en": made(folder / "en", "en")}


@pytest.fixture
def office(offices: dict[Language, Path], tmp_path: Path) -> Path:
    return shutil.copytree(offices["pl"], tmp_path / "biuro")


def asked(office: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["reconcile", *words, "--office", str(office), "--as-of", DAY.isoformat()]) == code
    return capsys.readouterr().out


def facts(office: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(asked(office, capsys, "--format", "json", *words, code=code))
    return found


def bytes_of(office: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (office / "rejestry").glob("*.xlsx")}


# showing


def test_json_has_every_field_of_the_contract_in_order(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = facts(office, capsys)
    assert list(result) == ["edits", "rows", "backup", "by_hand", "to_paste"]
    assert result["backup"] is None
    for one in result["edits"]:
        assert list(one) == EDIT
        assert one["applied"] is False
    for one in result["rows"]:
        assert list(one) == ROW
    by_cell = {(one["register"], one["record"], one["column"]): one for one in result["edits"]}
    assert len(by_cell) == len(result["edits"])
    action = by_cell["actions", "D-2026-001", "status"]
    assert (action["workbook"], action["sheet"]) == ("rejestry/Działania.xlsx", "Działania")
    assert (action["old"], action["new"], action["rule"], action["safety"]) == (
        "w realizacji",
        "done",
        "ACT010",
        "safe",
    )
    document = by_cell["documents", "P-01 / 1", "status"]
    assert (document["new"], document["rule"], document["safety"]) == ("effective", "DOC022", "unsafe")
    objective = by_cell["objectives", "CJ-2026-01", "status"]
    assert (objective["old"], objective["new"], objective["rule"]) == (None, "on_track", None)
    assert by_cell["review_decisions", "PZ-2026/1", "action"]["new"] == "D-2026-012"
    (row,) = result["rows"]
    assert (row["workbook"], row["record"], row["safety"]) == ("rejestry/Działania.xlsx", "D-2026-012", "unsafe")
    assert row["values"]["due_on"] == "2026-12-31"
    assert (row["values"]["state"], row["values"]["origin"]) == ("open", "decision")


@pytest.mark.parametrize(("language", "spoken"), [("pl", "pl"), ("en", "en"), ("en", "pl")])
def test_the_table_names_cell_record_header_old_and_new_within_eighty_columns(
    offices: dict[Language, Path], language: Language, spoken: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    text = asked(offices[language], capsys, "--language", spoken)
    assert max(map(len, text.splitlines())) <= 80
    assert "{" not in text
    lines = {" ".join(line.split()) for line in text.splitlines()}
    words = "w realizacji → wykonane" if language == "pl" else "in progress → done"
    assert any(line.endswith(f" D-2026-001 Status {words}") for line in lines), "in the office's own words"
    assert any("··" in line and "Kierownik" in line for line in lines)
    kept = "ACT010 Status działania nie zgadza się z datami (bezpieczna)"
    assert (kept if spoken == "pl" else "ACT010 Status of the action contradicts its dates (safe)") in lines
    assert "qms-xl reconcile --apply" in lines
    assert "qms-xl reconcile --apply --unsafe" in lines
    assert any(line.startswith(("Nowe wiersze", "New rows")) for line in lines)


def test_long_lists_are_cut_and_told_and_whole_with_verbose(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short, whole = (
        asked(office, capsys, "--select", "ACT010", "--language", "pl", *more) for more in ((), ("--verbose",))
    )
    assert "D-2026-006" in short
    assert "D-2026-007" not in short
    assert "i jeszcze 5 komórek" in short
    assert all(f"D-2026-{n:03}" in whole for n in range(1, 12))
    assert "i jeszcze" not in whole
    assert "Do zmiany: 11 komórek." in short


def test_registers_and_rules_narrow_the_edits(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_register = facts(office, capsys, "--register", "Cele jakości")["edits"]
    assert {one["register"] for one in by_register} == {"objectives"}
    by_rule = facts(office, capsys, "--select", "ACT,DOC022")["edits"]
    assert {one["rule"] for one in by_rule} == {"ACT010", "DOC022"}


@pytest.mark.parametrize(
    ("words", "suggestion"), [(("--register", "action"), "„actions”"), (("--select", "ACT0100"), "ACT010")]
)
def test_an_unknown_register_or_rule_is_wrong_usage_with_the_nearest(
    office: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], suggestion: str
) -> None:
    assert main(["reconcile", *words, "--office", str(office), "--language", "pl"]) == 2
    assert f"Czy chodziło o {suggestion}?" in capsys.readouterr().err


def test_a_workbook_that_cannot_be_read_ends_with_3_and_the_others_are_reconciled(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "rejestry" / "Dokumenty.xlsx").write_bytes(b"PK\x03\x04 no more")
    found = facts(office, capsys, code=3)
    assert "D-2026-001" in {one["record"] for one in found["edits"]}
    assert "documents" not in {one["register"] for one in found["edits"]}
    assert main(["reconcile", "--office", str(office), "--as-of", "2026-11-20", "--language", "pl"]) == 3
    assert "Dokumenty.xlsx" in capsys.readouterr().err


def test_without_apply_no_byte_changes(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = bytes_of(office)
    asked(office, capsys, "--unsafe")
    assert bytes_of(office) == before
    assert not (office / ".qms").exists()


# writing


@pytest.mark.filterwarnings("ignore:Print area")
def test_apply_writes_what_is_safe_and_unsafe_the_rest_and_then_nothing_is_left(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = facts(office, capsys)
    first = facts(office, capsys, "--apply")
    assert [one["applied"] for one in first["edits"]] == [one["safety"] == "safe" for one in first["edits"]]
    assert [(one["record"], one["applied"]) for one in first["rows"]] == [("D-2026-012", False)]
    assert (office / first["backup"]).is_dir()
    sheet = openpyxl.load_workbook(office / "rejestry" / "Działania.xlsx")["Działania"]
    assert sheet["H4"].value == "wykonane"

    second = facts(office, capsys, "--apply", "--unsafe")
    assert all(one["applied"] for one in (*second["edits"], *second["rows"]))
    assert {(one["cell"], one["column"]) for one in (*first["edits"], *second["edits"])} == {
        (one["cell"], one["column"]) for one in before["edits"]
    }
    assert facts(office, capsys) == {"edits": [], "rows": [], "backup": None, "by_hand": [], "to_paste": None}
    said = asked(office, capsys, "--apply", "--unsafe", "--language", "pl")
    assert said == "Skoroszyty są uzgodnione: nie ma nic do zmiany.\n"


def test_what_was_written_is_told_with_the_backup_and_the_way_back(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = asked(office, capsys, "--apply", "--language", "pl")
    assert "Zapisano w 3 skoroszytach: 13 komórek." in text
    assert ".qms/backups/" in text
    assert "qms-xl undo" in text
    assert "Do potwierdzenia zostało: 3." in text


@pytest.mark.filterwarnings("ignore:Print area")
def test_what_is_refused_is_left_to_do_by_hand_with_the_row_to_paste(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office / "rejestry" / "Działania.xlsx"
    book = openpyxl.load_workbook(path)
    book["Działania"].protection.enable()
    book.save(path)
    before = path.read_bytes()

    found = facts(office, capsys, "--apply", "--unsafe")
    assert path.read_bytes() == before
    assert all(list(one) == LEFT for one in found["by_hand"])
    left = {(one["record"], one["column"]): one for one in found["by_hand"]}
    assert left["D-2026-001", "status"]["new"] == "done"
    assert left["D-2026-012", None]["new"]["origin_ref"] == "PZ-2026/1"
    assert (left["D-2026-012", None]["sheet"], left["D-2026-012", None]["cell"]) == ("Działania", None)
    assert ("PZ-2026/1", "action") in left, "a number without its row would lead nowhere"
    applied = {(one["record"], one["column"]) for one in found["edits"] if one["applied"]}
    assert applied == {("P-01 / 1", "status"), ("CJ-2026-01", "status"), ("Anna Nowak", "position")}

    text = asked(office, capsys, "--apply", "--unsafe", "--language", "pl")
    assert "Do zrobienia ręcznie: 13" in text
    assert text.count("jest zablokowana") == 1, "one reason, told once for all the cells of the sheet"
    assert "rejestry/Działania.xlsx › Działania › H4" in text
    assert "Działania, nowy wiersz D-2026-012" in text
    assert text.endswith("    raporty/Wiersze do wklejenia.xlsx\n")
    assert [line for line in text.splitlines() if len(line) > 80] == []

    (sheet,) = openpyxl.load_workbook(office / found["to_paste"])
    table = path_headers(path)
    assert [cell.value for cell in sheet[3]] == table
    row = dict(zip(table, sheet[4], strict=True))
    assert (row["Termin"].value, row["Termin"].is_date) == (datetime(2026, 12, 31), True)
    assert row["Źródło"].value == "decyzja z przeglądu"
    assert asked(office, capsys, "--apply", "--unsafe", "--language", "pl") == text, "the same rows, the same workbook"


def path_headers(path: Path) -> list[object]:
    sheet = openpyxl.load_workbook(path)["Działania"]
    (table,) = sheet.tables.values()
    return [cell.value for cell in sheet[table.ref][0]]


@pytest.mark.filterwarnings("ignore:Print area")
def test_where_the_workbook_of_rows_cannot_be_written_that_is_said_and_the_exit_code_is_3(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office / "rejestry" / "Działania.xlsx"
    book = openpyxl.load_workbook(path)
    book["Działania"].protection.enable()
    book.save(path)
    (office / "raporty").write_text("a file where a folder should be", encoding="utf-8")
    code = main(["reconcile", "--apply", "--unsafe", "--office", str(office), "--as-of", DAY.isoformat()])
    said = capsys.readouterr()
    assert code == 3
    assert "Wiersze do wklejenia.xlsx" not in said.out
    assert "Wiersze do wklejenia.xlsx" in said.err


def test_while_somebody_else_writes_the_plan_is_shown_and_nothing_changes(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from qms_xl.disk.lock import writing_lock

    before = bytes_of(office)
    with writing_lock(office, "undo"):
        code = main(["reconcile", "--apply", "--office", str(office), "--as-of", DAY.isoformat(), "--language", "pl"])
    said = capsys.readouterr()
    assert code == 3
    assert bytes_of(office) == before
    assert "ACT010" in said.out
    assert "Niczego nie zapisano." in said.out
    assert "undo" in said.err


def test_nothing_is_written_where_the_result_has_nowhere_to_go(office: Path, tmp_path: Path) -> None:
    before = bytes_of(office)
    taken = tmp_path / "wynik.txt"
    taken.write_text("moje", encoding="utf-8")
    assert main(["reconcile", "--apply", "--office", str(office), "--output", str(taken)]) == 3
    assert bytes_of(office) == before
    assert taken.read_text(encoding="utf-8") == "moje"


# what is left to a person


def left(workbook: str = "rejestry/Działania.xlsx", sheet: str = "Moje działania") -> ByHand:
    cell = CellRef("actions", workbook, sheet, "H2", 2, "status", "Status", "D-1", "w realizacji")
    return ByHand(
        CellEdit(cell, "done"), "protected", Text("Arkusz [/b].", "Sheet [/b]."), Text("Zdejmij.", "Lift it.")
    )


def printed(one: ByHand, home: Path, **given: Any) -> str:
    out = io.StringIO()
    print_by_hand(Console(file=out, width=80, markup=False, **given), [one], Voice("pl"), home)
    return out.getvalue()


def test_on_a_terminal_the_cell_is_a_link_into_the_workbook(tmp_path: Path) -> None:
    text = printed(left(), tmp_path, force_terminal=True, color_system="standard", legacy_windows=False)
    link = f"{(tmp_path / 'rejestry' / 'Działania.xlsx').as_uri()}#%27Moje%20dzia%C5%82ania%27%21H2"
    assert f";{link}\x1b\\" in text
    text = printed(left(sheet="Dept's"), tmp_path, force_terminal=True, color_system="standard", legacy_windows=False)
    assert "#%27Dept%27%27s%27%21H2\x1b" in text


def test_elsewhere_it_is_workbook_sheet_and_cell_with_reason_and_remedy(tmp_path: Path) -> None:
    text = printed(left(), tmp_path)
    assert "\x1b" not in text
    assert text.splitlines() == [
        "Do zrobienia ręcznie: 1",
        "  Arkusz [/b].",
        "  Zdejmij.",
        "    rejestry/Działania.xlsx › Moje działania › H2",
        "      D-1, Status: wykonane",
    ]


def to_paste(sheet: str, headers: Sequence[str], *contents: Content) -> ByHand:
    row = RowAppend("actions", "D-1", {})
    paste = Paste("actions", "a.xlsx", sheet, tuple(zip(headers, contents, strict=True)))
    return ByHand(row, "protected", Text("Arkusz.", "Sheet."), paste=paste)


@pytest.mark.filterwarnings("ignore:Print area")
@pytest.mark.parametrize(("language", "day"), [("pl", "dd.mm.yyyy"), ("en", "d mmm yyyy")])
def test_rows_to_paste_are_typed_cells_and_never_a_formula(language: Language, day: str) -> None:
    contents = ("D-1", None, date(2026, 1, 5), 0.1, "=1+1", "@SUM(1)", "007", "2026-05", True, "a\nb")
    data = rows_to_paste([to_paste("A", "abcdefghij", *contents)], Voice(language), DAY)
    assert data
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data))
    cells = sheet[4]
    assert [cell.value for cell in cells] == [*contents[:2], datetime(2026, 1, 5), *contents[3:]]
    assert [cell.data_type for cell in cells] == ["s", "n", "d", "n", "s", "s", "s", "s", "b", "s"]
    assert [cell.number_format for cell in (*cells[:1], *cells[2:5])] == ["@", day, "General", "@"]


@pytest.mark.filterwarnings("ignore:Print area")
def test_each_sheet_that_rows_belong_to_has_its_own_with_the_office_s_headers_told_apart() -> None:
    left = [
        to_paste("2025", ("Nr", "", "nr"), "D-1", None, "x"),
        to_paste("2026", ("Nr", "Opis\nsprawy"), "D-2", "y"),
        to_paste("2025", ("Nr", "", "nr"), "D-3", None, "z"),
        to_paste("2025", ("Inna tabela",), date(2026, 1, 5)),
        to_paste("2025", ("Inna tabela",), "jutro"),
        ByHand(RowAppend("actions", "D-4", {}), "no_place", Text("Nie ma dokąd.", "No place.")),
    ]
    data = rows_to_paste(left, Voice("pl"), DAY)
    assert data
    first, second, third = openpyxl.load_workbook(io.BytesIO(data))
    assert [[cell.value for cell in row] for row in first["A3:C5"]] == [
        ["Nr", "(2)", "nr (3)"],
        ["D-1", None, "x"],
        ["D-3", None, "z"],
    ]
    assert [[cell.value for cell in row] for row in second["A3:B4"]] == [["Nr", "Opis sprawy"], ["D-2", "y"]]
    assert [(row[0].value, row[0].number_format) for row in third["A4:A5"]] == [
        (datetime(2026, 1, 5), "dd.mm.yyyy"),
        ("jutro", "@"),
    ]
    assert "a.xlsx › 2025" in first["A2"].value
    assert "a.xlsx › 2026" in second["A2"].value
    assert rows_to_paste(left, Voice("pl"), DAY) == data
    assert rows_to_paste(left[-1:], Voice("pl"), DAY) is None


def test_a_row_without_a_place_is_told_all_the_same(tmp_path: Path) -> None:
    row = RowAppend("actions", "D-2026-012", {"action": "D-2026-012"})
    text = printed(ByHand(row, "no_place", Text("Nie ma dokąd.", "No place.")), tmp_path)
    assert text.splitlines() == [
        "Do zrobienia ręcznie: 1",
        "  Nie ma dokąd.",
        "      Działania, nowy wiersz D-2026-012",
    ]


def test_a_reason_is_told_once_for_all_the_cells_that_it_holds_up(tmp_path: Path) -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, markup=False)
    print_by_hand(console, [left()] * 9, Voice("pl"), tmp_path)
    assert (out.getvalue().count("Zdejmij."), out.getvalue().count("D-1, Status")) == (1, 6)
    assert "i jeszcze 3\n" in out.getvalue()
    print_by_hand(console, [left()] * 9, Voice("pl"), tmp_path, all_shown=True)
    assert out.getvalue().count("D-1, Status") == 6 + 9
