"""The actions of a finding, a decision, a risk: those whose origin names it, cancelled ones left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.rules._empty import names_nothing

if TYPE_CHECKING:
    import pandas as pd

OPEN_STATES = ("open", "due_soon", "overdue", "awaiting_verification", "verification_overdue")


def actions_of(actions: Register, origin: str) -> pd.Series[str]:
    """Return the record that each action serves, by the action's row id; only actions of this origin, not cancelled."""
    serving = (actions["origin"] == origin) & (actions["status"] != "cancelled")
    return actions["origin_ref"][serving].dropna()


def have_actions(register: Register, actions: Register, origin: str) -> pd.Series[bool]:
    """Return which rows of a register have an action: one whose origin names them, or one in their own cell `action`.

    Cancelled ones do not count. A cell that could not be read is taken for an action.
    """
    own = register["action"]
    gone = actions["action"][actions["status"] == "cancelled"]
    in_cell = ~names_nothing(register, "action") & ~(own.notna() & own.isin(gone))
    key = register[register.schema.key[0]]
    return in_cell | (key.notna() & key.isin(actions_of(actions, origin)))


def verification_needed(actions: Register) -> pd.Series[bool]:
    """Return where it has to be checked whether an action worked: corrective, preventive, or with a day to check by."""
    return actions["action_type"].isin(("corrective", "preventive")) | ~actions.blank("verify_due")


def lacks_done_on(actions: Register) -> pd.Series[bool]:
    """Return where the status says that the action was done, and no day of it is there (ACT010)."""
    return actions["status"].isin(("done", "verified", "closed")) & actions.blank("done_on")


def lacks_verified_on(actions: Register) -> pd.Series[bool]:
    """Return where the status says that somebody checked whether the action worked, and no day of it is there (ACT010)."""
    checked = actions["status"] == "verified"
    checked |= (actions["status"] == "closed") & verification_needed(actions)
    return checked & actions.blank("verified_on")


def corrective_actions_of(actions: Register, origin: str) -> pd.Series[str]:
    """Return the same for corrective actions alone."""
    served = actions_of(actions, origin)
    return served[actions["action_type"].loc[served.index] == "corrective"]
