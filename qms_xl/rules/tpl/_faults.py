"""The faults of templates that one rule speaks of."""

from __future__ import annotations

import re

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Text
from qms_xl.word.faults import quoted

_NAMED = re.compile(r"[„“]([\w.\[\]]+)”")


def hits(template_faults: Register, code: str) -> Found:
    """Give each fault of this code at its template; several in one paragraph are numbered."""
    seen: dict[str, int] = {}
    for row in rows_where(template_faults, "code", code):
        cell = real_cell(template_faults, row)
        where, what = (
            Text(*(_text(template_faults, row, f"{name}_{one}") for one in ("pl", "en"))) for name in ("where", "what")
        )
        paragraph = quoted(_text(template_faults, row, "paragraph"))
        about = f"{cell.workbook}: {paragraph or where.en}"
        seen[about] = seen.get(about, 0) + 1
        facts = {
            "template": cell.workbook,
            "where": where,
            "near": f": {paragraph}" if paragraph else "",
            "what": Text(*(_NAMED.sub(r"`\1`", text) for text in what)),  # names of fields are never respelled
        }
        yield Hit(cell, facts, about=about if seen[about] == 1 else f"{about} ({seen[about]})")


def _text(facts: Register, row: int, column: str) -> str:
    return str(fact(facts, row, column) or "")
