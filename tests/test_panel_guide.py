"""The guide of the panel says what is there: its buttons, its pictures, and formulas that LibreOffice works out."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from libreoffice import recalculated

from qms_xl.make import make_workbooks
from qms_xl.model import Language, Text
from qms_xl.panel.buttons_shown import BUTTONS

DOCS = Path(__file__).parent.parent / "docs"
LANGUAGES = get_args(Language)
ENGLISH = {"JEŻELI.BŁĄD": "IFERROR", "PODAJ.POZYCJĘ": "MATCH", "LICZ.JEŻELI": "COUNTIF", "INDEKS": "INDEX", ";": ","}
every_language = pytest.mark.parametrize("language", LANGUAGES)


def guide(language: Language) -> str:
    return (DOCS / f"panel.{language}.md").read_text("utf-8")


def formulas(language: Language) -> list[str]:
    """Return the guide's formulas as a file holds them: with English names and commas."""
    found = re.findall(r"\| `(=.+?)` \|", guide(language))
    for polish, english in ENGLISH.items() if language == "pl" else ():
        found = [formula.replace(polish, english) for formula in found]
    return found


@every_language
def test_the_guide_names_every_button_as_the_panel_does(language: Language) -> None:
    table = guide(language).partition("|---|---|\n")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (.+?) \|", table, re.MULTILINE) == [one.caption.in_(language) for one in BUTTONS]


@every_language
def test_its_pictures_and_pages_are_there(language: Language) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", guide(language)):
        assert (DOCS / target).is_file(), target


def test_both_guides_have_the_same_parts() -> None:
    parts = [re.findall(r"^(?:##|!\[|\| |\d\.|- |<!--)", guide(language), re.MULTILINE) for language in LANGUAGES]
    assert parts[0] == parts[1]


def test_the_list_for_real_excel_says_so_numbers_its_lines_and_names_its_sources() -> None:
    text = (DOCS / "excel-check.md").read_text("utf-8")
    assert "None of this has been tried in real Excel." in text
    assert "Niczego z tej listy nie wypróbowano w prawdziwym Excelu." in text
    lines = re.findall(r"^\| (\d+) \|.*\| (.+?) \|$", text, re.MULTILINE)
    assert [int(number) for number, _ in lines] == list(range(1, len(lines) + 1))
    named = {name for _, sources in lines for name in re.findall(r"\[(.+?)\]", sources)}
    assert named == set(re.findall(r"^\[(.+?)\]: https://\S+$", text, re.MULTILINE))


@pytest.mark.soffice
@every_language
def test_the_formulas_of_the_guide_give_what_they_promise(language: Language, tmp_path: Path) -> None:
    rows = {
        "actions": [
            {"action": "A-1", "status": "running", "due_on": date(2020, 1, 10), "done_on": date(2020, 1, 14)},
            {"action": "A-2", "status": "running", "due_on": date(2020, 1, 1)},
            {"action": "A-3", "status": "planned", "due_on": date(2999, 1, 1)},
        ],
        "objectives": [{"objective": "O-1", "status": "at_risk"}, {"objective": "O-2", "status": "achieved"}],
    }
    made = make_workbooks(language, rows, created=datetime(2026, 1, 1))
    word = {"pl": ("po terminie", "zrealizowany"), "en": ("overdue", "achieved")}[language]
    asked: dict[str, bytes] = {}
    for name, key, number in (("actions", "A-1", 0), ("objectives", "O-2", 1)):
        file = {"actions": Text("Działania.xlsx", "Actions.xlsx"), "objectives": Text("Cele.xlsx", "Objectives.xlsx")}
        book = openpyxl.load_workbook(io.BytesIO(made[file[name].in_(language)]))
        page = book.create_sheet("Pytania")
        page["A2"] = key
        own = [formula for formula in formulas(language) if f"qms_{name}[" in formula]
        for row, formula in enumerate(own, 2):
            page.cell(row, 2).value = formula
        out = io.BytesIO()
        book.save(out)
        asked[f"{number}.xlsx"] = out.getvalue()
    answered = recalculated(asked, tmp_path)
    values = {
        name: [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Pytania"]["B"][1:]]
        for name, data in answered.items()
    }
    assert values["0.xlsx"][1:] == [4, 1]
    assert values["0.xlsx"][0] not in (None, "", word[0])
    assert values["1.xlsx"] == [word[1]]
