"""Which rows a sheet colours: the conditions in the file, worked out by LibreOffice for rows around today."""

from __future__ import annotations

import datetime
import io
import re
import warnings

import openpyxl
import pandas as pd
import pytest
from libreoffice import recalculated

from qms_xl.make import AsTyped, make_workbooks
from qms_xl.model import RegisterSchema
from qms_xl.rules._workdays import ends_of_terms
from qms_xl.settings import Settings
from qms_xl.shelf import collect

pytestmark = pytest.mark.soffice

SCHEMAS: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
FIRST_ROW = 4
BESIDE = 100  # a column far from the table


def rows(day):
    """Return register -> (row, the tone it should have); `day(n)` is n days from today."""
    return {
        "actions": [
            ({"action": "1", "due_on": day(-1), "status": "running"}, "late"),
            ({"action": "2", "due_on": day(0), "status": "running"}, "soon"),
            ({"action": "3", "due_on": day(15), "status": "running"}, ""),
            ({"action": "4", "due_on": day(-1), "status": "closed"}, "over"),
            ({"action": "5", "due_on": day(-1), "status": "cancelled"}, "over"),
            ({}, ""),
        ],
        "findings": [
            ({"finding": "1", "status": "running", "external_due": day(-1)}, "late"),
            ({"finding": "2", "status": "running", "external_due": day(0)}, "soon"),
            ({"finding": "3", "status": "running", "external_due": day(15)}, ""),
            ({"finding": "4", "status": "closed", "external_due": day(-1)}, "over"),
            ({"finding": "5", "status": "running", "correction_due": day(-1)}, "late"),
            ({"finding": "6", "status": "running", "correction_due": day(-1), "correction_done": day(-1)}, ""),
            ({"finding": "7", "status": "running", "external_due": AsTyped("w maju")}, ""),
        ],
        "documents": [
            ({"doc": "1", "status": "effective", "issued_on": day(-1), "review_months": 0}, "late"),
            ({"doc": "2", "status": "effective", "issued_on": day(0), "review_months": 0}, "soon"),
            ({"doc": "3", "status": "effective", "issued_on": day(31), "review_months": 0}, ""),
            ({"doc": "4", "status": "withdrawn", "issued_on": day(-1), "review_months": 0}, "over"),
            ({"doc": "5", "status": "effective"}, ""),
        ],
        "audits": [
            ({"audit": "1", "status": "planned", "planned_from": day(-1)}, "late"),
            ({"audit": "2", "status": "planned", "planned_from": day(-1), "planned_to": day(0)}, "soon"),
            ({"audit": "3", "status": "prepared", "planned_from": day(14)}, "soon"),
            ({"audit": "4", "status": "planned", "planned_from": day(15)}, ""),
            ({"audit": "5", "status": "held", "planned_from": day(-1)}, ""),
            ({"audit": "6", "status": "closed", "planned_from": day(-1)}, "over"),
            ({"audit": "7", "status": "planned", "planned_from": AsTyped("IV kw. 2020")}, ""),
        ],
        "feedback": [
            ({"feedback": "1", "channel": "complaint", "received_on": day(-40)}, "late"),
            ({"feedback": "2", "channel": "complaint", "received_on": day(-27)}, "soon"),
            ({"feedback": "3", "channel": "petition", "received_on": day(-40)}, ""),
            ({"feedback": "4", "channel": "praise", "received_on": day(-400)}, ""),
            ({"feedback": "5", "channel": "praise", "due_on": day(-3)}, "late"),  # a day after a weekend, at the latest
            ({"feedback": "6", "channel": "complaint", "received_on": day(-90), "extended_to": day(8)}, ""),
            ({"feedback": "7", "channel": "complaint", "received_on": day(-40), "answered_on": day(-30)}, "over"),
        ],
        "certificates": [
            ({"certificate": "1", "valid_to": day(-1)}, "late"),
            ({"certificate": "2", "valid_to": day(180)}, "soon"),
            ({"certificate": "3", "valid_to": day(181)}, ""),
            ({"certificate": "4", "valid_to": day(-1), "status": "expired"}, "over"),
        ],
        "waivers": [({"rule": "1", "expires_on": day(-1)}, "late"), ({"rule": "2", "expires_on": day(30)}, "soon")],
        "units": [({"unit": "1", "active_to": day(-1)}, "over"), ({"unit": "2", "active_to": day(0)}, "")],
        "reviews": [
            ({"review": "1", "status": "planned", "planned_on": day(-1)}, "late"),
            ({"review": "2", "status": "held", "planned_on": day(-1)}, ""),
        ],
        "review_decisions": [
            ({"decision": "1", "status": "open", "due_on": day(-1)}, "late"),
            ({"decision": "2", "status": "done", "due_on": day(-1)}, "over"),
        ],
        "objectives": [
            ({"objective": "1", "status": "behind"}, "late"),
            ({"objective": "2", "status": "at_risk"}, "soon"),
            ({"objective": "3", "status": "achieved"}, "over"),
            ({"objective": "4", "status": "on_track"}, ""),
        ],
        "measurements": [({"indicator": "1", "approved": "no"}, "soon"), ({"indicator": "2", "approved": "yes"}, "")],
        "risks": [
            ({"risk": "1", "kind": "risk", "probability": 5, "impact": 2}, "late"),
            ({"risk": "2", "kind": "risk", "probability": 3, "impact": 3}, ""),
            ({"risk": "3", "kind": "opportunity", "probability": 5, "impact": 5}, ""),
            ({"risk": "4", "kind": "risk", "probability": 5, "impact": 2, "accepted_level": 10}, ""),
        ],
        "changes": [
            ({"change": "1", "review_due": day(-1)}, "late"),
            ({"change": "2", "review_due": day(-1), "reviewed_on": day(-1)}, "over"),
        ],
        "context": [
            ({"entry": "1", "kind": "external", "reviewed_on": day(-370)}, "soon"),
            ({"entry": "2", "kind": "external", "reviewed_on": day(-300)}, ""),
        ],
        "trainings": [
            ({"training": "1", "planned_on": day(-1)}, "late"),
            ({"training": "2", "held_on": day(-1)}, "over"),
        ],
        "suppliers": [({"supplier": "1", "evaluated_on": day(-370)}, "soon"), ({"supplier": "2"}, "")],
        "people": [({"person": "1", "active_to": day(-1)}, "over"), ({"person": "2"}, "")],
        "processes": [({"process": "1", "active_to": day(-1)}, "over"), ({"process": "2"}, "")],
        "policy_items": [({"item": "1", "active_to": day(-1)}, "over"), ({"item": "2"}, "")],
        "audit_programmes": [({"programme": "1", "status": "completed"}, "over"), ({"programme": "2"}, "")],
    }


