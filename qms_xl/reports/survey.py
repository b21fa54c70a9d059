"""The results of a satisfaction survey: forms, scores by area beside the survey before, answers, what was done about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qms_xl.errors import AbsentColumn
from qms_xl.kinds.period import last_day
from qms_xl.model import Figure, Register, Report, Text, Word
from qms_xl.reports import _survey_lines as lines
from qms_xl.reports._dated import SIGNATURE_HELP, signatures
from qms_xl.reports._look import Look, decimal, percent
from qms_xl.reports._review_facts import cells, helped, titles
from qms_xl.reports._review_window import number
from qms_xl.reports._sections import COMMON_HELP, text_at
from qms_xl.statuses.survey_scores import survey_scores

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.settings import Settings

FRESH_DAYS = 365
_FINDING = ("finding", "detected_on", "unit", "description", "grade", "status")
_ACTION = ("action", "description", "owner", "due_on", "status", "done_on")


def subjects(surveys: Register) -> Iterator[str]:
    """Yield every survey once: its areas and units are lines of one document."""
    yield from dict.fromkeys(name for row in surveys.frame.index if (name := text_at(surveys, row, "survey")))


def due(surveys: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield the surveys that ended in the year before `as_of`."""
    ended: dict[str, datetime.date] = {}
    for row in surveys.frame.index:
        name, period = text_at(surveys, row, "survey"), text_at(surveys, row, "period")
        if name and period:
            ended[name] = max(last_day(period), ended.get(name, datetime.date.min))
    for name, day in ended.items():
        if as_of - datetime.timedelta(days=FRESH_DAYS) <= day <= as_of:
            yield name


