"""Who took part in a management review, who signs its minutes, and which review came before it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from qms_xl.kinds.reading import is_answer
from qms_xl.model import Register, Text, Word
from qms_xl.reports._sections import date_at, holders, name_at, parts_at, person, roles_of, rows_where, text_at

Person = Mapping[str, object]

CHAIR, SECRETARY = Text("przewodniczący przeglądu", "chair"), Text("protokolant", "secretary")
PARTICIPANT, ABSENT = Text("uczestnik", "participant"), Text("nieobecny", "absent")
MINUTES = Text("Protokołował(a)", "Minutes taken by")
PREPARED = Text("Przygotował: pełnomocnik ds. SZJ", "Prepared by: quality representative")
APPROVED = Text("Zatwierdzam", "Approved")
HELD = ("held", "approved", "closed")
YEAR, NEAR_A_YEAR = 365, 92  # days


def day_of(reviews: Register, row: int) -> datetime.date | None:
    """Return the day of the meeting: when it was held, else when it is planned, else the end of its period."""
    days = (date_at(reviews, row, name) for name in ("held_on", "planned_on", "period_to"))
    return next((day for day in days if day is not None), None)


def earlier(reviews: Register, row: int) -> tuple[list[tuple[int, datetime.date]], str]:
    """Return the reviews before this one with their days, the latest first; and the number typed as previous that cannot be.

    The one that staff named comes first. It cannot be the review itself, one that is not there, or one that is not
    before it: so that a circle of reviews ends.
    """
    own, key, named = day_of(reviews, row), text_at(reviews, row, "review"), text_at(reviews, row, "previous")
    if own is None:
        return [], named
    before = []
    for one in reviews.frame.index:
        day = day_of(reviews, one)
        if day is not None and day < own and text_at(reviews, one, "review") not in ("", key):
            was_held = text_at(reviews, one, "status") in HELD
            chosen = bool(named) and text_at(reviews, one, "review") == named
            if was_held or chosen:
                before.append((chosen, day, int(one)))
    before.sort(reverse=True)
    refused = "" if not named or any(chosen for chosen, *_ in before) else named
    return [(one, day) for _, day, one in before], refused


def year_before(reviews: Register, row: int) -> tuple[int, datetime.date] | None:
    """Return a second review to compare with: of those before the previous one that of the year before, with its day.

    It is the one whose period ends nearest to a year before this one's; where the previous review is that one itself
    (reviews once a year) the one a year before it.
    """
    before = [one for one in earlier(reviews, row)[0] if date_at(reviews, one[0], "period_to")]
    last = date_at(reviews, row, "period_to")
    if last is None or len(before) < 2:
        return None

    def from_now(one: tuple[int, datetime.date]) -> int:
        ended = date_at(reviews, one[0], "period_to")
        return (last - ended).days if ended else 0

    years = 2 if abs(from_now(before[0]) - YEAR) <= NEAR_A_YEAR else 1
    return min(before[1:], key=lambda one: abs(from_now(one) - years * YEAR))


def participants(reviews: Register, row: int, people: Register | None) -> list[Person]:
    """Return everyone at the meeting once: chair, secretary, the others."""
    names = [
        (CHAIR, text_at(reviews, row, "chair")),
        (SECRETARY, text_at(reviews, row, "secretary")),
        *((PARTICIPANT, name) for name in _names(reviews, row, "participants")),
    ]
    seen: dict[str, Person] = {}
    for role, name in names:
        if name:
            seen.setdefault(name, {"role": role, **person(people, name)})
    return list(seen.values())


def absent(reviews: Register, row: int, people: Register | None) -> list[Person]:
    """Return those who were absent."""
    return [{"role": ABSENT, **person(people, name)} for name in _names(reviews, row, "absent")]


def _names(reviews: Register, row: int, column: str) -> list[str]:
    """Return the people named in a cell; an answer such as "brak" names nobody."""
    return [name for name in parts_at(reviews, row, column) if not is_answer(name)]


def signatures(reviews: Register, row: int, people: Register | None, on: datetime.date) -> Iterator[Person]:
    """Yield the rows of the signature table: secretary, quality representative, top management.

    `title` is the position of top management; `on_behalf`: somebody else approves the minutes in its name.
    """
    secretary = text_at(reviews, row, "secretary")
    representatives = holders(people, "quality_representative", on)
    signer, title, on_behalf = _approval(reviews, row, people, on)
    blank = {"title": None, "on_behalf": False, "date": None}
    yield {"role": MINUTES, **person(people, secretary), **blank}
    yield {"role": PREPARED, **person(people, representatives[0] if representatives else ""), **blank}
    yield {
        "role": APPROVED,
        **person(people, signer),
        "title": title,
        "on_behalf": on_behalf,
        "date": date_at(reviews, row, "approved_on"),
    }


def _approval(reviews: Register, row: int, people: Register | None, on: datetime.date) -> tuple[str, object, bool]:
    """Return who approves, the position of top management, and whether it is done in its name."""
    approver, chair = text_at(reviews, row, "approved_by"), text_at(reviews, row, "chair")
    managers = holders(people, "top_management", on)
    if approver and "top_management" in roles_of(people, approver):
        manager = approver
    else:
        manager = chair if chair in managers else next(iter(managers), "")
    title = name_at(people, manager, "position") or Word("role", "top_management")
    on_behalf = bool(approver and managers and approver != manager)
    return approver or manager, title, on_behalf


def previous(reviews: Register, row: int) -> dict[str, object]:
    """Return the review that this one is compared with, and the number that was typed in vain."""
    before, refused = earlier(reviews, row)
    key = text_at(reviews, before[0][0], "review") if before else None
    return {"review": key, "held_on": before[0][1] if before else None, "refused": refused or None}


def row_of(reviews: Register, review: str) -> int:
    """Return the row of a review by its number."""
    return rows_where(reviews, review=review)[0]
