"""The forms in which programs write cells, each one regular expression that proves a whole sheet to be of that form.

A proven form makes byte searches sound: `t="e"` can then stand nowhere but in a cell's tag or, visibly, in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

MANY = 2_000  # odd rows, after which it is cheaper to search all that is left


@dataclass(frozen=True)
class Form:
    """How cells are written. `strict`: as Excel, LibreOffice, XlsxWriter and openpyxl do, `<c r="A1" s="1" t="s">` in this order.

    Otherwise any order, either quotes, white space between them. `numbered`: each cell has its address. `longest`: letters of the columns.
    """

    prefix: bytes = b""
    strict: bool = True
    numbered: bool = True
    longest: int = 3

    @cached_property
    def whole(self) -> re.Pattern[bytes]:
        """Return what matches as many rows as are of this form; a cell's row number equals its row's."""
        space = b"" if self.strict else rb"\s*+"
        return re.compile(b"(?:" + space + self._row + b")*+" + space)

    def proven(self, data: bytes, start: int, end: int, telling: Iterable[int] = ()) -> list[tuple[int, int]] | None:
        """Return the spans of a proven part that may hold anything odd, None where it is not of this form.

        Odd are formulas, errors, hidden rows and the style ids `telling`.
        """
        spans: list[tuple[int, int]] = []
        if self.strict:
            plain, one = self._plain_rows(tuple(telling)), re.compile(self._row)
            while (plain_to := plain.match(data, start, end)) and len(spans) < MANY:
                if plain_to.end() == end:
                    return spans
                odd = one.match(data, plain_to.end(), end)
                if odd is None:
                    return None
                spans.append(odd.span())
                start = odd.end()
        rest = self.whole.match(data, start, end)
        return [*spans, (start, end)] if rest and rest.end() == end else None

    def _plain_rows(self, telling: tuple[int, ...]) -> re.Pattern[bytes]:
        """Return what matches as many rows as hold nothing odd."""
        p = re.escape(self.prefix)
        ids = b"|".join(str(each).encode() for each in telling)
        style = b'(?: s="' + (b"(?!(?:" + ids + b')")' if ids else b"") + b'[0-9]++")?+'
        cell = (
            b"<" + p + b'c r="[A-Z]{1,' + str(self.longest).encode() + rb'}\1"' + style + b'(?: t="(?!e")[A-Za-z]++")?+'
            b"(?:><" + p + b"v>[^<]*+</" + p + b"v></" + p + b"c>| ?/>|></" + p + b"c>"
            b"|><"
            + p
            + b"is><"
            + p
            + b't(?: xml:space="preserve")?+>[^<]*+</'
            + p
            + b"t></"
            + p
            + b"is></"
            + p
            + b"c>)"
        )
        attributes = rb'(?:(?! hidden="(?:1|true)")' + self._attribute + b")*+"
        row = b"<" + p + b'row r="([1-9][0-9]{0,6})"' + attributes + b"(?:>(?:" + cell + b")*+</" + p + b"row>| ?/>)"
        return re.compile(b"(?:" + row + b")*+")

    @cached_property
    def row(self) -> re.Pattern[bytes]:
        """Return what finds each row's opening tag; group 1 are its attributes."""
        return re.compile(b"<" + re.escape(self.prefix) + rb"row(?=[\s/>])([^<>]*)>")

    @cached_property
    def cell(self) -> re.Pattern[bytes]:
        """Return what matches one cell: attributes, formula attributes, formula, `<v`, value."""
        p = re.escape(self.prefix)
        return re.compile(
            b"<" + p + rb"c(?=[\s/>])([^<>]*?)\s*+(?:/>|>\s*+"
            b"(?:<" + p + rb"f(?=[\s/>])([^<>]*?)(?:/>|>([^<]*+)</" + p + rb"f\s*+>))?+\s*+"
            b"(?:(<" + p + rb"v)(?=[\s/>])[^<>]*?(?:/>|>([^<]*+)</" + p + rb"v\s*+>))?+)"
        )

    @cached_property
    def widest(self) -> re.Pattern[bytes]:
        """Return what finds each cell's column letters."""
        p = re.escape(self.prefix)
        if self.strict:
            return re.compile(b"<" + p + b'c r="([A-Z]+)')
        return re.compile(b"<" + p + rb"""c\s(?:[^<>]*?\s)??r=["']([A-Z]+)""")

    @cached_property
    def hidden(self) -> re.Pattern[bytes]:
        """Return what finds the attribute of hidden rows."""
        if self.strict:
            return re.compile(b' hidden="(?:1|true)"')
        return re.compile(rb"""hidden=["'](?:1|true)["']""")

    @cached_property
    def errors(self) -> re.Pattern[bytes]:
        """Return what finds the type attribute of cells with an error value."""
        return re.compile(b' t="e"') if self.strict else re.compile(rb"""t=["']e["']""")

    @cached_property
    def formulas(self) -> re.Pattern[bytes]:
        """Return what finds each formula element."""
        return re.compile(b"<" + re.escape(self.prefix) + rb"f(?=[\s/>])")

    def styles(self, ids: tuple[int, ...]) -> re.Pattern[bytes]:
        """Return what finds the style attribute of cells with one of these style ids (group 1)."""
        either = b"|".join(str(each).encode() for each in ids)
        if self.strict:
            return re.compile(b' s="(' + either + b')"')
        return re.compile(rb"""s=["'](""" + either + rb""")["']""")

    @cached_property
    def _attribute(self) -> bytes:
        """Return one attribute that is neither the address (it stands only once) nor a namespace."""
        if self.strict:
            return rb' (?!xmlns|r=)[A-Za-z_][\w:.-]*+="[^"<>]*+"'
        return rb"""\s++(?!xmlns|r=)[A-Za-z_][\w:.-]*+=(?:"[^"<>]*+"|'[^'<>]*+')"""

    @cached_property
    def _row(self) -> bytes:
        p = re.escape(self.prefix)
        any_ = b"(?:" + self._attribute + b")*+"
        space = b" ?" if self.strict else rb"\s*+"
        between = b"" if self.strict else rb"\s*+"
        if not self.numbered:
            opening = b"<" + p + b"row" + any_ + rb"""(?:\s++r=["'][1-9][0-9]{0,6}["'])?+""" + any_
        elif self.strict:
            opening = b"<" + p + b'row r="([1-9][0-9]{0,6})"' + any_
        else:
            opening = b"<" + p + b"row" + any_ + rb"""\s++r=["']([1-9][0-9]{0,6})["']""" + any_
        return (
            opening + b"(?:>(?:" + between + self._cell(any_, space, between) + b")*+" + between + b"</" + p + b"row"
            + space + b">|" + space + b"/>)"
        )  # fmt: skip

    def _cell(self, any_: bytes, space: bytes, between: bytes) -> bytes:
        p = re.escape(self.prefix)
        longest = str(self.longest).encode()
        if self.strict:
            opening = b"<" + p + b'c r="[A-Z]{1,' + longest + rb'}\1"(?: s="[0-9]++")?+(?: t="[A-Za-z]++")?+'
        elif self.numbered:
            opening = b"<" + p + b"c" + any_ + rb"""\s++r=["'][A-Z]{1,""" + longest + rb"""}\1["']"""
        else:
            opening = b"<" + p + b"c"
        text = rb"(?:>[^<]*+</" + p + b"%b" + space + b">|" + space + b"/>)"
        parts = [b"<" + p + name + any_ + text.replace(b"%b", name) for name in (b"f", b"v")]
        inline = (
            b"<" + p + b"is" + space + b">(?:[^<]++|<(?!/?" + p + rb"(?:is|c|row|v|f|sheetData)[\s/>])(?![!?])[^<>]*+>)*+</"
            + p + b"is" + space + b">"
        )  # fmt: skip
        content = b"".join(between + b"(?:" + each + b")?+" for each in [*parts, inline])
        any_cell = opening + any_ + b"(?:>" + content + between + b"</" + p + b"c" + space + b">|" + space + b"/>)"
        if not self.strict:
            return any_cell
        # nine cells in ten are of this shape; trying it first saves a third of the time
        return b"(?:" + opening + b"><" + p + b"v>[^<]*+</" + p + b"v></" + p + b"c>|" + any_cell + b")"


def forms(data: bytes, prefix: bytes, start: int) -> tuple[Form, ...]:
    """Return the forms to try, the likeliest first, by what the first cells look like."""
    head = data[start : start + 65536]
    first = re.search(b"<" + re.escape(prefix) + rb"c(\s[^<>]*)?>", head)
    numbered = first is None or bool(re.search(rb"\sr=", first[1] or b""))
    addresses = re.findall(rb"""<[^<>]*?c\s(?:[^<>]*?\s)??r=["']([A-Z]{1,3})[0-9]""", head)
    longest = max(map(len, addresses), default=1)
    strict = [] if not numbered or (first and not (first[1] or b"").startswith(b' r="')) else [True]
    kinds = [Form(prefix, kind, numbered, most) for kind in (*strict, False) for most in (longest, 3)]
    return tuple(dict.fromkeys(kinds))
