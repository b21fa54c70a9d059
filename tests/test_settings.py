"""Settings: the defaults are those of the rule book, qms.toml is laid over them, what does not fit is named."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from qms_xl.errors import UsageError
from qms_xl.office.settings_toml import settings_from
from qms_xl.settings import DayOfYear, Settings, value_of


def names(settings: Any, before: str = "") -> list[str]:
    found = []
    for part in fields(settings):
        value = getattr(settings, part.name)
        found += names(value, f"{part.name}.") if is_dataclass(value) else [before + part.name]
    return found


def test_nothing_given_leaves_every_default() -> None:
    assert settings_from({}) == Settings()


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("look_back_months", 24),
        ("sheet.max_area", 10_000_000),
        ("text.same_percent", 90),
        ("numbering.gaps", False),
        ("programmes.by", DayOfYear(3, 31)),
        ("audits.cycle_months", 36),
        ("findings.open_days_with_action", 365),
        ("actions.age_days", (30, 90)),
        ("measurements.grace_days", {"month": 20, "quarter": 30, "half_year": 45, "year": 60}),
        ("feedback.term_months", {"complaint": 1, "request": 1, "petition": 3}),
        ("surveys.min_answered", 0.8),
        ("waivers.warn_days", 30),
    ],
)
def test_defaults_are_those_of_the_rule_book(name: str, default: object) -> None:
    assert value_of(Settings(), name) == default


def test_what_is_given_replaces_only_its_own_default() -> None:
    settings = settings_from({"look_back_months": 12, "actions": {"age_days": [1, 5]}, "audits": {"by": "02-29"}})
    assert settings.look_back_months == 12
    assert settings.actions.age_days == (1, 5)
    assert settings.actions.due_soon_days == Settings().actions.due_soon_days
    assert settings.audits.by.in_year(2027) == date(2027, 2, 28)
    assert settings.audits.by.in_year(2028) == date(2028, 2, 29)


def test_one_frequency_may_be_changed_alone() -> None:
    grace = settings_from({"measurements": {"grace_days": {"month": 3}}}).measurements.grace_days
    assert dict(grace) == {"month": 3, "quarter": 30, "half_year": 45, "year": 60}


def test_number_patterns_stand_by_register_and_group() -> None:
    patterns = {"actions": "D-{year}-{n:03}", "audits": {"internal": "AW-{n}"}}
    assert settings_from({}, patterns).numbering_patterns == patterns


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"actions": {"due_soon_days": "14"}}, "settings.actions.due_soon_days"),
        ({"actions": {"due_soon_days": True}}, "settings.actions.due_soon_days"),
        ({"actions": {"due_soon_days": -1}}, "settings.actions.due_soon_days"),
        ({"actions": {"age_days": [90, 30]}}, "settings.actions.age_days"),
        ({"actions": 5}, "settings.actions"),
        ({"look_back_months": 0}, "settings.look_back_months"),
        ({"audits": {"by": "31-12"}}, "settings.audits.by"),
        ({"audits": {"by": "3-31"}}, "settings.audits.by"),
        ({"date": {"first_year": 2100, "last_year": 1990}}, "settings.date.last_year"),
        ({"surveys": {"min_answered": 80}}, "settings.surveys.min_answered"),
        ({"text": {"collective": "wszyscy"}}, "settings.text.collective"),
        ({"numbering": {"gaps": "yes"}}, "settings.numbering.gaps"),
        ({"feedback": {"term_months": {"complaint": 0}}}, "settings.feedback.term_months.complaint"),
    ],
)
def test_a_value_that_makes_no_sense_is_named_with_what_is_allowed(given: dict[str, object], key: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings_from(given)
    assert key in caught.value.message.pl
    assert "Dozwolona wartość:" in caught.value.message.pl
    assert key in caught.value.message.en
    assert "allowed:" in caught.value.message.en


@pytest.mark.parametrize(
    ("given", "suggestion"),
    [
        ({"acions": {}}, "actions"),
        ({"actions": {"due_soon_day": 1}}, "due_soon_days"),
        ({"measurements": {"grace_days": {"months": 1}}}, "month"),
        ({"combine": "worst"}, None),
    ],
)
def test_an_unknown_key_comes_with_the_nearest_one(given: dict[str, object], suggestion: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        settings_from(given)
    assert caught.value.remedy is not None
    if suggestion:
        assert f"“{suggestion}”" in caught.value.remedy.en


@pytest.mark.parametrize("pattern", ["D-{rok}", "D-{n", "D-2026", 5, "{0}", "{n:d}"])
def test_a_number_pattern_knows_year_and_n_only(pattern: object) -> None:
    with pytest.raises(UsageError):
        settings_from({}, {"actions": pattern})


def test_every_setting_has_a_name_of_its_own() -> None:
    every = names(Settings())
    assert len(every) == len(set(every))
