"""Values and headers as offices type them: dates in a dozen spellings, names turned round, unseen characters, check marks."""

from __future__ import annotations

import datetime
import random
import unicodedata

from babel.dates import get_month_names

from qms_xl.lists import shipped_lists
from qms_xl.model import Column

_GENITIVE = [get_month_names("wide", locale="pl")[month] for month in range(1, 13)]
_ENGLISH = [get_month_names("wide", locale="en")[month] for month in range(1, 13)]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
BLANKS = {"pl": ("N/A", "brak", "-", "nie dotyczy", "n/d"), "en": ("N/A", "none", "-", "not applicable", "n/a")}
EXTRA = {
    "pl": ("Koszt [zł]", "Nr telefonu", "Nr pisma EZD", "Pilne!", "Budżet", "Kolor segregatora", "Pokój"),
    "en": ("Cost [EUR]", "Phone", "Letter ref. EZD", "Urgent!", "Budget", "Colour of binder", "Room"),
}


def day_as_typed(day: datetime.date, language: str, chance: random.Random) -> str:
    """Return a day as somebody types it; every spelling has one reading only."""
    d, m, y = day.day, day.month, day.year
    polish = [
        f"{d}.{m}.{y}",
        f"{d:02}.{m:02}.{y}",
        f"{d:02}.{m:02}.{y} r.",
        f"{d}.{m:02}.{y}r.",
        f"{y}-{m:02}-{d:02}",
        f"{y}.{m:02}.{d:02}",
        f"{y}/{m:02}/{d:02}",
        f"{d} {_GENITIVE[m - 1]} {y}",
        f"{d} {_GENITIVE[m - 1]} {y} r.",
        f"dnia {d}.{m:02}.{y}",
        f"{d} {_ROMAN[m - 1]} {y}",
        f" {d:02}.{m:02}.{y} ",
    ]
    english = [
        f"{d} {_ENGLISH[m - 1]} {y}",
        f"{_ENGLISH[m - 1]} {d}, {y}",
        f"{d} {_ENGLISH[m - 1][:3]} {y}",
        f"{d:02}-{_ENGLISH[m - 1][:3]}-{y}",
        f"{y}-{m:02}-{d:02}",
        f"{y}/{m:02}/{d:02}",
        f"{d}.{m}.{y}",
        f"{d:02}.{m:02}.{y}",
        f"{_ENGLISH[m - 1][:3]} {d}, {y}",
        f"{d}th {_ENGLISH[m - 1]} {y}",
        f"{y}.{m:02}.{d:02}",
        f" {d} {_ENGLISH[m - 1]} {y} ",
    ]
    return chance.choice(polish if language == "pl" else english)


def header_as_typed(text: str, chance: random.Random) -> str:
    """Return a header with the dirt that headers have."""
    match chance.randrange(9):
        case 0:
            return text.upper()
        case 1:
            return text.replace(" ", "\n", 1)
        case 2:
            return text + ":"
        case 3:
            return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace(
                "ł", "l"
            )
        case 4:
            return "\u200b" + text.replace(" ", "\u00a0") + " *"
        case 5:
            return "  " + text.replace(" ", "  ")
    return text


def word_of(code: str, column: Column, language: str, chance: random.Random) -> str:
    """Return a list's word for a code, in small or capital letters."""
    word = shipped_lists()[column.list].codes[code].in_("pl" if language == "pl" else "en")
    return chance.choice([word, word, word.upper(), word.capitalize()])


def unseen(text: str, chance: random.Random) -> str:
    """Return a text with a zero-width or non-breaking space in it, or as it is."""
    match chance.randrange(6):
        case 0:
            return text + "\u200b"
        case 1:
            return "\u00a0" + text
        case 2:
            return "\ufeff" + text + " "
    return text
