"""Every number and choice an office may set, with its default."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple


class DayOfYear(NamedTuple):
    """A day that comes every year, written `03-31` in qms.toml."""

    month: int
    day: int

    def in_year(self, year: int) -> datetime.date:
        """Return the day in that year; 29 February is the 28th in a common year."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return datetime.date(year, self.month, 28)

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


def _between(default: Any, least: float, most: float) -> Any:
    """Return a field with its default and the bounds of what is not absurd (of each part, for several)."""
    bounds = {"least": least, "most": most}
    if isinstance(default, dict):
        return field(default_factory=lambda: MappingProxyType(default), metadata=bounds)
    return field(default=default, metadata=bounds)


def _days(default: Any) -> Any:
    return _between(default, 0, 3660)


def _months(default: Any) -> Any:
    return _between(default, 1, 240)


@dataclass(frozen=True)
class Sheet:
    """How large a sheet may be: last row times last column."""

    max_area: int = _between(10_000_000, 1_000, 17_179_869_184)


@dataclass(frozen=True)
class Date:
    """The years a date may lie in."""

    first_year: int = _between(1990, 1900, 9999)
    last_year: int = _between(2100, 1900, 9999)


@dataclass(frozen=True)
class TextSettings:
    """What counts as the same text, as nobody in particular, as no cause."""

    same_percent: int = _between(90, 1, 100)
    collective: tuple[str, ...] = (
        *("wszyscy", "pracownicy", "wydział", "zespół", "kierownicy", "komórki", "jw."),
        *("everyone", "all staff", "department", "team"),
    )
    empty_causes: tuple[str, ...] = (
        *("błąd pracownika", "błąd ludzki", "pomyłka", "niedopatrzenie", "nieuwaga"),
        *("human error", "oversight"),
    )


@dataclass(frozen=True)
class Numbering:
    """Whether gaps in numbers are reported (GEN012)."""

    gaps: bool = False


@dataclass(frozen=True)
class Documents:
    """Review of documents, and files that are no documents."""

    review_soon_days: int = _days(30)
    external_months: int = _months(12)
    ignored: tuple[str, ...] = ("~$*", "Thumbs.db", "archiwum/", "archive/", "szablony/", "templates/")


@dataclass(frozen=True)
class Policy:
    """Review of the quality policy."""

    review_months: int = _months(24)


@dataclass(frozen=True)
class Context:
    """Review of the context and the interested parties."""

    review_months: int = _months(12)


@dataclass(frozen=True)
class Programmes:
    """The day by which the year's audit programme stands."""

    by: DayOfYear = DayOfYear(3, 31)


@dataclass(frozen=True)
class Audits:
    """The audit cycle, and how soon reports follow."""

    by: DayOfYear = DayOfYear(12, 31)
    cycle_months: int = _months(36)
    due_soon_days: int = _days(90)
    count_external: bool = False
    every_unit_each_year: bool = False
    unit_months: int = _months(12)
    report_days: int = _days(14)
    report_days_external: int = _days(45)
    clause_warn_months: int = _months(12)
    overlap_span_days: int = _days(3)
    weekend_span_days: int = _days(5)


@dataclass(frozen=True)
class Findings:
    """How soon something is done about a finding."""

    correction_within_days: int = _days(7)
    action_within_days: int = _days(30)
    analysis_days: int = _days(30)
    acknowledge_days: int = _days(14)
    external_warn_days: int = _days(14)
    repeat_months: int = _months(24)
    open_days: int = _days(90)
    open_days_with_action: int = _days(365)


@dataclass(frozen=True)
class Actions:
    """Due dates, age, verification and extension of actions."""

    due_soon_days: int = _days(14)
    age_days: tuple[int, ...] = _days((30, 90))
    verify_after_days: int = _days(30)
    verify_after_days_major: int = _days(90)
    max_extensions: int = _between(2, 0, 100)


@dataclass(frozen=True)
class Objectives:
    """The days by which objectives are set and carried over."""

    by: DayOfYear = DayOfYear(3, 31)
    carry_over: DayOfYear = DayOfYear(1, 31)
    same_target_years: int = _between(3, 2, 20)


