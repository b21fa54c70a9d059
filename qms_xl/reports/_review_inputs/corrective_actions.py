"""Nonconformities of the period, those still open, and corrective actions: in time, late, with effect; preventive ones under 2008."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Text
from qms_xl.reports._ageing import AGEING_HELP, ageing
from qms_xl.reports._review_facts import (
    beside_help,
    cells,
    done_by,
    grouped,
    helped,
    in_time,
    nonconformities,
    open_on,
    overdue_on,
    text,
    titles,
)
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd

SOURCES = (
    *("internal_audit", "external_audit", "complaint", "request", "appeal", "supervision", "internal_control"),
    *("finance_audit", "review", "monitoring", "survey", "self", "other"),
)
CAUSES = (
    *("no_procedure", "not_followed", "competence", "human_error", "resources", "communication", "organisation"),
    *("it", "law", "external", "other"),
)
_CELLS = ("finding", "unit", "description", "grade", "detected_on", "closed_on")


def detected(window: Window) -> pd.Series[bool]:
    """Return the nonconformities detected in the period."""
    findings = window.look("findings")
    return nonconformities(findings) & findings.within("detected_on", window.first, window.last)


def corrective(window: Window) -> pd.Series[bool]:
    """Return the corrective actions, under 2008 the preventive ones too, cancelled ones left out."""
    actions = window.look("actions")
    kinds = ("corrective",) if window.norm.at_least("iso9001-2015") else ("corrective", "preventive")
    return actions.where("action_type", *kinds) & ~actions.where("status", "cancelled")


def _kind(window: Window) -> Text:
    """Return what these actions are called."""
    if window.norm.at_least("iso9001-2015"):
        return Text("działania korygujące", "corrective actions")
    return Text("działania korygujące i zapobiegawcze", "corrective and preventive actions")


def counts(window: Window) -> Sequence[Count]:
    """Count nonconformities and the actions on them."""
    findings, actions = window.look("findings"), window.look("actions")
    ours, new, kind = corrective(window), detected(window), _kind(window)
    done = ours & actions.within("done_on", window.first, window.last)
    verified = ours & actions.within("verified_on", window.first, window.last)
    waiting = ours & done_by(actions, window.day) & ~actions.by("verified_on", window.day)
    waiting &= ~(actions.where("status", "verified", "closed") & actions.blank("verified_on"))

    def named(pl: str, en: str) -> Text:
        return Text(f"{kind.pl} {pl}", f"{kind.en} {en}")

    return (
        Count(
            Text("niezgodności stwierdzone w okresie", "nonconformities found in the period"),
            findings.count(new, "grade"),
            "less",
        ),
        Count(
            Text("niezgodności duże stwierdzone w okresie", "major nonconformities found in the period"),
            findings.count(new & findings.where("grade", "major"), "grade"),
            "less",
        ),
        Count(
            Text("niezgodności otwarte", "nonconformities still open"),
            findings.count(nonconformities(findings) & open_on(findings, window.day), "closed_on"),
            "less",
        ),
        Count(
            named("rozpoczęte w okresie", "opened in the period"),
            actions.count(ours & actions.within("opened_on", window.first, window.last), "opened_on"),
        ),
        Count(named("wykonane w okresie", "done in the period"), actions.count(done, "done_on")),
        Count(
            named("wykonane w terminie, %", "done in time, %"), actions.share(in_time(actions), done, "done_on"), "more"
        ),
        Count(named("po terminie", "overdue"), actions.count(ours & overdue_on(actions, window.day), "due_on"), "less"),
        Count(
            named("wykonane, czekające na weryfikację", "done, awaiting verification"),
            actions.count(waiting, "verified_on"),
            "less",
        ),
        Count(
            named("ocenione w okresie jako skuteczne, %", "found effective in the period, %"),
            actions.share(actions.where("effectiveness", "effective"), verified, "effectiveness"),
            "more",
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return nonconformities by source and by cause, each major or open one with its actions, and what actions are overdue."""
    findings = window.look("findings")

    def of_source(at: Window, code: str) -> Figure:
        look = at.look("findings")
        return look.count(detected(at) & look.where("source", code), "source")

    def of_cause(at: Window, code: str) -> Figure:
        look = at.look("findings")
        return look.count(detected(at) & look.where("cause_category", code), "cause_category")

    major = detected(window) & findings.where("grade", "major")
    still_open = nonconformities(findings) & open_on(findings, window.day)
    return {
        "sources": grouped(SOURCES, "source", of_source, window, earlier, "less"),
        "causes": grouped(CAUSES, "cause", of_cause, window, earlier, "less"),
        "findings": [
            {**cells(findings, row, *_CELLS), "open": bool(still_open.loc[row]), "actions": actions_of(window, row)}
            for row in findings.rows(major | still_open)
        ],
        **ageing(window.look("actions"), window.day),
    }


def actions_of(window: Window, row: int) -> tuple[str, ...] | None:
    """Return the numbers of a finding's actions, cancelled ones left out."""
    actions, key = window.look("actions"), text(window.look("findings"), row, "finding")
    theirs = (
        actions.where("origin", "finding") & actions.where("origin_ref", key) & ~actions.where("status", "cancelled")
    )
    return tuple(text(actions, one, "action") for one in actions.rows(theirs)) or None


INPUT = Input(
    registers=("findings", "actions"),
    counts=counts,
    details=details,
    help={
        **helped("sources[]", beside_help(Text("Niezgodności ze źródła", "Nonconformities by source"))),
        **helped("causes[]", beside_help(Text("Niezgodności z przyczyny", "Nonconformities by cause"))),
        **titles("findings[]", "findings", *_CELLS),
        **helped(
            "findings[]",
            {
                "open": Text("Czy otwarta na dzień danych", "Whether open on the day of the data"),
                "actions[]": Text("Numery działań", "Numbers of actions"),
            },
        ),
        **AGEING_HELP,
    },
)
