"""A register's columns as they stand on its sheet: order, width, format, tips, drop-downs, formulas."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from qms_xl.lists import WordList
from qms_xl.making.formulas import live_formula, words_name
from qms_xl.making.tips import LONGEST_TITLE, Tips
from qms_xl.model import Column, Language, RegisterSchema, Text
from qms_xl.settings import Settings
from qms_xl.workbook.making.wrapping import lines
from qms_xl.workbook.plan import CellRule, Role, TableColumn

_DAY_ZERO = datetime.date(1899, 12, 30)
# Cells that words are read from as well: "IV kw. 2026", "tak".
_READ_AS_WORDS = frozenset({("audits", "planned_from"), ("audits", "planned_to"), ("measurements", "value")})
_WIDTHS: Mapping[str, float] = {"date": 13, "int": 12, "number": 12, "period": 12, "yesno": 12, "path": 36, "url": 36}

NOT_IN_LIST = Text("Nie ma tego na liście", "Not in the list")
ADD_TO_LIST = Text(
    "Wybierz słowo z listy. Nowe słowo dopisz najpierw w arkuszu Słowniki, pod tabelą „{list}”.",
    "Choose a word of the list. Type a new word first on the sheet Lists, under the table “{list}”.",
)
NOT_IN_REGISTER = Text("Nie ma tego w rejestrze", "Not in the register")
ADD_TO_REGISTER = Text(
    "W rejestrze „{register}” nie ma takiej pozycji. Popraw zapis albo najpierw ją tam dopisz. Zostawić mimo to?",
    "The register “{register}” has no such entry. Correct it, or add the entry there first. Keep it all the same?",
)
NO_DATE = Text("To nie jest data", "Not a date")
WRITE_DATE = Text(
    "Wpisz datę z lat {first}–{last}, np. 20.11.2026. Zostawić to, co wpisano?",
    "Type a date of the years {first}–{last}, such as 20/11/2026. Keep what was typed?",
)
NO_NUMBER = Text("To nie jest liczba", "Not a number")
NO_WHOLE_NUMBER = Text("To nie jest liczba całkowita", "Not a whole number")
WRITE_NUMBER = Text(
    "Wpisz samą liczbę, bez jednostki i opisu. Zostawić to, co wpisano?",
    "Type the number alone, without unit or words. Keep what was typed?",
)


@dataclass(frozen=True)
class Desk:
    """What is at hand while sheets are planned. `inside`: names of the registers of this workbook."""

    schemas: Mapping[str, RegisterSchema]
    lists: Mapping[str, WordList]
    language: Language
    settings: Settings
    year: int
    inside: frozenset[str]


def in_order(schema: RegisterSchema) -> tuple[str, ...]:
    """Return the columns as they stand on the sheet: required, computed, the others, hidden ones last."""
    groups = {name for group in schema.one_of for name in group}

    def place(column: Column) -> int:
        if column.hidden:
            return 3
        if column.required is True or column.name in groups:
            return 0
        return 1 if column.computed else 2

    return tuple(column.name for column in sorted(schema.columns, key=place))


def table_columns(schema: RegisterSchema, desk: Desk) -> tuple[TableColumn, ...]:
    """Return the columns of the register's table, in the order of the sheet."""
    tips = Tips(desk.schemas, desk.lists, desk.language, desk.year)
    order = in_order(schema)
    groups = {name for group in schema.one_of for name in group}
    made = []
    for name in order:
        column = schema[name]
        required = column.required is True or name in groups
        role: Role = (
            "required" if required else "computed" if column.computed else "wanted" if column.required else "optional"
        )
        formula = ""
        if column.formula:
            formula = live_formula(schema, column, order, desk.lists, desk.language, desk.settings)
        made.append(
            TableColumn(
                header=column.title.in_(desk.language),
                number_format=number_format(column, desk.language),
                width=max(_width(schema, column, desk), _spoken_width(schema, column, desk)),
                role=role,
                tip_title=_short(column.title.in_(desk.language)),
                tip=tips.tip(schema, column),
                rule=None if column.computed or (schema.name, name) in _READ_AS_WORDS else _rule(column, desk),
                formula=formula,
                folded=not (required or column.computed or column.hidden),
                hidden=column.hidden,
                middle=column.kind in ("date", "int", "number", "period", "yesno"),
            )
        )
    return tuple(made)


