"""How our workbooks look: fonts, fills and borders, chosen so that a black and white print tells them apart too."""

from __future__ import annotations

from typing import Any

FONT = "Calibri"
NAVY, BLUE, PALE, GREY, RULE = "#1F3864", "#B4C6E7", "#E9EEF7", "#EDEDED", "#BFBFBF"

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "top"}
_HEADER: dict[str, Any] = {
    **_BASE,
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": RULE,
}
_CELL: dict[str, Any] = {**_BASE, "text_wrap": True, "border": 1, "border_color": RULE}

TITLE: dict[str, Any] = {**_BASE, "bold": True, "font_size": 16, "font_color": NAVY, "valign": "vcenter"}
NOTE: dict[str, Any] = {**_BASE, "font_size": 10, "font_color": "#404040", "valign": "vcenter"}
HEADING: dict[str, Any] = {**_BASE, "bold": True, "font_size": 12, "font_color": NAVY, "valign": "bottom"}
TEXT: dict[str, Any] = {**_BASE, "text_wrap": True}
WORD: dict[str, Any] = {**_CELL, "num_format": "@"}
LINK: dict[str, Any] = {"font_color": "#0563C1", "underline": 1}
CODE: dict[str, Any] = {**_CELL, "num_format": "@", "font_color": "#595959", "font_size": 10}

# The mark stands in the number format: seen and printed, but no part of the header's text.
HEADERS: dict[str, dict[str, Any]] = {
    "required": {**_HEADER, "bg_color": NAVY, "font_color": "#FFFFFF", "num_format": '@" *"'},
    "wanted": {**_HEADER, "bg_color": BLUE, "num_format": '@" (*)"'},
    "optional": {**_HEADER, "bg_color": PALE, "bold": False},
    "computed": {
        **_HEADER,
        "bg_color": GREY,
        "bold": False,
        "italic": True,
        "font_color": "#404040",
        "num_format": '"= "@',
    },
}
TONES: dict[str, dict[str, Any]] = {
    "late": {"bg_color": "#F8CBAD", "font_color": "#000000", "bold": True},
    "soon": {"bg_color": "#FFF2CC", "font_color": "#000000"},
    "over": {"font_color": "#595959", "bg_color": "#F2F2F2"},
}


def cell(role: str, number_format: str, middle: bool = False) -> dict[str, Any]:
    """Return the look of a cell of the table. `middle`: dates and numbers, so that they keep clear of the text beside."""
    look = {**_CELL, "num_format": number_format, **({"align": "center"} if middle else {})}
    return {**look, "italic": True, "font_color": "#595959", "bg_color": "#F7F7F7"} if role == "computed" else look


def below(number_format: str, middle: bool = False) -> dict[str, Any]:
    """Return the look of the cells that are still to come under the table: no frame."""
    return {**_BASE, "text_wrap": True, "num_format": number_format, **({"align": "center"} if middle else {})}


def sample(tone: str) -> dict[str, Any]:
    """Return the look of a row of that tone, for the legend."""
    return {**_CELL, **TONES[tone]}
