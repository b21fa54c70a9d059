"""The style that the filled cells of a column usually have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from qms_xl.workbook.patching.layout import Row
from qms_xl.workbook.patching.locating import locate_formed
from qms_xl.workbook.patching.locating_any import locate_any


def usual_styles(
    file: str, part: str, stream: Callable[[], Iterable[bytes]], columns: Mapping[int, range]
) -> dict[int, int]:
    """Return column -> its most frequent style id; `columns`: column -> the rows that count. A column without filled cells is left out."""
    counts: dict[int, Counter[int]] = {column: Counter() for column in columns}
    wanted: dict[int, Collection[int]] = {}
    for rows in columns.values():
        wanted |= dict.fromkeys(rows, ())
    for column, rows in columns.items():
        for row in rows:
            wanted[row] = (*wanted[row], column)

    def take(row: Row) -> None:
        for column, cell in row.cells.items():
            if not cell.is_blank:
                counts[column][cell.style] += 1

    if locate_formed(file, part, stream(), wanted, take) is None:
        for count in counts.values():
            count.clear()
        locate_any(file, part, stream, wanted, take)
    return {column: min(_most_frequent(count)) for column, count in counts.items() if count}


def _most_frequent(count: Counter[int]) -> list[int]:
    most = max(count.values())
    return [style for style, times in count.items() if times == most]
