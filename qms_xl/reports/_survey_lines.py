"""The lines of a satisfaction survey: forms given out and returned, answers by step, scores beside the survey before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.kinds.period import first_day, frequency
from qms_xl.model import Figure, Text
from qms_xl.pictures.bars import Bar, Bars
from qms_xl.reports._look import Look, decimal, percent
from qms_xl.reports._review_facts import cells, text
from qms_xl.reports._review_window import change, number

if TYPE_CHECKING:
    import pandas as pd

STEPS = (1, 2, 3, 4, 5)
DEFAULT_SCALE = 5
WHOLE = Text("bez podziału na komórki", "not parted by unit")
INCOMPLETE = Text("dane niepełne", "incomplete")
ANSWERS = Text("Rozkład ocen według obszarów", "Answers by area")
_MONTHS = (
    *("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec"),
    *("lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
)
_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ROMAN = ("I", "II", "III", "IV")
_ORDINAL = ("1st", "2nd", "3rd", "4th")


def spelled(period: str) -> Text:
    """Return a canonical period as people say it: 2026-10 is October 2026."""
    year, part = period[:4], int(period[5:].lstrip("HQ") or 1) - 1
    match frequency(period):
        case "month":
            return Text(f"{_MONTHS[part]} {year}", f"{_ENGLISH[part]} {year}")
        case "quarter":
            return Text(f"{_ROMAN[part]} kwartał {year}", f"{_ORDINAL[part]} quarter of {year}")
        case "half_year":
            return Text(f"{_ROMAN[part]} półrocze {year}", f"{_ORDINAL[part]} half of {year}")
    return Text(f"rok {year}", year)


def forms(surveys: Look, rows: Sequence[int]) -> list[dict[str, object]]:
    """Return the forms of each unit: given out, returned, the share of these; the areas of a unit stand on one form."""
    by_unit: dict[str, list[int]] = {}
    for row in rows:
        by_unit.setdefault(text(surveys, row, "unit"), []).append(row)
    lines: list[dict[str, object]] = []
    for unit, theirs in by_unit.items():
        issued, returned = (_most(surveys, theirs, column) for column in ("issued", "returned"))
        share = None
        if issued.value and returned.value is not None:
            share = percent(returned.value, issued.value)
        lines.append(
            {
                "label": unit or WHOLE,
                "unit": unit or WHOLE,
                "issued": issued if issued.value is not None else None,
                "returned": returned if returned.value is not None else None,
                "share": number(Figure(share, "surveys", tuple(theirs), "returned")),
            }
        )
    return lines


def _most(surveys: Look, rows: Sequence[int], column: str) -> Figure:
    values = surveys.column(column)
    known = [int(values.loc[row]) for row in rows if values.loc[row] == values.loc[row]]
    return Figure(max(known) if known else None, "surveys", tuple(rows), column)


def total(lines: Sequence[Mapping[str, object]], column: str, rows: Sequence[int]) -> Figure | Text:
    """Return the sum of a column of `forms`; where a line has no number there is no sum."""
    known = [one.value for line in lines if isinstance(one := line[column], Figure) and one.value is not None]
    return Figure(sum(known), "surveys", tuple(rows), column) if known and len(known) == len(lines) else INCOMPLETE


def scale(surveys: Look, row: int) -> int:
    """Return how many steps the answers of a line have: five where nothing is typed."""
    value = surveys.column("scale").loc[row]
    return int(value) if value == value and 2 <= value <= DEFAULT_SCALE else DEFAULT_SCALE


def answers(surveys: Look, row: int) -> tuple[Figure, ...]:
    """Return how often each step was chosen; a blank count is 0."""
    found = []
    for step in STEPS:
        value = surveys.column(f"count_{step}").loc[row]
        found.append(Figure(int(value) if value == value else 0, "surveys", (row,), f"count_{step}"))
    return tuple(found)


def before(surveys: Look, row: int) -> int | None:
    """Return the line of the survey before of the same area, unit and audience; None where there is none."""
    own = _begin(surveys, row)
    found = [
        (day, one)
        for one in surveys.rows(surveys.where("area", text(surveys, row, "area")))
        if _same(surveys, one) == _same(surveys, row) and (day := _begin(surveys, one)) and own and day < own
    ]
    return max(found)[1] if found else None


def _same(surveys: Look, row: int) -> tuple[str, ...]:
    return tuple(text(surveys, row, name) for name in ("area", "unit", "audience"))


def _begin(surveys: Look, row: int) -> str:
    """Return the first day of a line's period, to be compared; "" where there is no period."""
    period = text(surveys, row, "period")
    return first_day(period).isoformat() if period else ""


def score(scores: pd.DataFrame | None, row: int | None, name: str) -> Figure | None:
    """Return a score of a line, None of no line."""
    if scores is None or row is None:
        return None
    return Figure(decimal(float(scores.loc[row, name])), "surveys", (row,), name)  # type: ignore[arg-type]


class Result(NamedTuple):
    """A line as tables print it. `by_step`: how often each step was chosen, None of steps that its scale does not have."""

    fields: dict[str, object]
    by_step: dict[str, Figure | None]


def results(surveys: Look, rows: Sequence[int], scores: pd.DataFrame | None) -> list[Result]:
    """Return each line with its answers and scores, beside the survey before."""
    found = []
    for row in rows:
        then = before(surveys, row)
        counts, steps = answers(surveys, row), scale(surveys, row)
        mean, share = score(scores, row, "mean"), score(scores, row, "positive_pct")
        old_mean, old_share = score(scores, then, "mean"), score(scores, then, "positive_pct")
        printed = {
            "label": _label(surveys, row),
            **cells(surveys, row, "area", "unit"),
            "answers": Figure(sum(int(one.value or 0) for one in counts), "surveys", (row,), "count_1"),
            "mean_before": number(old_mean),
            "mean": number(mean),
            "positive_before": number(old_share),
            "positive": number(share),
            "change": change(share, old_share, "more"),
            "earlier": text(surveys, then, "survey") if then is not None else None,
        }
        by_step = {f"count_{step}": one if step <= steps else None for step, one in zip(STEPS, counts, strict=True)}
        found.append(Result(printed, by_step))
    return found


def _label(surveys: Look, row: int) -> str:
    unit = text(surveys, row, "unit")
    return text(surveys, row, "area") + (f" ({unit})" if unit else "")


def fallen(surveys: Look, rows: Sequence[int], scores: pd.DataFrame | None, points: int, least: int) -> list[int]:
    """Return the lines whose share of positive answers fell by more than so many points, `least` forms in both surveys."""
    found = []
    for row in rows:
        then = before(surveys, row)
        if scores is not None and then is not None:
            shares = [float(scores.loc[one, "positive_pct"]) for one in (then, row)]  # type: ignore[arg-type]
            many = all(surveys.column("returned").loc[one] >= least for one in (row, then))
            if shares[0] - shares[1] > points and many:
                found.append(row)
    return found


def picture(surveys: Look, rows: Sequence[int]) -> Bars | None:
    """Return the answers of each line as bars; None where nobody answered."""
    bars = [Bar(_label(surveys, row), answers(surveys, row)) for row in rows]
    most = max((scale(surveys, row) for row in rows), default=0)
    parts = [Text(f"ocena {step}", f"answer {step}") for step in STEPS[:most]]
    shown = [Bar(bar.label, bar.counts[:most]) for bar in bars]
    return Bars(ANSWERS, parts, shown) if any(bar.total for bar in shown) else None
