"""Every figure that a report knows stands in its document, where it is recounted; the few that do not are counted anew here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import pytest
from audit_documents import whole_text
from minutes_words import Minutes
from review_documents import DAY
from review_recount import Review, indicator_result, looked_at, tasks_done, tenth
from test_actions_report import still_to_do
from test_audits_report import year_of

from qms_xl import render
from qms_xl.figures import plain
from qms_xl.model import Figure
from qms_xl.reports._review_window import DASH

RECORDS = {
    "actions": "KM",
    "agenda": "PZ-2027",
    "audit": "AW-2026-03",
    "audits": "2026",
    "documents": "2026-11-20",
    "external": "AZ-2026-01",
    "objectives": "2026",
    "plan": "AW-2026-11",
    "process": "G2",
    "programme": "PA-2026",
    "review": "PZ-2026",
    "survey": "BS-2026",
}
ACHIEVEMENTS = {"objectives.objectives[].achievement", "monitoring.indicators[].achievement"}
UNPRINTED: Mapping[str, set[str]] = {  # an office's own template may print them
    "actions": {"numbers.decisions_overdue"},
    "agenda": {*ACHIEVEMENTS, "policy[].achievement"},
    "objectives": {
        "objectives[].achievement",
        "objectives[].forecast",
        *(
            f"deviations[].results[].{name}"
            for name in ("achievement", "actual", "before", "forecast", "points[].value", "progress", "target")
        ),
    },
    "process": ACHIEVEMENTS,
    "review": {*ACHIEVEMENTS, "policy[].achievement"},
}
IN_POLISH = pytest.mark.parametrize("unsettled", ["pl"], indirect=True)


def marked(value: object, numbers: Iterator[int], path: str, marks: dict[int, str]) -> object:
    """Return fields with another number in place of each figure, noting which is whose."""
    match value:
        case Figure(value=known) if known is not None:
            mark = next(numbers)
            marks[mark] = path
            return value._replace(value=mark)
        case Mapping():
            found = value.items()
            return {name: marked(one, numbers, f"{path}.{name}".lstrip("."), marks) for name, one in found}
        case list():
            return [marked(one, numbers, f"{path}[]", marks) for one in value]
    return value


@IN_POLISH
@pytest.mark.parametrize("kind", RECORDS)
def test_every_figure_stands_in_the_document(unsettled, kind, monkeypatch):
    marks: dict[int, str] = {}
    monkeypatch.setattr(render, "plain", lambda fields, say: plain(marked(fields, count(7_000_001), "", marks), say))
    text = whole_text(unsettled.anew(kind, RECORDS[kind])[1])
    printed = {int(one) for one in re.findall(r"7\d{6}", text)}
    assert {path for mark, path in marks.items() if mark not in printed} == UNPRINTED.get(kind, set())
    assert marks


def value(one: object) -> float | None:
    """Return the number of a figure; where there is none a dash stands."""
    assert isinstance(one, Figure) or one in (None, DASH)
    return one.value if isinstance(one, Figure) else None


def tenth_of(number: Any) -> float | None:
    return None if number is None else tenth(float(number))


@IN_POLISH
@pytest.mark.parametrize("kind", ["review", "process"])
def test_achievements_that_only_an_offices_own_template_prints(unsettled, kind):
    if kind == "review":
        m = Minutes(unsettled, *(Review(unsettled.books, key, new_norm=True) for key in ("PZ-2026", "PZ-2025")))
    else:
        m = Minutes(unsettled, year_of(unsettled, DAY.year), year_of(unsettled, DAY.year - 1))
    day = m.now.day("objectives")
    fields: Any = unsettled.fields(kind, RECORDS[kind])
    found = {i["indicator"]: indicator_result(m.now, i, day) for i in looked_at(m.now)}
    lines = [*fields["monitoring"]["indicators"], *(one for one in fields.get("policy", ()) if one["indicator"])]
    assert len(lines) > 1
    for line in lines:
        assert value(line["achievement"]) == tenth_of(found[line["indicator"]].achievement), line["indicator"]
    for line in fields["objectives"]["objectives"]:
        assert value(line["achievement"]) == tenth_of(of_objective(m, line, "achievement")), line["objective"]


def of_objective(m: Minutes, line: Mapping[str, Any], name: str) -> Any:
    """Return the lowest achievement or forecast of an objective's indicators; without any, what is done of its tasks."""
    (o,) = [o for o in m.now.of("objectives") if o["objective"] == line["objective"]]
    ours = [i for i in m.now.of("indicators") if i["objective"] == o["objective"]]
    found = [getattr(indicator_result(m.now, i, m.now.day("objectives")), name) for i in ours]
    if not ours:
        return tasks_done(m.now, o, m.now.day("objectives"))[1] if name == "achievement" else None
    return min((one for one in found if one is not None), default=None)


@IN_POLISH
def test_figures_of_objectives_that_only_an_offices_own_template_prints(unsettled):
    m = Minutes(unsettled, year_of(unsettled, DAY.year), year_of(unsettled, DAY.year - 1))
    fields: Any = unsettled.fields("objectives", RECORDS["objectives"])
    for line in fields["objectives"]:
        for name in ("achievement", "forecast"):
            assert value(line[name]) == tenth_of(of_objective(m, line, name)), line["objective"]
    assert fields["deviations"] == [line for line in fields["objectives"] if line["deviates"]]
    assert fields["deviations"]


@IN_POLISH
def test_late_decisions_of_a_unit_that_only_an_offices_own_template_prints(unsettled):
    for unit, people in still_to_do(unsettled).items():
        rows = [row for tasks in people.values() for kind, row in tasks if kind == "decisions"]
        fields: Any = unsettled.fields("actions", unit)
        late = sum(bool(row["due_on"]) and row["due_on"] < DAY for row in rows)
        assert fields["numbers"]["decisions_overdue"].value == late
