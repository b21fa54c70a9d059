"""The committed workbooks are those that are built, and Excel has nothing to repair in them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import openpyxl
import pytest
from excel_rules import faults

ROOT = Path(__file__).parent.parent
_SPEC = importlib.util.spec_from_file_location("build_templates", ROOT / "scripts" / "build_templates.py")
build_templates = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(build_templates)

NAMES = {
    "pl": {"Organizacja", "Dokumenty", "Audity", "Działania", "Cele", "Przegląd", "Klienci", "Ryzyka", "Zasoby"},
    "en": {
        *("Organisation", "Documents", "Audits", "Actions", "Objectives"),
        *("Review", "Customers", "Risks", "Resources"),
    },
}
TEMPLATES = sorted((ROOT / "workbook_templates").glob("*/*.xlsx"))
PANELS = [ROOT / "workbook_templates" / "pl" / "Panel SZJ.xlsm", ROOT / "workbook_templates" / "en" / "QMS Panel.xlsm"]


@pytest.mark.parametrize("language", NAMES)
def test_there_are_the_nine_workbooks_of_the_domain(language):
    assert {path.stem for path in TEMPLATES if path.parent.name == language} == NAMES[language]


def test_committed_workbooks_are_those_that_are_built(capsys):
    assert build_templates.main(["--check"]) == 0, capsys.readouterr().err


def test_building_twice_gives_the_same_bytes():
    assert build_templates.built() == build_templates.built()


def test_a_changed_missing_or_added_workbook_is_named(tmp_path, capsys):
    assert build_templates.main(["--folder", str(tmp_path)]) == 0
    assert build_templates.main(["--folder", str(tmp_path), "--check"]) == 0
    capsys.readouterr()
    (tmp_path / "pl" / "Cele.xlsx").write_bytes((tmp_path / "pl" / "Ryzyka.xlsx").read_bytes())
    (tmp_path / "pl" / "Zasoby.xlsx").write_bytes(b"")
    (tmp_path / "en" / "Risks.xlsx").unlink()
    (tmp_path / "pl" / "Panel SZJ.xlsm").write_bytes(b"x")
    (tmp_path / "en" / "Old.xlsx").write_bytes(b"x")
    assert build_templates.main(["--folder", str(tmp_path), "--check"]) == 1
    named = [line.split(" differs")[0] for line in capsys.readouterr().err.splitlines()]
    assert named == ["en/Old.xlsx", "en/Risks.xlsx", "pl/Cele.xlsx", "pl/Panel SZJ.xlsm", "pl/Zasoby.xlsx"]
    assert build_templates.main(["--folder", str(tmp_path)]) == 0
    assert build_templates.main(["--folder", str(tmp_path), "--check"]) == 0


@pytest.mark.parametrize("path", [*TEMPLATES, *PANELS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_excel_has_nothing_to_repair(path):
    assert faults(path.read_bytes()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.filterwarnings("ignore:Print area")
def test_help_stands_in_front_and_lists_last(path):
    book = openpyxl.load_workbook(path)
    help_, lists = ("Pomoc", "Słowniki") if path.parent.name == "pl" else ("Help", "Lists")
    assert (book.sheetnames[0], book.sheetnames[-1]) == (help_, lists)
    assert all(len(page.tables) == 1 for page in book.worksheets[1:-1])
    assert book.properties.language == {"pl": "pl-PL", "en": "en-GB"}[path.parent.name]
    assert book.properties.title == path.stem
