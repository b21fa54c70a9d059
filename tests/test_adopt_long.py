"""Long sheets are proposed from a part of their rows: what stands deep in them is found all the same, and all is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from messy.rows_book import rows_book

from qms_xl.adopt import plan_for
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.plan import PlanBlock
from qms_xl.workbook.book import Book
from qms_xl.workbook.cells import read_book

HEADERS = ["Nr działania", "Opis działania", "Osoba odpowiedzialna", "Termin wykonania", "Status"]
PEOPLE = ["Imię i nazwisko", "Stanowisko", "E-mail"]
WHO = ["Anna Nowak", "Jan Kowalski", "Ewa Zielińska"]
BYTES = 40_000


def actions(count: int) -> list[list[Any]]:
    return [
        [f"D/{n}/25", f"Uzupełnić akta spraw, punkt {n}", WHO[n % 3], date(2025, 1 + n % 12, 3), "wykonane"]
        for n in range(1, count + 1)
    ]


def people(count: int) -> list[list[Any]]:
    return [[f"{WHO[n % 3]}ka", "inspektor", f"osoba{n}@urzad.pl"] for n in range(count)]


def proposed(path: Path, rows: list[list[Any]]) -> tuple[Book, list[PlanBlock]]:
    book = read_book(rows_book(path, {"Arkusz1": rows}).read_bytes(), path.name, most_bytes=BYTES)
    return book, [block for block in plan_for([book], Known())[1].blocks if block.register]


@pytest.mark.parametrize("gap", [[[]], [[], ["Wykaz pracowników"], []], [[], [], []], [["Wykaz pracowników"]]])
def test_a_second_register_far_down_is_found(tmp_path: Path, gap: list[list[Any]]) -> None:
    book, found = proposed(tmp_path / "Dane.xlsx", [HEADERS, *actions(1500), *gap, PEOPLE, *people(900)])
    assert book.sheets[0].unread
    assert [(block.register, block.records) for block in found] == [("actions", 1500), ("people", 900)]
    assert found[1].header_row == 1502 + len(gap)


def test_a_second_register_between_long_ones_is_found(tmp_path: Path) -> None:
    labels = [["Dział 1"] if n % 50 == 0 else row for n, row in enumerate(actions(1500))]
    rows = [HEADERS, *labels, [], PEOPLE, *people(5), [], HEADERS[:4], *[row[:4] for row in actions(800)]]
    found = proposed(tmp_path / "Dane.xlsx", rows)[1]
    assert [block.register for block in found] == ["actions", "people", "actions"]


def test_the_rows_that_were_not_read_are_counted(tmp_path: Path) -> None:
    book, (block,) = proposed(tmp_path / "Dane.xlsx", [HEADERS, *actions(2500), [], ["Sporządził: Jan Kowalski"]])
    assert sum(rows.filled for rows in book.sheets[0].unread) > 1500
    assert (block.records, block.rows) == (2500, (2, 2501))


def test_a_short_sheet_is_read_as_a_whole(tmp_path: Path) -> None:
    book, _ = proposed(tmp_path / "Dane.xlsx", [HEADERS, *actions(100)])
    assert not book.sheets[0].unread
