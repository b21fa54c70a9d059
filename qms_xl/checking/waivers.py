"""Exceptions that the office has granted: which issues a row of the register `waivers` silences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qms_xl.fold import fold
from qms_xl.model import Issue, Register

_IDENTITY = ("rule", "register", "record", "column", "about")


def waive(issues: tuple[Issue, ...], registers: Mapping[str, Register], as_of: date) -> tuple[Issue, ...]:
    """Return the issues, those that a waiver in force silences with its reason in `waived`.

    A waiver is in force through its last day, and only with a reason and an end. A blank cell or `*` in record,
    column or about means all. WVR rules cannot be waived.
    """
    waivers = registers.get("waivers")
    if waivers is None or not len(waivers) or not all(waivers.has(c) for c in ("rule", "reason", "expires_on")):
        return issues
    in_force = waivers.frame[waivers["reason"].notna() & (waivers["expires_on"] >= str(as_of))]
    grants = [
        (tuple("" if row.get(c) in (None, "*") else fold(str(row[c])) for c in _IDENTITY), str(row["reason"]))
        for row in in_force.astype(object).where(in_force.notna(), None).to_dict("records")
    ]
    return tuple(_waived(issue, grants) for issue in issues) if grants else issues


def _waived(issue: Issue, grants: list[tuple[tuple[str, ...], str]]) -> Issue:
    if issue.code.startswith("WVR"):
        return issue
    cell = issue.cell
    identity = (issue.code, cell.register, cell.record or "", cell.column or "", issue.about)
    folded = tuple(fold(part) for part in identity)
    for wanted, reason in grants:
        if wanted[0] and all(not part or part == own for part, own in zip(wanted, folded, strict=True)):
            return replace(issue, waived=reason)
    return issue
