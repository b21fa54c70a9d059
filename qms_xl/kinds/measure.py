"""Units of measure as staff write them: „os.”, „osób” and „liczba osób” are the unit „osoba”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from qms_xl.fold import fold

# A unit -> the other forms of it, folded and without the full stop of an abbreviation.
_FORMS: Mapping[str, tuple[str, ...]] = {
    "procent": ("procenty", "procentow", "pct"),
    "percent": ("per cent", "percentage", "pct"),
    "szt": ("sztuk", "sztuki"),
    "sztuka": ("szt", "sztuk", "sztuki"),
    "liczba": ("liczby", "ilosc", "lb"),
    "osoba": ("os", "osob", "osoby", "pracownik", "pracownicy", "pracownikow", "etat", "etaty", "etatow"),
    "sprawa": ("spr", "spraw", "sprawy", "wniosek", "wnioski", "wnioskow", "decyzja", "decyzje", "decyzji"),
    "dzien": ("dni", "dnia", "d", "dni robocze", "dni roboczych", "dni kalendarzowe", "dni kalendarzowych"),
    "skarga": ("skarg", "skargi"),
    "godzina": ("godz", "godzin", "godziny", "g", "h", "rbh", "min", "minuta", "minut", "minuty"),
    "dokument": ("dok", "dokumenty", "dokumentow", "egz", "egzemplarz", "egzemplarze", "egzemplarzy"),
    "szkolenie": ("szkolenia", "szkolen", "audit", "audity", "auditow", "audyt", "audyty", "audytow"),
    "number": ("no", "nos", "count", "quantity", "qty", "#"),
    "piece": ("pc", "pcs", "pce", "pieces", "item", "items", "unit", "units"),
    "person": ("persons", "people", "pers", "employee", "employees", "fte", "ftes"),
    "case": ("cases", "application", "applications", "request", "requests", "decision", "decisions"),
    "day": ("days", "d", "working day", "working days", "business days", "calendar days"),
    "complaint": ("complaints",),
    "hour": ("hours", "hr", "hrs", "h", "minute", "minutes", "min"),
    "document": ("documents", "doc", "docs", "copy", "copies"),
    "training": ("trainings", "course", "courses", "audit", "audits"),
}
_OF = ("liczba ", "ilosc ", "number of ", "no. of ")  # „liczba osób” counts, whatever it is that is counted


def is_unit(unit: object, names: Iterable[str]) -> bool:
    """Return whether a cell is one of these units of measure, in any form of the word; a blank cell is none."""
    return isinstance(unit, str) and _is_unit(unit, tuple(names))


@lru_cache(maxsize=4096)
def _is_unit(unit: str, names: tuple[str, ...]) -> bool:
    known = {form for name in names for form in (_bare(name), *_FORMS.get(_bare(name), ()))}
    return _bare(unit) in known or (fold(unit).startswith(_OF) and bool(known & {"liczba", "number"}))


def _bare(unit: str) -> str:
    return fold(unit).strip("[]() ").rstrip(".")
