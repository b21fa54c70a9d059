"""What a new workbook is to hold: sheets of text, tables and lists, as values; `make` draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from qms_xl.model import Language

Role = Literal["required", "wanted", "optional", "computed"]
Tone = Literal["late", "soon", "over"]
Strictness = Literal["stop", "warning", "none"]
LAST_FORMATTED_ROW = 2000


class Live(NamedTuple):
    """The value that a live formula had when the workbook was written; None = "" (nothing to say)."""

    value: str | float | None


class Formatted(NamedTuple):
    """A value with a number format of its own, as Excel leaves it when it turns a code into a date."""

    value: object
    number_format: str


class Linked(NamedTuple):
    """A text that opens another workbook: `file` is its URL, percent-encoded, relative to this one, `place` like `'Cele'!F12`."""

    text: str
    file: str
    place: str


class Broken(NamedTuple):
    """An error value in a cell, such as `#N/A`."""

    text: str


@dataclass(frozen=True)
class CellRule:
    """What Excel checks when a cell is typed in. `source`: formula of a drop-down, bounds of a date or number.

    `strict`: `stop` refuses, `warning` asks, `none` says nothing (a drop-down for cells of several values).
    Titles of at most 32, messages of at most 225 characters (Excel).
    """

    kind: Literal["list", "date", "whole", "decimal"]
    source: str = ""
    low: float | None = None
    high: float | None = None
    strict: Strictness = "warning"
    title: str = ""
    message: str = ""


@dataclass(frozen=True)
class TableColumn:
    """One column of a table: `number_format` of its cells, `tip` shown when its header is chosen.

    `formula`: in table notation, `qms_actions[@[Due on]]` for this row's cell; "" = typed. `folded`: in the collapsed
    group behind the others. `hidden`: not seen at all. `middle`: centred. `width` in characters.
    """

    header: str
    number_format: str
    width: float
    role: Role = "optional"
    tip_title: str = ""
    tip: str = ""
    rule: CellRule | None = None
    formula: str = ""
    folded: bool = False
    hidden: bool = False
    middle: bool = False


class Shade(NamedTuple):
    """Rows that Excel colours: `when` is a condition for the first row of data, `$F4` style.

    `column` (its number in the table, None = none) shows its value in `word_format`, so that a word says it too.
    """

    tone: Tone
    when: str
    column: int | None = None
    word_format: str = ""


@dataclass(frozen=True)
class TableSheet:
    """One sheet with one Excel table: title, a line of explanation, the table. Values by row, None = blank."""

    name: str
    title: str
    note: str
    table: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[object]] = ()
    shades: tuple[Shade, ...] = ()
    frozen_columns: int = 1

    TITLE_ROW, NOTE_ROW, HEADER_ROW = 0, 1, 2  # 0-based, as XlsxWriter counts

    @property
    def first_row(self) -> int:
        """Return the first row of data, 1-based as Excel counts."""
        return self.HEADER_ROW + 2


class ListTable(NamedTuple):
    """One small table of words: `rows` (word, code). `words_name`, `codes_name`: defined names that grow with it."""

    table: str
    heading: str
    rows: tuple[tuple[str, str], ...]
    words_name: str
    codes_name: str


@dataclass(frozen=True)
class ListSheet:
    """The sheet of all lists, side by side, so that each can grow downwards."""

    name: str
    title: str
    note: str
    headers: tuple[str, str]
    tables: tuple[ListTable, ...]


class Line(NamedTuple):
    """One line of a sheet of text. `style`: title, heading, text, or a sample of a header's or row's look."""

    style: str
    text: str
    beside: str = ""


@dataclass(frozen=True)
class TextSheet:
    """A sheet to read: lines of text in two columns."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Plan:
    """A whole workbook. `created` stands in the file's properties: the same plan gives the same bytes.

    `names`: defined name -> formula.
    """

    title: str
    language: Language
    created: datetime
    sheets: tuple[TextSheet | TableSheet | ListSheet, ...]
    office: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
