"""Where things stand in the panel: sheets, names of cells, the table of results; the same in both languages."""

from __future__ import annotations

from qms_xl.model import Text

FILE = Text("Panel SZJ.xlsm", "QMS Panel.xlsm")
SHEET = "Panel"
LISTS = Text("Listy", "Lists")
OFFICE, AUDIT, REVIEW = "qms_office", "qms_audit", "qms_review"  # cells that Python reads
LABELS = {
    OFFICE: Text("Folder biura", "Office folder"),
    AUDIT: Text("Audit", "Audit"),
    REVIEW: Text("Przegląd", "Review"),
}
STATUS, LAST_RUN = "qms_status", "qms_last_run"  # cells that it writes
AUDITS, REVIEWS = "qms_audits", "qms_reviews"  # the lists behind the two choices
CHOICES = {AUDIT: (AUDITS, "audits"), REVIEW: (REVIEWS, "reviews")}  # cell -> list, register
RESULTS = "qms_results"
RESULTS_ROW = 16  # of its headers, 1-based
COLUMNS = (
    (Text("Rodzaj", "Kind"), 16),
    (Text("Rejestr", "Register"), 18),
    (Text("Wpis", "Record"), 20),
    (Text("Komórka", "Cell"), 11),
    (Text("Co", "What"), 58),
    (Text("Co zrobić", "What to do"), 58),
)
LINK = 4  # the column of links, 1-based
LONGEST_LIST = 2000
MOST_ROWS = 5000  # of results that are shown; more is for `check --format xlsx`
ROWS = {OFFICE: 3, AUDIT: 4, REVIEW: 5, STATUS: 13, LAST_RUN: 14}  # 1-based; all in column B
LIST_COLUMNS = tuple(listed for listed, _ in CHOICES.values())  # from column A on, in the sheet of lists
ANSWER = Text("Wynik", "Result")
