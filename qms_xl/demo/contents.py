"""Gather the demo's records: rows in the order of their numbers, numbers given, texts filled in one language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Chapter, Row, fill, printed
from qms_xl.model import Language, RegisterSchema
from qms_xl.shelf import collect


@dataclass(frozen=True)
class Contents:
    """What stands in the registers.

    `rows`: register -> rows, as `make_workbooks` takes them; `names`: tag -> the number or name that other records
    refer to; `records`: tag -> the whole key, as issues print it.
    """

    rows: Mapping[str, list[dict[str, object]]]
    names: Mapping[str, str]
    records: Mapping[str, str]


_DATED_BY = {
    # the date whose year stands in a register's numbers, and by which its rows are ordered
    "audits": "planned_from",
    "findings": "detected_on",
    "actions": "opened_on",
    "feedback": "received_on",
    "changes": "effective_on",
    "trainings": "planned_on",
    "reviews": "planned_on",
}
_SENT_OUT = ("internal", "unplanned", "follow_up")
_DAY = re.compile(r"day (-?\d+)")


def contents(as_of: date, language: Language) -> Contents:
    """Return what an office that lives on that day holds, in that language. The same day gives the same rows."""
    at = Calendar(as_of)
    chapters: Mapping[str, Chapter] = collect("qms_xl.demo.records", "records")
    gathered: dict[str, list[Row]] = {}
    for chapter in chapters.values():
        for register, rows in chapter(at).items():
            gathered.setdefault(register, []).extend(rows)
    schemas: Mapping[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
    for register, column in _DATED_BY.items():
        gathered[register].sort(key=lambda row: row.cells[column])  # type: ignore[arg-type,return-value]
    numbers = {
        register: _numbers(schemas[register], rows, language)
        for register, rows in gathered.items()
        if schemas[register].numbering
    }
    names = {"year": str(at.year), "year-1": str(at.year - 1), "survey year": str(at.survey_year)}
    records: dict[str, str] = {}
    for register, rows in gathered.items():
        for position, row in enumerate(rows):
            if row.tag:
                if row.tag in names:
                    raise LookupError(f"two records of the demo have the tag {row.tag}")
                key = [str(fill(row.cells.get(column, ""), language, str)) for column in schemas[register].key]
                names[row.tag] = numbers[register][position] if register in numbers else key[0]
                records[row.tag] = " / ".join([names[row.tag], *key[1:]])
    editions = _Editions(gathered["documents"], language, names)
    filled: dict[str, list[dict[str, object]]] = {}
    for register, rows in gathered.items():
        filled[register] = []
        for position, row in enumerate(rows):
            cells = dict(row.cells)
            if register in numbers:
                cells = {schemas[register].key[0]: numbers[register][position], **cells}
            name = _Names(names, editions, at, _day_of(cells), language)
            filled[register].append({column: fill(value, language, name) for column, value in cells.items()})
    return Contents(filled, names, records)


def _numbers(schema: RegisterSchema, rows: list[Row], language: Language) -> list[str]:
    """Return the rows' numbers by the register's own pattern; they carry the year of the row's date."""
    used: Counter[str] = Counter()
    found = []
    for row in rows:
        group = ""
        if "internal" in schema.numbering:
            group = "internal" if row.cells["audit_type"] in _SENT_OUT else "external"
        pattern = schema.numbering[group].in_(language)
        year = _year(schema.name, row)
        series = pattern.replace("{year}", year)
        used[series] += 1
        found.append(re.sub(r"\{n:?(\d*)\}", lambda wide, n=used[series]: f"{n:{wide[1]}}", series))  # type: ignore[misc]
    return found


def _year(register: str, row: Row) -> str:
    if register in _DATED_BY:
        day = row.cells[_DATED_BY[register]]
        assert isinstance(day, date)
        return str(day.year)
    if register == "review_decisions":
        return str(row.cells["review"])[-5:-1]  # "{review-2026}"
    return str(row.cells.get("year", ""))


def _day_of(cells: Mapping[str, object]) -> date | None:
    """Return the day on which an audit was or will be held, for the editions that its criteria name."""
    day = cells.get("held_from") or cells.get("planned_from")
    return day if isinstance(day, date) else None


class _Editions:
    """Which edition of a document was in force on a day."""

    def __init__(self, documents: list[Row], language: Language, names: Mapping[str, str]) -> None:
        self._rows = [row.cells for row in documents]
        self._word = "wyd." if language == "pl" else "ed."

    def __call__(self, doc: str, day: date) -> str:
        """Return `P-04 wyd. 2`, `P-04 ed. 2`. A document that was in force in no edition is a mistake of ours: LookupError."""
        for cells in self._rows:
            begins, ends = cells.get("effective_from"), cells.get("effective_to") or date.max
            if cells["doc"] == doc and isinstance(begins, date) and isinstance(ends, date) and begins <= day <= ends:
                return f"{doc} {self._word} {cells['edition']}"
        raise LookupError(f"{doc} was not in force on {day}")


class _Names:
    """What a placeholder in a row's text stands for."""

    def __init__(
        self, names: Mapping[str, str], editions: _Editions, at: Calendar, day: date | None, language: Language
    ) -> None:
        self._names, self._editions, self._at, self._day, self._language = names, editions, at, day, language

    def __call__(self, placeholder: str) -> str:
        """Return the text; an unknown tag is a mistake of ours: KeyError."""
        if placeholder.startswith("doc ") and self._day:
            return self._editions(placeholder[4:], self._day)
        if offset := _DAY.fullmatch(placeholder):
            return printed(self._at.day(int(offset[1])), self._language)
        return self._names[placeholder]
