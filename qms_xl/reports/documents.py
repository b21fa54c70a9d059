"""The documents in force: all of them by type, service cards and guides for publication, forms as records; posts, no names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Register, Report, Text, Word
from qms_xl.reports._dated import POST_HELP, posts
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import before, cell, cells, day_of, helped, text, titles
from qms_xl.reports._review_inputs.documents import TYPES
from qms_xl.reports._review_window import DASH
from qms_xl.reports._sections import COMMON_HELP, name_at

if TYPE_CHECKING:
    import pandas as pd

PUBLISHED = ("service_card", "client_guide")
FORMS = ("form", "record")
NO_TYPE = Text("rodzaj nieuzupełniony", "type not filled in")
_HEADINGS: Mapping[str, Text] = {
    "policy": Text("Polityka jakości", "Quality policy"),
    "manual": Text("Księga jakości", "Quality manual"),
    "process_book": Text("Księga zarządzania procesami", "Process management book"),
    "process_card": Text("Karty procesów", "Process cards"),
    "procedure": Text("Procedury", "Procedures"),
    "instruction": Text("Instrukcje", "Work instructions"),
    "service_card": Text("Karty spraw", "Service cards"),
    "client_guide": Text("Poradniki interesanta", "Client guides"),
    "objectives": Text("Cele jakości", "Quality objectives"),
    "regulation": Text("Regulaminy", "Internal regulations"),
    "plan": Text("Plany i programy", "Plans and programmes"),
    "order": Text("Zarządzenia", "Orders of the head of office"),
    "external": Text("Dokumenty zewnętrzne (akty prawne)", "External documents (legal acts)"),
    "other": Text("Inne dokumenty", "Other documents"),
    "": Text("Dokumenty bez podanego rodzaju", "Documents whose type is not filled in"),
}
_EDITIONLESS = ("external", "order")
_CELLS = ("doc", "title", "effective_from", "approval_ref", "units", "parent_doc", "medium")
_PUBLIC = ("bip_url", "bip_published_on")
_RECORD = ("jrwa", "retention", "storage")


def subjects(documents: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield the day of the report, where there are documents."""
    yield as_of.isoformat()


def fields(
    documents: Register, as_of: datetime.date, units: Register | None = None, people: Register | None = None
) -> Mapping[str, object]:
    """Return what the template of the documents may print: of each document the edition in force on the day."""
    look = Look(documents, "documents")
    rows = in_force(look, as_of)
    by_type: dict[str, list[int]] = {code: [] for code in (*TYPES, "")}
    for row in rows:
        code = text(look, row, "doc_type")
        by_type[code if code in by_type else ""].append(row)

    def groups(codes: Iterable[str], *more: str) -> list[dict[str, object]]:
        return [
            {"heading": _HEADINGS[code], "documents": lines(by_type[code], *more)} for code in codes if by_type[code]
        ]

    def lines(found: Sequence[int], *more: str) -> list[dict[str, object]]:
        return [{**_document(look, row, people, units), **cells(look, row, *more)} for row in found]

    return {
        "total": Figure(len(rows), "documents", tuple(rows), "status"),
        "types": [
            {"label": _label(code), "number": Figure(len(found), "documents", tuple(found), "doc_type")}
            for code, found in by_type.items()
            if found
        ],
        "groups": groups(code for code in by_type if code not in (*PUBLISHED, *FORMS)),
        "published": groups(PUBLISHED, *_PUBLIC),
        "forms": lines([row for code in FORMS for row in by_type[code]], *_RECORD),
        "signatures": posts(people, as_of),
    }


def in_force(documents: Look, as_of: datetime.date) -> list[int]:
    """Return the rows of the editions in force on a day, one of each document: the one that began last; by code.

    In force is an edition of that status that did not begin later nor end earlier; a blank date does not speak against it.
    """
    later = ~documents.by("effective_from", as_of) & documents.column("effective_from").notna()
    over: pd.Series[bool] = before(documents.column("effective_to"), as_of)
    latest: dict[str, tuple[datetime.date, int]] = {}
    for row in documents.rows(documents.where("status", "effective") & ~later & ~over):
        begun = day_of(documents, row, "effective_from") or day_of(documents, row, "issued_on") or datetime.date.min
        key = text(documents, row, "doc") or f"row {row}"
        latest[key] = max(latest.get(key, (begun, row)), (begun, row))
    return sorted((row for _, row in latest.values()), key=lambda row: (text(documents, row, "doc").casefold(), row))


def _label(code: str) -> Word | Text:
    return Word("doc_type", code) if code else NO_TYPE


def _document(documents: Look, row: int, people: Register | None, units: Register | None) -> dict[str, object]:
    """Return a document as lists of documents print it: its owner by the post, never by name."""
    editionless = bool(documents.blank("edition")[row]) and text(documents, row, "doc_type") in _EDITIONLESS
    owner = text(documents, row, "owner")
    unit = name_at(people, owner, "unit")
    return {
        **cells(documents, row, *_CELLS),
        "edition": DASH if editionless else cell(documents, row, "edition") or "1",
        "post": name_at(people, owner, "position"),
        "unit": name_at(units, unit or "", "name") or unit,
    }


_DOCUMENT = {
    "edition": Text("Wydanie", "Edition"),
    "post": Text("Stanowisko właściciela dokumentu", "Position of the document's owner"),
    "unit": Text("Komórka właściciela dokumentu", "Unit of the document's owner"),
}

REPORT = Report(
    kind="documents",
    register="documents",
    title=Text("Dokumenty systemu zarządzania jakością", "Documents of the quality management system"),
    fields=fields,
    template=Text("documents.docx", "documents.docx"),
    file_name=Text("Dokumenty systemu zarządzania jakością", "Documents of the quality management system"),
    subjects=subjects,
    field_help={
        **COMMON_HELP,
        "total": Text("Dokumenty obowiązujące", "Documents in force"),
        **helped("types[]", {"label": Text("Rodzaj", "Type"), "number": Text("Liczba dokumentów", "Documents")}),
        "groups[].heading": Text("Dokumenty jednego rodzaju: rodzaj", "Documents of one type: type"),
        **titles("groups[].documents[]", "documents", *_CELLS),
        **helped("groups[].documents[]", _DOCUMENT),
        "published[].heading": Text("Karty spraw i poradniki: rodzaj", "Service cards and guides: type"),
        **titles("published[].documents[]", "documents", *_CELLS, *_PUBLIC),
        **helped("published[].documents[]", _DOCUMENT),
        **titles("forms[]", "documents", *_CELLS, *_RECORD),
        **helped("forms[]", _DOCUMENT),
        **POST_HELP,
    },
)
