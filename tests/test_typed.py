"""From cells as typed to typed registers: references, names of people, office lists, what blanks are read as."""

import datetime
from datetime import date

import pandas as pd
import pytest

from qms_xl.kinds import key_texts
from qms_xl.model import CellError, Misreading, Register, Uncached
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables, schemas
from qms_xl.typed import RawRegister, typed_registers


def registers(text: str) -> dict[str, Register]:
    return parse_tables(text, Settings()).registers


def misread(register: Register, *, understood: bool | None = None) -> list[tuple[int, str, str, str, str]]:
    return [tuple(m)[:5] for m in register.misreadings if understood in (None, m.understood)]


def raw(name: str, **cells: list[object]) -> RawRegister:
    rows = range(2, 2 + len(next(iter(cells.values()))))
    return RawRegister(
        schemas()[name], pd.DataFrame({c: pd.Series(v, dtype=object, index=rows) for c, v in cells.items()})
    )


def typed(name: str, **cells: list[object]) -> Register:
    return typed_registers({name: raw(name, **cells)}, settings=Settings())[name]


# --- what a frame holds


def test_every_kind_has_its_own_dtype_and_missing_value() -> None:
    register = typed(
        "objectives",
        objective=["C-1", None],
        year=[2026.0, None],
        due_on=[date(2026, 1, 2), None],
        achievement_pct=[1.5, "x"],
        declared_status=["w realizacji", None],
    )
    assert {c: str(t) for c, t in register.frame.dtypes.items()} == {
        "objective": "object",
        "year": "float64",
        "due_on": "datetime64[s]",
        "achievement_pct": "float64",
        "declared_status": "object",
    }
    assert register["objective"].tolist() == ["C-1", None]
    assert register["declared_status"].tolist() == ["in_progress", None]
    assert register["achievement_pct"].isna().tolist() == [False, True]
    assert register.frame.index.equals(register.raw.index)


def test_a_column_of_several_values_holds_tuples() -> None:
    register = typed(
        "audits", audit=["A", "B", "C"], units=["KM; GN\nKM", None, " ; "], report_to=["a, b; c", 5.0, None]
    )
    assert register["units"].tolist() == [("KM", "GN"), (), ()]
    assert register["report_to"].tolist() == [("a, b", "c"), ("5",), ()]


def test_a_column_of_mixed_values_tells_true_from_one() -> None:
    register = typed(
        "actions", action=["1", 1.0, True, date(2026, 1, 1), CellError("#N/A"), Uncached("A1"), None, "brak"]
    )
    assert register["action"].tolist() == ["1", "1", "TRUE", None, None, None, None, "brak"]
    assert misread(register) == [(5, "action", "code_as_date", "2026-01-01", "")]


def test_error_values_and_missing_results_are_neither_read_nor_blank() -> None:
    register = typed(
        "actions", action=["A", "B"], due_on=[CellError("#REF!"), Uncached()], status=[CellError("#N/A"), Uncached()]
    )
    assert not register.misreadings
    assert register.frame[["due_on", "status"]].isna().all(axis=None)
    assert not register.blank("due_on").any()


def test_days_beyond_nanoseconds_are_still_days() -> None:
    settings = Settings()
    register = typed("actions", action=["A", "B"], due_on=[date(9999, 12, 31), datetime.datetime(2026, 5, 1, 12)])
    assert misread(register) == [(2, "due_on", "year_out_of_range", "9999-12-31", "")]
    assert register["due_on"].tolist() == [pd.NaT, pd.Timestamp(2026, 5, 1)]
    assert settings.date.last_year == 2100


def test_an_empty_register_keeps_its_columns_and_dtypes() -> None:
    register = typed("actions", action=[], due_on=[], status=[])
    assert str(register["due_on"].dtype) == "datetime64[s]"
    assert list(register.keys) == []


def test_number_formats_count_cell_by_cell() -> None:
    raws = {
        "indicators": raw(
            "indicators", indicator=["M-1", "M-2"], unit_of_measure=["Proc.", "dni"], target=[0.95, 0.95]
        ),
        "measurements": raw("measurements", indicator=["m-1", "M-2", "M-1"], value=[0.07, 0.07, 0.07]),
    }
    object.__setattr__(raws["indicators"], "formats", {(2, "target"): "0%", (3, "target"): "0%"})
    object.__setattr__(raws["measurements"], "formats", {(2, "value"): "0.00%", (3, "value"): "0%"})
    done = typed_registers(raws, settings=Settings())
    assert done["indicators"]["target"].tolist() == [95.0, 0.95]
    assert done["measurements"]["value"].tolist() == [7.0, 0.07, 0.07]


