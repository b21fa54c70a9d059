"""Documents in force: now, on a day, in no edition any more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.rules._computed import unreadable

if TYPE_CHECKING:
    import pandas as pd

REVIEW_DAYS = ("reviewed_on", "effective_from", "issued_on")
_EVER = ("approved", "effective", "withdrawn", "archived")


def own_in_force(documents: Register) -> pd.Series[bool]:
    """Return which editions are effective documents of the office's own, not external acts."""
    return (documents["status"] == "effective") & documents["doc_type"].notna() & (documents["doc_type"] != "external")


def review_days_read(documents: Register) -> pd.Series[bool]:
    """Return which editions have no day, of those from which the next review is counted, that cannot be read."""
    return ~unreadable(documents, REVIEW_DAYS)


def in_force_on(documents: Register, day: date) -> pd.Series[bool]:
    """Return which editions were, or will be, in force on the day, by their dates.

    A day that is not known speaks for the edition, except that an approved one needs the day it comes into force.
    """
    import pandas as pd

    on = pd.Timestamp(day)
    begun = ~(documents["effective_from"] > on)
    begun &= documents["effective_from"].notna() | (documents["status"] != "approved")
    return documents["status"].isin(_EVER) & begun & ~(documents["effective_to"] < on)


def withdrawn_docs(documents: Register) -> set[str]:
    """Return the documents that have a withdrawn edition and none in force."""
    withdrawn = set(documents["doc"][documents["status"] == "withdrawn"].dropna())
    return withdrawn - set(documents["doc"][documents["status"] == "effective"])