def test_every_register_with_marks_is_tried():
    marked = {name for name, schema in SCHEMAS.items() if schema.marks}
    assert marked == set(rows(lambda n: datetime.date(2026, 11, 20) + datetime.timedelta(n)))


def with_conditions_beside(data, days=("TODAY()",) * 8):
    """Return the workbook with each row's conditions as formulas beside it, in the order of the sheet; `days`: each row's today."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data))
    for page in book.worksheets[1:-1]:
        columns = list(page.conditional_formatting)
        if not columns:
            continue
        for number, rule in enumerate(sorted(columns[0].rules, key=lambda rule: rule.priority)):
            for row, day in enumerate(days, FIRST_ROW):
                formula = re.sub(rf"(\$[A-Z]{{1,3}}){FIRST_ROW}\b", rf"\g<1>{row}", rule.formula[0])
                page.cell(row, BESIDE + number).value = "=" + formula.replace("TODAY()", day)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_rows_are_coloured_by_what_is_late_near_or_over(language, tmp_path):
    for attempt in range(2):  # a second time where midnight fell between
        today = datetime.date.today()
        wanted = rows(lambda n, today=today: today + datetime.timedelta(n))
        made = make_workbooks(
            language,
            {name: [row for row, _ in cases] for name, cases in wanted.items()},
            created=datetime.datetime.combine(today, datetime.time()),
        )
        beside = {name: with_conditions_beside(data) for name, data in made.items()}
        found = recalculated(beside, tmp_path / str(attempt))
        if datetime.date.today() == today:
            break
    for name, cases in wanted.items():
        schema = SCHEMAS[name]
        data = found[f"{schema.workbook.in_(language)}.xlsx"]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            page = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[schema.title.in_(language)]
        for row, (case, tone) in enumerate(cases, FIRST_ROW):
            holds = [page.cell(row, BESIDE + number).value for number in range(len(schema.marks))]
            assert all(isinstance(one, bool) for one in holds), (name, case, holds)
            shown = next((mark.tone for mark, one in zip(schema.marks, holds, strict=True) if one), "")
            assert (name, case, shown) == (name, case, tone)


def test_feedback_is_late_in_the_workbook_from_the_day_on_which_check_says_so(tmp_path):
    first = datetime.date(2026, 11, 16)  # Monday of three weeks without a public holiday
    days = [first + datetime.timedelta(n) for n in range(21)]
    pairs = [(term, today) for term in days[:14] for today in days if today >= term]
    rows = [{"feedback": str(n), "channel": "praise", "due_on": term} for n, (term, _) in enumerate(pairs)]
    made = make_workbooks("en", {"feedback": rows}, created=datetime.datetime(2026, 11, 16))["Customers.xlsx"]
    beside = with_conditions_beside(made, [f"DATE({today:%Y,%m,%d})" for _, today in pairs])
    data = recalculated({"Customers.xlsx": beside}, tmp_path)["Customers.xlsx"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        page = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[SCHEMAS["feedback"].title.en]
    late = [mark.tone for mark in SCHEMAS["feedback"].marks].index("late") + BESIDE
    ends = ends_of_terms(pd.Series([pd.Timestamp(term) for term, _ in pairs]), Settings())
    for row, ((term, today), end) in enumerate(zip(pairs, ends, strict=True), FIRST_ROW):
        assert (term, today, page.cell(row, late).value) == (term, today, end.date() < today)
