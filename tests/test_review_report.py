"""Minutes of a management review: sections, figures recounted, comparison, decisions, signatures, sources, hostile text, no data."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from audit_documents import annex, example, headings, office, opened, table, whole_text
from docx.table import Table
from libreoffice import converted
from review_documents import DAY, NORMS, REVIEWS, by_heading, demo_folder, figures, minutes, older, tables
from review_recount import COUNTS, Review, read, recounted
from word_rules import faults

from qms_xl.errors import UsageError
from qms_xl.figures import sources
from qms_xl.model import Figure
from qms_xl.norms import profile
from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.render import render, reports, supplied, template_for
from qms_xl.reports._review_window import change
from qms_xl.reports.review import INPUTS, due, possible
from qms_xl.speak import Voice
from qms_xl.supply import Supply

SECTIONS = {
    "pl": """1. Informacje ogólne|2. Uczestnicy i nieobecni|3. Porządek obrad|4. Dane wejściowe|IN|5. Polityka jakości i cele
6. Ocena systemu|7. Dane wyjściowe: decyzje i działania|OUT|8. Cele jakości na następny rok|9. Termin następnego przeglądu
10. Rozdzielnik|11. Podpisy|Załącznik 1. Lista obecności|Załącznik 2. Zestawienie źródeł danych""",
    "en": """1. General information|2. Participants and absent|3. Agenda|4. Inputs|IN|5. Quality policy and objectives
6. Evaluation of the system|7. Outputs: decisions and actions|OUT|8. Quality objectives for the next year|9. Next review
10. Distribution|11. Signatures|Annex 1. Attendance list|Annex 2. Sources""",
}
NEW_INPUTS = {
    "pl": """Status działań podjętych w następstwie wcześniejszych przeglądów zarządzania
Zmiany czynników zewnętrznych i wewnętrznych istotnych dla SZJ
Zadowolenie klientów i informacje zwrotne od stron zainteresowanych|Stopień realizacji celów jakości
Funkcjonowanie procesów i zgodność usług|Niezgodności i działania korygujące|Wyniki monitorowania i pomiarów|Wyniki auditów
Dostawcy zewnętrzni|Adekwatność zasobów|Skuteczność działań wobec ryzyk i szans|Możliwości doskonalenia""",
    "en": """Actions from previous reviews|Changes affecting the system|Customer feedback|Achievement of quality objectives
Process performance and conformity of services|Nonconformities and corrective actions|Monitoring and measurement results
Audit results|External providers|Adequacy of resources|Effectiveness of actions on risks and opportunities
Recommendations for improvement""",
}
INPUT_HEADINGS = {
    ("iso9001-2008", "pl"): """Wyniki auditów|Informacje zwrotne od klientów|Funkcjonowanie procesów i zgodność usług
Status działań zapobiegawczych i korygujących|Działania podjęte w następstwie wcześniejszych przeglądów zarządzania
Zmiany, które mogą wpływać na system zarządzania jakością|Zalecenia dotyczące doskonalenia|Stopień realizacji celów jakości""",
    ("iso9001-2008", "en"): """Audit results|Customer feedback|Process performance and conformity of services
Nonconformities and corrective actions|Actions from previous reviews|Changes affecting the system
Recommendations for improvement|Achievement of quality objectives""",
    **{(norm, language): text for norm in NORMS[1:] for language, text in NEW_INPUTS.items()},
}
OUTPUT_HEADINGS = {
    (
        "iso9001-2008",
        "pl",
    ): """Doskonalenie systemu zarządzania jakością i jego procesów|Doskonalenie usług|Potrzebne zasoby""",
    (
        "iso9001-2008",
        "en",
    ): "Improvement of the quality management system and its processes|Improvement of services|Resource needs",
    **{
        (norm, language): text
        for norm in NORMS[1:]
        for language, text in {
            "pl": "Możliwości doskonalenia|Potrzeby zmian w systemie zarządzania jakością|Potrzebne zasoby",
            "en": "Opportunities for improvement|Changes needed in the quality management system|Resource needs",
        }.items()
    },
}
UNKNOWN_BEFORE = {"changes": {3, 4, 5, 6}, "suppliers": {0, 1, 2}, "risks": {0, 1, 2, 3}, "documents": {4}}
SOURCES = {  # the register that each figure of an input is counted from
    "audits": ["audits"] * 4 + ["findings"] * 5,
    "changes": ["changes"] * 3 + ["context"] * 4,
    "corrective_actions": ["findings"] * 3 + ["actions"] * 6,
    "customer_feedback": ["feedback"] * 9 + ["surveys"] * 2,
    "documents": ["documents"] * 3 + ["document_changes", "documents"],
    "improvement": ["findings"] + ["actions"] * 3,
    "monitoring": ["indicators", "measurements", "measurements", "indicators"],
    "objectives": ["objectives"] * 7,
    "policy": ["policy_items"] * 2,
    "previous_actions": ["review_decisions"] * 4,
    "processes": ["processes", "indicators", "findings", "findings"],
    "resources": ["trainings"] * 6,
    "risks": ["risks"] * 4 + ["actions"] * 2,
    "suppliers": ["suppliers"] * 3,
}
WORDS = {"pl": {"lepiej", "gorzej", "bez zmian", "więcej", "mniej", "–"}}
WORDS["en"] = {"better", "worse", "no change", "more", "fewer", "–"}
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
PROFILES = pytest.mark.parametrize("norm", NORMS)

HEAD = "as_of 2026-11-20\nreviews\n"
BARE = (
    HEAD
    + """| review | planned_on | period_from | period_to | status |
