"""The register that nearly every hard workbook holds: sheet Dane, columns A to H, rows 1 to 9; and the words in Listy."""

from __future__ import annotations

HEADERS = ("Kod", "Opis", "Liczba", "Termin", "Gotowe", "Tekst", "Udział", "Uwagi")
DATE, TEXT, PERCENT = 1, 2, 3
STYLE_OF = {"D": DATE, "F": TEXT, "G": PERCENT}
# None = no cell, "" = a blank cell with its column's format; 46037 is 2026-01-15
ROWS: tuple[tuple[object, ...], ...] = (
    ("K-001", "Szkolenie z obsługi", 12, 46037, True, "007", 0.25, None),
    ("K-002", "Przegląd umów", 7.5, 46038, False, "08/26", 1, "pilne"),
    ("K-003", "Przegląd umów", 3, 46039, True, "", 0.5, None),
    ("K-004", "Audyt magazynu", -2, 46040, True, "1,5", 0.075, ""),
    ("K-005", "Wzorcowanie wag", 0, "", False, "9", 0, None),
    ("K-006", "Ankieta", 1e-7, 46042, None, None, None, None),
)
WORDS = ("tak", "nie", "nie dotyczy")
