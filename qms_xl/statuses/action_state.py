"""The state of actions on a day: it follows from their dates and is never typed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register
    from qms_xl.settings import Settings


TO_VERIFY = ("corrective", "preventive")  # the types of actions whose effect is verified


def action_state(actions: Register, as_of: datetime.date, settings: Settings) -> pd.Series[str]:
    """Return each action's state, a code of list(action_state), by row id.

    A day equal to the date is on time. *Filled* is asked of the cell as typed: a date of completion that cannot
    be read still says that the work was done. A date that cannot be read is neither past nor near.
    Source: domain, section 4a.
    """
    import numpy as np
    import pandas as pd

    today, near = pd.Timestamp(as_of), pd.Timestamp(as_of) + pd.Timedelta(days=settings.actions.due_soon_days)
    done = ~actions.blank("done_on")
    needs_verification = actions["action_type"].isin(TO_VERIFY) | ~actions.blank("verify_due")
    states = {
        "cancelled": actions["status"] == "cancelled",
        "ineffective": (actions["effectiveness"] == "ineffective") & actions.blank("follow_up"),
        "closed": (actions["status"] == "closed") | ~actions.blank("verified_on") | (done & ~needs_verification),
        "verification_overdue": done & (actions["verify_due"] < today),
        "awaiting_verification": done,
        "overdue": actions["due_on"] < today,
        "due_soon": actions["due_on"] <= near,
    }
    codes = np.select([holds.to_numpy(dtype=bool) for holds in states.values()], list(states), default="open")
    return pd.Series(codes.astype(object), index=actions.frame.index, dtype=object)
