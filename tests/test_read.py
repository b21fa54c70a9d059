"""Reading an office's folder: which files, what happens to those that cannot be read, and what check says of their form."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from handmade import with_parts

from qms_xl.check import Checked, check
from qms_xl.make import make_workbooks
from qms_xl.model import Register
from qms_xl.office import Office
from qms_xl.read import Reading, read_books, read_office
from qms_xl.reading.files import conflict_copies, is_register_file
from qms_xl.rulebook import rule_book
from qms_xl.settings import Settings
from qms_xl.speak import Voice
from qms_xl.workbook.cells import read_book

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 11, 20)
UNITS = [
    ["Symbol komórki", "Nazwa komórki", "Rodzaj"],
    ["KM", "Komunikacja", "wydział"],
    ["OR", "Organizacja", "wydział"],
]


def office(folder: Path, **more: object) -> Office:
    registers = folder / "rejestry"
    registers.mkdir(exist_ok=True)
    return Office(folder=folder, name="Urząd", language="pl", registers_folder=registers, **more)


def workbook(
    rows: list[list[object]],
    sheet: str = "Komórki i jednostki",
    table: str = "qms_units",
    *,
    top: int = 0,
    covered: int | None = None,
    merged: str = "",
    hidden: int | None = None,
) -> bytes:
    """Return a workbook of one sheet; `covered` rows of data are in the table, `top` rows stand above it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": True})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                page.write(top + number, column, value)
    if table:
        last = top + (len(rows) - 1 if covered is None else covered)
        headers = [{"header": str(header)} for header in rows[0]]
        page.add_table(top, 0, last, len(rows[0]) - 1, {"name": table, "columns": headers})
    if merged:
        page.merge_range(merged, "razem")
    if hidden is not None:
        page.set_row(hidden, None, None, {"hidden": True})
    book.close()
    return out.getvalue()


def with_errors(data: bytes) -> bytes:
    """Return the workbook with the stored result of every formula made the error #N/A, as Excel stores it."""
    return reformed(data, "<v>#N/A</v>", ' t="e"')


def without_results(data: bytes) -> bytes:
    """Return the workbook with formulas that have no stored result, as other programs write them."""
    return reformed(data, "", "")


def reformed(data: bytes, result: str, kind: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                formula = r'<c r="(\w+)"><f>(.*?)</f><v>0</v></c>'
                text, count = re.subn(formula, rf'<c r="\1"{kind}><f>\2</f>{result}</c>', part.decode())
                assert count
                part = text.encode()
            new.writestr(name, part)
    return out.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / "rejestry" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def checked(reading: Reading, home: Office, *codes: str) -> Checked:
    return check(
        reading.registers,
        facts=reading.facts,
        as_of=TODAY,
        settings=home.settings,
        norm=home.norm,
        select=codes,
    )


def found(reading: Reading, home: Office, *codes: str) -> list[tuple[object, ...]]:
    issues = checked(reading, home, *codes).issues
    return [(issue.code, issue.cell.workbook.removeprefix("rejestry/"), issue.cell.cell) for issue in issues]


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["~$Działania.xlsx", ".~lock.Działania.xlsx#", ".ukryty.xlsx", "Panel SZJ.xlsm", "panel szj.XLSM", "QMS Panel.xlsm",
     "Notatki.docx", "Działania.xls", "Działania.ods", "~qms-1a2b.tmp"],
)  # fmt: skip
def test_other_files_are_not_read(name):
    assert not is_register_file(name)


@pytest.mark.parametrize("name", ["Działania.xlsx", "Działania.XLSX", "Cele.xlsm", "Panel.xlsx"])
def test_workbooks_are_read(name):
    assert is_register_file(name)


