"""Cells of a workbook open in Excel: what is written stands at its record, whatever Excel or a person makes of it meanwhile."""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable
from functools import partial

import pytest
from excel_office import (
    DUE,
    HEADERS,
    KEY,
    LATE,
    LEFT,
    NOTES,
    PROGRESS,
    STATUS,
    TABLE,
    TOP,
    WHAT,
    Desk,
    aim,
    done,
    reasons,
    sheet,
)
from excel_office import ROWS as AS_READ
from excel_sheets import RPC_S_SERVER_UNAVAILABLE, Cell, Error, Sheet, com_error, rejected
from hypothesis import given, settings
from hypothesis import strategies as st

from qms_xl.excel import Aim, ExcelTrouble, undo
from qms_xl.excel.patience import trouble_of
from qms_xl.excel.refusals import CELLS, ROWS
from qms_xl.model import Text
from qms_xl.workbook.changes import Content

HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", "+48 22 600 00 00", "+1", "-", "-5", "@SUMA(A1)", "2026-05", "2026-05-01", "007", "1/2", "9.2",
    "05/2026", "TRUE", "5%", "1e5", "12.50", "'w cudzysłowie", "''", "'", " ", "zwykły tekst", "dwa\nwiersze", "żółć 𝒳", "1", "a" * 32_767,
)  # fmt: skip
COERCED = ("=1+1", "+1", "@SUMA(A1)", "2026-05", "007", "1/2", "9.2", "05/2026", "TRUE", "5%", "1e5", "#N/A")
ONE = "D-2026-001"


@pytest.mark.parametrize("text", COERCED)
def test_the_engine_makes_something_else_of_a_bare_text(text: str) -> None:
    page = Sheet("A")
    page.enter(1, 1, text)
    assert page.at(1, 1).value != text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("header", [NOTES, STATUS, WHAT])
def test_text_stays_text(text: str, header: str) -> None:
    desk = Desk()
    outcome = desk.apply(aim(ONE, header, text))
    assert done(outcome) == [(ONE, header, text)]
    assert desk.value(ONE, header) == text
    assert desk.cell(ONE, header).formula == ""
    assert all(not isinstance(value, str) or value.startswith("'") for _, _, value in desk.excel.written)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_where_a_text_cell_keeps_the_apostrophe(text: str) -> None:
    desk = Desk()
    desk.page.keeps_apostrophe = True
    desk.apply(aim(ONE, STATUS, text))
    assert desk.value(ONE, STATUS) == text


@pytest.mark.parametrize(
    ("header", "content", "stands"),
    [
        (PROGRESS, 0.75, 0.75),
        (PROGRESS, 1, 1.0),
        (NOTES, 7, 7.0),
        (NOTES, True, True),
        (DUE, datetime.date(2026, 12, 1), datetime.datetime(2026, 12, 1)),
        (DUE, datetime.datetime(2026, 12, 1, 8, 30), datetime.datetime(2026, 12, 1, 8, 30)),
        (WHAT, None, None),
        (WHAT, "", None),
        (STATUS, None, None),
        (DUE, None, None),
        (PROGRESS, None, None),
    ],
)
def test_numbers_dates_and_blanks_go_as_such(header: str, content: Content, stands: object) -> None:
    desk = Desk()
    code = desk.cell(ONE, header).format
    assert desk.apply(aim(ONE, header, content)).refused == ()
    assert desk.value(ONE, header) == stands
    assert type(desk.value(ONE, header)) is type(stands)
    assert desk.cell(ONE, header).format == code


def test_a_percentage_goes_as_the_fraction_that_a_percent_cell_holds() -> None:
    desk = Desk()
    desk.apply(aim(ONE, PROGRESS, 35, in_percent=True), aim("D-2026-003", NOTES, 35, in_percent=True))
    assert desk.value(ONE, PROGRESS) == 0.35
    assert desk.value("D-2026-003", NOTES) == 35.0


def test_of_currency_excel_tells_four_places_and_keeps_all() -> None:
    desk = Desk()
    desk.cell(ONE, NOTES).format = "#,##0.00 zł"
    assert done(desk.apply(aim(ONE, NOTES, 100 / 3))) == [(ONE, NOTES, 33.3333)]
    assert desk.value(ONE, NOTES) == 100 / 3


