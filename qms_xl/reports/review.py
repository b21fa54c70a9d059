"""The minutes of a management review: what management looked at, what it found, what it decided; under each edition."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qms_xl.errors import UsageError
from qms_xl.model import Register, Report, Text
from qms_xl.norms import Norm, ReviewInput, named
from qms_xl.reports import _review_meeting as meeting
from qms_xl.reports import _review_outputs as decided
from qms_xl.reports import _review_policy as pursued
from qms_xl.reports._review_help import field_help
from qms_xl.reports._review_window import DASH, Input, Window, compared, older_figures
from qms_xl.reports._sections import (
    cells_of,
    date_at,
    parts_at,
    rows_where,
    shown,
    text_at,
)
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.supply import Supply

INPUTS: Mapping[str, Input] = collect("qms_xl.reports._review_inputs", "INPUT")
ALWAYS = ("objectives",)  # 2008 does not ask for them; the minutes of the offices carry them after a to g
OLDER = ("review", "first", "last")
MADE_FROM = ("reviews", "review_inputs", "review_decisions", "policy_items", "people")


def due(reviews: Register) -> Iterator[str]:
    """Yield the reviews whose minutes are due: the data are collected, or it was held and nobody has approved them."""
    yield from _with_status(reviews, "prepared", "held")


def possible(reviews: Register) -> Iterator[str]:
    """Yield every review that has something to say: all but those only planned, postponed or cancelled."""
    yield from _with_status(reviews, "prepared", "held", "approved", "closed")


def _with_status(reviews: Register, *statuses: str) -> Iterator[str]:
    for row in reviews.frame.index:
        if text_at(reviews, row, "status") in statuses:
            yield str(reviews.keys.loc[row])


def fields(
    reviews: Register,
    record: str,
    supply: Supply,
    as_of: datetime.date,
    norm: Norm,
    review_inputs: Register | None = None,
    people: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the minutes may print.

    The review's own edition of the standard decides; where it names none, the office's. Raises UsageError for a review
    without a period, as nothing can be counted then.
    """
    row = meeting.row_of(reviews, record)
    norm = named(text_at(reviews, row, "norm")) or norm
    now = _window(reviews, row, supply, norm, as_of)
    before = meeting.earlier(reviews, row)[0]
    then = None
    if before and _period(reviews, before[0][0]) is not None:
        then = _window(reviews, before[0][0], supply, norm, before[0][1])
    older, second = None, meeting.year_before(reviews, row) if then else None
    if second and _period(reviews, second[0]) is not None:
        older = _window(reviews, second[0], supply, norm, second[1])
    held = meeting.day_of(reviews, row) or as_of
    inputs = list(_inputs(now, then, older, norm, review_inputs, as_of))
    return {
        "review": {**cells_of(reviews, row), "norm": shown(reviews, row, reviews.schema["norm"]) or norm.title},
        "norm_unverified": norm.verify,
        "to_be_held": text_at(reviews, row, "status") in ("planned", "prepared"),
        "previous": meeting.previous(reviews, row),
        "compared": then is not None,
        "older": {"review": older.review, "first": older.first, "last": older.last} if older else dict.fromkeys(OLDER),
        "participants": meeting.participants(reviews, row, people),
        "absent": meeting.absent(reviews, row, people),
        "inputs": inputs,
        **_details(now, then, review_inputs, as_of, [str(one["code"]) for one in inputs]),
        "policy": pursued.policy(_at(now, "objectives", review_inputs, as_of)),
        "with_strategy": norm.at_least("iso9001-2015"),
        "outputs": list(decided.outputs(now, record, norm, parts_at(reviews, row, "outputs_none"))),
        "next_year": str(now.last.year + 1),
        "next_objectives": pursued.next_objectives(now),
        "signatures": list(meeting.signatures(reviews, row, people, held)),
        "attendance": meeting.participants(reviews, row, people),
    }


def _period(reviews: Register, row: int) -> tuple[datetime.date, datetime.date] | None:
    first, last = date_at(reviews, row, "period_from"), date_at(reviews, row, "period_to")
    return (first, last) if first and last and first <= last else None


