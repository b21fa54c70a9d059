"""CHG002: a legal or organisational change that names no document."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(changes: Register) -> Found:
    """Give the empty documents of each change of law or of organisation."""
    missing = changes["kind"].isin(("legal", "organisational")) & changes.blank("documents")
    for row in missing.index[missing]:
        yield Hit(changes.cell(row, "documents"))


RULE = Rule(
    find=find,
    severity="note",
    clause="6.3, 7.5.3.2 c [4.2.3 b]",
    title=Text("Zmiana bez wskazania dokumentów", "Change names no document"),
    message=Text(
        "Zmiana „{record}” dotyczy prawa albo organizacji, a pole „{header}” jest puste.",
        "Change “{record}” is one of law or organisation, and “{header}” is empty.",
    ),
    why=Text(
        "Zmiana prawa lub organizacji prawie zawsze pociąga za sobą zmianę procedur, kart usług albo regulaminu. Gdy nikt nie "
        "zapisał których, któryś dokument zostanie nieaktualny.",
        "A change of law or organisation nearly always means changes to procedures, service cards or rules. Where nobody has "
        "written down which, one of them stays out of date.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} symbole dokumentów, których zmiana dotyczy, albo „nie dotyczy”.",
        "Write the codes of the documents concerned in cell {cell}, or “not applicable”.",
    ),
    good="""
changes
| change | kind           | documents     |
| Z-1    | legal          | PS-01         |
| Z-2    | it             |               |

documents
| doc   |
| PS-01 |
""",
    bad="""
changes
| change | kind           | documents |
| Z-1    | legal          | !         |
| Z-2    | organisational | !         |
""",
)
