"""What clients say: complaints, requests and praise by kind, answers in time, and satisfaction surveys beside the ones before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.kinds.period import last_day
from qms_xl.model import Figure, Text
from qms_xl.reports._look import Look, decimal, percent
from qms_xl.reports._review_facts import before, beside_help, cell, first_filled, grouped, helped, text, titles
from qms_xl.reports._review_window import Better, Count, Input, Window, change, number
from qms_xl.rules._workdays import ends_of_terms

if TYPE_CHECKING:
    import pandas as pd

CHANNELS: Mapping[str, tuple[Text, Better]] = {
    "complaint": (Text("skargi", "complaints"), "less"),
    "appeal": (Text("odwołania", "appeals"), "less"),
    "inaction": (Text("ponaglenia", "complaints of inaction"), "less"),
    "request": (Text("wnioski", "requests"), "neither"),
    "petition": (Text("petycje", "petitions"), "neither"),
    "remark": (Text("uwagi i sugestie", "remarks and suggestions"), "neither"),
    "praise": (Text("pochwały", "praise"), "more"),
}
_PASSED_ON = ("forwarded", "unexamined", "withdrawn")


def received(window: Window) -> pd.Series[bool]:
    """Return the feedback received in the period."""
    return window.look("feedback").within("received_on", window.first, window.last)


def late(window: Window) -> pd.Series[bool]:
    """Return the feedback of the period answered after its term, or unanswered and past it on the day of the data.

    The term is the extended one, else the one typed, else the usual months of its kind after it came; other kinds have none.
    It does not end on a weekend or public holiday.
    """
    import pandas as pd

    feedback = window.look("feedback")
    came = pd.to_datetime(feedback.column("received_on"))
    term = pd.to_datetime(first_filled(feedback, "extended_to", "due_on"))
    for channel, months in window.settings.feedback.term_months.items():
        usual = came + pd.DateOffset(months=months)
        term = term.where(term.notna() | ~feedback.where("channel", channel), usual)
    term = ends_of_terms(term, window.settings)
    answered = feedback.by("answered_on", window.day)
    too_late = answered & (pd.to_datetime(feedback.column("answered_on")) > term)
    waiting = ~answered & before(term, window.day) & ~feedback.where("justified", *_PASSED_ON)
    return received(window) & (too_late | waiting)


def counts(window: Window) -> Sequence[Count]:
    """Count what came by kind, what was justified, what was late, and the surveys."""
    feedback, surveys = window.look("feedback"), window.look("surveys")
    came = received(window)
    kinds = [
        Count(label, feedback.count(came & feedback.where("channel", channel), "received_on"), better)
        for channel, (label, better) in CHANNELS.items()
    ]
    complaints = came & feedback.where("channel", "complaint", "appeal", "inaction")
    justified = complaints & feedback.where("justified", "yes", "partly")
    return (
        *kinds,
        Count(
            Text(
                "skargi, odwołania i ponaglenia zasadne (także częściowo)",
                "complaints and appeals justified, wholly or in part",
            ),
            feedback.count(justified, "justified"),
            "less",
        ),
        Count(
            Text("załatwione lub czekające po terminie", "answered late, or waiting past the term"),
            feedback.count(late(window), "answered_on"),
            "less",
        ),
        Count(Text("zwrócone ankiety", "survey forms returned"), returned(window), "more"),
        Count(
            Text("oceny pozytywne w ankietach, %", "positive answers in surveys, %"), positive(window, surveys), "more"
        ),
    )


def of_clients(window: Window) -> pd.Series[bool]:
    """Return the lines of surveys whose period ends within the review's, those of employees left out."""
    surveys = window.look("surveys")
    return _of_period(window) & ~surveys.where("audience", "employees")


def returned(window: Window) -> Figure:
    """Return how many forms came back: of each survey and unit the largest number, as its areas stand on one form."""
    surveys = window.look("surveys")
    rows = surveys.rows(of_clients(window))
    most: dict[tuple[str, str], float] = {}
    for row in rows:
        form = (text(surveys, row, "survey"), text(surveys, row, "unit"))
        forms = surveys.column("returned").loc[row]
        most[form] = max(most.get(form, 0.0), 0.0 if forms != forms else float(forms))
    return Figure(int(sum(most.values())) if rows else None, "surveys", tuple(rows), "returned")


