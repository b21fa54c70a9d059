"""A status told by colour alone: colours of every kind are read as they are seen, a legend says what they mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from qms_xl.cli import main
from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.workbook.cells import read_book

HEADERS = ["Lp.", "Nr działania", "Co trzeba zrobić", "Osoba odpowiedzialna", "Termin wykonania"]
Paint = Callable[[Any, int], None]


def file(path: Path, paint: Paint, extra: Callable[[Any], None] | None = None) -> Path:
    """Write eight actions in rows 2 to 9; `paint(sheet, row)` colours a row, `extra(sheet)` adds to the sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "2025"
    sheet.append(HEADERS)
    for number in range(1, 9):
        sheet.append([number, f"DK/{number}/25", "Uzupełnić rejestr w wydziale", "Anna Nowak", "1.03.2025"])
        paint(sheet, number + 1)
    if extra:
        extra(sheet)
    book.save(path)
    return path


def fill(**colour: Any) -> PatternFill:
    return PatternFill("solid", fgColor=Color(**colour))


def colours(path: Path) -> set[str]:
    return set(read_book(path.read_bytes(), path.name, with_fills=True).sheets[0].fills.values())


@pytest.mark.parametrize(
    ("colour", "seen"),
    [
        ({"rgb": "FF00B050"}, "#00B050"),
        ({"theme": 9}, "#F79646"),
        ({"theme": 9, "tint": 0.3999755851924192}, "#FABF8F"),
        ({"theme": 9, "tint": -0.249977111117893}, "#E46D0A"),
        ({"theme": 0, "tint": -0.249977111117893}, "#BFBFBF"),
        ({"indexed": 10}, "#FF0000"),
        ({"indexed": 3}, "#00FF00"),
        ({"indexed": 50}, "#99CC00"),
    ],
)
def test_a_colour_is_read_as_it_is_seen(tmp_path: Path, colour: dict[str, Any], seen: str) -> None:
    def paint(sheet: Any, row: int) -> None:
        sheet.cell(row, 1).fill = fill(**colour)

    (found,) = colours(file(tmp_path / "Działania.xlsx", paint))
    differences = [abs(int(a, 16) - int(b, 16)) for a, b in zip(*map(parts, (found, seen)), strict=True)]
    assert max(differences) <= 2


def parts(colour: str) -> list[str]:
    return re.findall("..", colour[1:])


@pytest.mark.parametrize("colour", [{"theme": 0}, {"indexed": 64}, {"rgb": "FFFFFFFF"}])
def test_white_is_no_colour(tmp_path: Path, colour: dict[str, Any]) -> None:
    def paint(sheet: Any, row: int) -> None:
        sheet.cell(row, 1).fill = fill(**colour)

    assert not colours(file(tmp_path / "Działania.xlsx", paint))


def plan_of(path: Path, capsys: pytest.CaptureFixture[str], letter: str = "A") -> dict[str, Any]:
    plan = path.parent / "plan.toml"
    assert main(["adopt", "--language", "pl", str(path), "--colour", f"status={letter}", "--plan", str(plan)]) == 0
    capsys.readouterr()
    return tomllib.loads(plan.read_text(encoding="utf-8"))


def by_turns(sheet: Any, row: int) -> None:
    sheet.cell(row, 1).fill = fill(rgb="FF00B050") if row % 2 else fill(theme=5, tint=0.5)


def legend(sheet: Any) -> None:
    sheet.cell(13, 1, "Legenda:")
    sheet.cell(14, 1).fill = fill(rgb="FF00B050")
    sheet.cell(14, 2, "– wykonane")
    sheet.cell(15, 2, "w trakcie").fill = fill(theme=5, tint=0.5)


def test_a_legend_that_names_the_colours_suggests_what_they_mean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path / "Działania.xlsx", by_turns, legend)
    words = plan_of(path, capsys)["words"]
    assert {word["code"] for word in words} == {"done", "running"}
    assert {word["certainty"] for word in words} == {"likely"}
    assert main(["adopt", "--language", "pl", str(path), "--apply", str(tmp_path / "plan.toml")]) == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert register["status"].tolist() == ["running", "done"] * 4


def test_without_a_legend_a_colour_means_nothing_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = plan_of(file(tmp_path / "Działania.xlsx", by_turns), capsys)["words"]
    assert [(word["code"], word["count"]) for word in words] == [("", 4), ("", 4)]


def test_of_a_row_coloured_as_a_whole_any_column_will_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def paint(sheet: Any, row: int) -> None:
        for column in range(1, 6):
            sheet.cell(row, column).fill = fill(rgb="FFFF0000") if row < 5 else fill(rgb="FFFFFF00")

    path = file(tmp_path / "Działania.xlsx", paint)
    assert {word["word"] for word in plan_of(path, capsys, "D")["words"]} == {"#FF0000", "#FFFF00"}


def test_colours_of_conditional_formats_are_said_to_be_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Działania.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet, red = made.add_worksheet("2025"), made.add_format({"bg_color": "#FF0000"})
    sheet.write_row(0, 0, HEADERS)
    for number in range(1, 9):
        sheet.write_row(
            number, 0, [number, f"DK/{number}/25", "Uzupełnić rejestr w wydziale", "Anna Nowak", "1.03.2025"]
        )
    sheet.conditional_format("A2:A9", {"type": "cell", "criteria": ">", "value": 4, "format": red})
    made.close()
    assert main(["adopt", "--language", "pl", str(path), "--colour", "status=A"]) == 0
    assert "kolory w kolumnie A nadaje formatowanie warunkowe" in capsys.readouterr().out
    assert main(["adopt", "--language", "pl", str(path), "--colour", "status=C"]) == 0
    assert "w kolumnie C nie ma kolorów" in capsys.readouterr().out
