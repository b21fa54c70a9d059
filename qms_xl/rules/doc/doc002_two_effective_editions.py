"""DOC002: two editions of one document in force at the same time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from itertools import pairwise

from qms_xl.fold import fold
from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._editions import edition_number

_Age = tuple[str, tuple[int, ...]]


def find(documents: Register) -> Found:
    """Give the status of every edition in force but the newest; what is proposed is to withdraw it."""
    effective = documents.frame[(documents["status"] == "effective") & documents["doc"].notna()]
    doubled = effective[effective["doc"].duplicated(keep=False) | effective["doc"].map(fold).duplicated(keep=False)]
    for _, rows in doubled.groupby(doubled["doc"].map(fold)):
        editions = {_edition(documents, row): row for row in reversed(rows.index)}  # the same edition twice is GEN002's
        if len(editions) < 2:
            continue
        ages = _ages(documents, editions.values())
        for older, newer in pairwise(sorted(ages, key=lambda row: (ages[row], row))):
            yield _hit(documents, older, newer, _is_certain(ages[older], ages[newer]))


def _edition(documents: Register, row: int) -> str:
    return fold(str(documents["edition"].loc[row])) if documents["edition"].notna().loc[row] else "1"


def _ages(documents: Register, rows: Collection[int]) -> dict[int, _Age]:
    """Return what orders the editions: the day they came into force or were issued, where each has one, and their number."""
    days = {row: _day(documents, row) for row in rows}
    all_known = all(days.values())
    return {row: (days[row] if all_known else "", edition_number(_edition(documents, row)) or ()) for row in rows}


def _day(documents: Register, row: int) -> str:
    days = [documents[column].loc[row] for column in ("effective_from", "issued_on") if documents.has(column)]
    return next((str(day.date()) for day in days if day == day), "")


def _is_certain(older: _Age, newer: _Age) -> bool:
    """Return whether day or number tells which is the newer; a number that cannot be read (`()`) does not."""
    return older[0] != newer[0] or (older[1] != newer[1] and bool(older[1]) and bool(newer[1]))


def _hit(documents: Register, older: int, newer: int, certain: bool) -> Hit:
    cell = documents.cell(older, "status")
    facts = {"doc": documents["doc"].loc[older], "older": _shown(documents, older), "newer": _shown(documents, newer)}
    if not certain:
        return Hit(cell, facts, variant="unordered")
    edit = CellEdit(cell, "withdrawn", "unsafe")
    if not documents.has("effective_to") or not documents.blank("effective_to").loc[older]:
        return Hit(cell, facts, edit=edit)
    begins = documents["effective_from"].loc[newer]
    began = documents["effective_from"].loc[older]
    if begins != begins or began >= begins:  # unknown, or it would end before it began
        return Hit(cell, facts)
    end = CellEdit(documents.cell(older, "effective_to"), begins.date() - timedelta(days=1), "unsafe")
    return Hit(cell, facts, edit=edit, more=(end,))


def _shown(documents: Register, row: int) -> str:
    return str(documents["edition"].loc[row]) if documents["edition"].notna().loc[row] else "1"


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.3.2 c [4.2.3 g]",
    fix="unsafe",
    title=Text("Dwa obowiązujące wydania dokumentu", "Two editions of a document in force"),
    message=Text(
        "Dokument „{doc}” ma dwa obowiązujące wydania naraz: „{older}” i nowsze „{newer}”.",
        "Document “{doc}” has two editions in force at once: “{older}” and the newer “{newer}”.",
    ),
    variants={
        "unordered": Text(
            "Dokument „{doc}” ma dwa obowiązujące wydania naraz: „{older}” i „{newer}”. "
            "Z dat i numerów wydań nie wynika, które jest nowsze.",
            "Document “{doc}” has two editions in force at once: “{older}” and “{newer}”. Their dates and numbers do not "
            "tell which is the newer.",
        )
    },
    why=Text(
        "W obiegu może być tylko jedno aktualne wydanie. Przy dwóch obowiązujących pracownicy mogą posługiwać się "
        "nieaktualnym.",
        "Only one current edition may be in use. With two in force, staff may work by the outdated one.",
    ),
    remedy=Text(
        "W komórce {cell} ustaw starszemu wydaniu status „wycofany”, a w polu „Obowiązuje do” wpisz ostatni dzień "
        "jego obowiązywania.",
        "In cell {cell} set the older edition to “withdrawn”, and write its last day in “Effective to”.",
    ),
    good="""
documents
| doc  | edition | status    | effective_from | effective_to | issued_on  |
| P-01 | 1       | withdrawn | 2024-01-01     | 2026-01-31   | 2024-01-01 |
| P-01 | 2       | effective | 2026-02-01     |              | 2026-02-01 |
| P-01 | 3       | approved  |                |              | 2026-11-20 |
| P-02 |         | effective | 2025-01-01     |              | 2025-01-01 |
""",
    bad="""
documents
| doc  | edition | status      | effective_from | effective_to | issued_on  |
| P-01 | 1       | effective ! | 2024-01-01     |              | 2024-01-01 |
| P-01 | 2       | effective   | 2026-02-01     |              | 2026-02-01 |
| P-02 | II      | effective   | 2025-01-01     |              |            |
| P-02 |         | effective ! | 2023-01-01     | 2025-01-31   |            |
| P-03 | 1       | effective ! | 2023-01-01     |              |            |
| P-03 | 2       | effective   |                |              |            |
""",
)
