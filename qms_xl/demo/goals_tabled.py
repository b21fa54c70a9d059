"""The objectives and indicators that the demo's tables hold, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms_xl.demo import cast
from qms_xl.demo.goals import Goal, Measured, Target
from qms_xl.demo.tabled import both, lines, table
from qms_xl.model import Text


@dataclass(frozen=True)
class Gauge:
    """An indicator of a process, kept beside the objectives, with what was measured last year and this year."""

    tag: str
    process: str
    measurer: str
    unit: Text | None
    direction: str
    frequency: str
    aggregation: str
    target: Target
    baseline: float | None
    last: tuple[Measured, ...]
    now: tuple[Measured, ...]
    name: Text
    formula: Text
    source: Text


def goals() -> Iterator[Goal]:
    """Yield the objectives of `tables/goals.txt`."""
    heading, told = "", dict[str, str]()
    for line in (*lines("goals"), "= "):
        key, _, rest = line.partition(" ")
        if key != "=":
            told[key.rstrip(":")] = rest
            continue
        if heading:
            yield _goal(
                heading, {name: Text(*map(str.strip, f"{said}|{said}".split("|")[:2])) for name, said in told.items()}
            )
        heading, told = rest, {}


def _goal(heading: str, told: dict[str, Text]) -> Goal:
    tag, process, unit, policy, polish, english, direction, frequency, aggregation, *limits, result = (
        cell.strip() for cell in heading.split("|")
    )
    before, now = (_target(part) for part in (limits[0].split() or ("", "")))
    from_before, from_now = (_number(part) for part in (limits[1].split() or ("", "")))
    return Goal(
        tag=tag,
        process=process,
        owner=cast.head_of(unit),
        measurer=cast.clerk_of(unit),
        policy=policy,
        statement=told["goal"],
        tasks=told["tasks"],
        resources=told["means"],
        evaluation=told["judged"],
        indicator=told["name"],
        formula=told["formula"],
        source=told["source"],
        unit=both(polish, english),
        direction=direction,
        frequency=frequency,
        aggregation=aggregation,
        targets=(before, now),
        baselines=(from_before, from_now),
        last=_values(told["last"].pl),
        now=_values(told["now"].pl),
        result=result,
        reason=told.get("reason"),
    )


def gauges() -> Iterator[Gauge]:
    """Yield the indicators of `tables/gauges.txt`."""
    for tag, process, unit, polish, english, direction, frequency, aggregation, target, begun, *rest in table("gauges"):
        yield Gauge(
            tag,
            process,
            cast.clerk_of(unit),
            both(polish, english),
            direction,
            frequency,
            aggregation,
            _target(target),
            _number(begun),
            _values(rest[0]),
            _values(rest[1]),
            *(Text(*rest[place : place + 2]) for place in (2, 4, 6)),
        )


def _number(typed: str) -> float | None:
    return float(typed) if typed else None


def _target(typed: str) -> Target:
    """Return a target; `22:28` is a range, blank is none."""
    low, _, high = typed.partition(":")
    return (float(low), float(high)) if high else _number(low)


def _values(typed: str) -> tuple[Measured, ...]:
    """Return measured values; `11/12` is a numerator and a denominator."""
    return tuple(_value(part) for part in typed.split())


def _value(typed: str) -> Measured:
    over, _, under = typed.partition("/")
    return (int(over), int(under)) if under else float(over)
