"""RSK002: a risk above the accepted level, and nothing is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import have_actions
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(risks: Register, actions: Register, risk_level: pd.Series[float], settings: Settings) -> Found:
    """Give the action of each risk above its accepted level that has none."""
    accepted = risks["accepted_level"].mask(risks.blank("accepted_level"), float(settings.risks.accepted_level))
    missing = (risks["kind"] == "risk") & (risk_level > accepted) & ~have_actions(risks, actions, "risk")
    for row in missing.index[missing]:
        yield Hit(risks.cell(row, "action"), {"level": int(risk_level.loc[row]), "accepted": int(accepted.loc[row])})


RULE = Rule(
    find=find,
    severity="error",
    clause="6.1.2",
    since="iso9001-2015",
    settings=("risks.accepted_level",),
    title=Text("Zbyt wysokie ryzyko bez działania", "High risk without action"),
    message=Text(
        "Ryzyko „{record}” ma istotność {level}, powyżej poziomu akceptowanego ({accepted}), i nie ma żadnego działania.",
        "Risk “{record}” has the level {level}, above the accepted {accepted}, and there is no action on it.",
    ),
    why=Text(
        "Wobec ryzyk trzeba zaplanować działania. Ryzyko uznane za zbyt wysokie i pozostawione samo sobie to wiedza bez "
        "skutku.",
        "Actions on risks are to be planned. A risk that is judged too high and then left alone is knowledge without effect.",
    ),
    remedy=Text(
        "Dopisz działanie do rejestru działań (źródło „ryzyko lub szansa”, numer „{record}”) i podaj jego numer w komórce "
        "{cell}. Jeżeli kierownictwo ryzyko akceptuje, wpisz to w polu „Poziom akceptowany”.",
        "Add an action to the register of actions (origin “risk or opportunity”, number “{record}”) and write its number in "
        "cell {cell}. If management accepts the risk, say so in “Accepted level”.",
    ),
    good="""
risks
| risk | kind        | probability | impact | accepted_level | action     |
| R-01 | risk        | 3           | 3      |                |            |
| R-02 | risk        | 5           | 4      |                | D-2026-001 |
| R-03 | risk        | 4           | 4      | 16             |            |
| R-04 | opportunity | 5           | 5      |                |            |
| R-05 | risk        | 5           | 5      |                |            |
| R-06 | risk        | 5           |        |                |            |

actions
| action     | origin | origin_ref | status  |
| D-2026-001 | risk   | R-02       | planned |
| D-2026-002 | risk   | R-05       | done    |
""",
    bad="""
risks
| risk | kind | probability | impact | accepted_level | action       |
| R-01 | risk | 2           | 5      |                | !            |
| R-02 | risk | 3           | 3      | 8              | !            |
| R-03 | risk | 5           | 5      |                | D-2026-001 ! |

actions
| action     | origin  | origin_ref | status    |
| D-2026-001 | risk    | R-03       | cancelled |
| D-2026-002 | finding | R-01       | planned   |
""",
)