def test_only_the_named_cells_change() -> None:
    desk = Desk()
    before = {at: cell.value for at, cell in desk.page.cells.items()}
    desk.apply(aim(ONE, NOTES, "tak"), aim("D-2026-004", STATUS, "anulowane"))
    after = {at: cell.value for at, cell in desk.page.cells.items()}
    assert {at for at in after if after[at] != before[at]} == {(TOP + 1, LEFT + 6), (TOP + 4, LEFT + 3)}


def test_what_stands_already_is_not_written() -> None:
    desk = Desk()
    outcome = desk.apply(
        aim(ONE, STATUS, "w realizacji"), aim(ONE, NOTES, None), aim(ONE, PROGRESS, 50, in_percent=True)
    )
    assert len(outcome.applied) == 3
    assert "write" not in desk.excel.calls
    assert "clear" not in desk.excel.calls


def test_applying_twice_writes_once() -> None:
    desk = Desk()
    desk.apply(aim(ONE, NOTES, "tak"))
    desk.apply(aim(ONE, NOTES, "tak"))
    assert desk.excel.calls["write"] == 1


@pytest.mark.parametrize(
    ("header", "content", "reason"),
    [
        (LATE, 5, "formula"),
        (LATE, None, "formula"),
        (STATUS, 5, "other_format"),
        (STATUS, True, "other_format"),
        (DUE, 5, "other_format"),
        (STATUS, datetime.date(2026, 5, 1), "not_a_date"),
        (NOTES, datetime.date(2026, 5, 1), "not_a_date"),
        (PROGRESS, datetime.date(2026, 5, 1), "not_a_date"),
        (DUE, datetime.date(1900, 1, 1), "date_range"),
        (PROGRESS, float("inf"), "number"),
        (PROGRESS, float("nan"), "number"),
        (NOTES, "a" * 32_768, "too_long"),
        (NOTES, "a\x07b", "characters"),
        (NOTES, "#N/A", "not_kept"),  # Excel tells an error and this text alike
    ],
)
def test_a_cell_that_cannot_hold_it_is_left_as_it_is(header: str, content: Content, reason: str) -> None:
    desk = Desk()
    before = desk.records()
    outcome = desk.apply(aim(ONE, header, content))
    assert (reasons(outcome), outcome.applied) == ([reason], ())
    assert desk.records() == before
    assert desk.cell(ONE, LATE).formula


def test_a_date_goes_into_a_plain_cell_of_a_column_of_dates() -> None:
    desk = Desk()
    desk.cell(ONE, DUE).format = "General"
    assert desk.apply(aim(ONE, DUE, datetime.date(2026, 12, 1))).refused == ()
    assert desk.value(ONE, DUE) == datetime.datetime(2026, 12, 1)


def test_what_excel_makes_something_else_of_gives_way_to_the_old_value() -> None:
    desk = Desk()
    desk.page.twisted = {"'nowa": 5.0, "'druga": True}
    outcome = desk.apply(aim("D-2026-002", NOTES, "nowa"), aim(ONE, WHAT, "druga"))
    assert reasons(outcome) == ["not_kept", "not_kept"]
    assert (desk.value("D-2026-002", NOTES), desk.value(ONE, WHAT)) == ("pilne", "Przegląd umów")


def test_a_merged_cell_is_emptied_whole() -> None:
    desk = Desk()
    row = desk.row(ONE)
    desk.page.merged.append((row, desk.column(WHAT), row, desk.column(DUE)))
    desk.page.cells[row, desk.column(DUE)].value = None
    assert desk.apply(aim(ONE, WHAT, None)).refused == ()
    assert desk.value(ONE, WHAT) is None


def test_merged_cells_only_take_a_value_in_their_first_cell() -> None:
    desk = Desk()
    row = desk.row(ONE)
    desk.page.merged.append((row, desk.column(DUE), row, desk.column(STATUS)))
    outcome = desk.apply(aim(ONE, STATUS, "wykonane"), aim(ONE, DUE, datetime.date(2026, 12, 1)), aim(ONE, WHAT, "x"))
    assert reasons(outcome) == ["merged"]
    assert {each.aim.header for each in outcome.applied} == {DUE, WHAT}


