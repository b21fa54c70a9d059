"""The values of all sheets: calamine reads them from a package of our own making, openpyxl what calamine refuses."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from qms_xl.workbook.container.child import ChildFailed, run_in_child
from qms_xl.workbook.container.members import Member
from qms_xl.workbook.container.package import Package
from qms_xl.workbook.refusals import refuse
from qms_xl.workbook.sheets.contents import Contents
from qms_xl.workbook.sheets.feed import NO_MERGES, feed, sheet_name, stored, with_front
from qms_xl.workbook.sheets.number_formats import NumberFormats
from qms_xl.workbook.sheets.oddities import Oddities
from qms_xl.workbook.sheets.scan import ScannedSheet
from qms_xl.workbook.sheets.second import Rows, rows_by_openpyxl
from qms_xl.workbook.sheets.text import MAIN, as_utf8

KNOWN_ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
)  # calamine's; a cell with another costs it the sheet
ERROR_CELL = (
    rb"""(\st=["']e["'][^<>]*>\s*(?:<(?:[\w.-]+:)?f(?=[\s/>])[^<>]*(?:/>|>[^<]*</(?:[\w.-]+:)?f\s*>)\s*)?"""
    rb"""<(?:[\w.-]+:)?v(?=[\s>])[^<>]*>)"""
)


@dataclass(frozen=True)
class Values:
    """Reads the sheets of one inspected and guarded package. `seconds` and `memory_mb` limit the second reader."""

    package: Package
    contents: Contents
    formats: NumberFormats
    seconds: float
    memory_mb: int
    texts: dict[str, bytes] = field(default_factory=dict)

    def utf8(self, part: str) -> bytes:
        """Return a part in UTF-8."""
        if part not in self.texts:
            self.texts[part] = as_utf8(self.package.file, part, self.package.part(part))
        return self.texts[part]

    def each(self, meanwhile: Callable[[int], ScannedSheet]) -> Iterator[tuple[Rows, ScannedSheet]]:
        """Yield each sheet's first row, first column and rows, with what `meanwhile(index)` found while calamine was at it.

        calamine lets go of the interpreter lock while it parses, so both run at once. Blank cells are None.
        """
        sheets = self.contents.sheets
        if not sheets:
            return
        refused: BaseException | None = None
        try:
            book = self.calamine()
        except Exception as error:
            book, refused = None, error
        with ThreadPoolExecutor(1) as beside:
            for index in range(len(sheets)):
                parsed = beside.submit(book.get_sheet_by_index, index) if book else None
                found = meanwhile(index)
                try:
                    rows = _rows(parsed.result()) if parsed else self._by_second_reader(index, refused)
                except BaseException as error:  # a panic in Rust is no Exception
                    if not _is_of_library(error):
                        raise
                    rows = self._again(index, found.oddities, error)
                self.texts.pop(sheets[index].part, None)
                yield rows, found

    def _again(self, index: int, oddities: Oddities, refused: BaseException) -> Rows:
        """Return a sheet that calamine refused: without the errors it does not know, or by the second reader."""
        new = {text for text in oddities.errors.values() if text not in KNOWN_ERRORS}
        if new:
            part = self.contents.sheets[index].part
            sheet = stored(sheet_name(0), NO_MERGES + with_known_errors(self.utf8(part), new))
            with contextlib.suppress(Exception):
                return _rows(_opened([sheet], self._strings, self.formats, self.contents).get_sheet_by_index(0))
        return self._by_second_reader(index, refused)

    def calamine(self) -> Any:
        """Return calamine's workbook over our own package."""
        sheets = [self._member(sheet.part, sheet_name(i), NO_MERGES) for i, sheet in enumerate(self.contents.sheets)]
        return _opened(sheets, self._strings, self.formats, self.contents)

    @cached_property
    def _strings(self) -> Member | None:
        """Return the shared strings under their usual name, None where the workbook has none."""
        part = self.contents.shared_strings
        return self._member(part, "xl/sharedStrings.xml") if part and self.package.has(part) else None

    def _member(self, part: str, name: str, front: bytes = b"") -> Member:
        """Return a part as a member of the feed, still deflated where its bytes need no change."""
        content, text = self.package.part(part), self.utf8(part)
        member = self.package.members[part]
        if text is not content:
            return stored(name, front + text)
        return with_front(name, front, member, content) if front else replace(member, name=name)

    def _by_second_reader(self, index: int, refused: BaseException | None) -> Rows:
        """Return a sheet as openpyxl reads it. Raises ReadError where it cannot either."""
        file, part = self.package.file, self.contents.sheets[index].part
        strict, transitional = MAIN[1].encode(), MAIN[0].encode()
        sheet = stored(sheet_name(0), self.utf8(part).replace(strict, transitional, 4))
        strings = self._strings
        if strings and self.contents.shared_strings:
            text = self.utf8(self.contents.shared_strings).replace(strict, transitional, 4)
            strings = stored(strings.name, text)
        package = feed([sheet], strings, self.formats, self.contents.is_1904)
        try:
            rows: Rows = run_in_child(rows_by_openpyxl, package, 0, seconds=self.seconds, memory_mb=self.memory_mb)
        except ChildFailed as failed:
            if failed.why == "timeout":
                raise refuse(file, "timeout", part, limit=round(self.seconds)) from None
            raise refuse(file, "unreadable", part, detail=f"{refused}; {failed}" if refused else str(failed)) from None
        return rows


def _opened(sheets: list[Member], strings: Member | None, formats: NumberFormats, contents: Contents) -> Any:
    """Return calamine's workbook with these sheets."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(BytesIO(feed(sheets, strings, formats, contents.is_1904)))


def with_known_errors(sheet: bytes, new: Iterable[str]) -> bytes:
    """Return a sheet part in which error cells with these texts hold #N/A instead; what they held is known from the scan."""
    texts = b"|".join(re.escape(escape(text).encode()) for text in new)
    return re.sub(ERROR_CELL + rb"\s*(?:" + texts + rb")\s*(?=<)", rb"\1#N/A", sheet)


def _is_of_library(error: BaseException) -> bool:
    """Return whether an error came out of the library, a Rust panic included, and is not somebody stopping us."""
    from qms_xl.errors import QmsError

    if isinstance(error, QmsError):
        return False
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _rows(sheet: Any) -> Rows:
    """Return calamine's rows with None for blanks, changed in place."""
    if sheet.start is None:
        return 1, 1, []
    collects = gc.isenabled()
    gc.disable()  # two million new values set off the collector dozens of times, for nothing
    try:
        rows: list[list[object]] = sheet.to_python()
    finally:
        if collects:
            gc.enable()
    for row in rows:
        if "" in row:
            row[:] = [None if value == "" else value for value in row]
    return sheet.start[0] + 1, sheet.start[1] + 1, rows
