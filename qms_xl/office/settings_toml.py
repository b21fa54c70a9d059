"""Settings from qms.toml: `[settings]` and `[numbering]` laid over the defaults, each value of its default's kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from qms_xl.model import Text
from qms_xl.office import allowed
from qms_xl.settings import DayOfYear, Settings


def settings_from(given: Mapping[str, object], numbering: Mapping[str, object] | None = None) -> Settings:
    """Return the settings that `[settings]` and `[numbering]` of qms.toml ask for; raises UsageError naming the key."""
    settings: Settings = _filled(Settings(), given, "settings")
    _ascending("settings.date.last_year", settings.date.first_year, settings.date.last_year)
    _ascending("settings.actions.age_days", *settings.actions.age_days)
    return replace(settings, numbering_patterns=MappingProxyType(_patterns(numbering or {})))


def _filled(defaults: Any, given: object, key: str) -> Any:
    """Return the dataclass with what is given laid over its defaults."""
    names = {part.name: part for part in fields(defaults) if part.name not in getattr(defaults, "ELSEWHERE", ())}
    changes = {}
    for name, value in allowed.table(given, key, tuple(names)).items():
        changes[name] = _like(getattr(defaults, name), value, f"{key}.{name}", names[name].metadata)
    return replace(defaults, **changes)


def _like(default: Any, value: object, key: str, bounds: Mapping[str, Any]) -> Any:
    """Return the value, which must be of its default's kind and lie within the bounds."""
    match default:
        case DayOfYear():
            return DayOfYear(*allowed.month_and_day(value, key))
        case bool():
            return allowed.flag(value, key)
        case int():
            return allowed.whole(value, key, **bounds)
        case float():
            return allowed.fraction(value, key, **bounds)
        case tuple() if bounds:
            parts = value if isinstance(value, list) else [value]
            return tuple(allowed.whole(part, key, **bounds) for part in parts)
        case tuple():
            return allowed.texts(value, key)
        case Mapping():
            given = allowed.table(value, key, tuple(default))
            numbers = {name: allowed.whole(part, f"{key}.{name}", **bounds) for name, part in given.items()}
            return MappingProxyType({**default, **numbers})
    return _filled(default, value, key)


def _ascending(key: str, *numbers: int) -> None:
    if any(first >= second for first, second in pairwise(numbers)):
        shown = ", ".join(str(number) for number in numbers)
        raise allowed.wrong(key, shown, Text("liczby rosnące", "ascending numbers"))


def _patterns(numbering: Mapping[str, object]) -> dict[str, str | Mapping[str, str]]:
    """Return the number patterns by register; whether a register of that name exists is asked where schemas are known."""
    patterns: dict[str, str | Mapping[str, str]] = {}
    for register, value in numbering.items():
        key = f"numbering.{register}"
        if isinstance(value, Mapping):
            groups = {group: allowed.number_pattern(part, f"{key}.{group}") for group, part in value.items()}
            patterns[register] = MappingProxyType(groups)
        else:
            patterns[register] = allowed.number_pattern(value, key)
    return patterns
