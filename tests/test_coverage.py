"""Audit coverage: which pairs apply, what counts as audited and as planned, when each is due, and the five states (domain, 4a)."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms_xl.errors import AbsentColumn
from qms_xl.norms import profile
from qms_xl.settings import Audits, Settings
from qms_xl.supply import Absent, Supply
from qms_xl.tables import parse_tables

COLUMNS = ("last_audited_on", "audit", "planned_on", "planned_audit", "due_by", "state")


def pairs(text: str, settings: Settings | None = None) -> dict[str, dict[str, str]]:
    """Return `KM P-1` -> what is said of the pair, dates as ISO, audits by number, "" where missing."""
    settings = settings or Settings()
    example = parse_tables(text, settings)
    supply = Supply(
        example.registers, example.facts, as_of=example.as_of, settings=settings, norm=profile(example.norm)
    )
    coverage, audits = supply.get("coverage"), supply.get("audits").keys
    found = {}
    for line in coverage.to_dict("records"):
        said = {name: "" if value is None or value != value else value for name, value in line.items()}
        for name in ("audit", "planned_audit"):
            said[name] = "" if coverage[name].isna()[len(found)] else audits[line[name]]
        for name in ("last_audited_on", "planned_on", "due_by"):
            said[name] = said[name] and said[name].date().isoformat()
        found[f"{line['unit']} {line['doc']}"] = said
    return found


def said(text: str, column: str, settings: Settings | None = None) -> dict[str, str]:
    return {pair: line[column] for pair, line in pairs(text, settings).items()}


# --- which pairs apply ------------------------------------------------------------------------------------------------

OFFICE = """
as_of 2026-11-20
documents
| doc | edition | doc_type  | status    | process | units  | effective_from | effective_to |
| P-1 | 1       | procedure | effective | Z1      | KM; AB | 2024-01-01     |              |
units
| unit | parent | in_scope | in_scope_from | active_to  |
| OR   |        |          |               |            |
| KM   | OR     |          |               |            |
| AB   | OR     |          |               |            |
audits
| audit | audit_type | units | documents | processes | status | planned_from | held_to    |
| A-1   | internal   | KM    | P-1       |           | closed | 2025-05-05   | 2025-05-06 |
"""


def test_a_pair_is_a_unit_and_a_procedure_it_works_by() -> None:
    assert list(pairs(OFFICE)) == ["KM P-1", "AB P-1"]
    assert pairs(OFFICE)["KM P-1"]["row"] == 2


@pytest.mark.parametrize(
    ("old", "new", "units"),
    [
        ("| procedure |", "| form      |", ""),
        ("| effective |", "| approved  |", ""),
        ("| effective |", "| withdrawn |", ""),
        ("| 2024-01-01     |", "| 2026-11-21     |", ""),
        ("| 2024-01-01     |", "| 2026-11-20     |", "KM AB"),
        ("| 2024-01-01     |              |", "| 2024-01-01     | 2026-11-19   |", ""),
        ("| 2024-01-01     |              |", "| 2024-01-01     | 2026-11-20   |", "KM AB"),
        ("| KM; AB |", "| OR     |", "OR"),
        ("| KM; AB |", "| all    |", "OR KM AB"),
        ("| KM; AB |", "| XX; KM |", "KM"),
        ("| KM; AB |", "|        |", ""),
        ("| KM   | OR     |          |               |            |", "| KM | OR | nie |  |  |", "AB"),
        ("| KM   | OR     |          |               |            |", "| KM | OR | yes |  |  |", "KM AB"),
        ("| KM   | OR     |          |               |            |", "| KM | OR |  |  | 2026-11-19 |", "AB"),
        ("| KM   | OR     |          |               |            |", "| KM | OR |  |  | 2026-11-20 |", "KM AB"),
        ("| KM   | OR     |          |               |            |", "| KM | OR |  | 2027-01-01 |  |", "KM AB"),
    ],
)
def test_which_pairs_apply(old: str, new: str, units: str) -> None:
    assert OFFICE.count(old) >= 1
    assert " ".join(pair.split()[0] for pair in pairs(OFFICE.replace(old, new, 1))) == units


def test_two_editions_in_force_make_one_pair() -> None:
    text = OFFICE.replace(
        "units\n| unit", "| P-1 | 2 | procedure | effective | Z1 | AB; OR | 2025-01-01 | |\nunits\n| unit"
    )
    assert said(text, "row") == {"KM P-1": 2, "AB P-1": 2, "OR P-1": 3}


# --- what counts as audited -------------------------------------------------------------------------------------------


def with_audits(*rows: str) -> str:
    head, _, _ = OFFICE.rpartition("| A-1 ")
    return head + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("row", "audited"),
    [
        ("| A-1 | internal | KM | P-1 | | closed | 2025-05-05 | 2025-05-06 |", "KM"),
        ("| A-1 | unplanned | KM | P-1 | | reported | 2025-05-05 | 2025-05-06 |", "KM"),
        ("| A-1 | follow_up | KM | P-1 | | held | 2025-05-05 | 2025-05-06 |", "KM"),
        ("| A-1 | surveillance | KM | P-1 | | held | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM | P-1 | | running | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM | P-1 | | cancelled | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM; AB | P-1; P-2 | | held | 2025-05-05 | 2025-05-06 |", "KM AB"),
        ("| A-1 | internal | wszystkie | P-1 | | held | 2025-05-05 | 2025-05-06 |", "KM AB"),
        ("| A-1 | internal | OR | P-1 | | held | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM | P-2 | Z1 | held | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM | | Z1 | held | 2025-05-05 | 2025-05-06 |", "KM"),
        ("| A-1 | internal | KM | | Z2 | held | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM | | | held | 2025-05-05 | 2025-05-06 |", ""),
        ("| A-1 | internal | KM | P-1 | | held | 2025-05-05 | |", ""),
        ("| A-1 | internal | KM | P-1 | | held | 2025-05-05 | 2026-11-20 |", "KM"),
        ("| A-1 | internal | KM | P-1 | | held | 2025-05-05 | 2026-11-21 |", ""),
    ],
)
def test_which_audits_count(row: str, audited: str) -> None:
    found = said(with_audits(row), "audit")
    assert " ".join(pair.split()[0] for pair, audit in found.items() if audit == "A-1") == audited


def test_external_audits_count_where_the_office_says_so() -> None:
    counting = replace(Settings(), audits=Audits(count_external=True))
    text = with_audits("| A-1 | recertification | KM | P-1 | | held | 2025-05-05 | 2025-05-06 |")
    assert said(text, "audit", counting)["KM P-1"] == "A-1"


def test_the_latest_audit_counts() -> None:
    text = with_audits(
        "| A-1 | internal | KM | P-1 | | held | 2025-05-05 | 2025-05-06 |",
        "| A-2 | internal | KM | P-1 | | held | 2026-05-05 | 2026-05-06 |",
        "| A-3 | internal | KM | P-1 | | held | 2024-05-05 | 2024-05-06 |",
    )
    line = pairs(text)["KM P-1"]
    assert [line[name] for name in COLUMNS] == ["2026-05-06", "A-2", "", "", "2029-05-06", "audited"]


@pytest.mark.parametrize(
    ("questions", "audited"),
    [
        ((), "KM AB"),
        (("| A-1 | 1 | P-2 | AB | |",), "KM AB"),
        (("| A-2 | 1 | P-1 | AB | |",), "KM AB"),
        (("| A-1 | 1 | P-1 | | zgodne |",), "KM AB"),
        (("| A-1 | 1 | P-1 | | |",), ""),
        (("| A-1 | 1 | P-1 | KM | nie sprawdzono |",), ""),
        (("| A-1 | 1 | P-1 | KM | nie dotyczy |",), "KM"),
        (("| A-1 | 1 | P-1 | KM | niezgodne |", "| A-1 | 2 | P-1 | AB | |"), "KM"),
        (("| A-1 | 1 | P-1 | KM | |", "| A-1 | 2 | P-1 | KM | spostrzeżenie |"), "KM"),
        (("| A-1 | 1 | P-1 | KM | dobrze |",), "KM"),
        (("| A-1 | 1 | P-1 | ?? | zgodne |",), ""),
    ],
)
def test_of_an_audit_with_questions_on_the_procedure_one_must_be_answered(
    questions: tuple[str, ...], audited: str
) -> None:
    text = with_audits("| A-1 | internal | KM; AB | P-1 | | held | 2025-05-05 | 2025-05-06 |")
    text += "\n".join(["audit_questions", "| audit | no | doc | unit | result |", *questions, ""]) if questions else ""
    found = said(text, "audit")
    assert " ".join(pair.split()[0] for pair, audit in found.items() if audit) == audited


# --- when it is due, and what is planned ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "due_by"),
    [
        ("", "", "2027-01-01"),
        ("| 2024-01-01     |", "| 2024-02-29     |", "2027-02-28"),
        ("| AB   | OR     |          |               |", "| AB | OR | | 2025-07-31 |", "2028-07-31"),
        ("| AB   | OR     |          |               |", "| AB | OR | | 2020-07-31 |", "2027-01-01"),
        ("| 2024-01-01     |", "|                |", "2028-05-05"),
        ("units\n| unit", "| P-1 | 0 | procedure | archived | Z1 | | 2019-06-30 | |\nunits\n| unit", "2022-06-30"),
    ],
)
def test_a_pair_never_audited_is_due_counting_from_when_it_began(old: str, new: str, due_by: str) -> None:
    assert said(OFFICE.replace(old, new, 1), "due_by")["AB P-1"] == due_by


def test_the_cycle_is_a_setting() -> None:
    yearly = replace(Settings(), audits=Audits(cycle_months=12))
    assert said(OFFICE, "due_by", yearly) == {"KM P-1": "2026-05-06", "AB P-1": "2025-01-01"}


def test_without_any_date_nothing_is_overdue() -> None:
    text = OFFICE.replace("2024-01-01", "").replace("2025-05-05", "").replace("2025-05-06", "")
    assert said(text, "due_by") == {"KM P-1": "", "AB P-1": ""}
    assert said(text, "state") == {"KM P-1": "due_soon", "AB P-1": "due_soon"}


def test_the_earliest_plan_counts_until_it_is_held_or_cancelled_whatever_its_date() -> None:
    text = with_audits(
        "| A-1 | internal | KM | P-1 | | planned | 2027-03-01 | |",
        "| A-2 | internal | KM | P-1 | | prepared | 2026-01-15 | |",
        "| A-3 | internal | KM | P-1 | | cancelled | 2025-01-15 | |",
        "| A-4 | internal | KM | P-1 | | postponed | 2025-01-16 | |",
        "| A-5 | internal | AB | | Z1 | running | 2026-11-20 | |",
        "| A-6 | surveillance | AB | P-1 | | planned | 2026-01-01 | |",
        "| A-7 | internal | AB | P-1 | | planned | kiedyś | |",
    )
    assert said(text, "planned_on") == {"KM P-1": "2026-01-15", "AB P-1": "2026-11-20"}
    assert said(text, "planned_audit") == {"KM P-1": "A-2", "AB P-1": "A-5"}


def test_a_plan_without_a_readable_day_is_a_plan() -> None:
    text = with_audits("| A-7 | internal | AB | P-1 | | planned | kiedyś | |").replace("2024-01-01", "2020-01-01")
    assert pairs(text)["AB P-1"]["planned_on"] == ""
    assert said(text, "state") == {"KM P-1": "overdue", "AB P-1": "overdue_planned"}


@pytest.mark.parametrize(
    ("held_to", "unplanned", "planned"),
    [
        ("2023-11-19", "overdue", "overdue_planned"),  # due by 2026-11-19
        ("2023-11-20", "due_soon", "planned"),
        ("2024-02-18", "due_soon", "planned"),  # due by 2027-02-18, 90 days ahead
        ("2024-02-19", "audited", "audited"),
    ],
)
def test_the_first_state_that_fits(held_to: str, unplanned: str, planned: str) -> None:
    held = f"| A-1 | internal | KM; AB | P-1 | | closed | {held_to} | {held_to} |"
    plan = "| A-2 | internal | AB | P-1 | | planned | 2026-12-01 | |"
    assert said(with_audits(held, plan), "state") == {"KM P-1": unplanned, "AB P-1": planned}


def test_due_soon_is_a_setting() -> None:
    text = with_audits("| A-1 | internal | KM; AB | P-1 | | closed | 2024-02-18 | 2024-02-18 |")
    assert set(said(text, "state", replace(Settings(), audits=Audits(due_soon_days=89))).values()) == {"audited"}


# --- registers as they are --------------------------------------------------------------------------------------------


def test_what_is_absent_is_said() -> None:
    with pytest.raises(Absent, match="audits"):
        pairs(OFFICE.partition("audits\n")[0])
    with pytest.raises(AbsentColumn, match=r"audits\.held_to"):
        pairs(OFFICE.replace("| held_to    |", "| closed_at |"))


def test_documents_that_lead_nowhere_are_not_taken_for_none() -> None:
    text = with_audits("| A-1 | internal | KM | Księga | Z1 | held | 2025-05-05 | 2025-05-06 |")
    assert said(text, "audit")["KM P-1"] == ""


# --- against a plain computation --------------------------------------------------------------------------------------

AS_OF = date(2026, 11, 20)
NEAR = [date(2023, 11, 19), date(2023, 11, 20), date(2024, 2, 18), date(2024, 2, 19), date(2024, 2, 29), AS_OF]
DAYS = st.none() | st.sampled_from(NEAR) | st.dates(date(2022, 1, 1), date(2027, 6, 30))
SOME = st.sets(st.sampled_from(["U1", "U2"]), min_size=1).map(lambda units: "; ".join(sorted(units)))
AUDIT = st.tuples(
    st.sampled_from(["internal", "follow_up", "certification"]),
    SOME,
    st.sampled_from(["", "P1", "P2", "P1; P2"]),
    st.sampled_from(["", "Z1", "Z2"]),
    st.sampled_from(["planned", "prepared", "held", "closed", "postponed", "cancelled"]),
    DAYS,
)
QUESTION = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["P1", "P2", ""]),
    st.sampled_from(["U1", "U2", ""]),
    st.sampled_from(["", "zgodne"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(AUDIT, min_size=1, max_size=4), st.lists(QUESTION, max_size=4), DAYS, DAYS, st.booleans())
def test_coverage_is_as_worked_out_pair_by_pair(
    audits: list[tuple[str, str, str, str, str, date | None]],
    questions: list[tuple[int, str, str, str]],
    effective: date | None,
    scope: date | None,
    external: bool,
) -> None:
    effective = min(effective, AS_OF) if effective else None
    lines = [
        *("as_of 2026-11-20", "units", "| unit | in_scope_from |", f"| U1 | {scope or ''} |", "| U2 | |"),
        *("documents", "| doc | doc_type | status | units | process | effective_from |"),
        *(f"| P{i} | procedure | effective | U1; U2 | Z{i} | {effective or ''} |" for i in (1, 2)),
        *("audits", "| audit | audit_type | units | documents | processes | status | planned_from | held_to |"),
        *(
            f"| A{i} | {kind} | {units} | {docs} | {processes} | {status} | {on or ''} | {on or ''} |"
            for i, (kind, units, docs, processes, status, on) in enumerate(audits)
        ),
        *("audit_questions", "| audit | no | doc | unit | result |"),
        *(f"| A{i} | {no} | {doc} | {unit} | {result} |" for no, (i, doc, unit, result) in enumerate(questions)),
    ]
    if not questions:
        lines = lines[:-2]
    found = pairs("\n".join(lines), replace(Settings(), audits=Audits(count_external=external)))

    kinds = {"internal", "follow_up"} | ({"certification"} if external else set())
    everything = [on for on in (*(on for *_, on in audits), effective, scope) if on and on <= AS_OF]
    for unit in ("U1", "U2"):
        for doc in ("P1", "P2"):
            held, plans, has_plan = [], [], False
            for number, (kind, units, docs, processes, status, on) in enumerate(audits):
                about = doc in docs if docs else processes == doc.replace("P", "Z")
                if kind not in kinds or unit not in units or not about:
                    continue
                if status in ("planned", "prepared"):
                    has_plan = True
                    plans += [on] if on else []
                asked = [(where, result) for i, what, where, result in questions if i == number and what == doc]
                answered = not asked or any(where in (unit, "") and result for where, result in asked)
                if status in ("held", "closed") and answered and on and on <= AS_OF:
                    held.append(on)
            starts = [on for on in (effective, scope if unit == "U1" else None, min(everything, default=None)) if on]
            start = max(held) if held else max(starts, default=None)
            due = None
            if start:
                due = date(
                    start.year + 3, start.month, min(start.day, calendar.monthrange(start.year + 3, start.month)[1])
                )
            if due and due < AS_OF:
                state = "overdue_planned" if has_plan else "overdue"
            elif due and due > AS_OF + timedelta(days=90):
                state = "audited"
            else:
                state = "planned" if has_plan else "due_soon"
            line = found[f"{unit} {doc}"]
            assert line["last_audited_on"] == (max(held).isoformat() if held else "")
            assert line["planned_on"] == (min(plans).isoformat() if plans else "")
            assert line["due_by"] == (due.isoformat() if due else "")
            assert line["state"] == state
