"""A register as read: typed values, values as typed, and the way back to every cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.errors import AbsentColumn
from qms_xl.model.cells import Cells
from qms_xl.model.schema import RegisterSchema

if TYPE_CHECKING:
    import pandas as pd

PLACE_STEP = 2**21  # more than Excel's 1 048 576 rows: a register's k-th further place starts at k * PLACE_STEP


class Word(NamedTuple):
    """A code of a controlled list, as a value in messages and reports: printed in the reader's words."""

    list: str
    code: str


class CellError(NamedTuple):
    """An error value such as `#N/A` in a cell; never a blank."""

    text: str


class Uncached(NamedTuple):
    """A formula whose value the file does not hold; never a blank."""

    formula: str = ""


@dataclass(frozen=True)
class Place:
    """One table or range of a register: workbook (relative to the office folder, `/`), sheet, header row.

    `letters` and `headers`: schema column -> column letter and the header as staff wrote it; a column that
    the workbook does not have is in neither. `table`: the Excel table's name, "" for a plain range.
    `first_row`, `last_row`: Excel rows of the data, `first_column`, `last_column`: its columns, known to the schema
    or not; all 1-based.
    """

    workbook: str
    sheet: str
    header_row: int
    letters: Mapping[str, str]
    headers: Mapping[str, str]
    table: str = ""
    first_row: int = 0
    last_row: int = 0
    first_column: int = 0
    last_column: int = 0


NOWHERE = Place("", "", 1, {}, {})  # of rows that stand in no workbook: vanished ones, or what a row may have meant


class Misreading(NamedTuple):
    """What could not be read, or was read only by understanding, in one cell (or one part of it).

    `part`: the bad part as typed, spaces tidied. `suggestion`: the nearest word or the one possible reading, written as it
    should stand (days as ISO dates, numbers with a point), "" where there is none. `understood`: the value was read all the same.

    Kinds, not read (the frame has no value): `date` (text or a number; the suggestion is its one reading), `ambiguous_date`,
    `impossible_date`, `year_out_of_range`, `number`, `period`, `code_as_date` (Excel made a date or fraction of a code; the
    suggestion is the clause or period it may have been), `list`, `asked` (the suggestion is the word to ask about).
    Leading nowhere (the frame has the text as typed): `reference`, `soft_reference`, `namesake` (fits two active people),
    `collective` (nobody in particular), `elsewhere` (the suggestion is the register that has it). An answer such as "brak"
    where a reference is required is `reference` too, without value.
    Understood (the frame has what was meant): `spelling`, `reference_spelling`, `position` (stands for its one active holder).
    """

    row: int
    column: str
    kind: str
    part: str
    suggestion: str = ""
    understood: bool = False


class CellRef(NamedTuple):
    """The address of one cell, with what a person needs to find it.

    `cell` like `F12`; `row` (1-based) and `record` are None at a header cell; `value` as typed.
    """

    register: str
    workbook: str
    sheet: str
    cell: str | None
    row: int | None
    column: str | None
    header: str | None
    record: str | None
    value: object = None
    hidden: bool = False


