"""What reading one cell gives, what a reader of cells must know, and values written as text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from qms_xl.fold import fold, visible
from qms_xl.lists import WordList
from qms_xl.model import CellError, Column, Language, Uncached

# Answers in a text column, blank in a date, number, list or period column.
_ANSWERS = frozenset(
    {"brak", "nie dotyczy", "nie stwierdzono", "nie wystapily", "nie zgloszono", "n/d", "nd.", "n.d."}
    | {"none", "not applicable", "n/a", "n.a.", "-", "--", "---"}
)
_LONGEST_ANSWER = 20


class Read(NamedTuple):
    """One part of a cell as read: its value (None where unreadable) and, where `kind` is given, the misreading.

    `part`, `suggestion` and `understood` as in `model.Misreading`.
    """

    value: object
    kind: str = ""
    part: str = ""
    suggestion: str = ""
    understood: bool = False


@dataclass(frozen=True)
class Context:
    """What is known of a column while its cells are read.

    `words`: its controlled list with the office's words; `first_year`, `last_year`: of a date; `language` of a
    proposed word where the office's list has none; `frequency`: what a date in a period column stands for.
    """

    column: Column
    register: str = ""
    key: bool = False
    words: WordList | None = None
    first_year: int = 1990
    last_year: int = 2100
    language: Language = "pl"
    frequency: str = "month"


def is_answer(text: str) -> bool:
    """Return whether the text says that there is nothing to say: "brak", "nie dotyczy", "n/a"."""
    return len(text) <= _LONGEST_ANSWER and fold(text) in _ANSWERS


def as_text(value: object) -> str:
    """Return a raw value as a person would have typed it: whole numbers without `.0`, dates as ISO dates."""
    if isinstance(value, str):
        return " ".join(visible(value).split())
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, Uncached):
        return ""
    return "" if value is None else str(value)


def number_text(value: float) -> str:
    """Return a number as the shortest text that reads back to it, whole numbers without `.0`, point as decimal sign."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    return repr(value)
