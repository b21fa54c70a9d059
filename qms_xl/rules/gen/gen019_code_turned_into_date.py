"""GEN019: a code that Excel turned into a date or a fraction."""

from __future__ import annotations

from qms_xl.kinds.clause import COLUMNS as CLAUSES
from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._misread import misread


def find(register: Register) -> Found:
    """Give each text cell that holds a date, a time or a fraction; for a clause, what it probably was."""
    for found in misread(register, ("code_as_date",)):
        cell = register.cell(found.row, found.column)
        facts = {"suggestion": found.suggestion}
        if found.column in CLAUSES and found.suggestion:
            value = (found.suggestion,) if register.schema[found.column].many else found.suggestion
            yield Hit(cell, facts, variant="clause", edit=CellEdit(cell, value, "unsafe"))
        elif register.schema[found.column].kind == "period":
            yield Hit(cell, facts, variant="period")
        else:
            yield Hit(cell)


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    fix="unsafe",
    title=Text("Kod zamieniony przez Excela na datę", "Code that Excel turned into a date"),
    message=Text(
        "W polu „{header}” stoi data lub ułamek ({value}). Excel zamienił na nią wpisany kod.",
        "“{header}” holds a date or a fraction ({value}). Excel made it of the code that was typed.",
    ),
    variants={
        "clause": Text(
            "W polu „{header}” stoi data ({value}). Excel zamienił na nią punkt normy, prawdopodobnie {suggestion}.",
            "“{header}” holds a date ({value}). Excel made it of a clause, probably {suggestion}.",
        ),
        "period": Text(
            "W polu „{header}” stoi data ({value}), która nie jest ani pierwszym, ani ostatnim dniem okresu. "
            "Być może chodzi o {suggestion}.",
            "“{header}” holds a date ({value}) that is neither the first nor the last day of a period. Perhaps {suggestion} is "
            "meant.",
        ),
    },
    why=Text(
        "W polskim Excelu wpisane 9.2 staje się 9 lutego, a 2.1 drugim stycznia. Na ekranie bywa to niewidoczne, "
        "a odwołania i zestawienia gubią taki wiersz.",
        "In Polish Excel a typed 9.2 becomes 9 February, and 2.1 becomes 2 January. It may not show on the screen, but "
        "references and counts lose the row.",
    ),
    remedy=Text(
        "Zmień format komórki {cell} na tekstowy i wpisz kod jeszcze raz.",
        "Set the format of cell {cell} to Text and type the code again.",
    ),
    good="""
findings
| finding    | clause |
| U-2026-001 | 9.2.2  |
| U-2026-002 |        |

documents
| doc  | edition |
| P-01 | 2.1     |
""",
    bad="""
findings
| finding    | clause                |
| U-2026-001 | @2002-02-09 !         |
| U-2026-002 | @2026-02-09 [d-mmm] ! |

documents
| doc           | edition       | clauses       | jrwa           |
| P-01          | @2026-01-02 ! | 7.5.3         | @0.5 [# ?/?] ! |
| @2026-03-08 ! | 1             | @2026-03-08 ! |                |

measurements
| indicator | period        | value |
| M-01      | @2026-05-13 ! | 1     |
""",
)
