"""The rules of the story against further planted faults, in planted/*.txt: each rule names every marked cell, and no other.

A case begins with `# CODE sentence`; below it stand the registers in the notation of qms_xl.tables.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from qms_xl.check import check
from qms_xl.facts import real_cell
from qms_xl.rulebook import rule_book
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

_CASE = re.compile(r"^# (?P<code>[A-Z]{3}\d{3}) (?P<sentence>.+)$", re.MULTILINE)


class Planted(NamedTuple):
    code: str
    sentence: str
    text: str


def planted() -> list[Planted]:
    found = []
    for path in sorted((Path(__file__).parent / "planted").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        heads = list(_CASE.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        found += [Planted(h["code"], h["sentence"], text[h.end() : end]) for h, end in zip(heads, ends, strict=True)]
    return found


CASES = planted()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code} {case.sentence}" for case in CASES])
def test_every_planted_fault_is_found_and_nothing_else(case: Planted) -> None:
    settings = Settings()
    example = parse_tables(case.text, settings)
    checked = check(
        example.registers,
        facts=example.facts,
        as_of=example.as_of,
        settings=settings,
        norm=example.norm,
        select=(case.code,),
    )
    facts = {mark for mark in example.marks if mark[0] in example.facts}
    if facts:  # a mark in a fact table stands for the place that the fact is about
        expected = Counter(real_cell(example.facts[name], row, column)[1:4] for name, row, column in facts if row)
        assert Counter(issue.cell[1:4] for issue in checked.issues) == expected
    found = {
        (issue.cell.register, issue.cell.row, issue.cell.column) for issue in checked.issues if issue.cell.register
    }
    assert found == example.marks - facts
    assert not any(issue.variant.startswith("_") for issue in checked.issues), "the rule crashed"


def test_every_rule_of_the_story_has_two_cases() -> None:
    counts = {code: sum(case.code == code for case in CASES) for code in {case.code for case in CASES}}
    assert set(counts) <= set(rule_book())
    assert {code: count for code, count in counts.items() if count < 2} == {}
