"""Places of the office's own making, as `qms.toml` keeps them: where they stand and which of their columns is which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qms_xl.fold import fold
from qms_xl.reading.declared import DeclaredPlace
from qms_xl.reading.headers import Header
from qms_xl.workbook.addresses import column_number
from qms_xl.workbook.book import Area, Sheet

SEARCHED_ROWS = 60  # a header row that has moved is looked for down to here


@dataclass(frozen=True)
class Layout:
    """What of a sheet is the place: rows and columns are Excel's, 1-based. `last_row`: the last that may belong to it."""

    header_row: int
    header_rows: int
    first_column: int
    last_column: int
    last_row: int
    fill_down: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, int], ...] = ()
    colours: tuple[tuple[str, int], ...] = ()

    @property
    def first_row(self) -> int:
        """Return the first row under the header."""
        return self.header_row + self.header_rows


def layout(sheet: Sheet, place: DeclaredPlace, words: Mapping[str, str], others: Iterable[DeclaredPlace]) -> Layout:
    """Return where an adopted place stands now. `words`: folded header -> column; `others`: further places of its sheet."""
    first, last = span_of(sheet, place.span)
    row = _header_row(sheet, place, words, first, last)
    bottom = sheet.first_row + len(sheet.rows) - 1
    for other in others:
        left, right = span_of(sheet, other.span)
        if other.header_row > place.header_row and left <= last and right >= first:
            bottom = min(bottom, other.header_row + row - place.header_row - 1)
    if place.ends_before:
        end = fold(place.ends_before)
        for number in range(row + place.header_rows, bottom + 1):
            if fold(first_text(sheet, number, first, last)) == end:
                bottom = number - 1
                break
    otherwise, colours = (
        tuple((name, column_number(letter)) for name, letter in given.items())
        for given in (place.otherwise, place.colours)
    )
    return Layout(row, place.header_rows, first, last, bottom, place.fill_down, otherwise, colours)


def span_of(sheet: Sheet, span: str) -> tuple[int, int]:
    """Return the first and last column of a span such as `A:H`; the whole used width for an empty one."""
    if span:
        left, _, right = span.partition(":")
        return column_number(left), column_number(right or left)
    width = max((len(row) for row in sheet.rows), default=1)
    return sheet.first_column, sheet.first_column + width - 1


def headers(sheet: Sheet, where: Layout, letters: Mapping[str, str], words: Mapping[str, str]) -> tuple[Header, ...]:
    """Return what each header means: by its letter, else by its words; of several with the same words the first counts."""
    pinned = {column_number(letter): name for name, letter in letters.items()}
    found, taken = [], set(pinned.values())
    texts = header_texts(sheet, where.header_row, where.header_rows, where.first_column, where.last_column)
    for position, text in enumerate(texts):
        name = pinned.get(where.first_column + position, "")
        if not name and words.get(fold(text)) not in taken:
            name = words.get(fold(text), "")
        taken.add(name)
        match = "declared" if name else "extra" if text else "blank"
        found.append(Header(position, text, name, match))
    return tuple(found)


def header_texts(sheet: Sheet, row: int, height: int, first: int, last: int) -> list[str]:
    """Return the header of each column, those of several rows joined: `Termin / planowany`; merged cells count for all they cover."""
    areas = [area for area in sheet.merged if area.first_row < row + height and area.last_row >= row]
    columns: list[list[str]] = [[] for _ in range(first, last + 1)]
    for number in range(row, row + height):
        for texts, column in zip(columns, range(first, last + 1), strict=True):
            value = merged_value(sheet, number, column, areas)
            text = " ".join(str(value).split()) if value is not None else ""
            if text and text not in texts:
                texts.append(text)
    return [" / ".join(texts) for texts in columns]


def merged_value(sheet: Sheet, row: int, column: int, areas: Sequence[Area]) -> object:
    """Return the value of a cell, of a merged one that of its area."""
    value = sheet.value(row, column)
    if value is None:
        for area in areas:
            if area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column:
                return sheet.value(area.first_row, area.first_column)
    return value


def first_text(sheet: Sheet, row: int, first: int, last: int) -> str:
    """Return the first text of a row between two columns, "" where it has none."""
    cells = (sheet.value(row, column) for column in range(first, last + 1))
    return next((text for cell in cells if cell is not None and (text := " ".join(str(cell).split()))), "")


def _header_row(sheet: Sheet, place: DeclaredPlace, words: Mapping[str, str], first: int, last: int) -> int:
    """Return where the header stands: where it stood, unless another row near the top has more of its words."""

    def known(row: int) -> int:
        texts = header_texts(sheet, row, place.header_rows, first, last)
        return len({words[fold(text)] for text in texts if fold(text) in words})

    best, most = place.header_row, known(place.header_row)
    if most < 2 and not place.letters:
        for row in range(sheet.first_row, min(sheet.first_row + len(sheet.rows), SEARCHED_ROWS)):
            if known(row) > most:
                best, most = row, known(row)
    return best