| PZ-2026 | 2026-03-10 | 2025-01-01 | 2025-12-31 | zaplanowany |
"""
)
SMALL = (
    HEAD
    + """| review | planned_on | period_from | period_to | status | held_on | chair | participants | absent | secretary | previous | outputs_none | approved_by | approved_on | minutes_no | policy_review | suitability | distribution |
| PZ-2025 | 2025-03-10 | 2024-01-01 | 2024-12-31 | zamknięty | 2025-03-10 | Jan Starosta | Ewa Pełna | | | | | | | | | | |
| PZ-2026 | 2026-03-10 | 2025-01-01 | 2025-12-31 | protokół zatwierdzony | 2026-03-10 | Jan Starosta | Ewa Pełna; Gość Spoza | brak | Ola Pióro | PZ-2025 | zasoby | Adam Zastępca | 2026-03-20 | OR.1.2026 | Aktualna | Przydatny | zarząd; intranet |
review_inputs
| review | input | summary | assessment | data_as_of |
| PZ-2025 | informacje zwrotne od klientów | było | | 2024-12-31 |
| PZ-2026 | informacje zwrotne od klientów | nie wystąpiły | pozytywna | 2026-01-31 |
| PZ-2026 | inne dane | Dane spoza listy | | |
review_decisions
| decision | review | category | decision_text | status | owner | due_on | needs_action | action | outcome | done_on |
| PZ-2025/1 | PZ-2025 | zmiany w SZJ | Zrobione | wykonana | Ewa Pełna | 2025-06-30 | nie | | gotowe | 2025-06-20 |
| PZ-2025/2 | PZ-2025 | zasoby | Spóźnione | otwarta | Ewa Pełna | 2025-09-30 | | D-2025-001 | | |
| PZ-2026/1 | PZ-2026 | doskonalenie usług | Krótsze kolejki | otwarta | Ewa Pełna | 2026-09-30 | | | | |
| PZ-2026/2 | PZ-2026 | zmiany w SZJ | Nowa procedura | otwarta | | | | | | |
| PZ-2026/3 | PZ-2026 | zmiany w SZJ | Porzucone | odstąpiono | Ewa Pełna | 2026-06-30 | nie | | | |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status |
| D-2026-007 | doskonalące | decyzja z przeglądu | PZ-2026/1 | Kolejki | Ewa Pełna | 2026-03-10 | 2026-09-30 | w realizacji |
feedback
| feedback | received_on | channel | subject | due_on | answered_on | justified |
| S-1 | 2024-02-01 | skarga | a | | 2024-02-20 | niezasadne |
| S-2 | 2024-03-01 | skarga | b | | 2024-03-20 | niezasadne |
| S-3 | 2025-02-01 | skarga | c | | 2025-03-20 | zasadne |
| S-4 | 2025-03-01 | pochwała | d | | | |
| S-5 | 2024-03-01 | pochwała | d | | | |
people
| person | position | unit | roles |
| Jan Starosta | Starosta | KS | najwyższe kierownictwo |
| Adam Zastępca | Wicestarosta | KS | |
| Ewa Pełna | Sekretarz | OR | pełnomocnik ds. SZJ |
| Ola Pióro | Inspektor | OR | |
"""
)


def words(text: str) -> list[str]:
    return re.split(r"[|\n]", text)


def expected_headings(language: str, norm: str, more: tuple[str, ...] = ()) -> list[str]:
    found: list[str] = []
    for one in words(SECTIONS[language]):
        if one == "IN":
            names = (*words(INPUT_HEADINGS[norm, language]), *more)
            found += [f"4.{number} {name}" for number, name in enumerate(names, start=1)]
        elif one == "OUT":
            found += [
                f"7.{number} {name}" for number, name in enumerate(words(OUTPUT_HEADINGS[norm, language]), start=1)
            ]
        else:
            found.append(one)
    return found


@pytest.fixture(scope="module", params=[(norm, language) for norm in NORMS for language in ("pl", "en")], ids="-".join)
def made(request, tmp_path_factory):
    """The demo office's minutes: (norm, language, bytes, document, the registers read plainly)."""
    norm, language = request.param
    home = demo_folder(tmp_path_factory.mktemp("office"), language, norm)
    here = load_office(home, home)
    reading = read_office(here, as_of=DAY)
    report = reports()["review"]
    data = render(
        report,
        REVIEWS[language],
        supplied(here, reading.registers, reading.facts, DAY),
        template=template_for(report, here, language),
        words=Voice(language),
        office=here,
        checksums=reading.sha256,
    ).data
    return norm, language, data, opened(data), read(here.registers_folder, language), reading


