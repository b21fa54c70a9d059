"""What flows through the toolkit: schemas, registers, cells, issues, edits, figures. Values only, no I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from qms_xl.conditions import Condition
from qms_xl.errors import AbsentColumn

if TYPE_CHECKING:
    import pandas as pd

Language = Literal["pl", "en"]
Kind = Literal["text", "date", "int", "number", "period", "yesno", "list", "path", "url"]
Severity = Literal["error", "warning", "note"]
Safety = Literal["safe", "unsafe"]

PLACE_STEP = 2**21  # more than Excel's 1 048 576 rows: a register's k-th further place starts at k * PLACE_STEP


class Text(NamedTuple):
    """One text in Polish and in English; both are always there."""

    pl: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in the reader's language."""
        return self.pl if language == "pl" else self.en


# --- what a register is -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reference:
    """Where the words of a column lead: the key of `register`, or its column `column`.

    `soft`: free text is allowed. `by`: the target follows the code in that column of the same row,
    `targets` maps code -> "register.column"; a code that is not listed has no target.
    """

    register: str = ""
    column: str = ""
    soft: bool = False
    by: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """One column of a register.

    `required`: True for `*`, a condition for `c (...)`, False otherwise; `instead`: columns that will do
    instead where the condition holds. `past`: only dates up to `as_of` make sense (True, or where the
    condition holds). `formula`: the live Excel formula of a computed column (see workbook.make), "" where
    only `reconcile` fills it. `about` is the help text a clerk sees on the header.
    """

    name: str
    kind: Kind
    title: Text
    required: bool | Condition = False
    instead: tuple[str, ...] = ()
    list: str = ""
    many: bool = False
    reference: Reference | None = None
    computed: bool = False
    formula: str = ""
    past: bool | Condition = False
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    about: Text | None = None


@dataclass(frozen=True)
class States:
    """A state machine over one list column; staying is always legal (domain 1a)."""

    column: str
    forward: Mapping[str, tuple[str, ...]]
    back: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    DEAD_ENDS = ("cancelled", "dropped", "postponed", "abandoned")

    def from_on(self, state: str) -> frozenset[str]:
        """Return the state and all that forward steps reach from it without passing through a dead end."""
        reached: set[str] = set()
        todo = [state]
        while todo:
            here = todo.pop()
            if here in reached or (here in self.DEAD_ENDS and here != state):
                continue
            reached.add(here)
            todo.extend(self.forward.get(here, ()))
        return frozenset(reached)


@dataclass(frozen=True)
class RegisterSchema:
    """A register as the domain defines it: names, key, columns, and flags that the generic rules read.

    `one_of`: groups of columns of which at least one is filled. `order`: pairs (earlier, later) of date
    columns. `numbering`: default number pattern per language; where the pattern follows a code, one per
    group of codes (`internal`, `external`). `workbook`: the shipped workbook that holds it.
    """

    name: str
    title: Text
    workbook: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    states: States | None = None
    numbering: Mapping[str, Text] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Return the columns by their English name."""
        return {column.name: column for column in self.columns}

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]


# --- a register as read -----------------------------------------------------------------------------------------------


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
    `first_row`, `last_row`: Excel rows of the data, 1-based.
    """

    workbook: str
    sheet: str
    header_row: int
    letters: Mapping[str, str]
    headers: Mapping[str, str]
    table: str = ""
    first_row: int = 0
    last_row: int = 0


class Misreading(NamedTuple):
    """What could not be read, or was read only by understanding, in one cell (or one part of it).

    `kind` is the reader's name for it: `date`, `ambiguous_date`, `impossible_date`, `year_out_of_range`, `number`, `list`,
    `spelling`, `reference`, `namesake`, `code_as_date`, `period`, ...; `part` the bad part as typed; `suggestion` the nearest word or
    the one possible reading, written as it should stand, "" where there is none; `understood`: the value was read all the same.
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
    `formulas`: row ids of cells that hold a formula, by column.
    """

    schema: RegisterSchema
    frame: pd.DataFrame
    raw: pd.DataFrame
    places: tuple[Place, ...] = ()
    misreadings: tuple[Misreading, ...] = ()
    hidden: frozenset[int] = frozenset()
    formats: Mapping[tuple[int, str], str] = field(default_factory=dict)
    formulas: Mapping[str, frozenset[int]] = field(default_factory=dict)

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

    def typed(self, column: str) -> pd.Series[Any]:
        """Return a column as staff typed it; raises AbsentColumn."""
        if column not in self.raw.columns:
            raise AbsentColumn(self.schema.name, column)
        return self.raw[column]

    def blank(self, column: str) -> pd.Series[bool]:
        """Return where the cell is empty as typed. In a date, number or list column the answers "none", "nie dotyczy" are blank too."""
        from qms_xl.kinds import is_blank

        return is_blank(self.typed(column), self.schema[column])

    def each(self, column: str) -> pd.Series[Any]:
        """Return one line per part of a `many` column, under the row id; rows without parts are left out."""
        parts = self[column].explode()
        return parts[parts.notna()]

    def only(self, rows: Iterable[int]) -> Register:
        """Return the register with these rows only."""
        keep = self.frame.index.isin(list(rows))
        return replace(self, frame=self.frame[keep], raw=self.raw[keep])

    @cached_property
    def keys(self) -> pd.Series[str]:
        """Return each row's key as one text, `P-07 / 3` for several columns; a row without key gives its other cells as typed."""
        from qms_xl.kinds import key_texts

        return key_texts(self)

    def place(self, row_id: int) -> tuple[Place, int]:
        """Return where a row stands: its place and its Excel row."""
        number, row = divmod(int(row_id), PLACE_STEP)
        return self.places[number], row

    def cell(self, row_id: int, column: str | None = None) -> CellRef:
        """Return the address of a cell; without `column` that of the row's first key cell."""
        column = column or self.schema.key[0]
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
            record=str(self.keys.loc[row_id]),
            value=self.raw.at[row_id, column] if column in self.raw.columns else None,
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


