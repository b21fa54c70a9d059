"""`check --format xlsx`: a workbook of issues whose links open the very cell, fit to be printed, safe to be edited."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import openpyxl
import pytest
from excel_rules import faults
from format_office import DAY, FORMULA, MARKUP, issues_in_json, made_office, told
from libreoffice import converted

from qms_xl.cli import main
from qms_xl.formats import _issue_tables, xlsx
from qms_xl.model import Language
from qms_xl.speak.links import target

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl knows none of whole columns
FIRST = 4  # the first row of a table


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_office(tmp_path_factory.mktemp("urząd nr 1") / "Rejestry SZJ #1 (100%)")


def made(office: Path, language: Language = "pl", name: str = "wynik.xlsx") -> Path:
    path = office / "raporty" / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    words = ["--office", str(office), "--as-of", DAY, "--language", language, "--output", str(path)]
    assert main(["check", *words, "--format", "xlsx"]) == 1
    return path


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the tables: sheet -> rows by header; links instead of the texts of cells that have one."""
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets[1:]:
        heads = [cell.value for cell in sheet[FIRST - 1]]
        found[sheet.title] = [
            dict(zip(heads, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=FIRST)
        ]
    return found


def test_sheets_are_named_and_filled_in_the_readers_language(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = issues_in_json(office, capsys)
    polish = read(made(office))
    assert list(polish) == ["Usterki", "Osoby", "Wyjątki", "Pominięte reguły"]
    assert [row["Znak usterki"] for row in polish["Usterki"]] == [
        issue["fingerprint"] for issue in expected if issue["waived"] is None
    ]
    english = read(made(office, "en"))
    expected = [issue for issue in issues_in_json(office, capsys, "--language", "en") if issue["waived"] is None]
    assert list(english) == ["Issues", "People", "Waived", "Skipped rules"]
    for row, issue in zip(english["Issues"], expected, strict=True):
        assert (row["Severity"], row["Rule"], row["Record"], row["Cell"]) == (
            *(issue["severity"], issue["code"], issue["record"], issue["cell"]),
        )
        assert (row["What is wrong"], row["What to do"]) == (issue["message"], issue["remedy"])


def test_links_open_the_very_cell(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(office)
    sheet = openpyxl.load_workbook(path)["Usterki"]
    issues = [issue for issue in issues_in_json(office, capsys) if issue["waived"] is None]
    assert len(issues) > 5
    for row, issue in enumerate(issues, FIRST):
        cell = sheet.cell(row, 4)
        assert cell.value == issue["cell"]
        file = path.parent / unquote(cell.hyperlink.target).replace("\\", "/")
        name, _, address = cell.hyperlink.location.rpartition("!")
        assert file.resolve() == (office / issue["workbook"]).resolve()
        target = openpyxl.load_workbook(file)[name[1:-1].replace("''", "'")][address]
        assert target.coordinate == issue["cell"]
        if isinstance(issue["value"], str) and issue["row"]:
            assert str(target.value)[:10] == issue["value"][:10]


@pytest.mark.soffice
def test_libreoffice_finds_the_workbooks_that_links_lead_to(office: Path, tmp_path: Path) -> None:
    path = made(office)
    converted("fods", [path], office, tmp_path / "profile")
    text = (office / "wynik.fods").read_text(encoding="utf-8")
    links = {unquote(link).replace("&apos;", "'") for link in re.findall(r'text:a xlink:href="([^"]+)"', text)}
    assert len(links) > 5
    for link in links:
        file, _, place = link.rpartition("#")
        assert (office / file).resolve().is_file(), link
        assert re.fullmatch(r"'[^']+'!\w+", place)


def test_what_stands_in_a_cell_stays_text_even_when_it_is_typed_over(office: Path) -> None:
    path = made(office)
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type in ("s", "n") for cell in row)  # "n" is what openpyxl calls an empty cell
            if sheet.title != "Podsumowanie" and row[0].row >= FIRST:
                assert {cell.number_format for cell in row} == {"@"}
    values = [row["Wartość"] for row in read(path)["Usterki"]]
    assert {FORMULA, MARKUP} <= set(values)


def test_each_person_has_a_list_and_rows_that_name_nobody_come_last(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = read(made(office))["Osoby"]
    for person in ("Łucja Żak", "Jan Lis"):
        mine = [(row["Reguła"], row["Komórka"]) for row in rows if row["Osoba"] == person]
        issues = issues_in_json(office, capsys, "--person", person)
        assert mine == [(issue["code"], issue["cell"]) for issue in issues if issue["waived"] is None] != []
    names = [row["Osoba"] for row in rows]
    known = [name for name in dict.fromkeys(names) if name in ("Anna Nowak", "Jan Lis", "Łucja Żak")]
    assert known == sorted(known, key="AJŁ".find)
    assert names[-1] == "(nikt nie jest wpisany)"


def test_waived_issues_stand_apart_with_their_reason_and_skipped_rules_with_what_they_lacked(office: Path) -> None:
    tables = read(made(office))
    (waived,) = tables["Wyjątki"]
    assert (waived["Wpis"], waived["Powód wyjątku"]) == ("D-2026-008", "Zgoda <b>pełnomocnika</b>")
    assert "D-2026-008" not in [row["Wpis"] for row in tables["Usterki"] if row["Reguła"] == "ACT001"]
    lacked = {row["Reguła"]: row["Czego brakuje"] for row in tables["Pominięte reguły"]}
    assert "qms-xl snapshot" in lacked["GEN009"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_it_prints_on_a4_with_its_headers_and_names_its_title_and_language(language: Language, office: Path) -> None:
    path = made(office, language)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # as many pages as it takes
    for sheet in book.worksheets[1:]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.freeze_panes.endswith("4")
        assert len(sheet.tables) == 1
    core = ElementTree.fromstring(zipfile.ZipFile(path).read("docProps/core.xml"))
    texts = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert texts["language"] == {"pl": "pl-PL", "en": "en-GB"}[language]
    assert (
        texts["title"]
        == {"pl": "Usterki w rejestrach, 20.11.2026", "en": "Issues in the registers, 20 November 2026"}[language]
    )
    assert texts["created"] == "2026-11-20T00:00:00Z"


def test_the_same_registers_on_the_same_day_give_the_same_bytes(office: Path) -> None:
    assert made(office).read_bytes() == made(office).read_bytes()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_excel_would_open_it_without_a_word(language: Language, office: Path) -> None:
    assert faults(made(office, language).read_bytes()) == []


@pytest.mark.npm
def test_it_is_valid_to_the_open_xml_sdk(office: Path, open_xml_errors: Callable[[Path], list[str]]) -> None:
    assert open_xml_errors(made(office)) == []


def test_without_output_it_goes_into_the_reports_folder_and_never_over_another(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (Path(told(office, capsys, "xlsx", "--language", "pl").strip()) for _ in range(2))
    assert (first, second) == (
        office / "raporty" / "Usterki 2026-11-20.xlsx",
        office / "raporty" / "Usterki 2026-11-20 (2).xlsx",
    )
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_is_there_is_left_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = office / "raporty" / "mój.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"mine")
    assert main(["check", "--office", str(office), "--format", "xlsx", "--output", str(path)]) == 3
    assert "mój.xlsx" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


def test_beyond_excels_limit_of_links_cells_are_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from test_formats import issue, view

    monkeypatch.setattr(_issue_tables, "_MOST_LINKS", 2)
    home = Path("/biuro")
    data = xlsx.made(view(*(issue(row) for row in range(2, 6)), home=home, result_folder=home / "raporty"))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Usterki"]
    assert [bool(sheet.cell(row, 4).hyperlink) for row in range(FIRST, FIRST + 4)] == [True, True, False, False]
    assert sheet.cell(FIRST + 3, 4).value == "G5"


def test_nothing_wrong_gives_a_workbook_that_says_so() -> None:
    from test_formats import view

    data = xlsx.made(view())
    assert faults(data) == []
    summary = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert "Usterek nie znaleziono." in [cell.value for row in summary.iter_rows() for cell in row]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif"])
def test_formats_without_a_workbook_or_a_page_do_not_load_what_those_need(form: str, office: Path) -> None:
    code = (
        "import sys; from qms_xl.cli import main; main(sys.argv[1:]); "
        "print(sorted({'xlsxwriter', 'jinja2'} & set(sys.modules)), file=sys.stderr)"
    )
    words = ["check", "--office", str(office), "--as-of", DAY, "--format", form]
    ran = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert ran.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("result_folder", "file"),
    [
        ("raporty", "../rejestry/Dzia%C5%82ania%20%231%20%28100%25%29.xlsx"),
        ("rejestry", "Dzia%C5%82ania%20%231%20%28100%25%29.xlsx"),
        ("raporty/2026", "../../rejestry/Dzia%C5%82ania%20%231%20%28100%25%29.xlsx"),
    ],
)
def test_a_link_survives_any_name_of_file_and_sheet(result_folder: str, file: str) -> None:
    from test_formats import issue, view

    home = Path("/biuro")
    one = issue(2, workbook="rejestry/Działania #1 (100%).xlsx", sheet="Plan '26")
    shown = view(one, home=home, result_folder=home / result_folder)
    assert target(one, shown) == (file, "'Plan ''26'!G2")
    cell = openpyxl.load_workbook(io.BytesIO(xlsx.made(shown)))["Usterki"].cell(FIRST, 4)
    assert (cell.hyperlink.target.replace("\\", "/"), cell.hyperlink.location) == (file, "'Plan ''26'!G2")


def test_an_issue_without_a_cell_leads_to_its_sheet_and_one_without_a_file_nowhere() -> None:
    from test_formats import issue, view

    home = Path("/biuro")
    shown = view(home=home, result_folder=home)
    assert target(issue(2, cell=None, row=None), shown) == ("rejestry/Dzia%C5%82ania.xlsx", "'Działania'!A1")
    assert target(issue(2, cell=None, sheet=None), shown) == ("rejestry/Dzia%C5%82ania.xlsx", "")
    assert target(issue(2, workbook=None), shown) is None
    assert target(issue(2), view(home=home)) is None
