"""DOC023: a later edition of a document that was issued before the one it follows."""

from __future__ import annotations

from itertools import pairwise

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._editions import of_document


def find(documents: Register) -> Found:
    """Give the day of issue of each edition that lies before that of the next lower number of its document."""
    issued = documents["issued_on"].dropna().to_dict()
    for _, rows in of_document(documents):
        dated = [row for row in rows if row in issued]
        for lower, higher in pairwise(dated):
            if issued[higher] < issued[lower]:
                facts = {
                    "doc": documents["doc"].loc[higher],
                    "higher": documents["edition"].loc[higher],
                    "lower": _shown(documents, lower),
                    "day": issued[higher].date(),
                    "before": issued[lower].date(),
                }
                yield Hit(documents.cell(higher, "issued_on"), facts)


def _shown(documents: Register, row: int) -> str:
    edition = documents["edition"].loc[row]
    return edition if isinstance(edition, str) else "1"


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.3.2 c [4.2.3 c]",
    title=Text("Późniejsze wydanie z wcześniejszą datą", "Later edition with an earlier date"),
    message=Text(
        "Wydanie „{higher}” dokumentu „{doc}” ma datę {day}, a wcześniejsze wydanie „{lower}” datę {before}.",
        "Edition “{higher}” of document “{doc}” is dated {day}, but the earlier edition “{lower}” is dated {before}.",
    ),
    why=Text(
        "Po numerze i dacie rozpoznaje się, które wydanie jest nowsze. Gdy mówią co innego, nie wiadomo, według którego pracować.",
        "Number and date tell which edition is the newer. Where they disagree, nobody knows which to work by.",
    ),
    remedy=Text(
        "Sprawdź w obu dokumentach numer wydania i datę i popraw ten wpis, który jest błędny; data stoi w komórce {cell}.",
        "Look up number and date in both documents and correct the entry that is wrong; the date stands in cell {cell}.",
    ),
    good="""
documents
| doc  | edition | status    | issued_on  |
| P-01 | 1       | withdrawn | 2024-01-01 |
| P-01 | 2       | effective | 2024-01-01 |
| P-01 | 3       | draft     |            |
| P-02 | IX      | withdrawn | 2024-01-01 |
| P-02 | X       | effective | 2025-01-01 |
| P-03 |         | withdrawn | 2024-01-01 |
| P-03 | 2       | effective | 2025-01-01 |
| P-04 | A       | withdrawn | 2024-01-01 |
| P-04 | B       | effective | 2023-01-01 |
""",
    bad="""
documents
| doc  | edition | status    | issued_on    |
| P-01 | 1       | withdrawn | 2024-01-02   |
| P-01 | 2       | effective | 2024-01-01 ! |
| P-02 | Wyd. X  | effective | 2023-01-01 ! |
| P-02 | IX      | withdrawn | 2024-01-01   |
| P-03 |         | withdrawn | 2024-01-01   |
| P-03 | 2       | draft     |              |
| P-03 | 3       | effective | 2023-12-31 ! |
""",
)
