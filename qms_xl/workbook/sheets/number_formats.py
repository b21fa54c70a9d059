"""Number formats: which make a number a date or a duration, and which change what a person reads in the cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from qms_xl.workbook.container.xml import elements

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

FormatKind = Literal["number", "date", "duration"]

# ECMA-376 part 1, 18.8.30; 14 and 22 follow the reader's regional settings
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
GENERAL = "General"
DATE_LIKE = ((14, "date"), (46, "duration"), (0, "number"))

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_AM_PM = re.compile(r"am/pm|a/p", re.IGNORECASE)
_FRACTION = re.compile(r"[#0?]\s*/\s*[#0?\d]")
_PADDED = re.compile(r"0[0\-./ ]*0(?!\.)")


def kind(code: str) -> FormatKind:
    """Return what a number with this format is; only the format's first section counts."""
    bare = _LITERAL.sub("", code).split(";", 1)[0]
    if bare.strip().lower() in ("general", "@", ""):
        return "number"
    if _DURATION.search(bare):
        return "duration"
    bare = _AM_PM.sub("h", _BRACKETS.sub("", bare))
    bare = re.sub("general", "", bare, flags=re.IGNORECASE)
    return "date" if re.search("[dmyhs]", bare.replace("E+", "").replace("E-", ""), re.IGNORECASE) else "number"


def is_telling(code: str) -> bool:
    """Return whether the format changes what a person reads: percent, fraction, leading zeros, a date without day, month or year."""
    bare = _BRACKETS.sub("", _LITERAL.sub("", code)).split(";", 1)[0]
    match kind(code):
        case "date":
            shown = _AM_PM.sub("h", bare).lower()
            # a time of day is known by its value; d-mmm and mmm-yy are what Excel makes of 9-2 and 5-2026
            is_day = any(mark in shown for mark in ("d", "y", "mmm"))
            return is_day and not {"d", "m", "y"} <= set(shown)
        case "duration":
            return False
        case _:
            return "%" in bare or bool(_FRACTION.search(bare)) or _pads(bare)


def _pads(bare: str) -> bool:
    """Return whether whole numbers are shown with leading zeros, `007` or `00-950`."""
    whole = bare.split(".", 1)[0]
    return "#" not in whole and bool(_PADDED.search(whole)) and "E" not in bare.upper()


@dataclass(frozen=True)
class NumberFormats:
    """The format code of every style id (index of cellXfs)."""

    codes: tuple[str, ...] = (GENERAL,)

    @cached_property
    def kinds(self) -> tuple[FormatKind, ...]:
        """Return what numbers are by style id."""
        known = {code: kind(code) for code in set(self.codes)}
        return tuple(known[code] for code in self.codes)

    @cached_property
    def telling(self) -> dict[int, str]:
        """Return the format codes of the style ids that change what a person reads."""
        known = {code: is_telling(code) for code in set(self.codes)}
        return {style: code for style, code in enumerate(self.codes) if known[code]}


def number_formats(package: Package, styles: str) -> NumberFormats:
    """Return the number formats of a workbook's styles part; General alone where it has none."""
    if not package.has(styles):
        return NumberFormats()
    own: dict[int, str] = {}
    codes: list[str] = []
    in_cells = False
    for element in elements(package.file, styles, package.part(styles)):
        if element.depth == 1:
            in_cells = element.name == "cellXfs"
        elif element.name == "numFmt":
            own.setdefault(_whole(element.get("numFmtId")), element.get("formatCode"))
        elif element.name == "xf" and in_cells and element.depth == 2:
            number = _whole(element.get("numFmtId"))
            codes.append(own.get(number, BUILT_IN.get(number, GENERAL)))
    return NumberFormats(tuple(codes) or (GENERAL,))


def _whole(text: str) -> int:
    """Return an id; a missing or odd one is General's."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