@pytest.mark.parametrize(
    "copy",
    [
        "Działania (1).xlsx",
        "Działania(2).xlsx",
        "Działania — kopia.xlsx",
        "Działania - Kopia (3).xlsx",
        "Działania - Copy.xlsx",
        "Kopia Działania.xlsx",
        "Kopia pliku Działania.xlsx",
        "Kopia zapasowa Działania.xlsx",
        "Copy of Działania.xlsx",
        "Działania (kopia będąca w konflikcie użytkownika Anna 2026-05-01).xlsx",
        "Działania (Anna Nowak's conflicted copy 2026-05-01).xlsx",
        "Działania (conflicted copy 2026-05-01 101112).xlsx",
        "Działania.sync-conflict-20260501-101112-ABCDEF.xlsx",
        "Działania-PC12.xlsx",
        "DZIAŁANIA-DESKTOP-1A2B3C.xlsx",
        "Działania-KADRY-PC.xlsx",
        "Działania-LAPTOP-9XYZ-2.xlsx",
    ],
)
def test_a_conflict_copy_is_known_by_its_name(copy):
    assert conflict_copies(["Działania.xlsx", copy]) == {copy: "Działania.xlsx"}
    assert conflict_copies(["Cele.xlsx", copy]) == {}, "without its original it is the only one there is"


@pytest.mark.parametrize(
    "name",
    ["Działania 2026.xlsx", "Działania-2026.xlsx", "Działania-KM.xlsx", "Działania_OR.xlsx", "Działania (KM).xlsx",
     "Działania i cele.xlsx", "Działania (2026).xlsx", "Działania (1).xlsm", "Działania-PCK.xlsx", "Działania archiwum.xlsx"],
)  # fmt: skip
def test_a_workbook_of_a_year_or_a_department_is_no_copy(name):
    assert conflict_copies(["Działania.xlsx", name]) == {}


def test_a_copy_of_a_copy_copies_the_original():
    names = ["Cele.xlsx", "Cele (1).xlsx", "Cele (1) (1).xlsx"]
    assert conflict_copies(names) == {"Cele (1).xlsx": "Cele.xlsx", "Cele (1) (1).xlsx": "Cele.xlsx"}


# --- an office --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_shipped_workbooks_are_read_without_any_issue_of_form(tmp_path, language):
    home = office(tmp_path)
    for name, data in make_workbooks(language, {}, created=CREATED).items():
        put(tmp_path, name, data)
    reading = read_office(home)
    assert len(reading.registers) == 28
    assert not reading.failed
    assert found(reading, home, "XLS") == []
    assert all(len(register) == 0 for name, register in reading.registers.items() if name != "lists")


def test_each_workbook_stands_under_its_path_in_the_office(tmp_path):
    put(tmp_path, "Cokolwiek.xlsx", workbook(UNITS, "Arkusz1", top=4))
    put(tmp_path, "~$Cokolwiek.xlsx", b"owner")
    put(tmp_path, "Panel SZJ.xlsm", b"panel")
    (tmp_path / "rejestry" / "archiwum").mkdir()
    reading = read_office(office(tmp_path))
    assert reading.registers["units"].cell(6).workbook == "rejestry/Cokolwiek.xlsx"
    assert list(reading.sha256) == ["rejestry/Cokolwiek.xlsx"]
    assert not reading.failed


def test_an_unreadable_workbook_costs_only_its_own_registers(tmp_path):
    put(tmp_path, "Organizacja.xlsx", workbook(UNITS))
    put(tmp_path, "Działania.xlsx", b"no workbook at all")
    put(tmp_path, "Pusty.xlsx", b"")
    reading = read_office(office(tmp_path))
    assert len(reading.registers["units"]) == 2
    assert [error.file for error in reading.failed] == ["rejestry/Działania.xlsx", "rejestry/Pusty.xlsx"]
    assert reading.unreadable == {"actions", "findings"}
    assert reading.facts["books"].raw["state"].tolist() == ["read", "unreadable", "unreadable"]


def test_registers_of_an_unreadable_workbook_are_known_from_qms_toml(tmp_path):
    put(tmp_path, "Stare.xlsx", b"")
    reading = read_office(office(tmp_path, register_places={"risks": ({"workbook": "Stare.xlsx", "sheet": "R"},)}))
    assert reading.unreadable == {"risks"}


