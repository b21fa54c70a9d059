"""The nonconformity card: five boxes, of one nonconformity or of all that an audit found; what is missing is said."""

from __future__ import annotations

import pytest
from audit_documents import all_tables, headings, opened, whole_text
from review_documents import DAY, demo_folder, minutes
from review_recount import read
from word_rules import faults

from qms_xl.cli import main
from qms_xl.errors import UsageError
from qms_xl.reports.card import due, possible, subjects
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

POLISH = """as_of 2026-11-20
findings
| finding | source | source_ref | detected_on | unit | description | status | grade | owner | reported_by | doc | clause | requirement | evidence | correction | correction_due | correction_done | cause_category | cause | action_needed | external_due | accepted_by | accepted_on | evaluation | closed_on | closed_by |
| U-1 | audit wewnętrzny | AW-1 | 2026-03-02 | KM | Brak wpisu. | w realizacji | niezgodność mała | Jan Kowalski | Ewa Lis | P-04 | 8.5 | Wpis w dniu odbioru | 2 z 10 spraw | Wpisano | 2026-03-09 | 2026-03-05 | | Brak zastępstwa | tak | | | | | | |
| U-2 | audit zewnętrzny | AZ-1 | 2026-06-11 | KM | Brak analizy. | zgłoszone | | | | | | | | | | | | | | 2026-09-10 | | | | | |
| U-3 | audit wewnętrzny | AW-1 | 2026-03-02 | KM | Dobra praktyka. | zamknięte | dobra praktyka | | | | | | | | | | | | | | | | | 2026-03-03 | Ewa Lis |
| U-4 | audit wewnętrzny | AW-1 | 2026-03-02 | KM | Cofnięta. | anulowane | niezgodność duża | | | | | | | | | | | | | | | | | | |
| U-5 | audit wewnętrzny | AW-1 | 2026-03-02 | KM | Zamknięta. | zamknięte | niezgodność duża | Jan Kowalski | | | | | | | | | | | | | | | Skutecznie | 2026-05-03 | Ewa Lis |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status | done_on | verified_on | verified_by | effectiveness |
| D-1 | korygujące | ustalenie (niezgodność) | U-1 | Lista zastępstw | Jan Kowalski | 2026-03-05 | 2026-04-30 | wykonane | 2026-04-20 | | | |
| D-2 | korygujące | ustalenie (niezgodność) | U-1 | Cofnięte | Jan Kowalski | 2026-03-05 | 2026-04-30 | anulowane | | | | |
audits
| audit | audit_type | units | planned_from | status | case_no |
| AW-1 | wewnętrzny | KM | 2026-03-02 | raport wydany | OR.1.2026 |
| AZ-1 | nadzoru | KM | 2026-06-11 | raport wydany | |
| AW-2 | wewnętrzny | KM | 2026-04-02 | przeprowadzony | |
units
| unit | name | unit_type | head |
| KM | Wydział Komunikacji | wydział | Adam Głowa |
"""
ENGLISH = """as_of 2026-11-20
findings
| finding | source | detected_on | unit | description | status |
| F-1 | self | 2026-03-02 | VR | Late. | reported |
"""
BOXES = {
    "pl": ["1. Stwierdzenie", "2. Korekcja", "3. Przyczyna", "4. Działania", "5. Weryfikacja i zamknięcie"],
    "en": ["1. Statement", "2. Correction", "3. Cause", "4. Actions", "5. Verification and closing"],
}
CAPTION = {"pl": "Karta niezgodności", "en": "Nonconformity card"}


def card(record: str = "U-1", text: str = POLISH, language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="card")


def boxes(data: bytes, language: str = "pl") -> list[list[list[str]]]:
    return [table[1:] for table in all_tables(opened(data), CAPTION[language])]


def test_a_card_has_five_boxes_each_with_date_and_signature():
    for language, data in (("pl", card()), ("en", card("F-1", ENGLISH, "en"))):
        (rows,) = boxes(data, language)
        assert [row[0] for row in rows] == BOXES[language]
        date, sign = {"pl": ("Data:", "Podpis:"), "en": ("Date:", "Signature:")}[language]
        assert all(date in row[2] and sign in row[2] for row in rows)


VERIFIED = {
    "korygujące | | |": "D-1, weryfikacja: nie uzupełniono",
    "zapobiegawcze | 2026-06-30 | |": "D-1, weryfikacja do 30.06.2026: nie uzupełniono",
    "korekcja | | |": "D-1 (korekcja): weryfikacja nie jest wymagana",
    "korekcja | 2026-06-30 | |": "D-1, weryfikacja do 30.06.2026: nie uzupełniono",
    "korekcja | | 2026-06-02 | Ewa Lis": "D-1: skuteczne, zweryfikowano 02.06.2026, Ewa Lis",
}


