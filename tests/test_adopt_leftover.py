"""Headers that no list of words holds: told by one word of a free column, by what only one column would hold, or left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from messy.rows_book import rows_book
from test_adopt_wording import WHO, block, columns

from qms_xl.adopt import plan_for
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.plan import PlanBlock
from qms_xl.workbook.cells import read_book

RISKS = ["Nr ryzyka", "Opis ryzyka", "Prawdopodobieństwo", "Wpływ", "Właściciel ryzyka"]
ACTIONS = ["Nr działania", "Opis działania", "Odpowiedzialny", "Termin", "Status"]


def risks(folder: Path, more: dict[str, Any], headers: list[str] = RISKS) -> PlanBlock:
    """Return the register proposed for risks with further columns: header -> what stands in row n."""

    def row(n: int) -> list[Any]:
        own = [f"R-{n:02}", f"Utrata danych w systemie numer {n}", n % 5 + 1, n % 4 + 1, WHO[n % 3]]
        return [*own, *(cell(n) for cell in more.values())]

    return block(folder, "Rejestr ryzyk", [*headers, *more], row)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Root causes", "cause"),
        ("Underlying cause", "cause"),
        ("Możliwe przyczyny", "cause"),
        ("Possible consequences", "consequence"),
        ("Potencjalne skutki", "consequence"),
    ],
)
def test_one_word_of_a_free_column_is_enough_for_likely(tmp_path: Path, header: str, column: str) -> None:
    found = risks(tmp_path, {header: lambda n: f"Stary sprzęt i brak kopii zapasowych {n}"})
    assert (found.columns[-1].column, found.columns[-1].certainty) == (column, "likely")


def test_a_category_whose_words_are_unknown_is_left(tmp_path: Path) -> None:
    found = risks(tmp_path, {"Kategoria": lambda n: ["strategiczne", "kadrowe", "prawne"][n % 3]})
    assert columns(found)["Kategoria"] == ""


def test_a_category_whose_words_the_list_knows_is_the_kind(tmp_path: Path) -> None:
    assert columns(risks(tmp_path, {"Kategoria": lambda n: ["ryzyko", "szansa"][n % 2]}))["Kategoria"] == "kind"


def test_sentences_are_no_words_of_a_list(tmp_path: Path) -> None:
    found = risks(tmp_path, {"Mitigation strategy": lambda n: f"Kopie zapasowe sprawdzać co miesiąc, serwer {n}"})
    assert columns(found)["Mitigation strategy"] != "response"


def test_what_is_left_after_the_treatment_is_not_the_level_before_it(tmp_path: Path) -> None:
    assert columns(risks(tmp_path, {"Residual risk level": lambda n: n % 5 + 1}))["Residual risk level"] == ""


def test_columns_of_marks_are_no_scores(tmp_path: Path) -> None:
    found = risks(tmp_path, {"Poziom": lambda n: "x" if n % 2 else ""})
    assert columns(found)["Poziom"] == ""


def test_a_description_goes_before_a_title(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        return [
            f"R-{n}",
            f"Utrata danych w systemie numer {n}",
            f"Sprzęt jest stary, a kopie niepełne {n}",
            n % 5 + 1,
            n % 4 + 1,
            WHO[n % 3],
        ]

    headers = ["Risk ID", "Risk Title", "Risk Description", "Likelihood", "Impact", "Owner"]
    found = columns(block(tmp_path, "Risk register", headers, row))
    assert (found["Risk Title"], found["Risk Description"]) == ("", "description")


@pytest.mark.parametrize(
    ("headers", "found"), [(["Wzięło się"], ["origin"]), (["Wzięło się", "Najpierw"], ["", ""])], ids=["one", "two"]
)
def test_words_of_one_list_tell_the_one_column_left(tmp_path: Path, headers: list[str], found: list[str]) -> None:
    def row(n: int) -> list[Any]:
        about = [f"D/{n}", f"Uzupełnić akta spraw, punkt {n}", WHO[n % 3], date(2025, n, 3), "wykonane"]
        return [*about, *[["audit", "skarga", "przegląd zarządzania"][n % 3] for _ in headers]]

    left = block(tmp_path, "Rejestr działań", [*ACTIONS, *headers], row).columns[len(ACTIONS) :]
    assert [column.column for column in left] == found
    assert all(column.certainty != "certain" for column in left)


def test_persons_under_an_unknown_header_are_the_one_person_that_is_missing(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        return [f"K{n % 4}", f"2025-{n:02}", n * 3, date(2025, n, 3), WHO[n % 3]]

    headers = ["Nr miernika", "Okres pomiaru", "Wartość zmierzona", "Data pomiaru", "Dane podał(a)"]
    found = block(tmp_path, "Wyniki pomiarów", headers, row)
    assert (found.columns[-1].column, found.columns[-1].certainty) == ("entered_by", "likely")


def test_titles_of_groups_over_a_header_of_two_rows_are_not_its_first_row(tmp_path: Path) -> None:
    def merged(sheet: Any, _: str) -> None:
        sheet.merge_range(2, 0, 2, 2, "Identyfikacja ryzyka")
        sheet.merge_range(2, 3, 2, 5, "Ocena ryzyka")
        for column in (0, 1, 2, 5):
            sheet.merge_range(
                3, column, 4, column, ["Nr ryzyka", "Opis ryzyka", "Właściciel", "", "", "Poziom"][column]
            )
        sheet.merge_range(3, 3, 3, 4, "Ocena pierwotna")

    rows = [[f"R-{n}", f"Utrata danych w systemie {n}", WHO[n % 3], n % 5 + 1, n % 4 + 1, n] for n in range(1, 13)]
    given = [["Rejestr ryzyk"], [], [], [], ["", "", "", "Prawdopodobieństwo", "Wpływ", ""], *rows]
    data = rows_book(tmp_path / "Dane.xlsx", {"Arkusz1": given}, merged).read_bytes()
    (found,) = plan_for([read_book(data, "Dane.xlsx")], Known())[1].blocks
    assert (found.register, found.header_row, found.header_rows, found.records) == ("risks", 4, 2, 12)


def test_a_list_of_contracts_is_no_register(tmp_path: Path) -> None:
    rows = [[f"U/{n}", date(2025, n, 3), f"Firma {n}", f"Dostawa papieru {n}", n * 1000] for n in range(1, 13)]
    headers = ["Nr umowy", "Data zawarcia", "Kontrahent", "Przedmiot umowy", "Wartość brutto"]
    data = rows_book(tmp_path / "Umowy.xlsx", {"Umowy": [headers, *rows]}).read_bytes()
    assert [one.register for one in plan_for([read_book(data, "Umowy.xlsx")], Known())[1].blocks] == [""]
