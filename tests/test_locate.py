"""Finding registers in workbooks: where they stand, which columns and which rows are theirs."""

from __future__ import annotations

import pytest
from books import book, sheet

from qms_xl.model import PLACE_STEP, CellError
from qms_xl.read import Reading, find_registers, read_books
from qms_xl.reading.declared import Declared, declared
from qms_xl.reading.headers import header_words, matched
from qms_xl.settings import Settings
from qms_xl.shelf import collect
from qms_xl.workbook.book import Area, Book, Sheet, Table

SCHEMAS = collect("qms_xl.registers", "SCHEMA")

UNITS = """
| Symbol komórki | Nazwa komórki       | Rodzaj  |
| KM             | Wydział Komunikacji | wydział |
| OR             | Wydział Organizacji | wydział |
"""


def read(*books: Book, own: Declared | None = None) -> Reading:
    return read_books(books, Settings(), own=own)


def cells(reading: Reading, register: str, column: str) -> list[object]:
    return reading.registers[register].raw[column].tolist()


def facts(reading: Reading, table: str, *columns: str, **wanted: str) -> list[tuple[object, ...]]:
    frame = reading.facts[table].raw
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


# --- where ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["qms_units", "QMS_Units", "qms_units2", "qms_units_2026"])
def test_a_table_is_found_by_its_name_wherever_it_stands(table):
    reading = read(book("Cokolwiek.xlsx", sheet("Arkusz7", UNITS, table, row=41, column=5)))
    units = reading.registers["units"]
    assert units["unit"].tolist() == ["KM", "OR"]
    assert units.frame.index.tolist() == [42, 43]
    assert units.cell(43, "name").cell == "F43"
    assert units.header("unit").cell == "E41"
    assert facts(reading, "sheets", "found_by", "named") == [("table", "no")]


@pytest.mark.parametrize("table", ["units", "qms_unitsx", "qms_unit", "qms_", "Tabela1", "my_qms_units"])
def test_other_tables_are_left_alone(table):
    assert "units" not in read(book("Inne.xlsx", sheet("Arkusz7", UNITS, table))).registers


def test_a_register_in_several_sheets_and_workbooks_is_read_as_one():
    first = book(
        "A.xlsx", sheet("2025", UNITS, "qms_units"), sheet("2026", UNITS.replace("KM", "FN"), "qms_units_2026")
    )
    second = book("B.xlsx", sheet("Komórki", UNITS.replace("KM", "GK"), "qms_units", row=10))
    reading = read(first, second)
    units = reading.registers["units"]
    assert units["unit"].tolist() == ["KM", "OR", "FN", "OR", "GK", "OR"]
    assert units.frame.index.tolist() == [
        2,
        3,
        PLACE_STEP + 2,
        PLACE_STEP + 3,
        2 * PLACE_STEP + 11,
        2 * PLACE_STEP + 12,
    ]
    cell = units.cell(2 * PLACE_STEP + 11)
    assert (cell.workbook, cell.sheet, cell.cell) == ("rejestry/B.xlsx", "Komórki", "A11")
    assert facts(reading, "sheets", "place", "sheet") == [(1, "2025"), (2, "2026"), (3, "Komórki")]


def test_several_registers_on_one_sheet_are_told_apart():
    people = sheet("Wszystko", "| Imię i nazwisko |\n| Anna Nowak |", "qms_people", row=1, column=10)
    both = Sheet(
        "Wszystko",
        1,
        1,
        [
            [*row, None, None, None, None, None, None, *name]
            for row, name in zip(sheet("x", UNITS).rows, [*people.rows, [None]], strict=True)
        ],
        tables=(*sheet("Wszystko", UNITS, "qms_units").tables, *people.tables),
    )
    reading = read(book("A.xlsx", both))
    assert cells(reading, "units", "unit") == ["KM", "OR"]
    assert cells(reading, "people", "person") == ["Anna Nowak"]


def test_a_plain_range_is_recognised_by_sheet_title_and_headers():
    text = "| Urząd Miasta |\n-\n" + UNITS.strip()
    reading = read(book("Organizacja.xlsx", sheet("KOMÓRKI I JEDNOSTKI", text)))
    assert reading.registers["units"].frame.index.tolist() == [4, 5]
    assert facts(reading, "sheets", "found_by", "cell", "table") == [("headers", "A3", None)]