@pytest.mark.parametrize(("typed", "said"), VERIFIED.items(), ids=VERIFIED)
def test_verification_is_missing_only_where_it_is_needed(typed, said):
    kind, due_on, verified, by = (part.strip() for part in typed.split("|"))
    effect = "skuteczne" if verified else ""
    head, _, rest = POLISH.partition("actions\n")
    text = f"""{head}actions
| action | action_type | origin | origin_ref | description | status | done_on | verify_due | verified_on | verified_by | effectiveness |
| D-1 | {kind} | ustalenie (niezgodność) | U-1 | Lista | wykonane | 2026-04-20 | {due_on} | {verified} | {by} | {effect} |
audits{rest.partition("audits")[2]}"""
    (rows,) = boxes(card(text=text))
    assert rows[4][1].splitlines()[0] == said


def test_the_card_says_what_the_registers_say():
    (rows,) = boxes(card())
    assert "Wymaganie:\nWpis w dniu odbioru\npkt 8.5, P-04" in rows[0][1]
    assert "Auditor: Ewa Lis" in rows[0][2]
    assert "Kierownik: Adam Głowa" in rows[0][2]
    assert rows[1][1] == "Wpisano\nTermin: 09.03.2026\nWykonano: 05.03.2026"
    assert "D-1, korygujące: Lista zastępstw (Jan Kowalski, termin 30.04.2026, wykonano 20.04.2026)" in rows[3][1]
    assert "D-2" not in rows[3][1]
    text = whole_text(opened(card()))
    assert "Znak sprawy: OR.1.2026" in text
    assert "Audit AW-1, wewnętrzny" in text


@pytest.mark.parametrize(("record", "language", "text"), [("U-2", "pl", POLISH), ("F-1", "en", ENGLISH)])
def test_what_is_missing_is_said(record, language, text):
    (rows,) = boxes(card(record, text, language), language)
    said = {"pl": "nie uzupełniono", "en": "not filled in"}[language]
    assert all(said in row[1] for row in rows)
    assert faults(card(record, text, language)) == []


def test_only_what_a_certification_body_found_has_its_deadline():
    assert "Termin jednostki certyfikującej:\t10.09.2026" in whole_text(opened(card("U-2")))
    assert "Termin jednostki" not in whole_text(opened(card("U-1")))


def test_an_audits_cards_come_together_each_with_its_own_heading():
    data = card("AW-1")
    assert headings(opened(data)) == ["Karta niezgodności U-1", "Karta niezgodności U-5"]
    assert "KARTY NIEZGODNOŚCI" in whole_text(opened(data))
    assert len(boxes(data)) == 2
    assert len(boxes(card("AZ-1"))) == 1


def test_what_is_no_nonconformity_is_refused_with_what_to_do():
    with pytest.raises(UsageError) as told:
        card("U-3")
    assert "Kategoria ustalenia" in told.value.remedy.pl
    with pytest.raises(UsageError) as told:
        card("AW-2")
    assert "nie ma niezgodności z auditu AW-2" in told.value.message.pl


def test_cards_of_open_nonconformities_are_due():
    registers = parse_tables(POLISH, Settings(), "pl").registers
    assert list(due(registers["findings"])) == ["U-1", "U-2"]
    assert list(possible(registers["findings"])) == ["U-1", "U-2", "U-5"]
    assert list(subjects(registers["findings"], registers["audits"]))[-3:] == ["AW-1", "AZ-1", "AW-2"]


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %} „cytat”"
    data = card(text=POLISH.replace("Brak wpisu.", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_demo_offices_audit_gets_a_card_for_each_nonconformity_counted_plainly(tmp_path, language, capsys):
    home = demo_folder(tmp_path / "office", language, "")
    books = read(next(path.parent for path in home.rglob("*.xlsx")), language)
    wanted: dict[str, list[str]] = {}
    for one in books["findings"]:
        if one["source"] in ("internal_audit", "external_audit") and one["grade"] in ("major", "minor"):
            wanted.setdefault(one["source_ref"], []).append(one["finding"])
    audit = max(wanted, key=lambda key: len(wanted[key]))
    words = ["report", "card", audit, "--office", str(home), "--as-of", str(DAY), "--output", str(tmp_path / "out")]
    assert main(words) == 0, capsys.readouterr().err
    (path,) = (tmp_path / "out").iterdir()
    title = CAPTION[language]
    assert headings(opened(path.read_bytes())) == [f"{title} {one}" for one in wanted[audit]]
    assert faults(path.read_bytes()) == []


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "c.docx").write_bytes(card("AW-1"))
    assert open_xml_errors(tmp_path / "c.docx") == []
