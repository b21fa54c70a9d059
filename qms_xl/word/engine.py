"""The sandbox that fills templates: no loader, no globals, our filters only, every tree checked before it is compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from qms_xl.model import Language, Text
from qms_xl.word.image import Image
from qms_xl.word.language import Breach, Shape, breaches
from qms_xl.word.tags import BLOCK_END, BLOCK_START, OUTPUT_END, OUTPUT_START

MOST_ROWS = 200_000  # rows that all loops of one part may go through together
MOST_TEXT = 50_000_000  # characters of one filled part
NOT_FILLED = Text("nie uzupełniono", "not filled in")

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


class Words(Protocol):
    """How values are written in the reader's language; qms_xl.speak.Voice is one."""

    @property
    def language(self) -> Language:
        """The reader's language."""

    def own(self, text: Text) -> str:
        """One of the toolkit's own texts."""

    def say(self, text: Text, facts: Mapping[str, object] | None = None, **more: object) -> str:
        """A sentence with its placeholders filled."""

    def value(self, value: object) -> str:
        """One value as the reader writes it."""


class Breached(TemplateSyntaxError):
    """A part steps out of the template language; `found` says where."""

    def __init__(self, found: Iterable[Breach]) -> None:
        self.found = tuple(found)
        super().__init__(self.found[0].message.en, self.found[0].line)


class TooMuch(RuntimeError):
    """A template would fill more rows or text than a document can hold."""


def clean(text: str) -> str:
    """Return a text without characters that a document cannot hold; lines end in a newline, tabs stay."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class Engine(ImmutableSandboxedEnvironment):
    """Jinja2 with private delimiters, in a sandbox, for documents of one template; each of its parts is compiled once."""

    def __init__(self, fields: Shape, words: Words | None = None) -> None:
        super().__init__(
            variable_start_string=OUTPUT_START,
            variable_end_string=OUTPUT_END,
            block_start_string=BLOCK_START,
            block_end_string=BLOCK_END,
            comment_start_string=BLOCK_START + OUTPUT_START,
            comment_end_string=OUTPUT_END + BLOCK_END,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._shown,
            loader=None,
            cache_size=0,
        )
        self.fields = fields
        self.words = words
        self.spent = 0
        self.compiled: dict[str, Any] = {}
        self.placed: Callable[[Image], str] | None = None
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(self._filters())
        self.names = frozenset(self.filters) - {"_rows"}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and hold the tree to the language: nothing is compiled that did not pass here."""
        tree = super()._parse(source, name, filename)
        found = list(breaches(tree, self.fields, self.names))
        if found:
            raise Breached(found)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "_rows", [], [], None, None, lineno=loop.iter.lineno)
        tree.set_environment(self)
        return tree

    def fill(self, source: str, context: Mapping[str, object], placed: Callable[[Image], str] | None = None) -> str:
        """Return the part filled; raises what a hostile or broken template makes the engine raise.

        `placed` puts a picture into the part and returns its drawing element; where there is none its text stands for it.
        """
        self.spent, self.placed = 0, placed
        filled, length = [], 0
        if source not in self.compiled:
            self.compiled[source] = self.from_string(source)
        for chunk in self.compiled[source].generate(context):
            length += len(chunk)
            if length > MOST_TEXT:
                raise TooMuch("text")
            filled.append(chunk)
        return "".join(filled)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a part of a record: dictionaries have parts, never methods."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def _filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "_rows": self._rows,
            "lines": lambda value: "\n".join(self._text(part) for part in value or ()) or None,
            "upper": lambda value: None if value is None else self._text(value).upper(),
            "plural": lambda value, forms: self._counted(value, f"{{n:plural {forms}}}"),
            "noun": lambda value, forms: self._counted(value, f"{{n:noun {forms}}}"),
        }

    def _rows(self, value: Any) -> list[Any]:
        rows = list(value) if isinstance(value, list | tuple) else []
        self.spent += len(rows)
        if self.spent > MOST_ROWS:
            raise TooMuch("rows")
        return rows

    def _counted(self, value: Any, form: str) -> str | None:
        if self.words is None or not isinstance(value, int | float):
            return None
        return self.words.say(Text(form, form), n=value)

    def _text(self, value: Any) -> str:
        if isinstance(value, Image):
            value = value.alt
        if isinstance(value, str):
            return clean(value)
        return "" if self.words is None else self.words.value(value)

    def _shown(self, value: Any) -> Any:
        if isinstance(value, Image) and self.placed is not None:
            return Markup(f'</w:t>{self.placed(value)}<w:t xml:space="preserve">')
        if isinstance(value, list | tuple):
            value = ", ".join(self._text(part) for part in value)
        if value is None or (isinstance(value, str) and not value.strip()):
            value = "" if self.words is None else self.words.own(NOT_FILLED)
        if isinstance(value, StrictUndefined):
            str(value)  # raises, and says which name
        return escape(self._text(value).strip("\n")).replace("\n", _BREAK).replace("\t", _TAB)
