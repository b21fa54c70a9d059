"""A row that a snapshot had and that is gone is one issue: what it leaves behind, references and gaps, is not told again."""

from __future__ import annotations

from qms_xl.check import check
from qms_xl.settings import Numbering, Settings
from qms_xl.tables import parse_tables

NOW = """
feedback
| feedback   | subject |
| S-2026-001 | skarga  |
| S-2026-003 | skarga  |

actions
| action     | origin   | origin_ref |
| D-2026-001 | feedback | {}         |
"""
PAST = """
past 2026-10-31 feedback
| feedback   | subject |
| S-2026-001 | skarga  |
| S-2026-002 | skarga  |
"""


def told(text: str) -> list[tuple[str, str, str]]:
    settings = Settings(numbering=Numbering(gaps=True), numbering_patterns={"feedback": "S-{year}-{n:03}"})
    example = parse_tables(text, settings)
    result = check(
        example.registers,
        facts=example.facts,
        as_of=example.as_of,
        settings=settings,
        norm=example.norm,
        select=("GEN004", "GEN010", "GEN012"),
        past=example.past,
    )
    return [(one.code, one.cell.register, one.about) for one in result.issues]


def test_a_missing_number_is_a_gap_and_a_reference_to_it_leads_nowhere() -> None:
    assert told(NOW.format("S-2026-002")) == [
        ("GEN004", "actions", "S-2026-002"),
        ("GEN012", "feedback", "gaps"),
    ]


def test_of_a_row_that_is_gone_only_its_own_rule_speaks_however_its_number_is_spelled() -> None:
    for spelled in ("S-2026-002", "s-2026-002"):
        assert told(NOW.format(spelled) + PAST) == [("GEN010", "feedback", "S-2026-002")]


def test_what_no_snapshot_knew_is_told_besides() -> None:
    further = NOW.replace("S-2026-003", "S-2026-004")
    assert told(further.format("S-2026-003") + PAST) == [
        ("GEN004", "actions", "S-2026-003"),
        ("GEN010", "feedback", "S-2026-002"),
        ("GEN012", "feedback", "gaps"),
    ]
