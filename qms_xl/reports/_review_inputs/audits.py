"""Results of audits: those planned and held in the period, internal and external, with what they found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text
from qms_xl.reports._audit_pictures import COVERAGE_HELP, FINDINGS_HELP, coverage_by_unit, findings_by_unit
from qms_xl.reports._review_facts import (
    EXTERNAL_AUDITS,
    HELD,
    OWN_AUDITS,
    audits_held,
    cell,
    cells,
    findings_of_audits,
    first_filled,
    helped,
    text,
    titles,
)
from qms_xl.reports._review_window import Better, Count, Input, Window

_CELLS = ("audit", "audit_type", "units", "report_no", "fulfilment")
_GRADES: Mapping[str, tuple[Text, Better]] = {
    "major": (Text("niezgodności duże z auditów", "major nonconformities from audits"), "less"),
    "minor": (Text("niezgodności małe z auditów", "minor nonconformities from audits"), "less"),
    "observation": (Text("spostrzeżenia z auditów", "observations from audits"), "neither"),
    "improvement": (
        Text("potencjały doskonalenia z auditów", "opportunities for improvement from audits"),
        "neither",
    ),
    "good_practice": (Text("dobre praktyki z auditów", "good practices from audits"), "more"),
}


def counts(window: Window) -> Sequence[Count]:
    """Count the audits planned and held, and their findings by grade."""
    audits = window.look("audits")
    planned = (
        audits.where("audit_type", *OWN_AUDITS)
        & audits.within("planned_from", window.first, window.last)
        & ~audits.where("status", "cancelled", "postponed")
    )
    by_grade = _by_grade(window)
    held = audits.where("status", *HELD) & (audits.by("held_from", window.day) | audits.blank("held_from"))
    return (
        Count(Text("audity wewnętrzne zaplanowane", "internal audits planned"), audits.count(planned, "planned_from")),
        Count(
            Text("audity zaplanowane i przeprowadzone, %", "audits planned and held, %"),
            audits.share(held, planned, "held_from"),
            "more",
        ),
        Count(
            Text("audity wewnętrzne przeprowadzone", "internal audits held"),
            audits.count(audits_held(window, *OWN_AUDITS), "held_from"),
        ),
        Count(
            Text("audity zewnętrzne", "external audits"),
            audits.count(audits_held(window, *EXTERNAL_AUDITS), "held_from"),
        ),
        *(Count(label, by_grade[grade], better) for grade, (label, better) in _GRADES.items()),
    )


def _by_grade(window: Window) -> Mapping[str, Figure]:
    """Return the findings from the audits held in the period, by grade."""
    audits, findings = window.look("audits"), window.look("findings")
    theirs = findings_of_audits(window)
    rows: dict[str, list[int]] = {grade: [] for grade in _GRADES}
    for audit in audits.rows(audits_held(window, *OWN_AUDITS, *EXTERNAL_AUDITS)):
        for row in theirs.get(text(audits, audit, "audit"), ()):
            rows.setdefault(text(findings, row, "grade"), []).append(row)
    return {grade: Figure(len(rows[grade]), "findings", tuple(rows[grade]), "grade") for grade in _GRADES}


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return each audit held with the number of its findings by grade, the findings by unit, and what audits cover."""
    audits, findings = window.look("audits"), window.look("findings")
    theirs = findings_of_audits(window)
    days = first_filled(audits, "held_from", "held_to", "planned_from")
    lines = []
    found: list[int] = []
    for row in audits.rows(audits_held(window, *OWN_AUDITS, *EXTERNAL_AUDITS)):
        key = text(audits, row, "audit")
        by_grade = {
            grade: tuple(one for one in theirs.get(key, ()) if text(findings, one, "grade") == grade)
            for grade in ("major", "minor", "observation", "improvement")
        }
        found += theirs.get(key, ())
        lines.append(
            {
                **cells(audits, row, *_CELLS),
                "label": cell(audits, row, "audit"),
                "held_on": days.loc[row].date(),
                **{grade: Figure(len(rows), "findings", rows, "grade") for grade, rows in by_grade.items()},
            }
        )
    return {
        "audits": lines,
        **findings_by_unit(findings, found),
        **coverage_by_unit(window.status("coverage")),
    }


INPUT = Input(
    registers=("audits", "findings", "audit_questions"),
    counts=counts,
    details=details,
    help={
        **titles("audits[]", "audits", *_CELLS),
        **helped(
            "audits[]",
            {
                "label": Text("numer auditu", "number of the audit"),
                "held_on": Text("Data auditu", "Day of the audit"),
                "major": Text("Niezgodności duże", "Major nonconformities"),
                "minor": Text("Niezgodności małe", "Minor nonconformities"),
                "observation": Text("Spostrzeżenia", "Observations"),
                "improvement": Text("Potencjały doskonalenia", "Opportunities for improvement"),
            },
        ),
        **FINDINGS_HELP,
        **COVERAGE_HELP,
    },
)
