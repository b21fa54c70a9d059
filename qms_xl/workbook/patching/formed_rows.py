"""Rows and cells found by byte searches in spans of a sheet part that were proven to be of one form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from qms_xl.workbook.addresses import MAX_COLUMNS, area, column_number
from qms_xl.workbook.book import Area
from qms_xl.workbook.container.xml import entities_resolved
from qms_xl.workbook.patching.layout import Cell, OddSheet, Row, is_ascending
from qms_xl.workbook.sheets.form import Form
from qms_xl.workbook.sheets.string_items import item_text
from qms_xl.workbook.sheets.text import TRUE

_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ARRAYS = ("array", "dataTable")
DIGITS = "0123456789"
SLASH = ord("/")
KEPT = 1_000


class FormedRows:
    """Searches one span of whole rows after the other, all of one proven form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.data, self.offset, self.to = b"", 0, 0
        self.numbers: Sequence[int] = ()
        self._starts: Sequence[int] = ()
        self._from = 0
        self._columns: dict[tuple[bytes, ...], tuple[int, ...]] = {}
        self._attributes: dict[bytes, Mapping[str, str]] = {}

    def see(self, data: bytes, offset: int, to: int, before: int) -> None:
        """Go on to the first `to` bytes of `data`, which lies at `offset` in the part; the row before has the number `before`."""
        self.data, self.offset, self.to, self._from = data, offset, to, 0
        if self.form.strict:
            self._starts = ()
            self.numbers = list(map(int, self._row_number.findall(data, 0, to)))
            return
        tags = list(self.form.row.finditer(data, 0, to))
        self._starts = [tag.start() for tag in tags]
        numbers = self.numbers = []
        for tag in tags:
            said = attributes(tag[1]).get("r")
            before = int(said) if said else before + 1
            numbers.append(before)

    def start_of(self, index: int) -> int:
        """Return where a row's tag begins; asked for in ascending order."""
        if not self.form.strict:
            return self._starts[index]
        self._from = self.data.index(b'<%brow r="%d"' % (self.form.prefix, self.numbers[index]), self._from)
        return self._from

    def has_formulas(self) -> bool:
        """Return whether a cell has a formula."""
        return self.form.formulas.search(self.data, 0, self.to) is not None

    def arrays(self) -> list[Area]:
        """Return the ranges of array formulas and what-if tables that begin here."""
        if all(self.data.find(mark, 0, self.to) < 0 for mark in self._array_marks):
            return []
        found = []
        for formula in self._formula_attributes.finditer(self.data, 0, self.to):
            said = attributes(formula[1])
            if said.get("t") in _ARRAYS:
                found.append(array_area(said.get("ref", "")))
        return found

    def row(self, start: int, number: int, wanted: Collection[int]) -> Row:
        """Return the wanted cells of the row whose tag begins at `start`. Raises OddSheet where its cells are not in order."""
        form, data, shift = self.form, self.data, self.offset
        opening = form.row.match(data, start)
        assert opening
        said = self._said(opening[1])
        is_own = said.get("customFormat") in TRUE and said.get("s", "").isdigit()
        style = int(said["s"]) if is_own else None
        inner = opening.end()
        if data[inner - 2] == SLASH:
            gaps = dict.fromkeys(wanted, shift + inner)
            return Row(number, shift + start, shift + inner, {}, gaps, True, style, self._prefix, said)
        inner_end = data.index(b"</%brow" % form.prefix, inner)
        end = data.index(b">", inner_end) + 1
        columns, starts = self._cells(inner, inner_end, number)
        cells, gaps = {}, {}
        for column in wanted:
            index = bisect_left(columns, column)
            if index < len(columns) and columns[index] == column:
                cells[column] = self._cell(starts(index), inner_end)
            else:
                gaps[column] = shift + (starts(index) if index < len(columns) else inner_end)
        return Row(number, shift + start, shift + end, cells, gaps, False, style, self._prefix, said)

    def _cells(self, inner: int, inner_end: int, number: int) -> tuple[Sequence[int], Callable[[int], int]]:
        """Return the columns of all cells of a row, and what tells where the n-th begins. Raises OddSheet where they are not in order."""
        data = self.data
        if self.form.strict:
            found = tuple(self.form.widest.findall(data, inner, inner_end))
            known = self._columns.get(found)
            if known is None:
                known = self._columns[found] = _ascending(list(map(column_number, found)))
            return known, lambda index: data.index(b'<%bc r="%b%d"' % (self.form.prefix, found[index], number), inner)
        tags = list(self._cell_tag.finditer(data, inner, inner_end))
        columns: Sequence[int] = range(1, len(tags) + 1)
        if self.form.numbered:
            columns = _ascending([column_number(attributes(tag[1])["r"].rstrip(DIGITS)) for tag in tags])
        return columns, lambda index: tags[index].start()

    def _cell(self, start: int, row_end: int) -> Cell:
        """Return the cell that begins at `start`."""
        shift = self.offset
        plain = self._plain_cell.match(self.data, start, row_end) if self.form.strict else None
        if plain:
            value = None if plain[3] is None else entities_resolved(plain[3])
            return Cell(shift + start, shift + plain.end(), int(plain[1] or 0), (plain[2] or b"n").decode(), value)
        match = self.form.cell.match(self.data, start, row_end)
        assert match
        said, end = attributes(match[1]), match.end()
        style = said.get("s", "")
        cell = Cell(
            shift + start,
            shift + end,
            int(style) if style.isdigit() else 0,
            said.get("t", "n"),
            numbered="r" in said,
        )
        if match[2] is None and match[4] is None and self.data[end - 2] == SLASH:
            return cell
        closing = self._cell_end.search(self.data, end, row_end)
        assert closing
        inline = self.data[end : closing.start()].strip()
        return cell._replace(
            end=shift + closing.end(),
            value=None if match[4] is None else entities_resolved(match[5] or b""),
            formula=None if match[2] is None else entities_resolved(match[3] or b""),
            text=item_text(inline) if inline else None,
            is_plain_formula=match[2] is not None and not match[2].strip(),
        )

    def _said(self, raw: bytes) -> Mapping[str, str]:
        """Return the attributes of a row without prefixed ones; rows mostly say the same but for their number."""
        key = raw.partition(b'"')[2].partition(b'"')[2] if self.form.strict else raw
        said = self._attributes.get(key)
        if said is None:
            every = attributes(key)
            said = {name: every[name] for name in every if ":" not in name and name != "r"}
            if len(self._attributes) < KEPT:
                self._attributes[key] = said
        return said

    @cached_property
    def _prefix(self) -> str:
        return self.form.prefix.decode()

    @cached_property
    def _named(self) -> bytes:
        return re.escape(self.form.prefix)

    @cached_property
    def _array_marks(self) -> tuple[bytes, ...]:
        """Return what array formulas cannot do without; long marks are quick to search for."""
        return (b't="array"', b't="dataTable"') if self.form.strict else (b"array", b"dataTable")

    @cached_property
    def _row_number(self) -> re.Pattern[bytes]:
        return re.compile(b"<" + self._named + b'row r="([0-9]+)"')

    @cached_property
    def _formula_attributes(self) -> re.Pattern[bytes]:
        return re.compile(b"<" + self._named + rb"f(?=\s)([^<>]*?\st=[^<>]*)>")

    @cached_property
    def _cell_tag(self) -> re.Pattern[bytes]:
        return re.compile(b"<" + self._named + rb"c(?=[\s/>])([^<>]*)>")

    @cached_property
    def _cell_end(self) -> re.Pattern[bytes]:
        return re.compile(b"</" + self._named + rb"c\s*>")

    @cached_property
    def _plain_cell(self) -> re.Pattern[bytes]:
        """Return what matches a cell without formula and inline string: style, type, value."""
        p = self._named
        return re.compile(
            b"<" + p + b'c r="[A-Z]+[0-9]+"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
            b"(?: ?/>|><" + p + b"v>([^<]*)</" + p + b"v></" + p + b"c>)"
        )


def _ascending(columns: list[int]) -> tuple[int, ...]:
    """Return the columns. Raises OddSheet where they are not in order, or where Excel has no such column."""
    if not is_ascending(columns) or (columns and columns[-1] > MAX_COLUMNS):
        raise OddSheet
    return tuple(columns)


def attributes(raw: bytes) -> dict[str, str]:
    """Return the attributes of a tag in UTF-8."""
    return {name.decode(): entities_resolved(a or b) for name, a, b in _ATTRIBUTE.findall(raw)}


def array_area(reference: str) -> Area:
    """Return the range of an array formula. Raises OddSheet where it says none that Excel knows."""
    found = area(reference)
    if found is None:
        raise OddSheet
    return found