def test_a_date_in_a_measured_period_is_read_by_the_frequency_of_its_indicator() -> None:
    done = registers("""
indicators
| indicator | frequency |
| M-1       | quarter   |
| M-2       | rok       |
| M-3       | month     |
measurements
| indicator | period      |
| m-1       | @2026-04-01 |
| M-2       | @2026-12-31 |
| M-3       | @2026-05-01 |
| M-9       | @2026-05-01 |
| M-1       | @2026-05-01 |
| M-1       | II kw. 2026 |
| M-1       | kiedyś      |
surveys
| survey | period      |
| B-1    | @2026-05-31 |
| B-2    | @2026-05-30 |
""")
    assert done["measurements"]["period"].tolist() == ["2026-Q2", "2026", "2026-05", "2026-05", None, "2026-Q2", None]
    assert [m for m in misread(done["measurements"]) if m[1] == "period"] == [
        (8, "period", "period", "kiedyś", ""),
        (6, "period", "code_as_date", "2026-05-01", "2026-Q2"),
    ]
    assert done["surveys"]["period"].tolist() == ["2026-05", None]
    assert misread(done["surveys"]) == [(3, "period", "code_as_date", "2026-05-30", "2026-05")]


# --- blanks and keys


def test_answers_are_blank_in_date_number_and_list_columns_only() -> None:
    register = typed(
        "actions",
        action=["brak", " ", None],
        due_on=["brak", " ", "31.12.2026"],
        days_late=["n/d", None, 0.0],
        status=["nie dotyczy", "\u00a0", "x"],
    )
    assert register.blank("action").tolist() == [False, True, True]
    assert register.blank("due_on").tolist() == [True, True, False]
    assert register.blank("days_late").tolist() == [True, True, False]
    assert register.blank("status").tolist() == [True, True, False]


def test_an_answer_that_the_list_has_is_not_blank() -> None:
    register = typed("audit_questions", audit=["A"], no=["1"], result=["Nie dotyczy"])
    assert register.blank("result").tolist() == [False]
    assert register["result"].tolist() == ["not_applicable"]


@pytest.mark.parametrize(
    ("name", "cells", "keys"),
    [
        ("actions", {"action": ["D-1", 7.0, None], "notes": ["a", "b", "c"]}, ["D-1", "7", "c"]),
        ("documents", {"doc": ["P-07", "P-07", None], "edition": [3.0, None, "2"]}, ["P-07 / 3", "P-07 / 1", "2"]),
        (
            "measurements",
            {"indicator": ["M-1", "M-1", "M-1"], "period": ["II kw. 2026", "lato", None]},
            ["M-1 / 2026-Q2", "M-1 / lato", "M-1"],
        ),
        ("review_inputs", {"review": ["PZ-1"], "input": ["Wyniki auditów"]}, ["PZ-1 / audits"]),
        ("surveys", {"survey": ["B", "B"], "area": ["x", None], "unit": [None, "KM"]}, ["B / x", "B /  / KM"]),
        ("audit_questions", {"audit": [date(2026, 5, 1)], "no": [1.0]}, ["2026-05-01 / 1"]),
        ("actions", {"notes": ["no key column", None]}, ["no key column", ""]),
    ],
)
def test_a_row_is_called_by_its_key(name: str, cells: dict[str, list[object]], keys: list[str]) -> None:
    register = typed(name, **cells)
    assert register.keys.tolist() == keys
    assert key_texts(register).index.equals(register.frame.index)


# --- references

OFFICE = """
people
| person       | position   | unit | active_to  |
| Anna Nowak   | Starosta   | KM   |            |
| Jan Kowalski | Inspektor  | GN   |            |
| Adam Nowak   |            | GN   | 2026-11-19 |
| Jan Zięba    | Inspektor  | GN   | 2026-11-20 |
| Józef Zięba  |            | GN   |            |
units
| unit | name                | unit_type   | in_scope | active_to  |
| KM   | Wydział Komunikacji | department  |          |            |
| GN   | Geodezja            | department  | tak      | 2026-11-20 |
| OLD  | Stary               | department  |          | 2026-11-19 |
| OUT  | Poza zakresem       | department  | nie      |            |
| DPS  | Dom                 | subordinate |          |            |
"""


