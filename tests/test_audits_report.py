"""The yearly summary of audits: every figure counted beside with plain Python, beside the year before, and what is still open."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from audit_documents import headings, opened, table, whole_text
from dated_documents import Demo, demo
from review_documents import DAY, minutes, tables
from review_recount import HELD, OUTER, OWN, Review, Row, audit_findings, audits, held_audits, plus_months
from test_actions_report import state
from word_rules import faults

from qms_xl.lists import shipped_lists
from qms_xl.reports.audits import due, possible, subjects
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

SECTIONS = {
    "pl": "1. Program auditów i wyniki roku|2. Audity przeprowadzone|3. Audity zaplanowane i nieprzeprowadzone"
    "|4. Ustalenia z auditów roku|5. Działania po auditach|6. Pokrycie auditami|7. Mocne strony i wnioski|8. Auditorzy"
    "|9. Podpisy|Załącznik 1. Zestawienie źródeł danych",
    "en": "1. Programme and results of the year|2. Audits held|3. Audits planned and not held"
    "|4. Findings of the year's audits|5. Actions that follow from audits|6. Audit coverage|7. Strengths and conclusions"
    "|8. Auditors|9. Signatures|Annex 1. Sources",
}
FIGURES = {
    "pl": "Audity i ustalenia w porównaniu z rokiem poprzednim",
    "en": "Audits and findings compared with the year before",
}
HELD_TABLE = {
    "pl": "Audity przeprowadzone, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
    "en": "Audits held, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
}
MISSED = {"pl": "Audity zaplanowane i nieprzeprowadzone", "en": "Audits planned and not held"}
OPEN = {"pl": "Ustalenia otwarte", "en": "Open findings"}
STATES = {"pl": "Działania po auditach według stanu", "en": "Actions that follow from audits, by state"}
LATE = {
    "pl": "Działania po auditach, których termin minął",
    "en": "Actions that follow from audits whose day has passed",
}
COVERAGE = {"pl": "Pokrycie auditami: komórki i procedury", "en": "Audit coverage: units and procedures"}
AUDITORS = {"pl": "Auditorzy", "en": "Auditors"}
CONCLUSIONS = {"pl": "Mocne strony i wnioski", "en": "Strengths and conclusions"}
HEAD = "as_of 2026-11-20\n"
SMALL = (
    HEAD
    + """audits