@pytest.fixture(scope="module")
def small():
    return opened(minutes("pl", SMALL))


@LANGUAGES
@PROFILES
def test_every_section_stands_in_its_order_though_nothing_was_typed(language, norm):
    text = BARE if language == "pl" else BARE.replace("zaplanowany", "planned")
    document = opened(minutes(language, text, norm=norm))
    assert headings(document) == expected_headings(language, norm)


def test_every_section_stands_in_its_order_where_inputs_were_typed(made):
    norm, language, _, document, *_ = made
    optional = {
        ("iso9001-2008", "pl"): "Wyniki monitorowania i pomiarów|Dostawcy zewnętrzni|Adekwatność zasobów"
        "|Skuteczność działań wobec ryzyk i szans|Przegląd polityki i celów jakości|Przegląd dokumentacji SZJ",
        ("iso9001-2008", "en"): "Monitoring and measurement results|External providers|Adequacy of resources"
        "|Effectiveness of actions on risks and opportunities|Suitability of the quality policy and objectives"
        "|Review of QMS documents",
    }
    more = (
        optional.get((norm, language))
        or {
            "pl": "Aktualność polityki jakości|Przegląd dokumentacji SZJ",
            "en": "Suitability of the quality policy and objectives|Review of QMS documents",
        }[language]
    )
    found = headings(document)
    expected = expected_headings(language, norm, tuple(words(more)))
    if norm == "iso9001-2008":  # a decision to change the system has no heading of its own there
        expected.insert(
            expected.index(
                "8. Cele jakości na następny rok" if language == "pl" else "8. Quality objectives for the next year"
            ),
            {"pl": "7.4 Inne decyzje", "en": "7.4 Other decisions"}[language],
        )
    assert found == expected


def number(text: str) -> float | None:
    return None if text == "–" else float(text.replace(",", "."))


def test_every_figure_is_what_a_plain_script_counts(made):
    norm, language, _, document, books, _ = made
    now = Review(books, REVIEWS[language], norm != "iso9001-2008")
    then = Review(books, now.before[0]["review"], norm != "iso9001-2008")
    codes = {one.heading.in_(language).lower(): one.code for one in profile(norm).inputs}
    shown = {codes[heading.lower()]: lines for heading, lines in figures(document, language).items()}
    assert set(shown) == set(COUNTS)
    for code, lines in shown.items():
        assert [number(line[2]) for line in lines] == recounted(now, code), code
        before = recounted(then, code)
        expected = [None if at in UNKNOWN_BEFORE.get(code, ()) else value for at, value in enumerate(before)]
        assert [number(line[1]) for line in lines] == expected, code
        assert {line[3] for line in lines} <= WORDS[language]


def late(books: dict, register: str, last: date) -> bool:
    """Whether a register has dates, and none of them as early as the end of a period: it cannot know that period."""
    years = [f"{row['year']}" for row in books[register] if row.get("year")]
    days = [value.isoformat() for row in books[register] for value in row.values() if isinstance(value, date)]
    periods = [str(row["period"])[:4] for row in books[register] if row.get("period")]
    known = [*days, *years, *periods]
    return bool(known) and min(known)[:4] > f"{last.year}"