def fields(
    surveys: Register,
    record: str,
    as_of: datetime.date,
    settings: Settings,
    findings: Register | None = None,
    actions: Register | None = None,
    people: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the results may print."""
    look, problems, steps = Look(surveys, "surveys"), Look(findings, "findings"), Look(actions, "actions")
    rows = look.rows(look.where("survey", record))
    scores = _scores(surveys)
    forms = lines.forms(look, rows)
    results = lines.results(look, rows, scores)
    fell = lines.fallen(look, rows, scores, settings.surveys.drop_points, settings.surveys.compare_forms)
    found = problems.where("source", "survey") & problems.where("source_ref", record)
    found &= ~problems.where("status", "cancelled")
    done = steps.where("origin", "survey") & steps.where("origin_ref", record)
    done |= steps.where("origin", "finding") & steps.where("origin_ref", *problems.column("finding")[found].dropna())
    return {
        "survey": {
            "survey": record,
            "periods": [
                lines.spelled(one) for one in dict.fromkeys(text_at(surveys, row, "period") for row in rows) if one
            ],
            "audiences": [
                Word("audience", one) for one in dict.fromkeys(text_at(surveys, row, "audience") for row in rows) if one
            ],
            "earlier": tuple(dict.fromkeys(str(one.fields["earlier"]) for one in results if one.fields["earlier"]))
            or None,
        },
        "forms": forms,
        "issued": lines.total(forms, "issued", rows),
        "returned": lines.total(forms, "returned", rows),
        "results": [one.fields for one in results],
        "mean": number(_mean(look, rows)),
        "positive": number(_positive(look, rows, scores)),
        "answers": [{"label": one.fields["label"], **one.by_step, "total": one.fields["answers"]} for one in results],
        "answers_picture": lines.picture(look, rows),
        "points": Figure(settings.surveys.drop_points, "", ()),
        "least": Figure(settings.surveys.compare_forms, "", ()),
        "fallen": [one.fields for one, row in zip(results, rows, strict=True) if row in fell],
        "findings": [cells(problems, row, *_FINDING) for row in problems.rows(found)],
        "actions": [cells(steps, row, *_ACTION) for row in steps.rows(done & ~steps.where("status", "cancelled"))],
        "signatures": signatures(people, as_of),
    }


def _scores(surveys: Register) -> pd.DataFrame | None:
    """Return the scores of each line; None where the workbook lacks a column that they follow from."""
    try:
        return survey_scores(surveys)
    except AbsentColumn:
        return None


def _mean(surveys: Look, rows: list[int]) -> Figure:
    """Return the mean of all answers; none where lines differ in their scale, as steps do not mean the same then."""
    counts = [lines.answers(surveys, row) for row in rows]
    every = sum(int(one.value or 0) for line in counts for one in line)
    weighed = sum(step * int(one.value or 0) for line in counts for step, one in zip(lines.STEPS, line, strict=True))
    same = len({lines.scale(surveys, row) for row in rows}) == 1
    return Figure(decimal(weighed / every) if every and same else None, "surveys", tuple(rows), "mean")


def _positive(surveys: Look, rows: list[int], scores: pd.DataFrame | None) -> Figure:
    """Return the percentage of positive answers, all lines together."""
    shares = {row: float(scores.loc[row, "positive_pct"]) for row in rows} if scores is not None else {}  # type: ignore[arg-type]
    known = {row: share for row, share in shares.items() if share == share}
    every = {row: sum(int(one.value or 0) for one in lines.answers(surveys, row)) for row in known}
    good = sum(share / 100 * every[row] for row, share in known.items())
    return Figure(percent(good, sum(every.values())), "surveys", tuple(known), "positive_pct")


_RESULT = {
    "label": Text("obszar", "area"),
    "answers": Text("Liczba odpowiedzi", "Number of answers"),
    "mean_before": Text("Średnia w poprzednim badaniu", "Mean of the survey before"),
    "mean": Text("Średnia", "Mean"),
    "positive_before": Text("Oceny pozytywne w poprzednim badaniu, %", "Positive answers in the survey before, %"),
    "positive": Text("Oceny pozytywne, %", "Positive answers, %"),
    "change": Text("Zmiana ocen pozytywnych", "Change of positive answers"),
    "earlier": Text("Poprzednie badanie", "Survey before"),
}
FIELD_HELP: Mapping[str, Text] = {
    **COMMON_HELP,
    **helped(
        "survey",
        {
            "survey": Text("Nr badania", "Survey"),
            "periods[]": Text("Okres badania", "Period"),
            "audiences[]": Text("Badana grupa", "Respondents"),
            "earlier[]": Text("Badania, z którymi porównano", "Surveys compared with"),
        },
    ),
    **helped(
        "forms[]",
        {
            "label": Text("komórka", "unit"),
            "unit": Text("Komórka", "Unit"),
            "issued": Text("Wydano ankiet", "Forms given out"),
            "returned": Text("Zwrócono ankiet", "Forms returned"),
            "share": Text("Zwrot, %", "Returned, %"),
        },
    ),
    "issued": Text("Wydano ankiet razem", "Forms given out, total"),
    "returned": Text("Zwrócono ankiet razem", "Forms returned, total"),
    **titles("results[]", "surveys", "area", "unit"),
    **helped("results[]", _RESULT),
    "mean": Text("Średnia wszystkich ocen", "Mean of all answers"),
    "positive": Text("Oceny pozytywne razem, %", "Positive answers, total, %"),
    "answers[].label": Text("obszar", "area"),
    **{f"answers[].count_{step}": Text(f"Oceny {step}", f"Answers {step}") for step in lines.STEPS},
    "answers[].total": Text("Odpowiedzi", "Answers"),
    "answers_picture": Text(f"Obraz: {lines.ANSWERS.pl}", f"Picture: {lines.ANSWERS.en}"),
    "points": Text("O ile punktów spadek się zauważa", "By how many points a fall is noticed"),
    "least": Text("Od ilu ankiet się porównuje", "From how many forms on surveys are compared"),
    **titles("fallen[]", "surveys", "area", "unit"),
    **helped("fallen[]", _RESULT),
    **titles("findings[]", "findings", *_FINDING),
    **titles("actions[]", "actions", *_ACTION),
    **SIGNATURE_HELP,
}

REPORT = Report(
    kind="survey",
    register="surveys",
    title=Text("Wyniki badania satysfakcji", "Survey results"),
    fields=fields,
    template=Text("survey.docx", "survey.docx"),
    file_name=Text("Wyniki badania satysfakcji {id}", "Survey results {id}"),
    due=due,
    possible=subjects,
    field_help=FIELD_HELP,
    subjects=subjects,
)
