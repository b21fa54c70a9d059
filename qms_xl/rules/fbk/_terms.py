"""The day by which feedback has to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.rules._workdays import ends_of_terms
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def terms(feedback: Register, settings: Settings) -> pd.Series[pd.Timestamp]:
    """Return the last day for an answer, by row id: as extended, else as set, else so many months after receipt.

    One that falls on a Saturday, a Sunday or a public holiday is the next working day. Missing for kinds without a term,
    and where the cell that decides cannot be read. Source: Polish Code of Administrative Procedure, art. 57 § 3 and 4,
    237 and 244; act on petitions, art. 10 and 15.
    """
    import pandas as pd

    legal = pd.Series(pd.NaT, index=feedback.frame.index, dtype="datetime64[s]")
    received = feedback["received_on"]
    for channel, months in settings.feedback.term_months.items():
        legal = legal.mask(feedback["channel"] == channel, received + pd.DateOffset(months=months))
    last = feedback["extended_to"].mask(
        feedback.blank("extended_to"), feedback["due_on"].mask(feedback.blank("due_on"), legal)
    )
    return ends_of_terms(last, settings)