def test_figures_of_the_year_before_stand_beside_them_and_are_what_a_plain_script_counts(made):
    norm, language, _, document, books, _ = made
    now = Review(books, REVIEWS[language], norm != "iso9001-2008")
    long_ago = Review(books, now.before[1]["review"], norm != "iso9001-2008")
    codes = {one.heading.in_(language).lower(): one.code for one in profile(norm).inputs}
    shown = {codes[heading.lower()]: lines for heading, lines in older(document, language).items()}
    assert set(shown) == set(COUNTS)
    for code, lines in shown.items():
        counted = recounted(long_ago, code)
        unknown = UNKNOWN_BEFORE.get(code, set()) | {
            at for at, name in enumerate(SOURCES[code]) if late(books, name, long_ago.last)
        }
        expected = [None if at in unknown else value for at, value in enumerate(counted)]
        assert [number(line) for line in lines] == expected, code
    assert any(any(number(line) for line in lines) for lines in shown.values())
    assert long_ago.key in whole_text(document)


@pytest.mark.parametrize(
    ("periods", "chosen"),
    [
        (("2023-01-01 2023-12-31", "2024-01-01 2024-12-31"), "R0"),  # once a year: the year before the previous one
        (("2024-07-01 2024-12-31", "2025-01-01 2025-06-30"), "R0"),  # twice a year: the same half of the year before
        (("2024-01-01 2024-12-31",), None),  # one review alone is the previous one
    ],
)
def test_the_second_review_compared_with_is_that_of_a_year_before(periods, chosen):
    own = "2025-07-01 2025-12-31" if len(periods) == 2 and periods[0].startswith("2024-07") else "2025-01-01 2025-12-31"
    rows = []
    for at, period in enumerate((*periods, own)):
        first, last = period.split()
        held = f"{int(last[:4]) + (last[5:7] == '12')}-{'03' if last[5:7] == '12' else '09'}-10"
        rows.append(f"| R{at} | {held} | {first} | {last} | zamknięty | {held} |")
    text = HEAD + "| review | planned_on | period_from | period_to | status | held_on |\n" + "\n".join(rows) + "\n"
    said = whole_text(opened(minutes("pl", text, f"R{len(periods)}")))
    assert ("Przegląd wcześniejszy" in said) == (chosen is not None)
    if chosen:
        assert f"Przegląd wcześniejszy:\t{chosen}, za okres" in said


def test_the_demo_has_something_to_count_in_every_input(made):
    _, language, _, document, *_ = made
    for heading, lines in figures(document, language).items():
        assert any(number(line[2]) for line in lines), heading


def test_tables_of_objectives_and_policy_say_what_was_reached(made):
    _, language, _, document, books, _ = made
    title = {"pl": "Stopień realizacji celów jakości", "en": "Achievement of quality objectives"}[language]
    rows = tables(document, title)[0][1:]
    year = 2025
    assert len(rows) == sum(
        max(1, sum(i["objective"] == o["objective"] for i in books["indicators"]))
        for o in books["objectives"]
        if o["year"] == year
    )
    assert all(row[0].startswith(("CJ-2025", "O-2025")) for row in rows)
    assert any("(" not in row[2] and "%" in row[3] for row in rows)
    title = {
        "pl": "Od zobowiązań polityki jakości do wyników",
        "en": "From the commitments of the quality policy to results",
    }
    (policy,) = tables(document, title[language])
    named = {o["objective"] for o in books["objectives"] if o["year"] == year and o["policy_ref"]}
    assert {row[1].split(" ")[0] for row in policy[1:]} - {"–"} == named


def test_decisions_stand_once_each_with_owner_and_date(made):
    _, language, _, document, books, _ = made
    title = {"pl": "Decyzje z przeglądu", "en": "Decisions of the review"}[language]
    rows = [row for one in tables(document, title) for row in one[1:]]
    theirs = [d for d in books["review_decisions"] if d["review"] == REVIEWS[language]]
    assert sorted(row[0] for row in rows) == sorted(d["decision"] for d in theirs)
    owners = {d["decision"]: d["owner"] for d in theirs}
    assert all(row[2] == owners[row[0]] for row in rows)


def test_the_next_objectives_are_those_of_the_next_year(made):
    _, language, _, document, books, _ = made
    title = {"pl": "Cele jakości na następny rok", "en": "Quality objectives for the next year"}[language]
    (rows,) = tables(document, title)
    assert [row[0] for row in rows[1:]] == [o["objective"] for o in books["objectives"] if o["year"] == 2026]