def _window(
    reviews: Register,
    row: int,
    supply: Supply,
    norm: Norm,
    as_of: datetime.date,
) -> Window:
    """Return the review's window on the registers, up to `as_of`. Raises UsageError where it has no period."""
    period = _period(reviews, row)
    key = text_at(reviews, row, "review")
    if period is None:
        raise UsageError(
            Text(
                f"Przegląd {key} nie ma okresu, za który można liczyć dane.",
                f"Review {key} has no period that figures could be counted for.",
            ),
            Text(
                "W rejestrze „Przeglądy zarządzania” wpisz „Okres od” i nie wcześniejszy „Okres do”.",
                "In the register “Management reviews” fill in “Period from” and a “Period to” that is not before it.",
            ),
        )
    before = tuple((text_at(reviews, one, "review"), day) for one, day in meeting.earlier(reviews, row)[0])
    return Window(
        supply=supply,
        norm=norm,
        review=key,
        held=meeting.day_of(reviews, row) or as_of,
        first=period[0],
        last=period[1],
        day=min(period[1], as_of),
        earlier=before,
    )


def _at(window: Window, code: str, review_inputs: Register | None, as_of: datetime.date) -> Window:
    """Return the window on the day that the data of an input are of: as typed, else the end of the period; never after today."""
    rows = rows_where(review_inputs, review=window.review, input=code)
    typed = date_at(review_inputs, rows[0], "data_as_of") if review_inputs is not None and rows else None
    return replace(window, day=min(typed or window.last, as_of))


def _inputs(
    now: Window,
    then: Window | None,
    older: Window | None,
    norm: Norm,
    review_inputs: Register | None,
    as_of: datetime.date,
) -> Iterator[dict[str, object]]:
    """Yield the inputs in the order of the edition: those it asks for, the objectives, others where something was typed."""
    number = 0
    for one in norm.inputs:
        rows = rows_where(review_inputs, review=now.review, input=one.code)
        if not (one.mandatory or one.code in ALWAYS or rows):
            continue
        number += 1
        here = _at(now, one.code, review_inputs, as_of)
        there = _at(then, one.code, review_inputs, as_of) if then else None
        long_ago = _at(older, one.code, review_inputs, as_of) if older else None
        made_of = INPUTS[one.code]
        known = [name for name in made_of.registers if len(now.look(name))]
        typed = cells_of(review_inputs, rows[0]) if review_inputs is not None and rows else {}
        yield {
            "code": one.code,
            "no": f"4.{number}",
            "heading": _heading(one),
            "clause": one.clause or None,
            "day": here.day,
            "counted": bool(known),
            "countable": bool(made_of.registers),
            "figures": _figures(made_of, here, there, long_ago) if known else [],
            **{name: typed.get(name) for name in ("summary", "assessment", "prepared_by")},
        }


def _figures(made_of: Input, now: Window, then: Window | None, older: Window | None) -> list[dict[str, object]]:
    """Return the figures of an input beside those of the review before and, as `older`, of the year before."""
    lines = compared(made_of.counts, now, then)
    second = older_figures(made_of.counts, now, older) if older else [DASH] * len(lines)
    return [{**line, "older": figure} for line, figure in zip(lines, second, strict=True)]


def _heading(one: ReviewInput) -> Text:
    """Return the heading; in English the words of the list, with a capital letter."""
    return Text(one.heading.pl, one.heading.en[:1].upper() + one.heading.en[1:])


def _details(
    now: Window, then: Window | None, review_inputs: Register | None, as_of: datetime.date, printed: list[str]
) -> dict[str, object]:
    """Return the tables of each input by its code; of one that is not printed they are empty."""
    found: dict[str, object] = {}
    for code in (*printed, *(code for code in INPUTS if code not in printed)):
        one = INPUTS[code]
        names = {path.partition("[]")[0] for path in one.help}
        found[code] = {name: [] for name in names}
        if code in printed and any(len(now.look(name)) for name in one.registers):
            here = _at(now, code, review_inputs, as_of)
            there = _at(then, code, review_inputs, as_of) if then else None
            found[code] = one.details(here, there)
    return {code: tables for code, tables in found.items() if tables}


REPORT = Report(
    kind="review",
    register="reviews",
    title=Text("Protokół z przeglądu zarządzania", "Management review minutes"),
    fields=fields,
    template=Text("review.docx", "review.docx"),
    file_name=Text("Protokół z przeglądu zarządzania {id}", "Management review minutes {id}"),
    due=due,
    possible=possible,
    field_help=field_help(INPUTS),
    reads=tuple(dict.fromkeys((*MADE_FROM, *(name for one in INPUTS.values() for name in one.registers)))),
)