# --- what checking gives ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CellEdit:
    """A change of one cell: what was read and what should stand there. `value` is a typed value, never a formula."""

    cell: CellRef
    value: object
    safety: Safety = "safe"
    rule: str | None = None


@dataclass(frozen=True)
class RowAppend:
    """A row to be added to a register: schema column -> typed value."""

    register: str
    record: str
    values: Mapping[str, object]
    safety: Safety = "unsafe"
    rule: str | None = None


class Hit(NamedTuple):
    """What a rule found at one cell. `facts` fill the message's placeholders; `about` tells several issues of one cell apart.

    `severity` and `message` replace the rule's own where its bullet names several: `message` is a key of `Rule.variants`.
    `edit`: the value the rule proposes for the cell, with its safety.
    """

    cell: CellRef
    facts: Mapping[str, object] = {}
    about: str = ""
    severity: Severity | None = None
    variant: str = ""
    edit: CellEdit | RowAppend | None = None


@dataclass(frozen=True)
class Issue:
    """What `check` found in a register: values only; sentences are made in `speak`."""

    code: str
    severity: Severity
    cell: CellRef
    facts: Mapping[str, object]
    about: str = ""
    variant: str = ""
    edit: CellEdit | RowAppend | None = None
    waived: str | None = None


Found = Iterable[Hit] | Iterator[Hit]


@dataclass(frozen=True)
class Rule:
    """One rule of the book, declared in one file `<code>_<name>.py` under the name `RULE`.

    `find`: one function, or several halves that are skipped one by one; each asks by argument name for what it needs.
    `message`, `remedy`: whole sentences with {placeholders} from the hit's facts and from the cell ({value}, {header},
    {record}, {cell}, {workbook}, {sheet}); `variants`: further messages by key. `clause`: "10.2.1 [8.5.2]", 2015 and, in
    brackets, 2008; "" where no clause applies. `claims`: "register.column" -> the rows it speaks for (a condition, or True).
    `instead_of`: codes of rules that are silent at a cell where this one speaks; `yields_to`: codes or families at whose
    cells this one is silent. `masks`: what it names is no value for later rules. `settings`: what it reads, `actions.due_soon_days`.
    `since`: first norm profile it runs under. `good`, `bad`: text tables (see qms_xl.tables), `!` marks the cells it must name.
    """

    find: Callable[..., Found] | tuple[Callable[..., Found], ...]
    severity: Severity
    title: Text
    message: Text
    why: Text
    remedy: Text
    good: Text | str
    bad: Text | str
    clause: str = ""
    variants: Mapping[str, Text] = field(default_factory=dict)
    claims: Mapping[str, bool | Condition] = field(default_factory=dict)
    instead_of: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    fix: Safety | None = None
    since: str = ""
    off: bool = False
    masks: bool = False
    needs: tuple[str, ...] = ()


# --- what reports hold ------------------------------------------------------------------------------------------------


class Figure(NamedTuple):
    """A number in a report, with the rows it was counted from: `rows` are row ids of `register`."""

    value: float | int | None
    register: str
    rows: tuple[int, ...]
    column: str = ""


@dataclass(frozen=True)
class Report:
    """One kind of report, declared in one file under the name `REPORT`.

    `register`: the register whose records it is about. `fields`: a function that asks by argument name for registers,
    statuses, `record`, `as_of`, `settings`, and returns the template's context, every number in it a Figure.
    `due`: which records' reports are due, likewise. `template`: file name in docx_templates/<language>, `file_name`:
    pattern of the document's name.
    """

    kind: str
    register: str
    title: Text
    fields: Callable[..., Mapping[str, object]]
    template: Text
    file_name: Text
    due: Callable[..., Iterable[str]] | None = None
    field_help: Mapping[str, Text] = field(default_factory=dict)
