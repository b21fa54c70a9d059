"""AUD002: a unit that the audits leave out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.rules._units import in_scope
from qms_xl.rules._years import judged_years
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import EXTERNAL, HELD, INTERNAL, TO_COME
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def each_year(
    units: Register, audits: Register, as_of: date, settings: Settings, registers_begin: date | None
) -> Found:
    """Give each unit in scope without an audit in the year, where the office audits every unit each year."""
    if settings.audits.every_unit_each_year:
        asked = _asked(units, as_of)
        yield from _left_out(units, asked, audits, as_of, settings, registers_begin, settings.audits.unit_months)


def by_no_procedure(
    units: Register,
    audits: Register,
    documents: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
) -> Found:
    """Elsewhere give each unit that no procedure in force names and that no audit reached within a cycle."""
    if not settings.audits.every_unit_each_year:
        effective = (documents["status"] == "effective") & (documents["doc_type"] == "procedure")
        named = {unit for several in documents["units"][effective] for unit in several}
        asked = _asked(units, as_of) & ~units["unit"].isin(named)
        yield from _left_out(units, asked, audits, as_of, settings, registers_begin, settings.audits.cycle_months)


def _asked(units: Register, as_of: date) -> pd.Series[bool]:
    """Return the units that internal audits go to: in scope; the whole office is no unit of its own."""
    return in_scope(units, as_of) & units["unit"].notna() & units["unit_type"].notna() & (units["unit_type"] != "whole")


def _left_out(
    units: Register,
    asked: pd.Series[bool],
    audits: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
    months: int,
) -> Found:
    """Give the units for the latest year of which they were left out: an audit after its end mends that year too."""
    import pandas as pd

    counted = audits["audit_type"].isin((*INTERNAL, *EXTERNAL) if settings.audits.count_external else INTERNAL)
    days = audit_days(audits)
    to_come = counted & audits["status"].isin(TO_COME)
    left = asked.copy()
    for year in sorted(judged_years(as_of, settings.audits.by, registers_begin), reverse=True):
        end = date(year, 12, 31)
        start = months_after(end, -months)
        held = counted & audits["status"].isin(HELD) & ~(days <= pd.Timestamp(start))
        reached = {unit for several in audits["units"][held | to_come] for unit in several}
        known = ~(units["in_scope_from"] > pd.Timestamp(start)) & (
            registers_begin is not None and registers_begin <= start
        )
        missing = left & known & ~units["unit"].isin(reached)
        for row in missing.index[missing]:
            yield Hit(units.cell(row), {"year": str(year), "since": start, "months": months}, about=str(year))
        left &= ~missing


RULE = Rule(
    find=(each_year, by_no_procedure),
    severity="warning",
    clause="9.2.1 [8.2.2]",
    yields_to=("AUD016",),
    settings=(
        "audits.by",
        "audits.every_unit_each_year",
        "audits.unit_months",
        "audits.cycle_months",
        "audits.count_external",
    ),
    title=Text("Komórka pominięta w auditach", "Unit left out of the audits"),
    message=Text(
        "Komórki „{record}” nie auditowano w ciągu {months:plural miesiąca|miesięcy|miesięcy} do końca {year} roku ani później "
        "i nie ma jej w planie.",
        "Unit “{record}” was not audited in the {months:plural month|months} to the end of {year}, nor later, and no audit of it "
        "is planned.",
    ),
    why=Text(
        "Audity mają pokazać, czy system działa w całym zakresie. O komórce, której nikt nie odwiedza, nie wiadomo nic.",
        "Audits are to show whether the system works in its whole scope. Of a unit that nobody visits nothing is known.",
    ),
    remedy=Text(
        "Zaplanuj audit komórki „{record}”. Jeżeli nie należy do systemu, wpisz „nie” w polu „W zakresie SZJ”.",
        "Plan an audit of unit “{record}”. If it does not belong to the system, write “no” in “In QMS scope”.",
    ),
    good="""
as_of 2026-11-20
units
| unit | unit_type  | in_scope | active_to  | in_scope_from |
| KM   | department |          |            |               |
| OR   | department |          |            |               |
| FN   | department |          |            |               |
| GK   | department |          |            | 2023-01-01    |
| UR   | whole      |          |            |               |
| WS   | department | no       |            |               |
| XX   | department |          | 2026-11-19 |               |

documents
| doc  | edition | doc_type  | status    | units |
| P-01 | 1       | procedure | effective | KM    |

audits
| audit      | audit_type | status  | units | planned_from | held_from  |
| AW-2023-01 | internal   | closed  | OR    | 2023-01-01   | 2023-01-01 |
| AW-2026-01 | internal   | planned | FN    | 2026-12-10   |            |
| AW-2022-01 | internal   | closed  | UR    | 2022-01-01   | 2022-01-01 |
""",
    bad="""
as_of 2026-11-20
units
| unit | unit_type  | in_scope | active_to | in_scope_from |
| KM   | department |          |           |               |
| OR ! | department |          |           |               |
| FN ! | section    | yes      |           | 2022-12-31    |

documents
| doc  | edition | doc_type  | status    | units |
| P-01 | 1       | procedure | effective | KM    |
| P-02 | 1       | procedure | withdrawn | OR    |

audits
| audit      | audit_type   | status    | units | planned_from | held_from  |
| AW-2022-01 | internal     | closed    | OR    | 2022-12-31   | 2022-12-31 |
| AW-2026-01 | internal     | postponed | OR    | 2026-12-10   |            |
| AZ-2025-01 | surveillance | closed    | FN    | 2025-05-10   | 2025-05-10 |
""",
)
