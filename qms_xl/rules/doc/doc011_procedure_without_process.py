"""DOC011: a procedure that belongs to no process, or that no unit works by."""

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text

_IN_USE = ("approved", "effective")
_PROCEDURE = Is("doc_type", ("procedure",))


def process(documents: Register) -> Found:
    """Give the empty process of each procedure in use."""
    yield from _empty(documents, "process")


def units(documents: Register) -> Found:
    """Give the empty units of each procedure in use."""
    yield from _empty(documents, "units")


def _empty(documents: Register, column: str) -> Found:
    missing = (documents["doc_type"] == "procedure") & documents["status"].isin(_IN_USE) & documents.blank(column)
    for row in missing.index[missing]:
        yield Hit(documents.cell(row, column))


RULE = Rule(
    find=(process, units),
    severity="warning",
    clause="4.4.1 [4.1]",
    claims={"documents.process": _PROCEDURE, "documents.units": _PROCEDURE},
    title=Text("Procedura bez procesu lub bez komórek", "Procedure without a process or without units"),
    message=Text(
        "Procedura „{record}” nie ma wpisu w polu „{header}”.",
        "Procedure “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Audity planuje się według komórek i procedur, które w nich występują. Procedury bez procesu i komórek żaden plan "
        "nie obejmie.",
        "Audits are planned by units and by the procedures that they work by. No plan will reach a procedure without a "
        "process and units.",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell}. Jeżeli procedurę stosują wszyscy, w polu „Komórki stosujące” wpisz "
        "„wszystkie”.",
        "Fill in “{header}” in cell {cell}. If everybody works by the procedure, write “all” in “Units that use it”.",
    ),
    good="""
documents
| doc  | edition | doc_type    | status    | process | units     |
| P-01 | 1       | procedure   | effective | PR-1    | wszystkie |
| P-02 | 1       | procedure   | draft     |         |           |
| I-01 | 1       | instruction | effective |         |           |
""",
    bad="""
documents
| doc  | edition | doc_type  | status    | process | units  |
| P-01 | 1       | procedure | effective | !       | KM; OR |
| P-02 | 1       | procedure | approved  | PR-1    | !      |
| P-03 | 1       | procedure | effective | !       | !      |
""",
)
