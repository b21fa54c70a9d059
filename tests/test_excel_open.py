"""Workbooks open in Excel are found, and read as the closed file would be, with what is not saved yet."""

from __future__ import annotations

import ast
import atexit
import datetime
import io
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
import xlwings
from excel_engine import Engine, Excel, loaded
from excel_office import DUE, HEADERS, KEY, LEFT, NOTES, STATUS, TABLE, TOP, Desk, aim, sheet
from excel_sheets import Cell, Error, Sheet

from qms_xl import excel as part
from qms_xl.errors import ReadError
from qms_xl.excel import Aim, ExcelTrouble, RowAim, aims_of, open_book, read_open, row_aims_of
from qms_xl.excel.blocks import MOST_QUESTIONS
from qms_xl.excel.program import program
from qms_xl.model import CellEdit, CellError, RowAppend
from qms_xl.read import read_books
from qms_xl.settings import Settings
from qms_xl.shipped import shipped
from qms_xl.workbook.book import Book
from qms_xl.workbook.cells import read_book
from qms_xl.writing.changes_of import Contents
from qms_xl.writing.wording import Wording

NAME = "rejestry/Działania.xlsx"
SAVED = Book(NAME, "0", ())


@pytest.fixture
def running() -> Iterator[Excel]:
    """One Excel that runs on this computer."""
    before, excel = xlwings.engines.active, Excel()
    xlwings.engines.active = xlwings.Engine(impl=excel.engine())
    yield excel
    xlwings.engines.active = before


def desk_deadline() -> part.Deadline:
    return Desk().deadline()


# which workbook


def test_a_workbook_is_found_by_its_path_whatever_the_case(running: Excel, tmp_path: Path) -> None:
    path = tmp_path / "Działania.xlsx"
    running.open(str(tmp_path / "inny" / "Działania.xlsx"), sheet())
    running.open(str(path).upper(), sheet())
    found = open_book(path, desk_deadline())
    assert found is not None
    assert found.fullname == str(path).upper()


def test_a_workbook_of_the_same_name_elsewhere_or_of_another_name_is_not_it(running: Excel, tmp_path: Path) -> None:
    running.open(str(tmp_path / "kopia" / "Cele.xlsx"), sheet())
    running.open("https://urzad.sharepoint.com/sites/szj/Ryzyka.xlsx", sheet())
    assert open_book(tmp_path / "Cele.xlsx", desk_deadline()) is None
    assert open_book(tmp_path / "Zasoby.xlsx", desk_deadline()) is None


def test_a_file_reached_by_another_path_is_the_same_file(running: Excel, tmp_path: Path) -> None:
    (tmp_path / "dysk").mkdir()
    (tmp_path / "dysk" / "Cele.xlsx").write_bytes(b"x")
    (tmp_path / "Z").symlink_to(tmp_path / "dysk")
    running.open(str(tmp_path / "Z" / "Cele.xlsx"), sheet())
    assert open_book(tmp_path / "dysk" / "Cele.xlsx", desk_deadline()) is not None


def test_a_workbook_opened_from_a_web_address_is_told_apart(running: Excel, tmp_path: Path) -> None:
    running.open("https://d.docs.live.net/0123/SZJ/Cele.xlsx", sheet())
    with pytest.raises(ExcelTrouble, match="web address") as caught:
        open_book(tmp_path / "Cele.xlsx", desk_deadline())
    assert caught.value.reason == "cloud_path"


def test_a_workbook_open_in_two_excels_is_not_touched(tmp_path: Path) -> None:
    first, second = Excel(), Excel()
    for each in (first, second):
        each.open(str(tmp_path / "Cele.xlsx"), sheet())
    before = xlwings.engines.active
    xlwings.engines.active = xlwings.Engine(impl=Engine(first, second))
    try:
        with pytest.raises(ExcelTrouble) as caught:
            open_book(tmp_path / "Cele.xlsx", desk_deadline())
    finally:
        xlwings.engines.active = before
    assert caught.value.reason == "open_twice"


def test_without_excel_no_workbook_is_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert xlwings.engines.active is None
    assert open_book(tmp_path / "Cele.xlsx", desk_deadline()) is None
    monkeypatch.setitem(sys.modules, "xlwings", None)
    assert open_book(tmp_path / "Cele.xlsx", desk_deadline()) is None


