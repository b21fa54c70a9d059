"""A Word template: checked before anything of it is compiled, filled by docxtpl within our sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from qms_xl.errors import ReadError
from qms_xl.model import Text
from qms_xl.word import content
from qms_xl.word.engine import Breached, Engine, TooMuch, Words
from qms_xl.word.faults import Fault, template_error, where
from qms_xl.word.headings import heading_faults
from qms_xl.word.language import Shape
from qms_xl.word.package import parsed, read_parts
from qms_xl.word.properties import PROPERTY_PARTS, Properties, as_paragraph
from qms_xl.word.tag_texts import FOREIGN
from qms_xl.word.tags import Part, read_part

_STORIES = ("document.main+xml", "template.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")


def faults(data: bytes, name: str, fields: Shape) -> tuple[Fault, ...]:
    """Return every fault of a template; raises ReadError where it is no Word document that can be read."""
    return tuple(_faults(read_parts(data, name), name, fields))


def _faults(parts: Mapping[str, bytes], name: str, fields: Shape) -> Iterator[Fault]:
    types = parsed(parts["[Content_Types].xml"], name, "[Content_Types].xml")
    yield from content.type_faults(types)
    stories = _stories(types)
    for part, blob in parts.items():
        if part.endswith(".rels"):
            yield from content.relationship_faults(part, parsed(blob, name, part))
        elif part in stories:
            root = parsed(blob, name, part)
            yield from content.story_faults(part, root)
            yield from content.accessibility_faults(part, root)
            yield from _language(read_part(part, root), fields)
        elif part.startswith("word/") and part.endswith(".xml"):
            yield from content.story_faults(part, parsed(blob, name, part))
    title = None
    for part in PROPERTY_PARTS:
        for element in parsed(parts[part], name, part).iter() if part in parts else ():
            if isinstance(element.tag, str) and not len(element):
                title = element.text if element.tag.endswith("}title") else title
                yield from _language(read_part(part, as_paragraph(element.text or "")), fields)
    styles = parsed(parts["word/styles.xml"], name, "word/styles.xml") if "word/styles.xml" in parts else None
    for part in sorted(stories & parts.keys()):
        if part.startswith("word/document"):
            yield from heading_faults(part, parsed(parts[part], name, part), styles)
    yield from content.language_faults(styles, title)


def _stories(types: Any) -> frozenset[str]:
    """Return the names of the parts that are filled."""
    return frozenset(
        str(one.get("PartName")).lstrip("/")
        for one in types
        if str(one.get("ContentType") or "").endswith(_STORIES) and one.get("PartName")
    )


def _language(part: Part, fields: Shape) -> Iterator[Fault]:
    """Yield the faults of a part's tags: those that finding them showed, else those of the parse tree."""
    yield from part.faults
    if part.faults or not part.tags:
        return
    try:
        Engine(fields).parse(part.source)
    except Breached as error:
        for line, code, message in error.found:
            tag = part.tag_at(line)
            yield Fault(code, part.name, where(part.name), tag.paragraph if tag else "", message)
    except (TemplateSyntaxError, RecursionError, ValueError, OverflowError, MemoryError) as error:
        known = getattr(error, "lineno", None)  # not of a tag with so many brackets that reading it leads too deep
        deepest = max(part.lines, key=lambda one: sum(map(one.body.count, "([{-")), default=None)
        tag = part.tag_at(known) if known else deepest
        yield Fault("TPL006", part.name, where(part.name), tag.paragraph if tag else "", FOREIGN)


class Ready:
    """A template that passed: checked, read and compiled once for all documents that are made of it.

    `respell` changes the template's own fixed text. `sound`: it is known to have no error. Raises ReadError where it has one.
    """

    def __init__(
        self,
        data: bytes,
        name: str,
        fields: Shape,
        words: Words,
        respell: Callable[[str], str] | None = None,
        *,
        sound: bool = False,
    ) -> None:
        found = () if sound else tuple(fault for fault in faults(data, name, fields) if fault.is_error)
        if found:
            raise template_error(name, found)
        self.data = data
        self.name = name
        self.words = words
        self.engine = Engine(fields, words)

        @cache  # each document begins with the same parts
        def source(xml: str) -> str:
            return read_part("", etree.fromstring(xml.encode("utf-8")), respell).source

        self.source = source

    def filled(self, context: Mapping[str, object], properties: Properties) -> bytes:
        """Return a document as .docx; raises ReadError. `context` holds plain values only, of the shape of the fields."""
        from qms_xl.word.fill import filled

        try:
            return filled(self.data, self.engine, context, properties, self.source)
        except TooMuch as error:
            raise ReadError(
                self.name,
                "",
                "too_much",
                Text(
                    f"Szablonu „{self.name}” nie wypełniono: jego pętle „for” powtarzają tyle tekstu, obrazów albo porównań, "
                    "że dokument nie zmieściłby się w pamięci.",
                    f"The template “{self.name}” was not filled: its loops “for” repeat so much text, so many pictures or "
                    "comparisons that memory would not hold the document.",
                ),
                Text(
                    "Popraw go w Wordzie: usuń pętle „for” włożone w inne pętle po długich listach albo obrazy z wnętrza pętli.",
                    "Mend it in Word: take out loops “for” that stand in other loops over long lists, or pictures inside loops.",
                ),
            ) from error
        except Exception as error:  # the border to docxtpl, python-docx and jinja2, which read a foreign file here
            raise ReadError(
                self.name,
                "",
                "not_filled",
                Text(
                    f"Szablonu „{self.name}” nie udało się wypełnić ({type(error).__name__}).",
                    f"The template “{self.name}” could not be filled ({type(error).__name__}).",
                ),
                Text(
                    "Otwórz go w Wordzie, zapisz na nowo i sprawdź poleceniem „qms-xl template check”.",
                    "Open it in Word, save it anew and look at it with “qms-xl template check”.",
                ),
            ) from error


def render(
    data: bytes,
    name: str,
    fields: Shape,
    context: Mapping[str, object],
    words: Words,
    properties: Properties,
    respell: Callable[[str], str] | None = None,
) -> bytes:
    """Return the template filled, as a .docx; raises ReadError where the template has an error, and renders nothing then.

    `context` holds plain values only, of the shape `fields`. `respell` changes the template's own fixed text.
    """
    return Ready(data, name, fields, words, respell).filled(context, properties)
