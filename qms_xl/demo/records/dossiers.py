"""The audits of three years and the findings made elsewhere, as the dossiers tell them."""

from __future__ import annotations

from collections import Counter

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.dossier import Asked, Dossier, dossiers
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.records.certificate import BODY, LEADER
from qms_xl.demo.records.programmes import programme_of
from qms_xl.demo.story import finding
from qms_xl.demo.tabled import table
from qms_xl.model import Text

_INTERNAL = ("internal", "unplanned", "follow_up")
_RESULTS = {"!": "nonconforming", "o": "observation"}
_REPORT_TO = (
    Text("Starosta", "Head of the County"),
    Text("pełnomocnik ds. SZJ", "quality representative"),
    Text("kierownicy komórek auditowanych", "heads of the units audited"),
)


def _names(units: tuple[str, ...]) -> Text:
    named = {cells[0]: Text(*cells[4:6]) for cells in table("units")}
    return Text(*(", ".join(named[unit].in_(language) for unit in units) for language in ("pl", "en")))


def _audit(at: Calendar, audit: Dossier, number: int) -> Row:
    kind, outcome = audit.cells[0], audit.cells[-1]
    units, docs, processes, clauses, team = (audit.many(place) for place in range(1, 6))
    first, last = (
        at.two_days(audit.day) if len(units) > 1 or units == ("CU",) else (at.day(audit.day), at.day(audit.day))
    )
    internal, come = kind in _INTERNAL, audit.day <= 0
    reported = at.day(audit.day + 9) if come and audit.day + 9 <= 0 else None
    people = tuple(cast.named(name) for name in team)
    criteria = ", ".join(f"{{doc {doc}}}" for doc in docs)
    heads = tuple(dict.fromkeys(who for unit in units for who in (cast.head_of(unit), cast.clerk_of(unit))))
    planned = row(
        audit.tag,
        audit_type=kind,
        units=units,
        planned_from=first,
        planned_to=last,
        status="planned",
        programme=programme_of(first) if kind == "internal" else None,
        documents=docs,
        processes=processes,
        clauses=clauses,
        lead_auditor=people[0] if internal else LEADER,
        auditors=people[1:] or None,
        method="on_site",
    )
    if not come:
        return planned
    held = row(
        status="closed" if audit.day + 40 <= 0 else "reported" if reported else "held",
        objective=audit.told["aim"],
        scope=audit.told["scope"],
        criteria=Text(f"PN-EN ISO 9001:2015-10, {criteria}", f"ISO 9001:2015, {criteria}"),
        auditees=heads,
        client=Text("Starosta", "Head of the County") if internal else None,
        body=None if internal else BODY,
        certificate="{old-certificate}" if kind == "recertification" else None,
        place=_names(units),
        opened_at=first,
        closed_at=last,
        held_from=first,
        held_to=last,
        course=audit.told.get("course"),
        strengths=audit.told.get("strong"),
        obstacles=Text("nie wystąpiły", "none"),
        diverging_opinions=Text("nie zgłoszono", "none"),
        conclusion=audit.told["end"] if reported else None,
        fulfilment=outcome if reported else None,
        report_no=(f"R-{{{audit.tag}}}" if internal else f"PBC/R/0212/{first.year}") if reported else None,
        reported_on=reported,
        report_to=_REPORT_TO if reported else None,
        case_no=f"OR.1710.{number}.{first.year}",
    )
    return row(audit.tag, **{**planned.cells, **held.cells})


def _asked(audit: Dossier, place: int, asked: Asked) -> Row:
    team = [cast.named(name) for name in audit.many(5)]
    return row(
        audit=f"{{{audit.tag}}}",
        no=str(place),
        question=asked.question,
        doc=asked.doc,
        clause=asked.clause,
        auditor=team[place % len(team)] if team else None,
        result=_RESULTS.get(asked.sign, "conforming"),
        evidence=asked.evidence,
        finding=f"{{{audit.tag}-{place}}}" if asked.told else None,
    )


def records(at: Calendar) -> Records:
    """Return the audits with their checklists, all findings of the dossiers and what was decided on them."""
    found: dict[str, list[Row]] = {name: [] for name in ("audits", "audit_questions", "findings", "actions")}
    numbers = Counter[int]()
    count = 0
    processes = {cells[0]: cells[3] for cells in table("procedures")}
    for audit in dossiers("="):
        year = at.day(audit.day).year
        numbers[year] += 1
        found["audits"].append(_audit(at, audit, 10 + numbers[year]))
        source = "internal_audit" if audit.cells[0] in _INTERNAL else "external_audit"
        team = audit.many(5)
        for place, asked in enumerate(audit.asked, start=1):
            found["audit_questions"].append(_asked(audit, place, asked))
            if asked.told:
                count += 1
                unit = asked.told["unit"].pl if "unit" in asked.told else audit.many(1)[0]
                record, actions = finding(
                    at,
                    f"{audit.tag}-{place}",
                    audit.day,
                    count,
                    {"seen": asked.evidence, **asked.told},
                    asked.sign,
                    source=source,
                    source_ref=f"{{{audit.tag}}}",
                    unit=unit,
                    process=processes.get(asked.doc) or audit.many(3)[0],
                    doc=asked.doc,
                    clause=asked.clause,
                    reported_by=cast.named(team[place % len(team)]) if team else None,
                )
                found["findings"].append(record)
                found["actions"].extend(actions)
    for case in dossiers("-"):
        count += 1
        heading, where = case.cells
        source, _, reference = heading.partition(" ")
        unit, process, doc, clause = where.split()
        record, actions = finding(
            at,
            case.tag,
            case.day,
            count,
            case.told,
            "!",
            source=source,
            source_ref=reference or None,
            unit=unit,
            process=process,
            doc=None if doc == "." else doc,
            clause=clause,
            reported_by=None
            if source in ("complaint", "request", "appeal", "supervision", "survey")
            else cast.clerk_of(unit),
        )
        found["findings"].append(record)
        found["actions"].extend(actions)
    return found
