"""The nonconformity card, five boxes to be signed: of one nonconformity, or of every one that an audit found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qms_xl.errors import UsageError
from qms_xl.model import Register, Report, Text, Word
from qms_xl.reports import _audit_findings as found
from qms_xl.reports._review_facts import EXTERNAL_AUDITS, helped
from qms_xl.reports._sections import COMMON_HELP, name_at, rows_where, text_at

NONCONFORMITIES = ("major", "minor", "")  # one that nobody has graded yet may be a nonconformity
OVER = ("closed", "cancelled")


def subjects(findings: Register, audits: Register | None = None) -> Iterator[str]:
    """Yield every finding, and every audit: its cards are made together."""
    yield from (str(key) for key in findings.keys)
    yield from (str(key) for key in audits.keys) if audits is not None else ()


def due(findings: Register) -> Iterator[str]:
    """Yield the nonconformities that are open: their cards go round."""
    for row in findings.frame.index:
        if _is_nonconformity(findings, row) and text_at(findings, row, "status") not in OVER:
            yield str(findings.keys.loc[row])


def possible(findings: Register) -> Iterator[str]:
    """Yield every nonconformity that was not cancelled."""
    for row in findings.frame.index:
        if _is_nonconformity(findings, row) and text_at(findings, row, "status") != "cancelled":
            yield str(findings.keys.loc[row])


def fields(
    findings: Register,
    record: str,
    actions: Register | None = None,
    audits: Register | None = None,
    audit_questions: Register | None = None,
    units: Register | None = None,
    processes: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the card may print; `record`: a finding or an audit.

    Raises UsageError for a finding that is no nonconformity, and for an audit that found none.
    """
    own = [row for row in findings.frame.index if str(findings.keys.loc[row]) == record]
    rows = own or _of_audit(findings, record, audits, audit_questions)
    rows = [row for row in rows if _is_nonconformity(findings, row)]
    if not rows:
        raise _nothing(record, is_finding=bool(own))
    audit = record if not own else _audit_of(findings, rows[0])
    return {
        "number": record,
        "several": len(rows) > 1,
        "audit": {
            "audit": audit or None,
            "audit_type": _type(audits, audit),
            "case_no": name_at(audits, audit, "case_no"),
        },
        "cards": [_card(findings, row, actions, units, processes) for row in rows],
    }


def _is_nonconformity(findings: Register, row: int) -> bool:
    return text_at(findings, row, "grade") in NONCONFORMITIES


def _of_audit(findings: Register, audit: str, audits: Register | None, questions: Register | None) -> list[int]:
    """Return the findings of an audit, cancelled ones left out."""
    if name_at(audits, audit, "audit_type") not in EXTERNAL_AUDITS:
        return found.of_audit(audit, (), findings, questions)
    rows = rows_where(findings, source="external_audit", source_ref=audit)
    return [row for row in rows if text_at(findings, row, "status") != "cancelled"]


def _audit_of(findings: Register, row: int) -> str:
    is_audit = text_at(findings, row, "source") in ("internal_audit", "external_audit")
    return text_at(findings, row, "source_ref") if is_audit else ""


def _type(audits: Register | None, audit: str) -> Word | None:
    kind = name_at(audits, audit, "audit_type")
    return Word("audit_type", kind) if kind else None


def _card(
    findings: Register, row: int, actions: Register | None, units: Register | None, processes: Register | None
) -> Mapping[str, object]:
    return {
        **found.finding(findings, row, actions, units),
        "process_name": name_at(processes, text_at(findings, row, "process"), "name"),
        "from_body": text_at(findings, row, "source") == "external_audit",
    }


def _nothing(record: str, *, is_finding: bool) -> UsageError:
    if is_finding:
        return UsageError(
            Text(
                f"Ustalenie {record} nie jest niezgodnością: kartę sporządza się dla niezgodności.",
                f"Finding {record} is no nonconformity: cards are made of nonconformities.",
            ),
            Text(
                "Jeśli jest niezgodnością, popraw „Kategoria ustalenia” w rejestrze.",
                "If it is one, correct “Grade” in the register.",
            ),
        )
    return UsageError(
        Text(
            f"W rejestrze nie ma niezgodności z auditu {record}.",
            f"The register holds no nonconformity from audit {record}.",
        ),
        Text(
            "Jeśli były, wpisz numer auditu w kolumnie „Nr źródła” rejestru ustaleń.",
            "If there were any, write the number of the audit into “Source ref” of the findings.",
        ),
    )


FIELD_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    "number": Text("Numer niezgodności albo auditu", "Number of the nonconformity or audit"),
    "several": Text("Czy kart jest więcej niż jedna", "Whether there are several cards"),
    **helped(
        "audit",
        {
            "audit": Text("Nr auditu", "Audit no"),
            "audit_type": Text("Rodzaj auditu", "Type of audit"),
            "case_no": Text("Znak sprawy", "Case no"),
        },
    ),
    **found.finding_help("cards[]"),
    **helped(
        "cards[]",
        {
            "process_name": Text("Nazwa procesu", "Process name"),
            "from_body": Text("Czy stwierdziła ją jednostka certyfikująca", "Whether a certification body found it"),
        },
    ),
}

REPORT = Report(
    kind="card",
    register="findings",
    title=Text("Karta niezgodności", "Nonconformity card"),
    fields=fields,
    template=Text("card.docx", "card.docx"),
    file_name=Text("Karta niezgodności {id}", "Nonconformity card {id}"),
    due=due,
    possible=possible,
    field_help=FIELD_HELP,
    subjects=subjects,
)
