"""Single cells of a frame, quickly: a frame makes a whole row or column for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


class Cells:
    """The cells of a frame that does not change any more; a column is unpacked when it is first asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._columns: dict[str, dict[int, Any]] = {}
        self._rows: dict[str, dict[str, list[int]]] = {}

    def at(self, row_id: int, column: str) -> Any:
        """Return a cell; None where there is no such column."""
        if column not in self._columns:
            there = column in self._frame.columns
            cells = self._frame[column].tolist() if there else [None] * len(self._frame)
            self._columns[column] = dict(zip(self._frame.index.tolist(), cells, strict=True))
        return self._columns[column][row_id]

    def rows_with(self, column: str, text: str) -> Sequence[int]:
        """Return the ids of the rows whose cell is this text, in their order."""
        if column not in self._rows:
            found = self._rows[column] = {}
            for row_id in self._frame.index.tolist():
                if isinstance(value := self.at(row_id, column), str):
                    found.setdefault(value, []).append(row_id)
        return self._rows[column].get(text, ())
