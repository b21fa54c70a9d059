"""The rows of a sheet that are headers: short texts, some of them known, that do not come again among the records."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from qms_xl.adopting.vocabulary import Vocabulary
from qms_xl.adopting.wording import without_spans
from qms_xl.reading.adopted import header_texts
from qms_xl.reading.adopted_rows import is_filled
from qms_xl.workbook.book import Area, Sheet

TOP = 40  # header rows are looked for in the first rows, further down only after a gap or a title
LONGEST = 120  # characters of a header
_MOST_WORDS = 14  # of a header; what is longer is a sentence
_ENOUGH = 0.8  # likeness from which a cell may be a header
LOOKED_BELOW = 60  # rows under a header that tell whether a column without header is one
_MAX_HEIGHT = 3
_MANY = 4  # so many known headers are enough for the first row of them
_CODE = re.compile(r"[^\W\d_]{0,6}[-./ ]?\d[\w./-]*")


def header_rows(sheet: Sheet, band: tuple[int, int], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the first row and the height of each header in a band of columns, from the top."""
    left, right = band[0] - sheet.first_column, band[1] - sheet.first_column + 1
    after, few = 0, True
    least = 0.3
    here = [table for table in sheet.tables if meets(table.area, band)]
    in_tables = {table.area.first_row for table in here if table.has_header}
    unread = {rows.last_row + 1 for rows in sheet.unread}
    inside = [range(table.area.first_row + 1, table.area.last_row + 1) for table in here]
    for number, cells in enumerate(sheet.rows):
        row = sheet.first_row + number
        there = cells[left:right]
        if there.count(None) == len(there):
            few = True
            continue
        few &= row not in unread
        near = number < TOP or few or row in in_tables
        least = 0.3 if few or not after else 0.6  # right under other rows it has to be plain
        few = len(there) - there.count(None) <= 2
        if row < after or not near or any(row in rows for rows in inside):
            continue
        filled = [cell for cell in there if is_filled(cell)]
        if len(filled) < 2:
            continue
        if not _could_be_header(filled) or _comes_again(sheet, band, number):
            continue
        known = sum(is_header(str(cell), vocabulary) for cell in filled if isinstance(cell, str))
        top, height = _extent(sheet, band, row, vocabulary)
        if height == 2 and _extent(sheet, band, row + 1, vocabulary)[1] > 1:
            continue  # titles of groups over a header that has two rows of its own
        if height > 1:
            texts = without_spans(text for text in header_texts(sheet, top, height, *band) if text)
            known = sum(is_header(text, vocabulary) for text in texts)
        else:
            texts = without_spans(map(str, filled))
        needed = least * len(texts) if after else min(least * len(texts), _MANY)
        if known >= max(2, needed):
            yield top, height
            after = top + height + 1  # a record stands under a header, if anything


def _could_be_header(filled: Sequence[object]) -> bool:
    """Return whether the cells of a row may be headers: short texts, no dates, hardly a number, no word twice too often."""
    named = without_spans(map(str, filled))
    texts = [cell for cell in filled if isinstance(cell, str) and cell in named]
    if any(isinstance(cell, datetime.date | bool) for cell in filled) or len(texts) < 0.6 * len(named):
        return False
    if sum(bool(_CODE.fullmatch(text.strip())) for text in texts) > 0.3 * len(texts):
        return False
    return sum(len(text) > LONGEST for text in texts) <= len(texts) * 0.1


def _comes_again(sheet: Sheet, band: tuple[int, int], number: int) -> bool:
    """Return whether a row's texts stand again and again below them, each in another row: words of lists, no headers."""
    cells = sheet.rows[number]
    left, right = band[0] - sheet.first_column, band[1] - sheet.first_column + 1
    texts = [(i, cell) for i, cell in enumerate(cells[left:right], left) if isinstance(cell, str) and is_filled(cell)]
    below = sheet.rows[number + 1 : number + 1 + LOOKED_BELOW]
    again = [{j for j, row in enumerate(below) if i < len(row) and row[i] == cell} for i, cell in texts]
    whole = set.intersection(*again) if again else set()
    return sum(bool(rows - whole) for rows in again) >= max(1, 0.3 * len(texts))


def is_header(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text may be the header of some register's column."""
    if len(text) > LONGEST or len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    return vocabulary.is_known(text) or max(vocabulary.likeness(text).values(), default=0.0) >= _ENOUGH


def _extent(sheet: Sheet, band: tuple[int, int], row: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return the first row and height of the header that holds a row: merged cells and a second row of texts belong to it."""
    top, last = row, row
    for area in sheet.merged:
        if (
            area.first_row == row
            and row < area.last_row < row + _MAX_HEIGHT
            and band[0] <= area.first_column <= band[1]
        ):
            last = max(last, area.last_row)
    if last == row and _has_second_row(sheet, band, row, vocabulary):
        last = row + 1
    return top, last - top + 1


def _has_second_row(sheet: Sheet, band: tuple[int, int], row: int, vocabulary: Vocabulary) -> bool:
    """Return whether the row below goes on with the header: group titles above their columns, or texts under blank headers."""
    below = row + 1
    under = [column for column in range(*_inclusive(band)) if is_filled(sheet.value(below, column))]
    if not under or not _could_be_header([sheet.value(below, column) for column in under]):
        return False
    wide = [a for a in sheet.merged if a.first_row == row == a.last_row and band[0] <= a.first_column <= band[1]]
    if wide:
        covered = {column for area in wide for column in range(area.first_column, area.last_column + 1)}
        filled = [column for column in range(*_inclusive(band)) if is_filled(sheet.value(row, column))]
        if len(wide) == 1 and len(filled) == 1:
            return False  # a title over the table
        known = sum(is_header(str(sheet.value(below, column)), vocabulary) for column in under)
        return len(covered & set(under)) >= 2 and (known >= 1 or len(under) <= len(covered))
    above = {column for column in range(*_inclusive(band)) if is_filled(sheet.value(row, column))}
    new = [column for column in under if column not in above]
    known = sum(is_header(str(sheet.value(below, column)), vocabulary) for column in under)
    return len(new) >= 1 and known >= 2 and known >= 0.6 * len(under) and len(under) < len(above | set(under))


def _inclusive(bounds: tuple[int, int]) -> tuple[int, int]:
    return bounds[0], bounds[1] + 1


def meets(area: Area, band: tuple[int, int]) -> bool:
    """Return whether an area has columns of a band."""
    return area.first_column <= band[1] and area.last_column >= band[0]
