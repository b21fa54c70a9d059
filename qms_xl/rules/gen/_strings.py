"""The texts of a column as typed, and a quick look at whether any of them is out of the ordinary."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qms_xl.model import Register

TEXT_KINDS = ("text", "list", "yesno", "path", "url", "period")


def text_columns(register: Register) -> Iterator[str]:
    """Return the columns in which staff type text; computed ones are the toolkit's."""
    for column in register.schema.columns:
        if column.kind in TEXT_KINDS and not column.computed and register.has(column.name):
            yield column.name


def distinct_texts(register: Register, column: str) -> Collection[str]:
    """Return every text that the column holds, once."""
    return {value for value in register.typed(column).to_numpy(dtype=object) if type(value) is str}


def texts(register: Register, column: str) -> list[tuple[int, str]]:
    """Return (row id, text) of each cell that holds text."""
    pairs = zip(register.raw.index, register.typed(column).to_numpy(dtype=object), strict=True)
    return [(int(row), value) for row, value in pairs if type(value) is str]


def all_printable(found: Collection[str]) -> bool:
    """Return whether no text holds a control, private, unpaired or otherwise unprintable character; line breaks aside.

    Every space but the plain one counts as unprintable. One look at the whole column, some milliseconds per 100 000 cells.
    """
    joined = "".join(found)
    return joined.isprintable() or joined.replace("\n", "").replace("\r", "").isprintable()
