"""From the commitments of the quality policy to their objectives, indicators and results; and the objectives of the next year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qms_xl.model import Text
from qms_xl.reports._review_facts import cell, cells, helped, text, titles
from qms_xl.reports._review_inputs.policy import valid
from qms_xl.reports._review_results import RESULT_HELP, indicator, indicators_of, objectives_of, results_of
from qms_xl.reports._review_window import DASH, Window

NOTHING = Text("bez celu i miernika", "neither objective nor indicator")
NEXT = ("objective", "statement", "owner", "due_on", "resources")
HELP: Mapping[str, Text] = {
    **titles("policy[]", "policy_items", "item", "kind", "text"),
    "policy[].first": Text("Czy to pierwszy wiersz punktu polityki", "Whether this is the first line of the item"),
    **titles("policy[]", "objectives", "objective", "statement"),
    **helped("policy[]", RESULT_HELP),
    "next_year": Text("Rok następnych celów", "Year of the next objectives"),
    **titles("next_objectives[]", "objectives", *NEXT),
    **helped("next_objectives[].results[]", RESULT_HELP),
}


def policy(window: Window) -> list[dict[str, object]]:
    """Return the items of the policy that an objective or indicator serves, and every commitment, in the register's order.

    One line for each indicator; `first`: the first line of its item. An item that nothing serves has one line of dashes.
    """
    items = window.look("policy_items")
    found = []
    for row in items.rows(valid(window)):
        lines = list(_served(window, row))
        if not lines and text(items, row, "kind") == "commitment":
            lines = [{**dict.fromkeys(RESULT_HELP), "objective": None, "statement": NOTHING, "measure": "nothing"}]
        for number, line in enumerate(lines):
            found.append({**cells(items, row, "item", "kind", "text"), "first": number == 0, **line})
    return found


def _served(window: Window, row: int) -> Iterator[dict[str, object]]:
    """Yield what serves an item of the policy: the objectives of the period with their results, then its own indicators."""
    items, objectives, indicators = (window.look(name) for name in ("policy_items", "objectives", "indicators"))
    key = text(items, row, "item")
    shown, looked_at = set(), set(indicators_of(window))
    for one in objectives_of(window):
        if key and text(objectives, one, "policy_ref") == key:
            for result in results_of(window, one):
                shown.add(result["indicator"])
                yield {**cells(objectives, one, "objective", "statement"), **result}
    for one in indicators.rows(indicators.where("indicator", *(items.column("indicators").loc[row] or ()))):
        if one in looked_at and cell(indicators, one, "indicator") not in shown:
            yield {"objective": None, "statement": DASH, **indicator(window, one)}


def next_objectives(window: Window) -> list[dict[str, object]]:
    """Return the objectives of the year after the period, with what is required of them."""
    objectives, indicators = window.look("objectives"), window.look("indicators")
    found = []
    for row in objectives.rows(objectives.of_years("year", [window.last.year + 1])):
        key = text(objectives, row, "objective")
        rows = indicators.rows(indicators.where("objective", key)) if key else []
        blank = {"actual": DASH, "achievement": DASH, "status": DASH, "yes_no": None}
        found.append(
            {**cells(objectives, row, *NEXT), "results": [{**indicator(window, one), **blank} for one in rows]}
        )
    return found
