"""What several inputs of a management review ask of the registers: nonconformities, findings of audits, actions on a day, terms."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._look import Look
from qms_xl.reports._review_window import Better, Window, change, number
from qms_xl.reports._sections import date_at, shown, text_at

if TYPE_CHECKING:
    import pandas as pd

OWN_AUDITS = ("internal", "unplanned", "follow_up")
EXTERNAL_AUDITS = ("pre_certification", "certification", "surveillance", "recertification")
HELD = ("held", "reported", "closed")


def nonconformities(findings: Look) -> pd.Series[bool]:
    """Return where a finding is a nonconformity that was not cancelled."""
    return findings.where("grade", "major", "minor") & ~findings.where("status", "cancelled")


def open_on(findings: Look, day: datetime.date) -> pd.Series[bool]:
    """Return where a finding had been made and was not yet closed on a day; cancelled ones never are."""
    closed = findings.by("closed_on", day) | (findings.where("status", "closed") & findings.blank("closed_on"))
    return findings.by("detected_on", day) & ~closed & ~findings.where("status", "cancelled")


def first_filled(look: Look, *columns: str) -> pd.Series[Any]:
    """Return a date: that of the first of these columns that has one."""
    found = look.column(columns[0])
    for column in columns[1:]:
        found = found.where(found.notna(), look.column(column))
    return found


def between(days: pd.Series[Any], first: datetime.date, last: datetime.date) -> pd.Series[bool]:
    """Return where a day lies between two days, both included."""
    import pandas as pd

    days = pd.to_datetime(days)
    return (days >= pd.Timestamp(first)) & (days <= pd.Timestamp(last))


def before(days: pd.Series[Any], day: datetime.date) -> pd.Series[bool]:
    """Return where a day is past."""
    import pandas as pd

    return pd.to_datetime(days) < pd.Timestamp(day)


def audits_held(window: Window, *types: str) -> pd.Series[bool]:
    """Return which audits of these types were held in the period."""
    audits = window.look("audits")
    days = first_filled(audits, "held_from", "held_to", "planned_from")
    return audits.where("audit_type", *types) & audits.where("status", *HELD) & between(days, window.first, window.last)


def findings_of_audits(window: Window) -> Mapping[str, list[int]]:
    """Return the row ids of the findings of each audit by its number, cancelled ones left out.

    An audit's are those that name it as their source, and those that a question of it names while their own source is blank.
    """
    findings, questions = window.look("findings"), window.look("audit_questions")
    asked = {
        finding: audit
        for finding, audit in zip(questions.column("finding"), questions.column("audit"), strict=True)
        if isinstance(finding, str)
    }
    found: dict[str, list[int]] = {}
    names = ("finding", "source", "source_ref", "status")
    for row, key, source, ref, status in zip(
        findings.column("finding").index, *(findings.column(name) for name in names), strict=True
    ):
        audit = ref if source in ("internal_audit", "external_audit") else None
        if not isinstance(ref, str) or not ref:
            audit = asked.get(key)
        if isinstance(audit, str) and status != "cancelled":
            found.setdefault(audit, []).append(int(row))
    return found


def done_by(actions: Look, day: datetime.date) -> pd.Series[bool]:
    """Return which actions were done on a day; one whose day of completion cannot be read is done."""
    return actions.by("done_on", day) | (~actions.blank("done_on") & actions.column("done_on").isna())


def overdue_on(actions: Look, day: datetime.date) -> pd.Series[bool]:
    """Return which actions were open and past their due date on a day; those opened later and cancelled ones are not."""
    alive = ~actions.where("status", "cancelled") & actions.by("opened_on", day)
    over = actions.where("status", "done", "verified", "closed") & actions.blank("done_on")
    return alive & ~over & ~done_by(actions, day) & before(actions.column("due_on"), day)


def in_time(actions: Look) -> pd.Series[bool]:
    """Return which actions were done on or before their due date; without either date they were not."""
    return actions.column("done_on") <= actions.column("due_on")


def cell(look: Look, row: int, column: str) -> object:
    """Return a cell as it is printed, None where it is empty or absent."""
    return None if look.register is None else shown(look.register, row, look.register.schema[column])


def cells(look: Look, row: int, *columns: str) -> dict[str, object]:
    """Return cells of a row as they are printed, by column."""
    return {column: cell(look, row, column) for column in columns}


def text(look: Look, row: int, column: str) -> str:
    """Return a text cell, "" where it is empty or absent."""
    return "" if look.register is None else text_at(look.register, row, column)


def day_of(look: Look, row: int, column: str) -> datetime.date | None:
    """Return a date cell, None where it is empty, unreadable or absent."""
    return None if look.register is None else date_at(look.register, row, column)


def beside(
    label: Text | Word, now: Figure, earlier: Figure | None, better: Better = "neither", **more: object
) -> dict[str, object]:
    """Return a line of a table that sets a figure beside that of the review before."""
    return {
        "label": label,
        "before": number(earlier),
        "now": number(now),
        "change": change(now, earlier, better),
        **more,
    }


def grouped(
    codes: Sequence[str],
    words: str,
    count: Callable[[Window, str], Figure],
    now: Window,
    earlier: Window | None,
    better: Better = "neither",
) -> list[dict[str, object]]:
    """Return a line for each code of a list that occurs in one of the two reviews."""
    lines = []
    for code in codes:
        figure, old = count(now, code), count(earlier, code) if earlier else None
        if figure.value or (old and old.value):
            lines.append(beside(Word(words, code), figure, old, better))
    return lines


def beside_help(what: Text) -> Mapping[str, Text]:
    """Return the help of the lines that `beside` makes; `what` they count."""
    return {
        "label": Text("nazwa", "name"),
        "before": Text(f"{what.pl}, poprzednio", f"{what.en}, previous"),
        "now": Text(f"{what.pl}, teraz", f"{what.en}, now"),
        "change": Text("Zmiana", "Change"),
    }


def helped(path: str, texts: Mapping[str, Text]) -> dict[str, Text]:
    """Return the help of a record's fields under its path."""
    return {f"{path}.{name}": text for name, text in texts.items()}


def titles(path: str, register: str, *columns: str) -> dict[str, Text]:
    """Return the help of cells of a register under a path."""
    from importlib import import_module

    schema = import_module(f"qms_xl.registers.{register}").SCHEMA
    return {
        f"{path}.{name}{'[]' if schema[name].many else ''}": Text(
            f"{schema.title.pl}: {schema[name].title.pl}", f"{schema.title.en}: {schema[name].title.en}"
        )
        for name in columns
    }
