"""Each rule against faults planted in the demo office, whole book: each is found at its cell, and nothing else is said.

The cases stand in planted_office/*.txt, one block for each office: `# CODE sentence`, then what was typed over.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from office_planting import checked

from qms_xl.rulebook import rule_book

_CASE = re.compile(r"^# (?P<code>[A-Z]{3}\d{3}) (?P<sentence>.+)$", re.MULTILINE)


class Case(NamedTuple):
    code: str
    sentence: str
    text: str


def cases() -> list[Case]:
    found = []
    for path in sorted((Path(__file__).parent / "planted_office").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        heads = list(_CASE.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        found += [Case(h["code"], h["sentence"], text[h.end() : end]) for h, end in zip(heads, ends, strict=True)]
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code} {case.sentence}" for case in CASES])
def test_each_fault_planted_in_the_office_is_found_and_nothing_else(case: Case) -> None:
    result, marks = checked(case.text, on=(case.code,))
    said = [one for one in result.issues if not one.waived]
    found = Counter((one.code, one.cell.register, one.cell.row, one.cell.column) for one in said)
    assert found == Counter((case.code, *mark) for mark in marks)


def test_the_rules_that_were_planted_were_planted_in_five_ways() -> None:
    ways = Counter(
        code
        for code, _, text in CASES
        for line in text.splitlines()
        if line.startswith("|")
        for _ in re.findall(r" !(?= |$)", line)
    )
    assert set(ways) <= set(rule_book())
    assert {code: count for code, count in ways.items() if count < 5} == {}
