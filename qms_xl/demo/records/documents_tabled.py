"""Documents of the tables: procedures, service cards, forms, orders, regulations and acts of law, and their changes."""

from __future__ import annotations

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.tabled import both, table, words
from qms_xl.model import Text

BIP = "https://bip.jarzebogrod.example/sprawy/"
_EVERY = {"regulation": 36, "plan": 24, "instruction": 24, "process_book": 24, "client_guide": 24, "record": 36}


def _approved(at: Calendar, day: int) -> dict[str, object]:
    """Return what a document approved nine days before it takes effect has in common."""
    issued = at.day(day - 9)
    return {
        "status": "effective",
        "edition": "1",
        "issued_on": issued,
        "effective_from": at.day(day),
        "approved_by": cast.HEAD,
        "approved_on": issued,
    }


def _kept(unit: str) -> dict[str, object]:
    """Return who owns and who prepared a unit's document, and how it is kept."""
    return {"owner": cast.head_of(unit), "prepared_by": cast.clerk_of(unit), "medium": "electronic"}


def _procedures(at: Calendar) -> list[Row]:
    return [
        row(
            doc=code,
            doc_type="procedure",
            title=Text(polish, english),
            **_kept(unit),
            **_approved(at, int(day)),
            approval_ref=Text("Zarządzenie {order-1}", "Order {order-1}")
            if int(day) < -900
            else Text("Zarządzenie {order-4}", "Order {order-4}"),
            process=process,
            units=words(units),
            clauses=words(clauses),
            review_months=24,
            reviewed_on=at.day(int(seen)),
            jrwa=jrwa,
            retention=retention,
        )
        for code, polish, english, process, unit, units, clauses, jrwa, retention, day, seen in table("procedures")
    ]


def _cards(at: Calendar) -> list[Row]:
    return [
        row(
            doc=code,
            doc_type="service_card",
            title=Text(polish, english),
            **_kept(unit),
            **_approved(at, int(day)),
            process=process,
            parent_doc=parent,
            bip_url=f"{BIP}{page}",
            bip_published_on=after(at.day(int(day)), 2),
            review_months=24,
            reviewed_on=at.day(-120 - 13 * number),
        )
        for number, (code, polish, english, unit, process, parent, page, day, *_) in enumerate(table("cards"))
    ]


def _forms(at: Calendar) -> list[Row]:
    return [
        row(
            doc=code,
            doc_type="form",
            title=Text(polish, english),
            **_kept(unit),
            **_approved(at, int(day)),
            parent_doc=parent,
            process=process,
            review_months=36,
            reviewed_on=at.past(at.day(max(int(day), -110 - 23 * number))),
            jrwa="0143",
            retention="B10",
            storage=both(unit),
        )
        for number, (code, polish, english, parent, process, unit, day, *_) in enumerate(table("forms"))
    ]


def _orders(at: Calendar) -> list[Row]:
    return [
        row(
            tag,
            doc=f"Z-{number}/{at.day(int(day)).year}",
            doc_type="order",
            title=Text(polish, english),
            owner=cast.SECRETARY,
            **{**_approved(at, int(day)), "issued_on": at.day(int(day)), "approved_on": at.day(int(day))},
            clauses=words(clauses),
            review_months=36,
            reviewed_on=at.day(int(seen)),
            jrwa="0120",
            retention="A",
        )
        for tag, number, polish, english, day, seen, clauses, *_ in table("orders")
    ]


def _others(at: Calendar) -> list[Row]:
    rows = []
    for code, kind, polish, english, unit, day, seen, clauses, *_ in table("others"):
        if kind == "external":
            begun = {"status": "effective", "issued_on": at.day(int(day)), "effective_from": at.day(int(day))}
            rows.append(
                row(
                    doc=code,
                    doc_type=kind,
                    title=Text(polish, english),
                    owner=cast.head_of(unit),
                    **begun,
                    reviewed_on=at.day(int(seen)),
                    clauses=words(clauses),
                )
            )
            continue
        rows.append(
            row(
                doc=code,
                doc_type=kind,
                title=Text(polish, english),
                **_kept(unit),
                **_approved(at, int(day)),
                clauses=words(clauses),
                review_months=_EVERY[kind],
                reviewed_on=at.day(int(seen)),
            )
        )
    return rows


def records(at: Calendar) -> Records:
    """Return the documents of the tables."""
    return {"documents": [*_procedures(at), *_cards(at), *_forms(at), *_orders(at), *_others(at)]}
