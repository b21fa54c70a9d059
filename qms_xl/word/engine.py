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

# What one document may cost in all its parts together, so that no template hangs or eats the memory: some seconds and 500 MB.
MOST_STEPS = 5_000_000  # a row of a loop counts once for everything that stands in the loop
MOST_TEXT = 20_000_000  # characters and items that are written, worked out or compared
PICTURE, VALUE = 500_000, 100  # what a picture counts for, which is drawn each time, and what has to be put into words
NOT_FILLED = Text("nie uzupełniono", "not filled in")

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


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
    """A template would go through more rows or text than a document may cost."""


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
        self.begin()
        self.compiled: dict[str, Any] = {}
        self.placed: Callable[[Image], str] | None = None
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(self._filters())
        self.names = frozenset(self.filters) - {"_rows", "_compared"}

    def begin(self) -> None:
        """Begin another document: nothing has been spent on it."""
        self.steps = self.text = 0

    def spend(self, steps: int = 0, text: int = 0) -> None:
        """Note what is about to be done; raises TooMuch."""
        self.steps += steps
        self.text += text
        if self.steps > MOST_STEPS or self.text > MOST_TEXT:
            raise TooMuch

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and hold the tree to the language: nothing is compiled that did not pass here."""
        tree = super()._parse(source, name, filename)
        found = list(breaches(tree, self.fields, self.names))
        if found:
            raise Breached(found)
        for loop in list(tree.find_all(nodes.For)):
            inside = sum(1 for part in loop.body for _ in part.find_all(nodes.Node))
            loop.iter = _through(loop.iter, "_rows", nodes.Const(1 + inside))
        for compare in list(tree.find_all(nodes.Compare)):
            compare.expr = _through(compare.expr, "_compared")
            for operand in compare.ops:
                operand.expr = _through(operand.expr, "_compared")
        tree.set_environment(self)
        return tree

    def fill(self, source: str, context: Mapping[str, object], placed: Callable[[Image], str] | None = None) -> str:
        """Return the part filled; raises what a hostile or broken template makes the engine raise.

        `placed` puts a picture into the part and returns its drawing element; where there is none its text stands for it.
        """
        self.placed = placed
        filled = []
        if source not in self.compiled:
            self.compiled[source] = self.from_string(source)
        for chunk in self.compiled[source].generate(context):
            self.spend(text=len(chunk))
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
            "_compared": self._compared,
            "lines": lambda value: "\n".join(self._text(part) for part in value or ()) or None,
            "upper": lambda value: None if value is None else self._text(value).upper(),
            "plural": lambda value, forms: self._counted(value, f"{{n:plural {forms}}}"),
            "noun": lambda value, forms: self._counted(value, f"{{n:noun {forms}}}"),
        }

    def _rows(self, value: Any, inside: int) -> list[Any]:
        rows = list(value) if isinstance(value, list | tuple) else []
        self.spend(steps=len(rows) * inside)
        return rows

    def _compared(self, value: Any) -> Any:
        self.spend(text=len(value) if isinstance(value, str | list | tuple) else 1)
        return value

    def _counted(self, value: Any, form: str) -> str | None:
        if self.words is None or not isinstance(value, int | float):
            return None
        self.spend(text=VALUE)
        return self.words.say(Text(form, form), n=value)

    def _text(self, value: Any) -> str:
        if isinstance(value, Image):
            value = value.alt
        self.spend(text=len(value) if isinstance(value, str) else VALUE)
        if isinstance(value, str):
            return clean(value)
        return "" if self.words is None else self.words.value(value)

    def _shown(self, value: Any) -> Any:
        if isinstance(value, Image) and self.placed is not None:
            self.spend(text=PICTURE)
            return Markup(f'</w:t>{self.placed(value)}<w:t xml:space="preserve">')
        if isinstance(value, list | tuple):
            value = ", ".join(self._text(part) for part in value)
        if value is None or (isinstance(value, str) and not value.strip()):
            value = "" if self.words is None else self.words.own(NOT_FILLED)
        if isinstance(value, StrictUndefined):
            str(value)  # raises, and says which name
        return Markup(str(escape(self._text(value).strip("\n"))).replace("\n", _BREAK).replace("\t", _TAB))


def _through(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    """Return an expression whose value goes through a filter of ours."""
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