def positive(window: Window, surveys: Look) -> Figure:
    """Return the percentage of positive answers, all lines together."""
    scores = window.status("survey_scores")
    rows = [] if scores is None else [row for row in surveys.rows(of_clients(window)) if _answers(surveys, row)]
    known = [row for row in rows if scores.loc[row, "positive_pct"] == scores.loc[row, "positive_pct"]]
    answers = {row: _answers(surveys, row) for row in known}
    good = sum(scores.loc[row, "positive_pct"] / 100 * answers[row] for row in known)
    return Figure(percent(good, sum(answers.values())), "surveys", tuple(known), "positive_pct")


def _answers(surveys: Look, row: int) -> float:
    typed = [surveys.column(f"count_{step}").loc[row] for step in range(1, 6)]
    return sum(float(value) for value in typed if value == value and value is not None)


def _of_period(window: Window) -> pd.Series[bool]:
    import pandas as pd

    surveys = window.look("surveys")
    ends = [last_day(period) if isinstance(period, str) else None for period in surveys.column("period")]
    return pd.Series(
        [end is not None and window.first <= end <= window.last for end in ends],
        index=surveys.column("period").index,
        dtype=bool,
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the outcomes of the period by word, and each line of the surveys beside the same one before."""

    def outcome(at: Window, code: str) -> Figure:
        feedback = at.look("feedback")
        return feedback.count(received(at) & feedback.where("justified", code), "justified")

    return {
        "outcomes": grouped(
            ("yes", "partly", "no", "pending", "forwarded", "unexamined", "withdrawn"),
            "justified",
            outcome,
            window,
            earlier,
        ),
        "surveys": _surveys(window, earlier),
    }


def _surveys(window: Window, earlier: Window | None) -> list[dict[str, object]]:
    surveys = window.look("surveys")
    scores = window.status("survey_scores")
    old = {_same(surveys, row): row for row in surveys.rows(_of_period(earlier))} if earlier else {}
    lines = []
    for row in surveys.rows(_of_period(window)):
        then = old.get(_same(surveys, row))
        mean, share = _score(scores, row, "mean"), _score(scores, row, "positive_pct")
        before_mean, before_share = _score(scores, then, "mean"), _score(scores, then, "positive_pct")
        name = " / ".join(part for part in (text(surveys, row, "survey"), text(surveys, row, "area")) if part)
        lines.append(
            {
                "label": name,
                "survey": cell(surveys, row, "survey"),
                "area": cell(surveys, row, "area"),
                "unit": cell(surveys, row, "unit"),
                "audience": cell(surveys, row, "audience"),
                "returned": cell(surveys, row, "returned"),
                "mean_before": number(before_mean),
                "mean": number(mean),
                "positive_before": number(before_share),
                "positive": number(share),
                "change": change(share, before_share, "more"),
            }
        )
    return lines


def _same(surveys: Look, row: int) -> tuple[str, str, str]:
    """Return what makes a line of another survey the same one."""
    return text(surveys, row, "area"), text(surveys, row, "unit"), text(surveys, row, "audience")


def _score(scores: pd.DataFrame | None, row: int | None, name: str) -> Figure | None:
    if scores is None or row is None:
        return None
    return Figure(decimal(float(scores.loc[row, name])), "surveys", (row,), name)  # type: ignore[arg-type]


_SURVEY_HELP = {
    "label": Text("badanie i obszar", "survey and area"),
    "mean_before": Text("Średnia w poprzednim badaniu", "Mean of the survey before"),
    "mean": Text("Średnia", "Mean"),
    "positive_before": Text("Oceny pozytywne w poprzednim badaniu, %", "Positive answers in the survey before, %"),
    "positive": Text("Oceny pozytywne, %", "Positive answers, %"),
    "change": Text("Zmiana ocen pozytywnych", "Change of positive answers"),
}
INPUT = Input(
    registers=("feedback", "surveys"),
    counts=counts,
    details=details,
    help={
        **helped("outcomes[]", beside_help(Text("Wynik rozpatrzenia", "Outcome"))),
        **titles("surveys[]", "surveys", "survey", "area", "unit", "audience", "returned"),
        **helped("surveys[]", _SURVEY_HELP),
    },
)
