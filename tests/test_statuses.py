"""What follows from facts: boundaries as tables, and every combination against a plain computation row by row."""

from __future__ import annotations

import calendar
import datetime
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.model import RegisterSchema
from qms_xl.settings import Settings
from qms_xl.shelf import collect
from qms_xl.statuses.action_state import action_state
from qms_xl.statuses.days_late import days_late
from qms_xl.statuses.document_review import document_review
from qms_xl.statuses.document_state import document_state
from qms_xl.statuses.risk_level import risk_level
from qms_xl.statuses.survey_scores import survey_scores
from qms_xl.supply import Supply
from qms_xl.tables import parse_tables
from qms_xl.typed import RawRegister, typed_registers

SCHEMAS: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
SETTINGS = Settings()
AS_OF = datetime.date(2026, 11, 20)


def cases(register, table, expected):
    """Return a table's register and the column that says what is expected, as text."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    at = cells[0].index(expected)
    wanted = [row[at] for row in cells[1:]]
    pipes = ["| " + " | ".join(row[:at] + row[at + 1 :]) + " |" for row in cells]
    return parse_tables("\n".join([register, *pipes]), SETTINGS).registers[register], wanted


ACTIONS = """
| action_type | status    | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up | expected              |
| corrective  | planned   | 2026-12-05 |            |            |             |               |           | open                  |
| corrective  | running   | 2026-12-04 |            |            |             |               |           | due_soon              |
| corrective  | running   | 2026-11-20 |            |            |             |               |           | due_soon              |
| corrective  | running   | 2026-11-19 |            |            |             |               |           | overdue               |
| improvement | running   |            |            |            |             |               |           | open                  |
| improvement | running   | w maju     |            |            |             |               |           | open                  |
| improvement | running   | 2026-11-19 | brak       |            |             |               |           | overdue               |
| improvement | running   | 2026-11-01 | 2026-11-20 |            |             |               |           | closed                |
| correction  | running   | 2026-11-01 | 2026-11-20 |            |             |               |           | closed                |
| corrective  | done      | 2026-11-01 | 2026-11-20 |            |             |               |           | awaiting_verification |
| preventive  | done      | 2026-11-01 | 2026-11-20 |            |             |               |           | awaiting_verification |
| improvement | done      | 2026-11-01 | 2026-11-20 | 2026-11-20 |             |               |           | awaiting_verification |
| improvement | done      | 2026-11-01 | 2026-11-20 | 2026-11-19 |             |               |           | verification_overdue  |
| improvement | done      | 2026-11-01 | 2026-11-20 | w maju     |             |               |           | awaiting_verification |
| improvement | done      | 2026-11-01 | 2026-11-20 | brak       |             |               |           | closed                |
| corrective  | running   | 2026-11-01 | wykonano   |            |             |               |           | awaiting_verification |
| corrective  | running   | 2026-11-01 |            | 2026-11-01 |             |               |           | overdue               |
| corrective  | done      | 2026-11-01 | 2026-11-02 | 2026-11-01 | 2026-11-20  | effective     |           | closed                |
| corrective  | verified  | 2026-11-01 | 2026-11-02 | 2026-11-01 | 2026-11-20  | ineffective   |           | ineffective           |
| corrective  | verified  | 2026-11-01 | 2026-11-02 | 2026-11-01 | 2026-11-20  | ineffective   | D-9       | closed                |
| corrective  | closed    | 2026-11-01 |            |            |             |               |           | closed                |
| corrective  | closed    | 2026-11-01 | 2026-11-02 |            |             | ineffective   |           | ineffective           |
| corrective  | cancelled | 2026-11-01 |            |            |             | ineffective   |           | cancelled             |
| corrective  |           | 2026-11-01 |            |            |             |               |           | overdue               |
"""


def test_states_of_actions_at_their_boundaries():
    actions, wanted = cases("actions", ACTIONS, "expected")
    assert list(action_state(actions, AS_OF, SETTINGS)) == wanted


def test_due_soon_follows_the_setting():
    import dataclasses

    actions, _ = cases("actions", ACTIONS, "expected")
    narrow = dataclasses.replace(SETTINGS, actions=dataclasses.replace(SETTINGS.actions, due_soon_days=13))
    assert action_state(actions, AS_OF, narrow).iloc[1] == "open"


LATE = """
| status    | due_on     | done_on    | expected |
| running   | 2026-11-20 |            | 0        |
| running   | 2026-11-19 |            | 1        |
| running   | 2026-12-31 |            | 0        |
| done      | 2026-11-01 | 2026-11-04 | 3        |
| done      | 2026-11-04 | 2026-11-01 | 0        |
| done      | 2026-11-01 | wykonano   |          |
| running   | 2026-11-18 | brak       | 2        |
| cancelled | 2026-11-01 |            |          |
| running   |            |            |          |
| running   | w maju     | 2026-11-01 |          |
"""


def test_days_late_at_their_boundaries():
    actions, wanted = cases("actions", LATE, "expected")
    assert texts(days_late(actions, AS_OF)) == wanted


REVIEWS = """
| doc_type  | status    | issued_on  | effective_from | reviewed_on | review_months | expected   |
| procedure | effective | 2026-01-31 |                |             | 1             | 2026-02-28 |
| procedure | effective | 2024-01-31 |                |             | 1             | 2024-02-29 |
| procedure | effective | 2026-03-31 | 2026-04-01     |             | 12            | 2027-04-01 |
| procedure | effective | 2026-03-31 | 2026-04-01     | 2026-10-15  | 12            | 2027-10-15 |
| procedure | effective | 2026-12-31 | 2026-04-01     | 2026-10-15  | 12            | 2027-12-31 |
| procedure | effective | 2024-02-29 |                |             | 12            | 2025-02-28 |
| procedure | effective | 2026-08-31 |                | w maju      | 0             | 2026-08-31 |
| procedure | effective | 2026-08-31 |                |             |               |            |
| procedure | effective |            |                |             | 12            |            |
| procedure | approved  | 2026-08-31 |                |             | 12            |            |
| procedure | withdrawn | 2026-08-31 |                |             | 12            |            |
| procedure | effective | 2026-08-31 |                |             | 1.5           |            |
| procedure | effective | 2026-08-31 |                |             | 9000000       |            |
"""


def test_next_reviews_are_those_of_edate():
    documents, wanted = cases("documents", REVIEWS, "expected")
    found = document_review(documents)
    assert ["" if pd.isna(day) else day.date().isoformat() for day in found] == wanted
    assert found.dtype == "datetime64[s]"


STATES = """
| doc | status    | issued_on  | effective_from | reviewed_on | review_months | expected       |
| a   | effective | 2026-11-19 |                |             | 0             | overdue        |
| b   | effective | 2026-11-20 |                |             | 0             | due_soon       |
| c   | effective | 2026-11-20 |                |             | 1             | due_soon       |
| d   | effective | 2026-11-21 |                |             | 1             | current        |
| e   | effective | 2026-11-21 |                |             |               | no_review_date |
| f   | withdrawn | 2026-11-19 |                |             | 0             |                |
"""


def test_states_of_documents_at_their_boundaries():
    documents, wanted = cases("documents", STATES, "expected")
    found = document_state(documents, document_review(documents), AS_OF, SETTINGS)
    assert [state or "" for state in found] == wanted


def test_risk_levels_are_products():
    risks, wanted = cases(
        "risks",
        """
        | probability | impact | expected |
        | 3           | 4      | 12       |
        | 5           |        |          |
        | duże        | 2      |          |
        | 2.5         | 2      |          |
        """,
        "expected",
    )
    assert texts(risk_level(risks)) == wanted


SURVEYS = """
| scale | count_1 | count_2 | count_3 | count_4 | count_5 | mean | positive |
|       | 0       | 0       | 1       | 1       | 2       | 4.25 | 75       |
| 5     |         |         |         | 1       | 1       | 4.5  | 100      |
| 4     | 1       |         | 1       | 1       |         | 2.67 | 66.67    |
| 3     | 2       | 1       | 1       |         |         | 1.75 | 50       |
| 2     | 1       | 3       |         |         |         | 1.75 | 75       |
|       |         |         |         |         |         |      |          |
|       | 0       |         |         |         |         |      |          |
|       | dużo    | 1       |         |         |         |      |          |
|       | brak    | 1       |         |         |         | 2    | 0        |
| dużo  | 1       |         |         |         |         | 1    |          |
| 7     | 1       |         |         |         |         | 1    |          |
| 1     | 1       |         |         |         |         | 1    |          |
"""


@pytest.mark.parametrize(("column", "expected"), [("mean", "mean"), ("positive_pct", "positive")])
def test_survey_scores_at_their_boundaries(column, expected):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in SURVEYS.strip().splitlines()]
    kept = "\n".join("| " + " | ".join(row[:-2]) + " |" for row in rows)
    surveys = parse_tables(f"surveys\n{kept}", SETTINGS).registers["surveys"]
    wanted = [row[6 if expected == "mean" else 7] for row in rows[1:]]
    assert texts(survey_scores(surveys)[column].round(2)) == wanted


def test_a_status_is_supplied_by_its_name():
    documents, _ = cases("documents", STATES, "expected")
    supply = Supply({"documents": documents}, {}, as_of=AS_OF, settings=SETTINGS)
    assert supply.get("document_state").iloc[0] == "overdue"


def test_what_holds_on_another_day_is_worked_out_once():
    documents, _ = cases("documents", STATES, "expected")
    supply = Supply({"documents": documents}, {}, as_of=AS_OF, settings=SETTINGS)
    before = AS_OF - datetime.timedelta(days=3650)
    assert supply.on(AS_OF) is supply
    assert supply.on(before).get("document_state") is supply.on(before).get("document_state")
    assert supply.on(before).get("document_state").iloc[0] != "overdue"


def test_a_cell_of_a_register_is_what_its_frame_holds_however_it_is_asked_for():
    documents, _ = cases("documents", STATES, "expected")
    for column in documents.frame.columns:
        for row in documents.frame.index:
            at, typed = documents.frame.at[row, column], documents.raw.at[row, column]
            assert documents.value(row, column) == at or pd.isna(at) is True
            assert documents.value_typed(row, column) == typed
        for text in {one for one in documents.frame[column] if isinstance(one, str)}:
            assert list(documents.rows_with(column, text)) == list(documents.frame.index[documents[column] == text])
    assert documents.value(documents.frame.index[0], "no such column") is None
    assert not documents.rows_with("no such column", "x")


def texts(numbers):
    return ["" if math.isnan(number) else f"{number:g}" for number in numbers]


# --- against a plain computation, written from the domain's text ------------------------------------------------------

DAYS = st.one_of(
    st.none(),
    st.dates(datetime.date(2026, 10, 1), datetime.date(2027, 1, 10)),
    st.sampled_from(["brak", "w maju", " "]),
)


def register(name, rows):
    raw = pd.DataFrame(rows, dtype=object, index=range(2, 2 + len(rows)))
    return typed_registers({name: RawRegister(SCHEMAS[name], raw)}, settings=SETTINGS, as_of=AS_OF)[name]


def filled(value):
    return value is not None and (isinstance(value, datetime.date) or value.strip() not in ("", "brak"))


def state_of(row):
    done, verify_due, due = row["done_on"], row["verify_due"], row["due_on"]
    needed = row["action_type"] in ("corrective", "preventive") or filled(verify_due)
    if row["status"] == "cancelled":
        return "cancelled"
    if row["effectiveness"] == "ineffective" and not (row["follow_up"] or "").strip():
        return "ineffective"
    if row["status"] == "closed" or filled(row["verified_on"]) or (filled(done) and not needed):
        return "closed"
    if filled(done):
        late = isinstance(verify_due, datetime.date) and verify_due < AS_OF
        return "verification_overdue" if late else "awaiting_verification"
    if not isinstance(due, datetime.date):
        return "open"
    if due < AS_OF:
        return "overdue"
    return "due_soon" if (due - AS_OF).days <= 14 else "open"


def late_of(row):
    if row["status"] == "cancelled" or not isinstance(row["due_on"], datetime.date):
        return ""
    if not filled(row["done_on"]):
        return f"{max(0, (AS_OF - row['due_on']).days)}"
    return f"{max(0, (row['done_on'] - row['due_on']).days)}" if isinstance(row["done_on"], datetime.date) else ""


ROW = st.fixed_dictionaries(
    {
        "action_type": st.sampled_from(["correction", "corrective", "preventive", "improvement", None]),
        "status": st.sampled_from(["planned", "running", "done", "verified", "closed", "cancelled", None]),
        "due_on": DAYS,
        "done_on": DAYS,
        "verify_due": DAYS,
        "verified_on": DAYS,
        "effectiveness": st.sampled_from(["effective", "ineffective", None]),
        "follow_up": st.sampled_from([None, " ", "D-2", "brak"]),
    }
)


@given(st.lists(ROW, min_size=1, max_size=20))
def test_actions_are_as_worked_out_row_by_row(rows):
    actions = register("actions", rows)
    assert list(action_state(actions, AS_OF, SETTINGS)) == [state_of(row) for row in rows]
    assert texts(days_late(actions, AS_OF)) == [late_of(row) for row in rows]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "status": st.sampled_from(["effective", "approved", "withdrawn"]),
                "issued_on": st.one_of(st.none(), st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))),
                "reviewed_on": st.one_of(st.none(), st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))),
                "review_months": st.one_of(st.none(), st.integers(-40, 400)),
            }
        ),
        min_size=1,
        max_size=20,
    )
)
def test_next_reviews_are_as_worked_out_row_by_row(rows):
    documents = register("documents", [{**row, "effective_from": None} for row in rows])
    for row, found in zip(rows, document_review(documents), strict=True):
        starts = [day for day in (row["issued_on"], row["reviewed_on"]) if day]
        if row["status"] != "effective" or not starts or row["review_months"] is None:
            assert pd.isna(found)
            continue
        years, month = divmod(max(starts).month - 1 + row["review_months"], 12)
        year = max(starts).year + years
        day = min(max(starts).day, calendar.monthrange(year, month + 1)[1])
        assert found.date() == datetime.date(year, month + 1, day)
