"""Nonconformities: findings of grade major or minor that were not cancelled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.conditions import All, Is, Not, all_of
from qms_xl.model import Register
from qms_xl.rules._actions import corrective_actions_of
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

GRADES = ("major", "minor")
NOT_CANCELLED = Not(Is("status", ("cancelled",)))
NONCONFORMITY: All = all_of(Is("grade", GRADES), NOT_CANCELLED)


def is_nonconformity(findings: Register, *grades: str) -> pd.Series[bool]:
    """Return which findings are nonconformities, of these grades only where any are named."""
    return findings["grade"].isin(grades or GRADES) & (findings["status"] != "cancelled")


def needs_no_action(findings: Register) -> pd.Series[bool]:
    """Return where staff wrote that no corrective action is needed, and why."""
    return (findings["action_needed"] == "no") & ~findings.blank("no_action_reason")


def wants_corrective_action(findings: Register) -> pd.Series[bool]:
    """Return which findings are to have a corrective action: majors, and minors of which nobody wrote why none is needed."""
    return is_nonconformity(findings, "major") | (is_nonconformity(findings, "minor") & ~needs_no_action(findings))


def past_analysis(findings: Register) -> pd.Series[bool]:
    """Return which findings are planned, running, verifying or closed."""
    assert findings.schema.states
    return findings["status"].isin(findings.schema.states.from_on("planned"))


def lacking_corrective_action(
    findings: Register, actions: Register, as_of: date, settings: Settings
) -> pd.Series[bool]:
    """Return which findings should have a corrective action by now, past analysis or old enough, and have none."""
    import pandas as pd

    days = settings.findings.action_within_days
    due = past_analysis(findings) | (findings["detected_on"] < pd.Timestamp(as_of) - pd.Timedelta(days=days))
    return due & ~findings["finding"].isin(corrective_actions_of(actions, "finding"))