def number_format(column: Column, language: Language) -> str:
    """Return the number format of a column's cells: Text where Excel must not make a date or number of a code."""
    if column.kind == "date":
        return "dd.mm.yyyy" if language == "pl" else "d mmm yyyy"
    if column.kind == "int":
        return "0"
    if column.kind == "number":
        return "0.0" if column.computed else "General"
    return "General" if column.formula else "@"


def keys_name(register: str, column: str) -> str:
    """Return the defined name of the keys that drop-downs of the same workbook offer."""
    return f"qms_keys_{register}_{column}"


def target(column: Column, desk: Desk) -> tuple[str, str] | None:
    """Return the register and column that feed a drop-down, None where the reference leads elsewhere."""
    reference = column.reference
    if reference is None or reference.register not in desk.inside:
        return None
    return reference.register, reference.column or desk.schemas[reference.register].key[0]


def _rule(column: Column, desk: Desk) -> CellRule | None:
    def say(text: Text, **facts: object) -> str:
        return text.in_(desk.language).format(**facts)

    if column.list:
        title = say(NOT_IN_LIST)
        message = say(ADD_TO_LIST, list=desk.lists[column.list].name)
        strict = "none" if column.many else "stop"
        return CellRule("list", "=" + words_name(column.list), strict=strict, title=title, message=message)  # type: ignore[arg-type]
    if found := target(column, desk):
        soft = column.many or (column.reference is not None and column.reference.soft)
        message = say(ADD_TO_REGISTER, register=desk.schemas[found[0]].title.in_(desk.language))
        strict = "none" if soft else "warning"
        return CellRule("list", "=" + keys_name(*found), strict=strict, title=say(NOT_IN_REGISTER), message=message)  # type: ignore[arg-type]
    if column.kind == "date":
        first, last = desk.settings.date.first_year, desk.settings.date.last_year
        low, high = (datetime.date(first, 1, 1) - _DAY_ZERO).days, (datetime.date(last, 12, 31) - _DAY_ZERO).days
        return CellRule("date", low=low, high=high, title=say(NO_DATE), message=say(WRITE_DATE, first=first, last=last))
    if column.kind == "int":
        return CellRule(
            "whole", low=-999_999_999, high=999_999_999, title=say(NO_WHOLE_NUMBER), message=say(WRITE_NUMBER)
        )
    if column.kind == "number":
        return CellRule("decimal", low=-1e15, high=1e15, title=say(NO_NUMBER), message=say(WRITE_NUMBER))
    return None


def _width(schema: RegisterSchema, column: Column, desk: Desk) -> float:
    header = _header_width(column.title.in_(desk.language))
    if column.width:
        return max(header, column.width)
    if column.kind == "list":
        words = [desk.lists[column.list].word(code, desk.language) for code in desk.lists[column.list].codes]
        return max(header, 13, min(24, max(len(word) for word in words) + 2))
    if column.kind in _WIDTHS:
        return max(header, _WIDTHS[column.kind])
    if column.name in schema.key:
        return max(header, 15)
    if column.reference:
        return max(header, 22 if column.reference.register == "people" or column.many else 15)
    return max(header, 24)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def _spoken_width(schema: RegisterSchema, column: Column, desk: Desk) -> float:
    """Return the width for a value with the word behind it that a mark shows."""
    spoken = [len(mark.word.in_(desk.language)) for mark in schema.marks if mark.word and mark.column == column.name]
    if not spoken:
        return 0
    value = 12
    if column.list:
        value = max(len(desk.lists[column.list].word(code, desk.language)) for code in desk.lists[column.list].codes)
    return min(34, value + max(spoken) + 5)


def _header_width(title: str) -> int:
    """Return the width at which a header takes two lines, with its mark and the filter's button."""
    width = max(len(word) for word in title.split()) + 4
    while lines(f"{title} (*)", width - 2) > 2:
        width += 1
    return width
