"""The small notation of live formulas and row marks in the schemas, turned into Excel formulas.

    {due_on}           the row's cell                       {filled done_on}   filled as a reader would say: "brak" is not
    {code status}      the code of the word in the cell     {date due_on}      holds a readable date
    {word overdue}     the word to write for a code         {whole impact}     holds a whole number
    {setting actions.due_soon_days}                         {number count_1}   holds a number
    {empty}            no typed cell of the row is filled   {stuck count_1}    filled, but with no number

`{word}` takes the list of the formula's own column, `{word action_state overdue}` another. The functions used are those of Excel 2016
and LibreOffice alike; no cell content makes the formula an error.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from qms_xl.lists import WordList
from qms_xl.model import Column, Language, RegisterSchema
from qms_xl.settings import Settings
from qms_xl.workbook.addresses import letters
from qms_xl.workbook.patching.cell_xml import EPOCH

ANSWERS = (
    *("brak", "nie dotyczy", "nie stwierdzono", "nie wystąpiły", "nie wystapily", "nie zgłoszono", "nie zgloszono"),
    *("n/d", "nd.", "n.d.", "none", "not applicable", "n/a", "n.a.", "-", "--", "---", "–", "—"),
)
_PLACE = re.compile(r"\{([^{}]+)\}")


def words_name(list_name: str) -> str:
    """Return the defined name of a list's words."""
    return f"qms_words_{list_name}"


def codes_name(list_name: str) -> str:
    """Return the defined name of the codes beside a list's words."""
    return f"qms_codes_{list_name}"


def table_name(register: str) -> str:
    """Return the name of a register's Excel table."""
    return f"qms_{register}"


def live_formula(
    schema: RegisterSchema,
    column: Column,
    order: tuple[str, ...],
    lists: Mapping[str, WordList],
    language: Language,
    settings: Settings,
) -> str:
    """Return the formula of a computed column for its table; `order`: the columns as they stand on the sheet."""

    def cell(name: str) -> str:
        return f"{table_name(schema.name)}[@[{_escaped(schema[name].title.in_(language))}]]"

    def span(first: str, last: str) -> str:
        titles = [_escaped(schema[name].title.in_(language)) for name in (first, last)]
        return f"{table_name(schema.name)}[@[{titles[0]}]:[{titles[1]}]]" if first != last else cell(first)

    formula = _filled_in(column.formula, schema, column, order, cell, span, lists, language, settings)
    return f'=IFERROR({formula},"")'


def row_condition(
    schema: RegisterSchema,
    when: str,
    order: tuple[str, ...],
    first_row: int,
    lists: Mapping[str, WordList],
    language: Language,
    settings: Settings,
) -> str:
    """Return a mark's condition for the first row of data, for conditional formats, which know no tables."""

    def cell(name: str) -> str:
        return f"${letters(order.index(name) + 1)}{first_row}"

    def span(first: str, last: str) -> str:
        return f"{cell(first)}:{cell(last)}"

    return "=" + _filled_in(when, schema, None, order, cell, span, lists, language, settings)


def _escaped(title: str) -> str:
    """Return a header as structured references hold it."""
    return re.sub(r"(['\[\]#@])", r"'\1", title)


def _filled_in(
    text: str,
    schema: RegisterSchema,
    own: Column | None,
    order: tuple[str, ...],
    cell: Callable[[str], str],
    span: Callable[[str, str], str],
    lists: Mapping[str, WordList],
    language: Language,
    settings: Settings,
) -> str:
    def place(match: re.Match[str]) -> str:
        word, _, rest = match[1].partition(" ")
        if not rest:
            return _empty(schema, order, span) if word == "empty" else cell(word)
        if word == "setting":
            return _setting(settings, rest)
        if word == "word":
            list_name, _, code = rest.rpartition(" ")
            return _word(lists[list_name or (own.list if own else "")], code, language)
        return _TESTS[word](cell(rest), schema[rest], settings)

    return _PLACE.sub(place, text)


def _setting(settings: Settings, name: str) -> str:
    """Return a setting by its name in qms.toml, `actions.due_soon_days`, `feedback.term_months.complaint`."""
    found: Any = settings
    for part in name.split("."):
        found = found[part] if isinstance(found, Mapping) else getattr(found, part)
    return str(found)


def _empty(schema: RegisterSchema, order: tuple[str, ...], span: Callable[[str, str], str]) -> str:
    """Return the test that nothing is typed in the row: the runs of typed columns between the computed ones are counted."""
    runs: list[list[str]] = [[]]
    for name in order:
        if schema[name].computed:
            runs.append([])
        else:
            runs[-1].append(name)
    counted = ",".join(span(run[0], run[-1]) for run in runs if run)
    return f"COUNTA({counted})=0"


def _word(words: WordList, code: str, language: Language) -> str:
    shipped = words.word(code, language).replace('"', '""')
    found = f'INDEX({words_name(words.name)},MATCH("{code}",{codes_name(words.name)},0))'
    return f'IFERROR({found},"{shipped}")'


def _code(cell: str, column: Column, settings: Settings) -> str:
    found = f"INDEX({codes_name(column.list)},MATCH(TRIM({cell}),{words_name(column.list)},0))"
    return f"IFERROR({found},TRIM({cell}))"


def _filled(cell: str, column: Column, settings: Settings) -> str:
    if column.kind in ("text", "path", "url"):
        return f'IFERROR(TRIM({cell})<>"",TRUE)'
    answers = ",".join(f'"{answer}"' for answer in ANSWERS)
    return f'IFERROR(AND(TRIM({cell})<>"",ISNA(MATCH(TRIM({cell}),{{{answers}}},0))),TRUE)'


def _date(cell: str, column: Column, settings: Settings) -> str:
    first = (datetime.date(settings.date.first_year, 1, 1) - EPOCH).days
    after = (datetime.date(settings.date.last_year, 12, 31) - EPOCH).days + 1
    return f"IF(ISNUMBER({cell}),AND({cell}>={first},{cell}<{after}),FALSE)"


def _whole(cell: str, column: Column, settings: Settings) -> str:
    return f"IF(ISNUMBER({cell}),{cell}=INT({cell}),FALSE)"


def _number(cell: str, column: Column, settings: Settings) -> str:
    return f"ISNUMBER({cell})"


def _stuck(cell: str, column: Column, settings: Settings) -> str:
    return f"IF({_filled(cell, column, settings)},NOT({_whole(cell, column, settings)}),FALSE)"


_TESTS: dict[str, Callable[[str, Column, Settings], str]] = {
    "code": _code,
    "filled": _filled,
    "date": _date,
    "whole": _whole,
    "number": _number,
    "stuck": _stuck,
}
