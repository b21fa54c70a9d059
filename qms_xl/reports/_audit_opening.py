"""What the plan and the report of an audit of the office's own both begin with: what is audited, by whom, against what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.errors import UsageError
from qms_xl.model import Register, Text
from qms_xl.registers import audits as audits_schema
from qms_xl.reports import _audit_people as persons
from qms_xl.reports._review_facts import helped
from qms_xl.reports._sections import (
    COMMON_HELP,
    cells_of,
    date_at,
    edition_on,
    name_at,
    parts_at,
    record_help,
    rows_where,
    shown,
    text_at,
    units_meant,
)

if TYPE_CHECKING:
    from qms_xl.norms import Norm

OWN_TYPES = ("internal", "unplanned", "follow_up")
NO_EDITION = Text(
    "rejestr nie podaje wydania obowiązującego w dniu auditu", "no edition in force on the audit date in the register"
)


class Opening(NamedTuple):
    """An audit: its row, its day, the units that the document is about, its team, and what the template may print of these."""

    row: int
    on: datetime.date
    units: tuple[str, ...]
    team: list[persons.Person]
    fields: Mapping[str, object]


def is_own(audits: Register, row: int) -> bool:
    """Return whether the office carries the audit out itself."""
    return text_at(audits, row, "audit_type") in OWN_TYPES


def opening(
    audits: Register,
    record: str,
    as_of: datetime.date,
    norm: Norm,
    refusal: tuple[Text, Text],
    *,
    documents: Register | None,
    units: Register | None,
    processes: Register | None,
    people: Register | None,
    programmes: Register | None,
    unit: str,
) -> Opening:
    """Return the audit; `unit`: for the part of the document that is about one unit.

    Raises UsageError, with `refusal` (why not, and what instead), for an audit of a certification body.
    """
    row = rows_where(audits, audit=record)[0]
    if not is_own(audits, row):
        raise UsageError(*refusal)
    on = date_at(audits, row, "held_from") or date_at(audits, row, "planned_from") or as_of
    audited = units_meant(parts_at(audits, row, "units"), units, on)
    chosen = tuple(one for one in audited if not unit or one == unit)
    team = persons.team(audits, row, people)
    fields = {
        "audit": {
            **cells_of(audits, row),
            "client": shown(audits, row, audits.schema["client"]) or persons.client(people, on),
            "norm": name_at(programmes, text_at(audits, row, "programme"), "norm") or norm.title,
        },
        "units": [persons.unit(units, people, code) for code in chosen],
        "processes": [
            {"process": code, "name": name_at(processes, code, "name")} for code in parts_at(audits, row, "processes")
        ],
        "procedures": [_procedure(documents, code, on) for code in parts_at(audits, row, "documents")],
        "team": team,
        "auditees": persons.auditees(audits, row, people),
        "attendance": list(persons.attendance(audits, row, team, chosen, units, people)),
    }
    return Opening(row, on, chosen, team, fields)


def _procedure(documents: Register | None, code: str, on: datetime.date) -> dict[str, object]:
    """Return a document with the edition that was in force on the audit day."""
    row = edition_on(documents, code, on)
    if documents is None or row is None:
        return {"doc": code, "title": name_at(documents, code, "title"), "edition": NO_EDITION, "effective_from": None}
    typed = documents.has("edition") and not bool(documents.blank("edition").loc[row])
    editionless = not typed and text_at(documents, row, "doc_type") in ("external", "order")
    return {
        "doc": code,
        "title": shown(documents, row, documents.schema["title"]),
        "edition": None if editionless else shown(documents, row, documents.schema["edition"]) or "1",
        "effective_from": shown(documents, row, documents.schema["effective_from"]),
    }


PERSON_HELP = {
    "name": Text("imię i nazwisko", "name"),
    "position": Text("stanowisko", "position"),
    "unit": Text("komórka", "unit"),
}
OPENING_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    **record_help("audit", audits_schema.SCHEMA),
    "audit.norm": Text("Norma", "Standard"),
    **helped(
        "units[]",
        {
            "unit": Text("Symbol komórki", "Unit code"),
            "name": Text("Nazwa komórki", "Unit name"),
            "head": Text("Kierownik", "Head"),
            "head_position": Text("Stanowisko kierownika", "Head's position"),
        },
    ),
    **helped(
        "processes[]",
        {"process": Text("Symbol procesu", "Process code"), "name": Text("Nazwa procesu", "Process name")},
    ),
    **helped(
        "procedures[]",
        {
            "doc": Text("Symbol dokumentu", "Document code"),
            "title": Text("Tytuł", "Title"),
            "edition": Text("Wydanie obowiązujące w dniu auditu", "Edition in force on the audit date"),
            "effective_from": Text("Obowiązuje od", "Effective from"),
        },
    ),
    **helped("team[]", {"role": Text("Zespół: rola", "Team: role"), **PERSON_HELP}),
    **helped("auditees[]", PERSON_HELP),
    **helped("attendance[]", PERSON_HELP),
}
