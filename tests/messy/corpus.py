"""Sixty and more messy workbooks in both languages: known registers, with the dirt of real files, and the truth behind each."""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from messy.dirt import BLANKS, EXTRA, day_as_typed, header_as_typed, unseen, word_of
from messy.truth import Messy, Place
from qms_xl.demo.contents import contents
from qms_xl.model import Language, RegisterSchema
from qms_xl.shelf import collect
from qms_xl.workbook.addresses import letters

TODAY = datetime.date(2026, 11, 20)
REGISTERS = (
    *("actions", "findings", "documents", "audits", "objectives", "risks", "feedback", "trainings", "people", "units"),
    *("suppliers", "processes", "review_decisions", "indicators"),
)
TITLES = {
    "actions": ("Rejestr działań korygujących", "Corrective action log"),
    "findings": ("Rejestr niezgodności i spostrzeżeń", "Nonconformity register"),
    "documents": ("Wykaz dokumentów nadzorowanych", "List of controlled documents"),
    "audits": ("Plan auditów wewnętrznych", "Internal audit schedule"),
    "objectives": ("Cele jakości na rok", "Quality objectives for the year"),
    "risks": ("Rejestr ryzyk", "Risk register"),
    "feedback": ("Rejestr skarg i wniosków", "Complaints register"),
    "trainings": ("Plan szkoleń", "Training plan"),
    "people": ("Wykaz pracowników", "Staff list"),
    "units": ("Struktura organizacyjna", "Departments"),
    "suppliers": ("Lista dostawców", "Approved suppliers"),
    "processes": ("Wykaz procesów", "List of processes"),
    "review_decisions": ("Decyzje z przeglądu zarządzania", "Management review decisions"),
    "indicators": ("Mierniki procesów", "Key performance indicators"),
}
KINDS = (
    *("plain", "titles", "two_rows", "merged_header", "repeated", "blank_rows", "labels", "merged_group", "tall"),
    *("stacked", "beside", "years", "doubled", "no_ids", "formula_ids", "text_dates", "many", "inflated", "hidden"),
    *("old_copy", "unseen", "marks", "numbers_row", "totals", "prenumbered", "table"),
)
Values = dict[str, object]


@cache
def records(language: Language) -> Mapping[str, list[Values]]:
    """Return the demo's records by register."""
    return contents(TODAY, language).rows