@dataclass(frozen=True)
class Register:
    """One register, from all its places: `frame` (typed) and `raw` (as typed) share index and columns.

    The index is the row id: the Excel row in the first place, `k * PLACE_STEP + row` in the k-th further one.
    Typed values: text, list codes, keys, paths: str or None (dtype object); int, number: float64 or NaN;
    date: datetime64[s] or NaT; period: canonical str (`2026`, `2026-H1`, `2026-Q2`, `2026-05`); a `many`
    column: tuples, empty where blank. Missing where blank or unreadable. Blank cells of `raw` are None.
    `formats`: number format of cells where it changes the meaning, by (row id, column), sparse.
    `formulas`: row ids of cells that hold a formula, by column. `adopted`: its places (by number) of the office's own
    making; `borrowed`: cells (row id, column) there whose value stands in another cell. `known`: what has been worked out from `raw`
    already, by (what, column).
    """

    schema: RegisterSchema
    frame: pd.DataFrame
    raw: pd.DataFrame
    places: tuple[Place, ...] = ()
    misreadings: tuple[Misreading, ...] = ()
    hidden: frozenset[int] = frozenset()
    formats: Mapping[tuple[int, str], str] = field(default_factory=dict)
    formulas: Mapping[str, frozenset[int]] = field(default_factory=dict)
    adopted: frozenset[int] = frozenset()
    borrowed: frozenset[tuple[int, str]] = frozenset()
    known: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """Return the register's English name."""
        return self.schema.name

    def __len__(self) -> int:
        return len(self.frame)

    def has(self, column: str) -> bool:
        """Return whether the office's workbook has the column at all."""
        return column in self.frame.columns

    def __getitem__(self, column: str) -> pd.Series[Any]:
        """Return a column, typed; raises AbsentColumn where the workbook does not have it."""
        if column not in self.frame.columns:
            raise AbsentColumn(self.schema.name, column)
        return self.frame[column]

    def value(self, row_id: int, column: str) -> Any:
        """Return a cell, typed, much faster than the frame does; None where the workbook does not have the column."""
        return self._cells.at(row_id, column)

    def value_typed(self, row_id: int, column: str) -> Any:
        """Return a cell as staff typed it, likewise."""
        return self._cells_typed.at(row_id, column)

    def rows_with(self, column: str, text: str) -> Sequence[int]:
        """Return the ids of the rows whose cell is this text, in the order of the register."""
        return self._cells.rows_with(column, text)

    @cached_property
    def _cells(self) -> Cells:
        return Cells(self.frame)

    @cached_property
    def _cells_typed(self) -> Cells:
        return Cells(self.raw)

    def typed(self, column: str) -> pd.Series[Any]:
        """Return a column as staff typed it; raises AbsentColumn."""
        if column not in self.raw.columns:
            raise AbsentColumn(self.schema.name, column)
        return self.raw[column]

    def distinct(self, column: str) -> Set[object]:
        """Return every value of a column as typed, once; None for blank cells. Raises AbsentColumn."""
        if ("distinct", column) not in self.known:
            self.known["distinct", column] = dict.fromkeys(self.typed(column).tolist()).keys()
        found: Set[object] = self.known["distinct", column]
        return found

    def blank(self, column: str) -> pd.Series[bool]:
        """Return where the cell is empty as typed. In a date, number or list column the answers "none", "nie dotyczy" are blank too."""
        from qms_xl.kinds import is_blank

        blank = is_blank(self.typed(column), self.schema[column], self.distinct(column))
        for number, place in enumerate(self.places):
            if place.letters and column not in place.letters:  # absent there, which is never the same as empty
                blank &= self.frame.index // PLACE_STEP != number
        return blank

    def each(self, column: str) -> pd.Series[Any]:
        """Return one line per part of a `many` column, under the row id; rows without parts are left out."""
        parts = self[column].explode()
        return parts[parts.notna()]

    def only(self, rows: Iterable[int]) -> Register:
        """Return the register with these rows only."""
        keep = self.frame.index.isin(list(rows))
        return replace(self, frame=self.frame[keep], raw=self.raw[keep], known={})

    @cached_property
    def completed(self) -> Register:
        """Return an adopted register with the columns that it lacks, all blank and without addresses; any other as it is.

        Ids, and the dates and numbers that a register must have, are never made up. For what is worked out only: no rule may
        call a cell blank that nobody ever needed.
        """
        from qms_xl.kinds import blank_column

        lacking = [
            column
            for column in self.schema.columns
            if not (self.has(column.name) or column.computed or column.name in self.schema.key)
            and (column.required is not True or column.kind in ("text", "list", "yesno"))
        ]
        if not self.adopted or not lacking:
            return self
        frame = self.frame.assign(**{column.name: blank_column(column, self.frame.index) for column in lacking})
        raw = self.raw.assign(**dict.fromkeys((column.name for column in lacking), None))
        return replace(self, frame=frame, raw=raw, places=(), known={})

    @cached_property
    def keys(self) -> pd.Series[str]:
        """Return each row's key as one text, `P-07 / 3` for several columns; a row without key gives its other cells as typed."""
        from qms_xl.kinds import key_texts

        return key_texts(self)

    def place(self, row_id: int) -> tuple[Place, int]:
        """Return where a row stands: its place and its Excel row."""
        number, row = divmod(int(row_id), PLACE_STEP)
        return self.places[number], row

    def row_id(self, cell: CellRef) -> int | None:
        """Return the row that a cell of this register stands in; None where there is no such row."""
        for number, place in enumerate(self.places):
            row_id = number * PLACE_STEP + (cell.row or 0)
            there = (place.workbook, place.sheet) == (cell.workbook, cell.sheet)
            if (
                there
                and cell.cell == f"{place.letters.get(cell.column or '')}{cell.row}"
                and row_id in self.frame.index
            ):
                return row_id
        return None

    def cell(self, row_id: int, column: str | None = None) -> CellRef:
        """Return the address of a cell; without `column` that of the row's first key cell."""
        column = column or self.schema.key[0]
        value = self.raw.at[row_id, column] if column in self.raw.columns else None
        return self._cell(row_id, column, str(self.keys.loc[row_id]), value)

    def cells(self, row_ids: list[int], column: str) -> list[CellRef]:
        """Return the addresses of many cells of a column, much faster than one by one; raises AbsentColumn."""
        records, values = self.keys.loc[row_ids].tolist(), self.typed(column).loc[row_ids].tolist()
        each = zip(row_ids, records, values, strict=True)
        return [self._cell(row_id, column, str(record), value) for row_id, record, value in each]

    def _cell(self, row_id: int, column: str, record: str, value: object) -> CellRef:
        place, row = self.place(row_id)
        letter = place.letters.get(column)
        return CellRef(
            register=self.name,
            workbook=place.workbook,
            sheet=place.sheet,
            cell=f"{letter}{row}" if letter else None,
            row=row,
            column=column,
            header=place.headers.get(column),
            record=record,
            value=value,
            hidden=row_id in self.hidden,
        )

    def header(self, column: str | None = None) -> CellRef:
        """Return the header cell of a column (default: the first key column), for issues about something absent."""
        column = column or self.schema.key[0]
        place = self.places[0]
        letter = place.letters.get(column)
        return CellRef(
            register=self.name,
            workbook=place.workbook,
            sheet=place.sheet,
            cell=f"{letter}{place.header_row}" if letter and place.header_row else None,
            row=None,
            column=column,
            header=place.headers.get(column),
            record=None,
        )
