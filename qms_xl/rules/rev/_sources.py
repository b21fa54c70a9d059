"""The registers that the inputs of a review are drawn from, and what of them is dated in its period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.kinds.period import first_day, last_day
from qms_xl.model import Register

SOURCES: Mapping[str, tuple[str, ...]] = {  # domain, section 5, "Inputs"
    "previous_actions": ("review_decisions", "actions"),
    "changes": ("changes", "context"),
    "customer_feedback": ("feedback", "surveys"),
    "objectives": ("objectives", "indicators", "measurements"),
    "processes": ("indicators", "measurements", "findings"),
    "corrective_actions": ("findings", "actions"),
    "monitoring": ("measurements",),
    "audits": ("audits", "findings"),
    "suppliers": ("suppliers",),
    "resources": ("trainings",),
    "risks": ("risks",),
    "improvement": ("findings", "actions"),
    "policy": ("policy_items",),
    "documents": ("documents", "document_changes"),
}


def has_data(registers: Mapping[str, Register], code: str, first: date, last: date) -> bool:
    """Return whether a source register of the input has a row dated from `first` to `last`; of findings on improvement only such."""
    for name in SOURCES.get(code, ()):
        register = registers.get(name)
        if register is None or not len(register):
            continue
        if code == "improvement" and name == "findings" and register.has("grade"):
            register = register.only(register.frame.index[register["grade"] == "improvement"])
        if dated_between(register, first, last):
            return True
    return False


def dated_between(register: Register, first: date, last: date) -> bool:
    """Return whether a row has a date in the span, or a period or year that touches it; computed columns aside.

    Raises AbsentColumn where none has and the workbook lacks a required column that could say so, or every such column.
    """
    import pandas as pd

    dated = [
        c for c in register.schema.columns if (c.kind in ("date", "period") or c.name == "year") and not c.computed
    ]
    for column in dated:
        if not register.has(column.name):
            continue
        cells = register[column.name].dropna()
        if column.kind == "date":
            found = bool(cells.between(pd.Timestamp(first), pd.Timestamp(last)).any())
        elif column.kind == "period":
            found = any(first_day(p) <= last and last_day(p) >= first for p in cells.unique())
        else:
            found = bool(cells.between(first.year, last.year).any())
        if found:
            return True
    none_there = not any(register.has(column.name) for column in dated)
    for column in dated:
        if column.required is True or none_there:
            register[column.name]
    return False
