"""FBK001: a complaint, request or petition that was answered after its term."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.fbk._terms import terms
from qms_xl.settings import Settings


def find(feedback: Register, as_of: date, settings: Settings) -> Found:
    """Give the day of the answer of each complaint, request and petition answered too late."""
    term = terms(feedback, settings)
    late = feedback["channel"].isin(tuple(settings.feedback.term_months)) & (feedback["answered_on"] > term)
    late &= looked_back_on(feedback["answered_on"], as_of, settings)
    for row in late.index[late]:
        facts = {
            "channel": Word("channel", str(feedback["channel"].loc[row])),
            "term": term.loc[row].date(),
            "answered_on": feedback["answered_on"].loc[row].date(),
            "days": (feedback["answered_on"].loc[row] - term.loc[row]).days,
        }
        yield Hit(feedback.cell(row, "answered_on"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.1.2 [8.2.1]",
    settings=("feedback.term_months", "look_back_months"),
    title=Text("Odpowiedź po terminie", "Answered late"),
    message=Text(
        "Zgłoszenie „{record}” ({channel}) załatwiono {answered_on}, {days:plural dzień|dni|dni} po terminie ({term}).",
        "Feedback “{record}” ({channel}) was answered on {answered_on}, {days:plural day|days} after its term ({term}).",
    ),
    why=Text(
        "Skargi, wnioski i petycje mają ustawowe terminy. Opóźnienie jest sygnałem o kliencie i o procesie, o który auditor "
        "zapyta.",
        "Complaints, requests and petitions have terms set by law. A delay says something about the customer and about the "
        "process, and an auditor will ask.",
    ),
    remedy=Text(
        "Jeżeli termin przedłużono, wpisz nowy w polu „Przedłużono do”. Jeżeli nie, rozważ zgłoszenie niezgodności i sprawdź "
        "datę w komórce {cell}.",
        "If the term was extended, write the new one in “Extended to”. If not, consider reporting a nonconformity, and check "
        "the date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
feedback
| feedback   | received_on | channel   | due_on     | extended_to | answered_on |
| S-2026-001 | 2026-01-31  | complaint |            |             | 2026-03-02  |
| S-2026-002 | 2026-05-11  | petition  |            |             | 2026-08-11  |
| S-2026-003 | 2026-05-11  | request   | 2026-05-20 | 2026-07-31  | 2026-07-31  |
| S-2026-004 | 2026-01-11  | remark    |            |             | 2026-11-11  |
| S-2026-005 | 2026-05-11  | complaint |            |             |             |
| S-2026-006 | 2026-05-04  | request   |            |             | 2026-06-05  |
| S-2025-001 | 2025-11-24  | complaint |            |             | 2025-12-29  |
| S-2024-001 | 2024-09-01  | complaint |            |             | 2024-11-19  |
""",
    bad="""
as_of 2026-11-20
feedback
| feedback   | received_on | channel   | due_on     | extended_to | answered_on  |
| S-2026-001 | 2026-01-31  | complaint |            |             | 2026-03-03 ! |
| S-2026-002 | 2026-05-11  | petition  | 2026-06-30 |             | 2026-07-01 ! |
| S-2026-003 | 2026-05-11  | request   | 2026-07-31 | 2026-06-30  | 2026-07-01 ! |
| S-2026-004 | 2026-05-04  | request   |            |             | 2026-06-08 ! |
| S-2025-001 | 2025-11-24  | complaint |            |             | 2025-12-30 ! |
| S-2024-001 | 2024-09-01  | complaint |            |             | 2024-11-20 ! |
""",
)
