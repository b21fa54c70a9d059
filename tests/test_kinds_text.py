"""Text, clauses, list words and yes or no as staff type them, and as Excel leaves them."""

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.kinds import clause, text, yesno
from qms_xl.kinds import list as words
from qms_xl.kinds.columns import parts_of
from qms_xl.kinds.reading import Context
from qms_xl.lists import shipped_lists
from qms_xl.model import Column, Reference, Text
from qms_xl.typed.office_words import office_lists, shipped

NOWHERE = Text("", "")
DESCRIPTION = Context(Column("description", "text", NOWHERE), register="actions")
EDITION = Context(Column("edition", "text", NOWHERE), register="documents", key=True)
CLAUSES = Context(Column("clauses", "text", NOWHERE, many=True), register="audits")


def listed(name: str, **office: str) -> Context:
    lists, _ = office_lists((1, name, word, code) for word, code in office.items())
    return Context(Column("x", "list", NOWHERE, list=name), words=lists[name])


# --- text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" Opis  działania ", "Opis  działania"),
        ("\u00a0Opis\n", "Opis"),
        ("  ", None),
        (3.0, "3"),
        (2.1, "2.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (123456789012345.0, "123456789012345"),
        (1e22, "1e+22"),
        (True, "TRUE"),
        ("007", "007"),
        ("brak", "brak"),
        ("nie dotyczy", "nie dotyczy"),
    ],
)
def test_text_stays_text(typed: object, read: str | None) -> None:
    assert text.read(typed, DESCRIPTION) == (read, "", "", "", False)


def test_a_percent_in_a_text_column_stands_as_shown() -> None:
    assert text.read(0.95, DESCRIPTION, "0%").value == "95%"


def test_spaces_in_a_key_are_one() -> None:
    assert text.read(" P-07   A ", EDITION).value == "P-07 A"


@pytest.mark.parametrize(
    ("typed", "number_format", "part"),
    [
        (date(2026, 1, 2), "", "2026-01-02"),
        (datetime.datetime(2026, 1, 2), "d-mmm", "2026-01-02"),
        (datetime.time(9, 2), "", "09:02:00"),
        (0.5, "# ?/?", "0.5"),
    ],
)
def test_a_date_or_a_fraction_in_a_text_column_is_never_guessed(typed: object, number_format: str, part: str) -> None:
    assert text.read(typed, EDITION, number_format) == (None, "code_as_date", part, "", False)


# --- clauses


@pytest.mark.parametrize(
    ("day", "number_format", "guess"),
    [
        (date(2026, 2, 9), "d-mmm", "9.2"),
        (date(2026, 2, 9), "", "9.2"),
        (date(2002, 2, 9), "yyyy-mm-dd", "9.2.2"),
        (date(2002, 2, 9), "", "9.2.2"),
        (date(2003, 5, 7), "dd.mm.yyyy", "7.5.3"),
        (date(2026, 3, 8), "dd.mm", "8.3"),
        (date(2001, 2, 10), "", "10.2.1"),
        (date(2019, 1, 4), "", "4.1.19"),
        (date(2019, 1, 4), "d-mmm", "4.1"),
        (date(2020, 1, 4), "", "4.1"),
        (date(2000, 1, 4), "", "4.1"),
    ],
)
def test_a_date_in_a_clause_is_turned_back_as_a_guess(day: date, number_format: str, guess: str) -> None:
    assert clause.read(day, CLAUSES, number_format) == (None, "code_as_date", day.isoformat(), guess, False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (9.2, "9.2"),
        (7.0, "7"),
        ("9,2", "9.2"),
        ("pkt 9.2.", "9.2"),
        ("8.5.2 e", "8.5.2 e"),
        ("§ 4.3", "4.3"),
        (" ", None),
    ],
)
def test_a_clause_reads_with_a_point(typed: object, read: str | None) -> None:
    assert clause.read(typed, CLAUSES) == (read, "", "", "", False)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("9.1, 9.2; 9.3\n10.2", ["9.1", "9.2", "9.3", "10.2"]),
        ("9,2", ["9.2"]),
        ("9,2; 8,3", ["9.2", "8.3"]),
        ("4,5", ["4", "5"]),
        ("4, 5, 6", ["4", "5", "6"]),
        (";; ,", []),
        (9.2, ["9.2"]),
    ],
)
def test_commas_part_clauses_but_not_the_two_halves_of_one(typed: object, parts: list[str]) -> None:
    assert [clause.read(part, CLAUSES).value for part in parts_of(typed, CLAUSES)] == parts


@pytest.mark.parametrize(
    ("reference", "count"),
    [
        (Reference("people"), 2),
        (Reference("units"), 2),
        (Reference("documents", "doc"), 2),
        (Reference("processes"), 1),
        (None, 1),
    ],
)
def test_commas_part_people_units_and_documents_only(reference: Reference | None, count: int) -> None:
    context = Context(Column("x", "text", NOWHERE, many=True, reference=reference))
    assert len(parts_of("A, B", context)) == count


# --- lists


