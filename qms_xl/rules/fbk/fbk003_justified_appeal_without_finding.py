"""FBK003: an appeal that was right, and no finding follows from it."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.fbk._justified import justified_without_finding


def find(feedback: Register, findings: Register | None = None) -> Found:
    """Give the empty finding of each appeal that was justified, wholly or in part, and that no finding names."""
    missing = justified_without_finding(feedback, findings, "appeal")
    for row in missing.index[missing]:
        yield Hit(feedback.cell(row, "finding"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="8.7, 10.2.1 [8.3, 8.5.2]",
    title=Text("Uwzględnione odwołanie bez ustalenia", "Justified appeal without finding"),
    message=Text(
        "Odwołanie „{record}” uwzględniono, a pole „{header}” nie wskazuje ustalenia.",
        "Appeal “{record}” was justified, and “{header}” names no finding.",
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
| S-5      | appeal    | partly    |         |

findings
| finding | source | source_ref |
| N-1     | appeal | S-1        |
| N-2     | appeal | S-5        |
""",
    bad="""
feedback
| feedback | channel | justified | finding |
| S-1      | appeal  | yes       | !       |
| S-2      | appeal  | partly    | brak !  |

findings
| finding | source    | source_ref |
| N-1     | complaint | S-1        |
""",
)
