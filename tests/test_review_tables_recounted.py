"""The tables of the minutes of a review, line by line, counted anew from the workbooks; its figures are in test_review_report."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from audit_documents import table
from dated_documents import demo
from review_recount import (
    OUTER,
    OWN,
    Review,
    audit_findings,
    bad,
    documents,
    held_audits,
    indicator_result,
    looked_at,
    overdue,
    process_of,
    tenth,
)
from test_figures_recounted import unsettle, word

GRADES = ("major", "minor", "observation", "improvement")


@pytest.fixture(scope="module", params=["pl", "en"])
def made(request, tmp_path_factory):
    """The office, its minutes of 2026 about 2025, and the reviews of 2026 and 2025 as a plain script knows them."""
    office = demo(tmp_path_factory.mktemp("office"), request.param, unsettle)
    now, before = {"pl": ("PZ-2026", "PZ-2025"), "en": ("MR-2026", "MR-2025")}[request.param]
    reviews = (Review(office.books, key, new_norm=True) for key in (now, before))
    return office, office.document("review", now)[1], *reviews


def lines(made, polish: str, english: str) -> list[list[str]]:
    """Return the rows of the table with this caption, soft hyphens left out."""
    office, document, *_ = made
    return table(document, {"pl": polish, "en": english}[office.language])[1:]


def shown(office, value: float | None) -> str:
    return "–" if value is None else f"{tenth(value):g}".replace(".", {"pl": ",", "en": "."}[office.language])


def test_each_indicator_stands_with_what_is_required_and_was_reached(made):
    office, _, r, _ = made
    rows = {line[0].split(" ")[0]: line for line in lines(made, "Mierniki", "Indicators")}
    ours = looked_at(r)
    assert set(rows) == {i["indicator"] for i in ours}
    numbers = 0
    for i in ours:
        _, required, _, actual, _, status = rows[i["indicator"]]
        found, value, _, _ = indicator_result(r, i, r.day("monitoring"))
        assert status == word(office, "objective_status", found)
        if i["direction"] == "yes_no":
            continue
        asked = [i["target_low"], i["target_high"]] if i["direction"] == "range" else [i["target"]]
        assert re.findall(r"\d+(?:[.,]\d+)?", required) == [shown(office, one) for one in asked]
        assert actual.replace("\u00a0", " ").removesuffix("%").removesuffix(f" {i['unit_of_measure']}") == shown(
            office, value
        )
        numbers += value is not None
    assert numbers > 10


def test_each_objective_stands_with_its_result_and_achievement(made):
    office, _, r, _ = made
    rows = lines(made, "Stopień realizacji celów jakości", "Achievement of quality objectives")
    expected = []
    for o in r.of("objectives"):
        for i in r.of("indicators") if o["year"] in r.years else ():
            if i["objective"] != o["objective"]:
                continue
            _, actual, _, _ = indicator_result(r, i, r.day("objectives"))
            if i["direction"] in ("yes_no", "range") or actual is None:
                expected.append((o["objective"], i["name"], None, None))
                continue
            share = actual / i["target"] if i["direction"] == "higher" else 2 - actual / i["target"]
            expected.append((o["objective"], i["name"], shown(office, actual), shown(office, 100 * share)))
    with_indicator = [row for row in rows if any(row[1] == name for _, name, *_ in expected)]
    assert [(row[0].split(" ")[0].split("\n")[0], row[1]) for row in with_indicator] == [one[:2] for one in expected]
    for row, (_, _, actual, share) in zip(with_indicator, expected, strict=True):
        if actual is not None:
            assert re.match(r"[\d.,]+", row[3])[0] == actual
            assert row[4] == share
    assert sum(actual is not None for _, _, actual, _ in expected) > 8


def test_each_measurement_stands(made):
    office, _, r, _ = made
    rows = lines(made, "Przebieg wyników mierników", "Results of indicators over time")
    assert rows
    indicators = {i["indicator"]: i for i in r.of("indicators")}
    for name, values in rows:
        i = indicators[name.split(" ")[0]]
        for period, value in re.findall(r"(\d{4}(?:-\w+)?): ([\d.,]+)", values):
            (m,) = [m for m in r.of("measurements") if m["indicator"] == i["indicator"] and str(m["period"]) == period]
            if m["numerator"] is not None and m["denominator"]:
                expected = m["numerator"] / m["denominator"] * (100 if i["unit_of_measure"] == "%" else 1)
            else:
                expected = m["value"]
            assert value.rstrip(",.") == shown(office, expected), (name, period)


def test_each_process_stands_with_its_indicators_and_nonconformities(made):
    _, _, r, old = made
    day = r.day("processes")
    for line in lines(made, "Procesy", "Processes"):
        code = line[0].split(" ")[0]
        results = [indicator_result(r, i, day)[0] for i in looked_at(r) if process_of(r, i) == code]
        judged = [one for one in results if one != "not_assessed"]
        assert list(map(int, re.findall(r"\d+", line[2]))) == [judged.count("achieved"), len(judged)]
        assert line[3:5] == [
            str(sum(f["process"] == code and one.within(f["detected_on"]) for f in bad(one))) for one in (old, r)
        ]


def test_nonconformities_stand_by_source_and_by_cause(made):
    office, _, r, old = made
    for column, name, polish, english in (
        ("source", "source", "Niezgodności według źródła", "Nonconformities by source"),
        ("cause_category", "cause", "Niezgodności według przyczyny", "Nonconformities by cause"),
    ):
        then, now = (
            Counter(word(office, name, f[column]) for f in bad(one) if one.within(f["detected_on"]) and f[column])
            for one in (old, r)
        )
        found = {line[0]: line[1:3] for line in lines(made, polish, english)}
        assert {label: found[label] for label in {*then, *now}} == {
            label: [str(then[label]), str(now[label])] for label in {*then, *now}
        }


def test_each_audit_and_each_unit_stands_with_its_findings(made):
    _, _, r, _ = made
    audits = held_audits(r, OWN + OUTER)
    found = {a["audit"]: audit_findings(r, a["audit"]) for a in audits}
    rows = lines(
        made,
        "Audity przeprowadzone w okresie, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
        "Audits held in the period, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
    )
    assert {row[0]: row[4:8] for row in rows} == {
        key: [str(sum(f["grade"] == grade for f in theirs)) for grade in GRADES] for key, theirs in found.items()
    }
    units: dict[str, list[int]] = {}
    for f in (f for theirs in found.values() for f in theirs if f["grade"] in GRADES):
        units.setdefault(f["unit"], [0, 0, 0, 0])[GRADES.index(f["grade"])] += 1
    rows = lines(made, "Ustalenia z auditów według komórki i kategorii", "Findings of audits by unit and grade")
    assert {row[0]: row[1:] for row in rows} == {unit: [*map(str, n), str(sum(n))] for unit, n in units.items()}


def test_actions_overdue_stand_with_their_days_and_in_bands(made):
    _, _, r, _ = made
    day = r.day("corrective_actions")
    late = {
        a["action"]: (day - a["due_on"]).days
        for a in overdue([a for a in r.of("actions") if a["status"] != "cancelled"], day)
    }
    rows = lines(made, "Działania po terminie", "Overdue actions")
    assert {row[0]: int(row[4]) for row in rows} == late
    assert len(late) > 5
    corrective = {a["action"] for a in r.of("actions") if a["action_type"] in ("corrective", "preventive")}
    bands = lines(made, "Działania po terminie według opóźnienia", "Overdue actions by delay")
    for line, (low, high) in zip(bands, ((1, 30), (31, 90), (91, 180), (181, 10**6)), strict=True):
        here = {key for key, days in late.items() if low <= days <= high}
        assert line[1:] == [str(len(here & corrective)), str(len(here - corrective)), str(len(here))]


def test_training_suppliers_and_risks_stand_with_their_numbers(made):
    office, _, r, _ = made
    held = [t for t in r.of("trainings") if r.within(t["held_on"])]
    rows = lines(made, "Szkolenia przeprowadzone w okresie", "Training held in the period")
    assert {row[0]: row[3] for row in rows} == {
        t["training"]: str(len(t["participants"]) if t["participants_count"] is None else t["participants_count"])
        for t in held
    }
    scores = {s["supplier"]: shown(office, s["score"]) for s in r.of("suppliers")}
    rows = lines(made, "Dostawcy zewnętrzni", "External providers")
    assert rows
    assert {row[0]: row[3] for row in rows} == {row[0]: scores[row[0]] for row in rows}
    levels = {
        one["risk"]: [str(one["probability"] * one["impact"]), str(one["accepted_level"] or 9)] for one in r.of("risks")
    }
    rows = lines(
        made,
        "Ryzyka powyżej poziomu akceptowanego oraz ryzyka i szanse, wobec których są działania",
        "Risks above the accepted level, and risks and opportunities with actions",
    )
    assert rows
    for row in rows:
        assert row[3] == levels[row[0]][0]
        assert row[4] in (levels[row[0]][1], "–")


def test_documents_stand_by_type(made):
    office, _, r, _ = made
    rows = lines(made, "Dokumenty według rodzaju", "Documents by type")
    expected = {}
    for kind in dict.fromkeys(d["doc_type"] for d in r.of("documents")):
        mine = {**office.books, "documents": [d for d in r.of("documents") if d["doc_type"] == kind]}
        valid, new, withdrawn, _, late = documents(Review(mine, r.key, new_norm=True), r.day("documents"))
        expected[word(office, "doc_type", kind)] = [str(n) for n in (valid, new, withdrawn, late)]
    assert rows
    assert {row[0]: row[1:] for row in rows} == {row[0]: expected[row[0]] for row in rows}