def test_xlwings_on_windows_neither_asks_for_ever_nor_kills_other_excels_when_we_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    windows, unregistered = types.ModuleType("xlwings._xlwindows"), []
    windows.N_COM_ATTEMPTS = 0  # type: ignore[attr-defined]
    windows.cleanup = object()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows)
    monkeypatch.setattr(atexit, "unregister", unregistered.append)
    program()
    assert windows.N_COM_ATTEMPTS == 1
    assert unregistered == [windows.cleanup]


# what it holds


def opened(data: bytes, saved: Book) -> Book:
    desk = Desk(*loaded(data))
    return read_open(desk.book, saved, desk.deadline())


def assert_same(closed: Book, found: Book) -> None:
    assert (found.name, found.sha256) == (NAME, "")
    assert (found.links, found.defined_names, found.properties) == (
        closed.links, closed.defined_names, closed.properties,
    )  # fmt: skip
    for one, other in zip(closed.sheets, found.sheets, strict=True):
        for what in ("name", "state", "tables", "merged", "hidden_rows", "formulas", "number_formats"):
            assert getattr(one, what) == getattr(other, what), (one.name, what)
        last = max(each.first_row + len(each.rows) for each in (one, other))
        for row in range(1, last + 1):
            for column in range(1, 60):
                value, read = one.value(row, column), other.value(row, column)
                assert (type(value), value) == (type(read), read), (one.name, row, column)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(
    "path", sorted((shipped("workbook_templates") / "pl").glob("*.xlsx")), ids=lambda path: path.stem
)
def test_a_shipped_workbook_reads_open_as_it_reads_closed(path: Path) -> None:
    closed = read_book(path.read_bytes(), NAME)
    assert_same(closed, opened(path.read_bytes(), closed))


def odd_workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
    )
    codes = (
        "0%",
        "d-mmm",
        "# ?/?",
        "000",
        "@",
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm",
        "h:mm",
        "[h]:mm",
        "#,##0.00\\ [$zł-415]",
    )
    formats = {code: book.add_format({"num_format": code}) for code in codes}
    page = book.add_worksheet("Dziwy")
    for row, (value, code) in enumerate(
        [
            (0.95, "0%"), (datetime.date(2026, 2, 9), "d-mmm"), (0.5, "# ?/?"), (7, "000"), ("007", "@"), ("=1+1", "@"),
            (datetime.date(2026, 5, 1), "yyyy-mm-dd"), (datetime.datetime(2026, 5, 1, 8, 30), "yyyy-mm-dd hh:mm"),
            (datetime.time(8, 30), "h:mm"), (1.5, "[h]:mm"), (12.5, "#,##0.00\\ [$zł-415]"), (True, None), (45351, None),
            ("żółć\nw dwóch wierszach", None), (" odstępy ", None), (None, "yyyy-mm-dd"), (-0.1, None),
        ],
        2,
    ):  # fmt: skip
        page.write(row, 1, value, formats.get(code or ""))
    page.write_formula(20, 1, "=B3*2", None, 1.9)
    page.write_formula(21, 1, '="a"&"b"', None, "ab")
    page.write_formula(22, 1, "=NA()", None, "#N/A")
    page.write_formula(23, 1, "=1/0", None, "#DIV/0!")
    page.merge_range("D3:F4", "scalone")
    page.merge_range("D9:D12", "w dół")
    page.set_row(5, None, None, {"hidden": True})
    page.set_row(40, None, None, {"hidden": True})
    page.write(50, 30, None, formats["@"])
    two = book.add_worksheet("Dwie tabele")
    for number, top in enumerate((0, 9)):
        columns = [{"header": "Nr"}, {"header": "Kwota", "total_function": "sum"}]
        two.add_table(top, 0, top + 5, 1, {"name": f"tabela_{number}", "columns": columns, "total_row": bool(number)})
        two.write_column(top + 1, 0, ["a", "b", "c"], formats["@"])
        two.write_column(top + 1, 1, [0.1, 0.25, 0.5], formats["0%"])
    book.add_worksheet("Pusty")
    book.add_worksheet("Schowany").hide()
    book.add_worksheet("Całkiem schowany").very_hidden()
    book.close()
    return out.getvalue()


