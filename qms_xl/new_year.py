"""The verb that begins a year: objectives, their indicators and the audit programme proposed anew, under new numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.model import Language, Register, RowAppend, Text
from qms_xl.numbers import free_numbers

if TYPE_CHECKING:
    from qms_xl.settings import Settings

REGISTERS = ("objectives", "indicators", "audit_programmes")
_CONTINUES = Text("kontynuacja {}", "continues {}")
_DIGITS = re.compile(r"\d+")
_NOT_OF_OBJECTIVE = (
    *("objective", "year", "due_on", "parent", "approved_by", "approved_on", "change_ref", "declared_status"),
    *("reason", "action", "notes"),
)
_NOT_OF_INDICATOR = ("indicator", "objective", "notes")
_OF_PROGRAMME = ("objective", "norm")


class Rolled(NamedTuple):
    """A row of the new year and the record that it continues."""

    append: RowAppend
    old: str


class NewYear(NamedTuple):
    """What a new year needs. `there`: how many records of the year before are continued already; `absent`: registers the office lacks.

    `numberless`: register -> records for which no new number could be made.
    """

    year: int
    rows: tuple[Rolled, ...]
    there: int
    absent: tuple[str, ...]
    numberless: tuple[tuple[str, str], ...]


def new_year(
    registers: Mapping[str, Register], year: int, as_of: date, settings: Settings, language: Language
) -> NewYear:
    """Return the rows that roll the year before over into `year`; what is continued already is left alone.

    A record is continued where a row of the new year says the same, or names its number in the notes, as the rows proposed
    here do in the office's `language`: staff may then reword them. Abandoned
    objectives, cancelled programmes and programmes that reach into the new year are not rolled over. What belongs to one
    year only is left blank: approval, declared status, reasons, actions, results. Raises UsageError for an absurd year.
    """
    _refuse_absurd(registers, year, as_of)
    work = _Work(year, settings, language)
    if (objectives := registers.get("objectives")) is not None:
        numbers = work.objectives(objectives)
        if (indicators := registers.get("indicators")) is not None:
            work.indicators(indicators, numbers)
    if (programmes := registers.get("audit_programmes")) is not None:
        work.programme(programmes)
    absent = tuple(name for name in REGISTERS if name not in registers)
    return NewYear(year, tuple(work.rows), work.there, absent, tuple(work.numberless))


class _Work:
    """The rows of the new year found so far, and the numbers that they use up."""

    def __init__(self, year: int, settings: Settings, language: Language) -> None:
        self.year, self.settings, self.language = year, settings, language
        self.rows: list[Rolled] = []
        self.numberless: list[tuple[str, str]] = []
        self.used: dict[str, list[str]] = {}
        self.there = 0

    def objectives(self, register: Register) -> dict[str, str]:
        """Add the objectives, and return the number of the new year for each of the year before, by its folded key."""
        before, now = _of_year(register, self.year - 1), _of_year(register, self.year)
        kept = [row for row in before if row.get("declared_status") != "abandoned" and row.get("objective")]
        numbers = _continued(kept, now, "objective", ("statement",))
        self.there += len(numbers)
        new = [row for row in kept if fold(str(row["objective"])) not in numbers]
        for row, number in self._numbered(register, new, "objective"):
            numbers[fold(str(row["objective"]))] = number
        for row in new:
            if fold(str(row["objective"])) in numbers:
                number = numbers[fold(str(row["objective"]))]
                own = {name: value for name, value in row.items() if name not in _NOT_OF_OBJECTIVE}
                values = {"objective": number, "year": self.year, **own, "due_on": self._due(row)}
                values["parent"] = numbers.get(fold(str(row.get("parent") or "")), row.get("parent"))
                self._add(register, number, values, str(row["objective"]))
        return numbers

    def indicators(self, register: Register, objectives: Mapping[str, str]) -> None:
        """Add the indicators of the objectives rolled over; those of a process alone go on as they are."""
        of_new = {fold(number) for number in objectives.values()}
        rows = [row for row in _rows(register) if row.get("objective") and row.get("indicator")]
        now = [row for row in rows if fold(str(row["objective"])) in of_new]
        for objective, number in objectives.items():
            before = [row for row in rows if fold(str(row["objective"])) == objective]
            after = [row for row in now if fold(str(row["objective"])) == fold(number)]
            done = _continued(before, after, "indicator", ("name",))
            self.there += len(done)
            new = [row for row in before if fold(str(row["indicator"])) not in done]
            for row, own in self._numbered(register, new, "indicator"):
                kept = {name: value for name, value in row.items() if name not in _NOT_OF_INDICATOR}
                values = {"indicator": own, **kept, "objective": number}
                self._add(register, own, values, str(row["indicator"]))

    def programme(self, register: Register) -> None:
        """Add the audit programme as a draft, unless one of the new year is there or one of several years goes on."""
        rows = [row for row in _rows(register) if row.get("status") != "cancelled"]
        if any(row.get("year") == self.year or _reaches(row, self.year) for row in rows):
            self.there += 1
            return
        before = [row for row in rows if row.get("year") == self.year - 1 or _reaches(row, self.year - 1)][-1:]
        for row, number in self._numbered(register, before, "programme"):
            own = {name: row[name] for name in _OF_PROGRAMME if row.get(name) is not None}
            values = {"programme": number, "year": self.year, "status": "draft", **own}
            self._add(register, number, values, str(row["programme"]))

    def _add(self, register: Register, number: str, values: Mapping[str, Any], old: str) -> None:
        cells = {name: value for name, value in values.items() if value is not None}
        if register.has("notes"):
            cells["notes"] = _CONTINUES.in_(self.language).format(old)
        self.rows.append(Rolled(RowAppend(register.name, number, cells, "safe"), old))

    def _due(self, row: Mapping[str, Any]) -> date | None:
        """Return the day a year later; a strategic objective keeps a day that is still to come in the new year."""
        due = row.get("due_on")
        if due is None or (row.get("level") == "strategic" and due.year >= self.year):
            return due
        return date(due.year + 1, due.month, 28 if (due.month, due.day) == (2, 29) else due.day)

    def _numbered(
        self, register: Register, rows: Sequence[Mapping[str, Any]], key: str
    ) -> list[tuple[Mapping[str, Any], str]]:
        """Return each row with its new number; one for which there is none is remembered."""
        used = self.used.setdefault(register.name, [str(one) for one in register[key].dropna()])
        pattern = self.settings.numbering_patterns.get(register.name, "")
        found = []
        for row in rows:
            old = str(row[key])
            number = _number(old, used, pattern if isinstance(pattern, str) else "", self.year, row.get("year"))
            if number is None:
                self.numberless.append((register.name, old))
            else:
                used.append(number)
                found.append((row, number))
        return found


def _number(old: str, used: Sequence[str], pattern: str, year: int, before: Any) -> str | None:
    """Return the number that continues `old`, of the year `before`: by the pattern, else with the year replaced, else the next free one."""
    if pattern and "{n" not in pattern:
        number = pattern.replace("{year}", str(year))
        return number if number not in used else None
    if not pattern:
        own = str(int(before or year - 1))
        runs = [run for run in _DIGITS.finditer(old) if run.group() in (own, own[-2:])]
        if runs:
            run = max(runs, key=lambda one: len(one.group()))
            number = f"{old[: run.start()]}{str(year)[-len(run.group()) :]}{old[run.end() :]}"
            return number if number not in used else None
    return next(free_numbers(used, pattern, year), None)


def _continued(
    before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]], key: str, says: Sequence[str]
) -> dict[str, str]:
    """Return the records of the year before, folded, that a row of the new year continues, and that row's number."""
    same = {
        tuple(fold(str(row.get(name) or "")) for name in says): str(row[key]) for row in reversed(now) if row.get(key)
    }
    found = {}
    for row in before:
        old = fold(str(row[key]))
        whole = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
        named = (str(one[key]) for one in now if one.get(key) and whole.search(fold(str(one.get("notes") or ""))))
        number = next(named, same.get(tuple(fold(str(row.get(name) or "")) for name in says)))
        if number is not None:
            found[old] = number
    return found