def test_word_finds_nothing_to_repair(made):
    assert faults(made[2]) == []


def test_the_annex_leads_every_figure_to_rows_that_a_plain_script_finds(made):
    norm, language, _, document, books, reading = made
    sources = annex(document)
    assert len(sources) >= 12
    line, name = {"pl": ("skargi", "Teraz"), "en": ("complaints", "Now")}[language]
    now = Review(books, REVIEWS[language], norm != "iso9001-2008")
    theirs = [f["#"] for f in books["feedback"] if now.within(f["received_on"]) and f["channel"] == "complaint"]
    (found,) = (lines[line][name] for lines in sources.values() if name in lines.get(line, ()))
    assert found == (str(len(theirs)), theirs)
    title = {
        "pl": "Sumy kontrolne skoroszytów, z których czytano",
        "en": "Checksums of the workbooks that were read",
    }[language]
    hashes = dict(table(document, title)[1:])
    assert hashes == {name: reading.sha256[name] for name in hashes}
    assert {workbook for workbook, _ in sources} == set(hashes)


@LANGUAGES
@PROFILES
def test_an_empty_office_gets_sound_minutes(language, norm):
    text = BARE if language == "pl" else BARE.replace("zaplanowany", "planned")
    data = minutes(language, text, norm=norm)
    assert faults(data) == []
    document = opened(data)
    said = whole_text(document)
    assert {"pl": "W rejestrach nie ma danych do tego punktu.", "en": "The registers hold no data for this input."}[
        language
    ] in said
    assert {"pl": "Omówienie:\tnie uzupełniono", "en": "Summary:\tnot filled in"}[language] in said
    assert {"pl": "Nie ma wcześniejszego przeglądu", "en": "There is no earlier review"}[language] in said
    assert "nie wystąpiły" not in said
    assert figures(document, language) == {}


def test_without_an_earlier_review_only_the_present_figures_stand():
    text = "\n".join(line for line in SMALL.splitlines() if not line.startswith("| PZ-2025 |")).replace(
        "| PZ-2025 | zasoby |", "| | zasoby |"
    )
    lines = figures(opened(minutes("pl", text)), "pl")[
        "Zadowolenie klientów i informacje zwrotne od stron zainteresowanych"
    ]
    assert lines[0] == ["skargi", "1"]


def test_figures_stand_beside_those_of_the_review_before_with_a_word(small):
    lines = {
        line[0]: line[1:]
        for line in figures(small, "pl")["Zadowolenie klientów i informacje zwrotne od stron zainteresowanych"]
    }
    assert lines["skargi"] == ["2", "1", "lepiej"]
    assert lines["skargi, odwołania i ponaglenia zasadne (także częściowo)"] == ["0", "1", "gorzej"]
    assert lines["pochwały"] == ["1", "1", "bez zmian"]
    assert lines["załatwione lub czekające po terminie"] == ["0", "1", "gorzej"]
    assert lines["zwrócone ankiety"] == ["–", "–", "–"]


@pytest.mark.parametrize(
    ("now", "before", "better", "word"),
    [
        (2, 1, "more", "better"),
        (1, 2, "more", "worse"),
        (2, 1, "less", "worse"),
        (1, 2, "less", "better"),
        (2, 2, "less", "no change"),
        (0, 0, "more", "no change"),
        (2, 1, "neither", "more"),
        (1, 2, "neither", "fewer"),
        (None, 1, "more", "–"),
        (1, None, "more", "–"),
    ],
)
def test_the_word_follows_the_figures(now, before, better, word):
    assert change(Figure(now, "actions", ()), Figure(before, "actions", ()), better).en == word


def test_what_was_typed_stands_and_what_was_left_empty_says_so(small):
    text = whole_text(small)
    assert "Omówienie:\tnie wystąpiły" in text
    assert "Stan na dzień 31.01.2026." in text
    assert "Nieobecni:\tbrak" in text
    assert table(small, "Ocena systemu")[1:3] == [["Przydatność", "Przydatny"], ["Adekwatność", "nie uzupełniono"]]


def test_an_optional_input_is_printed_only_where_it_was_typed(small):
    found = headings(small)
    assert found[found.index("5. Polityka jakości i cele") - 1] == "4.13 Inne dane"
    assert not any("Kultura" in heading or "dokumentacji" in heading for heading in found)


