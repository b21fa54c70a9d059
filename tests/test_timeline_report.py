"""The history of the system: certificates, published events year by year, nothing that is not to be published, no names."""

from __future__ import annotations

import pytest
from audit_documents import headings, opened, table, whole_text
from dated_documents import demo
from review_documents import DAY, by_heading, minutes
from word_rules import faults

from qms_xl.reports.timeline import subjects

RECORD = DAY.isoformat()
SECTIONS = {
    "pl": ["1. Certyfikat systemu", "2. Kalendarium", "3. Certyfikaty od początku systemu"],
    "en": ["1. Certificate of the system", "2. Timeline", "3. Certificates since the beginning"],
}
MONTHS = {
    "pl": [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
NONE = {
    "pl": ["W rejestrze nie ma certyfikatu", "nie ma zdarzeń przeznaczonych do publikacji", "nie ma certyfikatów"],
    "en": ["no certificate that is valid", "no event that is to be published", "holds no certificates"],
}
HEAD = "as_of 2026-11-20\n"
EVENTS = """milestones
| milestone | happened_on | kind | text | ref | publish | notes |
| 1 | 2020-05-04 | inne | Ostatnie | | tak | poufne |
| 2 | 2019-02-03 | audit | Wcześniejsze | AZ-1 | tak | |
| 3 | 2019-01-02 | audit | Wewnętrzne | | nie | |
| 4 | 2019-01-03 | audit | Nierozstrzygnięte | | | |
| 5 | 2026-11-21 | inne | Jutrzejsze | | tak | |
| 6 | 2026-11-20 | inne | Dzisiejsze | | tak | |
| 7 | wiosną | inne | Bez dnia | | tak | |
"""
CERTIFICATES = """certificates
| certificate | norm | body | issued_on | valid_to | scope | first_issued_on | status |
| C/3 | PN-EN ISO 9001:2015-10 | Jednostka | 2025-01-01 | 2026-11-20 | | | ważny |
| C/1 | PN-EN ISO 9001:2009 | Jednostka | 2019-01-01 | 2021-12-31 | całość | 2019-01-01 | wygasły |
| C/2 | PN-EN ISO 9001:2015-10 | Jednostka | 2022-01-01 | 2027-01-01 | całość | 2019-01-01 | zastąpiony nowym |
| C/4 | PN-EN ISO 9001:2015-10 | Jednostka | 2026-12-01 | 2029-11-30 | całość | 2019-01-01 | |
"""


@pytest.fixture(scope="module", params=["pl", "en"])
def office(request, tmp_path_factory):
    return demo(tmp_path_factory.mktemp("office"), request.param)


def history(text: str = EVENTS + CERTIFICATES, language: str = "pl") -> bytes:
    return minutes(language, HEAD + text, RECORD, kind="timeline")


def test_published_events_stand_by_year_in_order_and_no_other(office):
    data, document = office.document("timeline", RECORD)
    assert faults(data) == []
    events = [m for m in office.books["milestones"] if m["publish"] == "yes" and m["happened_on"] <= DAY]
    events.sort(key=lambda m: m["happened_on"])
    first, second, third = SECTIONS[office.language]
    assert headings(document) == [
        first,
        second,
        *dict.fromkeys(str(m["happened_on"].year) for m in events),
        third,
    ]
    printed = [
        (year, *part.text.split("\t"))
        for year, parts in by_heading(document).items()
        if year.isdigit()
        for part in parts
    ]
    assert printed == [
        (
            str(m["happened_on"].year),
            f"{m['happened_on'].day} {MONTHS[office.language][m['happened_on'].month - 1]}",
            m["text"] + (f" ({m['ref']})" if m["ref"] else ""),
        )
        for m in events
    ]


def test_no_person_of_the_office_is_named(office):
    text = whole_text(office.document("timeline", RECORD)[1])
    assert [p["person"] for p in office.books["people"] if p["person"] in text] == []


def test_every_certificate_stands_once_the_earliest_first(office):
    captions = {"pl": "Certyfikaty", "en": "Certificates"}
    rows = table(office.document("timeline", RECORD)[1], captions[office.language])[1:]
    issued = sorted(office.books["certificates"], key=lambda c: c["issued_on"])
    assert [row[0] for row in rows] == [c["certificate"] for c in issued]


def test_the_order_is_that_of_the_days_and_tomorrow_is_no_history():
    text = whole_text(opened(history()))
    order = ["Wcześniejsze (AZ-1)", "Ostatnie", "Dzisiejsze", "Bez dnia"]
    assert sorted(order, key=text.index) == order
    for absent in ("Wewnętrzne", "Nierozstrzygnięte", "Jutrzejsze", "poufne"):
        assert absent not in text
    assert "wiosną\tBez dnia" in text
    assert "bez daty" in headings(opened(history()))


def test_the_certificate_of_today_is_neither_run_out_nor_renewed_nor_yet_to_come():
    current = by_heading(opened(history()))["1. Certyfikat systemu"]
    text = "\n".join(part.text for part in current)
    assert "nr C/3" in text
    assert "C/1" not in text
    assert "C/2" not in text
    assert "C/4" not in text
    assert "Zakres certyfikacji:\tnie uzupełniono" in text
    assert [row[0] for row in table(opened(history()), "Certyfikaty")[1:]] == ["C/1", "C/2", "C/3", "C/4"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_an_office_without_history_is_told_so_in_each_section(language):
    data = history("", language)
    assert faults(data) == []
    assert headings(opened(data)) == SECTIONS[language]
    assert all(said in whole_text(opened(data)) for said in NONE[language])


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & „x” {% for x in y %}"
    data = history(EVENTS.replace("Dzisiejsze", evil) + CERTIFICATES.replace("całość", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


def test_it_is_made_for_today_where_there_are_events_or_certificates(office):
    registers = office.reading.registers
    assert list(subjects(DAY, registers["milestones"])) == [RECORD]
    assert list(subjects(DAY, None, registers["certificates"])) == [RECORD]
    assert list(subjects(DAY)) == []


@pytest.mark.npm
def test_it_is_valid_open_xml(office, tmp_path, open_xml_errors):
    (tmp_path / "t.docx").write_bytes(office.document("timeline", RECORD)[0])
    assert open_xml_errors(tmp_path / "t.docx") == []
