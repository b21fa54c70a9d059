"""The audits of a programme: those in it, others of its time, units by month, clauses of the standard, auditors."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Register, Text
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import HELD, OWN_AUDITS, cell, cells, day_of, findings_of_audits, text
from qms_xl.reports._review_window import DASH, Window
from qms_xl.reports._sections import date_at, parts_at, text_at, units_meant
from qms_xl.rules._clauses import excluded, second_level
from qms_xl.rules.aud._clauses_audited import clauses_named, is_named

if TYPE_CHECKING:
    from qms_xl.norms import Norm

AUDIT_CELLS = (
    *("audit", "audit_type", "units", "documents", "processes", "clauses", "planned_from", "planned_to"),
    *("lead_auditor", "auditors", "held_from", "held_to", "status", "change_reason", "body"),
)
TO_COME, DONE = Text("Z", "P"), Text("P", "H")  # letters of the schedule; its key stands above it
GONE = ("cancelled", "postponed")


def of_programme(audits: Look, programme: str) -> list[int]:
    """Return the audits that name the programme, in the order of their dates."""
    return _by_date(audits, audits.rows(audits.where("programme", programme)) if programme else [])


def others(audits: Look, programme: str, first: datetime.date, last: datetime.date) -> list[int]:
    """Return the audits of the time that name no other programme: unplanned, follow-up and external ones."""
    rows = [
        row
        for row in audits.rows(~audits.where("programme", programme))
        if not text(audits, row, "programme") and (day := audit_day(audits, row)) is not None and first <= day <= last
    ]
    return _by_date(audits, rows)


def audit_day(audits: Look, row: int) -> datetime.date | None:
    """Return the day of an audit: when it was held, else when it is planned."""
    return day_of(audits, row, "held_from") or day_of(audits, row, "planned_from")


def _by_date(audits: Look, rows: Sequence[int]) -> list[int]:
    return sorted(rows, key=lambda row: (audit_day(audits, row) or datetime.date.max, row))


def lines(audits: Look, rows: Sequence[int]) -> list[dict[str, object]]:
    """Return audits as the programme lists them."""
    return [{**cells(audits, row, *AUDIT_CELLS), "held": text(audits, row, "status") in HELD} for row in rows]


def schedule(
    audits: Look, rows: Sequence[int], units: Register | None, first: datetime.date, last: datetime.date
) -> Iterator[Mapping[str, object]]:
    """Yield the units in the scope with their audits by month, `months` from January on; those that are gone are left out.

    A unit without an audit has twelve dashes. In a programme of several years the year stands beside the letter.
    """
    by_unit: dict[str, list[int]] = {unit: [] for unit in _in_scope(units, first)}
    for row in rows:
        on = audit_day(audits, row)
        if text(audits, row, "status") not in GONE and on is not None and audits.register is not None:
            for unit in units_meant(parts_at(audits.register, row, "units"), units, on):
                by_unit.setdefault(unit, []).append(row)
    several = first.year != last.year
    for unit, theirs in by_unit.items():
        months = []
        for month in range(1, 13):
            here = [row for row in theirs if (day := audit_day(audits, row)) is not None and day.month == month]
            months.append(_marks(audits, here, with_year=several) if here else DASH)
        yield {
            "label": unit,
            "unit": unit,
            "months": months,
            "number": Figure(len(theirs), "audits", tuple(theirs), "units"),
        }


def _in_scope(units: Register | None, on: datetime.date) -> Iterator[str]:
    for row in units.frame.index if units is not None else ():
        assert units is not None
        until = date_at(units, row, "active_to")
        if text_at(units, row, "in_scope") != "no" and (until is None or until >= on) and text_at(units, row, "unit"):
            yield text_at(units, row, "unit")


def _marks(audits: Look, rows: Iterable[int], *, with_year: bool) -> Text:
    found: list[Text] = []
    for row in rows:
        letter = DONE if text(audits, row, "status") in HELD else TO_COME
        day = audit_day(audits, row)
        year = f" {day:%y}" if with_year and day else ""
        found.append(Text(letter.pl + year, letter.en + year))
    return Text(", ".join(one.pl for one in found), ", ".join(one.en for one in found))


def clauses(
    audits: Look,
    rows: Sequence[int],
    questions: Register | None,
    certificates: Register | None,
    norm: Norm,
    on: datetime.date,
) -> Iterator[Mapping[str, object]]:
    """Yield the clauses of the second level, without those that the certificate excludes, with the audits that name them."""
    out = second_level(" ".join(excluded(certificates, on))) if _knows(certificates) else frozenset()
    named = {}
    if audits.register is not None and audits.register.has("clauses"):
        alive = [row for row in rows if text(audits, row, "status") not in GONE]
        named = {row: clauses_named(audits.register, questions, {row}) for row in alive}
    for clause in norm.second_level:
        if not is_named(clause, out):
            theirs = [row for row, numbers in named.items() if is_named(clause, numbers)]
            yield {
                "label": clause,
                "clause": clause,
                "title": norm.clauses[clause],
                "audits": tuple(text(audits, row, "audit") for row in theirs) or None,
                "number": Figure(len(theirs), "audits", tuple(theirs), "clauses"),
            }


def _knows(certificates: Register | None) -> bool:
    columns = ("exclusions", "status", "issued_on", "valid_to")
    return certificates is not None and all(certificates.has(name) for name in columns)


def auditors(
    audits: Look, rows: Sequence[int], people: Register | None, on: datetime.date
) -> Iterator[Mapping[str, object]]:
    """Yield those who may audit and work here, and everyone else who is to, with the number of audits they lead or join."""
    alive = [row for row in rows if text(audits, row, "status") not in GONE]
    lead = {row: text(audits, row, "lead_auditor") for row in alive}
    team = {row: _team(audits, row) for row in alive}
    known = {}
    for row in people.frame.index if people is not None else ():
        assert people is not None
        left = date_at(people, row, "active_to")
        roles = parts_at(people, row, "roles")
        if ("auditor" in roles or "lead_auditor" in roles) and (left is None or left >= on):
            known[text_at(people, row, "person")] = row
    busy = [name for row in alive for name in (lead[row], *team[row]) if name]
    for name in dict.fromkeys((*known, *busy)):
        at = known.get(name)
        leads = tuple(row for row in alive if lead[row] == name)
        joins = tuple(row for row in alive if name in team[row] and lead[row] != name)
        unit = text_at(people, at, "unit") if people is not None and at is not None else ""
        yield {
            "label": name,
            "name": name,
            "unit": unit or None,
            "valid_to": date_at(people, at, "auditor_valid_to") if people is not None and at is not None else None,
            "qualified_on": date_at(people, at, "auditor_qualified_on")
            if people is not None and at is not None
            else None,
            "lead": Figure(len(leads), "audits", leads, "lead_auditor"),
            "joined": Figure(len(joins), "audits", joins, "auditors"),
        }


def _team(audits: Look, row: int) -> tuple[str, ...]:
    return () if audits.register is None else parts_at(audits.register, row, "auditors")


def figures(window: Window, rows: Sequence[int]) -> Sequence[tuple[Text, Figure, str]]:
    """Count the audits of a programme and what they found: label, figure, what it should do (`more`, `less`, `neither`)."""
    audits, findings = window.look("audits"), window.look("findings")
    held = [row for row in rows if text(audits, row, "status") in HELD]
    dropped = [row for row in rows if text(audits, row, "status") in GONE]
    theirs = findings_of_audits(window)
    found = [one for row in held for one in theirs.get(text(audits, row, "audit"), ())]

    def graded(*grades: str) -> Figure:
        ours = [one for one in found if text(findings, one, "grade") in grades]
        return Figure(len(ours), "findings", tuple(ours), "grade")

    def count(some: Sequence[int], column: str) -> Figure:
        return Figure(len(some), "audits", tuple(some), column)

    return (
        (Text("audity w programie", "audits in the programme"), count(rows, "programme"), "neither"),
        (Text("audity przeprowadzone", "audits held"), count(held, "status"), "more"),
        (Text("audity przełożone lub odwołane", "audits postponed or cancelled"), count(dropped, "status"), "less"),
        (Text("niezgodności duże", "major nonconformities"), graded("major"), "less"),
        (Text("niezgodności małe", "minor nonconformities"), graded("minor"), "less"),
        (Text("spostrzeżenia", "observations"), graded("observation"), "neither"),
        (
            Text("potencjały doskonalenia", "opportunities for improvement"),
            graded("improvement"),
            "neither",
        ),
    )


def is_own(audits: Look, row: int) -> bool:
    """Return whether an audit is one of the office's own."""
    return text(audits, row, "audit_type") in OWN_AUDITS


def reason(audits: Look, row: int) -> object:
    """Return why an audit was postponed or cancelled, as printed."""
    return cell(audits, row, "change_reason")
