"""GEN012: a number that does not follow the office's pattern, and numbers that are missing in between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.past.records import Snapshots, vanished
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_NEVER = ("people", "units", "processes", "documents")
_FIELD = re.compile(r"\{(year|n)(?::0?(\d+))?\}")
_EXTERNAL = ("pre_certification", "certification", "surveillance", "recertification")
_SHOWN = 10


def find(register: Register, as_of: date, settings: Settings) -> Found:
    """Give each number that breaks the pattern of its register, where `[numbering]` sets one."""
    for numbers, pattern in _patterns(register, settings):
        shape = _shape(pattern)
        breaking = [row for row, number in numbers.items() if not shape.fullmatch(str(number))]
        for row in breaking:
            facts = {"pattern": pattern, "example": _example(pattern, as_of.year)}
            yield Hit(register.cell(row), facts)


def gaps(register: Register, settings: Settings, past: Snapshots | None = None) -> Found:
    """Give one note for the register whose numbers leave gaps, counted within each year; GEN010 speaks of rows that are gone."""
    if not settings.numbering.gaps:
        return
    missing: list[str] = []
    for numbers, pattern in _patterns(register, settings):
        if "{n" in pattern:
            gone = [moment.value(register.schema.key[0]) for moment in vanished(past or {}, register)]
            missing.extend(_missing([*map(str, numbers.values()), *map(str, gone)], pattern))
    if missing:
        facts = {"count": len(missing), "missing": tuple(missing[:_SHOWN])}
        yield Hit(register.header(), facts, about="gaps", variant="gaps")


def _patterns(register: Register, settings: Settings) -> list[tuple[Mapping[int, str], str]]:
    """Return the numbers of the register, by row id, with the pattern that each group of them follows."""
    pattern = settings.numbering_patterns.get(register.name)
    if not pattern or register.name in _NEVER:
        return []
    numbers = register[register.schema.key[0]].dropna()
    if isinstance(pattern, str):
        return [(_by_row(numbers), pattern)]
    kind = register["audit_type"].loc[numbers.index]
    external = kind.isin(_EXTERNAL)
    groups = {"internal": ~external & kind.notna(), "external": external}
    return [(_by_row(numbers[groups[group]]), own) for group, own in pattern.items() if group in groups]


def _by_row(numbers: pd.Series[str]) -> dict[int, str]:
    return dict(zip(numbers.index.tolist(), numbers, strict=True))


def _shape(pattern: str) -> re.Pattern[str]:
    """Return "D-{year}-{n:03}" as an expression; a longer number than its digits is no breach."""
    parts, end = [], 0
    for field in _FIELD.finditer(pattern):
        parts.append(re.escape(pattern[end : field.start()]))
        digits = field.group(2) or "1"
        parts.append(r"(?P<year>\d{4})" if field.group(1) == "year" else rf"(?P<n>\d{{{digits},}})")
        end = field.end()
    return re.compile("".join((*parts, re.escape(pattern[end:]))))


def _example(pattern: str, year: int) -> str:
    return _number(pattern, str(year), 1)


def _number(pattern: str, year: str, n: int) -> str:
    return _FIELD.sub(lambda f: year if f.group(1) == "year" else str(n).zfill(int(f.group(2) or 1)), pattern)


def _missing(numbers: list[str], pattern: str) -> list[str]:
    shape = _shape(pattern)
    found = [match.groupdict() for match in map(shape.fullmatch, numbers) if match]
    missing: list[str] = []
    for year in sorted({one.get("year", "") for one in found}):
        used = {int(one["n"]) for one in found if one.get("year", "") == year}
        missing.extend(_number(pattern, year, n) for n in sorted(set(range(1, max(used))) - used))
    return missing


RULE = Rule(
    find=(find, gaps),
    severity="note",
    yields_to=("GEN002",),
    settings=("numbering.gaps",),
    title=Text("Numer niezgodny ze wzorem", "Number that breaks the pattern"),
    message=Text(
        "Numer „{record}” nie pasuje do wzoru tego rejestru; powinien wyglądać tak: {example}.",
        "Number “{record}” does not follow the pattern of this register; it should look like {example}.",
    ),
    variants={
        "gaps": Text(
            "W numeracji brakuje {count:plural numeru|numerów|numerów}: {missing}.",
            "{count:plural number is|numbers are} missing from the sequence: {missing}.",
        )
    },
    why=Text(
        "Stały wzór numerów pozwala znaleźć zapis i nadać następny wolny numer. "
        "Luka w numeracji rodzi pytanie, czy zapisu nie usunięto.",
        "A steady pattern lets people find a record and give the next free number. A gap raises the question whether a "
        "record was deleted.",
    ),
    remedy=Text(
        "Popraw numer w komórce {cell} i we wszystkich odwołaniach do niego. Jeżeli to wzór jest inny, zmień go w pliku "
        "`qms.toml`, w części `[numbering]`.",
        "Correct the number in cell {cell} and wherever it is referred to. If the pattern is another, change it in `qms.toml`, "
        "section `[numbering]`.",
    ),
    good="""
actions
| action      |
| D-2026-001  |
| D-2026-1000 |

audits
| audit      | audit_type   |
| AW-2026-01 | internal     |
| AZ-2026-01 | surveillance |
""",
    bad="""
actions
| action     |
| D-2026-001 |
| D/2026/2 ! |

audits
| audit        | audit_type   |
| AZ-2026-01 ! | internal     |
| AW-26-01 !   | surveillance |
""",
)
