"""The summary of an external audit, one page: the body's audit, its findings with their deadlines, the office's actions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qms_xl.errors import AbsentColumn, UsageError
from qms_xl.model import Figure, Register, Report, Text, Word
from qms_xl.registers import actions as actions_schema
from qms_xl.registers import audits as audits_schema
from qms_xl.registers import certificates as certificates_schema
from qms_xl.registers import findings as findings_schema
from qms_xl.reports import _audit_findings as found
from qms_xl.reports._review_facts import EXTERNAL_AUDITS, HELD, helped
from qms_xl.reports._review_window import DASH
from qms_xl.reports._sections import (
    COMMON_HELP,
    cells_of,
    date_at,
    holders,
    name_at,
    parts_at,
    person,
    record_help,
    rows_where,
    text_at,
    units_meant,
)
from qms_xl.statuses.action_state import action_state

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.settings import Settings

SIGNED = Text("Sporządził: pełnomocnik ds. SZJ", "Prepared by: quality representative")
DUE_GRADES = ("major", "minor", "")  # what the body asks the office to answer by a day


def due(audits: Register) -> Iterator[str]:
    """Yield the external audits whose summary is due: held, and not yet closed."""
    yield from _with_status(audits, "held", "reported")


def possible(audits: Register) -> Iterator[str]:
    """Yield every external audit that was held."""
    yield from _with_status(audits, *HELD)


def _with_status(audits: Register, *statuses: str) -> Iterator[str]:
    for row in audits.frame.index:
        if text_at(audits, row, "audit_type") in EXTERNAL_AUDITS and text_at(audits, row, "status") in statuses:
            yield str(audits.keys.loc[row])


def fields(
    audits: Register,
    record: str,
    as_of: datetime.date,
    settings: Settings,
    findings: Register | None = None,
    actions: Register | None = None,
    documents: Register | None = None,
    units: Register | None = None,
    people: Register | None = None,
    certificates: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the summary may print. Raises UsageError for an audit of the office's own."""
    row = rows_where(audits, audit=record)[0]
    _only_external(audits, row, record)
    on = date_at(audits, row, "held_from") or date_at(audits, row, "planned_from") or as_of
    ours = [
        one
        for one in rows_where(findings, source="external_audit", source_ref=record)
        if findings is not None and text_at(findings, one, "status") != "cancelled"
    ]
    groups = found.by_grade(findings, ours)
    states = _states(actions, as_of, settings)
    names = holders(people, "quality_representative", as_of)
    return {
        "audit": cells_of(audits, row),
        "certificate": _certificate(certificates, text_at(audits, row, "certificate")),
        "units": [
            {"unit": code, "name": name_at(units, code, "name")}
            for code in units_meant(parts_at(audits, row, "units"), units, on)
        ],
        "procedures": [
            {"doc": code, "title": name_at(documents, code, "title")} for code in parts_at(audits, row, "documents")
        ],
        "total": Figure(len(ours), "findings", tuple(ours)),
        "counts": [
            {
                "label": Word("grade", grade) if grade else found.NO_GRADE,
                "number": Figure(len(rows), "findings", tuple(rows), "grade"),
            }
            for grade, rows in groups.items()
            if rows
        ],
        "findings": [_finding(findings, one, actions, states) for one in ours],
        "signatures": [{"role": SIGNED, **person(people, names[0] if names else "")}],
    }


def _certificate(certificates: Register | None, key: str) -> Mapping[str, object]:
    """Return the certificate that the audit is about; of one that no row has, the number alone."""
    rows = rows_where(certificates, certificate=key)
    blank = {column.name: None for column in certificates_schema.SCHEMA.columns}
    if certificates is None or not rows:
        return {**blank, "certificate": key or None}
    return {**blank, **cells_of(certificates, rows[0])}


def _states(actions: Register | None, as_of: datetime.date, settings: Settings) -> pd.Series[str] | None:
    """Return the state of each action today; None where the workbook lacks a column that it follows from."""
    try:
        return None if actions is None else action_state(actions, as_of, settings)
    except AbsentColumn:
        return None


def _finding(
    findings: Register | None, row: int, actions: Register | None, states: pd.Series[str] | None
) -> Mapping[str, object]:
    """Return a finding with its actions and how they stand; a deadline is missed only where the grade has one."""
    assert findings is not None
    cells = cells_of(findings, row)
    asked = text_at(findings, row, "grade") in DUE_GRADES
    serving = found.actions_of(text_at(findings, row, "finding"), actions)
    lines = []
    for one in serving if actions is not None else ():
        assert actions is not None
        state: object = DASH if states is None else Word("action_state", str(states.loc[one]))
        lines.append({**cells_of(actions, one), "state": state})
    due_by = cells["external_due"]
    return {**cells, "due": due_by if asked or due_by is not None else DASH, "actions": lines}


def _only_external(audits: Register, row: int, record: str) -> None:
    if text_at(audits, row, "audit_type") in EXTERNAL_AUDITS:
        return
    raise UsageError(
        Text(
            f"Audit {record} nie jest auditem zewnętrznym: podsumowanie sporządza się z auditów jednostki certyfikującej.",
            f"Audit {record} is no external audit: a summary is made of the audits of a certification body.",
        ),
        Text(
            f"Raport z auditu wewnętrznego sporządza „qms-xl report audit {record}”.",
            f"“qms-xl report audit {record}” makes the report of an internal audit.",
        ),
    )


FIELD_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    **record_help("audit", audits_schema.SCHEMA),
    **record_help("certificate", certificates_schema.SCHEMA),
    **helped("units[]", {"unit": Text("Symbol komórki", "Unit code"), "name": Text("Nazwa komórki", "Unit name")}),
    **helped("procedures[]", {"doc": Text("Symbol dokumentu", "Document code"), "title": Text("Tytuł", "Title")}),
    "total": Text("Liczba ustaleń razem", "Number of findings, total"),
    **helped(
        "counts[]",
        {"label": Text("Kategoria ustalenia", "Grade"), "number": Text("Liczba ustaleń", "Number of findings")},
    ),
    **record_help("findings[]", findings_schema.SCHEMA),
    "findings[].due": Text("Termin jednostki certyfikującej", "Deadline of the certification body"),
    **record_help("findings[].actions[]", actions_schema.SCHEMA),
    "findings[].actions[].state": Text("Stan działania na dziś", "State of the action today"),
    **helped(
        "signatures[]",
        {
            "role": Text("Podpis: rola", "Signature: role"),
            "name": Text("imię i nazwisko", "name"),
            "position": Text("stanowisko", "position"),
            "unit": Text("komórka", "unit"),
        },
    ),
}

REPORT = Report(
    kind="external",
    register="audits",
    title=Text("Podsumowanie auditu zewnętrznego", "Summary of an external audit"),
    fields=fields,
    template=Text("external.docx", "external.docx"),
    file_name=Text("Podsumowanie auditu zewnętrznego {id}", "Summary of external audit {id}"),
    due=due,
    possible=possible,
    field_help=FIELD_HELP,
)
