"""What the text of a table's cell stands for: text, day, number, error value, formula. The notation is told in `tables`."""

from __future__ import annotations

import datetime
import re

from qms_xl.model import CellError, Uncached

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
_FORMATTED = re.compile(r"^@(?P<value>[^\[]+?)\s*(?:\[(?P<format>.+)\])?$")
_ESCAPE = re.compile(r"\\(?:([nt])|u([0-9a-fA-F]{4}))")
_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


def cell_value(text: str, kind: str) -> tuple[object, str]:
    """Return the value that a cell's text stands for, and its number format where the text says one."""
    if not text:
        return None, ""
    if text == "=?":
        return Uncached(), ""
    if text.startswith("="):
        return cell_value(text[1:], kind)
    if text in _ERRORS:
        return CellError(text), ""
    if text.startswith("'"):
        return text[1:], ""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescaped, text[1:-1]), ""
    if found := _FORMATTED.match(text):
        value = found["value"]
        typed = value == "TRUE" if value in ("TRUE", "FALSE") else _day(value) if _DAY.match(value) else float(value)
        return typed, found["format"] or ""
    if kind == "date" and _DAY.match(text):
        return _day(text), ""
    if kind in ("number", "int") and _NUMBER.match(text):
        return float(text), ""
    return text, ""


def _day(text: str) -> datetime.date | str:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def _unescaped(found: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t"}[found[1]] if found[1] else chr(int(found[2], 16))
