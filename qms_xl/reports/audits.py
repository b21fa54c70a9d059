"""The yearly summary of audits: programme and results beside the year before, findings, actions, coverage, conclusions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qms_xl.model import Register, Report, Text
from qms_xl.reports import _audit_year as summed
from qms_xl.reports._dated import SIGNATURE_HELP, recent, signatures, year_window, years_in
from qms_xl.reports._programme_audits import auditors
from qms_xl.reports._review_facts import (
    EXTERNAL_AUDITS,
    OWN_AUDITS,
    audits_held,
    beside_help,
    cells,
    findings_of_audits,
    helped,
    text,
    titles,
)
from qms_xl.reports._review_inputs.audits import INPUT
from qms_xl.reports._review_window import compared
from qms_xl.reports._sections import COMMON_HELP

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.supply import Supply

_PROGRAMME = ("programme", "status", "objective", "approved_by", "approved_on", "approval_ref", "norm")


def subjects(audits: Register) -> Iterator[str]:
    """Yield the years that audits were held or planned in."""
    yield from (str(year) for year in sorted(years_in(audits, "held_from", "planned_from")))


def due(audits: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield this year and the last, where they have audits."""
    yield from recent(sorted(years_in(audits, "held_from", "planned_from")), as_of)


def possible(audits: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield the years that have begun."""
    yield from (year for year in subjects(audits) if int(year) <= as_of.year)


def fields(
    record: str,
    supply: Supply,
    as_of: datetime.date,
    norm: Norm,
    audits: Register,
    people: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the audits of a year (`record`) may print, with what is known on `as_of`."""
    year = int(record)
    now = year_window(supply, norm, year, as_of)
    before = year_window(supply, norm, year - 1, as_of)
    then = replace(now, day=min(as_of, now.last))  # coverage at the end of a year that is over
    look, programmes = now.look("audits"), now.look("audit_programmes")
    held = look.rows(audits_held(now, *OWN_AUDITS, *EXTERNAL_AUDITS))
    of_audits = findings_of_audits(now)
    found = [one for row in held for one in of_audits.get(text(look, row, "audit"), ())]
    details = dict(INPUT.details(then, None))
    lines = details["audits"]
    assert isinstance(lines, list)
    leads = [cells(look, row, "lead_auditor", "body") for row in held]
    details["audits"] = [{**line, **lead} for line, lead in zip(lines, leads, strict=True)]
    return {
        "year": record,
        "programmes": [
            {**(line := cells(programmes, row, *_PROGRAMME)), "norm": line["norm"] or norm.title}
            for row in programmes.rows(programmes.of_years("year", [year]))
        ],
        "figures": compared(INPUT.counts, now, before),
        "audits": details,
        "covered_on": then.day,
        "missed": list(summed.missed(now)),
        **summed.open_findings(now, found),
        **summed.after_audits(now, found),
        "conclusions": summed.conclusions(look, held),
        "auditors": list(auditors(look, look.rows(audits_held(now, *OWN_AUDITS)), people, then.day)),
        "signatures": signatures(people, as_of),
    }


REPORT = Report(
    kind="audits",
    register="audits",
    title=Text("Zestawienie auditów", "Summary of audits"),
    fields=fields,
    template=Text("audits.docx", "audits.docx"),
    file_name=Text("Zestawienie auditów {id}", "Summary of audits {id}"),
    subjects=subjects,
    due=due,
    possible=possible,
    reads=("audit_programmes", "findings", "audit_questions", "actions", "documents", "units"),
    field_help={
        **COMMON_HELP,
        "year": Text("Rok", "Year"),
        **titles("programmes[]", "audit_programmes", *_PROGRAMME),
        **helped("figures[]", beside_help(Text("Audity i ustalenia", "Audits and findings"))),
        **helped("audits", INPUT.help),
        **titles("audits.audits[]", "audits", "lead_auditor", "body"),
        "covered_on": Text("Dzień, na który podano pokrycie", "Day that the coverage is told for"),
        **summed.HELP,
        **helped(
            "auditors[]",
            {
                "label": Text("auditor", "auditor"),
                "name": Text("Imię i nazwisko auditora", "Auditor's name"),
                "unit": Text("Komórka auditora", "Auditor's unit"),
                "qualified_on": Text("Kwalifikacje od", "Qualified on"),
                "valid_to": Text("Kwalifikacje do", "Qualified until"),
                "lead": Text("Audity prowadzone", "Audits led"),
                "joined": Text("Audity w zespole", "Audits joined"),
            },
        ),
        **SIGNATURE_HELP,
    },
)
