"""A blank column inside a register does not split it; two tables side by side stay two."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from messy.rows_book import rows_book

from qms_xl.adopt import plan_for
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.plan import PlanBlock
from qms_xl.workbook.cells import read_book

HEADERS = ["Nr działania", "Co trzeba zrobić", "Osoba odpowiedzialna", "Termin wykonania", "Data wykonania", "Status"]
WHO = ["Anna Nowak", "Jan Kowalski", "Ewa Zielińska"]


def action(number: int) -> list[Any]:
    text = f"Uzupełnić akta spraw w wydziale, punkt {number}"
    return [f"D/{number}/25", text, WHO[number % 3], date(2025, 3, number), date(2025, 4, number), "wykonane"]


def blocks(path: Path, rows: list[list[Any]]) -> list[PlanBlock]:
    data = rows_book(path, {"Arkusz1": rows}).read_bytes()
    return [block for block in plan_for([read_book(data, path.name)], Known())[1].blocks if block.register]


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("title", [[], [["Rejestr działań korygujących"], []]])
def test_a_blank_column_does_not_split_a_register(tmp_path: Path, at: int, title: list[list[Any]]) -> None:
    rows = [[*row[:at], "", *row[at:]] for row in [HEADERS, *map(action, range(1, 15))]]
    (block,) = blocks(tmp_path / "Działania.xlsx", [*title, *rows])
    assert [column.column for column in block.columns if column.header] == [
        *("action", "description", "owner", "due_on", "done_on", "status")
    ]
    assert (block.register, block.records) == ("actions", 14)


def test_a_register_with_two_blank_columns_is_one(tmp_path: Path) -> None:
    rows = [[*row[:2], "", *row[2:4], "", *row[4:]] for row in [HEADERS, *map(action, range(1, 15))]]
    (block,) = blocks(tmp_path / "Działania.xlsx", rows)
    assert len([column for column in block.columns if column.column]) == 6


def test_two_registers_side_by_side_stay_two(tmp_path: Path) -> None:
    people = ["Imię i nazwisko", "Stanowisko", "E-mail"]
    rows = [[*action(n), "", f"{WHO[n % 3]}", "inspektor", f"osoba{n}@urzad.pl"] for n in range(1, 15)]
    found = blocks(tmp_path / "Dane.xlsx", [[*HEADERS, "", *people], *rows])
    assert [block.register for block in found] == ["actions", "people"]
    assert [len(block.columns) for block in found] == [6, 3]


def test_two_years_of_one_register_side_by_side_stay_two(tmp_path: Path) -> None:
    rows = [[*row, "", *row] for row in [HEADERS, *map(action, range(1, 15))]]
    found = blocks(tmp_path / "Działania.xlsx", rows)
    assert [block.span for block in found] == ["A:F", "H:M"]


def test_a_list_of_words_beside_a_register_is_no_part_of_it(tmp_path: Path) -> None:
    words = [["Skrót", "Znaczenie"], ["W", "wykonane"], ["P", "planowane"], ["A", "anulowane"]]
    rows = [HEADERS, *map(action, range(1, 15))]
    rows = [[*row, "", *(words[number] if number < len(words) else [])] for number, row in enumerate(rows)]
    (block,) = blocks(tmp_path / "Działania.xlsx", rows)
    assert block.span == "A:F"