def test_a_reference_takes_the_spelling_of_the_register_it_leads_to() -> None:
    actions = registers(
        OFFICE
        + """
actions
| action | owner         | unit |
| 1      | Kowalski Jan  | km   |
| 2      | "Jan  Kowalski " | KM |
| 3      | A. Nowak      | KN   |
| 4      | J. Zięba      | Geodezja |
| 5      | Starosta      |      |
| 6      | Inspektor     | KM   |
| 7      | wszyscy       | wszystkie |
"""
    )["actions"]
    assert actions["owner"].tolist() == [
        *("Jan Kowalski", "Jan Kowalski", "Anna Nowak", "J. Zięba", "Anna Nowak", "Inspektor", "wszyscy"),
    ]
    assert misread(actions) == [
        (2, "owner", "reference_spelling", "Kowalski Jan", "Jan Kowalski"),
        (4, "owner", "reference_spelling", "A. Nowak", "Anna Nowak"),
        (5, "owner", "namesake", "J. Zięba", ""),
        (6, "owner", "position", "Starosta", "Anna Nowak"),
        (7, "owner", "reference", "Inspektor", ""),
        (8, "owner", "collective", "wszyscy", ""),
        (2, "unit", "reference_spelling", "km", "KM"),
        (4, "unit", "reference", "KN", ""),
        (5, "unit", "reference", "Geodezja", "GN"),
        (8, "unit", "reference", "wszystkie", ""),
    ]


def test_all_units_are_those_in_scope_and_not_abolished() -> None:
    documents = registers(
        OFFICE + "documents\n| doc | units |\n| P-1 | Wszystkie |\n| P-2 | all with subordinate |\n| P-3 | all; DPS |\n"
    )["documents"]
    assert documents["units"].tolist() == [("KM", "GN"), ("KM", "GN", "DPS"), ("KM", "GN", "DPS")]
    assert not documents.misreadings


def test_without_a_day_only_those_with_an_end_are_gone() -> None:
    raws = {
        "units": raw("units", unit=["KM", "GN"], active_to=[None, date(2099, 1, 1)]),
        "trainings": raw("trainings", training=["T"], units=["all"]),
    }
    assert typed_registers(raws, settings=Settings())["trainings"]["units"].tolist() == [("KM",)]
    with_day = typed_registers(raws, settings=Settings(), as_of=date(2026, 1, 1))
    assert with_day["trainings"]["units"].tolist() == [("KM", "GN")]


def test_of_several_names_only_the_bad_part_is_named() -> None:
    audits = registers(
        OFFICE + "audits\n| audit | units | auditees |\n| A | KM, GM; gn | Nowak Anna, Gość Obcy; jw. |\n"
    )["audits"]
    assert audits["units"].tolist() == [("KM", "GM", "GN")]
    assert audits["auditees"].tolist() == [("Anna Nowak", "Gość Obcy", "jw.")]
    assert misread(audits) == [
        (2, "units", "reference", "GM", ""),
        (2, "units", "reference_spelling", "gn", "GN"),
        (2, "auditees", "reference_spelling", "Nowak Anna", "Anna Nowak"),
        (2, "auditees", "soft_reference", "Gość Obcy", ""),
        (2, "auditees", "collective", "jw.", ""),
    ]


def test_the_target_follows_the_code_of_another_column() -> None:
    actions = registers("""
findings
| finding    |
| U-2026-001 |
risks
| risk |
| R-01 |
actions
| action | origin     | origin_ref |
| 1      | finding    | u-2026-001 |
| 2      | ryzyko lub szansa | R-01 |
| 3      | finding    | R-01       |
| 4      | finding    | U-2026-002 |
| 5      | management | cokolwiek  |
| 6      | objective  | C-1        |
| 7      | xyz        | U-9        |
| 8      |            | U-9        |
""")["actions"]
    assert actions["origin_ref"].tolist() == [
        "U-2026-001",
        "R-01",
        "R-01",
        "U-2026-002",
        "cokolwiek",
        "C-1",
        "U-9",
        "U-9",
    ]
    assert [m for m in misread(actions) if m[1] == "origin_ref"] == [
        (2, "origin_ref", "reference_spelling", "u-2026-001", "U-2026-001"),
        (4, "origin_ref", "elsewhere", "R-01", "risks"),
        (5, "origin_ref", "reference", "U-2026-002", "U-2026-001"),
    ]


