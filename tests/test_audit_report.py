"""The audit report, opened again and read: sections, tables, counts, sources, empty cells, hostile text, both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from audit_documents import (
    AUDITS,
    TEXTS,
    all_tables,
    annex,
    audit_report,
    checksums,
    example,
    headings,
    office,
    opened,
    table,
    whole_text,
)
from libreoffice import converted
from word_rules import faults

from qms_xl.errors import UsageError
from qms_xl.figures import plain
from qms_xl.model import Figure
from qms_xl.norms import profile
from qms_xl.render import reports
from qms_xl.reports.audit import due, possible
from qms_xl.supply import Supply

SECTIONS = {
    "pl": """1. Informacje ogólne|2. Cel auditu|3. Zakres auditu|4. Kryteria auditu
5. Zespół auditujący, auditowani i inni uczestnicy|6. Terminy, miejsce i metoda auditu|7. Przebieg auditu i przeszkody
8. Realizacja ustaleń z poprzednich auditów|9. Mocne strony i dobre praktyki|10. Ustalenia z auditu
10.1 Zestawienie liczbowe|10.2 Niezgodności|10.3 Spostrzeżenia|10.4 Potencjały doskonalenia
11. Uzgodnione działania i terminy|12. Wnioski z auditu|13. Rozbieżne opinie
14. Obszary nieobjęte auditem i zastrzeżenie o próbie|15. Poufność i rozdzielnik|16. Podpisy
Załącznik 1. Lista pytań z wynikami|Załącznik 2. Karty niezgodności|Karta niezgodności U-2026-001
Karta niezgodności U-2026-002|Załącznik 3. Lista obecności|Załącznik 4. Zestawienie źródeł danych""",
    "en": """1. General information|2. Objectives|3. Scope|4. Criteria|5. Audit team, auditees, other participants
6. Dates, place and method|7. Course and obstacles|8. Follow-up of previous findings|9. Strengths and good practices
10. Findings|10.1 Count by grade|10.2 Nonconformities|10.3 Observations|10.4 Opportunities for improvement
11. Agreed actions|12. Conclusions|13. Unresolved diverging opinions|14. Areas not covered, sampling
15. Confidentiality and distribution|16. Signatures|Annex 1. Checklist with results|Annex 2. Nonconformity cards
Nonconformity card F-2026-001|Annex 3. Attendance list|Annex 4. Sources""",
}
TITLES = {"pl": "RAPORT Z AUDITU NR 1/2026", "en": "AUDIT REPORT No 1/2026"}
SAMPLING = {
    "pl": "Audit przeprowadzono metodą próbkowania, na podstawie dostępnych informacji. Niestwierdzenie niezgodności w "
    "badanej próbie nie oznacza, że nie występują one w pozostałym obszarze.",
    "en": "The audit was carried out by sampling of the information available. That no nonconformity was found in the "
    "sample does not mean that there is none elsewhere.",
}
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])


@pytest.fixture(scope="module", params=["pl", "en"])
def made(request):
    """A report as (language, bytes, document)."""
    data = audit_report(request.param)
    return request.param, data, opened(data)


@pytest.fixture(scope="module")
def polish():
    return opened(audit_report("pl"))


def rows_of(language: str, register: str) -> list[dict[str, str]]:
    """Return a register's rows straight from the text table, by English column names: an independent count."""
    lines = TEXTS[language].split(f"\n{register}\n")[1].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    table_lines = []
    for line, parts in zip([line for line in lines if line], cells, strict=False):
        if not line.startswith("|"):
            break
        table_lines.append(parts)
    return [dict(zip(table_lines[0], row, strict=False)) for row in table_lines[1:]]


def test_every_section_stands_in_its_order(made):
    language, _, document = made
    assert headings(document) == re.split(r"[|\n]", SECTIONS[language])


def test_the_title_names_the_report_and_the_properties_do_too(made):
    language, _, document = made
    title = next(one.text for one in document.paragraphs if one.style.name == "Title")
    assert title == TITLES[language]
    properties = document.core_properties
    assert AUDITS[language] in properties.title
    assert properties.language == {"pl": "pl-PL", "en": "en-GB"}[language]
    assert properties.author == office(language).name


