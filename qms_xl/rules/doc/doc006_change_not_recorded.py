"""DOC006: a new edition without a word in the register of changes about what changed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._editions import of_document, same_edition

if TYPE_CHECKING:
    import pandas as pd


class _Change(NamedTuple):
    """A row of the register of changes: which edition it names ("" for none), whether it can be read, and its day."""

    edition: str
    is_clear: bool
    day: pd.Timestamp


def find(documents: Register, document_changes: Register) -> Found:
    """Give the edition of each document in use that is not its first and that no change leads to.

    A change that names no edition serves where it was not made before the previous edition was issued.
    """
    made: dict[str, list[_Change]] = {}
    for doc, change in _changes(document_changes):
        made.setdefault(doc, []).append(change)
    issued = documents["issued_on"].to_dict()
    in_use = set(documents.frame.index[documents["status"].isin(("approved", "effective"))])
    for doc, editions in of_document(documents):
        for older, row in pairwise(editions):
            if row not in in_use:
                continue
            if not any(_serves(change, _edition(documents, row), issued[older]) for change in made.get(doc, ())):
                facts = {"doc": documents["doc"].loc[row], "edition": _edition(documents, row)}
                yield Hit(documents.cell(row, "edition"), facts)


def _changes(document_changes: Register) -> list[tuple[str, _Change]]:
    columns: tuple[pd.Series[Any], ...] = tuple(document_changes[name] for name in ("doc", "edition", "changed_on"))
    blank = document_changes.blank("edition")
    return [
        (fold(doc), _Change(edition if isinstance(edition, str) else "", bool(empty or isinstance(edition, str)), day))
        for doc, edition, day, empty in zip(*columns, blank, strict=True)
        if isinstance(doc, str)
    ]


def _serves(change: _Change, edition: str, issued: pd.Timestamp) -> bool:
    if change.edition:
        return same_edition(change.edition, edition)
    return not change.is_clear or not change.day < issued  # an unknown day or edition speaks for the change


def _edition(documents: Register, row: int) -> str:
    edition = documents["edition"].loc[row]
    return edition if isinstance(edition, str) else "1"


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.3.2 c [4.2.3 c]",
    title=Text("Nie zapisano, co zmieniono w dokumencie", "No record of what changed in the document"),
    message=Text(
        "Dokument „{doc}” ma kolejne wydanie „{edition}”, a w rejestrze zmian nie ma wpisu o tym, co w nim zmieniono.",
        "Document “{doc}” has a further edition “{edition}”, and the register of changes does not say what changed in it.",
    ),
    why=Text(
        "Zmiany w dokumentach muszą dać się rozpoznać. Bez wpisu pracownik nie wie, co od nowego wydania ma robić inaczej.",
        "Changes of documents must be recognisable. Without a record staff do not know what to do differently from the new "
        "edition on.",
    ),
    remedy=Text(
        "Dopisz w rejestrze „Zmiany w dokumentach” wiersz z symbolem „{doc}” i wydaniem „{edition}” i opisz krótko, co zmieniono.",
        "Add a row with code “{doc}” and edition “{edition}” to the register “Document changes”, and say in short what changed.",
    ),
    good="""
documents
| doc  | edition | status    | issued_on  |
| P-01 | 1       | withdrawn | 2024-01-01 |
| P-01 | 2       | effective | 2026-02-01 |
| P-02 | 1       | withdrawn | 2024-01-01 |
| P-02 | 2       | approved  | 2026-02-01 |
| P-03 |         | effective | 2024-01-01 |
| P-04 | 3       | effective | 2024-01-01 |
| P-05 | 1       | effective | 2024-01-01 |
| P-05 | 2       | draft     |            |

document_changes
| doc  | change_no | changed_on | edition |
| P-01 | 1         | 2026-01-15 | Wyd. II |
| P-02 | 1         | 2024-01-01 |         |
""",
    bad="""
documents
| doc  | edition | status    | issued_on  |
| P-01 | 1       | withdrawn | 2024-01-01 |
| P-01 | 2 !     | effective | 2026-02-01 |
| P-02 | I       | withdrawn | 2024-01-01 |
| P-02 | II !    | approved  | 2026-02-01 |
| P-03 |         | withdrawn | 2024-01-01 |
| P-03 | 2 !     | effective | 2026-02-01 |

document_changes
| doc  | change_no | changed_on | edition |
| P-01 | 1         | 2026-01-15 | 1       |
| P-02 | 1         | 2023-12-31 |         |
""",
)