def test_an_external_lead_auditor_is_free_text() -> None:
    audits = registers(
        OFFICE
        + "audits\n| audit | audit_type | lead_auditor |\n| A | internal | Obcy Pan |\n| B | surveillance | Obcy Pan |\n"
    )["audits"]
    assert misread(audits) == [(2, "lead_auditor", "reference", "Obcy Pan", "")]


def test_references_to_another_column_need_not_be_unique() -> None:
    done = registers(
        "documents\n| doc | edition |\n| P-1 | 1 |\n| P-1 | 2 |\naudit_questions\n| audit | no | doc |\n| A | 1 | p-1 |\n"
    )
    assert done["audit_questions"]["doc"].tolist() == ["P-1"]


@pytest.mark.parametrize("people", ["", "people\n| person |\n", "people\n| position |\n| Starosta |\n"])
def test_references_into_absent_registers_are_not_judged(people: str) -> None:
    actions = registers(people + "actions\n| action | owner |\n| 1 | Ktoś |\n")["actions"]
    assert actions["owner"].tolist() == ["Ktoś"]
    assert not actions.misreadings


def test_an_answer_is_no_reference_and_a_fault_only_where_one_is_required() -> None:
    done = registers(
        OFFICE
        + """
findings
| finding | unit | owner | status   | grade |
| U-1     | brak | brak  | analysis | minor |
| U-2     | KM   | brak  | reported | minor |
audits
| audit | units      | auditees |
| A     | nie dotyczy | brak    |
"""
    )
    assert misread(done["findings"]) == [(2, "unit", "reference", "brak", ""), (2, "owner", "reference", "brak", "")]
    assert done["findings"]["owner"].tolist() == [None, None]
    assert misread(done["audits"]) == [(2, "units", "reference", "nie dotyczy", "")]
    assert done["audits"]["auditees"].tolist() == [("brak",)]


# --- the office's lists


def test_the_offices_words_are_read_in_every_register() -> None:
    done = registers("""
lists
| list         | value     | means     |
| audit_status | umówiony  | planned   |
| audit_status | zrobiony  | doen      |
| cause        | awaria    |           |
audits
| audit | status   |
| A     | umówiony |
| B     | Umówiony |
| C     | zrobiony |
findings
| finding | cause_category |
| U-1     | awaria         |
""")
    assert done["audits"]["status"].tolist() == ["planned", "planned", None]
    assert misread(done["audits"])[0] == (3, "status", "spelling", "Umówiony", "umówiony")
    assert misread(done["audits"])[1][:3] == (4, "status", "list")
    assert misread(done["lists"])[0][:4] == (3, "means", "list", "doen")
    assert done["findings"]["cause_category"].tolist() == ["awaria"]


def test_audit_spelling_decides_on_the_internal_audit() -> None:
    text = "findings\n| finding | source |\n| U-1 | audyt wewnętrzny |\n"
    assert misread(registers(text)["findings"]) == [(2, "source", "asked", "audyt wewnętrzny", "audit wewnętrzny")]
    assert registers("audit_spelling audyt\n" + text)["findings"]["source"].tolist() == ["internal_audit"]


# --- what blanks are read as


