"""The text of a string item as Excel shows it: plain or rich, without the phonetic guide."""

from __future__ import annotations

import re
from xml.parsers import expat

from qms_xl.workbook.container.xml import entities_resolved, unescaped

_PLAIN = re.compile(rb"<(?:[\w.-]+:)?(?:si|is)\s*>\s*<(?:[\w.-]+:)?t(?:\s[^<>]*)?>([^<]*)</[^<>]*>\s*</[^<>]*>\s*")
_PHONETIC = ("rPh", "phoneticPr")


class StringItem:
    """Gathers the text of one `si` or `is` element, fed with local names of elements and pieces of text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._aside = 0
        self._in_text = False

    def start(self, name: str) -> None:
        """Take an opening tag inside the item."""
        if name in _PHONETIC:
            self._aside += 1
        self._in_text = name == "t" and not self._aside

    def end(self, name: str) -> None:
        """Take a closing tag inside the item."""
        if name in _PHONETIC:
            self._aside -= 1
        self._in_text = False

    def text(self, chunk: str) -> None:
        """Take a piece of text."""
        if self._in_text:
            self.texts.append(chunk)

    @property
    def shown(self) -> str:
        """Return the whole text, Excel's escapes decoded."""
        return unescaped("".join(self.texts))


def item_text(raw: bytes) -> str:
    """Return the text of a well-formed `si` or `is` element in UTF-8; its prefixes need not be declared."""
    if plain := _PLAIN.fullmatch(raw):
        return unescaped(entities_resolved(plain[1].replace(b"\r\n", b"\n").replace(b"\r", b"\n")))
    item = StringItem()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: item.start(name.rpartition(":")[2])
    parser.EndElementHandler = lambda name: item.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = item.text
    parser.Parse(raw, True)
    return item.shown
