"""The audit programme and the survey of the demo office: every cell of every table counted anew from the workbooks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from audit_documents import all_tables, headings
from docx.table import Table
from minutes_recount import coverage
from minutes_words import Lines, Minutes
from review_documents import DAY, caption, parts
from review_recount import HELD, OWN, Row, audit_findings, end_of, tenth
from test_audits_report import year_of
from test_programme_report import SECTIONS
from word_rules import faults

from qms_xl.norms import profile

GONE = ("postponed", "cancelled")
KEYS = {"programme": {"pl": "PA-2026", "en": "AP-2026"}, "survey": {"pl": "BS-2026", "en": "BS-2026"}}


@pytest.fixture(scope="module")
def m(unsettled):
    return Minutes(unsettled, year_of(unsettled, DAY.year), year_of(unsettled, DAY.year - 1))


def key(m: Minutes) -> str:
    return KEYS["programme"][m.office.language]


def in_programme(m: Minutes) -> list[Row]:
    return sorted((a for a in m.now.of("audits") if a["programme"] == key(m)), key=lambda a: a["planned_from"])


def beside_it(m: Minutes) -> list[Row]:
    ours = [a for a in m.now.of("audits") if not a["programme"] and m.now.within(a["held_from"] or a["planned_from"])]
    return sorted(ours, key=lambda a: a["held_from"] or a["planned_from"])


def alive(m: Minutes) -> list[Row]:
    return [a for a in (*in_programme(m), *beside_it(m)) if a["status"] not in GONE]


def listed(rows: Callable[[Minutes], list[Row]]) -> Callable[[Minutes], Lines]:
    def lines(m: Minutes) -> Lines:
        found = []
        for a in rows(m):
            what = ", ".join(a["documents"] or a["processes"])
            what += f"\n{m.t('pkt', 'clauses')} {', '.join(a['clauses'])}" if a["clauses"] else ""
            days = m.said(a["planned_from"])
            days += f" – {m.said(a['planned_to'])}" if a["planned_to"] not in (None, a["planned_from"]) else ""
            days += f"\n{m.t('odbył się', 'held')} {m.said(a['held_from'])}" if a["status"] in HELD else ""
            team = ", ".join([a["lead_auditor"], *a["auditors"]])
            name = f"{a['audit']}\n{m.word('audit_type', a['audit_type'])}"
            found.append([name, m.said(a["units"]), what, days, team, m.word("audit_status", a["status"])])
        return found

    return lines


def months(m: Minutes) -> Lines:
    """Return the units in the scope with the letters of their audits, month by month, and the number of these."""
    scope = [
        u["unit"]
        for u in m.now.of("units")
        if u["in_scope"] != "no" and not (u["active_to"] and u["active_to"] < m.now.first)
    ]
    lines = []
    for unit in scope:
        theirs = [a for a in alive(m) if unit in a["units"]]
        cells = []
        for month in range(1, 13):
            here = [a for a in theirs if (a["held_from"] or a["planned_from"]).month == month]
            letters = (m.t("P", "H") if a["status"] in HELD else m.t("Z", "P") for a in here)
            cells.append(", ".join(letters) or "–")
        lines.append([unit, *cells, str(len(theirs))])
    return lines


def clauses(m: Minutes) -> Lines:
    """Return the clauses of the second level but the one that the certificate excludes, with the audits that name them."""

    def named(a: Row) -> set[str]:
        asked = [q["clause"] for q in m.now.of("audit_questions") if q["audit"] == a["audit"] and q["clause"]]
        found = [one for text in (*a["clauses"], *asked) for one in re.findall(r"[\d.]+", text)]
        return {".".join(one.split(".")[:2]) for one in found}

    norm, lines = profile("iso9001-2015"), []
    for clause in norm.second_level:
        if clause != "8.3":
            ours = [a["audit"] for a in alive(m) if {clause, clause.split(".")[0]} & named(a)]
            lines.append([clause, m.t(*norm.clauses[clause]), str(len(ours)), ", ".join(ours) or "–"])
    return lines


def auditors(m: Minutes) -> Lines:
    own = [a for a in alive(m) if a["audit_type"] in OWN]
    lead = Counter(a["lead_auditor"] for a in own)
    joined = Counter(name for a in own for name in a["auditors"] if name != a["lead_auditor"])
    lines = []
    for p in m.now.of("people"):
        if {"auditor", "lead_auditor"} & set(p["roles"]) and not (p["active_to"] and p["active_to"] < DAY):
            days = [m.said(p[name]) for name in ("auditor_qualified_on", "auditor_valid_to")]
            counts = [str(lead.pop(p["person"], 0)), str(joined.pop(p["person"], 0))]
            lines.append([p["person"], m.said(p["unit"], "–"), *days, *counts])
    assert not lead
    assert not joined
    return lines


def progress(m: Minutes) -> Lines:
    def counts(programme: str) -> list[int]:
        ours = [a for a in m.now.of("audits") if a["programme"] == programme]
        held = [a for a in ours if a["status"] in HELD]
        grades = Counter(f["grade"] for a in held for f in audit_findings(m.now, a["audit"]))
        four = (grades[one] for one in ("major", "minor", "observation", "improvement"))
        return [len(ours), len(held), sum(a["status"] in GONE for a in ours), *four]

    names = (
        ("audity w programie", "audits in the programme", ""),
        ("audity przeprowadzone", "audits held", "more"),
        ("audity przełożone lub odwołane", "audits postponed or cancelled", "less"),
        ("niezgodności duże", "major nonconformities", "less"),
        ("niezgodności małe", "minor nonconformities", "less"),
        ("spostrzeżenia", "observations", ""),
        ("potencjały doskonalenia", "opportunities for improvement", ""),
    )
    then = key(m).replace("2026", "2025")
    both = zip(names, counts(then), counts(key(m)), strict=True)
    return [m.beside(m.t(pl, en), old, new, better) for (pl, en, better), old, new in both]


def answers(s: Row) -> list[int]:
    return [s[f"count_{step}"] or 0 for step in range(1, 6)]


def of_survey(m: Minutes, year: int) -> list[Row]:
    return [s for s in m.now.of("surveys") if s["survey"] == f"BS-{year}"]


def area(s: Row) -> str:
    return s["area"] + (f" ({s['unit']})" if s["unit"] else "")


def forms(m: Minutes) -> Lines:
    """Return the forms of each unit: its areas stand on one form."""
    units: dict[str | None, list[int]] = {}
    for s in of_survey(m, 2026):
        issued, returned = units.get(s["unit"], [0, 0])
        units[s["unit"]] = [max(issued, s["issued"]), max(returned, s["returned"])]
    whole = m.t("bez podziału na komórki", "not parted by unit")
    lines = [[unit or whole, str(n), str(back), m.number(100 * back / n)] for unit, (n, back) in units.items()]
    sums = (str(sum(one[at] for one in units.values())) for at in (0, 1))
    return [*lines, [m.t("Razem", "Total"), *sums, "–"]]


def results(m: Minutes) -> Lines:
    def scores(s: Row) -> tuple[float, float]:
        n = answers(s)
        return sum(step * times for step, times in enumerate(n, 1)) / sum(n), 100 * (n[3] + n[4]) / sum(n)

    lines = []
    for s in of_survey(m, 2026):
        (old,) = [one for one in of_survey(m, 2025) if (one["area"], one["unit"]) == (s["area"], s["unit"])]
        (then, old_good), (now, good) = scores(old), scores(s)
        assert end_of(str(old["period"])) < end_of(str(s["period"]))
        numbers = [m.number(one) for one in (sum(answers(s)), then, now, old_good, good)]
        lines.append([area(s), *numbers, m.change(tenth(old_good), tenth(good), "more")])
    return lines


def by_step(m: Minutes) -> Lines:
    return [[area(s), *map(str, answers(s)), str(sum(answers(s)))] for s in of_survey(m, 2026)]


def told(m: Minutes) -> Lines:
    names = ("finding", "detected_on", "unit", "description")
    ours = [f for f in m.now.of("findings") if f["source"] == "survey" and f["source_ref"] == "BS-2026"]
    return [
        [*(m.said(f[name]) for name in names), m.word("grade", f["grade"]), m.word("finding_status", f["status"])]
        for f in ours
    ]


def followed(m: Minutes) -> Lines:
    names = ("action", "description", "owner", "due_on")
    theirs = [line[0] for line in told(m)]
    ours = [
        a
        for a in m.now.of("actions")
        if a["status"] != "cancelled"
        if a["origin_ref"] == "BS-2026" or (a["origin"] == "finding" and a["origin_ref"] in theirs)
    ]
    return [[*(m.said(a[name]) for name in names), m.said(a["done_on"], "–")] for a in ours]


TABLES: dict[tuple[str, str, str], Callable[[Minutes], Lines]] = {
    ("programme", "Audity w programie", "Audits in the programme"): listed(in_programme),
    ("programme", "Inne audity w tym okresie", "Other audits in the period"): listed(beside_it),
    ("programme", "Harmonogram komórek", "Units by month"): months,
    ("programme", "Pokrycie auditami: komórki i procedury", "Audit coverage: units and procedures"): coverage,
    ("programme", "Pokrycie punktów normy", "Coverage of clauses"): clauses,
    ("programme", "Auditorzy", "Auditors"): auditors,
    ("programme", "Realizacja programu", "Progress of the programme"): progress,
    ("survey", "Zwrot ankiet", "Forms returned"): forms,
    ("survey", "Wyniki według obszarów", "Results by area"): results,
    ("survey", "Rozkład ocen według obszarów", "Answers by area"): by_step,
    ("survey", "Ustalenia z badania", "Findings of the survey"): told,
    ("survey", "Działania po badaniu", "Actions after the survey"): followed,
}


@pytest.mark.parametrize(("kind", "pl", "en"), TABLES)
def test_every_cell_is_what_a_plain_script_writes(m, kind, pl, en):
    document = m.office.document(kind, KEYS[kind][m.office.language])[1]
    expected = TABLES[kind, pl, en](m)
    assert expected
    assert [row for one in all_tables(document, m.t(pl, en)) for row in one[1:]] == expected


@pytest.mark.parametrize("kind", KEYS)
def test_no_table_is_left_out(m, kind):
    others = {"Podpisy", "Signatures", "Źródła liczb", "Sources of the numbers"}
    others |= {"Sumy kontrolne skoroszytów, z których czytano", "Checksums of the workbooks that were read"}
    data, document = m.office.document(kind, KEYS[kind][m.office.language])
    assert faults(data) == []
    captions = {caption(part) for part in parts(document) if isinstance(part, Table)}
    assert captions - others == {m.t(pl, en) for one, pl, en in TABLES if one == kind}
    assert kind == "survey" or headings(document) == SECTIONS[m.office.language]
