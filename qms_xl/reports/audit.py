"""The audit report, after ISO 19011, 6.5.1: sixteen sections and three annexes, for audits of the office's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Register, Report, Text, Word
from qms_xl.registers import audit_questions as questions_schema
from qms_xl.reports import _audit_findings as found
from qms_xl.reports import _audit_people as persons
from qms_xl.reports._audit_opening import OPENING_HELP, PERSON_HELP, is_own, opening
from qms_xl.reports._review_facts import helped
from qms_xl.reports._sections import cells_of, record_help, text_at

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.settings import Settings

HELD = ("held", "reported", "closed")
RESULTS = ("conforming", "nonconforming", "observation", "not_applicable", "not_checked")


def due(audits: Register) -> Iterator[str]:
    """Yield the audits whose report is due: the office's own, held, and not yet closed."""
    for row in audits.frame.index:
        if is_own(audits, row) and text_at(audits, row, "status") in ("held", "reported"):
            yield str(audits.keys.loc[row])


def possible(audits: Register) -> Iterator[str]:
    """Yield every audit that the office can report on: its own, held."""
    for row in audits.frame.index:
        if is_own(audits, row) and text_at(audits, row, "status") in HELD:
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
    row, on, chosen, team, about = opening(
        audits,
        record,
        as_of,
        norm,
        _not_ours(record),
        documents=documents,
        units=units,
        processes=processes,
        people=people,
        programmes=audit_programmes,
        unit=unit,
    )
    ours = found.of_audit(record, chosen if unit else (), findings, audit_questions)
    groups = found.by_grade(findings, ours)
    asked = found.questions_of(record, unit, audit_questions)
    earlier = found.previous(audits, row, on, chosen, findings)
    return {
        **about,
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
    }


def _count(register: str, rows: list[int]) -> Figure:
    return Figure(len(rows), register, tuple(rows))


def _not_ours(record: str) -> tuple[Text, Text]:
    """Return why there is no report of an audit by a certification body, and what there is instead."""
    return (
        Text(
            f"Audit {record} nie jest auditem wewnętrznym: raport z niego sporządza jednostka, która go prowadzi, nie urząd.",
            f"Audit {record} is no internal audit: the body that carries it out writes its report, not the office.",
        ),
        Text(
            f"Podsumowanie dla urzędu sporządza „qms-xl report external {record}”; jeśli audit jest wewnętrzny, popraw „Rodzaj auditu” w rejestrze.",
            f"“qms-xl report external {record}” makes a summary for the office; if the audit is internal, correct “Type” in the register.",
        ),
    )


FIELD_HELP: Mapping[str, Text] = {
    **OPENING_HELP,
    **found.finding_help("previous[]"),
    "previous_total": Text("Ustalenia z poprzednich auditów", "Findings of previous audits"),
    "previous_closed": Text("Ustalenia z poprzednich auditów, zamknięte", "Findings of previous audits, closed"),
    "previous_open": Text("Ustalenia z poprzednich auditów, otwarte", "Findings of previous audits, open"),
    **helped(
        "counts[]",
        {"label": Text("Kategoria ustalenia", "Grade"), "number": Text("Liczba ustaleń", "Number of findings")},
    ),
    "total": Text("Liczba ustaleń razem", "Number of findings, total"),
    "nonconformities_total": Text("Liczba niezgodności", "Number of nonconformities"),
    **found.finding_help("nonconformities[]"),
    **found.finding_help("observations[]"),
    **found.finding_help("improvements[]"),
    **found.finding_help("good_practices[]"),
    **found.finding_help("ungraded[]"),
    **helped(
        "actions[]",
        {
            "finding": Text("Nr ustalenia", "Finding no"),
            "action": Text("Nr działania", "Action no"),
            "kind": Text("Rodzaj działania", "Type"),
            "description": Text("Opis działania", "Description"),
            "owner": Text("Odpowiedzialny", "Responsible person"),
            "due_on": Text("Termin", "Due on"),
        },
    ),
    **record_help("questions[]", questions_schema.SCHEMA),
    "questions_total": Text("Liczba pytań", "Number of questions"),
    **helped("results[]", {"label": Text("Wynik", "Result"), "number": Text("Liczba pytań", "Number of questions")}),
    "not_checked": Text("Liczba pytań: nie sprawdzono", "Number of questions: not checked"),
    **helped("signatures[]", {"role": Text("Podpisy: rola", "Signatures: role"), **PERSON_HELP}),
    "signatures[].title": Text("Podpisy: stanowisko akceptującego", "Signatures: position of who accepts"),
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
