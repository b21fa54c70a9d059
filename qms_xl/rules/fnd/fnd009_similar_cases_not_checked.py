"""FND009: a nonconformity of which nobody has looked whether it exists elsewhere."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import is_nonconformity, past_analysis


def find(findings: Register) -> Found:
    """Give the empty answer of each nonconformity past analysis."""
    missing = is_nonconformity(findings) & past_analysis(findings) & findings.blank("similar_checked")
    for row in missing.index[missing]:
        is_major = findings["grade"].loc[row] == "major"
        yield Hit(findings.cell(row, "similar_checked"), severity="warning" if is_major else "note")


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 b 3 [8.5.2]",
    title=Text("Nie sprawdzono, czy niezgodność jest gdzie indziej", "Similar cases not checked"),
    message=Text(
        "Przy niezgodności „{record}” pole „{header}” jest puste.",
        "Nonconformity “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Norma każe ustalić, czy podobne niezgodności istnieją lub mogłyby wystąpić. Zwykle ten sam błąd jest w kilku komórkach.",
        "The standard asks whether similar nonconformities exist or could occur. Mostly the same slip is there in several units.",
    ),
    remedy=Text(
        "Sprawdź inne komórki i procesy i wpisz „tak” albo „nie” w komórce {cell}.",
        "Look at other units and processes, and write “yes” or “no” in cell {cell}.",
    ),
    good="""
findings
| finding | grade       | status   | similar_checked |
| N-1     | major       | planned  | no              |
| N-2     | minor       | analysis |                 |
| N-3     | observation | closed   |                 |
""",
    bad="""
findings
| finding | grade | status  | similar_checked |
| N-1     | major | planned | !               |
| N-2     | minor | closed  | !               |
""",
)
