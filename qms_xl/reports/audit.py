"""The audit report, after ISO 19011, 6.5.1: sixteen sections and three annexes, for audits of the office's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qms_xl.errors import UsageError
from qms_xl.model import Figure, Register, Report, Text, Word
from qms_xl.registers import actions as actions_schema
from qms_xl.registers import audit_questions as questions_schema
from qms_xl.registers import audits as audits_schema
from qms_xl.registers import findings as findings_schema
from qms_xl.reports import _audit_findings as found
from qms_xl.reports import _audit_people as persons
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
    from qms_xl.settings import Settings

OWN_TYPES = ("internal", "unplanned", "follow_up")
HELD = ("held", "reported", "closed")
RESULTS = ("conforming", "nonconforming", "observation", "not_applicable", "not_checked")
NO_EDITION = Text(
    "rejestr nie podaje wydania obowiązującego w dniu auditu", "no edition in force on the audit date in the register"
)


def audit_day(audits: Register, row: int) -> datetime.date | None:
    """Return the day of the audit: when it was held, else when it is planned."""
    return date_at(audits, row, "held_from") or date_at(audits, row, "planned_from")


def due(audits: Register) -> Iterator[str]:
    """Yield the audits whose report is due: the office's own, held, and not yet closed."""
    for row in audits.frame.index:
        own = text_at(audits, row, "audit_type") in OWN_TYPES
        if own and text_at(audits, row, "status") in ("held", "reported"):
            yield str(audits.keys.loc[row])


def possible(audits: Register) -> Iterator[str]:
    """Yield every audit that the office can report on: its own, held."""
    for row in audits.frame.index:
        if text_at(audits, row, "audit_type") in OWN_TYPES and text_at(audits, row, "status") in HELD:
            yield str(audits.keys.loc[row])


def fields(
    audits: Register,
    record: str,
    as_of: datetime.date,
    norm: Norm,
    settings: Settings,
    audit_questions: Register | None = None,
    findings: Register | None = None,
    actions: Register | None = None,
    documents: Register | None = None,
    units: Register | None = None,
    processes: Register | None = None,
    people: Register | None = None,
    audit_programmes: Register | None = None,
    unit: str = "",
) -> Mapping[str, object]:
    """Return what the template of the audit report may print; `unit`: the part of the report for one unit.

    Raises UsageError for an audit of a certification body: the body writes its own report.
    """
    row = rows_where(audits, audit=record)[0]
    _only_own(audits, row, record)
    on = audit_day(audits, row) or as_of
    audited = units_meant(parts_at(audits, row, "units"), units, on)
    chosen = tuple(one for one in audited if not unit or one == unit)
    ours = found.of_audit(record, chosen if unit else (), findings, audit_questions)
    groups = found.by_grade(findings, ours)
    asked = found.questions_of(record, unit, audit_questions)
    earlier = found.previous(audits, row, on, chosen, findings)
    team = persons.team(audits, row, people)
    programme = text_at(audits, row, "programme")
    return {
        "audit": {
            **cells_of(audits, row),
            "client": shown(audits, row, audits.schema["client"]) or persons.client(people, on),
            "norm": name_at(audit_programmes, programme, "norm") or norm.title,
        },
        "units": [persons.unit(units, people, code) for code in chosen],
        "processes": [
            {"process": code, "name": name_at(processes, code, "name")} for code in parts_at(audits, row, "processes")
        ],
        "procedures": [procedure(documents, code, on) for code in parts_at(audits, row, "documents")],
        "team": team,
        "auditees": persons.auditees(audits, row, people),
        "previous": [found.finding(findings, one, actions, units) for one in earlier],
        "previous_total": _count("findings", earlier),
        "previous_closed": _count("findings", found.closed(findings, earlier)),
        "previous_open": _count("findings", [one for one in earlier if one not in found.closed(findings, earlier)]),
        "counts": [
            {"label": Word("grade", grade) if grade else found.NO_GRADE, "number": _count("findings", rows)}
            for grade, rows in groups.items()
            if grade or rows
        ],
        "total": _count("findings", ours),
        "nonconformities_total": _count("findings", [*groups["major"], *groups["minor"]]),
        "nonconformities": found.records(findings, [*groups["major"], *groups["minor"]], actions, units),
        "observations": found.records(findings, groups["observation"], actions, units),
        "improvements": found.records(findings, groups["improvement"], actions, units),
        "good_practices": found.records(findings, groups["good_practice"], actions, units),
        "ungraded": found.records(findings, groups[""], actions, units),
        "actions": list(found.agreed(findings, ours, actions)),
        "questions": [cells_of(audit_questions, one) for one in asked] if audit_questions is not None else [],
        "questions_total": _count("audit_questions", asked),
        "results": [
            {"label": Word("question_result", code), "number": _count("audit_questions", rows)}
            for code, rows in found.by_result(audit_questions, asked, RESULTS).items()
        ],
        "not_checked": _count("audit_questions", found.by_result(audit_questions, asked, RESULTS)["not_checked"]),
        "signatures": list(persons.signatures(audits, row, team, chosen, units, people, on, settings.sign_audit)),
        "attendance": list(persons.attendance(audits, row, team, chosen, units, people)),
    }