def test_header_and_footer_carry_office_form_and_pages(made):
    language, _, document = made
    section = document.sections[0]
    header = section.header.paragraphs[0].text
    footer = section.footer.paragraphs[0]
    assert office(language).name in header
    assert {"pl": "Formularz", "en": "Form"}[language] in header
    assert {"pl": "Strona", "en": "Page"}[language] in footer.text
    codes = [element.text.strip() for element in footer._p.iter() if element.tag.endswith("}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_word_finds_nothing_to_repair(made):
    assert faults(made[1]) == []


@LANGUAGES
def test_the_emptiest_audit_is_sound_too(language):
    lines = {"pl": "| AW-2026-02 | wewnętrzny pozaplanowy | KM |", "en": "| IA-2026-02 | internal, unplanned | TRA |"}
    heads = "audits\n| audit | audit_type | units |\n"
    data = audit_report(language, lines[language].split()[1], f"as_of 2026-11-20\n{heads}{lines[language]}\n")
    assert faults(data) == []
    assert {"pl": "nie uzupełniono", "en": "not filled in"}[language] in whole_text(opened(data))


def test_the_sampling_statement_stands_word_for_word(made):
    language, _, document = made
    assert SAMPLING[language] in [one.text for one in document.paragraphs]


def test_findings_are_counted_by_grade_as_the_register_has_them(polish):
    grades: dict[str, int] = {}
    for row in rows_of("pl", "findings"):
        asked = row["source_ref"] == "AW-2026-01" or row["finding"] == "U-2026-003"  # the latter only by its question
        if row["source"] == "audit wewnętrzny" and asked and row["status"] != "anulowane":
            grades[row["grade"]] = grades.get(row["grade"], 0) + 1
    counted = table(polish, "Liczba ustaleń według kategorii")
    assert {label: int(number) for label, number in counted[1:-1] if number != "0"} == grades
    assert counted[-1] == ["Razem", str(sum(grades.values()))]


def test_numbers_take_the_right_form_of_the_noun(polish):
    assert "W audicie zapisano 5 ustaleń." in whole_text(polish)
    text = TEXTS["pl"]
    for number, words in ((3, "3 ustalenia"), (1, "1 ustalenie")):
        lines = [line for line in text.splitlines() if not re.match(r"\| U-2026-00[3-7]", line)]
        kept = "\n".join(lines[: len(lines)])
        if number == 3:
            kept = "\n".join(line for line in text.splitlines() if not re.match(r"\| U-2026-00[4-7]", line))
        else:
            kept = "\n".join(line for line in kept.splitlines() if not line.startswith("| U-2026-002"))
        kept = kept.replace("U-2026-003 |\n", "|\n") if number == 1 else kept
        assert f"W audicie zapisano {words}." in whole_text(opened(audit_report("pl", "AW-2026-01", kept)))


@pytest.mark.parametrize(
    ("number", "polish_words", "english_words"),
    [
        (1, "Stwierdzono 1 niezgodność.", "1 nonconformity was found."),
        (2, "Stwierdzono 2 niezgodności.", "2 nonconformities were found."),
        (5, "Stwierdzono 5 niezgodności.", "5 nonconformities were found."),
    ],
)
def test_nonconformities_are_counted_in_good_polish_and_english(number, polish_words, english_words):
    head = "| {} | audit_type | units | planned_from | status |\n"
    lines = "".join(
        f"| F-{at} | internal_audit | A | 2026-03-02 | X | opis | reported | minor |\n" for at in range(number)
    )
    for language, said in (("pl", polish_words), ("en", english_words)):
        text = (
            "as_of 2026-11-20\naudits\n" + head.format("audit") + "| A | internal | X | 2026-03-02 | held |\nfindings\n"
            "| finding | source | source_ref | detected_on | unit | description | status | grade |\n" + lines
        )
        assert said in whole_text(opened(audit_report(language, "A", text)))


def test_a_finding_of_a_complaint_or_cancelled_is_no_finding_of_the_audit(polish):
    text = whole_text(polish)
    assert "U-2026-006" not in text
    assert "U-2026-007" not in text


def test_nonconformities_stand_with_requirement_evidence_description_and_grade(polish):
    rows = table(polish, "Niezgodności")
    assert rows[0] == ["Nr, komórka", "Wymaganie", "Dowód", "Opis niezgodności", "Kategoria"]
    assert [row[0].split("\n")[0] for row in rows[1:]] == ["U-2026-001", "U-2026-002"]
    assert rows[1][1].startswith("Procedura PO-07, pkt 4.2")
    assert rows[2][1] == "pkt 7.5.3, PO-07"
    assert [row[4] for row in rows[1:]] == ["niezgodność duża", "niezgodność mała"]


def test_agreed_actions_have_owners_and_dates_and_leave_cancelled_ones_out(polish):
    rows = table(polish, "Uzgodnione działania")[1:]
    assert [row[1] for row in rows] == ["–", "D-2026-001", "–", "D-2026-002"]
    assert rows[1][4:] == ["Ewa Zielińska", "30.11.2026"]
    assert rows[0][2] == "korekcja"


def test_criteria_name_the_edition_in_force_on_the_audit_day(polish):
    rows = {row[0]: row[2:] for row in table(polish, "Dokumenty, z którymi porównywano")[1:]}
    assert rows == {"PO-01": ["4", "01.01.2026"], "PO-07": ["2", "01.03.2024"], "PRD": ["–", "01.01.1998"]}


def test_a_document_without_an_edition_in_force_that_day_says_so():
    text = (
        TEXTS["pl"]
        .replace("| 2025-12-15 | 2026-01-01 | |", "| 2026-10-15 | 2026-12-01 | |")
        .replace("2025-12-31 |", "2026-09-30 |")
    )
    rows = {row[0]: row[2] for row in table(opened(audit_report("pl", text=text)), "Dokumenty, z którymi porównywano")}
    assert rows["PO-01"] == "rejestr nie podaje wydania obowiązującego w dniu auditu"


def test_previous_findings_are_those_of_earlier_audits_in_the_same_units(polish):
    rows = table(polish, "Ustalenia z poprzednich auditów")[1:]
    assert [(row[0], row[4], row[5]) for row in rows] == [
        ("U-2025-011", "zamknięte", "01.09.2025"),
        ("U-2025-012", "w realizacji", "–"),
    ]
    assert "2, w tym zamknięte: 1, otwarte: 1." in whole_text(polish)


def test_the_team_stands_by_role_with_positions(polish):
    rows = table(polish, "Uczestnicy auditu")[1:]
    assert [row[0] for row in rows] == [
        "auditor wiodący",
        "auditor wewnętrzny",
        "ekspert techniczny",
        *["osoba auditowana"] * 3,
    ]
    assert rows[0][1:] == ["Anna Nowak", "Inspektor ds. kontroli", "OR"]


def test_those_who_sign_are_lead_members_heads_and_the_representative(polish):
    rows = table(polish, "Podpisy")
    assert rows[0] == ["Rola", "Imię i nazwisko", "Data", "Podpis"]
    assert [row[:2] for row in rows[1:]] == [
        ["Sporządził: auditor wiodący", "Anna Nowak"],
        ["Członkowie zespołu auditującego", "Jan Kowalski"],
        ["Członkowie zespołu auditującego", "Maria Wiśniewska-Brzęczyszczykiewicz"],
        ["Zapoznanie się z raportem potwierdza: kierownik komórki auditowanej (KM)", "Ewa Zielińska"],
        ["Zapoznanie się z raportem potwierdza: kierownik komórki auditowanej (OR)", "Tomasz Lewandowski"],
        ["Przyjął: pełnomocnik ds. SZJ", "Barbara Dąbrowska"],
    ]


def test_a_report_for_one_unit_holds_that_unit_alone():
    document = opened(audit_report("pl", unit="KM"))
    assert [row[0] for row in table(document, "Niezgodności")[1:]] == ["U-2026-001\nKM"]
    assert "Tomasz Lewandowski" not in [row[1] for row in table(document, "Podpisy")]
    assert [row[0] for row in table(document, "Lista pytań z wynikami")[1:]] == ["1", "2", "3", "6"]


def test_each_nonconformity_has_a_card_of_five_boxes_to_sign(polish):
    cards = all_tables(polish, "Karta niezgodności")
    assert len(cards) == 2
    for card in cards:
        assert [row[0] for row in card[1:]] == [
            "1. Stwierdzenie",
            "2. Korekcja",
            "3. Przyczyna",
            "4. Działania",
            "5. Weryfikacja i zamknięcie",
        ]
        assert all("Podpis:" in row[2] and "Data:" in row[2] for row in card[1:])
    assert "Data: 08.10.2026" in cards[0][1][2]
    assert "Uzasadnienie odstąpienia" in cards[1][4][1]


def test_the_checklist_stands_with_results_and_an_unasked_question_is_not_checked(polish):
    rows = table(polish, "Lista pytań z wynikami")
    asked = [row for row in rows_of("pl", "audit_questions") if row["audit"] == "AW-2026-01"]
    assert [row[0] for row in rows[1:]] == [row["no"] for row in asked]
    assert rows[5][3] == "nie sprawdzono"
    assert "Pytania: 6; zgodne: 2, niezgodne: 2, spostrzeżenie: 1, nie dotyczy: 0, nie sprawdzono: 1." in whole_text(
        polish
    )


def test_the_attendance_list_names_everyone_once_and_leaves_room(polish):
    names = [row[0] for row in table(polish, "Lista obecności")[1:]]
    present = [name for name in names if name]
    assert len(present) == len(set(present)) == 6
    assert names.count("") == 4


def test_the_annex_of_sources_leads_every_number_to_its_rows(polish):
    sources = annex(polish)
    findings = sources["Działania.xlsx", "Ustalenia i niezgodności"]
    assert findings["Liczba ustaleń razem"] == {"": ("5", [4, 5, 6, 7, 8])}
    assert findings["Liczba ustaleń"]["niezgodność mała"] == ("1", [5])
    assert sources["Audity.xlsx", "Lista pytań auditowych"]["Liczba pytań"]["nie dotyczy"] == ("0", [])
    assert "nie dotyczy: 0\xa0(żaden wiersz)" in whole_text(polish)
    numbers = [number for lines in sources.values() for line in lines.values() for number in line.values()]
    assert len(numbers) > 12
    assert all(len(rows) == int(value) for value, rows in numbers)
    hashes = dict(table(polish, "Sumy kontrolne skoroszytów, z których czytano")[1:])
    expected = checksums(example("pl").registers)
    assert hashes == {name: expected[name] for name in ("Audity.xlsx", "Działania.xlsx")}


def _bare(value: object, path: str = "") -> Iterator[str]:
    match value:
        case Figure():
            return
        case Mapping():
            for name, one in value.items():
                yield from _bare(one, f"{path}.{name}")
        case tuple() | list():
            for one in value:
                yield from _bare(one, f"{path}[]")
        case bool():
            return
        case int() | float():
            yield path


def _fields(language: str) -> Mapping[str, object]:
    read = example(language)
    supply = Supply(read.registers, {}, as_of=read.as_of, settings=office(language).settings, norm=profile(read.norm))
    return supply.call(reports()["audit"].fields, record=AUDITS[language])


@LANGUAGES
def test_every_number_in_the_fields_is_a_figure(language):
    assert list(_bare(_fields(language))) == []
    with pytest.raises(TypeError):
        plain({"n": 5}, str)


@LANGUAGES
def test_every_field_is_described_and_every_description_is_a_field(language):
    def paths(value: object, path: str) -> Iterator[str]:
        match value:
            case Figure():
                yield path
            case Mapping():
                for name, one in value.items():
                    yield from paths(one, f"{path}.{name}" if path else name)
            case list():
                for one in value:
                    yield from paths(one, f"{path}[]")
            case tuple() if not hasattr(value, "_fields"):
                yield f"{path}[]"
            case _:
                yield path

    known = {path.removesuffix("[]") for path in reports()["audit"].field_help}
    there = {path.removesuffix("[]") for path in paths(_fields(language), "")}
    assert there <= known
    common = {"office", "as_of"} | {path for path in known if path.startswith(("sources", "workbooks"))}
    if language == "pl":  # its office has something in every list but that of findings without a grade
        assert {path for path in known - there - common if not path.startswith(("ungraded",))} <= {
            path for path in known if ".actions[]" in path
        }


def test_what_staff_left_empty_says_so_and_what_they_typed_stands():
    document = opened(audit_report("pl", "AW-2026-02"))
    text = whole_text(document)
    assert "Data raportu:\tnie uzupełniono" in text
    assert "RAPORT Z AUDITU NR ………" in text
    assert "Numer raportu:\tnie uzupełniono" in text
    assert "Przeszkody:\tbrak" in whole_text(opened(audit_report("pl")))


def test_an_unreadable_date_stands_as_typed():
    text = TEXTS["pl"].replace("| 1/2026 | 2026-10-16 |", "| 1/2026 | połowa października |")
    assert "Data raportu:\tpołowa października" in whole_text(opened(audit_report("pl", text=text)))


HOSTILE = "A & B <w:p/> {{ 7*7 }} {% x %} {_{ „cudzysłów” \\u0007koniec"


def test_hostile_text_stands_as_typed_in_every_place_it_is_printed():
    text = (
        TEXTS["pl"]
        .replace("Archiwum zakładowe (remont).", f'"{HOSTILE}"')
        .replace("| OR.0142.3.2026 |", f'| "{HOSTILE}" |')
    )
    text = text.replace("Egzemplarz nr 4, pok. 112.", f'"{HOSTILE}"')
    data = audit_report("pl", text=text)
    shown = "A & B <w:p/> {{ 7*7 }} {% x %} {_{ „cudzysłów” koniec"
    assert whole_text(opened(data)).count(shown) == 4  # case number, areas, table of nonconformities, card
    assert faults(data) == []


def test_line_breaks_in_a_cell_stay(polish):
    assert "rejestr skarg.\nDostęp do systemu" in whole_text(polish)


def test_audit_is_spelled_as_the_office_spells_it_but_never_what_staff_wrote():
    document = opened(audit_report("pl", "AW-2026-01", spelling="audyt"))
    text = whole_text(document)
    assert "RAPORT Z AUDYTU NR 1/2026" in text
    assert "W audycie zapisano" in text
    assert "Audit przebiegł zgodnie z planem." in text  # staff's own words
    staffs = re.compile(
        "Audit przebiegł|czas auditu|po audicie z 2025|komórek auditowanych|pytań auditowych|Audity.xlsx"
    )
    assert not re.search(r"audi[tc]", staffs.sub("", text), re.IGNORECASE)
    assert "Raport z audytu" in document.core_properties.title


def test_equal_registers_give_equal_bytes():
    assert audit_report("pl") == audit_report("pl")


def test_an_external_audit_has_no_report_of_ours():
    with pytest.raises(UsageError) as refused:
        audit_report("pl", "AZ-2026-01")
    assert "AZ-2026-01" in refused.value.message.pl
    assert refused.value.exit_code == 2


def test_reports_of_held_audits_are_due():
    audits = example("pl").registers["audits"]
    assert list(due(audits)) == ["AW-2026-01", "AW-2026-02"]
    assert list(possible(audits)) == ["AW-2025-03", "AW-2026-01", "AW-2026-02"]


@pytest.mark.soffice
@LANGUAGES
def test_a_pdf_of_it_has_its_pages(language, tmp_path):
    (tmp_path / "report.docx").write_bytes(audit_report(language))
    converted("pdf", [tmp_path / "report.docx"], tmp_path, tmp_path / "profile")
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "report.pdf").read_bytes())
    assert len(pages) > 2


@pytest.mark.npm
@LANGUAGES
def test_the_report_is_valid_to_the_open_xml_sdk(language, tmp_path, open_xml_errors):
    for name, unit in (("whole.docx", ""), ("unit.docx", {"pl": "KM", "en": "TRA"}[language])):
        (tmp_path / name).write_bytes(audit_report(language, unit=unit))
        assert open_xml_errors(tmp_path / name) == []
