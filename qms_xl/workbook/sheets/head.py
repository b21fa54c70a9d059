"""Long sheets read in part: their first rows, their last ones, and those further down where another table may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.workbook.sheets.feed import stored

if TYPE_CHECKING:
    from qms_xl.workbook.book import Unread
    from qms_xl.workbook.container.package import Package

_END_ROW, _END = b"</row>", b"</sheetData>"
_ROW = re.compile(rb'<row [^<>]*?\br="([0-9]+)"[^<>]*>(?:<c [^<>]*?\bs="([0-9]+)")?')
_INLINE = b't="inlineStr"'
_TEXTS = (b't="s"', _INLINE, b't="str"')
_ABOVE, _BELOW = 5, 60  # rows that are read above and below a row where a table may begin: its title, its records
_LAST = 40  # rows that are always read at the end
_PLACES = 8  # where another table may begin, of each sheet the likeliest
_RARE = 0.2  # rows of nothing but text are telling only where there are few


class _Row(NamedTuple):
    """One row of a sheet part: its number, style of its first cell, filled cells, those with text."""

    number: int
    style: bytes
    filled: int
    texts: int


def cut(package: Package, parts: Iterable[str], most_bytes: int) -> tuple[Package, Mapping[str, Sequence[Unread]]]:
    """Return the package with most rows left out of each long sheet part, and which.

    About the first `most_bytes` of a part stay, its end, and some rows around each place where a header may stand: after a
    gap, in a style that was not there before, or where all is text. A part in another form than common programs write is left whole.
    """
    contents, members, unread = dict(package.contents), dict(package.members), {}
    for part in parts:
        name = part if part in contents else ""
        whole = contents[name] if name else b""
        end = whole.rfind(_END_ROW, 0, most_bytes) + len(_END_ROW)
        tail = whole.rfind(_END_ROW) + len(_END_ROW)
        if len(whole) <= 2 * most_bytes or not len(_END_ROW) <= end < tail <= whole.rfind(_END):
            continue
        marks = [mark for mark in _TEXTS if mark in whole]
        first = [_row(chunk, marks) for chunk in whole[:end].split(_END_ROW)[:-1]]
        chunks = whole[end:tail].split(_END_ROW)[:-1]
        rows = [_row(chunk, marks) for chunk in chunks]
        kept = _kept(first, rows)
        contents[name] = b"".join([whole[:end], *(chunks[i] + _END_ROW for i in sorted(kept)), whole[tail:]])
        members[name] = stored(members[name].name, contents[name])
        unread[part] = _unread(rows, kept)
    return (replace(package, contents=contents, members=members) if unread else package), unread


def _row(chunk: bytes, marks: Sequence[bytes]) -> _Row:
    found = _ROW.search(chunk, max(0, chunk.rfind(b"<row ")))
    inline = chunk.count(b"<is>") if _INLINE in marks else 0
    texts = sum(map(chunk.count, marks))
    number, style = (int(found[1]), found[2] or b"") if found else (0, b"")
    return _Row(number, style, chunk.count(b"<v>") + inline, texts)


def _kept(first: Sequence[_Row], rows: Sequence[_Row]) -> set[int]:
    """Return the positions of the rows to be read after the first ones."""
    styles = {row.style for row in first}
    of_text = sum(row.filled == row.texts > 1 for row in first) > _RARE * len(first)
    places = []
    before = first[-1] if first else _Row(0, b"", 0, 0)
    for position, row in enumerate(rows):
        after_gap = before.filled <= 1 or row.number > before.number + 1
        strange = row.style not in styles
        if row.filled >= 2 and (signs := after_gap + strange + (not of_text and row.filled == row.texts)):
            places.append((-signs, position))
        before = row
    kept = set(range(max(0, len(rows) - _LAST), len(rows)))
    for _, position in sorted(places)[:_PLACES]:
        kept.update(range(max(0, position - _ABOVE), min(len(rows), position + _BELOW)))
    return kept


def _unread(rows: Sequence[_Row], kept: set[int]) -> list[Unread]:
    from qms_xl.workbook.book import Unread

    found: list[Unread] = []
    follows = False
    for position, row in enumerate(rows):
        if position in kept:
            follows = False
            continue
        before = found.pop() if follows else Unread(row.number, row.number, 0)
        found.append(Unread(before.first_row, row.number, before.filled + (row.filled > 0)))
        follows = True
    return found