def test_a_typed_culture_is_an_input_under_2026():
    text = SMALL.replace("inne dane", "kultura jakości i zachowania etyczne")
    assert "4.13 Kultura jakości i zachowania etyczne" in headings(opened(minutes("pl", text, norm="iso9001-2026")))


def test_the_reviews_own_edition_goes_before_the_offices():
    rows = SMALL.splitlines()
    at = next(number for number, line in enumerate(rows) if "| distribution |" in line)
    for number, norm in ((at, "norm"), (at + 1, ""), (at + 2, "PN-EN ISO 9001:2009")):
        rows[number] += f" {norm} |"
    document = opened(minutes("pl", "\n".join(rows), norm="iso9001-2015"))
    assert "4.1 Wyniki auditów" in headings(document)
    assert "Norma:\tPN-EN ISO 9001:2009" in whole_text(document)
    assert len(table(document, "Ocena systemu")) == 4


def test_an_edition_not_yet_compared_with_its_text_says_so():
    assert "z jego opublikowanym tekstem" in whole_text(opened(minutes("pl", SMALL, norm="iso9001-2026")))
    assert "z jego opublikowanym tekstem" not in whole_text(opened(minutes("pl", SMALL)))


def test_decisions_of_earlier_reviews_say_what_became_of_them(small):
    (rows,) = tables(small, "Decyzje z wcześniejszych przeglądów")
    assert [(row[0], row[5]) for row in rows[1:]] == [
        ("PZ-2025/1", "wykonana\ngotowe"),
        ("PZ-2025/2", "otwarta, po terminie\nnie uzupełniono"),
    ]
    lines = figures(small, "pl")["Status działań podjętych w następstwie wcześniejszych przeglądów zarządzania"]
    assert [line[2] for line in lines] == ["2", "1", "50", "1"]


def test_decisions_stand_by_category_and_a_category_without_any_says_why(small):
    under = by_heading(small)
    improvement = under["7.1 Możliwości doskonalenia"]
    assert isinstance(improvement[0], Table)
    assert [cell.text for cell in improvement[0].rows[1].cells] == [
        "PZ-2026/1",
        "Krótsze kolejki",
        "Ewa Pełna",
        "30.09.2026",
        "D-2026-007",
    ]
    assert improvement[1].text == "doskonalenie SZJ i procesów: nie uzupełniono."
    resources = under["7.3 Potrzebne zasoby"]
    assert [part.text for part in resources] == ["Decyzje: nie stwierdzono potrzeby."]


def test_a_decision_without_owner_and_date_says_so_and_a_dropped_one_too(small):
    change_rows = [row for one in tables(small, "Decyzje z przeglądu") for row in one if row[0].startswith("PZ-2026/")]
    assert change_rows[1] == ["PZ-2026/2", "Nowa procedura", "nie uzupełniono", "nie uzupełniono", "nie uzupełniono"]
    assert change_rows[2][1] == "Porzucone (odstąpiono)"
    assert change_rows[2][4] == "nie wymaga działania"


def test_a_decision_of_a_category_that_the_edition_lacks_is_not_lost():
    document = opened(minutes("pl", SMALL, norm="iso9001-2008"))
    assert "7.4 Inne decyzje" in headings(document)
    assert "Nowa procedura" in whole_text(document)


def test_the_secretary_the_representative_and_top_management_sign(small):
    rows = table(small, "Podpisy")
    assert rows[0] == ["Rola", "Imię i nazwisko, stanowisko", "Data", "Podpis"]
    assert [row[:3] for row in rows[1:]] == [
        ["Protokołował(a)", "Ola Pióro\nInspektor", ""],
        ["Przygotował: pełnomocnik ds. SZJ", "Ewa Pełna\nSekretarz", ""],
        ["Zatwierdzam: Starosta (z upoważnienia)", "Adam Zastępca\nWicestarosta", "20.03.2026"],
    ]


@pytest.mark.parametrize("approver", ["Jan Starosta", ""])
def test_top_management_approves_by_its_own_name(approver):
    document = opened(minutes("pl", SMALL.replace("Adam Zastępca | 2026", f"{approver} | 2026")))
    assert table(document, "Podpisy")[3][:2] == ["Zatwierdzam: Starosta", "Jan Starosta\nStarosta"]


def test_everyone_is_on_the_attendance_list_once_and_there_is_room(small):
    names = [row[0] for row in table(small, "Lista obecności")[1:]]
    assert names[:4] == ["Jan Starosta", "Ola Pióro", "Ewa Pełna", "Gość Spoza"]
    assert names.count("") == 5
    rows = table(small, "Uczestnicy i nieobecni")
    assert rows[1] == ["przewodniczący przeglądu", "Jan Starosta", "Starosta", "KS"]
    assert rows[4] == ["uczestnik", "Gość Spoza", "–", "–"]


