"""Keys of rows as they are compared: case, spaces and diacritics aside, periods however spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qms_xl.fold import fold
from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd

_BLANK_EDITION = "1"  # domain, register documents


def compared_keys(register: Register) -> pd.Series[Any]:
    """Return the key of each row for comparison, one object per row; rows whose key is incomplete or unreadable are left out.

    A part that the schema does not require may be blank, as the unit of a survey.
    Raises AbsentColumn where the workbook lacks a part of the key.
    """
    parts = []
    for name in register.schema.key:
        part = register[name].map(_folded, na_action="ignore")
        blank = register.blank(name)
        if (register.name, name) == ("documents", "edition"):
            part = part.where(~blank, _BLANK_EDITION)
        elif register.schema[name].required is not True:
            part = part.where(~blank, "")
        parts.append(part)
    key = parts[0]
    known = key.notna()
    for part in parts[1:]:
        known &= part.notna()
    if len(parts) > 1:
        key = key.astype(str)
        for part in parts[1:]:
            key = key + "\x1f" + part.astype(str)
    return key[known]


def _folded(value: Any) -> str:
    text = str(value)
    return " ".join(text.casefold().split()) if text.isascii() else fold(text)
