"""A real click in LibreOffice starts the macro, the macro the program, and the result stands there in the end."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
import xlsxwriter
from clicking import click, python_with_uno
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from small_office import ACTIONS as REGISTER
from small_office import lay, lying

from qms_xl.model import Language, Text
from qms_xl.panel.buttons_shown import ACTIONS, BUTTONS, button
from qms_xl.panel.draw import panel_workbook
from qms_xl.vba import Module, vba_project

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(not python_with_uno(), reason="no Python knows UNO (Debian: python3-uno)"),
]
ROOT = Path(__file__).parent.parent
DONE = Text("Gotowe: wynik jest w nowym skoroszycie.", "Done: the result stands in a new workbook.")
every_language = pytest.mark.parametrize("language", get_args(Language))
HARD = "SZJ ąę & 'x' (1)"


def install(home: Path) -> Path:
    """Put the program where the macros look for it, for a user with that home folder."""
    own = home / ".local" / "share" / "qms-xl"
    own.mkdir(parents=True)
    program = own / "qms-xlw"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m qms_xl.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return own


def record(own: Path, heard: Path) -> None:
    """Put a program there instead that writes down what it was started with, and answers with an empty workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet()
    (own / "wynik.xlsx").write_bytes(out.getvalue())
    answer = own / "answer.txt"
    text = f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{heard}"\necho wynik.xlsx > "{answer}"\n'
    (own / "qms-xlw").write_text(text, encoding="utf-8")


def laid(folder: Path, language: Language) -> tuple[Path, Path]:
    """Return an office and its panel, in folders with hard names."""
    office = folder / HARD
    lay(office)
    path = folder / f"Panel {HARD}.xlsm"
    path.write_bytes(panel_workbook(language, str(office)))
    return office, path


def caption(action: str, language: Language) -> str:
    return button(action).caption.in_(language)


def canary(folder: Path) -> tuple[Path, Path]:
    """Return a workbook whose one macro writes a file, and that file: it sings only where macros run at all."""
    sung = folder / "canary.txt"
    source = f'Public Sub Sing()\n    Open "{sung}" For Output As #1\n    Print #1, "ok"\n    Close #1\nEnd Sub\n'
    documents = [Module("ThisWorkbook", kind="workbook"), Module("Sheet1", kind="sheet")]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    page.set_vba_name("Sheet1")
    book.set_vba_name("ThisWorkbook")
    book.add_vba_project(io.BytesIO(vba_project([*documents, Module("Canary", source)])), is_stream=True)
    page.insert_button("B2", {"macro": "Sing", "caption": "Sing", "width": 80, "height": 30})
    book.close()
    path = folder / "canary.xlsm"
    path.write_bytes(out.getvalue())
    return path, sung


def test_the_canary_sings_where_macros_may_run_and_is_silent_where_they_may_not(tmp_path: Path) -> None:
    path, sung = canary(tmp_path)
    click(path, tmp_path, "Sing", macros=False, seconds=2)
    assert not sung.exists()
    click(path, tmp_path, "Sing", seconds=2)
    assert sung.read_text().strip() == "ok"


@every_language
def test_each_button_starts_the_program_with_its_own_word(language: Language, tmp_path: Path) -> None:
    own, heard = install(tmp_path), tmp_path / "heard.txt"
    record(own, heard)
    _, panel = laid(tmp_path, language)
    captions = [button.caption.in_(language) for button in BUTTONS]
    clicked = click(panel, tmp_path, *captions)
    assert clicked.buttons == captions
    assert clicked.said == [DONE.in_(language)] * len(BUTTONS)
    each = [["button", action, f"--wb={panel}", "--from_xl=0"] for action in ACTIONS]
    assert heard.read_text("utf-8").splitlines() == [word for words in each for word in words]


@every_language
def test_a_click_saves_changes_into_the_registers_and_another_takes_them_back(
    language: Language, tmp_path: Path
) -> None:
    own = install(tmp_path)
    office, panel = laid(tmp_path, language)
    before = lying(office)
    clicked = click(panel, tmp_path, caption("apply", language))
    assert clicked.said == [DONE.in_(language)]
    assert lying(office)[REGISTER] != before[REGISTER]
    (answer,) = own.glob("*.xlsx")
    assert str(answer) in clicked.open
    assert sentence(answer).startswith(Text("Zapisano: ", "Saved: ").in_(language))
    assert not (own / "answer.txt").exists()
    click(panel, tmp_path, caption("undo", language))
    assert lying(office) == before
    (undone,) = set(own.glob("*.xlsx")) - {answer}
    assert sentence(undone).startswith(Text("Przywrócono skoroszyty", "Put back as they were").in_(language))


def sentence(answer: Path) -> str:
    return str(openpyxl.load_workbook(answer).worksheets[0]["A2"].value)


def test_a_link_of_the_answer_opens_the_very_cell_of_the_register(tmp_path: Path) -> None:
    own, office, sheet = install(tmp_path), tmp_path / f"{HARD} #1 100% pewne a%20b", "Nasze 'Działania' #1"
    lay(office)
    book = openpyxl.load_workbook(office / REGISTER)
    book["Działania"].title = sheet
    book.save(office / REGISTER)
    panel = tmp_path / "panel.xlsm"
    panel.write_bytes(panel_workbook("pl", str(office)))
    clicked = click(panel, tmp_path, caption("check", "pl"), follow=True)
    (answer,) = own.glob("*.xlsx")
    cell = next(cell for cell in openpyxl.load_workbook(answer).worksheets[0]["D"][3:] if cell.hyperlink)
    letters, row = coordinate_from_string(str(cell.value))
    column = column_index_from_string(letters)
    assert clicked.followed == [f"{office / REGISTER}|{sheet}|{column - 1}|{row - 1}"]


@every_language
def test_with_macro_security_on_nothing_is_started(language: Language, tmp_path: Path) -> None:
    own = install(tmp_path)
    office, panel = laid(tmp_path, language)
    before = lying(office)
    clicked = click(panel, tmp_path, caption("apply", language), macros=False, seconds=3)
    assert clicked.said == [""]
    assert lying(office) == before
    assert list(own.iterdir()) == [own / "qms-xlw"]


@every_language
def test_without_the_program_the_panel_says_so(language: Language, tmp_path: Path) -> None:
    office, panel = laid(tmp_path, language)
    before = lying(office)
    (said,) = click(panel, tmp_path, caption("apply", language)).said
    assert said.startswith(
        Text("Brak programu qms-xl na tym komputerze.", "The program qms-xl is not on this computer.").in_(language)
    )
    assert lying(office) == before


def test_neither_what_is_typed_nor_a_path_of_200_characters_becomes_options(tmp_path: Path) -> None:
    own, heard = install(tmp_path), tmp_path / "heard.txt"
    record(own, heard)
    folder = tmp_path / ("Wydział Środowiska " * 9).strip() / "%PATH% ^&calc"
    folder.mkdir(parents=True)
    path = folder / "Panel SZJ.xlsm"
    assert len(str(path)) > 200
    path.write_bytes(panel_workbook("pl", '" --office=\\\\host\\x'))
    click(path, tmp_path, "Raport z auditu")
    assert heard.read_text("utf-8").splitlines() == ["button", "audit", f"--wb={path}", "--from_xl=0"]
