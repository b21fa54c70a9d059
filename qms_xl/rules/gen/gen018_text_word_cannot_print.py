"""GEN018: a text that is too long for a cell, or holds characters that Word cannot print."""

from __future__ import annotations

import re

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._strings import looks, text_columns, texts

_LONGEST = 32_767  # UTF-16 units, the limit of an Excel cell
_UNPRINTABLE = re.compile(
    "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 15) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def find(register: Register) -> Found:
    """Give each cell whose text is over the limit or holds unpaired surrogates, non-characters or private characters."""
    for column in text_columns(register):
        look = looks(register, column)
        if look.longest <= _LONGEST // 2 and look.printable:
            continue
        for row, text in texts(register, column):
            length = len(text) + sum(letter > "\uffff" for letter in text)
            bad = _UNPRINTABLE.search(text)
            if length > _LONGEST:
                yield Hit(register.cell(row, column), {"length": length, "limit": _LONGEST}, variant="long")
            elif bad:
                facts = {"code": f"U+{ord(bad.group()):04X}", "position": bad.start() + 1}
                yield Hit(register.cell(row, column), facts)


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Tekst, którego Word nie wydrukuje", "Text that Word cannot print"),
    message=Text(
        "Tekst w polu „{header}” zawiera na miejscu {position} znak {code}, którego Word nie umie wydrukować.",
        "The text in “{header}” holds at position {position} the character {code}, which Word cannot print.",
    ),
    variants={
        "long": Text(
            "Tekst w polu „{header}” ma {length:plural znak|znaki|znaków}, a w komórce mieści się najwyżej {limit}.",
            "The text in “{header}” has {length:plural character|characters}, and a cell holds at most {limit}.",
        )
    },
    why=Text(
        "Teksty z rejestrów trafiają do raportów w Wordzie. Taki znak zostawia w dokumencie pusty prostokąt "
        "albo psuje cały plik.",
        "Texts of the registers go into Word reports. Such a character leaves an empty box in the document, or spoils the "
        "whole file.",
    ),
    remedy=Text(
        "Wpisz tekst w komórce {cell} jeszcze raz, bez tego znaku. Zwykle powstaje on przy wklejaniu z innego programu.",
        "Type the text of cell {cell} again without this character. Most often it comes from pasting out of another program.",
    ),
    remedies={
        "long": Text(
            "Skróć tekst w komórce {cell}; całość można trzymać w dokumencie, a w komórce podać jego nazwę.",
            "Shorten the text of cell {cell}; the whole may stand in a document whose name the cell gives.",
        ),
    },
    good="""
units
| unit | name            | unit_type  |
| KM   | Wydział №1 – 😀 | department |
| OR   |                 | department |
""",
    bad="""
units
| unit | name     | unit_type  |
| KM   | "KM\\ue000" ! | department |
""",
)