| audit | audit_type | units | planned_from | status | held_from | held_to | lead_auditor | change_reason | strengths | conclusion |
| A-1 | wewnętrzny | KM | 2026-02-01 | zamknięty | 2026-02-01 | 2026-02-01 | Ola Pióro | | Dobry nadzór | Zgodny |
| A-2 | wewnętrzny | KM | 2026-03-01 | odwołany | | | Ola Pióro | Choroba | | |
| A-3 | wewnętrzny | KM | 2026-12-01 | zaplanowany | | | | | | |
| A-4 | wewnętrzny | KM | 2026-10-01 | przełożony | | | | | | |
| A-5 | wewnętrzny | KM | 2025-12-20 | zamknięty | 2026-01-10 | 2026-01-10 | Ola Pióro | | | |
| A-6 | wewnętrzny | KM | 2027-02-20 | zaplanowany | | | | | | |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade |
| U-1 | audit wewnętrzny | A-1 | 2026-02-01 | KM | Otwarte | w realizacji | niezgodność mała |
| U-2 | audit wewnętrzny | A-1 | 2026-02-01 | KM | Chwalone | zgłoszone | dobra praktyka |
| U-3 | audit wewnętrzny | A-1 | 2026-02-01 | KM | Zamknięte | zamknięte | niezgodność duża |
| U-4 | skarga | A-1 | 2026-02-01 | KM | Cudze | zgłoszone | niezgodność duża |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-1 | korygujące | ustalenie (niezgodność) | U-1 | Spóźnione | Jan Nowak | 2026-02-01 | 2026-11-10 | w realizacji | | | | | |
| D-2 | korygujące | ustalenie (niezgodność) | U-1 | Anulowane | Jan Nowak | 2026-02-01 | 2026-11-10 | anulowane | | | | | |
| D-3 | korygujące | ustalenie (niezgodność) | U-4 | Cudze | Jan Nowak | 2026-02-01 | 2026-11-10 | w realizacji | | | | | |
"""
)


@pytest.fixture(scope="module", params=["pl", "en"])
def office(request, tmp_path_factory):
    return demo(tmp_path_factory.mktemp("office"), request.param)


@pytest.fixture(scope="module", params=[2025, 2026])
def made(request, office):
    return request.param, *office.document("audits", str(request.param))


@pytest.fixture(scope="module")
def small():
    return opened(summary())


def summary(text: str = SMALL, record: str = "2026", language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="audits")


def year_of(office: Demo, year: int) -> Review:
    """Return a calendar year as the plain script knows a review."""
    row = {
        "review": "year",
        "status": "planned",
        "held_on": None,
        "planned_on": DAY,
        "period_from": date(year, 1, 1),
        "period_to": date(year, 12, 31),
    }
    return Review({**office.books, "reviews": [*office.books["reviews"], row]}, "year", new_norm=True)


def found_in(office: Demo, year: int) -> list[Row]:
    r = year_of(office, year)
    return [f for a in held_audits(r, OWN + OUTER) for f in audit_findings(r, a["audit"])]


def word(office: Demo, name: str, code: str) -> str:
    return shipped_lists()[name].word(code, office.language)  # type: ignore[arg-type]


def number(text: str) -> float | None:
    return None if text == "–" else float(text.replace(",", "."))


def test_sections_stand_in_order(office, made):
    _, data, document = made
    assert faults(data) == []
    assert headings(document) == SECTIONS[office.language].split("|")


def test_the_figures_of_both_years_are_what_a_plain_script_counts(office, made):
    year, _, document = made
    lines = table(document, FIGURES[office.language])[1:]
    assert [number(line[2]) for line in lines] == audits(year_of(office, year), DAY)
    assert [number(line[1]) for line in lines] == audits(year_of(office, year - 1), DAY)


def test_every_audit_held_stands_with_its_findings_by_grade(office, made):
    year, _, document = made
    r = year_of(office, year)
    lines = {line[0]: line for line in table(document, HELD_TABLE[office.language])[1:]}
    theirs = {a["audit"]: a for a in held_audits(r, OWN + OUTER)}
    assert set(lines) == set(theirs)
    for key, line in lines.items():
        grades = Counter(f["grade"] for f in audit_findings(r, key))
        assert line[4] == theirs[key]["lead_auditor"]
        assert line[5:9] == [str(grades[one]) for one in ("major", "minor", "observation", "improvement")]


def test_audits_not_held_stand_with_their_status(office, made):
    year, _, document = made
    expected = [
        a["audit"] for a in office.books["audits"] if a["planned_from"].year == year and a["status"] not in HELD
    ]
    printed = [line[0] for one in tables(document, MISSED[office.language]) for line in one[1:]]
    assert printed == expected


def test_open_findings_and_the_actions_that_follow_are_recounted(office, made):
    year, _, document = made
    found = found_in(office, year)
    still = [
        f["finding"]
        for f in found
        if f["status"] not in ("closed", "cancelled") and not f["closed_on"] and f["grade"] != "good_practice"
    ]
    assert [line[0] for one in tables(document, OPEN[office.language]) for line in one[1:]] == still
    keys = {f["finding"] for f in found}
    actions = [
        a
        for a in office.books["actions"]
        if a["origin"] == "finding" and a["origin_ref"] in keys and a["status"] != "cancelled"
    ]
    *lines, total = table(document, STATES[office.language])[1:]
    states = Counter(word(office, "action_state", state(a)) for a in actions)
    assert {line[0]: int(line[1]) for line in lines} == states
    assert int(total[1]) == len(actions)
    late = {
        a["action"]: (DAY - (a["due_on"] if state(a) == "overdue" else a["verify_due"])).days
        for a in actions
        if state(a) in ("overdue", "verification_overdue")
    }
    printed = [(line[0], int(line[-1])) for one in tables(document, LATE[office.language]) for line in one[1:]]
    assert dict(printed) == late
    assert [days for _, days in printed] == sorted(late.values(), reverse=True)


def test_the_coverage_of_each_unit_is_recounted(office, made):
    year, _, document = made
    day = min(DAY, date(year, 12, 31))
    expected = {}
    for unit, doc in pairs(office, day):
        audited, waiting, late = expected.setdefault(unit, [0, 0, 0])
        ends, planned = due_by(office, unit, doc, day), is_planned(office, unit, doc)
        far = ends > day + timedelta(days=90)
        expected[unit] = [audited + far, waiting + (day <= ends and not far), late + (ends < day)]
        assert not (far and planned and ends < day)
    lines = {line[0]: [int(one) for one in line[1:5]] for line in table(document, COVERAGE[office.language])[1:]}
    assert lines == {unit: [sum(counts), *counts] for unit, counts in expected.items()}


def pairs(office: Demo, day: date) -> list[tuple[str, str]]:
    alive = {
        u["unit"]
        for u in office.books["units"]
        if u["in_scope"] == "yes" and not (u["active_to"] and u["active_to"] <= day) and u["unit"]
    }
    found = []
    for d in office.books["documents"]:
        begun, ends = d["effective_from"], d["effective_to"]
        runs = not (begun and begun > day) and not (ends and ends < day)
        if d["doc_type"] == "procedure" and d["status"] == "effective" and runs:
            found += [(unit, d["doc"]) for unit in meant(office, d["units"]) if unit in alive]
    return found


def meant(office: Demo, named: list[str]) -> list[str]:
    """Return unit codes; "all" means every unit but the subordinate ones."""
    if not {"wszystkie", "all"} & set(named):
        return named
    return [u["unit"] for u in office.books["units"] if u["unit_type"] != "subordinate"]


def covers(office: Demo, audit: Row, unit: str, doc: str) -> bool:
    process = next(d["process"] for d in office.books["documents"] if d["doc"] == doc)
    here = doc in audit["documents"] if audit["documents"] else process in audit["processes"]
    return audit["audit_type"] in OWN and unit in meant(office, audit["units"]) and here


def due_by(office: Demo, unit: str, doc: str, day: date) -> date:
    days = []
    for a in office.books["audits"]:
        if a["status"] in HELD and covers(office, a, unit, doc) and a["held_to"] and a["held_to"] <= day:
            asked = [
                q["result"]
                for q in office.books["audit_questions"]
                if q["audit"] == a["audit"] and q["doc"] == doc and q["unit"] in (unit, None)
            ]
            if not asked or any(one not in (None, "not_checked") for one in asked):
                days.append(a["held_to"])
    if not days:
        begun = [d["effective_from"] for d in office.books["documents"] if d["doc"] == doc and d["effective_from"]]
        scope = [u["in_scope_from"] for u in office.books["units"] if u["unit"] == unit and u["in_scope_from"]]
        days = [max([min(begun), *scope])]
    return plus_months(max(days), 36)


def is_planned(office: Demo, unit: str, doc: str) -> bool:
    return any(
        a["status"] in ("planned", "prepared", "running") and covers(office, a, unit, doc)
        for a in office.books["audits"]
    )


def test_auditors_stand_with_the_audits_they_led_and_joined(office, made):
    year, _, document = made
    held = held_audits(year_of(office, year), OWN)
    lead = Counter(a["lead_auditor"] for a in held)
    joined = Counter(name for a in held for name in a["auditors"] if name != a["lead_auditor"])
    lines = {line[0]: (int(line[3]), int(line[4])) for line in table(document, AUDITORS[office.language])[1:]}
    assert {name: counts for name, counts in lines.items() if any(counts)} == {
        name: (lead[name], joined[name]) for name in {*lead, *joined}
    }
    day = min(DAY, date(year, 12, 31))
    qualified = {
        p["person"]
        for p in office.books["people"]
        if {"auditor", "lead_auditor"} & set(p["roles"]) and not (p["active_to"] and p["active_to"] < day)
    }
    assert qualified <= set(lines)


def test_strengths_and_conclusions_stand_as_typed(office, made):
    year, _, document = made
    missing = {"pl": "nie uzupełniono", "en": "not filled in"}[office.language]
    assert [[*line[0::2], line[3]] for line in table(document, CONCLUSIONS[office.language])[1:]] == [
        [a["audit"], a["strengths"] or missing, a["conclusion"] or missing]
        for a in held_audits(year_of(office, year), OWN + OUTER)
    ]


def test_every_number_is_explained(office):
    assert office.unhelped("audits", "2026") == []


def test_audits_that_were_not_held_say_why_where_somebody_put_them_off(small):
    lines = table(small, "Audity zaplanowane i nieprzeprowadzone")[1:]
    assert [(line[0], line[4], line[5]) for line in lines] == [
        ("A-2", "odwołany", "Choroba"),
        ("A-3", "zaplanowany", "–"),
        ("A-4", "przełożony", "nie uzupełniono"),
    ]


def test_an_audit_belongs_to_the_year_that_it_was_held_in(small):
    assert [line[0] for line in table(small, HELD_TABLE["pl"])[1:]] == ["A-1", "A-5"]


def test_what_is_open_is_told_in_words_that_fit_the_number(small):
    text = whole_text(small)
    assert "Nie zamknięto 1 ustalenia." in text
    assert "Nie zamknięto 2 ustaleń." in whole_text(opened(summary(SMALL.replace("| zamknięte |", "| zgłoszone |"))))
    assert [line[0] for line in table(small, "Ustalenia otwarte")[1:]] == ["U-1"]
    assert table(small, LATE["pl"])[1][:2] == ["D-1", "U-1"]
    assert "Cudze" not in text
    assert "W rejestrze nie ma programu auditów na rok 2026." in text


def test_the_last_and_the_present_year_are_due_and_every_year_that_began_is_possible():
    register = parse_tables(SMALL, Settings(), "pl").registers["audits"]
    assert list(subjects(register)) == ["2026", "2027"]
    assert list(possible(register, DAY)) == ["2026"]
    assert list(due(register, date(2027, 3, 1))) == ["2026", "2027"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_year_with_a_single_planned_audit_says_what_there_is_not(language):
    words = {"pl": ("wewnętrzny", "zaplanowany"), "en": ("internal", "planned")}[language]
    text = "audits\n| audit | audit_type | units | planned_from | status |\n| A-1 | {} | KM | 2026-12-01 | {} |\n"
    data = summary(HEAD + text.format(*words), "2026", language)
    assert faults(data) == []
    document = opened(data)
    assert headings(document) == SECTIONS[language].split("|")
    for said in {
        "pl": ("nie ma auditów przeprowadzonych", "nie przyniosły ustaleń", "nie ma działań", "nie ma auditorów"),
        "en": ("no audit held", "led to no finding", "no action that follows", "holds no auditors"),
    }[language]:
        assert said in whole_text(document)


def test_audit_is_spelled_as_the_office_does():
    document = opened(minutes("pl", SMALL, "2026", kind="audits", spelling="audyt"))
    assert "2. Audyty przeprowadzone" in headings(document)


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & „x” {% for x in y %}"
    text = SMALL.replace("Otwarte", evil).replace("Choroba", evil).replace("Zgodny", evil).replace("Spóźnione", evil)
    data = summary(text)
    assert faults(data) == []
    assert whole_text(opened(data)).count(evil) == 4


@pytest.mark.npm
def test_it_is_valid_open_xml(made, tmp_path, open_xml_errors):
    (tmp_path / "t.docx").write_bytes(made[1])
    assert open_xml_errors(tmp_path / "t.docx") == []
