"""What becomes of a finding of the demo: corrected, its cause found, acted on, its effect verified, closed, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.dossier import grade_and_cause
from qms_xl.demo.notation import Row, row
from qms_xl.model import Text

NONCONFORMITIES = ("major", "minor")


@dataclass(frozen=True)
class Pace:
    """After how many days each step is taken; `due` and `verify_due` are what was agreed."""

    accepted: int
    corrected: int
    opened: int
    done: int
    due: int
    verified: int
    verify_due: int
    closed: int


def pace(grade: str, number: int) -> Pace:
    """Return the steps of a finding: a little different for each, later for major ones and without correction for hints."""
    late = number * 5 % 13  # so that no two stories run alike
    if grade == "major":
        return Pace(1, 4, 5, 40 + late, 50 + late, 142 + late, 155 + late, 146 + late)
    if grade == "minor":
        return Pace(
            2 + late % 4, 5 + late % 3, 8 + late, 46 + late, 55 + 3 * late % 20, 120 + late, 135 + late, 125 + late
        )
    return Pace(0, 0, 12 + late, 45 + 2 * late, 60 + 2 * late, 0, 0, 50 + 2 * late)


def finding(
    at: Calendar, tag: str, day: int, number: int, told: Mapping[str, Text], sign: str, **cells: object
) -> tuple[Row, list[Row]]:
    """Return a finding as far as its story has come, and its actions; `cells` are those that its source gives."""
    grade, cause = grade_and_cause(told, sign)
    steps, unit = pace(grade, number), str(cells["unit"])
    head = cast.head_of(unit)
    nonconforming, acted = grade in NONCONFORMITIES, "act" in told
    internal = cells["source"] == "internal_audit"
    closed = steps.closed if acted else 14 + number % 20
    is_closed = day + closed <= 0
    opened = acted and day + steps.opened <= 0
    corrected = nonconforming and day + steps.corrected <= 0
    accepted = internal and nonconforming and day + steps.accepted <= 0
    if is_closed:
        status = "closed"
    elif not opened:
        status = "analysis" if corrected else "reported"
    else:
        status = "verifying" if day + steps.done <= 0 and nonconforming else "running"
    record = row(
        tag,
        **cells,
        detected_on=at.day(day),
        status=status,
        grade=grade,
        owner=None if grade == "good_practice" else head,
        description=told["found"],
        requirement=told.get("must"),
        evidence=told.get("seen"),
        correction=told.get("fix"),
        correction_due=at.day(day + 10) if nonconforming else None,
        correction_done=at.day(day + steps.corrected) if corrected else None,
        cause_category=cause if opened else None,
        cause=told.get("why") if opened else None,
        similar_checked="yes" if nonconforming and opened else None,
        action_needed="yes" if nonconforming and opened else None,
        external_due=at.day(day + 90) if cells["source"] == "external_audit" and nonconforming else None,
        accepted_by=head if accepted else None,
        accepted_on=at.day(day + steps.accepted) if accepted else None,
        evaluation=told.get("proof") if is_closed else None,
        closed_on=at.day(day + closed) if is_closed else None,
        closed_by=cast.SECRETARY if is_closed else None,
    )
    return record, _actions(at, tag, day, steps, unit, told, nonconforming) if opened else []


def _actions(
    at: Calendar, tag: str, day: int, steps: Pace, unit: str, told: Mapping[str, Text], nonconforming: bool
) -> list[Row]:
    done, verified = day + steps.done <= 0, nonconforming and day + steps.verified <= 0
    shared = {"origin": "finding", "origin_ref": f"{{{tag}}}", "unit": unit}
    actions = []
    if "fixed" in told:
        actions.append(
            row(
                f"{tag}-fix",
                **shared,
                action_type="correction",
                description=told["fix"],
                owner=cast.clerk_of(unit),
                opened_on=at.day(day),
                due_on=at.day(day + 10),
                status="closed",
                done_on=at.day(day + steps.corrected),
                done_evidence=told["fixed"],
            )
        )
    is_closed = verified or (done and not nonconforming)
    actions.append(
        row(
            f"{tag}-act",
            **shared,
            action_type="corrective" if nonconforming else "improvement",
            description=told["act"],
            owner=cast.head_of(unit),
            opened_on=at.day(day + steps.opened),
            due_on=at.day(day + steps.due),
            status="closed" if is_closed else "done" if done else "running",
            success_criterion=told.get("goal"),
            done_on=at.day(day + steps.done) if done else None,
            done_evidence=told.get("done") if done else None,
            verify_due=at.day(day + steps.verify_due) if nonconforming else None,
            verified_on=at.day(day + steps.verified) if verified else None,
            verified_by=(cast.AUDITOR_OR if unit != "OR" else cast.AUDITOR_FN) if verified else None,
            effectiveness="effective" if verified else None,
        )
    )
    return actions
