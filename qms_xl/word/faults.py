"""What is wrong with a Word template: a value with its code, its place and a sentence in both languages."""

from __future__ import annotations

from typing import NamedTuple

from qms_xl.errors import ReadError
from qms_xl.model import Text

QUOTED = 80  # characters of a paragraph that a message quotes


class Fault(NamedTuple):
    """One fault of a template. `code` TPL001 to TPL006, `part` the package part, `where` and `paragraph` for a person."""

    code: str
    part: str
    where: Text
    paragraph: str
    message: Text

    @property
    def is_error(self) -> bool:
        """Return whether the template cannot be used; TPL005 only asks for accessibility."""
        return self.code != "TPL005"


_PLACES = {
    "document": Text("treść dokumentu", "body of the document"),
    "header": Text("nagłówek", "header"),
    "footer": Text("stopka", "footer"),
    "footnotes": Text("przypisy dolne", "footnotes"),
    "endnotes": Text("przypisy końcowe", "endnotes"),
    "core": Text("właściwości dokumentu", "document properties"),
    "app": Text("właściwości dokumentu", "document properties"),
    "custom": Text("własne właściwości dokumentu", "document properties of your own"),
}


def where(part: str) -> Text:
    """Return how a person calls a part of the package, `word/header1.xml` is the header."""
    stem = part.rpartition("/")[2].rpartition(".")[0].rstrip("0123456789")
    return _PLACES.get(stem, Text(f"część {part}", f"part {part}"))


def quoted(paragraph: str) -> str:
    """Return the paragraph's text for a message: one line, not too long."""
    line = " ".join(paragraph.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"


def template_error(file: str, faults: tuple[Fault, ...]) -> ReadError:
    """Return the error that says why this template is not used: its first fault, and how many more there are."""
    first = faults[0]
    more = len(faults) - 1
    near = quoted(first.paragraph)
    at_pl = f"{first.where.pl}: „{near}”" if near else first.where.pl
    at_en = f"{first.where.en}: “{near}”" if near else first.where.en
    also_pl = f" Miejsc do poprawienia poza tym: {more}." if more else ""
    also_en = f" Further places to mend: {more}." if more else ""
    return ReadError(
        file,
        first.part,
        first.code,
        Text(
            f"Szablonu „{file}” nie można użyć ({first.code}; {at_pl}). {first.message.pl}{also_pl}",
            f"The template “{file}” cannot be used ({first.code}; {at_en}). {first.message.en}{also_en}",
        ),
        Text(
            "Popraw szablon w Wordzie. Szablon dostarczony z programem będzie użyty, gdy tego nie ma w folderze szablonów "
            "i nie wskazuje go ani qms.toml, ani opcja --template.",
            "Mend the template in Word. The shipped template is used where this one is not in the templates folder and "
            "neither qms.toml nor --template names it.",
        ),
    )
