"""A real click in LibreOffice starts the macro, the macro the program, and the result stands there in the end."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from clicking import click, python_with_uno
from small_office import ACTIONS, lay, lying

from qms_xl.panel.buttons_shown import BUTTONS
from qms_xl.panel.draw import panel_workbook
from qms_xl.vba import Module, vba_project

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(not python_with_uno(), reason="no Python knows UNO (Debian: python3-uno)"),
]
ROOT = Path(__file__).parent.parent
HARD = "SZJ ąę & 'x' (1)"


def install(home: Path) -> Path:
    """Put the program where the macros look for it, for a user with that home folder."""
    own = home / ".local" / "share" / "qms-xl"
    own.mkdir(parents=True)
    program = own / "qms-xlw"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m qms_xl.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return own


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    office = tmp_path / HARD
    lay(office)
    path = tmp_path / f"Panel {HARD}.xlsm"
    path.write_bytes(panel_workbook("pl", str(office)))
    return path


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
    click(path, "Sing", tmp_path, macros="off", seconds=1)
    assert not sung.exists()
    click(path, "Sing", tmp_path, seconds=1)
    assert sung.read_text().strip() == "ok"


def test_a_click_saves_changes_into_the_registers_and_the_result_opens(panel: Path, tmp_path: Path) -> None:
    own = install(tmp_path)
    office = tmp_path / HARD
    before = lying(office)
    clicked = click(panel, "Zapisz zmiany", tmp_path)
    assert clicked.buttons == [button.caption.pl for button in BUTTONS]
    assert clicked.status == "Gotowe: wynik jest w nowym skoroszycie."
    assert lying(office)[ACTIONS] != before[ACTIONS]
    (answer,) = own.glob("*.xlsx")
    assert str(answer) in clicked.open
    assert str(openpyxl.load_workbook(answer).worksheets[0]["A2"].value).startswith("Zapisano: ")
    assert not (own / "answer.txt").exists()


def test_with_macro_security_on_nothing_is_started(panel: Path, tmp_path: Path) -> None:
    own = install(tmp_path)
    before = lying(tmp_path / HARD)
    clicked = click(panel, "Zapisz zmiany", tmp_path, macros="off", seconds=3)
    assert clicked.status == "Gotowy."
    assert lying(tmp_path / HARD) == before
    assert list(own.iterdir()) == [own / "qms-xlw"]


def test_without_the_program_the_panel_says_so(panel: Path, tmp_path: Path) -> None:
    before = lying(tmp_path / HARD)
    clicked = click(panel, "Zapisz zmiany", tmp_path, seconds=1)
    assert clicked.status.startswith("Brak programu qms-xl na tym komputerze.")
    assert lying(tmp_path / HARD) == before


def test_neither_what_is_typed_nor_a_path_of_200_characters_becomes_options(tmp_path: Path) -> None:
    own = install(tmp_path)
    heard = tmp_path / "heard.txt"
    program = own / "qms-xlw"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{heard}"\necho wynik.xlsx > "{own / "answer.txt"}"\n')
    program.chmod(0o755)
    folder = tmp_path / ("Wydział Środowiska " * 9).strip() / "%PATH% ^&calc"
    folder.mkdir(parents=True)
    path = folder / "Panel SZJ.xlsm"
    assert len(str(path)) > 200
    path.write_bytes(panel_workbook("pl", '" --office=\\\\host\\x'))
    click(path, "Raport z auditu", tmp_path)
    assert heard.read_text("utf-8").splitlines() == ["button", "audit", f"--wb={path}", "--from_xl=0"]
    assert os.path.lexists(own)
