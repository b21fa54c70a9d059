"""Reports that are about a year or about today, not about one record: their subjects, their window on the registers, who signs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from qms_xl.model import Register, Text, Word
from qms_xl.reports._review_window import Window
from qms_xl.reports._sections import date_at, holders, name_at, person

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.supply import Supply

PREPARED = Text("Sporządził: pełnomocnik ds. SZJ", "Prepared by: quality representative")
APPROVED = Text("Zatwierdzam", "Approved by")

SIGNATURE_HELP: Mapping[str, Text] = {
    "signatures[].role": Text("Podpisy: rola", "Signatures: role"),
    "signatures[].name": Text("Podpisy: imię i nazwisko", "Signatures: name"),
    "signatures[].title": Text("Podpisy: stanowisko", "Signatures: position"),
}


POST_HELP: Mapping[str, Text] = {
    "signatures[].role": Text("Podpisy: rola", "Signatures: role"),
    "signatures[].title": Text("Podpisy: stanowisko", "Signatures: position"),
}


def recent(years: Iterable[int], as_of: datetime.date) -> Iterator[str]:
    """Yield this year and the last, where they are among the years: reports on these are due before a review."""
    for year in years:
        if as_of.year - 1 <= year <= as_of.year:
            yield str(year)


def years_in(register: Register, *columns: str) -> set[int]:
    """Return the years of a column of years or dates; of several columns the first that is filled speaks for its row."""
    found = set()
    for row in register.frame.index:
        for column in columns:
            day = date_at(register, row, column) if register.schema[column].kind == "date" else None
            year = day.year if day else _year(register, row, column)
            if year is not None:
                found.add(year)
                break
    return found


def _year(register: Register, row: int, column: str) -> int | None:
    value = register.value(row, column)
    if not isinstance(value, int | float) or value != value or not float(value).is_integer():
        return None
    return int(value) if datetime.MINYEAR < value < datetime.MAXYEAR else None


def year_window(supply: Supply, norm: Norm, year: int, as_of: datetime.date) -> Window:
    """Return a calendar year as reviews look at theirs, with what is known on `as_of`."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return Window(supply, norm, review="", held=as_of, first=first, last=last, day=as_of)


def signatures(people: Register | None, on: datetime.date) -> list[dict[str, object]]:
    """Return who signs: the quality representative, and top management, named where one person alone holds that role."""
    representative = next(iter(holders(people, "quality_representative", on)), "")
    managers = holders(people, "top_management", on)
    head = managers[0] if managers else ""
    title = name_at(people, head, "position") or Word("role", "top_management")
    return [
        {"role": PREPARED, "name": person(people, representative)["name"], "title": None},
        {"role": APPROVED, "name": person(people, head)["name"], "title": title},
    ]


def posts(people: Register | None, on: datetime.date) -> list[dict[str, object]]:
    """Return who signs a document that is to be published: posts without names."""
    return [{"role": one["role"], "title": one["title"]} for one in signatures(people, on)]
