"""The panel is built the same each time, valid, with plain macros that start by themselves nowhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from excel_rules import faults
from oletools.olevba import VBA_Parser
from pyopenvba import check_file

from qms_xl.model import Language
from qms_xl.panel import places
from qms_xl.panel.buttons_shown import ACTIONS, BUTTONS
from qms_xl.panel.draw import panel_workbook
from qms_xl.panel.macros import modules
from qms_xl.reading.files import is_register_file
from qms_xl.shipped import shipped

ROOT = Path(__file__).parent.parent
LANGUAGES = get_args(Language)
every_language = pytest.mark.parametrize("language", LANGUAGES)
HARD_FOLDER = r"\\serwer\Jakość & SZJ\=1+1 'ą'"


def built(language: Language) -> bytes:
    return panel_workbook(language, HARD_FOLDER, {places.AUDITS: ["AW-2026-01", "=1+1"], places.REVIEWS: ["PZ-2026"]})


@every_language
def test_two_builds_give_the_same_bytes(language: Language) -> None:
    assert built(language) == built(language)


@every_language
def test_a_new_office_gets_no_panel_beside_its_registers(language: Language, tmp_path: Path) -> None:
    from qms_xl.cli import main

    assert shipped(f"workbook_templates/{language}/{places.FILE.in_(language)}").is_file()
    assert main(["init", str(tmp_path / "office"), "--language", language, "--quiet"]) == 0
    assert not list(tmp_path.rglob("*.xlsm"))
    assert not is_register_file(places.FILE.in_(language))  # nor would one be read as a register


@every_language
def test_excel_has_nothing_to_repair(language: Language) -> None:
    assert faults(built(language)) == []
    assert faults(panel_workbook(language)) == []


@pytest.mark.npm
@every_language
def test_it_is_valid_to_the_open_xml_sdk(
    language: Language, tmp_path: Path, open_xml_errors: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "panel.xlsm"
    path.write_bytes(built(language))
    assert open_xml_errors(path) == []


@every_language
def test_its_project_is_sound_and_holds_the_text_of_the_macros(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "panel.xlsm"
    path.write_bytes(built(language))
    assert check_file(path).ok
    parser = VBA_Parser(str(path))
    found = {name.rpartition(".")[0]: code.replace("\r\n", "\n") for *_, name, code in parser.extract_macros()}
    parser.close()
    assert found == {one.name: one.text.replace("\r\n", "\n") for one in modules(language)}


@every_language
def test_a_macro_scanner_finds_nothing_that_starts_by_itself(language: Language) -> None:
    parser = VBA_Parser("panel.xlsm", data=built(language))
    found = [(kind, word) for kind, word, _ in parser.analyze_macros()]
    parser.close()
    assert {kind for kind, _ in found} == {"Suspicious", "IOC"}  # it starts a program, which is what it is for
    assert {word for kind, word in found if kind == "IOC"} == {"xlw.exe"}  # of qms-xlw.exe


def test_the_scanner_would_see_a_macro_that_starts_by_itself() -> None:
    from qms_xl.vba import Module, vba_project

    project = vba_project([Module("ThisWorkbook", "Private Sub Workbook_Open()\nEnd Sub", "workbook")])
    parser = VBA_Parser("vbaProject.bin", data=project)
    assert "AutoExec" in {kind for kind, *_ in parser.analyze_macros()}
    parser.close()


SOURCES = sorted((ROOT / "qms_xl" / "panel" / "macros").glob("*.bas"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_macro_file_is_plain_ascii_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_bytes().decode("ascii")
    assert text.startswith("' ")
    assert "Option Explicit" in text
    assert len(text.splitlines()) < 70
    assert "\r" not in text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_macro_saves_nothing_reads_no_cell_and_has_no_conditional_compilation(path: Path) -> None:
    code = "\n".join(line for line in path.read_text("ascii").splitlines() if not line.lstrip().startswith("'"))
    for word in (
        "CreateObject",
        "GetObject",
        "#If",
        ".Save",
        "Cells(",
        "Range(",
        "ActiveSheet",
        "Declare",
        "Auto_Open",
    ):
        assert word.lower() not in code.lower()
    assert re.findall(r"RefersToRange\.Value", code) == re.findall(r"RefersToRange\.Value(?= = Sentence)", code)


def test_what_is_started_is_one_program_under_the_users_profile_in_quotes() -> None:
    started = [line.strip() for path in SOURCES for line in path.read_text("ascii").splitlines() if "Shell " in line]
    assert len(started) == 2
    assert all(line.startswith('Shell """" & Program & """ button " & Action & " ""--wb="') for line in started)


def test_every_button_has_a_macro_of_its_own_with_its_action() -> None:
    text = (ROOT / "qms_xl" / "panel" / "macros" / "PanelButtons.bas").read_text("ascii")
    found = re.findall(r'Public Sub (\w+)\(\)\n    StartProgram "(\w+)"\nEnd Sub', text)
    assert found == [(button.macro, button.action) for button in BUTTONS]
    assert len(set(ACTIONS)) == len(BUTTONS) == 11


@every_language
def test_each_button_shows_its_caption_and_its_alternative_text(language: Language) -> None:
    with zipfile.ZipFile(io.BytesIO(built(language))) as package:
        drawing = package.read("xl/drawings/vmlDrawing1.vml").decode("utf-8")
    from html import unescape

    shown = unescape(drawing)
    for button in BUTTONS:
        assert f">{button.caption.in_(language)}<" in shown
        assert button.tells.in_(language) in shown
        assert f"[0]!{button.macro}<" in shown


@every_language
def test_names_lead_to_where_python_looks(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(built(language)), keep_vba=True)
    assert set(book.defined_names) >= {
        places.OFFICE,
        places.AUDIT,
        places.REVIEW,
        places.STATUS,
        places.LAST_RUN,
        *(name for name, _ in places.CHOICES.values()),
    }
    page = book[places.SHEET]
    assert page["B3"].value == HARD_FOLDER
    assert page["B3"].data_type == "s"
    table = page.tables[places.RESULTS]
    assert table.ref == f"A{places.RESULTS_ROW}:F{places.RESULTS_ROW + 1}"
    assert book[places.LISTS.in_(language)].sheet_state == "hidden"
    choices = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert choices == {f"B{places.ROWS[name]}": listed for name, (listed, _) in places.CHOICES.items()}


@every_language
def test_the_lists_hold_the_numbers_as_text(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(built(language)))
    page = book[places.LISTS.in_(language)]
    assert [page["A2"].value, page["A3"].value, page["B2"].value] == ["AW-2026-01", "=1+1", "PZ-2026"]
    assert page["A3"].data_type == "s"


def test_both_languages_have_the_same_modules() -> None:
    assert [one.name for one in modules("pl")] == [one.name for one in modules("en")]


def test_both_languages_say_the_same_sentences() -> None:
    names = [
        re.findall(r"Public Const (\w+) As String", one.source)
        for language in LANGUAGES
        for one in modules(language)
        if one.name == "PanelWords"
    ]
    assert names[0] == names[1]
    assert len(names[0]) == 5
