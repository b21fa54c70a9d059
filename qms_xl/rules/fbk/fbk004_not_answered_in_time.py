"""FBK004: a complaint, a request or a petition that nobody has answered in time."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules.fbk._terms import terms
from qms_xl.settings import Settings

_SETTLED = ("forwarded", "unexamined", "withdrawn")


def find(feedback: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty day of answer of each one whose term has passed."""
    import pandas as pd

    last = terms(feedback, settings)
    late = feedback["channel"].isin(tuple(settings.feedback.term_months)) & feedback.blank("answered_on")
    late &= ~feedback["justified"].isin(_SETTLED) & (last < pd.Timestamp(as_of))
    for row in late.index[late]:
        day = last.loc[row].date()
        facts = {"channel": Word("channel", feedback["channel"].loc[row]), "day": day, "days": (as_of - day).days}
        yield Hit(feedback.cell(row, "answered_on"), facts)


RULE = Rule(
    find=find,
    severity="error",
    clause="8.2.1 c [7.2.3 c]",
    settings=("feedback.term_months",),
    title=Text("Brak odpowiedzi w terminie", "Not answered in time"),
    message=Text(
        "Na „{record}” ({channel}) trzeba było odpowiedzieć do {day}, {days:plural dzień|dni|dni} temu, a pole „{header}” jest "
        "puste.",
        "“{record}” ({channel}) was to be answered by {day}, {days:plural day|days} ago, and “{header}” is empty.",
    ),
    why=Text(
        "Termin odpowiedzi na skargę, wniosek i petycję wynika z przepisów. Przekroczenie go samo jest podstawą skargi.",
        "The term for answering a complaint, a request or a petition is set by law. Missing it is itself ground for complaint.",
    ),
    remedy=Text(
        "Załatw sprawę i wpisz datę w komórce {cell}. Jeżeli termin przedłużono i zawiadomiono o tym, wpisz go w polu "
        "„Przedłużono do”.",
        "Settle the case and write the date in cell {cell}. If the term was extended and the person told, write it in "
        "“Extended to”.",
    ),
    good="""
as_of 2026-11-23
feedback
| feedback | channel   | received_on | due_on | extended_to | answered_on | justified |
| S-1      | complaint | 2026-10-23  |        |             |             |           |
| S-2      | complaint | 2026-09-10  |        | 2026-11-23  |             | pending   |
| S-3      | request   | 2026-09-10  |        |             | 2026-11-10  |           |
| S-4      | complaint | 2026-09-10  |        |             |             | forwarded |
| S-5      | petition  | 2026-08-22  |        |             |             |           |
| S-6      | complaint | 2026-10-21  |        |             |             |           |
""",
    bad="""
as_of 2026-11-23
feedback
| feedback | channel   | received_on | due_on     | extended_to | answered_on | justified |
| S-1      | complaint | 2026-10-20  |            |             | !           |           |
| S-2      | petition  | 2026-08-20  |            |             | !           | pending   |
| S-3      | request   | 2026-11-10  | 2026-11-20 |             | !           |           |
| S-4      | complaint | 2026-10-11  |            |             | !           |           |
""",
)
