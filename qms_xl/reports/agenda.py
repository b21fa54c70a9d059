"""The agenda of a management review with its data package: sent round before the meeting, numbered as the minutes will be."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Register, Report, Text
from qms_xl.reports import _review_meeting as meeting
from qms_xl.reports._dated import SIGNATURE_HELP, signatures
from qms_xl.reports._review_facts import helped, titles
from qms_xl.reports._sections import cells_of, date_at, rows_where, text_at
from qms_xl.reports.review import REPORT as MINUTES
from qms_xl.reports.review import fields as minutes

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.supply import Supply

PREPARED, CONVENED = (
    Text("Przygotował: pełnomocnik ds. SZJ", "Prepared by: quality representative"),
    Text("Zwołuję przegląd", "Convened by"),
)
NO_SUMMARY, NO_ASSESSMENT = Text("omówienie", "summary"), Text("ocena", "assessment")
NO_PRESENTER, NO_DAY = Text("kto przygotowuje", "who prepares it"), Text("stan na dzień", "day of the data")
_PROPOSAL = ("decision", "category", "decision_text", "owner", "due_on")


def due(reviews: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield the reviews to come whose period has begun: there are data to be sent round."""
    for row in reviews.frame.index:
        begun = date_at(reviews, row, "period_from")
        if text_at(reviews, row, "status") in ("planned", "prepared") and begun is not None and begun <= as_of:
            yield str(reviews.keys.loc[row])


def possible(reviews: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield every review whose period has begun and whose minutes are not yet approved: after that nobody meets."""
    for row in reviews.frame.index:
        begun = date_at(reviews, row, "period_from")
        to_come = text_at(reviews, row, "status") in ("planned", "prepared", "postponed", "held")
        if to_come and begun is not None and begun <= as_of:
            yield str(reviews.keys.loc[row])


def fields(
    reviews: Register,
    record: str,
    supply: Supply,
    as_of: datetime.date,
    norm: Norm,
    review_inputs: Register | None = None,
    review_decisions: Register | None = None,
    people: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the agenda may print: all that the minutes may, and what the meeting still needs.

    Raises UsageError for a review without a period, as nothing can be counted then.
    """
    known = minutes(reviews, record, supply, as_of, norm, review_inputs, people)
    row = meeting.row_of(reviews, record)
    invited, source = _invited(reviews, row, people)
    prepared, approved = signatures(people, as_of)
    proposals = rows_where(review_decisions, review=record)
    return {
        **known,
        "invited": invited,
        "invited_from": source or None,
        "proposals": [
            {name: cells_of(review_decisions, one)[name] for name in _PROPOSAL}
            for one in proposals
            if review_decisions is not None
        ],
        "lacking": list(_lacking(known["inputs"], record, review_inputs)),  # type: ignore[arg-type]
        "signatures": [{**prepared, "role": PREPARED}, {**approved, "role": CONVENED}],
        "attendance": invited,
    }


def _invited(reviews: Register, row: int, people: Register | None) -> tuple[list[meeting.Person], str]:
    """Return who is invited; where no participant is named also those of the review before, and its number."""
    own = meeting.participants(reviews, row, people)
    before = meeting.earlier(reviews, row)[0]
    if any(one["role"] == meeting.PARTICIPANT for one in own) or not before:
        return own, ""
    known = {one["name"] for one in own}
    earlier = [one for one in meeting.participants(reviews, before[0][0], people) if one["name"] not in known]
    return [*own, *({**one, "role": meeting.PARTICIPANT} for one in earlier)], text_at(reviews, before[0][0], "review")


def _lacking(
    inputs: Sequence[Mapping[str, object]], review: str, review_inputs: Register | None
) -> Iterator[Mapping[str, object]]:
    """Yield the inputs to which something is still to be written, with what that is."""
    for one in inputs:
        rows = rows_where(review_inputs, review=review, input=str(one["code"]))
        dated = review_inputs is not None and rows and date_at(review_inputs, rows[0], "data_as_of") is not None
        open_ones = [
            word
            for word, there in (
                (NO_PRESENTER, one["prepared_by"]),
                (NO_SUMMARY, one["summary"]),
                (NO_ASSESSMENT, one["assessment"]),
                (NO_DAY, dated),
            )
            if not there
        ]
        if open_ones:
            yield {"no": one["no"], "heading": one["heading"], "who": one["prepared_by"], "what": open_ones}


_PERSON = {
    "role": Text("rola", "role"),
    "name": Text("imię i nazwisko", "name"),
    "position": Text("stanowisko", "position"),
    "unit": Text("komórka", "unit"),
}
FIELD_HELP: Mapping[str, Text] = {
    **MINUTES.field_help,
    **helped("invited[]", _PERSON),
    "invited_from": Text(
        "Przegląd, z którego wzięto listę zaproszonych", "Review that the list of those invited is taken from"
    ),
    **titles("proposals[]", "review_decisions", *_PROPOSAL),
    **helped(
        "lacking[]",
        {
            "no": Text("Numer punktu", "Number of the section"),
            "heading": Text("Dana wejściowa", "Input"),
            "who": Text("Kto przygotowuje", "Who prepares it"),
            "what[]": Text("Czego brakuje", "What is lacking"),
        },
    ),
    **SIGNATURE_HELP,
}

REPORT = Report(
    kind="agenda",
    register="reviews",
    title=Text("Porządek przeglądu zarządzania", "Management review agenda"),
    fields=fields,
    template=Text("agenda.docx", "agenda.docx"),
    file_name=Text("Porządek przeglądu zarządzania {id}", "Management review agenda {id}"),
    due=due,
    possible=possible,
    field_help=FIELD_HELP,
    reads=MINUTES.reads,
)
