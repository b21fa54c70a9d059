"""What a management review decided: by the categories of the standard, with owners, dates and actions; and what it did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qms_xl.model import Text, Word
from qms_xl.norms import Norm
from qms_xl.reports._review_facts import cells, helped, text, titles
from qms_xl.reports._review_window import Window

NO_NEED = Text("nie stwierdzono potrzeby", "no need found")
NOT_SAID = Text("nie uzupełniono", "not filled in")
NOT_NEEDED = Text("nie wymaga działania", "needs no action")
ELSEWHERE = Text("Inne decyzje", "Other decisions")
_CELLS = ("decision", "category", "decision_text", "owner", "due_on", "status")

HELP: Mapping[str, Text] = {
    **helped(
        "outputs[]",
        {
            "no": Text("Numer punktu", "Number of the section"),
            "heading": Text("Nagłówek danych wyjściowych", "Heading of the output"),
            "clause": Text("Punkt normy", "Clause"),
            "category": Text("Kod kategorii decyzji", "Code of the category of decisions"),
        },
    ),
    **titles("outputs[].decisions[]", "review_decisions", *_CELLS),
    **helped(
        "outputs[].decisions[]",
        {
            "action": Text("Nr działania", "Action no"),
            "dropped": Text("Czy odstąpiono od decyzji", "Whether the decision was dropped"),
        },
    ),
    **helped(
        "outputs[].without[]",
        {
            "category": Text("Kategoria bez decyzji", "Category without decision"),
            "text": Text("Dlaczego nie ma decyzji", "Why there is no decision"),
        },
    ),
}


def outputs(window: Window, review: str, norm: Norm, none: tuple[str, ...]) -> Iterator[Mapping[str, object]]:
    """Yield the outputs that the standard names, with their decisions; decisions of other categories come last.

    `none`: the categories in which staff typed that no decision is needed.
    """
    decisions = window.look("review_decisions")
    theirs = decisions.rows(decisions.where("review", review))
    known = {code for output in norm.outputs for code in output.categories}
    number = 0
    for output in norm.outputs:
        number += 1
        rows = [row for row in theirs if text(decisions, row, "category") in output.categories]
        served = {text(decisions, row, "category") for row in rows}
        several = len(output.categories) > 1
        yield {
            "no": f"7.{number}",
            "heading": output.heading,
            "category": output.categories[0],
            "clause": output.clause,
            "decisions": [_decision(window, row) for row in rows],
            "without": [
                {
                    "category": Word("decision_category", code) if several else None,
                    "text": NO_NEED if code in none else NOT_SAID,
                }
                for code in output.categories
                if code not in served
            ],
        }
    others = [row for row in theirs if text(decisions, row, "category") not in known]
    if others:
        yield {
            "no": f"7.{number + 1}",
            "heading": ELSEWHERE,
            "category": text(decisions, others[0], "category") or None,
            "clause": None,
            "decisions": [_decision(window, row) for row in others],
            "without": [],
        }


def _decision(window: Window, row: int) -> dict[str, object]:
    decisions, actions = window.look("review_decisions"), window.look("actions")
    known = cells(decisions, row, *_CELLS, "action")
    key = text(decisions, row, "decision")
    serving = actions.where("origin", "decision") & actions.where("origin_ref", key)
    serving &= ~actions.where("status", "cancelled")
    numbers = tuple(text(actions, one, "action") for one in actions.rows(serving)) if key else ()
    own = known["action"]
    action: object = own if own is not None else numbers or None
    if action is None and text(decisions, row, "needs_action") == "no":
        action = NOT_NEEDED
    return {**known, "action": action, "dropped": text(decisions, row, "status") == "dropped"}