def test_a_conflict_copy_is_told_and_not_read(tmp_path):
    home = office(tmp_path)
    put(tmp_path, "Organizacja.xlsx", workbook(UNITS))
    put(tmp_path, "Organizacja (1).xlsx", workbook(UNITS))
    put(tmp_path, "Notatki.xlsx", workbook([["x"], ["y"]], "Arkusz", ""))
    put(tmp_path, "Notatki (1).xlsx", workbook([["x"], ["y"]], "Arkusz", ""))
    reading = read_office(home)
    assert len(reading.registers["units"]) == 2
    assert found(reading, home, "XLS", "GEN") == [("XLS011", "Organizacja (1).xlsx", None)]


def test_files_asked_for_are_read_with_the_others_of_their_folder(tmp_path):
    path = put(tmp_path, "Organizacja.xlsx", workbook(UNITS))
    put(tmp_path, "Osoby.xlsx", workbook([["Imię i nazwisko"], ["Anna Nowak"]], table="qms_people"))
    reading = read_office(office(tmp_path), [path])
    assert set(reading.registers) == {"units", "people"}
    assert reading.chosen == {"rejestry/Organizacja.xlsx"}


def test_a_file_from_elsewhere_is_read_alone(tmp_path):
    put(tmp_path, "Organizacja.xlsx", workbook(UNITS))
    other = tmp_path / "Osoby (1).xlsx"
    other.write_bytes(workbook([["Imię i nazwisko"], ["Anna Nowak"]], table="qms_people"))
    reading = read_office(office(tmp_path), [other])
    assert set(reading.registers) == {"people"}


def test_a_file_that_is_not_there_is_named(tmp_path):
    reading = read_office(office(tmp_path), [tmp_path / "Nie ma.xlsx"])
    assert [error.file for error in reading.failed] == ["Nie ma.xlsx"]


# --- what check says of the form --------------------------------------------------------------------------------------


def spoiled(tmp_path: Path, data: bytes, *codes: str, name: str = "Organizacja.xlsx") -> list[tuple[object, ...]]:
    home = office(tmp_path)
    put(tmp_path, name, data)
    return [(code, cell) for code, _, cell in found(read_office(home), home, *(codes or ("XLS",)))]


def test_a_table_turned_into_a_range_is_told(tmp_path):
    assert spoiled(tmp_path, workbook(UNITS, table="", top=3)) == [("XLS001", "A4")]


def test_every_missing_required_column_is_one_issue(tmp_path):
    rows = [["Symbol komórki", "Telefon"], ["KM", "12"]]
    assert spoiled(tmp_path, workbook(rows)) == [("XLS002", "A1"), ("XLS002", "A1")]


def test_a_doubled_column_is_not_also_missing(tmp_path):
    rows = [[*UNITS[0], "Unit code"], [*UNITS[1], "X"]]
    assert spoiled(tmp_path, workbook(rows)) == [("XLS003", "D1")]


def test_a_header_by_another_name_is_a_note(tmp_path):
    rows = [[*UNITS[0], "Zniesiona z dniem"], [*UNITS[1], None]]
    assert spoiled(tmp_path, workbook(rows)) == [("XLS004", "D1")]


def test_merged_cells_are_told(tmp_path):
    data = workbook([*UNITS, ["FN", None, "wydział"]], table="", merged="B3:B4")  # Excel allows none inside a table
    assert spoiled(tmp_path, data) == [("XLS001", "A1"), ("XLS005", "B3")]


def test_an_error_value_is_told_once_and_masks_its_cell(tmp_path):
    rows = [UNITS[0], ["KM", "Komunikacja", "=NA()"], ["OR", "=NA()", "wydział"]]
    assert spoiled(tmp_path, with_errors(workbook(rows)), "XLS", "GEN") == [("XLS006", "C2"), ("XLS006", "B3")]


def test_a_formula_without_result_is_told_once_and_masks_its_cell(tmp_path):
    rows = [UNITS[0], ["KM", '="Komunikacja"', "wydział"]]
    assert spoiled(tmp_path, without_results(workbook(rows)), "XLS", "GEN") == [("XLS007", "B2")]


