"""The journal of a run: what goes in comes out, and what a cell held is compared as Excel keeps it."""

from __future__ import annotations

import datetime

import pytest

from qms_xl.model import CellError, Uncached
from qms_xl.writing.journal import Entry, Lost, Run, Step, from_json, keepable, to_json
from qms_xl.writing.order import in_order
from qms_xl.writing.undo import stands

DAY, MOMENT = datetime.date(2026, 11, 20), datetime.datetime(2026, 11, 20, 10, 15)


def entry(**given: object) -> Entry:
    return Entry("actions", "D-1", "status", "Działania", "F12", **given)  # type: ignore[arg-type]


def run_with(*entries: Entry) -> Run:
    step = Step("rejestry/Działania.xlsx", "a" * 64, "b" * 64, "~qms-1.tmp", ".qms/backups/1/x.xlsx", entries, ("x",))
    return Run("20261120-101500-00000a", MOMENT.astimezone(), "reconcile", (step,), undoes="y", covers=("z",))


@pytest.mark.parametrize(
    "value", [None, True, 1, 1.0, 0.1, "", "=1+1", "zażółć\n„x”", '{"day": "x"}', DAY, MOMENT, Lost("#N/A")], ids=repr
)
def test_every_content_comes_back_as_it_was(value: object) -> None:
    run = run_with(entry(old=value, new=value))
    back = from_json(to_json(run))
    assert back == run
    assert type(back.steps[0].entries[0].old) is type(value)


def test_what_no_cell_can_be_given_again_is_kept_as_words() -> None:
    assert keepable(CellError("#N/A")) == Lost("#N/A")
    assert isinstance(keepable(Uncached("=A1")), Lost)
    assert keepable(datetime.time(10, 15)) == Lost("10:15:00")
    assert keepable(DAY) is DAY


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "steps": [], "at": "x"}', "\x00"])
def test_what_is_no_journal_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which of them is nobody's business
        from_json(text)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("workbook", "../inne/x.xlsx"),
        ("backup", "/etc/passwd"),
        ("result", "C:\\x"),
        ("result", "\\\\serwer\\x"),
        ("temporary", "x.xlsx"),
        ("temporary", "../~qms-1.tmp"),
    ],
)
def test_a_journal_whose_paths_lead_elsewhere_is_refused(name: str, path: str) -> None:
    with pytest.raises(ValueError, match=r"leaves|no temporary"):
        from_json(to_json(run_with(entry()).with_step(0, **{name: path})))


@pytest.mark.parametrize(
    ("raw", "new", "in_percent", "still"),
    [
        ("wykonane", "wykonane", False, True),
        ("Wykonane", "wykonane", False, False),
        (None, None, False, True),
        ("", None, False, False),
        (5.0, 5, False, True),
        (0.95, 95, True, True),
        (0.95, 95, False, False),
        (95.0, 95, True, True),
        (1.0, True, False, False),
        (True, True, False, True),
        (DAY, DAY, False, True),
        (datetime.datetime(2026, 11, 20), DAY, False, True),
        (MOMENT, DAY, False, False),
        ("2026-11-20", DAY, False, False),
        (CellError("#N/A"), "#N/A", False, False),
    ],
)
def test_our_value_stands_where_the_cell_holds_it_as_excel_keeps_it(
    raw: object, new: object, in_percent: bool, still: bool
) -> None:
    assert stands(raw, entry(new=new, in_percent=in_percent)) is still


def test_each_workbook_comes_after_those_it_needs_and_those_that_need_each_other_as_given() -> None:
    nothing: frozenset[str] = frozenset()
    assert in_order({"a": frozenset("b"), "b": frozenset("c"), "c": nothing}) == ["c", "b", "a"]
    assert in_order({"a": frozenset("b"), "b": frozenset("a"), "c": nothing}) == ["c", "a", "b"]
