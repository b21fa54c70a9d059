"""`check --format concise`: one line per issue, for editors and logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken


def write(view: CheckView, out: TextIO) -> None:
    """Write `workbook:sheet:cell CODE message`; waived issues are left out."""
    for issue in view.issues:
        if issue.waived is None:
            out.write(f"{_where(issue)} {issue.code} {' '.join(issue.message.split())}\n")


def _where(issue: Spoken) -> str:
    return ":".join(part or "-" for part in (issue.workbook, issue.sheet, issue.cell))
