"""Nonconformities that come back: the same clause, the same cause, the same unit or process as an earlier one."""

from __future__ import annotations

from qms_xl.model import Register
from qms_xl.rules._clauses import second_level
from qms_xl.rules._nonconformities import is_nonconformity
from qms_xl.settings import Settings


def repeats(findings: Register, settings: Settings) -> dict[int, int]:
    """Return the row of the nearest earlier nonconformity of the same kind, by the row of the later one.

    Earlier: detected on a day before, at most `findings.repeat_months` months. Cells that are empty in one of the two
    make no repeat; neither do two that were detected on the same day.
    """
    import pandas as pd

    rows = findings.frame.index[is_nonconformity(findings)]
    clauses = findings["clause"].loc[rows]
    known = pd.DataFrame(
        {
            "row": rows,
            "day": findings["detected_on"].loc[rows],
            "clause": [sorted(second_level(text)) if isinstance(text, str) else [] for text in clauses],
            "cause": findings["cause_category"].loc[rows],
        }
    )
    places = [known.assign(place=column, where=findings[column].loc[rows]) for column in _WHERE]
    alike = pd.concat(places, ignore_index=True).explode("clause").dropna().sort_values("day", kind="stable")
    if alike.empty:
        return {}
    earlier = alike.rename(columns={"row": "earlier"}).assign(earlier_day=alike["day"])
    by = ["clause", "cause", "place", "where"]
    found = pd.merge_asof(alike, earlier, on="day", by=by, allow_exact_matches=False).dropna(subset=["earlier"])
    months = pd.DateOffset(months=settings.findings.repeat_months)
    found = found[found["earlier_day"] >= found["day"] - months].sort_values(["row", "earlier_day"])
    nearest = found.drop_duplicates("row", keep="last")
    return dict(zip(nearest["row"].tolist(), map(int, nearest["earlier"]), strict=True))


_WHERE = ("unit", "process")
