"""Inputs and decisions of the two management reviews before the latest, all carried out."""

from __future__ import annotations

from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import REVIEW_DAY, Calendar, working_day
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.records.reviews import inputs
from qms_xl.demo.tabled import table
from qms_xl.model import Text


def _earlier(year: int, back: int) -> dict[str, list[Row]]:
    """Return the inputs and decisions of an earlier review, by the tables, and the actions that carried them: all done."""
    held, review = working_day(date(year, *REVIEW_DAY)), f"{{review-{year}}}"
    texts = {
        name: (Text(*told[:2]), Text(*told[2:])) for which, name, *told in table("review_inputs") if which == str(back)
    }
    found: dict[str, list[Row]] = {"review_inputs": inputs(year, texts), "review_decisions": [], "actions": []}
    for number, (which, category, unit, due, done, polish, english, outcome, came) in enumerate(table("decisions")):
        if which != str(back):
            continue
        tag, text, result = f"decision-{number}", Text(polish, english), Text(outcome, came)
        due_on, done_on = (working_day(date.fromisoformat(f"{year}-{day}")) for day in (due, done))
        shared = {"owner": cast.head_of(unit), "due_on": due_on, "done_on": done_on}
        found["review_decisions"].append(
            row(
                tag,
                review=review,
                category=category,
                decision_text=text,
                **shared,
                status="done",
                needs_action="yes",
                action=f"{{{tag}-action}}",
                outcome=result,
            )
        )
        found["actions"].append(
            row(
                f"{tag}-action",
                **shared,
                action_type="improvement",
                origin="decision",
                origin_ref=f"{{{tag}}}",
                unit=unit,
                description=text,
                opened_on=held,
                status="closed",
                done_evidence=result,
            )
        )
    return found


def records(at: Calendar) -> Records:
    """Return the inputs and decisions of both, and the actions that carried the decisions."""
    parts = [_earlier(at.review_year - back, back) for back in (2, 1)]
    return {register: [line for part in parts for line in part[register]] for register in parts[0]}
