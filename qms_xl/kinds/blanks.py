"""Which cells are empty as typed, and what a row is called: its key as one text."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from qms_xl.fold import fold
from qms_xl.kinds.reading import as_text, is_answer
from qms_xl.lists import shipped_lists

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

    from qms_xl.model import Column, Register


def is_blank(cells: pd.Series[Any], column: Column, distinct: Set[object]) -> pd.Series[bool]:
    """Return where a cell is empty as typed: nothing, or spaces only.

    In date, number, period and list columns answers such as "brak", "nie dotyczy", "n/a" are blank too, unless
    the list itself has that word. `distinct`: every value of the cells, once.
    """
    typed = {value for value in distinct if type(value) is str and not value.strip()}
    if column.kind not in ("text", "path", "url"):
        words = shipped_lists()[column.list].folded if column.list in shipped_lists() else {}
        typed |= {v for v in distinct if type(v) is str and is_answer(v) and fold(v) not in words}
    blank = cells.isna()
    return blank | cells.isin(typed) if typed else blank


def key_texts(register: Register) -> pd.Series[str]:
    """Return each row's key as one text: `P-07`, `P-07 / 3`; list values stand as codes, blank parts at the end are left out.

    A key cell that could not be read stands as typed. A row whose first key cell is empty gives its other cells as typed.
    """
    import pandas as pd

    columns = [name for name in register.schema.key if register.has(name)]
    if not columns:
        return _cells_as_typed(register, register.frame.index)
    parts = [_part_texts(register, name) for name in columns]
    if len(parts) == 1:
        texts = parts[0]
    else:
        texts = [" / ".join(row).rstrip(" /") if row[-1] == "" else " / ".join(row) for row in zip(*parts, strict=True)]
    keys = pd.Series(texts, index=register.frame.index, dtype=object)
    nameless = [row for row, first in zip(register.frame.index, parts[0], strict=True) if not first]
    if nameless:
        keys.update(_cells_as_typed(register, nameless))
    return keys


def _part_texts(register: Register, name: str) -> list[str]:
    typed = register.frame[name].to_numpy(dtype=object)
    if register.schema[name].kind in ("text", "list", "yesno", "period", "path", "url"):
        texts = [value if type(value) is str else "" for value in typed]
    else:
        texts = ["" if value is None or value != value else as_text(value) for value in typed]
    raw = register.raw[name].to_numpy(dtype=object)
    return [text or ("" if as_typed is None else as_text(as_typed)) for text, as_typed in zip(texts, raw, strict=True)]


def _cells_as_typed(register: Register, rows: Any) -> pd.Series[str]:
    import pandas as pd

    cells = register.raw.loc[rows].to_numpy(dtype=object)
    texts = [" / ".join(text for value in row if value is not None and (text := as_text(value))) for row in cells]
    return pd.Series(texts, index=rows, dtype=object)
