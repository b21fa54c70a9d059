"""What an unread cell may have meant is asked of those rules alone that look at its register, themselves or through a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from office_planting import desk, typed

from qms_xl.check import check
from qms_xl.checking import run
from qms_xl.model import Issue, Register
from qms_xl.norms import profile
from qms_xl.rulebook import rule_book
from qms_xl.supply import Supply, reach
from qms_xl.tables.lines import DEFAULT_DAY

SPOILT = [("audits", "audit_type"), ("people", "roles")]


def spoilt() -> dict[str, Register]:
    """Return the clean demo office with an unknown word in every cell of two columns."""
    raws = dict(desk().raws)
    for name, column in SPOILT:
        raws[name] = replace(raws[name], raw=raws[name].raw.astype(object).assign(**{column: "ZZ-qx/9"}))
    return typed(raws)


def issues(registers: Mapping[str, Register]) -> tuple[Issue, ...]:
    settings = desk().office.settings
    return check(registers, facts=desk().facts, as_of=DEFAULT_DAY, settings=settings, norm="iso9001-2015").issues


def test_the_issues_are_those_that_asking_every_rule_again_would_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    registers = spoilt()
    said = issues(registers)
    monkeypatch.setattr(run, "looks_at", lambda function, registers: True)
    assert issues(registers) == said
    monkeypatch.setattr(run, "looks_at", lambda function, registers: False)
    assert len(issues(registers)) > len(said)


def test_a_rule_reaches_what_the_statuses_that_it_asks_for_look_at() -> None:
    (half, *_) = rule_book()["AUD001"].halves
    assert {"coverage", "registers_begin", "registers", "audit_questions"} <= reach(half)


def test_only_a_status_that_looks_at_a_register_that_differs_is_worked_out_again() -> None:
    settings = desk().office.settings
    before = Supply(typed(desk().raws), {}, as_of=DEFAULT_DAY, settings=settings, norm=profile("iso9001-2015"))
    statuses = {name: before.get(name) for name in ("document_review", "objective_status", "registers_begin")}
    after = before.with_registers({**before.registers, "indicators": replace(before.registers["indicators"])})
    assert [name for name, was in statuses.items() if after.get(name) is was] == ["document_review"]
    assert after.get("registers") is after.registers