def _of_year(register: Register, year: int) -> list[dict[str, Any]]:
    return [row for row in _rows(register) if row.get("year") == year]


def _rows(register: Register) -> Iterator[dict[str, Any]]:
    """Yield the rows as plain values, None where there is none; computed columns are left out. Raises AbsentColumn."""
    for column in register.schema.key:
        register[column]
    names = [one.name for one in register.schema.columns if register.has(one.name) and not one.computed]
    frame = register.frame[names]
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        yield {str(name): value.date() if hasattr(value, "date") else value for name, value in row.items()}


def _reaches(row: Mapping[str, Any], year: int) -> bool:
    """Return whether a programme of several years covers a year."""
    first, last = row.get("period_from"), row.get("period_to")
    return first is not None and last is not None and first.year <= year <= last.year


def _refuse_absurd(registers: Mapping[str, Register], year: int, as_of: date) -> None:
    tables = [registers[name] for name in ("objectives", "audit_programmes") if name in registers]
    known = sorted({int(one) for table in tables if table.has("year") for one in table["year"].dropna()})
    usual = known[-1] + 1 if known and as_of.year not in known else as_of.year + 1
    if year < as_of.year:
        raise UsageError(
            Text(f"Rok {year} już minął.", f"The year {year} is over."),
            Text(f"Czy chodziło o {usual}?", f"Did you mean {usual}?"),
        )
    if year - 1 not in known:
        has = ", ".join(map(str, known))
        raise UsageError(
            Text(
                f"Nie ma czego przenieść na rok {year}: w rejestrach nie ma celów ani programu auditów na rok {year - 1}.",
                f"There is nothing to roll over into {year}: the registers hold neither objectives nor an audit programme "
                f"for {year - 1}.",
            ),
            Text(
                f"Lata w rejestrach: {has}. Czy chodziło o {usual}?",
                f"Years in the registers: {has}. Did you mean {usual}?",
            )
            if known
            else Text(
                "Wpisz do rejestrów pierwszy rok; następny można będzie z niego przenieść.",
                "Fill in the registers for a first year; the next one can be rolled over from it.",
            ),
        )
