"""References that end on a block's last row grow with it, all others stay; which formulas may stand in any row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.workbook.addresses import letters
from qms_xl.workbook.appending.calculated import is_same_in_every_row
from qms_xl.workbook.appending.ranges import Growth, areas, covering_area, grown_areas, grown_formula
from qms_xl.workbook.book import Area

BLOCK = Growth(first_row=4, first_column=2, last_row=10, last_column=5, rows=3)  # B4:E10 under a header in row 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B4:B10", "B4:B13"),
        ("C10", "C10:C13"),
        ("A1:Z10", "A1:Z13"),
        ("B4:B10 D4:D10", "B4:B13 D4:D13"),
        ("B4:B9 D4:D10  F4:F10", "B4:B9 D4:D13  F4:F10"),
        ("b4:c10", "b4:c13"),
        ("B10:B4", "B13:B4"),
        ("$B$4:$B$10", "$B$4:$B$13"),
        ("B4:B2000", "B4:B2000"),
        ("B4:B12", "B4:B13"),
        ("B4:B13", "B4:B13"),
        ("B11:B12", "B11:B12"),
        ("B4:B9", "B4:B9"),
        ("A4:A10", "A4:A10"),
        ("F10", "F10"),
        ("B:B", "B:B"),
        ("nonsense", "nonsense"),
        ("", ""),
    ],
)
def test_only_areas_grow_that_cover_the_last_row_in_the_blocks_columns_and_not_yet_the_new_ones(
    before: str, after: str
) -> None:
    assert grown_areas(before, BLOCK) == after


@pytest.mark.parametrize(
    ("taken", "after"),
    [
        (Area(11, 2, 20, 2), "B4:C10"),
        (Area(12, 3, 20, 3), "B4:C11"),
        (Area(9, 3, 20, 3), "B4:C10"),
        (Area(14, 2, 20, 2), "B4:C13"),
        (Area(11, 4, 20, 4), "B4:C13"),
        (Area(8, 2, 10, 3), "B4:C13"),
    ],
)
def test_an_area_grows_no_further_than_to_one_that_is_taken(taken: Area, after: str) -> None:
    assert grown_areas("B4:C10", BLOCK, [taken]) == after


def test_an_area_does_not_grow_over_another_of_its_own_list() -> None:
    assert grown_areas("B4:B10 B11:B20", BLOCK) == "B4:B10 B11:B20"


def test_nothing_grows_under_a_header_that_has_no_rows() -> None:
    header_only = BLOCK._replace(first_row=4, last_row=3)
    assert grown_areas("B3:E3", header_only) == "B3:E3"


small_areas = st.builds(
    lambda row, column, height, width: Area(row, column, row + height, column + width),
    st.integers(1, 16),
    st.integers(1, 8),
    st.integers(0, 8),
    st.integers(0, 4),
)


def cells(found: list[Area]) -> set[tuple[int, int]]:
    return {
        (row, column)
        for a in found
        for row in range(a.first_row, a.last_row + 1)
        for column in range(a.first_column, a.last_column + 1)
    }


def written(found: list[Area]) -> str:
    return " ".join(f"{letters(a.first_column)}{a.first_row}:{letters(a.last_column)}{a.last_row}" for a in found)


@given(st.lists(small_areas, min_size=1, max_size=5), st.lists(small_areas, max_size=3), st.integers(1, 5))
def test_growing_adds_cells_only_under_the_last_row_and_never_a_taken_one(
    own: list[Area], taken: list[Area], rows: int
) -> None:
    block = BLOCK._replace(rows=rows)
    after = areas(grown_areas(written(own), block, taken))
    new = cells(after) - cells(own)
    assert cells(own) <= cells(after)
    assert len(after) == len(own)
    assert all(block.last_row < row <= block.last_row + rows for row, _ in new)
    assert not new & cells(taken)
    covered = {column for row, column in cells(own) if row == block.last_row}
    assert {column for _, column in new} <= covered


@given(st.lists(small_areas, min_size=1, max_size=5), st.integers(1, 5))
def test_what_the_last_row_has_every_new_row_has(own: list[Area], rows: int) -> None:
    beside = [a for a in own if a.last_row <= BLOCK.last_row]
    after = cells(areas(grown_areas(written(beside), BLOCK._replace(rows=rows))))
    last = {column for row, column in cells(beside) if row == BLOCK.last_row and 2 <= column <= 5}
    assert {(BLOCK.last_row + n, column) for n in range(1, rows + 1) for column in last} <= after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Audity!$B$4:$B$10", "Audity!$B$4:$B$13"),
        ("audity!$A$3:$Z$10", "audity!$A$3:$Z$13"),
        ("Audity!$B$4:$B$10,Audity!$D$4:$D$10", "Audity!$B$4:$B$13,Audity!$D$4:$D$13"),
        ("OFFSET(Audity!$B$4,0,0,COUNTA(Audity!$B$4:$B$10))", "OFFSET(Audity!$B$4,0,0,COUNTA(Audity!$B$4:$B$13))"),
        ("Audity!B$4:B$10", "Audity!B$4:B$13"),
        ("Audity!$B$4:$B$9", "Audity!$B$4:$B$9"),
        ("Audity!$B$6:$B$10", "Audity!$B$6:$B$10"),  # not the whole column
        ("Audity!$B$10", "Audity!$B$10"),  # that cell and no other
        ("Audity!B4:B10", "Audity!B4:B10"),  # moves with the cell that uses it
        ("Audity!$A:$E", "Audity!$A:$E"),
        ("Inny!$B$4:$B$10", "Inny!$B$4:$B$10"),
        ("[1]Audity!$B$4:$B$10", "[1]Audity!$B$4:$B$10"),
        ("Plan:Audity!$B$4:$B$10", "Plan:Audity!$B$4:$B$10"),
        ('"Audity!$B$4:$B$10"', '"Audity!$B$4:$B$10"'),
        ("tabela[Audity!$B$4:$B$10]", "tabela[Audity!$B$4:$B$10]"),
        ("MyAudity!$B$4:$B$10", "MyAudity!$B$4:$B$10"),
    ],
)
def test_a_name_grows_where_its_area_ends_on_the_last_row(before: str, after: str) -> None:
    assert grown_formula(before, "Audity", BLOCK) == after


def test_an_area_without_a_sheet_grows_in_the_formulas_of_its_own_sheet_only() -> None:
    assert grown_formula("COUNTIF($B$4:$B$10,B4)>1", "Audity", BLOCK, in_sheet=True) == "COUNTIF($B$4:$B$13,B4)>1"
    assert grown_formula("COUNTIF($B$4:$B$10,B4)>1", "Audity", BLOCK) == "COUNTIF($B$4:$B$10,B4)>1"


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("SUM(Audity!$C$4:$C$10)*2", "Audity!$C$4:$C$10"),
        ("SUM(Audity!C3:C10)", "Audity!C3:C10"),
        ("SUM('Audity'!C1:F10)", "'Audity'!C1:F10"),
        ("SUM(C4:C10)", ""),
        ("SUM(Audity!C5:C10)", ""),
        ("SUM(Audity!B10:E10)", ""),
        ("SUM(Audity!C4:C100)", ""),
        ("SUM(Inny!C4:C10)", ""),
        ('"Audity!C4:C10"', ""),
    ],
)
def test_a_formula_elsewhere_counts_on_the_block_where_it_names_all_its_rows(formula: str, found: str) -> None:
    assert covering_area(formula, "Audity", BLOCK) == found


def test_the_only_row_of_a_block_is_not_its_whole() -> None:
    one = BLOCK._replace(last_row=4)
    assert covering_area("SUM(Audity!C4:E4)", "Audity", one) == ""
    assert covering_area("SUM(Audity!C3:C4)", "Audity", one) == "Audity!C3:C4"


def test_a_formula_in_the_sheet_itself_needs_no_sheet_name() -> None:
    assert covering_area("COUNTA(C4:C10)", "Audity", BLOCK, in_sheet=True) == "C4:C10"


def test_a_name_knows_its_sheet_in_quotation_marks() -> None:
    before = "'Lista „O''Brien”'!$B$4:$B$10"
    assert grown_formula(before, "Lista „O'Brien”", BLOCK) == "'Lista „O''Brien”'!$B$4:$B$13"


@pytest.mark.parametrize(
    "formula",
    [
        "qms_actions[[#This Row],[Termin]]-TODAY()",
        "SUM(tab[[#This Row],[Ocena 1]:[Ocena 5]])",
        "COUNTIF(Tabela1[Status],\"A1\")",
        "'Lista A1'!$B$4*2",
        "$A$1+B$2",
        "SUM($A:$C)",
        "SUM(A:C)",
        "COUNTA($1:$3)",
        "IFERROR(LOG10(100),1E5)",
        "qms_words_action_state",
        "INDIRECT(\"B\"&ROW())",
        "tab['#A1]+tab[It''s [A1]]",
        "Słowniki!$A$5&ABCD1",
        "ROW()-3",
        "{1,2;3,4}",
        "[1]Arkusz!$A$4",
    ],
)  # fmt: skip
def test_a_formula_without_moving_addresses_may_stand_in_every_row(formula: str) -> None:
    assert is_same_in_every_row(formula)


@pytest.mark.parametrize(
    "formula",
    ["A4*2", "$A4", "SUM(A$4:A4)", "Inny!B7", "'Inny arkusz'!B7", "SUM(4:4)", "IF(tab[[#This Row],[X]]>F4,1,0)", "a4"],
)
def test_a_formula_with_an_address_that_moves_stands_only_in_its_row(formula: str) -> None:
    assert not is_same_in_every_row(formula)
