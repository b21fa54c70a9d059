"""External providers and what their evaluation said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.reports._review_facts import before, cells, helped, titles
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd

_CELLS = ("supplier", "scope", "evaluated_on", "score", "decision")


def fresh(window: Window) -> pd.Series[bool]:
    """Return the providers evaluated by the day of the data, and not longer before it than the setting says."""
    import pandas as pd

    suppliers = window.look("suppliers")
    since = (pd.Timestamp(window.day) - pd.DateOffset(months=window.settings.suppliers.review_months)).date()
    return suppliers.by("evaluated_on", window.day) & ~before(suppliers.column("evaluated_on"), since)


def counts(window: Window) -> Sequence[Count]:
    """Count the providers; the register holds the latest evaluation alone, so nothing is said of the review before."""
    suppliers = window.look("suppliers")
    every = suppliers.column("supplier").notna()
    return (
        Count(Text("dostawcy w rejestrze", "providers in the register"), suppliers.count(every), kept=False),
        Count(
            Text("dostawcy ocenieni w terminie", "providers evaluated in time"),
            suppliers.count(fresh(window), "evaluated_on"),
            kept=False,
        ),
        Count(
            Text("dostawcy bez aktualnej oceny", "providers without a current evaluation"),
            suppliers.count(every & ~fresh(window), "evaluated_on"),
            kept=False,
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the providers."""
    suppliers = window.look("suppliers")
    lines = [cells(suppliers, int(row), *_CELLS) for row in suppliers.column("supplier").index]
    return {"suppliers": [{**line, "label": line["supplier"]} for line in lines]}


INPUT = Input(
    registers=("suppliers",),
    counts=counts,
    details=details,
    help={
        **titles("suppliers[]", "suppliers", *_CELLS),
        **helped("suppliers[]", {"label": Text("dostawca", "provider")}),
    },
)