@pytest.mark.parametrize("title", ["Arkusz1", "Komórki i jednostki kopia", "Jednostki"])
def test_a_plain_range_on_a_sheet_of_another_name_is_no_register(title):
    assert "units" not in read(book("A.xlsx", sheet(title, UNITS))).registers


def test_a_plain_range_needs_the_key_column():
    text = UNITS.replace("Symbol komórki", "Skrót")
    assert "units" not in read(book("A.xlsx", sheet("Komórki i jednostki", text))).registers


def test_a_plain_range_beside_a_table_of_the_same_register_is_not_read_twice():
    reading = read(book("A.xlsx", sheet("Lista", UNITS, "qms_units"), sheet("Organisational units", UNITS)))
    assert len(reading.registers["units"]) == 2


def test_a_plain_range_ends_at_the_signature_below():
    text = (
        UNITS.strip() + "\n-\n| FN | Wydział Finansowy | wydział |\n-\n| Sporządziła: | Anna Nowak | |\n| Data: | | |"
    )
    reading = read(book("A.xlsx", sheet("Komórki i jednostki", text)))
    assert cells(reading, "units", "unit") == ["KM", "OR", "FN"]


def test_a_plain_range_may_stand_anywhere_among_other_columns():
    text = """
    | x |  | Lp. | Symbol komórki | Nazwa komórki | Rodzaj | Telefon |   | notatki |
    | y |  | 1   | KM             | Komunikacja   | wydział | 123    |   | abc     |
    """
    reading = read(book("A.xlsx", sheet("Komórki i jednostki 2026", text)))
    assert reading.registers["units"].places[0].letters == {"unit": "D", "name": "E", "unit_type": "F"}


def test_what_qms_toml_names_is_read_from_there_and_comes_first():
    places = {
        "units": [
            {"workbook": "B.xlsx", "sheet": "wykaz", "header_row": 2},
            {"workbook": "rejestry/C.xlsx", "table": "Tabela1"},
        ]
    }
    own = declared(SCHEMAS, places, {}, {})
    reading = read(
        book("A.xlsx", sheet("K", UNITS, "qms_units")),
        book("B.xlsx", sheet("Wykaz", "| Wykaz |\n" + UNITS.strip().replace("KM", "B1"))),
        book("C.xlsx", sheet("Dane", UNITS.replace("KM", "C1"), "Tabela1")),
        own=own,
    )
    assert cells(reading, "units", "unit") == ["B1", "OR", "C1", "OR", "KM", "OR"]
    assert facts(reading, "sheets", "workbook", "found_by", "named") == [
        ("rejestry/B.xlsx", "declared", "yes"),
        ("rejestry/C.xlsx", "declared", "yes"),
        ("rejestry/A.xlsx", "table", "no"),
    ]


def test_a_table_that_qms_toml_names_is_named():
    own = declared(SCHEMAS, {"units": [{"workbook": "A.xlsx"}]}, {}, {})
    reading = read(book("A.xlsx", sheet("K", UNITS, "qms_units")), own=own)
    assert facts(reading, "sheets", "found_by", "named") == [("table", "yes")]


def test_a_place_that_qms_toml_names_in_vain_is_told():
    own = declared(SCHEMAS, {"units": [{"workbook": "A.xlsx", "sheet": "Nie ma"}]}, {}, {})
    reading = read(book("A.xlsx", sheet("K", UNITS)), own=own)
    assert facts(reading, "sheets", "found_by", "workbook", "sheet") == [("lost", "rejestry/A.xlsx", "Nie ma")]


def test_a_workbook_that_qms_toml_names_in_vain_is_told():
    own = declared(SCHEMAS, {"units": [{"workbook": "Nie ma.xlsx"}]}, {}, {})
    reading = read(book("A.xlsx", sheet("K", UNITS, "qms_units")), own=own)
    assert facts(reading, "sheets", "workbook", found_by="lost") == [("Nie ma.xlsx",)]


def test_a_table_under_another_name_is_recognised_by_sheet_title_and_headers():
    text = UNITS.strip() + "\n| FN | Finanse | wydział |"
    reading = read(book("A.xlsx", sheet("Komórki i jednostki", text, "Tabela1", row=3, lines=3)))
    assert cells(reading, "units", "unit") == ["KM", "OR", "FN"]
    assert facts(reading, "sheets", "found_by", "table", "rows_below") == [("headers", "Tabela1", 1)]


