"""The card of a process: what it is for, its documents, objectives, indicators and risks, how it works, audits and changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qms_xl.model import Register, Report, Text
from qms_xl.registers import processes as processes_schema
from qms_xl.reports import _process_facts as facts
from qms_xl.reports._dated import PREPARED, SIGNATURE_HELP, signatures, year_window
from qms_xl.reports._review_facts import beside, beside_help, helped, text, titles
from qms_xl.reports._review_inputs import monitoring, objectives
from qms_xl.reports._review_results import indicators_of, objectives_of, process_of
from qms_xl.reports._sections import (
    COMMON_HELP,
    cells_of,
    date_at,
    edition_on,
    name_at,
    parts_at,
    person,
    record_help,
    rows_where,
    shown,
    text_at,
    units_meant,
)

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.supply import Supply

OWNER = Text("Właściciel procesu", "Process owner")


def due(processes: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield the processes that are run: not withdrawn."""
    for row in processes.frame.index:
        until = date_at(processes, row, "active_to")
        if until is None or until >= as_of:
            yield str(processes.keys.loc[row])


def fields(
    processes: Register,
    record: str,
    supply: Supply,
    as_of: datetime.date,
    norm: Norm,
    documents: Register | None = None,
    units: Register | None = None,
    people: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the card may print: the calendar year of `as_of` so far, beside the year before."""
    row = rows_where(processes, process=record)[0]
    now = year_window(supply, norm, as_of.year, as_of)
    then = year_window(supply, norm, as_of.year - 1, as_of)
    then = replace(then, day=then.last)
    indicators = [one for one in indicators_of(now) if process_of(now, one) == record]
    goals = [one for one in objectives_of(now) if text(now.look("objectives"), one, "process") == record]
    before = facts.figures(then, record)
    owner = person(people, text_at(processes, row, "owner"))
    return {
        "process": {**cells_of(processes, row), "owner_position": owner["position"]},
        "year": str(as_of.year),
        "units": [
            {"unit": code, "name": name_at(units, code, "name"), "head": name_at(units, code, "head")}
            for code in units_meant(parts_at(processes, row, "units"), units, as_of)
        ],
        "card": _document(documents, text_at(processes, row, "doc"), as_of),
        "documents": list(_documents(documents, record, as_of)),
        "objectives": objectives.achieved(now, goals),
        "monitoring": monitoring.measured(now, then, indicators),
        "risks": facts.risks(now, record),
        "figures": [
            beside(one.label, one.figure, before[at].figure if one.kept else None, one.better)
            for at, one in enumerate(facts.figures(now, record))
        ],
        "findings": facts.open_findings(now, record),
        "audits": facts.audits(now, then, record),
        "changes": facts.changes(now, then, record),
        "signatures": [
            {"role": OWNER, "name": owner["name"], "title": None},
            *(
                {**one, "role": facts.REPRESENTATIVE if one["role"] == PREPARED else one["role"]}
                for one in signatures(people, as_of)
            ),
        ],
    }


def _documents(documents: Register | None, process: str, on: datetime.date) -> Iterator[Mapping[str, object]]:
    """Yield the documents of a process that are in force on a day, each in its edition of that day."""
    rows = rows_where(documents, process=process)
    codes = dict.fromkeys(text_at(documents, row, "doc") for row in rows) if documents is not None else {}
    for code in codes:
        row = edition_on(documents, code, on)
        if documents is not None and row is not None and text_at(documents, row, "process") == process:
            yield _document(documents, code, on)


def _document(documents: Register | None, code: str, on: datetime.date) -> dict[str, object]:
    """Return a document in the edition of a day; where none is in force its edition is None."""
    row = edition_on(documents, code, on) if code else None
    if documents is None or row is None:
        return {"doc": code or None, "title": None, "doc_type": None, "edition": None, "effective_from": None}
    printed = {name: shown(documents, row, documents.schema[name]) for name in ("title", "doc_type", "effective_from")}
    edition = shown(documents, row, documents.schema["edition"]) or "1"
    return {"doc": code, **printed, "edition": edition}


_DOCUMENT = {
    "doc": Text("Symbol dokumentu", "Document code"),
    "title": Text("Tytuł", "Title"),
    "doc_type": Text("Rodzaj dokumentu", "Type of document"),
    "edition": Text("Wydanie", "Edition"),
    "effective_from": Text("Obowiązuje od", "Effective from"),
}
FIELD_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    **record_help("process", processes_schema.SCHEMA),
    "process.owner_position": Text("Stanowisko właściciela", "Owner's position"),
    "year": Text("Rok, którego dotyczą dane", "Year that the figures are of"),
    **helped(
        "units[]",
        {
            "unit": Text("Symbol komórki", "Unit code"),
            "name": Text("Nazwa komórki", "Unit name"),
            "head": Text("Kierownik", "Head"),
        },
    ),
    **helped("card", _DOCUMENT),
    **helped("documents[]", _DOCUMENT),
    **helped("objectives", objectives.INPUT.help),
    **helped("monitoring", monitoring.INPUT.help),
    **facts.RISK_HELP,
    **helped("figures[]", beside_help(Text("Funkcjonowanie procesu", "Functioning of the process"))),
    **titles("findings[]", "findings", *facts.FINDING_CELLS),
    **titles("audits[]", "audits", *facts.AUDIT_CELLS),
    "audits[].day": Text("Data auditu", "Day of the audit"),
    **titles("changes[]", "changes", *facts.CHANGE_CELLS),
    **SIGNATURE_HELP,
}

REPORT = Report(
    kind="process",
    register="processes",
    title=Text("Karta procesu", "Process card"),
    fields=fields,
    template=Text("process.docx", "process.docx"),
    file_name=Text("Karta procesu {id}", "Process card {id}"),
    due=due,
    field_help=FIELD_HELP,
    reads=(
        *("objectives", "indicators", "measurements", "actions", "risks"),
        *("findings", "audits", "audit_questions", "changes", "feedback"),
    ),
)