@pytest.mark.parametrize("named", ["PZ-2026", "PZ-2027", "PZ-1999"])
def test_a_previous_review_that_cannot_be_it_is_named_and_another_is_taken(named):
    later = "| PZ-2027 | 2027-03-10 | 2026-01-01 | 2026-12-31 | zaplanowany | | | | | | PZ-2026 | | | | | | | |\nreview_inputs\n"
    text = SMALL.replace("Ola Pióro | PZ-2025", f"Ola Pióro | {named}").replace("review_inputs\n", later)
    said = whole_text(opened(minutes("pl", text)))
    assert "Poprzedni przegląd:\tPZ-2025 (10.03.2025)" in said
    assert f"wpisano {named}; nie ma go wśród wcześniejszych przeglądów." in said


def test_a_circle_of_reviews_ends():
    text = SMALL.replace(
        "| Jan Starosta | Ewa Pełna | | | | | | | | | | |", "| Jan Starosta | Ewa Pełna | | | PZ-2026 | | | | | | | |"
    )
    assert "PZ-2025 (10.03.2025)" in whole_text(opened(minutes("pl", text)))
    assert "wpisano PZ-2026" in whole_text(opened(minutes("pl", text, "PZ-2025")))


def test_actions_that_follow_each_other_in_a_circle_do_no_harm():
    text = SMALL.replace("| status |\n| D-2026-007", "| status | follow_up |\n| D-2026-007").replace(
        "w realizacji |\n", "w realizacji | D-2026-007 |\n"
    )
    assert faults(minutes("pl", text)) == []


@pytest.mark.parametrize(
    ("first", "last"), [("", "2025-12-31"), ("2025-01-01", "kiedyś"), ("2025-12-31", "2025-01-01")]
)
def test_a_review_without_a_period_is_refused_in_one_sentence(first, last):
    text = (
        BARE.replace("2025-01-01", first).replace("2025-12-31 |", f"{last} |")
        if last != "2025-01-01"
        else BARE.replace("2025-01-01 | 2025-12-31", f"{first} | {last}")
    )
    with pytest.raises(UsageError) as told:
        minutes("pl", text)
    assert "PZ-2026" in told.value.message.pl
    assert "Okres od" in told.value.remedy.pl


def test_an_earlier_review_without_a_period_is_not_compared_with():
    text = SMALL.replace("2024-01-01 | 2024-12-31 | zamknięty", " | | zamknięty")
    lines = figures(opened(minutes("pl", text)), "pl")
    assert all(len(line) == 2 for under in lines.values() for line in under)


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & „cytat” {% for x in y %} \x07"
    data = minutes(
        "pl", SMALL.replace("Krótsze kolejki", evil).replace("nie wystąpiły", evil).replace("Gość Spoza", "<b>&amp")
    )
    assert faults(data) == []
    said = whole_text(opened(data))
    assert said.count("{{ 7*7 }} <w:p/> & „cytat” {% for x in y %}") == 2
    assert "<b>&amp" in said


def test_a_long_text_and_many_rows_do_no_harm():
    rows = "".join(
        f"| PZ-2026/{n} | PZ-2026 | zasoby | {'bardzo ' * 60} długa treść {n} | otwarta | Ewa Pełna | 2026-12-31 | | | | |\n"
        for n in range(10, 90)
    )
    data = minutes("pl", SMALL.replace("actions\n", rows + "actions\n"))
    assert faults(data) == []
    assert "długa treść 89" in whole_text(opened(data))


def test_a_number_too_large_to_count_with_does_no_harm():
    text = (
        BARE
        + "trainings\n| training | subject | planned_on | held_on | participants_count |\n| SZ-1 | x | 2025-05-01 | 2025-05-01 | 1e300 |\n"
    )
    text += "suppliers\n| supplier | scope | evaluated_on | score |\n| Firma | x | 2025-05-01 | 1e300 |\n"
    assert faults(minutes("pl", text)) == []


@pytest.mark.parametrize("spelling", ["audit", "audyt"])
def test_audit_is_spelled_as_the_office_does(spelling):
    document = opened(minutes("pl", BARE, spelling=spelling))
    assert f"4.8 Wyniki {spelling}ów" in headings(document)