def test_a_protected_sheet_refuses_and_says_how_to_go_on() -> None:
    desk = Desk()
    desk.page.is_protected = True
    desk.cell("D-2026-002", NOTES).locked = False
    before = desk.value(ONE, NOTES)
    outcome = desk.apply(aim(ONE, NOTES, "a"), aim(ONE, WHAT, None), aim("D-2026-002", NOTES, "b"))
    assert reasons(outcome) == ["protected", "protected"]
    assert "B" not in outcome.refused[0].message.pl.split()[0]
    assert "H4" in outcome.refused[0].message.en
    assert desk.value(ONE, NOTES) == before
    assert done(outcome) == [("D-2026-002", NOTES, "b")]


# rows that move


def test_rows_sorted_since_reading_are_found_by_their_key() -> None:
    desk = Desk()
    desk.page.sort_table(TABLE, desk.column(DUE))
    assert desk.row(ONE) != TOP + 1
    desk.apply(aim(ONE, NOTES, "tu"))
    assert [key for key, row in desk.records().items() if row[NOTES] == "tu"] == [ONE]


def test_a_table_that_was_moved_and_got_a_new_column_is_found_again() -> None:
    desk = Desk()
    desk.page.insert_row(2)
    desk.page.insert_row(1)
    desk.page.cells = {(row, column + (column >= LEFT + 2)): cell for (row, column), cell in desk.page.cells.items()}
    desk.page.cells[TOP + 2, LEFT + 2] = Cell("Nowa kolumna")
    desk.page.tables[0].last_column += 1
    desk.apply(aim(ONE, STATUS, "wykonane"))
    assert desk.value(ONE, STATUS) == "wykonane"


