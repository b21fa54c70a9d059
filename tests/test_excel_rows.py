"""Rows added to a workbook open in Excel: whole or not at all, where Excel itself would put them."""

from __future__ import annotations

import datetime
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
    ROWS,
    STATUS,
    TABLE,
    TOP,
    WHAT,
    Desk,
    aim,
    new_row,
    reasons,
    sheet,
)
from excel_sheets import Cell, Sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from qms_xl.excel import ExcelTrouble, Outcome, RowAim, undo

NEW = "D-2026-005"
VALUES = {
    KEY: NEW,
    WHAT: "=nowa procedura",
    DUE: datetime.date(2026, 12, 1),
    STATUS: "2026-05",
    PROGRESS: 10,
    LATE: 4,
}
STANDS = {
    KEY: NEW,
    WHAT: "=nowa procedura",
    DUE: datetime.datetime(2026, 12, 1),
    STATUS: "2026-05",
    PROGRESS: 0.1,
    LATE: 0.0,
    NOTES: None,
}
END = TOP + len(ROWS)


def row(**more: object) -> RowAim:
    return new_row({**VALUES, **more}, percent=(PROGRESS,))  # type: ignore[dict-item]


def others(desk: Desk) -> dict[object, dict[str, object]]:
    return {key: record for key, record in desk.records().items() if key != NEW}


def test_a_row_is_added_as_excel_adds_one() -> None:
    desk = Desk()
    before = desk.records()
    outcome = desk.apply(row())
    assert outcome.refused == ()
    assert [each.row for each in outcome.added] == [END + 1]
    assert desk.records()[NEW] == STANDS
    assert others(desk) == before
    assert desk.page.tables[0].last_row == END + 1
    assert desk.cell(NEW, LATE).formula
    assert desk.cell(NEW, DUE).format == "yyyy-mm-dd"


def test_blank_rows_of_the_table_are_filled_first() -> None:
    desk = Desk(sheet(blank=2))
    outcome = desk.apply(row(), new_row({KEY: "D-2026-006"}), new_row({KEY: "D-2026-007", NOTES: "trzeci"}))
    assert [each.row for each in outcome.added] == [END + 1, END + 2, END + 3]
    assert desk.page.tables[0].last_row == END + 3
    assert desk.records()[NEW] == {**STANDS, LATE: None}
    assert desk.excel.calls["add_row"] == 1


def test_a_table_without_any_row_gets_its_first_one() -> None:
    desk = Desk(sheet((), blank=1))
    desk.apply(row())
    assert (desk.row(NEW), desk.page.tables[0].last_row) == (TOP + 1, TOP + 1)


def test_a_totals_row_moves_down() -> None:
    desk = Desk(sheet(totals=True))
    desk.apply(row())
    assert desk.row(NEW) == END + 1
    assert desk.page.at(END + 2, LEFT).value == "Razem"


def test_adding_twice_adds_once() -> None:
    desk = Desk()
    desk.apply(row())
    assert reasons(desk.apply(row())) == ["already_there"]
    assert desk.page.tables[0].last_row == END + 1


def content_below(desk: Desk) -> None:
    desk.page.cells[END + 3, LEFT + 1] = Cell("Podpis")


def filtered(desk: Desk) -> None:
    desk.page.tables[0].filter[4] = "values"


def protected(desk: Desk) -> None:
    desk.page.is_protected = True


def renamed(desk: Desk) -> None:
    desk.page.cells[TOP, desk.column(STATUS)].value = "Stan"


def no_table(desk: Desk) -> None:
    desk.page.tables.clear()


def no_sheet(desk: Desk) -> None:
    desk.page.name = "Arkusz1"


@pytest.mark.parametrize(
    ("happened", "reason"),
    [
        (content_below, "content_below"),
        (filtered, "filtered"),
        (protected, "protected"),
        (renamed, "no_column"),
        (no_table, "no_table"),
        (no_sheet, "no_sheet"),
    ],
)
def test_a_row_that_cannot_be_added_is_refused_and_nothing_is_written(
    happened: Callable[[Desk], None], reason: str
) -> None:
    desk = Desk()
    happened(desk)
    before = dict(desk.page.cells)
    outcome = desk.apply(row())
    assert (reasons(outcome), outcome.added) == ([reason], ())
    assert outcome.refused[0].what == row().new
    assert desk.page.cells == before