def test_rows_below_the_table_are_told_once_and_read(tmp_path):
    rows = [*UNITS, ["FN", "Finanse", "wydział"], ["GK", "Geodezja", "wydział"]]
    assert spoiled(tmp_path, workbook(rows, covered=2)) == [("XLS008", "A4")]


def test_a_signature_or_a_legend_under_the_table_is_no_row(tmp_path):
    for line in ([None, "Zatwierdził: Jan Lis", None], ["Legenda: KM to komunikacja", None, None]):
        put(tmp_path, "Organizacja.xlsx", workbook([*UNITS, line], covered=2))
        assert list(read_office(office(tmp_path)).registers["units"].keys) == ["KM", "OR"]


def test_a_row_of_a_plain_range_that_lacks_its_key_does_not_end_the_range(tmp_path):
    rows = [*UNITS, [None, "Finanse", None], ["GK", "Geodezja", "wydział"]]
    put(tmp_path, "Organizacja.xlsx", workbook(rows, table=""))
    assert list(read_office(office(tmp_path)).registers["units"].typed("name"))[-2:] == ["Finanse", "Geodezja"]


def test_issues_in_hidden_rows_are_counted(tmp_path):
    rows = [UNITS[0], ["KM", None, "wydział"], ["OR", None, None]]
    home = office(tmp_path)
    put(tmp_path, "Organizacja.xlsx", workbook(rows, hidden=2))
    (issue,) = checked(read_office(home), home, "XLS").issues
    rule = rule_book()["XLS012"].rule
    assert issue.cell.cell == "A1"
    sentence = Voice("pl").say(rule.message, {**issue.facts})
    assert sentence == "W rejestrze „Komórki i jednostki” 1 ukryty wiersz ma usterki."


def test_a_register_in_two_workbooks_is_told_unless_qms_toml_names_them(tmp_path):
    places = {"units": ({"workbook": "A.xlsx"}, {"workbook": "B.xlsx"})}
    put(tmp_path, "A.xlsx", workbook(UNITS))
    put(tmp_path, "B.xlsx", workbook([UNITS[0], ["FN", "Finanse", "wydział"]]))
    plain, named = office(tmp_path), office(tmp_path, register_places=places)
    assert found(read_office(plain), plain, "XLS") == [("XLS013", "B.xlsx", "A1")]
    assert found(read_office(named), named, "XLS") == []


def test_one_key_with_other_content_in_two_workbooks_is_told_once(tmp_path):
    put(tmp_path, "A.xlsx", workbook(UNITS))
    put(tmp_path, "B.xlsx", workbook([UNITS[0], ["KM", "Kadry", "wydział"]]))
    home = office(tmp_path)
    assert [code for code, _, _ in found(read_office(home), home, "XLS", "GEN")] == ["GEN015"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-03T09:30:00Z", date(2026, 11, 3)),
        ("2026-11-20T00:30:00+14:00", date(2026, 11, 19)),  # the day where we are, not where it was written
        ("2026-11-03", date(2026, 11, 3)),
        ("wczoraj", None),
        ("", None),
    ],
)
def test_the_day_of_the_last_write_comes_from_the_workbook_itself(said, day):
    core = '<cp:coreProperties xmlns:cp="{0}/metadata/core-properties" xmlns:t="http://purl.org/dc/terms/">{1}</cp:coreProperties>'
    text = core.format("http://schemas.openxmlformats.org/package/2006", f"<t:modified>{said}</t:modified>")
    book = read_book(with_parts(workbook(UNITS), {"docProps/core.xml": text}), "Organizacja.xlsx")
    (written_on,) = read_books([book], Settings()).facts["books"]["written_on"]
    assert (None if pd.isna(written_on) else written_on.date()) == day


def test_every_fact_table_is_a_register(tmp_path):
    put(tmp_path, "A.xlsx", workbook(UNITS))
    facts = read_office(office(tmp_path)).facts
    assert set(facts) == {"books", "sheets", "headers", "odd_cells"}
    assert all(isinstance(table, Register) and table.name == name for name, table in facts.items())
