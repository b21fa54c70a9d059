"""`qms-xl button` finds the panel that called, the one that is open, or the file, and answers there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

import openpyxl
import pytest
import xlwings
from excel_engine import Excel
from excel_rules import faults
from panel_desk import PanelDesk, running
from small_office import ACTIONS, lay, lying

from qms_xl.cli import main
from qms_xl.panel.buttons_shown import ACTIONS as BUTTONS
from qms_xl.panel.draw import panel_workbook
from qms_xl.workbook.make import make
from qms_xl.workbook.plan import Linked, Plan, TableColumn, TableSheet

SHARE = PureWindowsPath(r"\\serwer\SZJ ą\Cele.xlsx").as_uri()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toolkit's folder in the profile of a user of this computer."""
    monkeypatch.setenv("HOME", str(tmp_path / "anna"))
    return tmp_path / "anna" / ".local" / "share" / "qms-xl"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "Urząd ąę"
    lay(folder)
    return folder


@pytest.fixture
def panel(tmp_path: Path, office: Path) -> Path:
    path = tmp_path / "Panel SZJ.xlsm"
    path.write_bytes(panel_workbook("pl", str(office)))
    return path


@pytest.fixture
def excel() -> Iterator[Excel]:
    one = Excel()
    with running(one):
        yield one


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were opened for the user."""
    found: list[Path] = []
    monkeypatch.setattr("qms_xl.panel.window.show_file", found.append)
    return found


def press(action: str, *words: str) -> int:
    return main(["--language", "pl", "button", action, *words, "--as-of", "2026-11-20"])


def answered(home: Path) -> bytes:
    """Return the workbook that the macro of LibreOffice is told to open."""
    name = (home / "answer.txt").read_text("ascii").strip()
    return (home / name).read_bytes()


def test_the_panel_that_called_gets_the_answer(home: Path, office: Path, excel: Excel) -> None:
    desk = PanelDesk(excel, office, home)
    xlwings.Book._mock_caller = desk.open.as_xlwings()
    try:
        assert press("help", "--wb=Panel SZJ.xlsm", "--from_xl=1", "--hwnd=4711") == 0
    finally:
        del xlwings.Book._mock_caller
    assert desk.status == "Przyciski i co robią:"
    assert len(desk.rows) == len(BUTTONS)


def test_a_call_from_excel_that_cannot_be_reached_is_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert press("check", "--wb=Panel SZJ.xlsm", "--from_xl=1", "--hwnd=4711") == 2
    assert "nie można porozumieć się z Excelem" in capsys.readouterr().err


def test_a_call_from_another_excel_than_the_panels_is_a_sentence(
    home: Path, excel: Excel, capsys: pytest.CaptureFixture[str]
) -> None:
    assert press("check", "--wb=Nie ma.xlsm", "--from_xl=1", "--hwnd=x") == 2
    assert "nie można porozumieć się z Excelem" in capsys.readouterr().err


def test_libreoffice_gets_a_workbook_to_open(home: Path, panel: Path) -> None:
    assert press("check", f"--wb={panel}", "--from_xl=0") == 0
    data = answered(home)
    assert faults(data) == []
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in page[3]] == ["Rodzaj", "Rejestr", "Wpis", "Komórka", "Co", "Co zrobić"]
    links = {link.target.replace("\\", "/") for cell in page["D"][3:] if (link := cell.hyperlink)}
    assert links
    for link in links:
        assert (home / unquote(link)).resolve().is_file()


def test_a_link_to_a_register_on_a_network_share_keeps_its_server() -> None:
    sheet = TableSheet("A", "A", "", "qms_a", (TableColumn("Cell", "@", 9),), [[Linked("F12", SHARE, "'Cele'!F12")]])
    data = make(Plan("A", "en", datetime(2026, 11, 20), (sheet,)))
    link = openpyxl.load_workbook(io.BytesIO(data)).active["A4"].hyperlink
    assert (link.target, link.location) == (
        "file:///\\\\serwer\\SZJ%20ą\\Cele.xlsx".replace("ą", "%C4%85"),
        "'Cele'!F12",
    )


@pytest.mark.parametrize("action", BUTTONS)
def test_every_answer_is_a_workbook_that_excel_need_not_repair(
    home: Path, panel: Path, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms_xl.buttons.show_file", lambda path: None)
    press(action, f"--wb={panel}", "--from_xl=0")
    assert faults(answered(home)) == []


def test_old_answers_do_not_pile_up(home: Path, panel: Path) -> None:
    home.mkdir(parents=True)
    for number in range(40):
        (home / f"qms-xl 2025-01-01 {number:02}.xlsx").write_bytes(b"old")
    (home / "mine.xlsx").write_bytes(b"mine")
    press("help", f"--wb={panel}", "--from_xl=0")
    answers = sorted(path.name for path in home.glob("qms-xl *.xlsx"))
    assert len(answers) == 21
    assert answers[0] == "qms-xl 2025-01-01 20.xlsx"
    assert (home / "mine.xlsx").exists()


def test_from_the_start_menu_the_result_is_opened(home: Path, panel: Path, opened: list[Path]) -> None:
    assert press("check", "--wb", str(panel)) == 0
    assert [path.suffix for path in opened] == [".xlsx"]
    assert not (home / "answer.txt").exists()


def test_from_the_start_menu_a_panel_that_is_open_in_excel_gets_the_answer(
    home: Path, office: Path, excel: Excel, opened: list[Path]
) -> None:
    home.mkdir(parents=True)
    (home / "Panel SZJ.xlsm").write_bytes(panel_workbook("pl", str(office)))
    desk = PanelDesk(excel, office, home)
    assert press("help", "--wb", str(home / "Panel SZJ.xlsm")) == 0
    assert desk.status == "Przyciski i co robią:"
    assert opened == []


@pytest.mark.parametrize("words", [[], ["--wb", "nie ma.xlsm"]])
def test_without_a_panel_there_is_a_sentence(home: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert press("check", *words) == 2
    assert "Nie ma panelu" in capsys.readouterr().err


def test_a_file_that_is_no_panel_is_a_sentence(home: Path, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = lying(office)
    assert press("apply", "--wb", str(office / ACTIONS)) == 2
    assert "nie jest panelem" in capsys.readouterr().err
    assert lying(office) == before


def test_an_answer_that_cannot_be_written_is_told_in_a_window(
    home: Path, panel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(data: bytes, to: Path) -> None:
        raise OSError(28, "No space left on device", str(to))

    monkeypatch.setattr("qms_xl.panel.in_file.create", full)
    assert press("help", f"--wb={panel}", "--from_xl=0") == 3
    told = capsys.readouterr().err
    assert told.startswith("Przyciski i co robią:")
    assert "Na dysku zabrakło miejsca" in told


def test_a_bug_outside_the_handlers_is_told_in_a_window_too(
    home: Path, panel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path, *_: object) -> None:
        raise RuntimeError("tajne dane")

    monkeypatch.setattr("qms_xl.panel.in_file.FilePanel", broken)
    assert press("check", f"--wb={panel}", "--from_xl=0") == 4
    told = capsys.readouterr().err
    assert told.startswith("To błąd programu qms-xl (RuntimeError)")
    assert "tajne" not in told


def test_a_button_that_there_is_not_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert press("calc") == 2
    assert "do wyboru jest" in capsys.readouterr().err
