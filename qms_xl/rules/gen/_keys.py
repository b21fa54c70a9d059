"""Keys of rows as they are compared: case, spaces and diacritics aside, periods however spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qms_xl.fold import fold
from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd

_EDGE = "\x1f"
_BLANK_EDITION = "1"  # domain, register documents


def compared_keys(register: Register) -> pd.Series[Any]:
    """Return the key of each row for comparison, one object per row; rows whose key is incomplete or unreadable are left out.

    A part that the schema does not require may be blank, as the unit of a survey.
    Raises AbsentColumn where the workbook lacks a part of the key.
    """
    parts = []
    for name in register.schema.key:
        part = _all_folded(register[name])
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


def _all_folded(part: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    there = part[part.notna()]
    texts = there.tolist()
    if texts and part.dtype == object and all(type(text) is str for text in texts):
        joined = _EDGE.join(texts)
        if joined.isascii() and joined.count(_EDGE) == len(texts) - 1 and "  " not in joined:
            return pd.Series(joined.lower().split(_EDGE), index=there.index, dtype=object).reindex(part.index)
    return part.map(_folded, na_action="ignore")


def _folded(value: Any) -> str:
    text = str(value)
    return " ".join(text.casefold().split()) if text.isascii() else fold(text)