def test_an_odd_workbook_reads_open_as_it_reads_closed() -> None:
    closed = read_book(odd_workbook(), NAME)
    found = opened(odd_workbook(), closed)
    assert_same(closed, found)
    assert found.sheets[0].hidden_rows == {6, 41}
    assert {type(value).__name__ for row in found.sheets[0].rows for value in row} == {
        "NoneType", "str", "float", "bool", "date", "datetime", "time", "timedelta", "CellError",
    }  # fmt: skip


def test_newer_errors_are_errors_too() -> None:
    page = Sheet("A", {(1, number): Cell(Error(text)) for number, text in enumerate(("#SPILL!", "#CALC!", "#N/A"), 1)})
    desk = Desk(page)
    rows = read_open(desk.book, SAVED, desk.deadline()).sheets[0].rows
    assert list(rows[0]) == [CellError("#SPILL!"), CellError("#CALC!"), CellError("#N/A")]


def test_hidden_rows_that_excel_does_not_tell_are_left_out() -> None:
    desk = Desk()
    desk.page.hidden.add(TOP + 2)
    assert read_open(desk.book, SAVED, desk.deadline()).sheets[0].hidden_rows == {TOP + 2}
    desk.page.is_protected = True
    assert read_open(desk.book, SAVED, desk.deadline()).sheets[0].hidden_rows == frozenset()


def test_a_sheet_of_a_thousand_formats_is_told_of_before_it_takes_minutes() -> None:
    cells = {
        (row, column): Cell("x", format="0" * ((row + column) % 7 + 1))
        for row in range(1, 100)
        for column in range(1, 60)
    }
    desk = Desk(Sheet("Pstry", cells))
    with pytest.raises(ExcelTrouble, match="“Pstry” has too many different cell formats") as caught:
        read_open(desk.book, SAVED, desk.deadline())
    assert caught.value.reason == "motley"
    assert desk.excel.calls["ask"] < 2 * MOST_QUESTIONS


def test_a_sheet_of_a_thousand_merged_cells_is_read_without_them() -> None:
    page = Sheet("Formularz", {(row, 1): Cell("x") for row in range(1, 1601)})
    page.merged += [(row, 1, row, 2) for row in range(1, 1601)]
    desk = Desk(page)
    found = read_open(desk.book, SAVED, desk.deadline()).sheets[0]
    assert (found.merged, len(found.rows)) == ((), 1600)


def test_a_sheet_used_far_out_is_refused_before_it_is_read() -> None:
    page = sheet()
    page.cells[1_048_576, 16_384] = Cell("zbłąkana")
    desk = Desk(page)
    with pytest.raises(ReadError, match="XFD1048576") as caught:
        read_open(desk.book, SAVED, desk.deadline())
    assert caught.value.reason == "stray_cell"
    assert "read" not in desk.excel.calls


@pytest.mark.parametrize(
    ("call", "after"), [("read", 0), ("formula", 0), ("formula", 1), *[("ask", after) for after in range(1, 12)]]
)
def test_rows_sorted_or_inserted_while_we_read_are_read_again(call: str, after: int) -> None:
    for happens in ("sort", "insert"):
        desk = Desk()

        def move(desk: Desk = desk, happens: str = happens) -> None:
            if happens == "sort":
                desk.page.sort_table(TABLE, desk.column(DUE))
            else:
                desk.page.insert_row(1)

        desk.excel.before(call, move, after)
        found = read_open(desk.book, SAVED, desk.deadline()).sheets[0]
        now = read_open(desk.book, SAVED, desk.deadline()).sheets[0]
        assert (found.rows, found.tables, found.formulas) == (now.rows, now.tables, now.formulas)


def test_a_workbook_that_never_stands_still_is_told_of() -> None:
    desk = Desk()

    def count() -> None:
        desk.page.cells[1, 1] = Cell(float(desk.excel.calls["formula"]))
        desk.excel.before("formula", count)

    desk.excel.before("formula", count)
    with pytest.raises(ExcelTrouble) as caught:
        read_open(desk.book, SAVED, desk.deadline())
    assert caught.value.reason == "changing"