@pytest.mark.parametrize(
    ("header", "content", "reason"),
    [(STATUS, 5, "other_format"), (NOTES, datetime.date(2026, 1, 1), "not_a_date"), (WHAT, "a" * 40_000, "too_long")],
)
def test_a_row_with_a_cell_that_cannot_hold_its_value_is_not_added(header: str, content: object, reason: str) -> None:
    desk = Desk(sheet(blank=1))
    before = {at: cell.value for at, cell in desk.page.cells.items()}
    outcome = desk.apply(row(**{header: content}))
    assert reasons(outcome) == [reason]
    assert {at: cell.value for at, cell in desk.page.cells.items()} == before


def test_a_row_of_which_one_cell_is_locked_is_taken_back_whole() -> None:
    desk = Desk(sheet(blank=1))
    for at in range(len(HEADERS)):
        desk.page.at(END + 1, LEFT + at).locked = HEADERS[at] == STATUS
    desk.page.is_protected = True
    outcome = desk.apply(row())
    assert reasons(outcome) == ["protected"]
    assert NEW not in desk.records()
    assert all(desk.page.at(END + 1, LEFT + at).value is None for at in range(len(HEADERS)) if HEADERS[at] != LATE)


def range_of(rows: tuple[tuple[object, ...], ...] = ROWS) -> Sheet:
    return sheet(rows, table="")


def in_range(**more: object) -> RowAim:
    return new_row({**VALUES, **more}, table="", percent=(PROGRESS,))  # type: ignore[dict-item]


def test_a_plain_range_grows_by_a_row_formatted_as_the_one_above() -> None:
    desk = Desk(range_of())
    outcome = desk.apply(in_range(), new_row({KEY: "D-2026-006"}, table=""))
    assert outcome.refused == ()
    assert desk.records()[NEW] == {**STANDS, LATE: 4.0}
    assert desk.row("D-2026-006") == END + 2
    assert desk.cell(NEW, PROGRESS).format == "0%"


def test_what_stands_beside_a_plain_range_does_not_matter() -> None:
    desk = Desk(range_of())
    desk.page.cells[TOP, LEFT + len(HEADERS) + 1] = Cell("Legenda")
    desk.page.cells[END + 1, LEFT + len(HEADERS) + 1] = Cell("R = ryzyko")
    assert desk.apply(in_range()).refused == ()


@pytest.mark.parametrize("at", [END + 1, END + 2, END + 9])
def test_a_plain_range_with_anything_below_it_does_not_grow(at: int) -> None:
    desk = Desk(range_of())
    desk.page.cells[at, LEFT + 2] = Cell("Zatwierdził")
    assert reasons(desk.apply(in_range())) == ["content_below"]


def test_a_plain_range_with_formulas_hidden_rows_or_protection_does_not_grow() -> None:
    desk = Desk(range_of())
    desk.cell("D-2026-004", LATE).formula = "=D7-TODAY()"
    assert reasons(desk.apply(in_range())) == ["moving_formula"]
    desk = Desk(range_of())
    desk.page.hidden.add(TOP + 2)
    assert reasons(desk.apply(in_range())) == ["hidden_rows"]
    desk = Desk(range_of())
    desk.page.is_protected = True
    assert reasons(desk.apply(in_range())) == ["protected"]


@pytest.mark.parametrize("call", ["read", "write", "formula", "ask", "add_row"])
@pytest.mark.parametrize("after", range(6))
@pytest.mark.parametrize("blank", [0, 1])
def test_a_sort_or_a_busy_excel_while_a_row_is_added_costs_no_other_record_its_value(
    call: str, after: int, blank: int
) -> None:
    for happens in (
        lambda desk: desk.page.sort_table(TABLE, desk.column(DUE)),
        lambda desk: desk.page.sort_table(TABLE, desk.column(KEY), descending=True),
        lambda desk: desk.page.insert_row(TOP + 1),
        lambda desk: desk.page.insert_row(TOP + 3),
        lambda desk: desk.page.insert_row(1),
    ):
        desk = Desk(sheet(blank=blank))
        before = desk.records()
        desk.excel.before(call, partial(happens, desk), after)
        desk.rejected(call, 2, after + 1)
        outcome = desk.apply(row())
        assert others(desk) == before
        if outcome.added:
            assert {**desk.records()[NEW], LATE: 0.0} == STANDS
        else:
            assert reasons(outcome) == ["changed"]


def test_the_key_that_a_row_coming_up_got_by_chance_is_put_back() -> None:
    desk = Desk(sheet(blank=1))
    before = desk.records()
    desk.excel.before("write", partial(desk.page.insert_row, TOP + 1))
    assert reasons(desk.apply(row())) == ["changed"]
    assert desk.records() == before
    assert len(desk.apply(row()).added) == 1


