"""SRV003: satisfaction that fell clearly since the survey before, and nobody took it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.kinds.period import first_day
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(
    surveys: Register,
    survey_scores: pd.DataFrame,
    settings: Settings,
    findings: Register | None = None,
    actions: Register | None = None,
) -> Found:
    """Give each survey of an area, unit and audience that lies far below the one before, both answered by enough people.

    Silent where a finding or an action names the survey.
    """
    import pandas as pd

    taken_up = _named(findings, "source", "source_ref") | _named(actions, "origin", "origin_ref")
    days = surveys["period"].map(first_day, na_action="ignore")
    table = pd.DataFrame(
        {
            "day": days,
            "share": survey_scores["positive_pct"],
            "forms": surveys["returned"],
            "number": surveys["survey"],
            "group": [
                tuple("" if pd.isna(part) else part for part in parts)
                for parts in zip(surveys["area"], surveys["unit"], surveys["audience"], strict=True)
            ],
        }
    )
    known = table[table["day"].notna() & table["share"].notna()].sort_values("day", kind="stable")
    before = known.groupby("group")[["share", "forms", "number"]].shift()
    fell = before["share"] - known["share"] > settings.surveys.drop_points
    enough = settings.surveys.compare_forms
    fell &= (known["forms"] >= enough) & (before["forms"] >= enough) & ~known["number"].isin(taken_up)
    for row in fell.index[fell]:
        facts = {
            "now": known["share"].loc[row],
            "before": before["share"].loc[row],
            "earlier": before["number"].loc[row],
        }
        yield Hit(surveys.cell(row), facts)


def _named(register: Register | None, kind: str, ref: str) -> set[object]:
    if register is None:
        return set()
    return set(register[ref][register[kind] == "survey"].dropna())


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.1.3 [8.4]",
    settings=("surveys.drop_points", "surveys.compare_forms"),
    title=Text("Satysfakcja wyraźnie spadła", "Satisfaction fell"),
    message=Text(
        "Badanie „{record}”: ocen pozytywnych jest {now:.1f}%, a w badaniu „{earlier}” było {before:.1f}%; nie ma w tej "
        "sprawie ani ustalenia, ani działania.",
        "Survey “{record}”: {now:.1f}% of the answers are positive, {before:.1f}% were in “{earlier}”; no finding and no "
        "action takes this up.",
    ),
    why=Text(
        "Wyniki badań analizuje się po to, żeby działać. Wyraźny spadek bez żadnej reakcji to pierwsze, o co zapyta auditor.",
        "Results of surveys are analysed so that something is done. A clear fall without any reaction is what an "
        "auditor asks about first.",
    ),
    remedy=Text(
        "Ustal przyczynę i dopisz ustalenie (źródło „badanie satysfakcji”) albo działanie z numerem badania (komórka "
        "{cell}).",
        "Find out why, and add a finding (source “satisfaction survey”) or an action with the number of the survey "
        "(cell {cell}).",
    ),
    good="""
surveys
| survey  | period | area    | unit | audience | returned | scale | count_1 | count_2 | count_3 | count_4 | count_5 |
| BS-2024 | 2024 | Obsługa | OR |  | 100 |  | 5 |  |  |  | 95 |
| BS-2025 | 2025 | Obsługa | OR |  | 100 |  | 10 |  |  |  | 90 |
| BS-2026 | 2026 | Obsługa | OR |  | 29 |  | 29 |  |  |  |  |
| BS-2024 | 2024 | Czas | OR |  | 100 |  |  |  |  |  | 100 |
| BS-2025 | 2025 | Czas | OR |  | 100 |  | 50 |  |  |  | 50 |

findings
| finding | source | source_ref |
| N-1     | survey | BS-2025    |
""",
    bad="""
surveys
| survey    | period | area    | unit | audience | returned | scale | count_1 | count_2 | count_3 | count_4 | count_5 |
| BS-2025 ! | 2025 | Obsługa | OR |  | 100 |  | 11 |  |  |  | 89 |
| BS-2024 | 2024 | Obsługa | OR |  | 100 |  | 5 |  |  |  | 95 |
| BS-2025 | 2025 | Obsługa | KM |  | 100 |  | 11 |  |  |  | 89 |

findings
| finding | source | source_ref |
| N-1     | survey | BS-2024    |
""",
)