MOVES: dict[str, Callable[[Desk], None]] = {
    "sorted": lambda desk: desk.page.sort_table(TABLE, desk.column(DUE)),
    "sorted the other way": lambda desk: desk.page.sort_table(TABLE, desk.column(KEY), descending=True),
    "row deleted": lambda desk: desk.page.delete_row(desk.row("D-2026-001")),
    "row inserted": lambda desk: desk.page.insert_row(TOP + 1),
    "rows inserted above": lambda desk: desk.page.insert_row(1),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
@pytest.mark.parametrize("call", ["read", "write", "formula", "ask"])
@pytest.mark.parametrize("after", range(6))
def test_rows_that_move_between_two_calls_cost_no_other_record_its_value(
    move: Callable[[Desk], None], call: str, after: int
) -> None:
    desk = Desk()
    before = desk.records()
    desk.excel.before(call, partial(move, desk), after)
    outcome = desk.apply(aim("D-2026-002", NOTES, "pierwsza"), aim("D-2026-003", NOTES, "druga"))
    for key, row in desk.records().items():
        wanted = {"D-2026-002": "pierwsza", "D-2026-003": "druga"}.get(str(key))
        assert row == {**before[key], **({NOTES: wanted} if wanted else {})}
    assert {name for name, *_ in done(outcome)} == {"D-2026-002", "D-2026-003"}


def test_the_value_of_another_record_that_came_under_our_pen_is_put_back() -> None:
    desk = Desk()
    desk.excel.before("write", partial(desk.page.sort_table, TABLE, desk.column(KEY), descending=True))
    desk.apply(aim(ONE, NOTES, "moje"))
    assert desk.value(ONE, NOTES) == "moje"
    assert desk.value("D-2026-004", NOTES) == "druk 4a"
    assert [value for _, _, value in desk.excel.written] == ["'moje", "'druk 4a", "'moje"]


@pytest.mark.parametrize("content", ["moje", 5, None])
def test_a_header_that_came_under_our_pen_is_put_back(content: Content) -> None:
    desk = Desk()
    desk.cell(ONE, WHAT).value = "Przegląd umów"
    desk.cell(ONE, WHAT).format = "General"
    desk.excel.before("clear" if content is None else "write", partial(desk.page.insert_row, 1))
    assert desk.apply(aim(ONE, WHAT, content)).refused == ()
    assert desk.page.at(TOP + 1, desk.column(WHAT)).value == WHAT
    assert desk.value(ONE, WHAT) == content


def test_a_record_that_is_gone_or_there_twice_is_refused() -> None:
    desk = Desk()
    desk.page.delete_row(desk.row(ONE))
    desk.cell("D-2026-003", KEY).value = "D-2026-002"
    outcome = desk.apply(aim(ONE, NOTES, "a"), aim("D-2026-002", NOTES, "b"))
    assert reasons(outcome) == ["no_row", "record_twice"]
    assert "write" not in desk.excel.calls


def test_a_sheet_table_or_column_that_is_gone_is_refused() -> None:
    desk = Desk()
    desk.page.cells[TOP, desk.column(NOTES)].value = "Uwagi i wnioski"
    assert reasons(desk.apply(aim(ONE, NOTES, "a"))) == ["no_column"]
    desk.page.cells[TOP, desk.column(STATUS)].value = WHAT
    assert reasons(desk.apply(aim(ONE, WHAT, "a"))) == ["no_column"]
    desk.page.tables[0].name = "Tabela1"
    assert reasons(desk.apply(aim(ONE, DUE, None))) == ["no_table"]
    desk.page.name = "Arkusz1"
    assert reasons(desk.apply(aim(ONE, DUE, None))) == ["no_sheet"]
    assert "write" not in desk.excel.calls


def test_rows_under_a_table_and_a_plain_range_are_reached_too() -> None:
    desk = Desk(sheet(table=""))
    assert desk.apply(aim(ONE, NOTES, "a", table="")).refused == ()
    under = Desk()
    under.page.tables[0].last_row -= 1
    assert under.apply(aim("D-2026-004", WHAT, "a")).refused == ()
    assert (desk.value(ONE, NOTES), under.value("D-2026-004", WHAT)) == ("a", "a")


# what somebody typed


@pytest.mark.parametrize("typed", ["coś innego", 5.0, datetime.datetime(2026, 1, 1), True, Error("#N/A"), None])
def test_a_cell_that_somebody_changed_since_is_left_alone(typed: object) -> None:
    desk = Desk()
    desk.cell("D-2026-002", NOTES).value = typed
    outcome = desk.apply(aim("D-2026-002", NOTES, "nasze"))
    assert reasons(outcome) == ["changed"]
    assert "H5" in outcome.refused[0].message.pl
    assert desk.value("D-2026-002", NOTES) == typed


@pytest.mark.parametrize("after", range(4))
def test_a_cell_changed_between_two_of_our_calls_is_left_alone(after: int) -> None:
    desk = Desk()

    def type_in() -> None:
        desk.cell(ONE, NOTES).value = "ktoś"

    desk.excel.before(
        "read", type_in, after
    )  # of the table, of the row, of the row once it is written, of the table again
    assert reasons(desk.apply(aim(ONE, NOTES, "nasze"))) == ["changed"]
    assert desk.value(ONE, NOTES) == "ktoś"


def test_a_formula_typed_between_our_look_and_our_write_is_not_overwritten() -> None:
    desk = Desk()
    desk.cell("D-2026-004", NOTES).formula = '="druk "&"4a"'

    def type_in() -> None:
        desk.cell(ONE, NOTES).formula = '=""'

    desk.excel.before("read", type_in, after=1)
    assert reasons(desk.apply(aim(ONE, NOTES, "nasze"))) == ["formula"]
    assert desk.cell(ONE, NOTES).formula == '=""'


def test_a_formula_typed_since_is_not_overwritten() -> None:
    desk = Desk()
    desk.cell(ONE, NOTES).formula = "=A1"
    assert reasons(desk.apply(aim(ONE, NOTES, "nasze"))) == ["formula"]


def test_a_text_that_looks_like_a_formula_may_be_replaced() -> None:
    desk = Desk()
    desk.page.enter(desk.row(ONE), desk.column(NOTES), "'=1+1")
    assert desk.apply(aim(ONE, NOTES, "x", "=1+1")).refused == ()


def test_the_key_itself_is_changed_last() -> None:
    desk = Desk()
    outcome = desk.apply(aim(ONE, KEY, "D-2026-101"), aim(ONE, NOTES, "x"), aim(ONE, STATUS, "wykonane"))
    assert outcome.refused == ()
    assert {header: desk.value("D-2026-101", header) for header in (NOTES, STATUS)} == {NOTES: "x", STATUS: "wykonane"}


# patience


@pytest.mark.parametrize(
    ("call", "after"),
    [("write", 0), ("write", 1), *[(call, after) for call in ("read", "formula", "ask") for after in range(4)]],
)
def test_an_excel_that_is_busy_for_a_while_is_asked_again(call: str, after: int) -> None:
    desk = Desk()
    desk.rejected(call, 3, after)
    outcome = desk.apply(aim(ONE, NOTES, "x"), aim("D-2026-004", NOTES, "y"))
    assert outcome.refused == ()
    assert (desk.value(ONE, NOTES), desk.value("D-2026-004", NOTES)) == ("x", "y")
    assert desk.excel.waiting == []
    assert 0 < desk.now < 20


def test_an_excel_that_stays_busy_is_told_of_in_a_sentence_and_nothing_is_changed() -> None:
    desk = Desk()
    desk.rejected("read", 1000)
    with pytest.raises(ExcelTrouble, match="Excel is busy: no answer for 20 s") as caught:
        desk.apply(aim(ONE, NOTES, "x"))
    assert caught.value.reason == "busy"
    assert desk.now == pytest.approx(20)
    assert "write" not in desk.excel.calls


def test_what_was_written_before_excel_became_busy_is_told_apart_from_what_was_not() -> None:
    desk = Desk()
    deadline = desk.deadline()
    desk.rejected("write", 1000, after=1)
    outcome = desk.apply(
        aim(ONE, NOTES, "x"), aim("D-2026-003", NOTES, "y"), aim("D-2026-004", NOTES, "z"), deadline=deadline
    )
    assert (reasons(outcome), done(outcome)) == (["unproven", "unproven", "busy"], [])
    assert [desk.value(key, NOTES) for key in (ONE, "D-2026-003", "D-2026-004")] == ["x", None, "druk 4a"]
    desk.excel.waiting.clear()
    again = desk.apply(aim(ONE, NOTES, "x"), aim("D-2026-003", NOTES, "y"), aim("D-2026-004", NOTES, "z"))
    assert len(again.applied) == 3


def test_slow_calls_come_to_an_end_with_the_deadline() -> None:
    desk = Desk()
    with pytest.raises(ExcelTrouble, match="20 s were not enough") as caught:
        desk.apply(aim(ONE, NOTES, "x"), deadline=desk.deadline(20, a_call=5))
    assert caught.value.reason == "slow"
    assert desk.value(ONE, NOTES) is None


def test_an_excel_that_was_closed_meanwhile_is_told_of() -> None:
    desk = Desk()

    def close() -> None:
        raise com_error(RPC_S_SERVER_UNAVAILABLE, "Serwer RPC jest niedostępny.")

    desk.excel.before("write", close)
    with pytest.raises(ExcelTrouble) as caught:
        desk.apply(aim(ONE, NOTES, "x"))
    assert caught.value.reason == "gone"


def test_refusals_of_excel_are_known_by_what_they_carry() -> None:
    class ExcelBusyError(Exception):
        """As xlwings has it."""

    class CommandError(Exception):
        """As appscript has it."""

        def __init__(self, number: int) -> None:
            self.errornumber = number

    names: dict[str, Callable[[], None]] = {}
    exec("def ask(): raise AttributeError('Range.Value')", {"__name__": "win32com.client.dynamic"}, names)
    with pytest.raises(AttributeError) as unknown:
        names["ask"]()
    typing = com_error(-2147352567, "Wystąpił wyjątek.", -2146777998)
    busy = [rejected(), typing, com_error(-2147417846, "później"), ExcelBusyError(), CommandError(-1712), unknown.value]
    gone = [com_error(RPC_S_SERVER_UNAVAILABLE, ""), com_error(-2147417848, ""), CommandError(-609), CommandError(-600)]
    others = [com_error(-2147352567, "1004", -2146827284), CommandError(-50), ValueError(), AttributeError("x")]
    assert [trouble_of(error) for error in busy] == ["busy"] * len(busy)
    assert [trouble_of(error) for error in gone] == ["gone"] * len(gone)
    assert [trouble_of(error) for error in others] == [None] * len(others)


# taking back


def test_undo_puts_the_old_values_back_wherever_their_rows_are_now() -> None:
    desk = Desk()
    before = desk.records()
    outcome = desk.apply(
        aim(ONE, NOTES, "x"), aim(ONE, DUE, datetime.date(2027, 1, 1)), aim("D-2026-002", NOTES, None),
        aim("D-2026-003", PROGRESS, 100, in_percent=True), aim("D-2026-004", KEY, "D-2026-104"), aim("D-2026-004", STATUS, "=1+1"),
    )  # fmt: skip
    assert outcome.refused == ()
    desk.page.sort_table(TABLE, desk.column(KEY), descending=True)
    back = undo(desk.book, outcome, desk.deadline())
    assert back.refused == ()
    assert desk.records() == before


def test_undo_leaves_what_somebody_typed_over_ours() -> None:
    desk = Desk()
    outcome = desk.apply(aim(ONE, NOTES, "x"), aim("D-2026-002", NOTES, "y"))
    desk.cell(ONE, NOTES).value = "poprawione"
    back = undo(desk.book, outcome, desk.deadline())
    assert reasons(back) == ["changed"]
    assert desk.value(ONE, NOTES) == "poprawione"
    assert desk.value("D-2026-002", NOTES) == "pilne"


def test_a_time_and_a_duration_are_put_back_as_they_were() -> None:
    desk = Desk()
    for key, code, value in ((ONE, "h:mm", datetime.datetime(1899, 12, 30, 12, 30)), ("D-2026-002", "h:mm", None)):
        desk.cell(key, NOTES).format, desk.cell(key, NOTES).value = code, value
    outcome = desk.apply(aim(ONE, NOTES, "x", datetime.time(12, 30)))
    assert outcome.refused == ()
    desk.cell(ONE, NOTES).prefix = False
    assert undo(desk.book, outcome, desk.deadline()).refused == ()
    assert desk.value(ONE, NOTES) == datetime.datetime(1899, 12, 30, 12, 30)


# whatever happens

_content = st.one_of(
    st.none(),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from([text for text in HOSTILE if len(text) < 100]),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(datetime.date(1901, 1, 1), datetime.date(2100, 1, 1)),
    st.booleans(),
)
_happening = st.tuples(
    st.sampled_from(["read", "write", "formula", "ask"]), st.integers(0, 12), st.sampled_from([*MOVES, "busy"])
)


@settings(max_examples=150, deadline=None)
@given(
    wishes=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from([WHAT, DUE, STATUS, PROGRESS, LATE, NOTES]), _content), max_size=4
    ),
    happenings=st.lists(_happening, max_size=3),
)
def test_every_record_keeps_its_own_values_whatever_happens(
    wishes: list[tuple[int, str, Content]], happenings: list[tuple[str, int, str]]
) -> None:
    desk = Desk()
    before = desk.records()
    aims: dict[tuple[str, str], Aim] = {}
    for number, header, content in wishes:
        key = str(AS_READ[number][0])
        aims[key, header] = aim(key, header, content)
    for call, after, what in happenings:
        if what == "busy":
            desk.rejected(call, 2, after)
        else:
            desk.excel.before(call, partial(_if_possible, MOVES[what], desk), after)
    outcome = desk.apply(*aims.values())
    applied = {(str(each.aim.record[KEY]), each.aim.header): each.value for each in outcome.applied}
    assert len(applied) + len(outcome.refused) == len(aims)
    assert [desk.page.at(desk.page.tables[0].first_row, LEFT + at).value for at in range(len(HEADERS))] == list(HEADERS)
    for key, row in desk.records().items():
        for header, value in row.items():
            shown = value.date() if isinstance(value, datetime.datetime) else value
            old = before[key][header]
            old = old.date() if isinstance(old, datetime.datetime) else old
            assert shown == applied.get((str(key), header), old)


def _if_possible(move: Callable[[Desk], None], desk: Desk) -> None:
    if ONE in desk.records():
        move(desk)


@pytest.mark.parametrize("text", [part for table in (CELLS, ROWS) for both in table.values() for part in both])
def test_every_refusal_speaks_both_languages_and_names_what_it_can(text: Text) -> None:
    fields = {name for part in text for _, name, _, _ in string.Formatter().parse(part) if name}
    assert fields <= {"sheet", "cell", "row", "header", "table"}
    assert text.pl != text.en
    assert text.pl.endswith((".", "…"))
