"""The history of the system and its certificates, as text for the office's web page: what is marked for publication, no names."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from qms_xl.model import Register, Report, Text
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import cell, cells, day_of, helped, text, titles
from qms_xl.reports._sections import COMMON_HELP

UNDATED = Text("bez daty", "undated")
_MONTHS = (
    *(Text("stycznia", "January"), Text("lutego", "February"), Text("marca", "March"), Text("kwietnia", "April")),
    *(Text("maja", "May"), Text("czerwca", "June"), Text("lipca", "July"), Text("sierpnia", "August")),
    *(Text("września", "September"), Text("października", "October"), Text("listopada", "November")),
    Text("grudnia", "December"),
)
_CERTIFICATE = ("certificate", "norm", "body", "issued_on", "valid_to", "scope", "exclusions", "first_issued_on")
_HOLDS = ("valid", "suspended", "")  # a certificate without status is judged by its dates


def subjects(
    as_of: datetime.date, milestones: Register | None = None, certificates: Register | None = None
) -> Iterator[str]:
    """Yield the day of the report, where there is any history."""
    if milestones is not None or certificates is not None:
        yield as_of.isoformat()


def fields(
    as_of: datetime.date, milestones: Register | None = None, certificates: Register | None = None
) -> Mapping[str, object]:
    """Return what the template of the history may print: events to be published, up to the day, and every certificate."""
    known = Look(certificates, "certificates")
    rows = sorted(known.rows(~known.blank("certificate")), key=lambda row: _day(known, row, "issued_on"))
    return {
        "current": [cells(known, row, *_CERTIFICATE, "status") for row in rows if _in_force(known, row, as_of)],
        "years": list(_years(Look(milestones, "milestones"), as_of)),
        "certificates": [cells(known, row, *_CERTIFICATE, "status") for row in rows],
    }


def _in_force(certificates: Look, row: int, as_of: datetime.date) -> bool:
    """Return whether a certificate holds on the day: issued, not run out, neither withdrawn nor renewed."""
    ends = day_of(certificates, row, "valid_to")
    begun = _day(certificates, row, "issued_on") <= as_of
    return begun and (ends is None or ends >= as_of) and text(certificates, row, "status") in _HOLDS


def _day(look: Look, row: int, column: str) -> datetime.date:
    return day_of(look, row, column) or datetime.date.max


def _years(milestones: Look, as_of: datetime.date) -> Iterator[dict[str, object]]:
    """Yield the years with their events in order, those without a readable date last; later ones than `as_of` are no history."""
    published = milestones.rows(milestones.where("publish", "yes"))
    rows = sorted(published, key=lambda row: _day(milestones, row, "happened_on"))
    years: dict[int | None, list[dict[str, object]]] = {}
    for row in rows:
        day = day_of(milestones, row, "happened_on")
        if day is None or day <= as_of:
            event = {"day": _shown(milestones, row, day), **cells(milestones, row, "kind", "text", "ref")}
            years.setdefault(day.year if day else None, []).append(event)
    for year, events in years.items():
        yield {"year": UNDATED if year is None else str(year), "events": events}


def _shown(milestones: Look, row: int, day: datetime.date | None) -> object:
    """Return the day within its year; what nobody could read stands as typed."""
    if day is None:
        return cell(milestones, row, "happened_on")
    month = _MONTHS[day.month - 1]
    return Text(f"{day.day} {month.pl}", f"{day.day} {month.en}")


REPORT = Report(
    kind="timeline",
    register="milestones",
    title=Text("Historia systemu zarządzania jakością", "History of the quality management system"),
    fields=fields,
    template=Text("timeline.docx", "timeline.docx"),
    file_name=Text("Historia systemu zarządzania jakością", "History of the quality management system"),
    subjects=subjects,
    field_help={
        **COMMON_HELP,
        **titles("current[]", "certificates", *_CERTIFICATE, "status"),
        **helped(
            "years[]",
            {
                "year": Text("Kalendarium: rok", "Timeline: year"),
                "events[].day": Text("Kalendarium: dzień i miesiąc", "Timeline: day and month"),
            },
        ),
        **titles("years[].events[]", "milestones", "kind", "text", "ref"),
        **titles("certificates[]", "certificates", *_CERTIFICATE, "status"),
    },
)