def _bare(value: object, path: str = "") -> Iterator[str]:
    match value:
        case Figure() | bool():
            return
        case Mapping():
            for name, one in value.items():
                yield from _bare(one, f"{path}.{name}")
        case tuple() | list():
            for one in value:
                yield from _bare(one, f"{path}[]")
        case int() | float():
            yield path


def _paths(value: object, path: str) -> Iterator[str]:
    match value:
        case Figure():
            yield path
        case Mapping():
            for name, one in value.items():
                yield from _paths(one, f"{path}.{name}" if path else name)
        case list():
            for one in value:
                yield from _paths(one, f"{path}[]")
        case tuple() if not hasattr(value, "_fields"):
            yield f"{path}[]"
        case _:
            yield path


def test_every_number_is_a_figure_and_every_field_is_described(made):
    norm, language, *_, reading = made
    supply = Supply(reading.registers, {}, as_of=DAY, settings=office(language).settings, norm=profile(norm))
    fields = supply.call(reports()["review"].fields, record=REVIEWS[language])
    assert list(_bare(fields)) == []
    known = {path.removesuffix("[]") for path in reports()["review"].field_help}
    assert {path.removesuffix("[]") for path in _paths(fields, "")} <= known


def test_every_figure_of_the_minutes_stands_in_the_annex_at_its_rows(made):
    norm, language, _, document, _, reading = made
    supply = Supply(reading.registers, {}, as_of=DAY, settings=office(language).settings, norm=profile(norm))
    said = annex(document)
    known = set()
    for lines in said.values():
        for numbers in lines.values():
            known |= {(value, row) for values, rows in numbers.values() for value in values.split("; ") for row in rows}
            known |= {(value, None) for values, _ in numbers.values() for value in values.split("; ")}
    figures = [one.figure for one in sources(supply.call(reports()["review"].fields, record=REVIEWS[language]))]
    assert len(figures) > 400
    for figure in figures:
        places = [reading.registers[figure.register].place(row)[1] for row in figure.rows] or [None]
        assert {(Voice(language).value(figure.value), row) for row in places} <= known, figure


def test_minutes_are_due_from_the_collected_data_to_the_approval():
    states = (
        "zaplanowany",
        "dane zebrane",
        "przeprowadzony",
        "protokół zatwierdzony",
        "zamknięty",
        "przełożony",
        "odwołany",
    )
    rows = "".join(f"| PZ-{n} | 2026-03-10 | 2025-01-01 | 2025-12-31 | {state} |\n" for n, state in enumerate(states))
    reviews = example("pl", f"{HEAD}| review | planned_on | period_from | period_to | status |\n{rows}").registers[
        "reviews"
    ]
    assert list(due(reviews)) == ["PZ-1", "PZ-2"]
    assert list(possible(reviews)) == ["PZ-1", "PZ-2", "PZ-3", "PZ-4"]


def test_there_is_a_file_for_every_input_of_every_edition():
    assert set(INPUTS) == {one.code for norm in NORMS for one in profile(norm).inputs}


def test_the_minutes_read_what_their_inputs_count_from():
    report = reports()["review"]
    assert {name for one in INPUTS.values() for name in one.registers} <= set(report.reads)


def test_data_of_a_day_to_come_are_those_of_today():
    text = BARE.replace("2025-01-01 | 2025-12-31", "2026-01-01 | 2026-12-31").replace("2026-03-10", "2027-03-10")
    assert "Stan na dzień 20.11.2026." in whole_text(opened(minutes("pl", text)))


@pytest.mark.soffice
@PROFILES
def test_the_minutes_make_a_pdf_with_no_empty_page(norm, tmp_path):
    (tmp_path / "protokol.docx").write_bytes(minutes("pl", SMALL, norm=norm))
    converted("pdf", [tmp_path / "protokol.docx"], tmp_path, tmp_path / "profile")
    pages = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "protokol.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout.split("\f")[:-1]
    assert len(pages) >= 5
    assert all(len(page.splitlines()) > 6 for page in pages)


@pytest.mark.npm
@LANGUAGES
def test_the_minutes_are_valid_open_xml(language, tmp_path: Path, open_xml_errors):
    text = BARE if language == "pl" else BARE.replace("zaplanowany", "planned")
    for name, words_ in (("bare.docx", text), *([("small.docx", SMALL)] if language == "pl" else [])):
        (tmp_path / name).write_bytes(minutes(language, words_))
        assert open_xml_errors(tmp_path / name) == []
