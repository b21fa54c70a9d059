"""The actions of a finding, a decision, a risk: those whose origin names it, cancelled ones left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd

OPEN_STATES = ("open", "due_soon", "overdue", "awaiting_verification", "verification_overdue")


def actions_of(actions: Register, origin: str) -> pd.Series[str]:
    """Return the record that each action serves, by the action's row id; only actions of this origin, not cancelled."""
    serving = (actions["origin"] == origin) & (actions["status"] != "cancelled")
    return actions["origin_ref"][serving].dropna()


def corrective_actions_of(actions: Register, origin: str) -> pd.Series[str]:
    """Return the same for corrective actions alone."""
    served = actions_of(actions, origin)
    return served[actions["action_type"].loc[served.index] == "corrective"]
