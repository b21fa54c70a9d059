"""Whether documents are due for review: the state of effective editions on a day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register
    from qms_xl.settings import Settings


def document_state(
    documents: Register, document_review: pd.Series[pd.Timestamp], as_of: datetime.date, settings: Settings
) -> pd.Series[str]:
    """Return each edition's state, a code of list(document_state), by row id; None where it is not effective.

    A day equal to the date is on time. Source: domain, section 4a.
    """
    import numpy as np
    import pandas as pd

    today = pd.Timestamp(as_of)
    near = today + pd.Timedelta(days=settings.documents.review_soon_days)
    states = {
        "no_review_date": document_review.isna(),
        "overdue": document_review < today,
        "due_soon": document_review <= near,
    }
    codes = np.select([holds.to_numpy(dtype=bool) for holds in states.values()], list(states), default="current")
    found = pd.Series(codes.astype(object), index=documents.frame.index, dtype=object)
    return found.where(documents["status"] == "effective", None)
