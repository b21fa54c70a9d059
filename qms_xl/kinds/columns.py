"""Reading a whole column at once: every distinct value is read once, columns of one sort of value without a loop."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Set
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from qms_xl.fold import visible
from qms_xl.kinds import clause
from qms_xl.kinds.reading import Context, Read
from qms_xl.model import CellError, Column, Misreading, Uncached

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_NEVER_READ = (type(None), CellError, Uncached)  # error values and missing results are another rule's business
_PARTS = re.compile(r"[;\n\r]")
_WITH_COMMAS = frozenset({"people", "units", "documents"})


class Reader(Protocol):
    """Reads one value, or one part of it."""

    def __call__(self, value: object, context: Context, number_format: str = "") -> Read:
        """Return the typed value and, where it could not simply be read, the misreading."""


def parse(
    cells: pd.Series[Any],
    context: Context,
    formats: Mapping[int, str] | None = None,
    distinct: Set[object] | None = None,
) -> tuple[pd.Series[Any], list[Misreading]]:
    """Return the column typed (as `Register.frame` holds it) and what could not be read, or only by understanding.

    `cells`: as typed, index = row id; `formats`: number formats of cells by row id, where they change the meaning;
    `distinct`: every value of the cells, once, where it is known already.
    """
    import pandas as pd

    formats = formats or {}
    values = cells.to_numpy(dtype=object)
    distinct = dict.fromkeys(values.tolist()).keys() if distinct is None else distinct
    quick = None if formats else _quick_text(values, distinct, context)
    if quick is not None:
        return pd.Series(quick, index=cells.index, dtype=object), []
    found_types = set(map(type, values.tolist())) - {type(None)}
    types = found_types.difference(_NEVER_READ)
    quick = None if formats else _quick(values, found_types, context)
    if quick is not None:
        return pd.Series(quick, index=cells.index, dtype=quick.dtype), []
    typed, misreadings = _each_distinct(values, types, context, cells.index.to_numpy())
    for row, number_format in formats.items():
        if row not in cells.index:
            continue
        position = cells.index.get_loc(row)
        misreadings = [found for found in misreadings if found.row != row]
        typed[position], reads = _read_cell(values[position], context, number_format)
        misreadings.extend(_misreading(row, context, read) for read in reads)
    whole = _as_kind(typed, context)
    return pd.Series(whole, index=cells.index, dtype=whole.dtype), misreadings


def blank_column(column: Column, index: pd.Index[Any]) -> pd.Series[Any]:
    """Return a typed column in which every cell is blank."""
    import pandas as pd

    return parse(pd.Series(None, index=index, dtype=object), Context(column))[0]


def _quick_text(values: np.ndarray[Any, Any], distinct: Set[object], context: Context) -> Any:
    """Return a column of plain text that holds nothing but text; None where it must be read cell by cell."""
    column = context.column
    if column.kind not in ("text", "path", "url") or column.many or column.name in clause.COLUMNS:
        return None
    if not all(type(value) is str or value is None for value in distinct):
        return None
    texts = [value for value in distinct if type(value) is str]
    whole = context.key or column.reference is not None
    clean = [" ".join(visible(text).split()) if whole else visible(text).strip() for text in texts]
    if clean == texts and "" not in distinct:
        return values
    read = {text: cleaned or None for text, cleaned in zip(texts, clean, strict=True)}
    return _objects([read.get(value) for value in values])


def _quick(values: np.ndarray[Any, Any], types: set[type], context: Context) -> Any:
    """Return a column that holds nothing but values of its own kind; None where it must be read cell by cell."""
    import numpy as np
    import pandas as pd

    column = context.column
    if column.kind in ("number", "int") and types <= {float, int}:
        numbers = np.array([np.nan if value is None else value for value in values], dtype=float)
        finite = np.isfinite(numbers) | np.array([value is None for value in values], dtype=bool)
        whole = column.kind == "number" or bool(np.all(np.isnan(numbers) | (np.floor(numbers) == numbers)))
        return numbers if whole and bool(np.all(finite)) else None
    if column.kind == "date" and types <= {datetime.date, datetime.datetime}:
        days = pd.Series(_days(values))
        years = days.dt.year
        inside = days.isna() | years.between(context.first_year, context.last_year)
        return days.to_numpy() if bool(inside.all()) else None
    return None


def _each_distinct(
    values: np.ndarray[Any, Any], types: set[type], context: Context, rows: np.ndarray[Any, Any]
) -> tuple[np.ndarray[Any, Any], list[Misreading]]:
    """Read each distinct value once; 1, 1.0 and TRUE are told apart by reading type by type."""
    import numpy as np
    import pandas as pd

    typed = _objects([() if context.column.many else None] * len(values))
    misreadings: list[Misreading] = []
    for kind in types:
        positions = np.flatnonzero([type(value) is kind for value in values])
        codes, distinct = pd.factorize(values[positions])
        results = [_read_cell(value, context) for value in distinct]
        found = _objects([value for value, _ in results] + [() if context.column.many else None])
        typed[positions] = found[codes]  # a NaN has the code -1: the blank at the end
        bad = {code: reads for code, (_, reads) in enumerate(results) if reads}
        if bad:
            for position in np.flatnonzero(np.isin(codes, list(bad))):
                row = int(rows[positions[position]])
                misreadings.extend(_misreading(row, context, read) for read in bad[codes[position]])
    misreadings.sort(key=lambda misreading: misreading.row)
    return typed, misreadings


def _read_cell(value: object, context: Context, number_format: str = "") -> tuple[object, tuple[Read, ...]]:
    """Return the typed value of one cell, and those of its parts that are misread."""
    if isinstance(value, _NEVER_READ):
        return (() if context.column.many else None), ()
    read = _reader(context)
    if not context.column.many:
        found = read(value, context, number_format)
        return found.value, (found,) if found.kind else ()
    reads = [read(part, context, number_format) for part in parts_of(value, context)]
    kept = dict.fromkeys(found.value for found in reads if found.value is not None)
    return tuple(kept), tuple(found for found in reads if found.kind)


def parts_of(value: object, context: Context) -> list[object]:
    """Return the parts of a cell of several values; a comma parts people, units, documents and clauses too."""
    if not isinstance(value, str):
        return [value]
    column = context.column
    parts: list[object] = list(_PARTS.split(value))
    if column.name in clause.COLUMNS:
        parts = [single for part in parts for single in clause.decimal_comma(str(part).strip()).split(",")]
    elif column.reference is not None and column.reference.register in _WITH_COMMAS:
        parts = [single for part in parts for single in str(part).split(",")]
    return [part for part in parts if str(part).strip()]


def _reader(context: Context) -> Reader:
    kind = "clause" if context.column.name in clause.COLUMNS else context.column.kind
    return cast(Reader, import_module(f"qms_xl.kinds.{kind}").read)


def _misreading(row: int, context: Context, read: Read) -> Misreading:
    return Misreading(row, context.column.name, read.kind, read.part, read.suggestion, read.understood)


def _as_kind(typed: np.ndarray[Any, Any], context: Context) -> Any:
    import numpy as np

    if context.column.many:
        return typed
    if context.column.kind == "date":
        return _days(typed)
    if context.column.kind in ("number", "int"):
        return np.array([np.nan if value is None else value for value in typed], dtype=float)
    return typed


def _days(values: np.ndarray[Any, Any]) -> Any:
    import pandas as pd

    days = pd.Series(pd.to_datetime(pd.Series(values, dtype=object), errors="coerce"))
    return days.dt.normalize().to_numpy(dtype="datetime64[s]")


def _objects(values: list[Any]) -> np.ndarray[Any, Any]:
    """Return the values as an array of objects, tuples kept whole."""
    import numpy as np

    array = np.empty(len(values), dtype=object)
    for position, value in enumerate(values):
        array[position] = value
    return array
