"""The headings of a Word template: there are some, none is empty, no level is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qms_xl.model import Text
from qms_xl.word.faults import Fault, where
from qms_xl.word.package import W

NO_HEADING = Text(
    "Dokument nie ma nagłówków; nadaj tytułom rozdziałów style „Nagłówek 1”, „Nagłówek 2” (Narzędzia główne, Style).",
    "The document has no headings; give the titles of its sections the styles “Heading 1”, “Heading 2” (Home, Styles).",
)
LEFT_OUT = Text(
    "Nagłówek poziomu {here} stoi pod poziomem {above}; nadaj mu styl „Nagłówek {next}”.",
    "A heading of level {here} stands under level {above}; give it the style “Heading {next}”.",
)
EMPTY = Text(
    "Nagłówek jest pusty; usuń go albo nadaj temu akapitowi styl „Normalny”.",
    "A heading is empty; delete it, or give that paragraph the style “Normal”.",
)
_NAME = re.compile(r"(?i)^(?:heading|nagłówek) ([1-9])$")


def heading_faults(part: str, root: Any, styles: Any | None) -> Iterator[Fault]:
    """Yield TPL005 for what a reader who goes from heading to heading would stumble over; `root` the body's part."""
    levels, above = _levels(styles), 0
    for paragraph in root.iter(f"{W}p"):
        level = _level(paragraph, levels)
        if level is None:
            continue
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        if not text.strip():
            yield Fault("TPL005", part, where(part), text, EMPTY)
            continue
        if level > above + 1:
            numbers = {"here": level, "above": above, "next": above + 1}
            yield Fault("TPL005", part, where(part), text, Text(*(one.format(**numbers) for one in LEFT_OUT)))
        above = level
    if not above:
        yield Fault("TPL005", part, where(part), "", NO_HEADING)


def _level(paragraph: Any, levels: Mapping[str, int]) -> int | None:
    """Return the level of a heading from 1 on, None of a paragraph that is none."""
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if own is not None:
        return _from_outline(own)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else levels.get(style.get(f"{W}val", ""))


def _levels(styles: Any | None) -> dict[str, int]:
    """Return the level of each style that is a heading's; a style based on one is one, too."""
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        key = style.get(f"{W}styleId", "")
        name, outline, on = (style.find(f"{W}{one}") for one in ("name", f"pPr/{W}outlineLvl", "basedOn"))
        named = _NAME.match(name.get(f"{W}val", "")) if name is not None else None
        level = _from_outline(outline) if outline is not None else int(named[1]) if named else None
        if level is not None:
            found[key] = level
        elif on is not None and outline is None:
            based[key] = on.get(f"{W}val", "")
    for key, parent in based.items():
        for _ in range(10):  # a chain of styles is short; a ring of them must not hold us up
            if parent in found:
                found[key] = found[parent]
                break
            parent = based.get(parent, "")
    return found


def _from_outline(element: Any) -> int | None:
    value = element.get(f"{W}val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None
