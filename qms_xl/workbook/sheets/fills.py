"""The fill colours of cells, for offices that tell a status by colour alone: `#FF0000` by (row, column)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import position
from qms_xl.workbook.appending.ranges import areas
from qms_xl.workbook.book import Area
from qms_xl.workbook.container.xml import Element, elements

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

_CELL = re.compile(rb"<(?:[\w.-]+:)?c\s([^<>]*?)/?>")
_AT = re.compile(rb"""(?:^|\s)r=["']([A-Z]+[0-9]+)["']""")
_STYLE = re.compile(rb"""(?:^|\s)s=["']([0-9]+)["']""")
_RULES = re.compile(
    rb"""<(?:[\w.-]+:)?conditionalFormatting\s[^<>]*?sqref=["']([^"']+)["'][^<>]*>(.*?)</(?:[\w.-]+:)?conditionalFormatting>""",
    re.DOTALL,
)
_COLOURS = re.compile(rb"""\sdxfId=["']|\stype=["']colorScale["']""")
_THEME = re.compile(r"(?:.*/)?theme/theme\d*\.xml")
_SWAPPED = (1, 0, 3, 2)  # cells count light before dark, themes dark before light
# ECMA-376 part 1, 18.8.27: the old palette from index 8 on; 0 to 7 are the same as 8 to 15
_PALETTE = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C0808080"
    "9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF"
    "00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696"
    "003366339966003300333300993300993366333399333333"
)


def fills(package: Package, styles: str, sheet: bytes) -> dict[tuple[int, int], str]:
    """Return the colour of each filled cell of a sheet part in UTF-8, as it is seen.

    White and cells without fill are left out. A colour of a theme or palette that cannot be found is `theme 5`, `palette 90`.
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


def coloured_by_rule(sheet: bytes) -> tuple[Area, ...]:
    """Return the areas of a sheet part in UTF-8 that conditional formats may colour: such a colour is in no cell."""
    found = [areas(rule[1].decode()) for rule in _RULES.finditer(sheet) if _COLOURS.search(rule[2])]
    return tuple(area for there in found for area in there)


def _by_style(package: Package, part: str) -> Mapping[int, str]:
    """Return style id -> colour, of the styles that fill their cells evenly."""
    if not package.has(part):
        return {}
    colours: list[str] = []
    styles: dict[int, str] = {}
    section, solid, style = "", False, -1
    whole = elements(package.file, part, package.part(part))
    theme, palette = _theme(package), _own_palette(whole)
    for element in whole:
        if element.depth == 1:
            section = element.name
        elif section == "fills" and element.name == "fill":
            colours.append("")
        elif section == "fills" and element.name == "patternFill":
            solid = element.get("patternType") == "solid"
        elif section == "fills" and element.name == "fgColor" and solid and colours:
            colours[-1] = _colour(element, theme, palette)
        elif section == "cellXfs" and element.name == "xf":
            style += 1
            number = element.get("fillId", "0")
            if number.isdigit() and int(number) < len(colours) and colours[int(number)]:
                styles[style] = colours[int(number)]
    return styles


def _theme(package: Package) -> Sequence[str]:
    """Return the colours of the workbook's theme in the order that cells count them, six hexadecimal digits each."""
    part = next((name for name in package.names if _THEME.fullmatch(name)), "")
    found = [
        element.get("lastClr") or element.get("val")
        for element in (elements(package.file, part, package.part(part)) if part else ())
        if element.name in ("srgbClr", "sysClr") and element.depth == 4
    ][:12]
    return [found[_SWAPPED[i] if i < len(_SWAPPED) else i] for i in range(len(found))] if len(found) >= 4 else found


def _own_palette(styles: Sequence[Element]) -> Sequence[str]:
    """Return the palette: the workbook's own, else the usual one."""
    own = [element.get("rgb")[-6:] for element in styles if element.name == "rgbColor"]
    usual = [_PALETTE[i : i + 6] for i in range(0, len(_PALETTE), 6)]
    return own or [*usual[:8], *usual]


def _colour(element: Element, theme: Sequence[str], palette: Sequence[str]) -> str:
    """Return the colour of a fill; "" for white, and for the system's own."""
    rgb, number, kind = element.get("rgb")[-6:].upper(), element.get("theme") or element.get("indexed"), "palette"
    if not rgb and number.isdigit():
        kind, known = ("theme", theme) if element.get("theme") else (kind, palette)
        if int(number) in (64, 65) and kind == "palette":  # the system's colours
            return ""
        rgb = known[int(number)].upper() if int(number) < len(known) else ""
    tint = element.get("tint")
    if rgb and tint:
        rgb = _tinted(rgb, float(tint))
    if not rgb:
        return f"{kind} {number}" if number else ""
    return "" if rgb == "FFFFFF" else f"#{rgb}"


def _tinted(rgb: str, tint: float) -> str:
    """Return a colour made lighter (tint up to 1) or darker (down to -1). Source: ECMA-376 part 1, 18.8.19."""
    hue, light, full = colorsys.rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))
