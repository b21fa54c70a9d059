"""What cannot be read is one issue: no other rule speaks of the lack that it leaves elsewhere in the clean demo office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from office_planting import desk, typed

from qms_xl.check import check
from qms_xl.model import Column
from qms_xl.rulebook import rule_book
from qms_xl.tables.lines import DEFAULT_DAY

UNKNOWN = "ZZ-qx/9"


def columns(*, many: bool) -> Iterator[tuple[str, str]]:
    """Yield every filled column that leads to other rows, not to people, or takes the words of a list."""
    for name, raw in desk().raws.items():
        for column in raw.schema.columns:
            leads = column.reference is not None and not column.reference.soft and column.reference.register != "people"
            filled = column.name in raw.raw.columns and raw.raw[column.name].notna().any()
            if filled and column.many == many and (leads or column.list) and name != "lists" and not column.follows:
                yield name, column.name


def spoken(name: str, column: str, *, every_part: bool) -> dict[str, int]:
    """Return how often each rule speaks where a part of every cell of a column is unknown, or all parts are."""
    raw = desk().raws[name]
    cells = [_spoilt(cell, raw.schema[column], every_part) for cell in raw.raw[column]]
    spoilt = replace(raw, raw=raw.raw.assign(**{column: cells}).astype(object))
    office = desk().office
    found = check(
        typed({**desk().raws, name: spoilt}),
        facts=desk().facts,
        as_of=DEFAULT_DAY,
        settings=office.settings,
        norm="iso9001-2015",
    )
    codes = [issue.code for issue in found.issues]
    return {code: codes.count(code) for code in codes}


def _spoilt(cell: object, column: Column, every_part: bool) -> object:
    if cell is None:
        return None
    if not column.many:
        return UNKNOWN
    others = [] if every_part else str(cell).split(";")[1:]
    return ";".join([UNKNOWN, *others])


@pytest.mark.parametrize("every_part", [False, True], ids=["first part", "whole cell"])
@pytest.mark.parametrize(("name", "column"), [*columns(many=True)])
def test_an_unknown_part_is_one_issue_and_no_lack(name: str, column: str, every_part: bool) -> None:
    found = spoken(name, column, every_part=every_part)
    assert found
    assert all(rule_book()[code].rule.masks for code in found), found


@pytest.mark.parametrize(
    ("name", "column"), [one for one in columns(many=False) if desk().raws[one[0]].schema[one[1]].list]
)
def test_a_word_that_stands_in_no_list_is_one_issue_and_no_lack(name: str, column: str) -> None:
    found = spoken(name, column, every_part=True)
    assert found
    assert all(rule_book()[code].rule.masks for code in found), found
