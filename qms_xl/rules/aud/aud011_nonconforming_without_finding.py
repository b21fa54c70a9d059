"""AUD011: a question answered "nonconforming" that led to no finding."""

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(audit_questions: Register) -> Found:
    """Give the empty finding number of each question answered nonconforming."""
    missing = (audit_questions["result"] == "nonconforming") & audit_questions.blank("finding")
    for row in missing.index[missing]:
        yield Hit(audit_questions.cell(row, "finding"))


RULE = Rule(
    find=find,
    severity="error",
    clause="9.2.2 e [8.2.2]",
    claims={"audit_questions.finding": Is("result", ("nonconforming",))},
    title=Text("Wynik „niezgodne” bez numeru ustalenia", "Result “nonconforming” without a finding"),
    message=Text(
        "Pytanie „{record}” ma wynik „niezgodne”, a pole „{header}” jest puste.",
        "Question “{record}” has the result “nonconforming”, and “{header}” is empty.",
    ),
    why=Text(
        "Po stwierdzeniu niezgodności trzeba podjąć korekcję i działania korygujące. "
        "Niezgodność, której nie ma w rejestrze ustaleń, przepada.",
        "A nonconformity calls for correction and corrective action. One that is not in the register of findings is lost.",
    ),
    remedy=Text(
        "Dopisz niezgodność do rejestru ustaleń, a jej numer podaj w komórce {cell}.",
        "Add the nonconformity to the register of findings and write its number in cell {cell}.",
    ),
    good="""
audit_questions
| audit      | no | result        | finding    |
| AW-2026-01 | 1  | nonconforming | U-2026-001 |
| AW-2026-01 | 2  | observation   |            |
| AW-2026-01 | 3  |               |            |
""",
    bad="""
audit_questions
| audit      | no | result        | finding |
| AW-2026-01 | 1  | nonconforming | !       |
""",
)