def test_lists_of_every_workbook_are_one_register():
    words = "| Wartość | Odpowiada kodowi |\n| dział | department |\n| inne |"
    reading = read(
        book(
            "A.xlsx",
            sheet("Słowniki", words, "qms_list_unit_type"),
            sheet("K", UNITS.replace("wydział", "dział"), "qms_units"),
        ),
        book("B.xlsx", sheet("Lists", words.replace("department", "zzz"), "qms_list_cause")),
    )
    assert cells(reading, "lists", "list") == ["unit_type", "unit_type", "cause", "cause"]
    assert cells(reading, "lists", "means") == ["department", None, "zzz", None]
    assert reading.registers["units"]["unit_type"].tolist() == ["department", "department"]
    assert not facts(reading, "headers", "column", match="missing", register="lists")


def test_a_list_whose_headings_were_changed_is_read_by_position():
    words = "| Nasze słowo | Kod |\n| dział | department |"
    reading = read(book("A.xlsx", sheet("Słowniki", words, "qms_list_unit_type")))
    assert cells(reading, "lists", "value") == ["dział"]
    assert cells(reading, "lists", "means") == ["department"]


def test_a_word_typed_under_its_list_belongs_to_it():
    words = "| Wartość | Odpowiada kodowi |\n| dział | department |\n| sekcja | section |"
    reading = read(book("A.xlsx", sheet("Słowniki", words, "qms_list_unit_type", lines=2)))
    assert cells(reading, "lists", "value") == ["dział", "sekcja"]


# --- headers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "column", "match"),
    [
        ("Odpowiedzialny", "owner", "exact"),
        ("  ODPOWIEDZIALNY ", "owner", "exact"),
        ("Responsible\nperson", "owner", "exact"),
        ("owner", "owner", "exact"),
        ("due_on", "due_on", "exact"),
        ("Termin *", "due_on", "exact"),
        ("Nr działania", "action", "exact"),
        ("Nr\u00a0działania", "action", "exact"),
        ("NR DZIALANIA", "action", "folded"),
        ("Kto", "", "extra"),
        ("Termin2", "", "extra"),
        ("", "", "blank"),
        ("   ", "", "blank"),
    ],
)
def test_a_header_matches_in_both_languages_whatever_its_case_and_spaces(header, column, match):
    words = header_words(SCHEMAS["actions"])
    assert matched([header], words)[0][2:] == (column, match)


def test_shipped_aliases_match_and_are_told():
    assert matched(["Pracuje do"], header_words(SCHEMAS["people"]))[0][2:] == ("active_to", "alias")


def test_every_title_and_name_of_every_column_is_understood():
    for schema in SCHEMAS.values():
        words = header_words(schema)
        for column in schema.columns:
            for title in column.title:
                assert words.column(title) == (column.name, "exact")
            assert words.column(column.name)[0]


def test_an_office_may_name_columns_its_own_way():
    own = declared(SCHEMAS, {}, {"units": {"unit": "Skrót"}}, {"units": {"Pełna nazwa": "name"}})
    text = UNITS.replace("Symbol komórki", "skrot").replace("Nazwa komórki", "PEŁNA NAZWA")
    reading = read(book("A.xlsx", sheet("K", text, "qms_units")), own=own)
    assert cells(reading, "units", "unit") == ["KM", "OR"]
    assert facts(reading, "headers", "column", match="declared") == [("unit",), ("name",)]


def test_the_order_of_columns_and_further_columns_do_not_matter():
    text = """
    | Lp. | Type       | Kolor    | Nazwa komórki | Unit code |
    | 1   | department | czerwony | Komunikacja   | KM        |
    """
    units = read(book("A.xlsx", sheet("K", text, "qms_units"))).registers["units"]
    assert list(units.raw.columns) == ["unit", "name", "unit_type"]
    assert units.raw.loc[2].tolist() == ["KM", "Komunikacja", "department"]
    assert units.places[0].headers == {"unit_type": "Type", "name": "Nazwa komórki", "unit": "Unit code"}


def test_a_missing_column_is_told_at_the_key_header_with_what_looks_most_like_it():
    text = UNITS.replace("Nazwa komórki", "Nazwa komurki")
    reading = read(book("A.xlsx", sheet("K", text, "qms_units", row=3)))
    assert facts(reading, "headers", "cell", "column", "nearest", required="yes", match="missing") == [
        ("A3", "name", "Nazwa komurki")
    ]
    assert not reading.registers["units"].has("name")


