"""What stands in the documents that the demo's tables hold: procedures, cards, forms, orders and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from qms_xl.demo import cast
from qms_xl.demo.paper import Papers, Section
from qms_xl.demo.tabled import table
from qms_xl.model import Text

_HEADINGS = {
    "aim": Text("Cel", "Purpose"),
    "step": Text("Przebieg", "Course"),
    "record": Text("Zapisy", "Records"),
}
_SCOPE = Text("Zakres i odpowiedzialność", "Scope and responsibility")
_CARD = (
    Text("Co przygotować", "What to bring"),
    Text("Opłaty", "Fees"),
    Text("Termin i miejsce", "Term and place"),
)
_RULES = Text("Ustalenia", "Provisions")
_IN_FORCE = Text("Postanowienia końcowe", "Final provisions")
_FILL = Text("Wypełnia zgłaszający", "To be filled in")
_DOTS = ": …………………………"


def _procedures() -> Iterator[tuple[str, list[Section]]]:
    said: dict[str, dict[str, list[Text]]] = {}
    for heading, polish, english in table("papers"):
        code, kind = heading.split()
        said.setdefault(code, {}).setdefault(kind, []).append(Text(polish, english))
    for cells in table("procedures"):
        code, owner, units = cells[0], cast.head_of(cells[4]), ", ".join(cells[5].split())
        sections = [(_HEADINGS[kind], points) for kind, points in said[code].items()]
        scope = Text(f"Stosują: {units}. Odpowiada: {owner}.", f"Used by: {units}. Responsible: {owner}.")
        yield code, [sections[0], (_SCOPE, [scope]), *sections[1:]]


def _cards() -> Iterator[tuple[str, list[Section]]]:
    for cells in table("cards"):
        parts = [Text(*cells[place : place + 2]) for place in (8, 10, 12)]
        yield cells[0], [(heading, [part]) for heading, part in zip(_CARD, parts, strict=True)]


def _forms() -> Iterator[tuple[str, list[Section]]]:
    for cells in table("forms"):
        fields = [
            Text(f"{polish[0].upper()}{polish[1:]}{_DOTS}", f"{english[0].upper()}{english[1:]}{_DOTS}")
            for polish, english in zip(cells[7].split("; "), cells[8].split("; "), strict=True)
        ]
        yield cells[0], [(_FILL, fields)]


def _orders() -> Iterator[tuple[str, list[Section]]]:
    for cells in table("orders"):
        first = Text(f"{cells[2].replace('Zarządzenie w', 'Zarządza się w')}.", f"{cells[3]}.")
        two = [Text(f"{polish.strip('.')}.", f"{english.strip('.')}.") for polish, english in _sentences(*cells[7:9])]
        end = Text("Zarządzenie wchodzi w życie z dniem podpisania.", "The order takes effect on the day it is signed.")
        yield f"Z-{cells[1]}", [(_RULES, [first, *two]), (_IN_FORCE, [end])]


def _sentences(polish: str, english: str) -> Iterator[tuple[str, str]]:
    yield from zip(polish.split(". "), english.split(". "), strict=True)


def _others() -> Iterator[tuple[str, list[Section]]]:
    for cells in table("others"):
        if cells[1] != "external":
            owner = cast.head_of(cells[4])
            scope = Text(f"Odpowiada: {owner}.", f"Responsible: {owner}.")
            yield cells[0], [(_RULES, [Text(*cells[8:10])]), (_SCOPE, [scope])]


PAPERS: Papers = {
    code: sections for part in (_procedures, _cards, _forms, _orders, _others) for code, sections in part()
}
