"""From the values of a report to what a template may print, and the list of sources that leads every number back to its rows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from qms_xl.model import CellError, Figure, Language, Register, Text, Uncached, Word
from qms_xl.pictures.picture import Picture

NO_ROWS = Text("żaden wiersz", "no row")
TOTAL = Text("razem", "total")


class Source(NamedTuple):
    """One number of a report and where it comes from. `path` is its field, `label` the name that its record gives it."""

    path: str
    label: object
    figure: Figure


class Line(NamedTuple):
    """A line of the annex of sources: what was counted, and every number of it with its rows, "AB: 2 (5–9, 12) · KM: 1 (7)"."""

    label: str
    numbers: str


class Counted(NamedTuple):
    """A table of a workbook that numbers were counted from, with these numbers."""

    register: str
    workbook: str
    sheet: str
    lines: tuple[Line, ...]


def sources(fields: object, path: str = "", label: object = None) -> Iterable[Source]:
    """Yield the figures of a report's fields, in order; a record's own `label` names the figures beside it."""
    match fields:
        case Figure():
            yield Source(path, label, fields)
        case Mapping():
            own = fields.get("label", label)
            for name, value in fields.items():
                yield from sources(value, f"{path}.{name}" if path else str(name), own)
        case tuple() | list() if not isinstance(fields, Text | Word | CellError | Uncached):
            for value in fields:
                yield from sources(value, f"{path}[]", label)


def plain(value: object, say: Callable[[object], str]) -> object:
    """Return the fields as a template may have them: text, numbers, dates, pictures, lists and dictionaries of these.

    A number that is no Figure raises TypeError: nothing could lead it back to its rows.
    """
    match value:
        case None | str() | bool():
            return value
        case Figure():
            return value.value
        case datetime.datetime():
            return value.date() if value == value else None
        case datetime.date():
            return value
        case Text() | Word() | CellError() | Uncached():
            return say(value)
        case Picture():
            return value.image(say)
        case Mapping():
            return {str(name): plain(one, say) for name, one in value.items()}
        case tuple() | list():
            return [plain(one, say) for one in value]
    raise TypeError(f"{type(value).__name__} in a report's fields: a number must be a Figure")


def row_ranges(rows: Iterable[int]) -> str:
    """Return row numbers as people write them: 5, 6, 7 and 12 are "5–7, 12"."""
    ranges: list[list[int]] = []
    for row in sorted(set(rows)):
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)


def counted(
    figures: Iterable[Source],
    registers: Mapping[str, Register],
    field_help: Mapping[str, Text],
    say: Callable[[object], str],
    language: Language,
) -> tuple[Counted, ...]:
    """Return the annex of sources: for each table the figures whose rows stand in it, each once.

    A phrase of ours that names a figure ("actions overdue") has a line of its own, with a number for each field (now,
    before); the records of a field (units, audits) share its line. A figure counted from no row stands at every table that
    was looked through.
    """
    seen: set[tuple[str, str, Figure]] = set()
    tables: dict[tuple[str, int], dict[str, dict[str, tuple[list[str], set[int]]]]] = {}
    for path, label, figure in figures:
        register = registers.get(figure.register)
        field, record = say(field_help[path]) if path in field_help else path, "" if label is None else say(label)
        line, name = (record, field) if isinstance(label, Text) else (field, record)
        if register is None or (line, name, figure) in seen:
            continue
        seen.add((line, name, figure))
        rows_in: dict[int, list[int]] = {}
        for row_id in figure.rows:
            place, row = register.place(row_id)
            rows_in.setdefault(register.places.index(place), []).append(row)
        for at in sorted(rows_in) or range(len(register.places)):
            names = tables.setdefault((register.name, at), {}).setdefault(line, {})
            values, rows = names.setdefault(name, ([], set()))
            values.append(say(figure.value))
            rows.update(rows_in.get(at, ()))
    return tuple(
        Counted(
            registers[name].schema.title.in_(language),
            registers[name].places[at].workbook,
            registers[name].places[at].sheet,
            tuple(Line(line, _numbers(names, say)) for line, names in lines.items()),
        )
        for (name, at), lines in tables.items()
    )


def _numbers(names: Mapping[str, tuple[Sequence[str], set[int]]], say: Callable[[object], str]) -> str:
    """Return the numbers of a line, each with its rows; equal numbers from the same rows are said once, for all their names."""
    alike: dict[str, list[str]] = {}
    for name, (values, rows) in names.items():
        number = f"{'; '.join(values)}\u00a0({row_ranges(rows) or say(NO_ROWS)})"
        alike.setdefault(number, []).append(name or (say(TOTAL) if len(names) > 1 else ""))
    return " · ".join(f"{', '.join(named)}: {number}" if any(named) else number for number, named in alike.items())