def test_of_a_doubled_header_the_first_counts():
    text = "| Unit code | Name | Type | Name |\n| KM | jeden | department | dwa |"
    reading = read(book("A.xlsx", sheet("K", text, "qms_units")))
    assert cells(reading, "units", "name") == ["jeden"]
    assert facts(reading, "headers", "cell", "column", "used", match="doubled") == [("D1", "name", "yes")]
    assert not facts(reading, "headers", "column", match="missing", required="yes")


def test_the_full_title_goes_before_an_alias():
    text = "| Person | Employed until | Pracuje do |\n| Anna Nowak | 2026 | 2027 |"
    reading = read(book("A.xlsx", sheet("K", text.replace("Person", "Full name"), "qms_people")))
    assert cells(reading, "people", "active_to") == [2026.0]
    assert facts(reading, "headers", "header", match="extra") == [("Pracuje do",)]


def test_a_blank_header_counts_only_over_cells_in_use():
    text = "| Unit code | Name |  |  | Type |\n| KM | jeden |  | x | department |"
    reading = read(book("A.xlsx", sheet("K", text, "qms_units")))
    assert facts(reading, "headers", "cell", "used", match="blank") == [("C1", "no"), ("D1", "yes")]


def test_a_table_without_header_row_is_read_by_the_names_that_it_keeps():
    page = Sheet(
        "K",
        1,
        1,
        [["KM", "jeden", "department"]],
        tables=(Table("qms_units", Area(1, 1, 1, 3), ("Unit code", "Name", "Type"), has_header=False),),
    )
    units = read(book("A.xlsx", page)).registers["units"]
    assert units["unit"].tolist() == ["KM"]
    assert units.header("unit").cell is None


# --- rows -------------------------------------------------------------------------------------------------------------


def test_rows_without_anything_typed_are_no_rows():
    text = UNITS.strip() + "\n-\n|  |  |  |\n| FN | Finanse | wydział |"
    page = sheet("K", text, "qms_units")
    page.rows[3][0] = "   "
    assert read(book("A.xlsx", page)).registers["units"].frame.index.tolist() == [2, 3, 6]


def test_computed_cells_formulas_and_further_columns_make_no_row():
    text = """
    | Nr działania | Termin     | Stan na dziś | Moje |
    | D-1          | 2026-01-02 | po terminie  |      |
    |              |            | po terminie  | tak  |
    |              | 2026-01-03 |              |      |
    """
    page = sheet("K", text, "qms_actions", formulas=frozenset({(2, 3), (3, 3), (4, 2)}))
    reading = read(book("A.xlsx", page))
    assert cells(reading, "actions", "action") == ["D-1"]
    assert reading.registers["actions"].formulas == {"state": frozenset({2})}


def test_a_table_filled_by_formulas_alone_has_rows_where_it_has_keys():
    page = sheet(
        "K", UNITS + "|  |  |  |", "qms_units", formulas=frozenset((r, c) for r in (2, 3, 4) for c in (1, 2, 3))
    )
    assert cells(read(book("A.xlsx", page)), "units", "unit") == ["KM", "OR"]


def test_rows_directly_below_the_table_are_read_and_told():
    text = UNITS.strip() + "\n| FN | Finanse | wydział |\n| GK |  | wydział |\n-\n| Sporządził: | Jan |  |"
    reading = read(book("A.xlsx", sheet("K", text, "qms_units", lines=3)))
    assert cells(reading, "units", "unit") == ["KM", "OR", "FN", "GK"]
    assert facts(reading, "sheets", "rows", "rows_below", "first_below") == [(4, 2, "A4")]


def test_a_note_right_below_the_table_is_no_row():
    text = UNITS.strip() + "\n| Sporządził: Jan Kowalski, 2026 |  |  |"
    reading = read(book("A.xlsx", sheet("K", text, "qms_units", lines=3)))
    assert cells(reading, "units", "unit") == ["KM", "OR"]
    assert facts(reading, "sheets", "rows_below") == [(0,)]


