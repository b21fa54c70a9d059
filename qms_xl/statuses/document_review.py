"""When documents are to be reviewed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register

_FIRST_YEAR, _LAST_YEAR = 1900, 9999  # of Excel's dates


def document_review(documents: Register) -> pd.Series[pd.Timestamp]:
    """Return the day of the next review by row id: the latest of three dates plus `review_months`, as Excel's EDATE.

    The 31st becomes the last day of a shorter month. Missing unless the edition is effective and has months and one
    of the dates. Source: domain, section 1, documents.
    """
    import numpy as np
    import pandas as pd

    starts = [documents[name] for name in ("reviewed_on", "effective_from", "issued_on")]
    start = pd.concat(starts, axis=1).max(axis=1)
    months = documents["review_months"]
    due = (documents["status"] == "effective") & start.notna() & months.notna() & (months.abs() < 12 * _LAST_YEAR)

    days = start[due].to_numpy().astype("datetime64[D]")
    month = days.astype("datetime64[M]")
    later = month + months[due].to_numpy().astype(int)
    last_day = (later + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    reviews = np.minimum(later.astype("datetime64[D]") + (days - month.astype("datetime64[D]")), last_day)
    years = later.astype("datetime64[Y]").astype(int) + 1970
    reviews[(years < _FIRST_YEAR) | (years > _LAST_YEAR)] = np.datetime64("NaT")

    found = pd.Series(np.datetime64("NaT", "s"), index=documents.frame.index, dtype="datetime64[s]")
    found[due] = reviews.astype("datetime64[s]")
    return found
