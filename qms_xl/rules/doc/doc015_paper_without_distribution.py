"""DOC015: a document that lives on paper, and nobody knows who has a copy."""

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(documents: Register) -> Found:
    """Give the empty distribution list of each document in force that is kept on paper, alone or besides."""
    unknown = (documents["status"] == "effective") & documents["medium"].isin(("paper", "both"))
    unknown &= documents.blank("distribution")
    for row in unknown.index[unknown]:
        yield Hit(documents.cell(row, "distribution"))


RULE = Rule(
    find=find,
    severity="note",
    clause="7.5.3.1 [4.2.3 d]",
    title=Text("Dokument papierowy bez rozdzielnika", "Paper document without distribution list"),
    message=Text(
        "Dokument „{record}” ma postać papierową, a pole „{header}” jest puste: nie wiadomo, kto ma egzemplarze.",
        "Document “{record}” is kept on paper, and “{header}” is empty: nobody knows who has copies.",
    ),
    why=Text(
        "Przy nowym wydaniu papierowe egzemplarze trzeba wymienić. Bez rozdzielnika stare zostają na biurkach.",
        "With a new edition paper copies have to be exchanged. Without a distribution list the old ones stay on the desks.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell}, kto ma egzemplarze papierowe (komórki organizacyjne albo osoby, oddzielone średnikiem). Jeżeli "
        "papierowych nie ma, popraw pole „Postać”.",
        "Write in cell {cell} who has paper copies (units or people, separated by semicolons). If there are none, correct "
        "“Medium”.",
    ),
    good="""
documents
| doc  | edition | status    | medium     | distribution |
| P-01 | 1       | effective | paper      | KM; OR       |
| P-02 | 1       | effective | electronic |              |
| P-03 | 1       | withdrawn | paper      |              |
| P-04 | 1       | effective |            |              |
""",
    bad="""
documents
| doc  | edition | status    | medium | distribution |
| P-01 | 1       | effective | paper  | !            |
| P-02 | 1       | effective | both   | !            |
""",
)
