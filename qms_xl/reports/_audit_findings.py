"""What an audit found, what was agreed about it, and what became of earlier findings in the same units."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from qms_xl.model import Register, Text, Word
from qms_xl.registers import actions as actions_schema
from qms_xl.registers import findings as findings_schema
from qms_xl.reports._sections import cells_of, date_at, name_at, parts_at, record_help, rows_where, shown, text_at
from qms_xl.statuses.action_state import TO_VERIFY

GRADES = ("major", "minor", "observation", "improvement", "good_practice")
NO_GRADE = Text("kategoria nieuzupełniona lub nierozpoznana", "grade not filled in or not known")


def of_audit(audit: str, units: Sequence[str], findings: Register | None, questions: Register | None) -> list[int]:
    """Return the rows of the audit's findings, cancelled ones left out; `units`: of these only.

    The audit's are those that name it as their source, and those that a question of it names while their own source is blank.
    """
    if findings is None:
        return []
    named = {text_at(questions, one, "finding") for one in rows_where(questions, audit=audit)} if questions else set()
    rows = []
    for row in findings.frame.index:
        source, ref = text_at(findings, row, "source"), text_at(findings, row, "source_ref")
        by_itself = source == "internal_audit" and ref == audit
        by_question = not ref and text_at(findings, row, "finding") in named
        here = not units or text_at(findings, row, "unit") in units
        if (by_itself or by_question) and here and text_at(findings, row, "status") != "cancelled":
            rows.append(int(row))
    return rows


def by_grade(findings: Register | None, rows: Sequence[int]) -> Mapping[str, list[int]]:
    """Return the rows by grade, every grade there; "" holds those without one."""
    groups: dict[str, list[int]] = {grade: [] for grade in (*GRADES, "")}
    for row in rows:
        grade = text_at(findings, row, "grade") if findings is not None else ""
        groups[grade if grade in groups else ""].append(row)
    return groups


def finding(
    findings: Register | None, row: int, actions: Register | None, units: Register | None
) -> Mapping[str, object]:
    """Return a finding with its actions and the head of its unit."""
    assert findings is not None
    unit = text_at(findings, row, "unit")
    number = text_at(findings, row, "finding")
    return {
        **cells_of(findings, row),
        "unit_name": name_at(units, unit, "name"),
        "unit_head": name_at(units, unit, "head"),
        "actions": [_action(actions, one) for one in actions_of(number, actions)] if actions is not None else [],
    }


def _action(actions: Register, row: int) -> Mapping[str, object]:
    """Return an action, and whether its effect is to be verified."""
    cells = cells_of(actions, row)
    to_verify = text_at(actions, row, "action_type") in TO_VERIFY or cells["verify_due"] is not None
    return {**cells, "to_verify": to_verify}


def finding_help(path: str) -> dict[str, Text]:
    """Return the help of a finding's fields under its path."""
    return {
        **record_help(path, findings_schema.SCHEMA),
        **record_help(f"{path}.actions[]", actions_schema.SCHEMA),
        f"{path}.actions[].to_verify": Text(
            "Czy skuteczność działania się weryfikuje", "Whether its effect is verified"
        ),
        f"{path}.unit_name": Text("Nazwa komórki", "Unit name"),
        f"{path}.unit_head": Text("Kierownik komórki", "Head of the unit"),
    }


def records(
    findings: Register | None, rows: Sequence[int], actions: Register | None, units: Register | None
) -> list[Mapping[str, object]]:
    """Return the findings of these rows."""
    return [finding(findings, row, actions, units) for row in rows]


def actions_of(number: str, actions: Register | None) -> list[int]:
    """Return the rows of a finding's actions, cancelled ones left out."""
    if actions is None or not number:
        return []
    rows = rows_where(actions, origin="finding", origin_ref=number)
    return [row for row in rows if text_at(actions, row, "status") != "cancelled"]


def agreed(findings: Register | None, rows: Sequence[int], actions: Register | None) -> Iterator[Mapping[str, object]]:
    """Yield what was agreed: for each finding its correction, then its actions, with owner and date."""
    for row in rows if findings is not None else ():
        assert findings is not None
        number = shown(findings, row, findings.schema["finding"])
        correction = shown(findings, row, findings.schema["correction"])
        if correction is not None:
            yield {
                "finding": number,
                "action": "",
                "kind": Word("action_type", "correction"),
                "description": correction,
                "owner": shown(findings, row, findings.schema["owner"]),
                "due_on": shown(findings, row, findings.schema["correction_due"]),
            }
        for one in actions_of(str(number or ""), actions):
            assert actions is not None
            cells = cells_of(actions, one)
            yield {
                "finding": number,
                "action": cells["action"],
                "kind": cells["action_type"],
                **{name: cells[name] for name in ("description", "owner", "due_on")},
            }


def questions_of(audit: str, unit: str, questions: Register | None) -> list[int]:
    """Return the rows of the audit's questions; `unit`: those for it and those for every unit."""
    return [
        row
        for row in rows_where(questions, audit=audit)
        if questions is not None and (not unit or text_at(questions, row, "unit") in ("", unit))
    ]


def by_result(questions: Register | None, rows: Sequence[int], results: Sequence[str]) -> Mapping[str, list[int]]:
    """Return the questions by result; one without result was not checked."""
    groups: dict[str, list[int]] = {result: [] for result in results}
    for row in rows:
        result = text_at(questions, row, "result") if questions is not None else ""
        groups[result if result in groups else "not_checked"].append(row)
    return groups


def previous(
    audits: Register, row: int, on: datetime.date, units: Sequence[str], findings: Register | None
) -> list[int]:
    """Return findings of earlier audits in these units that were still open at the last audit of the unit, or came since.

    Good practices and cancelled findings are left out.
    """
    if findings is None:
        return []
    audit = text_at(audits, row, "audit")
    before = {unit: _last_audit(audits, on, unit, audit) for unit in units}
    rows = []
    for one in findings.frame.index:
        unit, ref = text_at(findings, one, "unit"), text_at(findings, one, "source_ref")
        detected, ended = date_at(findings, one, "detected_on"), date_at(findings, one, "closed_on")
        of_audits = text_at(findings, one, "source") in ("internal_audit", "external_audit") and ref != audit
        if not of_audits or unit not in before or detected is None or detected >= on:
            continue
        if text_at(findings, one, "status") == "cancelled" or text_at(findings, one, "grade") == "good_practice":
            continue
        last = before[unit]
        if ended is None or last is None or ended >= last:
            rows.append(int(one))
    return rows


def _last_audit(audits: Register, on: datetime.date, unit: str, but: str) -> datetime.date | None:
    """Return the last day of the latest internal audit of the unit held before that day."""
    days = []
    for row in audits.frame.index:
        held = date_at(audits, row, "held_to") or date_at(audits, row, "held_from")
        if held is not None and held < on and text_at(audits, row, "audit") != but:
            own = text_at(audits, row, "audit_type") in ("internal", "unplanned", "follow_up")
            if own and unit in parts_at(audits, row, "units"):
                days.append(held)
    return max(days, default=None)


def closed(findings: Register | None, rows: Sequence[int]) -> list[int]:
    """Return those of the rows that are closed."""
    return [row for row in rows if findings is not None and text_at(findings, row, "status") == "closed"]