def test_blank_cells_are_read_as_the_domain_says_and_stay_blank() -> None:
    done = registers("""
people
| person     | unit |
| Anna Nowak | KM   |
units
| unit | in_scope |
| KM   |          |
documents
| doc | edition |
| P-1 |         |
audit_questions
| audit | no | result |
| A     | 1  |        |
| A     | 2  | xyz    |
review_decisions
| decision | needs_action |
| 1        |              |
measurements
| indicator | approved |
| M-1       |          |
surveys
| survey | count_1 |
| B-1    |         |
risks
| risk | accepted_level |
| R-1  |                |
objectives
| objective | year | due_on     |
| C-1       | 2026 |            |
| C-2       |      |            |
| C-3       | 2026 | 2026-06-30 |
actions
| action | owner      | unit |
| D-1    | Nowak Anna |      |
reviews
| review | period_to  |
| PZ-1   | 2026-06-30 |
review_inputs
| review | input  | data_as_of |
| PZ-1   | audits |            |
| PZ-9   | audits |            |
""")
    expected: dict[tuple[str, str], list[object]] = {
        ("units", "in_scope"): ["yes"],
        ("documents", "edition"): ["1"],
        ("audit_questions", "result"): ["not_checked", None],
        ("review_decisions", "needs_action"): ["yes"],
        ("measurements", "approved"): ["yes"],
        ("surveys", "count_1"): [0.0],
        ("risks", "accepted_level"): [9.0],
        ("objectives", "due_on"): [pd.Timestamp(2026, 12, 31), pd.NaT, pd.Timestamp(2026, 6, 30)],
        ("actions", "unit"): ["KM"],
        ("review_inputs", "data_as_of"): [pd.Timestamp(2026, 6, 30), pd.NaT],
    }
    for (name, column), values in expected.items():
        assert done[name][column].tolist() == values, (name, column)
        assert done[name].blank(column).iloc[0], (name, column)
    assert not done["audit_questions"].blank("result").iloc[1]


def test_a_blank_planned_end_is_the_start_or_the_end_of_what_was_typed_there() -> None:
    audits = registers("""
audits
| audit | planned_from         | planned_to |
| A     | 2026-10-05           |            |
| B     | październik 2026     |            |
| C     | IV kw. 2026          |            |
| D     | @2026-10-01 [mmm yy] |            |
| E     | @2026-10-01 [d-mmm-yy] |          |
| F     | 2026-10-05           | 2026-10-07 |
| G     |                      |            |
| H     | 5.10.2026            |            |
""")["audits"]
    ends = [None if pd.isna(day) else day.date().isoformat() for day in audits["planned_to"]]
    assert ends == ["2026-10-05", "2026-10-31", "2026-12-31", "2026-10-31", "2026-10-01", "2026-10-07", None, None]
    assert misread(audits) == [(9, "planned_from", "date", "5.10.2026", "2026-10-05")]


def test_a_column_that_the_workbook_lacks_is_not_invented() -> None:
    assert not typed("units", unit=["KM"]).has("in_scope")


# --- speed


def test_a_hundred_thousand_rows_are_typed_at_once() -> None:
    rows = 100_000
    days: list[object] = [date(2020, 1, 1) + datetime.timedelta(days=i % 2500) for i in range(rows)]
    actions = raw(
        "actions",
        action=[f"D-{i:06}" for i in range(rows)],
        description=[f"Opis działania numer {i}" for i in range(rows)],
        owner=[f"Imię{i % 500} Nazwisko{i % 500}" for i in range(rows)],
        opened_on=days,
        due_on=days,
        status=["zaplanowane", "done"] * (rows // 2),
        days_late=[float(i % 7) for i in range(rows)],
    )
    people = raw("people", person=[f"Imię{i} Nazwisko{i}" for i in range(500)])
    register = typed_registers({"actions": actions, "people": people}, settings=Settings())["actions"]
    assert register.keys.iloc[-1] == "D-099999"
    assert not register.blank("status").any()
    assert register.misreadings == ()


def test_a_misreading_names_its_row_column_and_part() -> None:
    register = typed("actions", action=["D-1"], due_on=["31.12.2026"])
    assert register.misreadings == (Misreading(2, "due_on", "date", "31.12.2026", "2026-12-31", understood=False),)


@pytest.mark.parametrize(
    ("typed_name", "nearest"), [("Jan Kowalsky", "Jan Kowalski"), ("Kowalsky Jan", "Jan Kowalski"), ("Zenon Łąka", "")]
)
def test_the_nearest_name_is_suggested_whichever_way_round(typed_name: str, nearest: str) -> None:
    actions = registers(OFFICE + f"actions\n| action | owner |\n| 1 | {typed_name} |\n")["actions"]
    assert misread(actions) == [(2, "owner", "reference", typed_name, nearest)]


def test_a_column_that_one_of_two_workbooks_lacks_is_not_empty_there() -> None:
    example = parse_tables(
        """
units
| unit | name | unit_type | parent |
| KM   | KM   | wydział   |        |

units @ Kopia.xlsx
| unit | name | unit_type |
| OR   | OR   | wydział   |
""",
        Settings(),
    )
    assert example.registers["units"].blank("parent").tolist() == [True, False]
