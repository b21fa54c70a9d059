"""How the demo's content is written down: rows with tags, and {tags} in texts that become the records' numbers.

A row's key column is left out where the register has numbers: it is given when all rows are known. In every text
`{tag}` becomes that record's number, `{doc P-04}` the document with the edition in force on the row's own date,
`{day -35}` a date, `{year}`, `{year-1}` the running year and the one before, `{survey year}` the year of the survey.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qms_xl.demo.calendar import Calendar
from qms_xl.model import Language, Text


@dataclass(frozen=True)
class Row:
    """One record: its tag ("" where nothing refers to it) and its cells, by column; blank cells are left out."""

    tag: str
    cells: Mapping[str, object] = field(default_factory=dict)


Records = Mapping[str, Sequence[Row]]
"""Register -> rows, in the order in which staff would have written them."""

Chapter = Callable[[Calendar], Records]
"""What every file of `demo/records/` offers under the name `records`."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def row(tag: str = "", /, **cells: object) -> Row:
    """Return a record; cells given as None are blank."""
    return Row(tag, {column: value for column, value in cells.items() if value is not None})


def fill(value: object, language: Language, name: Callable[[str], str]) -> object:
    """Return a cell's value in one language, with its placeholders filled by `name`; tuples part by part."""
    if isinstance(value, Text):
        value = value.in_(language)
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda found: name(found[1]), value)
    if type(value) is tuple:  # not its named kin, such as an error value
        return tuple(fill(part, language, name) for part in value)
    return value


def printed(day: date, language: Language) -> str:
    """Return a date as it is written in a text: 20.11.2026, 20 November 2026."""
    if language == "pl":
        return f"{day:%d.%m.%Y}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
