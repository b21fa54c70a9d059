"""The audit programme of a year or more: its audits, units by month, what is covered, who audits, how far it has come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qms_xl.model import Register, Report, Text
from qms_xl.norms import Norm, named
from qms_xl.registers import audit_programmes as programmes_schema
from qms_xl.reports import _programme_audits as listed
from qms_xl.reports._audit_pictures import COVERAGE_HELP, coverage_by_unit
from qms_xl.reports._dated import SIGNATURE_HELP, signatures
from qms_xl.reports._review_facts import beside, beside_help, helped, text, titles
from qms_xl.reports._review_window import Window
from qms_xl.reports._sections import COMMON_HELP, cells_of, date_at, record_help, rows_where, shown, text_at

if TYPE_CHECKING:
    from qms_xl.supply import Supply

ALIVE = ("draft", "approved", "running", "changed")


def due(audit_programmes: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield the programmes that are being drawn up or carried out, and that have not ended."""
    for row in audit_programmes.frame.index:
        last = _period(audit_programmes, row, as_of)[1]
        if text_at(audit_programmes, row, "status") in ALIVE and last >= as_of:
            yield str(audit_programmes.keys.loc[row])


def possible(audit_programmes: Register) -> Iterator[str]:
    """Yield every programme that was not repealed."""
    for row in audit_programmes.frame.index:
        if text_at(audit_programmes, row, "status") != "cancelled":
            yield str(audit_programmes.keys.loc[row])


def fields(
    audit_programmes: Register,
    record: str,
    supply: Supply,
    as_of: datetime.date,
    norm: Norm,
    audit_questions: Register | None = None,
    certificates: Register | None = None,
    people: Register | None = None,
    units: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the programme may print, as things stand on `as_of`."""
    row = rows_where(audit_programmes, programme=record)[0]
    first, last = _period(audit_programmes, row, as_of)
    norm = named(text_at(audit_programmes, row, "norm")) or norm
    now = Window(supply, norm, review="", held=as_of, first=first, last=last, day=as_of)
    audits = now.look("audits")
    ours = listed.of_programme(audits, record)
    others = listed.others(audits, record, first, last)
    before = _before(audit_programmes, row, as_of)
    then = listed.figures(now, listed.of_programme(audits, before)) if before else None
    return {
        "programme": {
            **cells_of(audit_programmes, row),
            "year": _year_text(audit_programmes, row, as_of),
            "norm": shown(audit_programmes, row, audit_programmes.schema["norm"]) or norm.title,
            "period_from": first,
            "period_to": last,
        },
        "previous": before or None,
        "planned": listed.lines(audits, ours),
        "others": listed.lines(audits, others),
        "schedule": list(listed.schedule(audits, [*ours, *others], units, first, last)),
        "audits": coverage_by_unit(now.status("coverage")),
        "clauses": list(listed.clauses(audits, [*ours, *others], audit_questions, certificates, norm, as_of)),
        "auditors": list(
            listed.auditors(audits, [one for one in (*ours, *others) if listed.is_own(audits, one)], people, as_of)
        ),
        "figures": [
            beside(label, figure, then[at][1] if then else None, better)  # type: ignore[arg-type]
            for at, (label, figure, better) in enumerate(listed.figures(now, ours))
        ],
        "changed": listed.lines(audits, [one for one in ours if text(audits, one, "status") in listed.GONE]),
        "signatures": signatures(people, as_of),
    }


def _year(programmes: Register, row: int) -> int | None:
    value = programmes.value(row, "year")
    known = isinstance(value, int | float) and value == value and datetime.MINYEAR <= value < datetime.MAXYEAR
    return int(value) if known else None


def _year_text(programmes: Register, row: int, as_of: datetime.date) -> str:
    """Return the year or years that the title names."""
    first, last = _period(programmes, row, as_of)
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _period(programmes: Register, row: int, as_of: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a programme: as typed, else of its year."""
    year = _year(programmes, row) or as_of.year
    first = date_at(programmes, row, "period_from") or datetime.date(year, 1, 1)
    last = date_at(programmes, row, "period_to") or datetime.date(year, 12, 31)
    return first, max(first, last)


def _before(programmes: Register, row: int, as_of: datetime.date) -> str:
    """Return the programme before this one: of those that ended before it begins, the last; "" where there is none."""
    first = _period(programmes, row, as_of)[0]
    found = [
        (_period(programmes, one, as_of)[1], text_at(programmes, one, "programme"))
        for one in programmes.frame.index
        if _period(programmes, one, as_of)[1] < first and text_at(programmes, one, "status") != "cancelled"
    ]
    return max(found)[1] if found else ""


_AUDIT = {"held": Text("Czy przeprowadzony", "Whether held")}
FIELD_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    **record_help("programme", programmes_schema.SCHEMA),
    "previous": Text("Poprzedni program", "Programme before"),
    **titles("planned[]", "audits", *listed.AUDIT_CELLS),
    **helped("planned[]", _AUDIT),
    **titles("others[]", "audits", *listed.AUDIT_CELLS),
    **helped("others[]", _AUDIT),
    **titles("changed[]", "audits", *listed.AUDIT_CELLS),
    **helped("changed[]", _AUDIT),
    **helped(
        "schedule[]",
        {
            "label": Text("komórka", "unit"),
            "unit": Text("Symbol komórki", "Unit code"),
            "months[]": Text("Audity w miesiącu", "Audits in the month"),
            "number": Text("Audity w komórce", "Audits in the unit"),
        },
    ),
    **{f"audits.{path}": help_ for path, help_ in COVERAGE_HELP.items()},
    **helped(
        "clauses[]",
        {
            "label": Text("punkt normy", "clause"),
            "clause": Text("Punkt normy", "Clause"),
            "title": Text("Tytuł punktu", "Title of the clause"),
            "audits[]": Text("Audity, które obejmują punkt", "Audits that cover the clause"),
            "number": Text("Liczba auditów, które obejmują punkt", "Number of audits that cover the clause"),
        },
    ),
    **helped(
        "auditors[]",
        {
            "label": Text("auditor", "auditor"),
            "name": Text("Imię i nazwisko", "Name"),
            "unit": Text("Komórka", "Unit"),
            "qualified_on": Text("Kwalifikacje od", "Qualified on"),
            "valid_to": Text("Kwalifikacje do", "Qualified until"),
            "lead": Text("Audity prowadzone", "Audits led"),
            "joined": Text("Udział w auditach", "Audits joined"),
        },
    ),
    **helped("figures[]", beside_help(Text("Realizacja programu", "Progress of the programme"))),
    **SIGNATURE_HELP,
}

REPORT = Report(
    kind="programme",
    register="audit_programmes",
    title=Text("Program auditów", "Audit programme"),
    fields=fields,
    template=Text("programme.docx", "programme.docx"),
    file_name=Text("Program auditów {id}", "Audit programme {id}"),
    due=due,
    possible=possible,
    field_help=FIELD_HELP,
    reads=("audits", "findings", "documents", "units"),
)
