"""Names of months as they stand in dates and periods, folded, in Polish and English, and as Roman numbers."""

from __future__ import annotations

_NAMES = (
    ("stycznia", "styczen", "sty", "january", "jan"),
    ("lutego", "luty", "lut", "february", "feb"),
    ("marca", "marzec", "mar", "march"),
    ("kwietnia", "kwiecien", "kwi", "april", "apr"),
    ("maja", "maj", "may"),
    ("czerwca", "czerwiec", "cze", "june", "jun"),
    ("lipca", "lipiec", "lip", "july", "jul"),
    ("sierpnia", "sierpien", "sie", "august", "aug"),
    ("wrzesnia", "wrzesien", "wrz", "september", "sept", "sep"),
    ("pazdziernika", "pazdziernik", "paz", "october", "oct"),
    ("listopada", "listopad", "lis", "november", "nov"),
    ("grudnia", "grudzien", "gru", "december", "dec"),
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
