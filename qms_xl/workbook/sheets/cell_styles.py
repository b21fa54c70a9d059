"""What a style id says about a cell: a date, text, a percentage, locked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qms_xl.workbook.container.xml import elements
from qms_xl.workbook.sheets.number_formats import GENERAL, NumberFormats, kind, number_formats
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

TEXT = "@"
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FALSE = ("0", "false")


@dataclass(frozen=True)
class CellStyles:
    """The styles part of a workbook, read when first asked. `part`: its plain name, "" where there is none."""

    package: Package
    part: str

    @cached_property
    def formats(self) -> NumberFormats:
        """Return the number formats by style id."""
        return number_formats(self.package, self.part)

    def code(self, style: int) -> str:
        """Return the number format's code."""
        codes = self.formats.codes
        return codes[style] if style < len(codes) else GENERAL

    def is_date(self, style: int) -> bool:
        """Return whether a number in such a cell shows as a day; a time of day alone does not."""
        known = self._dates.get(style)
        if known is None:
            known = self._dates[style] = _shows_day(self.code(style))
        return known

    @cached_property
    def _dates(self) -> dict[int, bool]:
        return {}

    def is_number(self, style: int) -> bool:
        """Return whether a number in such a cell shows as a number, neither as a date nor as a time."""
        kinds = self.formats.kinds
        return style >= len(kinds) or kinds[style] == "number"

    def is_text(self, style: int) -> bool:
        """Return whether the cell is formatted as Text."""
        return self.code(style) == TEXT

    def is_percent(self, style: int) -> bool:
        """Return whether a number in such a cell shows a hundred times as large, with a percent sign."""
        return "%" in _ASIDE.sub("", self.code(style)).split(";", 1)[0]

    def is_locked(self, style: int) -> bool:
        """Return whether the cell is locked where its sheet is protected; unless something says otherwise, it is."""
        return style not in self._unlocked

    @cached_property
    def _unlocked(self) -> frozenset[int]:
        if not self.package.has(self.part):
            return frozenset()
        found = set()
        in_cells, style, applies = False, -1, True
        for element in elements(self.package.file, self.part, self.package.part(self.part)):
            if element.depth == 1:
                in_cells = element.name == "cellXfs"
            elif in_cells and element.name == "xf":
                style, applies = style + 1, element.get("applyProtection", "1") in TRUE
            elif in_cells and element.name == "protection" and applies and element.get("locked") in _FALSE:
                found.add(style)
        return frozenset(found)


def _shows_day(code: str) -> bool:
    shown = _ASIDE.sub("", code).split(";", 1)[0].lower()
    return kind(code) == "date" and any(mark in shown for mark in ("d", "y", "mmm"))
