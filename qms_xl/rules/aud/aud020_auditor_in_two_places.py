"""AUD020: an auditor who is said to have audited in two places at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.aud._team import seats
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the later of two short internal audits of one auditor whose days differ and overlap by more than one.

    Only days typed as days count: a month or a quarter stands for no days yet.
    """
    spans = dict(_spans(audits, settings.audits.overlap_span_days))
    by_person: dict[str, dict[int, str]] = {}
    for seat in seats(audits, as_of, settings):
        if seat.row in spans:
            by_person.setdefault(seat.person, {}).setdefault(seat.row, seat.column)
    for person, rows in by_person.items():
        for first, second in combinations(sorted(rows, key=lambda row: (spans[row], row)), 2):
            one, other = spans[first], spans[second]
            shared = (min(one.end, other.end) - max(one.begin, other.begin)).days + 1
            if one != other and shared > 1:
                facts = {"person": person, "other": str(audits.keys.loc[first]), "days": shared}
                yield Hit(audits.cell(second, rows[second]), facts, about=f"{person} / {audits.keys.loc[first]}")


class _Span(NamedTuple):
    begin: date
    end: date


def _spans(audits: Register, most: int) -> Iterator[tuple[int, _Span]]:
    """Yield the days of each audit, held or planned, where both are typed as days and not too far apart."""
    for prefix in ("planned", "held"):
        begins, ends = audits[f"{prefix}_from"], audits[f"{prefix}_to"]
        typed = _as_days(audits.typed(f"{prefix}_from")) & (
            _as_days(audits.typed(f"{prefix}_to")) | audits.blank(f"{prefix}_to")
        )
        known = begins.notna() & typed
        for row in known.index[known]:
            begin = begins.loc[row].date()
            end = ends.loc[row].date() if ends.loc[row] == ends.loc[row] else begin
            if 0 <= (end - begin).days < most:
                yield int(row), _Span(begin, end)  # the days held come last and count


def _as_days(typed: pd.Series[Any]) -> pd.Series[bool]:
    """Return which cells hold a day, as Excel's date or as text with day, month and year."""
    found: pd.Series[bool] = typed.map(
        lambda cell: (
            isinstance(cell, date | datetime) or (isinstance(cell, str) and sum(c.isdigit() for c in cell) >= 6)
        )
    ).astype(bool)
    return found


RULE = Rule(
    find=find,
    severity="warning",
    settings=("audits.overlap_span_days", "look_back_months"),
    title=Text("Auditor w dwóch auditach naraz", "Auditor in two audits at once"),
    message=Text(
        "{person} należy do zespołów auditów „{record}” i „{other}”, a odbywają się one w tych samych dniach "
        "({days:plural dzień|dni|dni}).",
        "{person} is in the teams of audits “{record}” and “{other}”, which are on the same days ({days:plural day|days}).",
    ),
    why=Text(
        "Nie da się auditować w dwóch miejscach naraz. Zwykle to pomyłka w dacie albo skopiowany zespół.",
        "Nobody audits in two places at once. Mostly this is a slip in a date, or a team that was copied.",
    ),
    remedy=Text(
        "Popraw daty jednego z auditów albo jego zespół (komórka {cell}).",
        "Correct the dates of one of the audits, or its team (cell {cell}).",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type | status  | planned_from | planned_to   | held_from | held_to | lead_auditor | auditors |
| AW-2026-01 | internal   | planned | 2026-12-01   | 2026-12-02   |           |         | Jan Lis      |          |
| AW-2026-02 | internal   | planned | 2026-12-02   | 2026-12-03   |           |         | Jan Lis      |          |
| AW-2026-03 | internal   | planned | 2026-12-01   | 2026-12-02   |           |         | Jan Lis      |          |
| AW-2026-04 | internal   | planned | 12.2026      |              |           |         | Jan Lis      |          |

people
| person     |
| Jan Lis    |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | audit_type | status  | planned_from | planned_to | held_from | held_to | lead_auditor | auditors   |
| AW-2026-01 | internal   | planned | 2026-12-01   | 2026-12-03 |           |         | Jan Lis      |            |
| AW-2026-02 | internal   | planned | 2026-12-02   | 2026-12-03 |           |         | Ewa Mak      | Jan Lis !  |

people
| person     |
| Jan Lis    |
| Ewa Mak    |
""",
)
