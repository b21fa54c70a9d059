"""DOC001: a document in use that nobody approved."""

from qms_xl.conditions import Is, IsNot, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text

_IN_USE = ("approved", "effective")
_CLAIM = all_of(Is("status", _IN_USE), IsNot("doc_type", ("external",)))


def find(documents: Register) -> Found:
    """Give the empty approver and day of approval of each document in use, where no approval reference stands for them."""
    in_use = documents["status"].isin(_IN_USE) & documents["doc_type"].notna() & (documents["doc_type"] != "external")
    unnamed = in_use & documents.blank("approval_ref")
    for column in ("approved_by", "approved_on"):
        missing = unnamed & documents.blank(column)
        for row in missing.index[missing]:
            yield Hit(documents.cell(row, column))


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.2 c [4.2.3 a]",
    claims={"documents.approved_by": _CLAIM, "documents.approved_on": _CLAIM},
    title=Text("Dokument bez zatwierdzenia", "Document without approval"),
    message=Text(
        "Dokument „{record}” jest zatwierdzony lub obowiązuje, a nie ma wpisu w polu „{header}” ani podstawy zatwierdzenia.",
        "Document “{record}” is approved or in force, but has nothing in “{header}” and no approval reference.",
    ),
    why=Text(
        "Dokument systemu zatwierdza się przed wydaniem. Bez daty i osoby zatwierdzającej (albo numeru zarządzenia) "
        "nie da się wykazać, że dokument wolno stosować.",
        "A document of the system is approved before it is issued. Without a date and a person (or the number of an order) "
        "nobody can show that it may be used.",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell} albo wpisz numer zarządzenia w polu „Podstawa (nr zarządzenia)”.",
        "Fill in “{header}” in cell {cell}, or write the number of the order in “Approval reference”.",
    ),
    good="""
documents
| doc  | edition | doc_type  | status    | approved_by | approved_on | approval_ref |
| P-01 | 1       | procedure | effective | Anna Nowak  | 2026-11-20  |              |
| P-02 | 1       | procedure | approved  |             |             | 12/2026      |
| P-03 | 1       | procedure | draft     |             |             |              |
| U-01 |         | external  | effective |             |             |              |
""",
    bad="""
documents
| doc  | edition | doc_type    | status    | approved_by | approved_on | approval_ref |
| P-01 | 1       | procedure   | effective | !           | 2026-11-20  |              |
| P-02 | 1       | instruction | approved  | Anna Nowak  | !           |              |
| P-03 | 1       | form        | effective | !           | !           |              |
""",
)
