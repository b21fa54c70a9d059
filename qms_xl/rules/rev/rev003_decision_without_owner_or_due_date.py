"""REV003: a decision of a management review that nobody has to carry out, or that has no date."""

from qms_xl.conditions import Is, Not
from qms_xl.model import Found, Hit, Register, Rule, Text

_NOT_DROPPED = Not(Is("status", ("dropped",)))


def find(review_decisions: Register) -> Found:
    """Give the empty owner and due date of each decision that was not dropped."""
    alive = review_decisions["status"] != "dropped"
    for column in ("owner", "due_on"):
        missing = alive & review_decisions.blank(column)
        for row in missing.index[missing]:
            yield Hit(review_decisions.cell(row, column))


RULE = Rule(
    find=find,
    severity="error",
    clause="9.3.3 [5.6.3]",
    claims={"review_decisions.owner": _NOT_DROPPED, "review_decisions.due_on": _NOT_DROPPED},
    title=Text(
        "Decyzja z przeglądu bez osoby odpowiedzialnej lub bez terminu",
        "Review decision without a responsible person or a due date",
    ),
    message=Text(
        "Decyzja „{record}” nie ma wpisu w polu „{header}”.",
        "Decision “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Dane wyjściowe z przeglądu to decyzje i działania. Decyzja bez osoby i terminu nie zostanie wykonana, "
        "a następny przegląd musi ją rozliczyć.",
        "The outputs of a review are decisions and actions. A decision without a person and a date will not be carried out, "
        "and the next review has to account for it.",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell}. Jeżeli z decyzji zrezygnowano, ustaw status „odstąpiono”.",
        "Fill in “{header}” in cell {cell}. If the decision was given up, set its status to “dropped”.",
    ),
    good="""
review_decisions
| decision  | status  | owner      | due_on     |
| PZ-2026/1 | open    | Anna Nowak | 2026-11-20 |
| PZ-2026/2 | dropped |            |            |
""",
    bad="""
review_decisions
| decision  | status | owner      | due_on     |
| PZ-2026/1 | open   | !          | 2026-11-20 |
| PZ-2026/2 | done   | Anna Nowak | !          |
""",
)
