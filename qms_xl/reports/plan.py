"""The audit plan with all that goes with it: notice, authorisation, checklist to print, attendance list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Register, Report, Text
from qms_xl.registers import audit_questions as questions_schema
from qms_xl.registers import findings as findings_schema
from qms_xl.reports import _audit_findings as found
from qms_xl.reports._audit_opening import OPENING_HELP, is_own, opening
from qms_xl.reports._dated import signatures as office_signatures
from qms_xl.reports._review_facts import helped
from qms_xl.reports._sections import cells_of, date_at, name_at, parts_at, record_help, rows_where, shown, text_at

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.settings import Settings

TO_COME = ("planned", "prepared", "running", "postponed")
PREPARED = Text("Sporządził: auditor wiodący", "Prepared by: lead auditor")
AGREED = Text("Zatwierdził: pełnomocnik ds. SZJ", "Approved by: quality representative")
TOLD = Text("Zapoznał się: kierownik komórki auditowanej", "Seen by: head of the unit audited")


def due(audits: Register, as_of: datetime.date, settings: Settings) -> Iterator[str]:
    """Yield the office's own audits to come: those prepared, and those planned that are near or gone by."""
    near = as_of + datetime.timedelta(days=settings.audits.due_soon_days)
    for row in audits.frame.index:
        status, planned = text_at(audits, row, "status"), date_at(audits, row, "planned_from")
        soon = status == "planned" and planned is not None and planned <= near
        if is_own(audits, row) and (soon or status == "prepared"):
            yield str(audits.keys.loc[row])


def possible(audits: Register) -> Iterator[str]:
    """Yield every audit of the office's own that is still to be held, or being held."""
    for row in audits.frame.index:
        if is_own(audits, row) and text_at(audits, row, "status") in TO_COME:
            yield str(audits.keys.loc[row])


def fields(
    audits: Register,
    record: str,
    as_of: datetime.date,
    norm: Norm,
    audit_questions: Register | None = None,
    findings: Register | None = None,
    documents: Register | None = None,
    units: Register | None = None,
    processes: Register | None = None,
    people: Register | None = None,
    audit_programmes: Register | None = None,
    unit: str = "",
) -> Mapping[str, object]:
    """Return what the template of the plan may print; `unit`: the part of the plan for one unit.

    Raises UsageError for an audit of a certification body: the body plans its own audits.
    """
    row, on, chosen, _, about = opening(
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
    asked = found.questions_of(record, unit, audit_questions)
    earlier = [
        one
        for one in found.previous(audits, row, on, chosen, findings)
        if findings is not None and text_at(findings, one, "status") != "closed"
    ]
    representative, manager = office_signatures(people, as_of)
    return {
        **about,
        "timetable": list(_timetable(audits, row, chosen, documents, audit_questions, asked)),
        "previous": [cells_of(findings, one) for one in earlier] if findings is not None else [],
        "previous_total": Figure(len(earlier), "findings", tuple(earlier)),
        "questions": [cells_of(audit_questions, one) for one in asked] if audit_questions is not None else [],
        "questions_total": Figure(len(asked), "audit_questions", tuple(asked)),
        "manager": {"name": manager["name"], "title": manager["title"]},
        "representative": representative["name"],
        "signatures": [
            {"role": PREPARED, "name": text_at(audits, row, "lead_auditor") or None, "unit": None},
            {"role": AGREED, "name": representative["name"], "unit": None},
            *({"role": TOLD, "name": name_at(units, code, "head"), "unit": code} for code in chosen),
        ],
    }


def _not_ours(record: str) -> tuple[Text, Text]:
    """Return why there is no plan of an audit by a certification body, and what to do where it is none."""
    return (
        Text(
            f"Audit {record} nie jest auditem wewnętrznym: plan przygotowuje jednostka, która go prowadzi.",
            f"Audit {record} is no internal audit: the body that carries it out plans it.",
        ),
        Text(
            "Jeśli audit jest wewnętrzny, popraw „Rodzaj auditu” w rejestrze.",
            "If it is internal, correct “Type” in the register.",
        ),
    )


def _timetable(
    audits: Register,
    row: int,
    units: Sequence[str],
    documents: Register | None,
    questions: Register | None,
    asked: Sequence[int],
) -> Iterator[Mapping[str, object]]:
    """Yield what is looked at where: each unit with each procedure that it uses or is asked about, and who asks."""
    codes = parts_at(audits, row, "documents")
    for unit in units:
        named = 0
        for code in codes:
            here = [one for one in asked if questions is not None and _is_about(questions, one, unit, code)]
            if here or _uses(documents, code, unit) or len(units) == 1:
                named += 1
                yield _line(audits, row, unit, code, questions, here)
        if not named:
            yield _line(audits, row, unit, None, questions, [])


def _is_about(questions: Register, row: int, unit: str, code: str) -> bool:
    return text_at(questions, row, "unit") in ("", unit) and text_at(questions, row, "doc") == code


def _uses(documents: Register | None, code: str, unit: str) -> bool:
    return documents is not None and any(
        unit in parts_at(documents, row, "units") for row in rows_where(documents, doc=code)
    )


def _line(
    audits: Register, row: int, unit: str, code: str | None, questions: Register | None, asked: Sequence[int]
) -> Mapping[str, object]:
    """Return a line of the timetable; where no question names its auditor it is the lead auditor's."""
    names = {text_at(questions, one, "auditor") for one in asked} if questions is not None else set()
    clauses = {text_at(questions, one, "clause") for one in asked} if questions is not None else set()
    return {
        "label": f"{unit}, {code}" if code else unit,
        "unit": unit,
        "doc": code,
        "clauses": tuple(sorted(clauses - {""})),
        "auditors": tuple(sorted(names - {""})) or shown(audits, row, audits.schema["lead_auditor"]),
        "questions": Figure(len(asked), "audit_questions", tuple(asked)),
    }


FIELD_HELP: Mapping[str, Text] = {
    **OPENING_HELP,
    **helped(
        "timetable[]",
        {
            "label": Text("komórka i procedura", "unit and procedure"),
            "unit": Text("Komórka", "Unit"),
            "doc": Text("Procedura", "Procedure"),
            "clauses[]": Text("Punkty normy", "Clauses"),
            "auditors[]": Text("Kto audituje", "Who audits"),
            "questions": Text("Liczba pytań", "Number of questions"),
        },
    ),
    **record_help("previous[]", findings_schema.SCHEMA),
    "previous_total": Text("Niezamknięte ustalenia z poprzednich auditów", "Findings of previous audits that are open"),
    **record_help("questions[]", questions_schema.SCHEMA),
    "questions_total": Text("Liczba pytań", "Number of questions"),
    **helped(
        "manager",
        {
            "name": Text("Kto upoważnia: imię i nazwisko", "Who authorises: name"),
            "title": Text("Kto upoważnia: stanowisko", "Who authorises: position"),
        },
    ),
    "representative": Text("Pełnomocnik ds. SZJ", "Quality representative"),
    **helped(
        "signatures[]",
        {
            "role": Text("Podpisy: rola", "Signatures: role"),
            "name": Text("Podpisy: imię i nazwisko", "Signatures: name"),
            "unit": Text("Podpisy: komórka", "Signatures: unit"),
        },
    ),
}

REPORT = Report(
    kind="plan",
    register="audits",
    title=Text("Plan auditu", "Audit plan"),
    fields=fields,
    template=Text("plan.docx", "plan.docx"),
    file_name=Text("Plan auditu {id}", "Audit plan {id}"),
    due=due,
    possible=possible,
    field_help=FIELD_HELP,
)