@cache
def wordings() -> Mapping[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return how offices call each column: Polish, English."""
    found = {}
    for line in Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            who, polish, english = line.split(" | ")
            register, column = who.split(".")
            found[register, column] = (tuple(polish.split(" ; ")), tuple(english.split(" ; ")))
    return found


@dataclass
class _Drawing:
    """What is drawn of one register on one sheet."""

    schema: RegisterSchema
    columns: list[str]
    headers: list[str]
    rows: list[Values]
    language: Language
    dirt: frozenset[str]
    chance: random.Random
    drawn: list[list[object]] = field(default_factory=list)


def corpus() -> Iterator[Messy]:
    """Yield the workbooks; the same ones on every call."""
    for language in ("pl", "en"):
        for number, kind in enumerate((*KINDS, *KINDS[:8])):
            yield messy(language, number, kind)


def messy(language: Any, number: int, kind: str) -> Messy:
    """Return one workbook with one kind of dirt for sure and others by chance."""
    chance = random.Random(f"{language} {number} {kind}")
    register = REGISTERS[(number * 5 + (3 if language == "en" else 0)) % len(REGISTERS)]
    if kind == "marks":
        register = "findings" if number % 2 else "trainings"
    if kind in ("many",):
        register = "audits"
    dirt = {kind} | {one for one in ("titles", "unseen", "text_dates", "totals") if chance.random() < 0.35}
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    places: list[Place] = []
    aside: list[str] = []
    one = _drawing(register, language, frozenset(dirt), chance)
    title = TITLES[register][language == "en"]
    if kind == "years":
        half = len(one.rows) // 2
        for year, rows in (("2025", one.rows[:half]), ("2026", one.rows[half:])):
            part = _drawing_of(one, rows)
            places.append(_draw(book, book.add_worksheet(year), part, day, title))
    else:
        name = chance.choice([title[:28], "Arkusz1" if language == "pl" else "Sheet1"])
        sheet = book.add_worksheet(name)
        places.append(_draw(book, sheet, one, day, title))
        if kind in ("stacked", "beside"):
            other = REGISTERS[(REGISTERS.index(register) + 3) % len(REGISTERS)]
            second = _drawing(other, language, frozenset(), chance)
            last = max(int(cell) for cell in [one.drawn[-1][0]])  # type: ignore[call-overload]
            width = one.drawn[-1][1]
            top, left = (last + 4, 0) if kind == "stacked" else (0, int(str(width)) + 2)
            places.append(_draw(book, sheet, second, day, TITLES[other][language == "en"], top=top, left=left))
        if kind == "old_copy":
            old = book.add_worksheet("Kopia 2024 (stare)" if language == "pl" else "Old copy 2024")
            _draw(book, old, _drawing_of(one, one.rows[: len(one.rows) * 2 // 3]), day, title)
            aside.append(old.get_name())
        if kind == "inflated":
            sheet.write_blank(99_999, 3, None, book.add_format({"bg_color": "#EEEEEE"}))
        if kind == "hidden":
            extra = book.add_worksheet("tmp")
            extra.write_column(0, 0, ["x", "y"])
            extra.hide()
            aside.append("tmp")
    if chance.random() < 0.4:
        form = book.add_worksheet("Formularz" if language == "pl" else "Form")
        form.write(1, 1, "Data:" if language == "pl" else "Date:")
        form.write(3, 1, "Podpis:" if language == "pl" else "Signature:")
        aside.append(form.get_name())
    book.close()
    return Messy(
        f"{language}-{number:02}-{kind}-{register}.xlsx",
        language,
        out.getvalue(),
        places,
        tuple(sorted(dirt)),
        tuple(aside),
    )


def _drawing(register: str, language: Language, dirt: frozenset[str], chance: random.Random) -> _Drawing:
    schema = collect("qms_xl.registers", "SCHEMA")[register]
    rows = [dict(row) for row in records(language)[register]][:60]
    used = [
        c.name
        for c in schema.columns
        if (register, c.name) in wordings() and any(row.get(c.name) not in (None, "", ()) for row in rows)
    ]
    required = [name for name in used if schema[name].required is True or name in schema.key]
    others = [name for name in used if name not in required and chance.random() < 0.7]
    columns = [name for name in used if name in required or name in others]
    if chance.random() < 0.4:
        tail = columns[1:]
        chance.shuffle(tail)
        columns = [columns[0], *tail]
    headers = [header_as_typed(chance.choice(wordings()[register, name][language == "en"]), chance) for name in columns]
    for extra in chance.sample(EXTRA[language], chance.randrange(3)):
        at = chance.randrange(2, len(columns) + 1)
        columns.insert(at, "")
        headers.insert(at, extra)
    if "doubled" in dirt:
        columns.append("")
        headers.append(headers[columns.index(schema.key[0]) + 2])
    return _Drawing(schema, columns, headers, rows, language, dirt, chance)


def _drawing_of(one: _Drawing, rows: list[Values]) -> _Drawing:
    return _Drawing(one.schema, one.columns, one.headers, rows, one.language, one.dirt, one.chance)


def _typed(one: _Drawing, column: str, value: object, day: Any) -> tuple[object, Any]:
    """Return what is written into a cell for a true value, and its format."""
    chance, schema = one.chance, one.schema
    if not column:
        return chance.choice(["", "", "A-12", 100.0, "ok"]), None
    if value in (None, "", ()):
        blanks = schema[column].kind == "date" and "text_dates" in one.dirt and chance.random() < 0.3
        return (chance.choice(BLANKS[one.language]) if blanks else ""), None
    if isinstance(value, datetime.date):
        if "text_dates" in one.dirt and chance.random() < 0.4:
            return day_as_typed(value, one.language, chance), None
        return value, day
    if schema[column].list and not isinstance(value, tuple):
        if schema[column].kind == "yesno" and "marks" in one.dirt:
            return {"yes": chance.choice(["x", "✓", "X"]), "no": "nie" if one.language == "pl" else "no"}[
                str(value)
            ], None
        return word_of(str(value), schema[column], one.language, chance), None
    if isinstance(value, tuple | list):
        parts = [
            word_of(str(p), schema[column], one.language, chance) if schema[column].list else str(p) for p in value
        ]
        return chance.choice(["; ", "\n"]).join(parts), None
    if isinstance(value, int | float):
        return float(value), None
    text = str(value)
    if "many" in one.dirt and schema[column].many:
        text = text.replace("; ", chance.choice([";", "\n", "; "]))
    return (unseen(text, chance) if "unseen" in one.dirt else text), None


def _draw(book: Any, sheet: Any, one: _Drawing, day: Any, title: str, *, top: int = 0, left: int = 0) -> Place:
    chance, dirt, schema = one.chance, one.dirt, one.schema
    bold = book.add_format({"bold": True, "text_wrap": True})
    row = top
    first = left if left else chance.choice([0, 0, 0, 1, 2]) if top == 0 and "beside" not in dirt else 0
    polish = one.language == "pl"
    if "titles" in dirt or top or left or "stacked" in dirt:
        sheet.write(row, first, title if not polish or chance.random() < 0.5 else title.upper(), bold)
        row += 1
        if "titles" in dirt:
            sheet.write(
                row,
                first,
                "Starostwo Powiatowe, Wydział Organizacyjny" if polish else "County Office, Organisation Department",
            )
            sheet.write(row + 1, first, "Wydanie 3 z dnia 12.01.2024 r." if polish else "Issue 3 of 12 January 2024")
            row += 2 + chance.randrange(1, 4)
        else:
            row += 1
    if "merged_group" in dirt:
        first += 1
    width = len(one.columns)
    header_top = row
    if "two_rows" in dirt and width >= 5:
        row = _two_rows(book, sheet, one, row, first, bold)
    elif "merged_header" in dirt:
        for i, header in enumerate(one.headers):
            sheet.merge_range(row, first + i, row + 1, first + i, header, bold)
        row += 2
    else:
        for i, header in enumerate(one.headers):
            sheet.write(row, first + i, header, bold)
        row += 1
    if "merged_group" in dirt:
        sheet.write(header_top, first - 1, "Obszar" if polish else "Area group", bold)
    if "numbers_row" in dirt:
        for i in range(width):
            sheet.write(row, first + i, i + 1)
        row += 1
    key = schema.key[0]
    start, truth, group_top = row, [], row
    for number, record in enumerate(one.rows):
        if "blank_rows" in dirt and number and number % 7 == 0:
            row += 1
        if "repeated" in dirt and number and number % 12 == 0:
            for i, header in enumerate(one.headers):
                sheet.write(row, first + i, header, bold)
            row += 1
        if "labels" in dirt and number % 10 == 0:
            label = ("Dział %d" if polish else "Part %d") % (number // 10 + 1)
            if chance.random() < 0.5:
                sheet.merge_range(row, first, row, first + width - 1, label, bold)
            else:
                sheet.write(row, first, str(number // 10 + 1))
                sheet.write(row, first + 1, label, bold)
            row += 1
        true = _record(book, sheet, one, record, row, first, day, number)
        if "merged_group" in dirt and (number % 6 == 5 or number == len(one.rows) - 1):
            text = f"Grupa {number // 6 + 1}" if polish else f"Group {number // 6 + 1}"
            if row > group_top:
                sheet.merge_range(group_top, first - 1, row, first - 1, text)
            else:
                sheet.write(row, first - 1, text)
            group_top = row + 1
        if "hidden" in dirt and number % 9 == 4:
            sheet.set_row(row, None, None, {"hidden": True})
        row += 2 if "tall" in dirt and number % 3 == 0 else 1
        truth.append(true)
    if "hidden" in dirt:
        sheet.set_column(first + 2, first + 2, None, None, {"hidden": True})
    if "prenumbered" in dirt:
        at = one.columns.index(key)
        for number in range(5):
            sheet.write(row, first + at, len(one.rows) + number + 1)
            row += 1
    if "totals" in dirt:
        sheet.write(row, first, "Razem" if polish else "Total", bold)
        sheet.write(row, first + 1, len(one.rows))
        row += 1
    if "table" in dirt:
        sheet.add_table(
            start - 1,
            first,
            start + len(one.rows) - 1,
            first + width - 1,
            {"columns": [{"header": h} for h in _unique(one.headers)], "name": "Tabela1"},
        )
    if chance.random() < 0.5 and "stacked" not in dirt:
        sheet.write(row + 2, first, "Sporządził: Jan Kowalski" if polish else "Prepared by: John Smith")
        sheet.write(row + 3, first, "Legenda:" if polish else "Legend:")
        sheet.write(row + 4, first, "Z")
        sheet.write(row + 4, first + 1, "zakończone" if polish else "finished")
    one.drawn.append([row, first + width])
    columns = {letters(first + i + 1): name for i, name in enumerate(one.columns)}
    return Place(sheet.get_name(), schema.name, columns, truth)


def _unique(headers: list[str]) -> list[str]:
    return headers


def _two_rows(book: Any, sheet: Any, one: _Drawing, row: int, first: int, bold: Any) -> int:
    """Draw a header of two rows: group titles over three columns, the others merged over both rows."""
    polish = one.language == "pl"
    width = len(one.columns)
    groups = {2: "Dane podstawowe" if polish else "Basic data"}
    i = 0
    while i < width:
        if i in groups and i + 3 <= width:
            sheet.merge_range(row, first + i, row, first + i + 2, groups[i], bold)
            for j in range(3):
                sheet.write(row + 1, first + i + j, one.headers[i + j], bold)
            i += 3
        else:
            sheet.merge_range(row, first + i, row + 1, first + i, one.headers[i], bold)
            i += 1
    return row + 2


def _record(
    book: Any, sheet: Any, one: _Drawing, record: Values, row: int, first: int, day: Any, number: int
) -> Values:
    true: Values = {}
    key = one.schema.key[0]
    tall = "tall" in one.dirt and number % 3 == 0
    for i, column in enumerate(one.columns):
        value = record.get(column) if column else None
        if column == key and "no_ids" in one.dirt:
            value = None
        typed, format_ = _typed(one, column, value, day)
        at = first + i
        if column == key and "formula_ids" in one.dirt:
            sheet.write_formula(row, at, f'="X-"&ROW()-{row - number}', None, f"X-{number + 1}")
            value = f"X-{number + 1}"
        elif tall:
            sheet.merge_range(row, at, row + 1, at, "")
            _write(sheet, row, at, typed, format_)
        else:
            _write(sheet, row, at, typed, format_)
        if column:
            true[column] = value
    return true


def _write(sheet: Any, row: int, column: int, value: object, format_: Any) -> None:
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), format_)
    elif isinstance(value, float):
        sheet.write_number(row, column, value)
    elif value != "":
        sheet.write_string(row, column, str(value))
