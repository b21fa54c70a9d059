"""DOC021: a form or annex in force whose own document was withdrawn."""

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._in_force import withdrawn_docs


def find(documents: Register) -> Found:
    """Give the parent of each document in force where that was withdrawn and has no edition in force."""
    left = (documents["status"] == "effective") & documents["parent_doc"].isin(withdrawn_docs(documents))
    for row in left.index[left]:
        yield Hit(documents.cell(row, "parent_doc"), {"parent": documents["parent_doc"].loc[row]})


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.3.2 [4.2.3 g]",
    title=Text("Dokument nadrzędny wycofano", "Parent document withdrawn"),
    message=Text(
        "Dokument „{record}” obowiązuje, a jego dokument nadrzędny „{parent}” wycofano i nie ma on obowiązującego wydania.",
        "Document “{record}” is in force, but its parent document “{parent}” was withdrawn and has no edition in force.",
    ),
    why=Text(
        "Formularz służy swojej procedurze, a załącznik swojemu zarządzeniu. Gdy zostają same, ktoś nadal pracuje według tego, co "
        "uchylono.",
        "A form serves its procedure, an annex its order. Where they are left alone, somebody goes on working by what was "
        "withdrawn.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} dokument, który zastąpił „{parent}”. Jeżeli „{record}” też nie jest już potrzebny, ustaw mu status "
        "„wycofany” i wpisz ostatni dzień obowiązywania.",
        "Write in cell {cell} the document that replaced “{parent}”. If “{record}” is no longer needed either, set it to “withdrawn” "
        "and write its last day in force.",
    ),
    good="""
documents
| doc  | edition | status    | parent_doc |
| P-01 | 1       | withdrawn |            |
| P-01 | 2       | effective |            |
| P-02 | 1       | withdrawn |            |
| P-03 | 1       | approved  |            |
| F-01 | 1       | effective | P-01       |
| F-02 | 1       | withdrawn | P-02       |
| F-03 | 1       | effective | P-03       |
| F-04 | 1       | effective |            |
""",
    bad="""
documents
| doc  | edition | status    | parent_doc |
| P-02 | 1       | withdrawn |            |
| P-02 | 2       | draft     |            |
| F-02 | 1       | effective | P-02 !     |
| F-03 | 4       | effective | P-02 !     |
""",
)
