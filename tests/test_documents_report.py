"""The documents in force: counted beside with plain Python, by type, service cards with their address, forms with retention, no names."""

from __future__ import annotations

from datetime import date

import pytest
from audit_documents import all_tables, headings, opened, table, whole_text
from dated_documents import demo
from review_documents import DAY, minutes
from word_rules import faults

from qms_xl.reports.documents import subjects
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

RECORD = DAY.isoformat()
SECTIONS = {
    "pl": [
        "1. Zestawienie liczbowe",
        "2. Dokumenty obowiązujące",
        "3. Karty spraw i poradniki interesanta",
        "4. Formularze jako zapisy",
        "5. Podpisy",
    ],
    "en": [
        "1. Numbers",
        "2. Documents in force",
        "3. Service cards and client guides",
        "4. Forms as records",
        "5. Signatures",
    ],
}
CAPTIONS = {
    "pl": [
        "Dokumenty według rodzaju",
        "Dokumenty obowiązujące",
        "Karty spraw i poradniki interesanta",
        "Formularze i zapisy",
    ],
    "en": ["Documents by type", "Documents in force", "Service cards and client guides", "Forms and records"],
}
MISSING = {"pl": "nie uzupełniono", "en": "not filled in"}
POLISH = """as_of 2026-11-20
documents
| doc | title | doc_type | status | owner | edition | issued_on | effective_from | effective_to | bip_url | retention | jrwa | storage | approval_ref |
| P-1 | Stara | procedura | obowiązujący | Jan Nowak | 1 | 2020-01-01 | 2020-01-01 | | | | | | |
| P-1 | Nowa | procedura | obowiązujący | Jan Nowak | 2 | 2021-01-01 | 2021-01-01 | | | | | | Z-1 |
| P-2 | Jutrzejsza | procedura | obowiązujący | Jan Nowak | 1 | 2026-01-01 | 2026-11-21 | | | | | | |
| P-3 | Dzisiejsza | procedura | obowiązujący | Nikt Nieznany | 1 | 2026-01-01 | 2026-11-20 | 2026-11-20 | | | | | |
| P-4 | Wczorajsza | procedura | obowiązujący | Jan Nowak | 1 | 2020-01-01 | 2020-01-01 | 2026-11-19 | | | | | |
| P-5 | Wycofana | procedura | wycofany | Jan Nowak | 1 | 2020-01-01 | 2020-01-01 | | | | | | |
| P-6 | Bez dat | procedura | obowiązujący | Jan Nowak | | | | | | | | | |
| U-1 | Ustawa | dokument zewnętrzny (akt prawny) | obowiązujący | Jan Nowak | | | 2020-01-01 | | | | | | |
| K-1 | Karta | karta sprawy | obowiązujący | Jan Nowak | 1 | | 2020-01-01 | | https://bip.example/k1 | | | | |
| F-1 | Formularz | formularz | obowiązujący | Jan Nowak | 3 | | 2020-01-01 | | | B10 | 0143 | archiwum | |
people
| person | position | unit | roles |
| Jan Nowak | Naczelnik | KM | |
| Ewa Pełna | Sekretarz | OR | pełnomocnik ds. SZJ |
| Jan Starosta | Starosta | KS | najwyższe kierownictwo |
units
| unit | name | unit_type |
| KM | Wydział Komunikacji | wydział |
"""


@pytest.fixture(scope="module", params=["pl", "en"])
def office(request, tmp_path_factory):
    return demo(tmp_path_factory.mktemp("office"), request.param)


@pytest.fixture(scope="module")
def small():
    return opened(listed())


def listed(text: str = POLISH, language: str = "pl") -> bytes:
    return minutes(language, text, RECORD, kind="documents")


def in_force(books) -> dict[str, dict]:
    """Return the edition in force of each document, by plain loops."""
    found: dict[str, dict] = {}
    for row in books["documents"]:
        begun, ends = row["effective_from"], row["effective_to"]
        if row["status"] != "effective" or (begun and begun > DAY) or (ends and ends < DAY):
            continue
        before = found.get(row["doc"])
        if before is None or (begun or row["issued_on"] or date.min) >= (
            before["effective_from"] or before["issued_on"] or date.min
        ):
            found[row["doc"]] = row
    return found