@dataclass(frozen=True)
class Measurements:
    """How long after a period its measurement may come, and which units are percents and counts, in any form of the words."""

    grace_days: Mapping[str, int] = _days({"month": 20, "quarter": 30, "half_year": 45, "year": 60})
    percent_units: tuple[str, ...] = ("%", "proc.", "procent", "percent")
    count_units: tuple[str, ...] = (
        *("szt.", "sztuka", "liczba", "osoba", "sprawa", "dzień", "skarga", "godzina", "dokument", "szkolenie"),
        *("number", "piece", "person", "case", "day", "complaint", "hour", "document", "training"),
    )


@dataclass(frozen=True)
class Reviews:
    """How often management reviews are held, and how fresh their inputs are."""

    interval_months: int = _months(12)
    grace_months: int = _between(1, 0, 24)
    error_months: int = _months(18)
    input_age_days: int = _days(120)
    approve_days: int = _days(30)


@dataclass(frozen=True)
class Feedback:
    """Months to answer, by kind of feedback."""

    term_months: Mapping[str, int] = _months({"complaint": 1, "request": 1, "petition": 3})


@dataclass(frozen=True)
class Surveys:
    """When surveys are due and how many forms make one worth comparing."""

    by: DayOfYear = DayOfYear(11, 30)
    min_forms: int = _between(10, 1, 1_000_000)
    drop_points: int = _between(5, 0, 100)
    compare_forms: int = _between(30, 1, 1_000_000)
    min_answered: float = _between(0.8, 0, 1)


@dataclass(frozen=True)
class Risks:
    """Which level of risk is accepted without action."""

    accepted_level: int = _between(9, 0, 1_000)
    review_months: int = _months(12)


@dataclass(frozen=True)
class Changes:
    """How soon a change is reviewed after it was made."""

    review_days: int = _days(30)


@dataclass(frozen=True)
class Certificates:
    """How early the end of a certificate is announced, and how long one runs."""

    warn_days: int = _days(180)
    cycle_months: int = _months(36)


@dataclass(frozen=True)
class Trainings:
    """By when the year's training plan stands, and how soon its effect is judged."""

    by: DayOfYear = DayOfYear(12, 31)
    effect_days: int = _days(180)


@dataclass(frozen=True)
class Suppliers:
    """Evaluation of suppliers."""

    review_months: int = _months(12)


@dataclass(frozen=True)
class Waivers:
    """How early the end of a waiver is announced."""

    warn_days: int = _days(30)


TOP_MANAGEMENT = "top_management"


@dataclass(frozen=True)
class Settings:
    """The office's settings by subject; `Settings()` holds the defaults of the rule book.

    `numbering_patterns`: register -> pattern, or {group: pattern} (`audits`: `internal`, `external`), from `[numbering]`.
    `combine`: how an objective follows from its indicators, `worst` or `weighted`. `country`, `closed_days`: working days.
    `sign_audit`: the position that accepts audit reports, TOP_MANAGEMENT whoever holds that role, "" nobody.
    These five stand in tables of their own in qms.toml; `settings_toml` fills all.
    """

    look_back_months: int = _months(24)
    sheet: Sheet = Sheet()
    date: Date = Date()
    text: TextSettings = TextSettings()
    numbering: Numbering = Numbering()
    documents: Documents = Documents()
    policy: Policy = Policy()
    context: Context = Context()
    programmes: Programmes = Programmes()
    audits: Audits = Audits()
    findings: Findings = Findings()
    actions: Actions = Actions()
    objectives: Objectives = Objectives()
    measurements: Measurements = Measurements()
    reviews: Reviews = Reviews()
    feedback: Feedback = Feedback()
    surveys: Surveys = Surveys()
    risks: Risks = Risks()
    changes: Changes = Changes()
    certificates: Certificates = Certificates()
    trainings: Trainings = Trainings()
    suppliers: Suppliers = Suppliers()
    waivers: Waivers = Waivers()
    numbering_patterns: Mapping[str, str | Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    combine: str = "worst"
    country: str = "PL"
    closed_days: tuple[datetime.date, ...] = ()
    sign_audit: str = ""

    ELSEWHERE = ("numbering_patterns", "combine", "country", "closed_days", "sign_audit")


def value_of(settings: Settings, name: str) -> object:
    """Return a setting by its dotted name, `actions.due_soon_days`; raises AttributeError where there is none."""
    value: object = settings
    for part in name.split("."):
        value = getattr(value, part)
    return value