def test_a_busy_excel_is_asked_again_and_told_of_in_the_end() -> None:
    desk = Desk()
    desk.rejected("ask", 4)
    assert read_open(desk.book, SAVED, desk.deadline()).sheets[0].tables
    desk.rejected("ask", 1000)
    with pytest.raises(ExcelTrouble) as caught:
        read_open(desk.book, SAVED, desk.deadline())
    assert caught.value.reason == "busy"


def test_on_a_mac_errors_are_told_row_by_row() -> None:
    desk = Desk()
    desk.excel.is_mac = True
    desk.cell("D-2026-002", NOTES).value = Error("#N/A")
    found = read_open(desk.book, SAVED, desk.deadline()).sheets[0]
    assert found.value(TOP + 2, LEFT + HEADERS.index(NOTES)) == CellError("#N/A")


# and on into the registers


def test_registers_are_read_on_from_an_open_workbook_with_what_is_not_saved() -> None:
    desk = Desk()
    desk.page.enter(desk.row("D-2026-002"), desk.column(STATUS), "'wykonane")
    reading = read_books([read_open(desk.book, SAVED, desk.deadline())], Settings())
    actions = reading.registers["actions"]
    assert actions["action"].tolist() == ["D-2026-001", "D-2026-002", "D-2026-003", "D-2026-004"]
    assert actions["status"].tolist() == ["running", "done", "running", "done"]
    assert actions["due_on"].dt.date.tolist()[0] == datetime.date(2026, 5, 4)
    assert "days_late" in actions.formulas


def test_edits_of_registers_become_aims_at_the_open_workbook() -> None:
    desk = Desk()
    reading = read_books([read_open(desk.book, SAVED, desk.deadline())], Settings())
    actions = reading.registers["actions"]
    contents = Contents(reading.registers, Wording(None, "pl"), Settings())
    edit = CellEdit(actions.cell(TOP + 2, "status"), "done")
    new = RowAppend(
        "actions", "D-2026-005", {"action": "D-2026-005", "description": "Nowe", "due_on": datetime.date(2026, 12, 1)}
    )
    asked = contents.asked([edit], [new])
    aims: list[Aim] = aims_of(asked.cells, reading.registers)
    rows: list[RowAim] = row_aims_of(asked.rows, reading.registers)
    assert aims == [aim("D-2026-002", STATUS, "wykonane", "zaplanowane")]
    assert [row.key for row in rows] == [(LEFT,)]
    desk.page.sort_table(TABLE, desk.column(DUE))
    outcome = desk.apply(*aims, *rows)
    assert outcome.refused == ()
    assert desk.value("D-2026-002", STATUS) == "wykonane"
    assert desk.value("D-2026-005", DUE) == datetime.datetime(2026, 12, 1)


def test_a_row_without_number_is_told_by_what_is_typed_into_it() -> None:
    desk = Desk()
    desk.cell("D-2026-003", KEY).value = None
    reading = read_books([read_open(desk.book, SAVED, desk.deadline())], Settings())
    actions = reading.registers["actions"]
    edit = CellEdit(actions.cell(TOP + 3, "notes"), "bez numeru")
    contents = Contents(reading.registers, Wording(None, "pl"), Settings())
    (found,) = aims_of(contents.asked([edit], []).cells, reading.registers)
    assert KEY not in found.record
    assert desk.apply(found).refused == ()
    assert desk.page.at(TOP + 3, desk.column(NOTES)).value == "bez numeru"


def test_a_range_without_table_is_read_and_reached_too() -> None:
    desk = Desk(sheet(table=""))
    reading = read_books([read_open(desk.book, SAVED, desk.deadline())], Settings())
    contents = Contents(reading.registers, Wording(None, "pl"), Settings())
    edit = CellEdit(reading.registers["actions"].cell(TOP + 1, "notes"), "x")
    assert desk.apply(*aims_of(contents.asked([edit], []).cells, reading.registers)).refused == ()
    assert desk.value("D-2026-001", NOTES) == "x"


# the licence and the start


def test_only_the_free_core_of_xlwings_is_used_and_never_the_native_objects() -> None:
    for path in sorted(Path(str(part.__file__)).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in ("api", "impl")), path
            named = ast.unparse(node) if isinstance(node, ast.Import | ast.ImportFrom) else ""
            assert "xlwings." not in named, path


def test_xlwings_is_imported_when_it_is_needed() -> None:
    code = "import sys, qms_xl.excel; print({'xlwings', 'pandas'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
