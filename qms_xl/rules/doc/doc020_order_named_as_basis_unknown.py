"""DOC020: a document put in force by an order that the register does not hold, or that was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._named import names
from qms_xl.rules.doc._in_force import withdrawn_docs

if TYPE_CHECKING:
    import pandas as pd


def find(documents: Register) -> Found:
    """Give the basis of each document in use in which no order of the register occurs, or only a withdrawn one.

    Silent where the register holds no orders at all.
    """
    orders = documents["doc"][documents["doc_type"] == "order"].dropna().unique().tolist()
    if not orders:
        return
    withdrawn = withdrawn_docs(documents)
    in_use: pd.Series[bool] = documents["status"].isin(("approved", "effective"))
    based = documents["approval_ref"][in_use].dropna()
    for text, rows in based.groupby(based).groups.items():
        named = [order for order in orders if names(text, order)]
        if not named or all(order in withdrawn for order in named):
            for row in rows:
                facts = {"order": ", ".join(named)}
                yield Hit(documents.cell(row, "approval_ref"), facts, variant="withdrawn" if named else "")


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.2 c [4.2.3 a]",
    title=Text("Podstawa dokumentu nie obowiązuje albo jej nie ma", "Basis of the document unknown or withdrawn"),
    message=Text(
        "Podstawą dokumentu „{record}” jest „{value}”, a takiego zarządzenia nie ma w rejestrze dokumentów.",
        "The basis of document “{record}” is “{value}”, and the register of documents holds no such order.",
    ),
    variants={
        "withdrawn": Text(
            "Podstawą dokumentu „{record}” jest „{value}”, a zarządzenie „{order}” wycofano.",
            "The basis of document “{record}” is “{value}”, and order “{order}” was withdrawn.",
        )
    },
    why=Text(
        "Dokument, który wprowadzono zarządzeniem, obowiązuje dopóty, dopóki obowiązuje zarządzenie. Bez niego nie da się wykazać, "
        "kto dokument zatwierdził.",
        "A document that an order put in force stands and falls with that order. Without it nobody can show who approved the "
        "document.",
    ),
    remedy=Text(
        "Popraw numer zarządzenia w komórce {cell} albo dopisz zarządzenie do rejestru dokumentów (rodzaj: zarządzenie). Symbol w "
        "rejestrze musi być zapisany tak samo jak w tej komórce.",
        "Correct the number of the order in cell {cell}, or add the order to the register of documents (type: order). Its code there "
        "must be written as in this cell.",
    ),
    remedies={
        "withdrawn": Text(
            "Wpisz w komórce {cell} zarządzenie, na którego podstawie dokument obowiązuje teraz. Jeżeli takiego nie ma, dokument też "
            "należy wycofać albo wprowadzić nowym zarządzeniem.",
            "Write in cell {cell} the order by which the document is in force now. If there is none, the document has to be withdrawn "
            "too, or put in force by a new order.",
        )
    },
    good="""
documents
| doc     | edition | doc_type  | status    | approval_ref                        |
| 12/2026 | 1       | order     | effective |                                     |
| 3/2020  | 1       | order     | withdrawn |                                     |
| P-01    | 1       | procedure | effective | Zarządzenie nr 12/2026 Starosty     |
| P-02    | 1       | procedure | approved  | zarz. 3/2020 zm. zarz. 12/2026      |
| P-03    | 1       | procedure | withdrawn | 3/2020                              |
| P-04    | 1       | procedure | effective |                                     |
""",
    bad="""
documents
| doc     | edition | doc_type  | status    | approval_ref                      |
| 12/2026 | 1       | order     | effective |                                   |
| 3/2020  | 1       | order     | withdrawn |                                   |
| P-01    | 1       | procedure | effective | Zarządzenie nr 112/2026 Starosty ! |
| P-02    | 1       | procedure | approved  | 3/2020 !                          |
""",
)
