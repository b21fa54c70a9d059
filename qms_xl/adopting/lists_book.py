"""The workbook that keeps an office's own words of lists, where they stand in no workbook of ours yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from qms_xl.adopting.plan import PlanWord
from qms_xl.making.formulas import codes_name, words_name
from qms_xl.model import Language, RegisterSchema, Text
from qms_xl.workbook.make import make
from qms_xl.workbook.plan import ListSheet, ListTable, Plan

NAME = Text("Słowniki", "Lists")
_NOTE = Text(
    "Słowa z rejestrów biura i kody, którym odpowiadają. Nowe słowo wpisz pod tabelą, a obok kod.",
    "Words of the office's registers and the codes that they mean. Type a new word under its table, and the code beside it.",
)


def lists_book(
    words: Sequence[PlanWord], language: Language, created: datetime, schemas: Mapping[str, RegisterSchema]
) -> bytes:
    """Return a workbook with a table for each list that these words belong to."""
    by_list: dict[str, list[PlanWord]] = {}
    for word in words:
        by_list.setdefault(word.list, []).append(word)
    tables = tuple(
        ListTable(
            f"qms_list_{name}",
            name,
            tuple((word.word, word.code) for word in sorted(found, key=lambda word: -word.count)),
            words_name(name),
            codes_name(name),
        )
        for name, found in by_list.items()
    )
    lists = schemas["lists"]
    headers = (lists["value"].title.in_(language), lists["means"].title.in_(language))
    title = NAME.in_(language)
    sheet = ListSheet(title, title, _NOTE.in_(language), headers, tables)
    return make(Plan(title=title, language=language, created=created, sheets=(sheet,)))
