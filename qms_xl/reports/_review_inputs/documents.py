"""The documents of the system: in force, new editions and changes of the period, reviews overdue; by type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._review_facts import before, helped
from qms_xl.reports._review_window import Count, Input, Window, number

if TYPE_CHECKING:
    import pandas as pd

TYPES = (
    *("policy", "manual", "process_book", "process_card", "procedure", "instruction", "service_card"),
    *("client_guide", "form", "objectives", "regulation", "plan", "order", "record", "external", "other"),
)
_NOT_YET = ("draft", "consultation", "abandoned")


def in_force(window: Window) -> pd.Series[bool]:
    """Return the editions in force on the day of the data, by their dates; one without an end has none."""
    documents = window.look("documents")
    ended = before(documents.column("effective_to"), window.day)
    over = documents.where("status", "withdrawn", "archived") & documents.blank("effective_to")
    return documents.by("effective_from", window.day) & ~ended & ~over & ~documents.where("status", *_NOT_YET)


def new_editions(window: Window) -> pd.Series[bool]:
    """Return the editions that came into force in the period."""
    documents = window.look("documents")
    begun = documents.within("effective_from", window.first, window.last)
    return begun & ~documents.where("status", *_NOT_YET)


def withdrawn(window: Window) -> pd.Series[bool]:
    """Return the editions that ceased to be in force in the period."""
    return window.look("documents").within("effective_to", window.first, window.last)


def overdue(window: Window) -> pd.Series[bool]:
    """Return the editions whose review was overdue on the day of the data, external documents left out."""
    documents, due = window.look("documents"), window.status("document_review")
    if due is None:
        return documents.where("doc")
    return before(due, window.day) & ~documents.where("doc_type", "external")


def counts(window: Window) -> Sequence[Count]:
    """Count the documents; reviews overdue for today alone, as the register holds the latest review of each."""
    documents, changes = window.look("documents"), window.look("document_changes")
    return (
        Count(
            Text("dokumenty obowiązujące", "documents in force"), documents.count(in_force(window), "effective_from")
        ),
        Count(
            Text("wydania wprowadzone w okresie", "editions put in force in the period"),
            documents.count(new_editions(window), "effective_from"),
        ),
        Count(
            Text("wydania wycofane w okresie", "editions withdrawn in the period"),
            documents.count(withdrawn(window), "effective_to"),
        ),
        Count(
            Text("zmiany zapisane w rejestrze zmian", "changes recorded in the register of changes"),
            changes.count(changes.within("changed_on", window.first, window.last), "changed_on"),
        ),
        Count(
            Text("dokumenty z przeglądem po terminie", "documents with their review overdue"),
            documents.count(overdue(window), "reviewed_on"),
            "less",
            kept=False,
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return a line for each type of document that occurs."""
    documents = window.look("documents")
    lines = []
    for code in TYPES:
        kind = documents.where("doc_type", code)
        figures: dict[str, Figure] = {
            "in_force": documents.count(kind & in_force(window), "effective_from"),
            "new": documents.count(kind & new_editions(window), "effective_from"),
            "withdrawn": documents.count(kind & withdrawn(window), "effective_to"),
            "overdue": documents.count(kind & overdue(window), "reviewed_on"),
        }
        if any(figure.value for figure in figures.values()):
            lines.append({"label": Word("doc_type", code), **{name: number(one) for name, one in figures.items()}})
    return {"types": lines}


INPUT = Input(
    registers=("documents", "document_changes"),
    counts=counts,
    details=details,
    help=helped(
        "types[]",
        {
            "label": Text("Rodzaj dokumentu", "Type of document"),
            "in_force": Text("Obowiązujące", "In force"),
            "new": Text("Nowe wydania", "New editions"),
            "withdrawn": Text("Wycofane", "Withdrawn"),
            "overdue": Text("Przegląd po terminie", "Review overdue"),
        },
    ),
)