@pytest.mark.parametrize("name", shipped_lists())
def test_every_shipped_word_and_code_is_read_as_it_stands(name: str) -> None:
    context = listed(name)
    for code, text_ in shipped_lists()[name].codes.items():
        for word in (code, text_.pl, text_.en, f" {text_.pl} ", text_.en.replace(" ", "\u00a0 ")):
            assert words.read(word, context) == (code, "", "", "", False)


@pytest.mark.parametrize("name", shipped_lists())
def test_every_alias_is_understood_silently_in_any_case(name: str) -> None:
    for alias, code in shipped_lists()[name].aliases.items():
        assert words.read(alias, listed(name)) == (code, "", "", "", False)
        assert words.read(alias.upper(), listed(name)).value == code
        assert words.read(alias.upper(), listed(name)).kind in ("", "spelling")


@pytest.mark.parametrize(
    ("name", "typed", "code", "suggestion"),
    [
        ("finding_status", "Zamknięte", "closed", "zamknięte"),
        ("finding_status", "ZAMKNIETE", "closed", "zamknięte"),
        ("finding_status", "Closed", "closed", "closed"),
        ("change_kind", "It", "it", "IT"),
        ("audit_type", "Wewnetrzny  pozaplanowy", "unplanned", "wewnętrzny pozaplanowy"),
        ("yesno", "Tak", "yes", "tak"),
    ],
)
def test_a_word_in_other_case_or_without_diacritics_is_understood(
    name: str, typed: str, code: str, suggestion: str
) -> None:
    found = words.read(typed, listed(name))
    assert (found.value, found.kind, found.suggestion, found.understood) == (code, "spelling", suggestion, True)


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("zamknente", "zamknięte"), ("closd", "zamknięte"), ("qwxyz", ""), (3.0, ""), ("otwarte", "")],
)
def test_a_word_in_no_list_is_not_read_and_the_nearest_is_suggested(typed: object, suggestion: str) -> None:
    found = words.read(typed, listed("finding_status"))
    assert (found.value, found.kind, found.understood) == (None, "list", False)
    assert found.suggestion == suggestion or not suggestion


@pytest.mark.parametrize("typed", ["brak", "nie dotyczy", "none", " ", "-"])
def test_answers_are_blank_in_a_list_column(typed: str) -> None:
    assert words.read(typed, listed("finding_status")) == (None, "", "", "", False)


def test_an_answer_that_is_a_word_of_the_list_is_that_word() -> None:
    assert words.read("nie dotyczy", listed("question_result")).value == "not_applicable"


def test_some_words_are_asked_about() -> None:
    assert words.read("N", listed("grade")) == (None, "asked", "N", "niezgodność duża", False)
    assert words.read("ncr major", listed("grade")).kind == "asked"
    assert words.read("naprawcze", listed("action_type")) == (None, "asked", "naprawcze", "", False)


def test_internal_audit_spelled_with_y_is_asked_about_unless_the_office_writes_so() -> None:
    source = Column("source", "list", NOWHERE, list="source")
    asked = words.read("Audyt wewnętrzny", Context(source, words=shipped("audit")["source"]))
    assert (asked.value, asked.kind, asked.suggestion) == (None, "asked", "audit wewnętrzny")
    taken = words.read("Audyt wewnętrzny", Context(source, words=shipped("audyt")["source"]))
    assert (taken.value, taken.kind) == ("internal_audit", "")


def test_audit_and_audyt_are_one_word_elsewhere() -> None:
    assert words.read("audyt zewnętrzny", listed("source")) == ("external_audit", "", "", "", False)
    assert words.read("audytor wiodący", listed("role")).value == "lead_auditor"


def test_the_offices_own_words_go_first() -> None:
    own = listed("grade", N="major", poważna="major")
    assert words.read("N", own) == ("major", "", "", "", False)
    assert words.read("POWAZNA", own) == ("major", "spelling", "POWAZNA", "poważna", True)
    assert words.read("niezgodność duża", own).value == "major"


def test_only_a_cause_may_stand_for_itself() -> None:
    assert words.read("awaria prądu", listed("cause", **{"awaria prądu": ""})).value == "awaria prądu"
    assert words.read("awaria prądu", listed("grade", **{"awaria prądu": ""})).kind == "list"


def test_a_meaning_that_is_no_code_is_misread_in_the_list() -> None:
    lists, misread = office_lists([(5, "grade", "ciężka", "majr"), (6, "grade", "lekka", "niezgodność mała")])
    assert [(m.row, m.column, m.kind, m.part, m.suggestion) for m in misread] == [(5, "means", "list", "majr", "major")]
    assert lists["grade"].office == (("lekka", "minor"),)


def test_yes_and_no_are_excels_own_too() -> None:
    context = Context(Column("publish", "yesno", NOWHERE, list="yesno"), words=shipped_lists()["yesno"])
    assert [yesno.read(value, context).value for value in (True, False, "tak", "no", "brak")] == [
        "yes",
        "no",
        "yes",
        "no",
        None,
    ]
    assert yesno.read("może", context).kind == "list"


@given(st.text(max_size=30))
def test_any_text_reads_as_a_list_word_without_trouble(typed: str) -> None:
    found = words.read(typed, listed("grade"))
    assert found.kind or found.value in (None, *shipped_lists()["grade"].codes)