def _count(register: str, rows: list[int]) -> Figure:
    return Figure(len(rows), register, tuple(rows))


def _only_own(audits: Register, row: int, record: str) -> None:
    kind = text_at(audits, row, "audit_type")
    if kind in OWN_TYPES:
        return
    raise UsageError(
        Text(
            f"Audit {record} nie jest auditem wewnętrznym: raport z niego sporządza jednostka, która go prowadzi, nie urząd.",
            f"Audit {record} is no internal audit: the body that carries it out writes its report, not the office.",
        ),
        Text(
            f"Podsumowanie dla urzędu sporządza „qms-xl report external {record}”; jeśli audit jest wewnętrzny, popraw „Rodzaj auditu” w rejestrze.",
            f"“qms-xl report external {record}” makes a summary for the office; if the audit is internal, correct “Type” in the register.",
        ),
    )


def procedure(documents: Register | None, code: str, on: datetime.date) -> dict[str, object]:
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


def _finding_help(path: str) -> dict[str, Text]:
    return {
        **record_help(path, findings_schema.SCHEMA),
        **record_help(f"{path}.actions[]", actions_schema.SCHEMA),
        f"{path}.unit_name": Text("Nazwa komórki", "Unit name"),
        f"{path}.unit_head": Text("Kierownik komórki", "Head of the unit"),
    }


def _named(path: str, **fields: Text) -> dict[str, Text]:
    return {f"{path}.{name}": text for name, text in fields.items()}


_PERSON = {
    "name": Text("imię i nazwisko", "name"),
    "position": Text("stanowisko", "position"),
    "unit": Text("komórka", "unit"),
}

FIELD_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    **record_help("audit", audits_schema.SCHEMA),
    "audit.norm": Text("Norma", "Standard"),
    **_named("units[]", unit=Text("Symbol komórki", "Unit code"), name=Text("Nazwa komórki", "Unit name")),
    **_named("units[]", head=Text("Kierownik", "Head"), head_position=Text("Stanowisko kierownika", "Head's position")),
    **_named("processes[]", process=Text("Symbol procesu", "Process code"), name=Text("Nazwa procesu", "Process name")),
    **_named("procedures[]", doc=Text("Symbol dokumentu", "Document code"), title=Text("Tytuł", "Title")),
    **_named(
        "procedures[]",
        edition=Text("Wydanie obowiązujące w dniu auditu", "Edition in force on the audit date"),
        effective_from=Text("Obowiązuje od", "Effective from"),
    ),
    **_named("team[]", role=Text("Zespół: rola", "Team: role"), **_PERSON),
    **_named("auditees[]", **_PERSON),
    **_finding_help("previous[]"),
    "previous_total": Text("Ustalenia z poprzednich auditów", "Findings of previous audits"),
    "previous_closed": Text("Ustalenia z poprzednich auditów, zamknięte", "Findings of previous audits, closed"),
    "previous_open": Text("Ustalenia z poprzednich auditów, otwarte", "Findings of previous audits, open"),
    **_named(
        "counts[]", label=Text("Kategoria ustalenia", "Grade"), number=Text("Liczba ustaleń", "Number of findings")
    ),
    "total": Text("Liczba ustaleń razem", "Number of findings, total"),
    "nonconformities_total": Text("Liczba niezgodności", "Number of nonconformities"),
    **_finding_help("nonconformities[]"),
    **_finding_help("observations[]"),
    **_finding_help("improvements[]"),
    **_finding_help("good_practices[]"),
    **_finding_help("ungraded[]"),
    **_named("actions[]", finding=Text("Nr ustalenia", "Finding no"), action=Text("Nr działania", "Action no")),
    **_named("actions[]", kind=Text("Rodzaj działania", "Type"), description=Text("Opis działania", "Description")),
    **_named("actions[]", owner=Text("Odpowiedzialny", "Responsible person"), due_on=Text("Termin", "Due on")),
    **record_help("questions[]", questions_schema.SCHEMA),
    "questions_total": Text("Liczba pytań", "Number of questions"),
    **_named("results[]", label=Text("Wynik", "Result"), number=Text("Liczba pytań", "Number of questions")),
    "not_checked": Text("Liczba pytań: nie sprawdzono", "Number of questions: not checked"),
    **_named("signatures[]", role=Text("Podpisy: rola", "Signatures: role"), **_PERSON),
    "signatures[].title": Text("Podpisy: stanowisko akceptującego", "Signatures: position of who accepts"),
    **_named("attendance[]", **_PERSON),
}

REPORT = Report(
    kind="audit",
    register="audits",
    title=Text("Raport z auditu", "Audit report"),
    fields=fields,
    template=Text("audit.docx", "audit.docx"),
    file_name=Text("Raport z auditu {id}", "Audit report {id}"),
    due=due,
    possible=possible,
    field_help=FIELD_HELP,
)
