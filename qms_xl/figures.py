"""From the values of a report to what a template may print, and the list of sources that leads every number back to its rows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from qms_xl.model import CellError, Figure, Language, Register, Text, Uncached, Word
from qms_xl.pictures.picture import Picture

NO_ROWS = Text("żaden wiersz", "no row")


class Source(NamedTuple):
    """One number of a report and where it comes from. `path` is its field, `label` the name that its record gives it."""

    path: str
    label: object
    figure: Figure


class Counted(NamedTuple):
    """A line of the annex of sources: one number in one table of one workbook; `rows` as a person reads them, "5–9, 12"."""

    label: str
    value: str
    register: str
    workbook: str
    sheet: str
    rows: str


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
    """Return the annex of sources: each figure once per table that its rows stand in; several of one name stand in one line.

    A figure counted from no row names every table that was looked through.
    """
    seen: set[tuple[str, Figure]] = set()
    lines: dict[tuple[str, str, int], tuple[list[str], set[int]]] = {}
    for path, label, figure in figures:
        register = registers.get(figure.register)
        name = say(field_help[path]) if path in field_help else path
        own = f"{name}: {say(label)}" if label is not None else name
        if register is None or (own, figure) in seen:
            continue
        seen.add((own, figure))
        rows_in: dict[int, list[int]] = {}
        for row_id in figure.rows:
            place, row = register.place(row_id)
            rows_in.setdefault(register.places.index(place), []).append(row)
        for at in sorted(rows_in) or range(len(register.places)):
            values, rows = lines.setdefault((own, register.name, at), ([], set()))
            values.append(say(figure.value))
            rows.update(rows_in.get(at, ()))
    return tuple(
        Counted(
            own,
            "; ".join(values),
            registers[name].schema.title.in_(language),
            registers[name].places[at].workbook,
            registers[name].places[at].sheet,
            row_ranges(rows) or say(NO_ROWS),
        )
        for (own, name, at), (values, rows) in lines.items()
    )
