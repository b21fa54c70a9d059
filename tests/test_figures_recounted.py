"""Every figure of audit reports, summaries of external audits, plans, surveys and task lists, counted anew from the workbooks.

The workbooks are read by openpyxl and counted by plain loops, written from the page of the domain; what is compared is the
printed document. The other kinds are counted anew in the tests of their own.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from audit_documents import table, whole_text
from dated_documents import Demo
from review_documents import DAY, by_heading
from review_recount import HELD, OUTER, OWN, Review, Row, tenth
from test_actions_report import counted, state, still_to_do
from test_audits_report import COVERAGE, due_by, pairs

from qms_xl.lists import shipped_lists

GRADES = ("major", "minor", "observation", "improvement", "good_practice")
RESULTS = ("conforming", "nonconforming", "observation", "not_applicable", "not_checked")


@pytest.fixture(scope="module")
def office(unsettled):
    return unsettled


def word(office: Demo, name: str, code: str) -> str:
    return shipped_lists()[name].word(code, office.language)  # type: ignore[arg-type]


def number(text: str, polish: str, english: str) -> tuple[int, ...]:
    """Return the numbers that a sentence states; it stands once, in the language of the document."""
    found = re.findall(polish, text) or re.findall(english, text)
    assert len(found) == 1, (polish, found)
    return tuple(map(int, found[0] if isinstance(found[0], tuple) else found))


def of_audit(office: Demo, audit: Row) -> list[Row]:
    """Return what an audit found: what names it as its source, or what a question of it names and that has no source."""
    asked = {q["finding"] for q in questions(office, audit) if q["finding"]}
    return [
        f
        for f in office.books["findings"]
        if f["status"] != "cancelled"
        and (
            (f["source"] in ("internal_audit", "external_audit") and f["source_ref"] == audit["audit"])
            or (not f["source_ref"] and f["finding"] in asked)
        )
    ]


def questions(office: Demo, audit: Row) -> list[Row]:
    return [q for q in office.books["audit_questions"] if q["audit"] == audit["audit"]]


def earlier(office: Demo, audit: Row) -> list[Row]:
    """Return what earlier audits found in the same units and nobody had closed when the unit was last audited."""
    day = audit["held_from"] or audit["planned_from"]
    found = []
    for f in office.books["findings"]:
        if f["unit"] not in audit["units"] or f["source_ref"] == audit["audit"] or f["detected_on"] >= day:
            continue
        if f["source"] not in ("internal_audit", "external_audit"):
            continue
        if f["status"] == "cancelled" or f["grade"] == "good_practice":
            continue
        last = max(
            (
                a["held_to"] or a["held_from"]
                for a in office.books["audits"]
                if a["audit_type"] in OWN and f["unit"] in a["units"] and a["held_from"] and a is not audit
                if (a["held_to"] or a["held_from"]) < day
            ),
            default=date.min,
        )
        if f["closed_on"] is None or f["closed_on"] >= last:
            found.append(f)
    return found


def test_every_figure_of_every_audit_report(office):
    audits = [a for a in office.books["audits"] if a["audit_type"] in OWN and a["status"] in HELD]
    assert len(audits) > 20
    seen = dict.fromkeys(("earlier", "nonconformities", "questions", *GRADES, *RESULTS), 0)
    for audit in audits:
        document = office.document("audit", audit["audit"])[1]
        text, rows = whole_text(document), of_audit(office, audit)
        by_grade = {grade: sum(f["grade"] == grade for f in rows) for grade in GRADES}
        bad = by_grade["major"] + by_grade["minor"]
        lines = table(
            document, {"pl": "Liczba ustaleń według kategorii", "en": "Number of findings by grade"}[office.language]
        )
        assert lines[1:-1] == [[word(office, "grade", grade), str(n)] for grade, n in by_grade.items()]
        assert lines[-1][1] == str(len(rows)) == str(sum(by_grade.values()))
        assert number(text, r"W audicie zapisano (\d+) ustale", r"The audit recorded (\d+) finding") == (len(rows),)
        if bad:
            assert number(text, r"Stwierdzono (\d+) niezgodno", r"(\d+) nonconformit\w+ w\w+ found") == (bad,)

        old = earlier(office, audit)
        closed = sum(f["status"] == "closed" or f["closed_on"] is not None for f in old)
        if old:
            stated = number(
                text,
                r"przed ich ostatnim auditem: (\d+), w tym zamknięte: (\d+), otwarte: (\d+)\.",
                r"before their last audit: (\d+), of these closed: (\d+), open: (\d+)\.",
            )
            assert stated == (len(old), closed, len(old) - closed)
        else:
            assert {"pl": "nie ma ustaleń z poprzednich", "en": "no finding of previous"}[office.language] in text

        asked = questions(office, audit)
        results = {code: sum((q["result"] or "not_checked") == code for q in asked) for code in RESULTS}
        if asked:
            annex = ", ".join(f"{word(office, 'question_result', code)}: {n}" for code, n in results.items())
            assert {"pl": f"Pytania: {len(asked)}; {annex}.", "en": f"Questions: {len(asked)}; {annex}."}[
                office.language
            ] in text
            stated = number(text, r"razem (\d+), niesprawdzone: (\d+)", r"(\d+) in all, not checked: (\d+)")
            assert stated == (len(asked), results["not_checked"])
        for name, n in {
            **by_grade,
            **results,
            "earlier": len(old),
            "nonconformities": bad,
            "questions": len(asked),
        }.items():
            seen[name] += n
    assert [name for name, n in seen.items() if not n] == []


def test_every_figure_of_every_summary_of_an_external_audit(office):
    audits = [a for a in office.books["audits"] if a["audit_type"] in OUTER and a["status"] in HELD]
    assert audits
    counted = 0
    for audit in audits:
        text, rows = whole_text(office.document("external", audit["audit"])[1]), of_audit(office, audit)
        counted += len(rows)
        grades = [f["grade"] for f in rows]
        counts = ", ".join(f"{word(office, 'grade', one)}: {grades.count(one)}" for one in GRADES if one in grades)
        if rows:
            assert {"pl": f"Ustalenia: {len(rows)}; {counts}.", "en": f"Findings: {len(rows)}; {counts}."}[
                office.language
            ] in text
        else:
            assert {"pl": "nie ma ustaleń z tego auditu", "en": "no finding of this audit"}[office.language] in text
    assert counted


def test_every_figure_of_every_plan(office):
    plans = [
        a
        for a in office.books["audits"]
        if a["audit_type"] in OWN and a["status"] in ("planned", "prepared", "running", "postponed")
    ]
    assert plans
    caption = {"pl": "Harmonogram", "en": "Timetable"}[office.language]
    counted = 0
    for audit in plans:
        document = office.document("plan", audit["audit"])[1]
        text, asked = whole_text(document), questions(office, audit)
        for line in table(document, caption)[2:-1]:
            theirs = [q for q in asked if q["unit"] in (None, "", line[1]) and q["doc"] == line[2]]
            assert line[4] == str(len(theirs))
        if asked:
            assert number(text, r"Lista ma (\d+) pyta", r"The list holds (\d+) question") == (len(asked),)
        still = [f for f in earlier(office, audit) if f["status"] != "closed"]
        if still:
            stated = number(text, r"nie zamknięto (\d+) ustale", r"(\d+) findings? of previous audits in these units")
            assert stated == (len(still),)
        else:
            assert {"pl": "nie ma niezamkniętych ustaleń", "en": "no open finding of previous"}[office.language] in text
        counted += len(asked) * bool(still)
    assert counted


@pytest.mark.parametrize("survey", ["BS-2025", "BS-2026"])
def test_the_forms_and_sums_of_every_survey(office, survey):
    ours = [row for row in office.books["surveys"] if row["survey"] == survey]
    assert ours
    document = office.document("survey", survey)[1]
    lines = table(document, {"pl": "Zwrot ankiet", "en": "Forms returned"}[office.language])[1:]
    forms: dict[str, list[int]] = {}
    for row in ours:
        issued, returned = forms.get(row["unit"] or "", [0, 0])
        forms[row["unit"] or ""] = [max(issued, row["issued"]), max(returned, row["returned"])]

    def shown(value: float) -> str:
        return f"{tenth(value):g}".replace(".", {"pl": ",", "en": "."}[office.language])

    assert [line[1:] for line in lines] == [
        *([str(issued), str(returned), shown(100 * returned / issued)] for issued, returned in forms.values()),
        [str(sum(issued for issued, _ in forms.values())), str(sum(returned for _, returned in forms.values())), "–"],
    ]
    answers = [sum(row[f"count_{step}"] or 0 for row in ours) for step in range(1, 6)]
    mean = sum(step * n for step, n in enumerate(answers, 1)) / sum(answers)
    good = 100 * (answers[3] + answers[4]) / sum(answers)
    assert {
        "pl": f"ocen pozytywnych jest {shown(good)}%, średnia wszystkich ocen wynosi {shown(mean)}.",
        "en": f"Of all answers {shown(good)}% are positive; the mean of all answers is {shown(mean)}.",
    }[office.language] in whole_text(document)
    assert {
        "pl": "o więcej niż 5 p.p., a w obu badaniach zwrócono co najmniej 30 ankiet",
        "en": "by more than 5 percentage points, with at least 30 forms returned in both surveys",
    }[office.language] in whole_text(document)


def test_what_each_person_has_to_do_and_what_of_it_is_late(office):
    said = {"pl": ("Do załatwienia:", "Po terminie:"), "en": ("To be done:", "Overdue:")}[office.language]
    found = set()
    for unit, people in still_to_do(office).items():
        under = by_heading(office.document("actions", unit)[1])
        for person, tasks in people.items():
            lines = [part.text for part in under[person] if not hasattr(part, "rows")]
            todo, late = (
                [int(one) for one in re.findall(r"\d+", next(line for line in lines if line.startswith(start)))]
                for start in said
            )
            assert todo == [sum(kind == one for kind, _ in tasks) for one in ("actions", "decisions", "findings")]
            states = [state(row) for kind, row in tasks if kind == "actions"]
            decisions = [row for kind, row in tasks if kind == "decisions" and row["due_on"] and row["due_on"] < DAY]
            assert late == [states.count("overdue") + states.count("verification_overdue"), len(decisions)]
            days = {row[0].text: row[-1].text for row in rows_under(under[person])}
            for kind, row in tasks:
                ends = row["verify_due"] if row.get("done_on") else row.get("due_on")
                if kind == "findings":
                    continue
                is_late = ends and ends < DAY and (kind == "decisions" or "overdue" in state(row))
                assert days[row[kind[:-1]]] == (str((DAY - ends).days) if is_late else "–")
            found |= {at for at, n in enumerate((*todo, *late)) if n}
    assert len(found) == 5


def rows_under(parts: list) -> list:
    """Return the cells of the rows of all tables but their headers."""
    return [row.cells for part in parts if hasattr(part, "rows") for row in part.rows[1:]]


def test_the_overview_of_each_unit_where_much_is_late(office):
    caption = {"pl": "Zadania według osób", "en": "Tasks by person"}[office.language]
    for unit, people in still_to_do(office).items():
        *lines, last = table(office.document("actions", unit)[1], caption)[1:]
        assert {line[0]: line[1:] for line in lines} == {person: counted(tasks) for person, tasks in people.items()}
        assert last[1:] == counted([one for tasks in people.values() for one in tasks])


@pytest.mark.parametrize("kind", ["programme", "review", "agenda"])
def test_the_audits_that_each_unit_has_had(office, kind):
    """The yearly summary of audits is counted anew in its own test, by the same loops."""
    record = {
        "programme": office.books["audit_programmes"][-1]["programme"],
        "review": next(r["review"] for r in office.books["reviews"] if r["held_on"] and r["held_on"].year == 2026),
        "agenda": next(r["review"] for r in office.books["reviews"] if r["status"] == "planned"),
    }[kind]
    day = DAY if kind == "programme" else Review(office.books, record, new_norm=True).day("audits")
    expected: dict[str, list[int]] = {}
    for unit, doc in pairs(office, day):
        ends = due_by(office, unit, doc, day)
        is_far = ends > day + timedelta(days=90)
        counts = expected.setdefault(unit, [0, 0, 0, 0])
        for at, so in enumerate((True, is_far, day <= ends and not is_far, ends < day)):
            counts[at] += so
    lines = table(office.document(kind, record)[1], COVERAGE[office.language])[1:]
    assert {line[0]: [int(one) for one in line[1:5]] for line in lines} == expected
