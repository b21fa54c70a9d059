"""Workbooks as staff find them: tables, drop-downs, formats, tips, what is typed and what is only planned."""

from __future__ import annotations

import datetime
import io
import warnings

import openpyxl
import pytest
from excel_rules import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import column_index_from_string, range_boundaries

from qms_xl.kinds.reading import is_answer
from qms_xl.lists import shipped_lists
from qms_xl.make import AsTyped, make_workbook, make_workbooks, workbooks
from qms_xl.making.formulas import ANSWERS
from qms_xl.model import CellError, Column, Language, RegisterSchema, Text
from qms_xl.shelf import collect

SCHEMAS: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
CREATED = datetime.datetime(2026, 11, 20)
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
EVERY = pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "lists"])


def load(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl knows no print areas of whole columns
        return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def empty():
    """Return language -> file name -> workbook, without rows."""
    return {
        language: {name: load(data) for name, data in make_workbooks(language, {}, created=CREATED).items()}
        for language in ("pl", "en")
    }


def page_of(books, name, language):
    return books[language][f"{SCHEMAS[name].workbook.in_(language)}.xlsx"][SCHEMAS[name].title.in_(language)]


def headers(page, name):
    """Return the column titles of the register's table with their letters."""
    left, top, right, _ = range_boundaries(page.tables[f"qms_{name}"].ref)
    return {page.cell(top, column).value: openpyxl.utils.get_column_letter(column) for column in range(left, right + 1)}


def written(rows, register="actions", workbook="Actions", language="en", **more):
    """Return the register's cells of one workbook made from rows: a list of {column: cell}."""
    data = make_workbooks(language, {register: rows}, created=CREATED, **more)[f"{workbook}.xlsx"]
    page = load(data)[SCHEMAS[register].title.in_(language)]
    names = {column.title.in_(language): column.name for column in SCHEMAS[register].columns}
    left, top, right, bottom = range_boundaries(page.tables[f"qms_{register}"].ref)
    titles = [names[page.cell(top, column).value] for column in range(left, right + 1)]
    return [dict(zip(titles, row, strict=True)) for row in page.iter_rows(top + 1, bottom, left, right)]


# --- the form of every sheet ------------------------------------------------------------------------------------------


@LANGUAGES
@EVERY
def test_a_register_is_a_table_with_every_column_and_one_empty_row(empty, name, language):
    page = page_of(empty, name, language)
    _, top, _, bottom = range_boundaries(page.tables[f"qms_{name}"].ref)
    assert bottom == top + 1
    assert set(headers(page, name)) == {column.title.in_(language) for column in SCHEMAS[name].columns}
    assert page.freeze_panes is not None
    assert page.print_title_rows == "$1:$3"


@LANGUAGES
@EVERY
def test_required_columns_then_computed_ones_are_seen_the_rest_is_folded(empty, name, language):
    page, schema = page_of(empty, name, language), SCHEMAS[name]
    groups = {column for group in schema.one_of for column in group}
    titles = {column.title.in_(language): column for column in schema.columns}
    kinds = []
    for title, letter in headers(page, name).items():
        column = titles[title]
        look = dimension(page, letter)
        seen = column.required is True or column.name in groups
        kinds.append(0 if seen else 3 if column.hidden else 1 if column.computed else 2)
        assert look.hidden == (kinds[-1] >= 2), title
        assert look.outlineLevel == (1 if kinds[-1] == 2 else 0), title
    assert kinds == sorted(kinds)


def dimension(page, letter):
    """Return the look of a column, which openpyxl keeps under the first of its run."""
    number = column_index_from_string(letter)
    return next(one for one in page.column_dimensions.values() if one.min <= number <= one.max)


@LANGUAGES
@EVERY
def test_texts_are_text_and_dates_are_dates_down_to_row_2000(empty, name, language):
    page, schema = page_of(empty, name, language), SCHEMAS[name]
    for title, letter in headers(page, name).items():
        column = next(c for c in schema.columns if c.title.in_(language) == title)
        first_row = range_boundaries(page.tables[f"qms_{name}"].ref)[3]
        formats = {dimension(page, letter).number_format, page[f"{letter}{first_row}"].number_format}
        if column.kind == "date":
            assert formats <= {"dd.mm.yyyy", "d mmm yyyy"}, title
        elif column.kind not in ("int", "number") and not column.formula:
            assert formats == {"@"}, title
        else:
            assert "@" not in formats, title


@LANGUAGES
@EVERY
def test_pages_are_a4_landscape_one_wide_with_headers_repeated(empty, name, language):
    page = page_of(empty, name, language)
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.page_setup.fitToWidth in (None, 1)  # 1 is what Excel takes where nothing stands
    assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert "&P" in page.oddFooter.right.text
    assert page.oddHeader.right.text == "&A"


@LANGUAGES
@EVERY
def test_every_header_says_what_to_write(empty, name, language):
    page = page_of(empty, name, language)
    top = range_boundaries(page.tables[f"qms_{name}"].ref)[1]
    tips = {str(one.sqref): one for one in page.data_validations.dataValidation}
    for title, letter in headers(page, name).items():
        tip = tips[f"{letter}{top}"]
        assert tip.showInputMessage
        assert len(tip.prompt) <= 255
        assert title.startswith(tip.promptTitle.rstrip("…"))
        column = next(c for c in SCHEMAS[name].columns if c.title.in_(language) == title)
        if column.required is True:
            assert {"pl": "Wymagane.", "en": "Required."}[language] in tip.prompt


@LANGUAGES
@EVERY
def test_cells_are_checked_down_to_row_2000(empty, name, language):
    page, schema = page_of(empty, name, language), SCHEMAS[name]
    bottom = range_boundaries(page.tables[f"qms_{name}"].ref)[3]
    rules = {str(one.sqref): one for one in page.data_validations.dataValidation}
    for title, letter in headers(page, name).items():
        column = next(c for c in schema.columns if c.title.in_(language) == title)
        rule = rules.get(f"{letter}{bottom}:{letter}2000")
        if column.list and not column.computed:
            assert (rule.type, rule.formula1) == ("list", f"qms_words_{column.list}")
            assert bool(rule.showErrorMessage) != column.many
        elif column.kind == "date" and not column.computed and not column.name.startswith("planned_"):
            assert (rule.type, rule.errorStyle) == ("date", "warning")
        elif column.computed:
            assert rule is None or rule.type in (None, "none")


@LANGUAGES
def test_a_reference_within_the_workbook_has_a_drop_down(empty, language):
    page = page_of(empty, "processes", language)
    letter = headers(page, "processes")[SCHEMAS["processes"]["owner"].title.in_(language)]
    rule = next(one for one in page.data_validations.dataValidation if str(one.sqref) == f"{letter}4:{letter}2000")
    assert (rule.formula1, rule.errorStyle) == ("qms_keys_people_person", "warning")
    other = page_of(empty, "findings", language)
    assert not any("qms_keys_people" in (one.formula1 or "") for one in other.data_validations.dataValidation)


@LANGUAGES
def test_each_workbook_has_the_lists_of_its_registers_with_growing_names(empty, language):
    for title, schemas in workbooks(language).items():
        book = empty[language][f"{title}.xlsx"]
        used = {column.list for schema in schemas for column in schema.columns if column.list}
        page = book.worksheets[-1]
        assert set(page.tables) == {f"qms_list_{name}" for name in used}
        for name in used:
            left, top, right, bottom = range_boundaries(page.tables[f"qms_list_{name}"].ref)
            words = [(page.cell(row, left).value, page.cell(row, right).value) for row in range(top + 1, bottom + 1)]
            assert words == [(text.in_(language), code) for code, text in shipped_lists()[name].codes.items()]
            assert name in page.cell(top - 1, left).value
            assert "COUNTA" in book.defined_names[f"qms_words_{name}"].value


@LANGUAGES
def test_rows_that_are_late_are_coloured_in_actions_audits_documents_and_elsewhere(empty, language):
    for name in ("actions", "audits", "documents", "findings", "feedback", "certificates", "reviews"):
        ranges = [str(one.sqref) for one in page_of(empty, name, language).conditional_formatting]
        assert any("2000" in one for one in ranges), name


def test_nobody_waits_for_a_mark_without_a_word_or_a_state():
    for schema in SCHEMAS.values():
        for mark in schema.marks:
            shown = mark.word is not None or any(c.computed and c.list for c in schema.columns)
            assert shown or mark.tone == "over", (schema.name, mark.when)


# --- what is written into cells ---------------------------------------------------------------------------------------


def test_text_that_looks_like_a_formula_stays_text():
    texts = ["=1+1", "+48 17 123", "-", "@all", "{=1}", "http://x.y", "007", "1e5", "2026-05", "'x", "_x0041_"]
    rows = written([{"action": f"A-{n}", "description": text} for n, text in enumerate(texts)])
    assert [row["description"].value for row in rows] == texts
    assert {row["description"].data_type for row in rows} == {"s"}


def test_characters_that_no_file_may_hold_are_replaced():
    (row,) = written([{"action": "A-1", "description": "a\ud800b\ufffec\uffffd\x0be"}])
    assert row["description"].value == "a\ufffdb\ufffdc\ufffdd_x000B_e"


def test_codes_are_written_as_words_several_values_in_one_cell():
    (row,) = written(
        [{"person": "Jan Kot", "roles": ("auditor", "process_owner"), "active_to": datetime.date(2026, 5, 1)}],
        *("people", "Organizacja", "pl"),
    )
    assert row["roles"].value == "auditor wewnętrzny; właściciel procesu"
    assert row["active_to"].value == datetime.datetime(2026, 5, 1)
    assert row["email"].value is None


def test_missing_values_of_every_kind_are_blank():
    (row,) = written([{"action": "A-1", "due_on": float("nan"), "unit": "", "owner": None, "status": None}])
    assert [row[name].value for name in ("due_on", "unit", "owner", "status")] == [None] * 4


def test_what_staff_typed_is_planted_as_it_is():
    rows = written(
        [
            {"finding": "F-1", "clause": AsTyped(datetime.date(2002, 2, 9), "d-mmm"), "status": AsTyped("Closed ")},
            {"finding": "F-2", "clause": AsTyped(CellError("#N/A")), "detected_on": AsTyped("31.02.2026")},
        ],
        "findings",
    )
    assert (rows[0]["clause"].value, rows[0]["clause"].number_format) == (datetime.datetime(2002, 2, 9), "d-mmm")
    assert rows[0]["status"].value == "Closed "
    assert (rows[1]["clause"].value, rows[1]["detected_on"].value) == ("=NA()", "31.02.2026")


def test_a_computed_cell_that_staff_typed_over_holds_no_formula():
    rows = written([{"action": "A-1", "state": AsTyped("done")}, {"action": "A-2"}])
    assert rows[0]["state"].value == "done"
    assert rows[1]["state"].value.startswith("=IFERROR(")


def test_the_office_own_words_are_its_lists():
    rows = {
        "lists": [{"list": "cause", "value": "pech", "means": ""}, {"list": "cause", "value": "prawo", "means": "law"}],
        "findings": [
            {"finding": "U-1", "cause_category": "law"},
            {"finding": "U-2", "cause_category": AsTyped("pech")},
        ],
    }
    book = load(make_workbooks("pl", rows, created=CREATED)["Działania.xlsx"])
    left, top, right, bottom = range_boundaries(book["Słowniki"].tables["qms_list_cause"].ref)
    found = [[cell.value for cell in row] for row in book["Słowniki"].iter_rows(top + 1, bottom, left, right)]
    assert found == [["pech", None], ["prawo", "law"]]
    assert "prawo" in [cell.value for row in book["Ustalenia i niezgodności"] for cell in row]


def test_a_column_that_is_not_there_is_an_error_of_ours():
    with pytest.raises(KeyError, match="colour"):
        make_workbooks("en", {"actions": [{"colour": "red"}]}, created=CREATED)


def test_more_rows_than_2000_are_checked_and_coloured_too():
    rows = [{"action": f"A-{n}", "due_on": datetime.date(2026, 1, 1)} for n in range(2100)]
    data = make_workbooks("en", {"actions": rows}, created=CREATED)["Actions.xlsx"]
    page = load(data)["Actions"]
    assert any(str(one.sqref).endswith("2103") for one in page.data_validations.dataValidation)
    assert faults(data) == []


def test_a_register_of_one_s_own_gets_a_workbook():
    schema = RegisterSchema(
        "keys", Text("Klucze", "Keys"), Text("", ""), ("key",), (Column("key", "text", Text("Klucz", "Key [#]"), True),)
    )
    data = make_workbook("Keys & co", "en", [schema], {"keys": [{"key": "1"}]}, created=CREATED, office_name="A & B")
    assert faults(data) == []
    assert load(data)["Keys"].oddHeader.left.text == "A && B"


def test_the_words_that_formulas_take_for_nothing_are_those_of_the_readers():
    assert all(is_answer(word) for word in ANSWERS)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "action": TEXTS,
                "description": TEXTS,
                "due_on": st.none()
                | st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1))
                | TEXTS.map(AsTyped),
                "status": st.none() | st.sampled_from(["done", "running"]) | TEXTS.map(AsTyped),
                "done_on": TEXTS.map(AsTyped) | st.floats(-1e9, 1e9).map(AsTyped) | st.booleans().map(AsTyped),
            }
        ),
        max_size=5,
    ),
    st.sampled_from(["pl", "en"]),
    TEXTS,
)
def test_no_text_of_staff_makes_a_workbook_that_excel_would_repair(rows, language: Language, office):
    for data in make_workbooks(language, {"actions": rows}, created=CREATED, office_name=office).values():
        assert faults(data) == []
