"""POL001: no quality policy is in force, or somebody else than top management approved it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import having, nobody_has

if TYPE_CHECKING:
    import pandas as pd


def missing(documents: Register) -> Found:
    """Give the register's header where no document of type policy is in force."""
    if not _policies(documents).any():
        yield Hit(documents.header())


def approved_by_another(documents: Register, people: Register, as_of: date) -> Found:
    """Give the approver of the policy in force who does not have the role of top management.

    Without anybody in that role ORG002 speaks, without approver DOC001.
    """
    if nobody_has(people, "top_management", as_of):
        return
    others = set(people["person"].dropna()) - having(people, "top_management")
    wrong = _policies(documents) & documents["approved_by"].isin(others)
    for row in wrong.index[wrong]:
        yield Hit(documents.cell(row, "approved_by"), {"person": documents["approved_by"].loc[row]}, variant="approved")


def _policies(documents: Register) -> pd.Series[bool]:
    return (documents["doc_type"] == "policy") & (documents["status"] == "effective")


RULE = Rule(
    find=(missing, approved_by_another),
    severity="error",
    clause="5.2.1 [5.3]",
    title=Text("Brak polityki jakości ustanowionej przez kierownictwo", "No quality policy of top management"),
    message=Text(
        "W rejestrze nie ma obowiązującej polityki jakości.",
        "The register has no quality policy in force.",
    ),
    variants={
        "approved": Text(
            "Politykę jakości „{record}” zatwierdziła osoba bez roli „najwyższe kierownictwo”: {person}.",
            "The quality policy “{record}” was approved by {person}, who does not have the role “top management”.",
        )
    },
    why=Text(
        "Politykę jakości ustanawia najwyższe kierownictwo: to ono mówi, do czego urząd dąży. Bez niej cele nie mają podstawy.",
        "Top management establishes the quality policy: it says what the office aims at. Without it objectives have no ground.",
    ),
    remedy=Text(
        "Dopisz politykę do rejestru dokumentów (rodzaj „polityka jakości”, status „obowiązujący”).",
        "Add the policy to the register of documents (type “quality policy”, status “in force”).",
    ),
    remedies={
        "approved": Text(
            "Wpisz w komórce {cell} osobę z najwyższego kierownictwa, która politykę zatwierdziła, albo uzupełnij jej rolę "
            "w rejestrze osób.",
            "Write in cell {cell} who of top management approved the policy, or add the role in the register of people.",
        )
    },
    good="""
as_of 2026-11-20
documents
| doc | edition | doc_type | status    | approved_by |
| PJ  | 1       | policy   | withdrawn | Jan Lis     |
| PJ  | 2       | policy   | effective | Anna Nowak  |
| PJ1 | 1       | policy   | effective |             |

people
| person     | roles          | active_to |
| Anna Nowak | top_management |           |
| Jan Lis    |                |           |
""",
    bad="""
as_of 2026-11-20
documents
| doc | edition | doc_type | status    | approved_by |
| PJ  | 1       | policy   | withdrawn | Jan Lis     |
| PJ  | 2       | policy   | effective | Jan Lis !   |

people
| person     | roles                  | active_to |
| Anna Nowak | top_management         |           |
| Jan Lis    | quality_representative |           |
""",
)
