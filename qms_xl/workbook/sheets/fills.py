"""The fill colours of cells, for offices that tell a status by colour alone: `#FF0000` by (row, column)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import position
from qms_xl.workbook.container.xml import elements

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

_CELL = re.compile(rb"<(?:[\w.-]+:)?c\s([^<>]*?)/?>")
_AT = re.compile(rb"""(?:^|\s)r=["']([A-Z]+[0-9]+)["']""")
_STYLE = re.compile(rb"""(?:^|\s)s=["']([0-9]+)["']""")


def fills(package: Package, styles: str, sheet: bytes) -> dict[tuple[int, int], str]:
    """Return the colour of each filled cell of a sheet part in UTF-8.

    A colour of the workbook's theme is `theme 5`, one of the old palette `palette 10`. White and cells without fill are left out.
    """
    colours = _by_style(package, styles)
    if not colours:
        return {}
    found = {}
    for cell in _CELL.finditer(sheet):
        style, at = _STYLE.search(cell[1]), _AT.search(cell[1])
        colour = colours.get(int(style[1])) if style else None
        if colour and at and (where := position(at[1].decode())):
            found[where] = colour
    return found


def _by_style(package: Package, part: str) -> Mapping[int, str]:
    """Return style id -> colour, of the styles that fill their cells evenly."""
    if not package.has(part):
        return {}
    colours: list[str] = []
    styles: dict[int, str] = {}
    section, solid, style = "", False, -1
    for element in elements(package.file, part, package.part(part)):
        if element.depth == 1:
            section = element.name
        elif section == "fills" and element.name == "fill":
            colours.append("")
        elif section == "fills" and element.name == "patternFill":
            solid = element.get("patternType") == "solid"
        elif section == "fills" and element.name == "fgColor" and solid and colours:
            colours[-1] = _colour(element.get("rgb"), element.get("theme"), element.get("indexed"))
        elif section == "cellXfs" and element.name == "xf":
            style += 1
            number = element.get("fillId", "0")
            if number.isdigit() and int(number) < len(colours) and colours[int(number)]:
                styles[style] = colours[int(number)]
    return styles


def _colour(rgb: str, theme: str, indexed: str) -> str:
    if rgb:
        colour = f"#{rgb[-6:].upper()}"
        return "" if colour == "#FFFFFF" else colour
    return f"theme {theme}" if theme else f"palette {indexed}" if indexed else ""
