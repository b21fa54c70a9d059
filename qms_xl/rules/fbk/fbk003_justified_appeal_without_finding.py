"""FBK003: an appeal that was right, and no finding follows from it."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._empty import names_nothing


def find(feedback: Register) -> Found:
    """Give the empty finding of each appeal that was justified, wholly or in part."""
    missing = (feedback["channel"] == "appeal") & feedback["justified"].isin(("yes", "partly"))
    missing &= names_nothing(feedback, "finding")
    for row in missing.index[missing]:
        yield Hit(feedback.cell(row, "finding"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="8.7, 10.2.1 [8.3, 8.5.2]",
    title=Text("Uwzględnione odwołanie bez ustalenia", "Justified appeal without finding"),
    message=Text(
        "Odwołanie „{record}” uwzględniono, a pole „{header}” jest puste.",
        "Appeal “{record}” was justified, and “{header}” is empty.",
    ),
    why=Text(
        "Uchylona decyzja to wyrób niezgodny: urząd wydał coś, co trzeba było poprawić. Warto wiedzieć dlaczego.",
        "A decision that was set aside is a nonconforming output: the office issued something that had to be mended. It is worth "
        "knowing why.",
    ),
    remedy=Text(
        "Dopisz ustalenie (źródło „odwołanie”) i podaj jego numer w komórce {cell}.",
        "Add a finding (source “appeal”) and write its number in cell {cell}.",
    ),
    good="""
feedback
| feedback | channel   | justified | finding |
| S-1      | appeal    | yes       | N-1     |
| S-2      | appeal    | no        |         |
| S-3      | complaint | yes       |         |
| S-4      | appeal    | pending   |         |

findings
| finding |
| N-1     |
""",
    bad="""
feedback
| feedback | channel | justified | finding |
| S-1      | appeal  | yes       | !       |
| S-2      | appeal  | partly    | brak !  |

findings
| finding |
| N-1     |
""",
)