def test_every_document_in_force_stands_once_in_its_section(office):
    data, document = office.document("documents", RECORD)
    assert faults(data) == []
    expected = in_force(office.books)
    counts, plain, published, forms = CAPTIONS[office.language]
    lines = table(document, counts)[1:]
    by_type = [sum(one["doc_type"] == kind for one in expected.values()) for kind in kinds(expected)]
    assert sorted(int(line[1]) for line in lines[:-1]) == sorted(by_type)
    assert int(lines[-1][1]) == len(expected)
    for caption, codes in (
        (plain, kinds(expected) - {"service_card", "client_guide", "form", "record"}),
        (published, {"service_card", "client_guide"}),
        (forms, {"form", "record"}),
    ):
        printed = [row for one in all_tables(document, caption) for row in one[1:]]
        theirs = {key: one for key, one in expected.items() if one["doc_type"] in codes}
        assert sorted(row[0] for row in printed) == sorted(theirs)
        for row in printed:
            assert row[1] == theirs[row[0]]["title"]
            assert row[2] in (str(theirs[row[0]]["edition"] or "1"), "–")


def kinds(expected) -> set[str]:
    return {one["doc_type"] for one in expected.values()}


def test_cards_say_where_they_are_published_and_forms_how_long_they_are_kept(office):
    document = office.document("documents", RECORD)[1]
    expected = in_force(office.books)
    missing = MISSING[office.language]
    _, _, published, forms = CAPTIONS[office.language]
    for row in [row for one in all_tables(document, published) for row in one[1:]]:
        assert row[5].split("\n")[0] == (expected[row[0]]["bip_url"] or missing)
    for row in table(document, forms)[1:]:
        one = expected[row[0]]
        assert row[4:] == [str(one[name] or missing) for name in ("jrwa", "retention", "storage")]


def test_sections_stand_in_order_with_a_heading_for_each_type(office):
    found = headings(office.document("documents", RECORD)[1])
    assert [one for one in found if one[1] == "." and one[2] == " "] == SECTIONS[office.language]
    own = [one for one in found if one.startswith("2.") and one not in SECTIONS[office.language]]
    assert [one.split(" ")[0] for one in own] == [f"2.{number}" for number in range(1, len(own) + 1)]
    assert len(own) == len(kinds(in_force(office.books)) - {"service_card", "client_guide", "form", "record"})


def test_no_person_of_the_office_is_named(office):
    text = whole_text(office.document("documents", RECORD)[1])
    assert [p["person"] for p in office.books["people"] if p["person"] in text] == []


def test_every_number_is_explained(office):
    assert office.unhelped("documents", RECORD) == []


def test_in_force_today_is_what_began_and_has_not_ended(small):
    (rows,) = all_tables(small, "Dokumenty obowiązujące")[:1]
    assert [row[:4] for row in rows[1:]] == [
        ["P-1", "Nowa", "2", "01.01.2021"],
        ["P-3", "Dzisiejsza", "1", "20.11.2026"],
        ["P-6", "Bez dat", "1", "nie uzupełniono"],
    ]
    assert [row[5] for row in rows[1:]] == ["Naczelnik", "nie uzupełniono", "Naczelnik"]
    (external,) = all_tables(small, "Dokumenty obowiązujące")[1:]
    assert external[1] == ["U-1", "Ustawa", "–", "01.01.2020", "–", "Naczelnik"]


def test_it_is_signed_by_posts(small):
    assert [row[0] for row in table(small, "Podpisy")[1:]] == [
        "Sporządził: pełnomocnik ds. SZJ",
        "Zatwierdzam: Starosta",
    ]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_an_office_whose_documents_are_all_withdrawn_is_told_so(language):
    word = {"pl": "wycofany", "en": "withdrawn"}[language]
    kind = {"pl": "procedura", "en": "procedure"}[language]
    text = (
        f"as_of 2026-11-20\ndocuments\n| doc | title | doc_type | status | owner |\n| P-1 | A | {kind} | {word} | X |\n"
    )
    data = listed(text, language)
    assert faults(data) == []
    assert headings(opened(data)) == SECTIONS[language]
    assert table(opened(data), CAPTIONS[language][0])[1][1] == "0"


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & „x” {% for x in y %}"
    data = listed(
        POLISH.replace("Nowa |", f"{evil} |").replace("archiwum", evil).replace("https://bip.example/k1", evil)
    )
    assert faults(data) == []
    assert whole_text(opened(data)).count(evil) == 3


def test_a_document_of_no_known_type_is_listed_under_its_own_heading():
    data = listed(POLISH.replace("| Bez dat | procedura |", "| Bez dat | wierszyk |"))
    assert "2.3 Dokumenty bez podanego rodzaju" in headings(opened(data))


def test_it_is_made_for_today():
    assert list(subjects(parse_tables(POLISH, Settings(), "pl").registers["documents"], DAY)) == [RECORD]


@pytest.mark.npm
def test_it_is_valid_open_xml(office, tmp_path, open_xml_errors):
    (tmp_path / "t.docx").write_bytes(office.document("documents", RECORD)[0])
    assert open_xml_errors(tmp_path / "t.docx") == []