def test_a_totals_row_is_left_out_and_rows_below_it_are_read():
    text = UNITS.strip() + "\n| Razem | 2 |  |\n| FN | Finanse | wydział |"
    reading = read(book("A.xlsx", sheet("K", text, "qms_units", lines=4, totals=1)))
    assert cells(reading, "units", "unit") == ["KM", "OR", "FN"]
    assert facts(reading, "sheets", "rows_below", "first_below") == [(1, "A5")]


def test_a_sum_typed_below_the_table_is_no_row():
    text = UNITS.strip() + "\n| Razem: | 2 | x |"
    assert cells(read(book("A.xlsx", sheet("K", text, "qms_units", lines=3))), "units", "unit") == ["KM", "OR"]


def test_another_table_right_below_is_not_taken_for_rows():
    text = UNITS.strip() + "\n| Symbol komórki | Nazwa komórki | Rodzaj |\n| FN | Finanse | wydział |"
    other = Table("Tabela2", Area(4, 1, 5, 3), ("Symbol komórki", "Nazwa komórki", "Rodzaj"))
    page = sheet("K", text, "qms_units", lines=3, tables=(other,))
    assert cells(read(book("A.xlsx", page)), "units", "unit") == ["KM", "OR"]


def test_a_table_that_reaches_below_the_used_cells_is_read_to_its_end():
    page = sheet("K", UNITS, "qms_units", lines=200)
    assert read(book("A.xlsx", page)).registers["units"].frame.index.tolist() == [2, 3]


def test_hidden_rows_formats_and_formulas_go_by_row_id():
    page = sheet(
        "K",
        UNITS,
        "qms_units",
        row=5,
        column=2,
        hidden_rows=frozenset({3, 7}),
        formulas=frozenset({(6, 3), (6, 9)}),
        number_formats={(7, 2): "0%", (7, 8): "0%", (2, 2): "d-mmm"},
    )
    units = read(book("A.xlsx", sheet("L", UNITS, "qms_units_1"), page)).registers["units"]
    assert units.hidden == {PLACE_STEP + 7}
    assert units.cell(PLACE_STEP + 7).hidden
    assert units.formulas == {"name": frozenset({PLACE_STEP + 6})}
    assert units.formats == {(PLACE_STEP + 7, "unit"): "0%"}


def test_a_place_that_lacks_a_column_leaves_it_blank():
    short = "| Symbol komórki | Nazwa komórki |\n| FN | Finanse |"
    units = read(book("A.xlsx", sheet("K", UNITS, "qms_units"), sheet("L", short, "qms_units2"))).registers["units"]
    assert units["unit_type"].tolist() == ["department", "department", None]
    assert "unit_type" not in units.places[1].letters


def test_a_column_of_errors_only_is_read():
    page = sheet("K", UNITS, "qms_units")
    for row in page.rows[1:]:
        row[2] = CellError("#N/A")
    reading = read(book("A.xlsx", page))
    assert facts(reading, "odd_cells", "cell", "kind", "value", "record", "row_id") == [
        ("C2", "error", "#N/A", "KM", 2),
        ("C3", "error", "#N/A", "OR", 3),
    ]


def test_merged_cells_inside_the_table_are_told():
    page = sheet("K", UNITS, "qms_units", row=3, merged=(Area(4, 2, 5, 2), Area(1, 1, 1, 3), Area(3, 2, 3, 3)))
    reading = read(book("A.xlsx", page))
    assert facts(reading, "odd_cells", "cell", "value", "record", "column", kind="merged") == [
        ("B4", "B4:B5", "KM", "name"),
        ("B3", "B3:C3", None, "name"),
    ]


def test_a_table_without_any_known_header_has_no_rows():
    reading = read(book("A.xlsx", sheet("K", "| x | y |\n| 1 | 2 |", "qms_units")))
    assert len(reading.registers["units"]) == 0
    assert {cell for (cell,) in facts(reading, "headers", "cell", match="missing")} == {"A1"}


def test_an_empty_table_has_no_rows_but_its_headers_are_known():
    reading = read(book("A.xlsx", sheet("K", "| Symbol komórki | Nazwa komórki | Rodzaj |\n|  |  |  |", "qms_units")))
    assert len(reading.registers["units"]) == 0
    assert reading.registers["units"].has("name")


def test_finding_does_not_touch_registers_that_are_not_there():
    found, lost = find_registers([book("A.xlsx", sheet("K", UNITS))], SCHEMAS, Declared())
    assert not found
    assert not lost