def test_the_key_of_a_row_that_came_up_and_was_sorted_away_is_put_back_too() -> None:
    desk = Desk()
    before = desk.records()
    desk.excel.before("write", partial(desk.page.insert_row, TOP + 2))
    desk.excel.before("read", partial(desk.page.sort_table, TABLE, desk.column(DUE)), after=3)
    assert reasons(desk.apply(row())) == ["changed"]
    assert desk.records() == before


def test_a_row_that_somebody_begins_to_fill_is_left_to_them() -> None:
    desk = Desk(sheet(blank=1))

    def type_in() -> None:
        desk.page.cells[END + 1, LEFT + 1] = Cell("piszę tu")

    desk.excel.before("read", type_in, after=1)
    assert reasons(desk.apply(row())) == ["changed"]
    assert desk.page.at(END + 1, LEFT + 1).value == "piszę tu"


def test_a_busy_excel_is_told_of_before_and_while_a_row_is_added() -> None:
    desk = Desk()
    desk.rejected("formula", 1000)
    with pytest.raises(ExcelTrouble):
        desk.apply(row())
    desk = Desk()
    desk.rejected("write", 1000, after=2)
    outcome = desk.apply(row(), new_row({KEY: "D-2026-006"}), aim("D-2026-001", NOTES, "x"))
    assert reasons(outcome) == ["unproven", "busy", "busy"]
    assert others(desk)["D-2026-001"][NOTES] is None


def test_rows_come_before_cells() -> None:
    desk = Desk()
    outcome = desk.apply(aim("D-2026-001", NOTES, "patrz D-2026-005"), row())
    assert (len(outcome.added), len(outcome.applied), outcome.refused) == (1, 1, ())


# taking back


def added(desk: Desk) -> Outcome:
    outcome = desk.apply(row(), aim("D-2026-001", NOTES, "patrz D-2026-005"))
    assert (len(outcome.added), len(outcome.applied)) == (1, 1)
    return outcome


def test_undo_empties_the_row_wherever_it_is_now() -> None:
    desk = Desk()
    before = desk.records()
    outcome = added(desk)
    desk.page.sort_table(TABLE, desk.column(DUE))
    back = undo(desk.book, outcome, desk.deadline())
    assert (len(back.added), len(back.applied), back.refused) == (1, 1, ())
    assert desk.records() == before
    assert len(desk.apply(row()).added) == 1
    assert desk.page.tables[0].last_row == END + 1


@pytest.mark.parametrize(("header", "typed"), [(NOTES, "dopisek"), (STATUS, "wykonane"), (KEY, "D-2026-105")])
def test_undo_leaves_a_row_that_somebody_has_typed_into(header: str, typed: str) -> None:
    desk = Desk()
    outcome = added(desk)
    desk.page.enter(desk.row(NEW), desk.column(header), f"'{typed}")
    back = undo(desk.book, outcome, desk.deadline())
    assert reasons(back) == ["row_used"]
    assert str(END + 1) in back.refused[0].message.pl
    assert {WHAT: "=nowa procedura", header: typed}.items() <= desk.records()[
        "D-2026-105" if header == KEY else NEW
    ].items()


# whatever happens

MOVES: dict[str, Callable[[Desk], None]] = {
    "sorted": lambda desk: desk.page.sort_table(TABLE, desk.column(DUE)),
    "sorted the other way": lambda desk: desk.page.sort_table(TABLE, desk.column(KEY), descending=True),
    "row inserted": lambda desk: desk.page.insert_row(TOP + 2),
    "rows inserted above": lambda desk: desk.page.insert_row(1),
}


@settings(max_examples=100, deadline=None)
@given(
    blank=st.integers(0, 2),
    happenings=st.lists(
        st.tuples(
            st.sampled_from(["read", "write", "formula", "ask", "add_row"]),
            st.integers(0, 15),
            st.sampled_from([*MOVES, "busy"]),
        ),
        max_size=2,
    ),
)
def test_a_row_is_added_whole_or_not_at_all_whatever_happens(
    blank: int, happenings: list[tuple[str, int, str]]
) -> None:
    desk = Desk(sheet(blank=blank))
    before = desk.records()
    for call, after, what in happenings:
        if what == "busy":
            desk.rejected(call, 2, after)
        else:
            desk.excel.before(call, partial(MOVES[what], desk), after)
    outcome = desk.apply(row())
    assert others(desk) == before
    if outcome.added:
        assert {**desk.records()[NEW], LATE: 0.0} == STANDS
        assert undo(desk.book, outcome, desk.deadline()).refused == ()
        assert desk.records() == before
    elif reasons(outcome) == ["changed"]:
        assert NEW not in desk.records()
    else:
        assert reasons(outcome) == ["unproven"]
