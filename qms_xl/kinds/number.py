"""Numbers as read: real numbers, and what text such as "1 234,5" or "95%" says where it can say one thing only."""

from __future__ import annotations

import math
import re

from qms_xl.fold import fold
from qms_xl.kinds.reading import Context, Read, as_text, is_answer, number_text

_PLAIN = re.compile(r"^\d+(?:[.,]\d+)?$|^[.,]\d+$")
_SPACED = re.compile(r"^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$")
_GROUPED = re.compile(r"^\d{1,3}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*(?!(?P=sign))[.,]\d+$")
_GROUPS_ONLY = re.compile(r"^[1-9]\d{0,2}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})+$")
_TWO_WAYS = re.compile(r"^[1-9]\d{0,2}[.,]\d{3}$")  # 1,234: a thousand or a little over one
_YES_NO = {"tak": 1.0, "yes": 1.0, "nie": 0.0, "no": 0.0}


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the number. Text is never taken for one; where it has one reading only, that is the suggestion.

    A percent column (`…_pct`) reads a cell in percent format × 100. `measurements.value` reads tak/nie, yes/no as 1/0.
    """
    answers_yes_no = context.register == "measurements" and context.column.name == "value"
    if isinstance(value, bool):
        return Read(float(value)) if answers_yes_no else Read(None, "number", as_text(value))
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return Read(None, "number", as_text(value))
        percent = "%" in number_format and context.column.name.endswith("_pct")
        return Read(hundredfold(value) if percent else float(value))
    part = as_text(value)
    if isinstance(value, str):
        if answers_yes_no and fold(part) in _YES_NO:
            return Read(_YES_NO[fold(part)])
        if not part or is_answer(part):
            return Read(None)
        number = only_reading(part)
        return Read(None, "number", part, "" if number is None else number_text(number))
    return Read(None, "number", part)


def hundredfold(value: float) -> float:
    """Return the value × 100 as the reader sees it: 0.07 is 7, not 7.000000000000001."""
    return round(value * 100, 10)


def only_reading(text: str) -> float | None:
    """Return the number that a text means where it can mean only one, else None: "1,234" can mean two."""
    words = " ".join(text.replace("−", "-").split())
    sign = -1.0 if words[:1] == "-" else 1.0
    words = words[1:].lstrip() if words[:1] in ("-", "+") else words
    words = words.removesuffix("%").rstrip()
    if _TWO_WAYS.match(words):
        return None
    if _PLAIN.match(words) or _SPACED.match(words):
        return sign * float(words.replace(" ", "").replace(",", "."))
    if found := _GROUPED.match(words):
        return sign * float(words.replace(found["sign"], "").replace(",", "."))
    if found := _GROUPS_ONLY.match(words):
        return sign * float(words.replace(found["sign"], ""))
    return None
