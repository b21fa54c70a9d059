"""Who took part in an audit, and who signs its report."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from qms_xl.model import Register, Text, Word
from qms_xl.reports._sections import holders, holders_of, name_at, parts_at, person, roles_of, text_at
from qms_xl.settings import TOP_MANAGEMENT

Person = dict[str, object]

PREPARED = Text("Sporządził: auditor wiodący", "Prepared by: lead auditor")
MEMBER = Text("Członkowie zespołu auditującego", "Members of the audit team")
ACKNOWLEDGED = Text(
    "Zapoznanie się z raportem potwierdza: kierownik komórki auditowanej", "Acknowledged by: head of the unit audited"
)
ACCEPTED = Text("Akceptacja", "Accepted by")
RECEIVED = Text("Przyjął: pełnomocnik ds. SZJ", "Received by: quality representative")


def client(people: Register | None, on: datetime.date) -> object:
    """Return who ordered the audit where the cell is blank: top management, by its position where one person holds it."""
    heads = holders(people, "top_management", on)
    return (name_at(people, heads[0], "position") if len(heads) == 1 else None) or Word("role", "top_management")


def unit(units: Register | None, people: Register | None, code: str) -> Person:
    """Return a unit audited, with its head."""
    head = name_at(units, code, "head")
    return {
        "unit": code,
        "name": name_at(units, code, "name"),
        "head": head,
        "head_position": person(people, head)["position"] if head else None,
    }


def team(audits: Register, row: int, people: Register | None) -> list[Person]:
    """Return the audit team: the lead auditor first, experts and observers by their role last."""
    lead = text_at(audits, row, "lead_auditor")
    members: list[tuple[str, Person]] = [("lead_auditor", person(people, lead))]
    for name in parts_at(audits, row, "auditors"):
        if name == lead:
            continue
        roles = roles_of(people, name)
        auditing = "auditor" in roles or "lead_auditor" in roles
        role = next((one for one in ("expert", "observer") if one in roles and not auditing), "auditor")
        members.append((role, person(people, name)))
    order = ("lead_auditor", "auditor", "expert", "observer")
    members.sort(key=lambda member: order.index(member[0]))
    return [{"role": Word("role", role), **one} for role, one in members]


def auditees(audits: Register, row: int, people: Register | None) -> list[Person]:
    """Return those who were talked to."""
    return [person(people, name) for name in parts_at(audits, row, "auditees")]


def signatures(
    audits: Register,
    row: int,
    members: Sequence[Person],
    chosen: Sequence[str],
    units: Register | None,
    people: Register | None,
    on: datetime.date,
    accepted_by: str = "",
) -> Iterator[Person]:
    """Yield the rows of the signature table: lead auditor, members, a head for each unit, the quality representative.

    `accepted_by`: the position (`title`) of who accepts the report, or the role of top management; "" where nobody does.
    """
    observer = Word("role", "observer")
    yield {"role": PREPARED, **person(people, text_at(audits, row, "lead_auditor")), "unit": None, "title": None}
    for one in members[1:]:
        if one["role"] != observer:
            yield {**one, "role": MEMBER, "unit": None, "title": None}
    for code in chosen:
        yield {"role": ACKNOWLEDGED, **person(people, name_at(units, code, "head") or ""), "unit": code, "title": None}
    names = holders(people, "quality_representative", on)
    yield {"role": RECEIVED, **person(people, names[0] if names else ""), "unit": None, "title": None}
    if accepted_by:
        yield _acceptance(people, accepted_by, on)


def _acceptance(people: Register | None, position: str, on: datetime.date) -> Person:
    """Return the row of who accepts the report: named where one person holds the position, else left to be filled in."""
    names = holders(people, "top_management", on) if position == TOP_MANAGEMENT else holders_of(people, position, on)
    one = person(people, names[0] if len(names) == 1 else "")
    title = one["position"] or (Word("role", "top_management") if position == TOP_MANAGEMENT else position)
    return {"role": ACCEPTED, **one, "unit": None, "title": title}


def attendance(
    audits: Register,
    row: int,
    members: Sequence[Person],
    chosen: Sequence[str],
    units: Register | None,
    people: Register | None,
) -> Iterator[Person]:
    """Yield everyone who is expected on the attendance list, once: the team, the auditees, the heads."""
    seen: set[object] = set()
    heads = [person(people, name_at(units, code, "head") or "") for code in chosen]
    for one in (*members, *auditees(audits, row, people), *heads):
        if one["name"] and one["name"] not in seen:
            seen.add(one["name"])
            yield {part: one[part] for part in ("name", "position", "unit")}
