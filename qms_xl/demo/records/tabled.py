"""Records of the tables: what was done without a finding, risks, changes, context and trainings."""

from __future__ import annotations

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.tabled import both, table, words
from qms_xl.model import Text

_FIRST_ENTRY = 7  # of the context: the entries before it stand in `risks.py`


def _deed(at: Calendar, *cells: str) -> Row:
    tag, origin, reference, kind, unit, opened, due, done, polish, english, evidence, proof = cells
    return row(
        tag,
        action_type=kind,
        origin=origin,
        origin_ref=reference or None,
        unit=unit,
        description=Text(polish, english),
        owner=cast.head_of(unit),
        opened_on=at.day(int(opened)),
        due_on=at.day(int(due)),
        status="closed" if done else "running",
        done_on=at.day(int(done)) if done else None,
        done_evidence=both(evidence, proof),
    )


def _risk(at: Calendar, *cells: str) -> Row:
    tag, kind, process, unit, probability, impact, response, action, polish, english, *rest = cells
    cause, consequence, controls = (both(*rest[place : place + 2]) for place in (0, 2, 4))
    return row(
        tag,
        kind=kind,
        process=process,
        unit=unit,
        description=Text(polish, english),
        probability=int(probability),
        impact=int(impact),
        owner=cast.head_of(unit),
        cause=cause,
        consequence=consequence,
        response=response,
        controls=controls,
        action=action or None,
        reviewed_on=at.day(-94),
    )


def _change(at: Calendar, *cells: str) -> Row:
    tag, kind, day, unit, documents, processes, due, seen, polish, english, *rest = cells
    purpose, consequences, result = (both(*(*rest, "")[place : place + 2]) for place in (0, 2, 4))
    return row(
        tag,
        kind=kind,
        description=Text(polish, english),
        effective_on=at.day(int(day)),
        owner=cast.head_of(unit),
        purpose=purpose,
        consequences=consequences,
        documents=None if documents == "." else words(documents),
        processes=words(processes),
        review_due=at.day(int(due)),
        reviewed_on=at.day(int(seen)) if seen else None,
        result=result,
    )


def _entry(at: Calendar, number: int, *cells: str) -> Row:
    kind, climate, unit, polish, english, needs, needed, effect, effected = cells
    return row(
        entry=f"K-{number:02}",
        kind=kind,
        subject=Text(polish, english),
        needs=both(needs, needed),
        effect=both(effect, effected),
        climate=climate,
        owner=cast.head_of(unit),
        reviewed_on=at.day(-94),
    )


def _training(at: Calendar, *cells: str) -> Row:
    planned, held, units, count, qms, effect, polish, english = cells
    return row(
        subject=Text(polish, english),
        planned_on=at.day(int(planned)),
        held_on=at.day(int(held)) if held else None,
        units=words(units),
        participants_count=int(count) if count else None,
        qms=qms,
        evaluate="yes" if effect else "no",
        effectiveness=effect or None,
        evaluated_on=at.day(int(held) + 92) if effect else None,
    )


def records(at: Calendar) -> Records:
    """Return these records."""
    return {
        "actions": [_deed(at, *cells) for cells in table("deeds")],
        "risks": [_risk(at, *cells) for cells in table("risks")],
        "changes": [_change(at, *cells) for cells in table("changes")],
        "context": [_entry(at, number, *cells) for number, cells in enumerate(table("context"), start=_FIRST_ENTRY)],
        "trainings": [_training(at, *cells) for cells in table("trainings")],
    }
