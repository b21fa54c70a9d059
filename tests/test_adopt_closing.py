"""How an adoption ends: rows read, cells understood of each column, what was left, what the office lacks; in place and converted."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from messy.rows_book import rows_book

from qms_xl.adopting.meanings import meaning
from qms_xl.cli import main
from qms_xl.lists import shipped_lists
from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.workbook.cells import read_book

HEADERS = ["Nr działania", "Opis działania", "Osoba odpowiedzialna", "Termin wykonania", "Stan", "Kto pyta"]
ROWS: list[list[object]] = [
    ["DK/1/25", "Uzupełnić rejestr upoważnień w wydziale", "Anna Nowak", date(2025, 3, 31), "zamknięta", "x"],
    ["DK/2/25", "Przeszkolić pracowników z nowej procedury", "Jan Kowalski", "03-05-2025", "w trakcie", None],
    ["DK/3/25", "Poprawić wzór karty sprawy i ją opublikować", "Ewa Zielińska", "31-05-2025", "w trakcie", None],
    ["DK/4/25", "Powiesić nowe tabliczki przy wejściu do urzędu", "Ewa Zielińska", "30.06.2025", "w trakcie", None],
]
TITLE: list[list[object]] = [["Rejestr działań korygujących"], []]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["init", str(tmp_path / "biuro"), "--language", "pl", "--quiet"]) == 0
    capsys.readouterr()
    return tmp_path / "biuro"


def book(office: Path, headers: list[str], rows: list[list[object]]) -> Path:
    return rows_book(office / "rejestry" / "Nasze.xlsx", {"2025": [*TITLE, headers, *rows]})


def told(capsys: pytest.CaptureFixture[str], *words: object, language: str = "pl") -> str:
    assert main(["adopt", "--language", language, *map(str, words)]) == 0
    return capsys.readouterr().out


def not_carried(path: Path) -> list[tuple[object, ...]]:
    sheets = read_book(path.read_bytes(), path.name).sheets
    rows = next(sheet for sheet in sheets if sheet.name in ("Nie przeniesiono", "Not carried over")).rows
    return [row[:4] for row in map(tuple, rows) if str(row[0]).startswith("rejestry/")]


def test_converting_ends_with_what_was_understood_and_names_each_cell_that_was_not(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told(capsys, book(office, HEADERS, ROWS), "--yes", "--convert")
    assert "Działania: 4 wiersze odczytane, zrozumiano 95% wypełnionych komórek." in out
    assert " 75%  Termin – „03-05-2025”\n" in out
    assert "Nie odczytano 1 komórki: treść przepisano bez zmian.\nNie przeniesiono 1 komórki.\n" in out
    assert "są w arkuszu „Nie przeniesiono”" in out
    where = "rejestry/Nasze.xlsx | 2025 |"
    assert not_carried(office / "rejestry" / "Działania 2.xlsx") == [
        (f"{where} D5", "Termin wykonania", "03-05-2025", "nie odczytano; w rejestrze stoi jak wpisano"),
        (f"{where} F4", "Kto pyta", "x", "rejestr nie ma takiej kolumny"),
    ]


def test_converting_ends_the_same_way_in_english(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = office / "qms.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('language = "pl"', 'language = "en"'), encoding="utf-8")
    out = told(capsys, book(office, HEADERS, ROWS), "--yes", "--convert", language="en")
    assert "Actions: 4 rows read, 95% of the filled cells understood." in out
    assert "1 cell could not be understood: kept as typed.\n1 cell not carried over.\n" in out
    assert [row[3] for row in not_carried(office / "rejestry" / "Actions.xlsx")] == [
        "not understood; stands in the register as typed",
        "the register has no such column",
    ]


def test_where_everything_was_carried_over_that_is_said(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, book(office, HEADERS[:5], [ROWS[0][:5], ROWS[2][:5]]), "--yes", "--convert")
    assert "\nPrzeniesiono i odczytano wszystkie komórki przejętych rejestrów.\nDawne skoroszyty" in out


@pytest.mark.parametrize("further", [[], ["--convert"]])
def test_a_plan_without_a_register_changes_nothing(
    office: Path, capsys: pytest.CaptureFixture[str], further: list[str]
) -> None:
    file, plan = book(office, HEADERS, ROWS), office / "plan.toml"
    told(capsys, file, "--plan", plan)
    plan.write_text(plan.read_text(encoding="utf-8").replace('register = "actions"', 'register = ""'), encoding="utf-8")
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    assert main(["adopt", "--language", "pl", "--office", str(office), "--apply", str(plan), *further]) == 0
    assert "W planie nie ma żadnego rejestru" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before


def test_adopting_ends_with_the_columns_that_are_there_and_the_required_ones_that_are_not(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told(capsys, book(office, HEADERS, ROWS), "--yes")
    shown = [line.split("%  ")[1].partition(" –")[0] for line in out.splitlines() if "%  " in line]
    assert sorted(shown) == ["Nr działania", "Odpowiedzialny", "Opis działania", "Status", "Termin"]
    lacking = next(line for line in out.splitlines() if "Wymagane kolumny" in line)
    assert lacking.endswith(": Rodzaj działania, Źródło, Data otwarcia.")


def test_an_empty_table_of_ours_is_no_second_place_of_an_adopted_register_and_a_filled_one_is(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = book(office, HEADERS, ROWS)
    told(capsys, file, "--yes")
    assert len(read_office(load_office(office, office)).registers["actions"].places) == 1
    assert main(["check", "--office", str(office), "--fail-on", "never"]) == 0
    assert "XLS013" not in capsys.readouterr().out
    told(capsys, file, "--yes", "--convert")
    assert len(read_office(load_office(office, office)).registers["actions"].places) == 2
    assert main(["check", "--office", str(office), "--fail-on", "never"]) == 0
    assert "XLS013" in capsys.readouterr().out


def test_numbers_without_a_column_for_them_are_not_shown_but_said_to_have_no_place(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = book(office, HEADERS[1:], [row[1:] for row in ROWS])
    told(capsys, file, "--yes")
    out = told(capsys, file, "--number", "DK-{year}-{n:02}")
    assert "arkusz „2025”: nie ma kolumny „Nr działania”" in out
    assert "DK-2025-01" not in out
    assert "Wszystkie rekordy mają numery" not in out


def test_a_register_that_got_a_column_is_adopted_anew_in_its_old_place(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, book(office, HEADERS[1:], [row[1:] for row in ROWS]), "--yes")
    (office / "rejestry" / "Nasze.xlsx").unlink()
    file = book(office, [*HEADERS[1:], HEADERS[0]], [[*row[1:], row[0]] for row in ROWS])
    out = told(capsys, file, "--yes")
    assert "4 wiersze odczytane" in out
    places = tomllib.loads((office / "qms.toml").read_text(encoding="utf-8"))["registers"]["actions"]["places"]
    assert [place["span"] for place in places] == ["A:F"]


def test_a_word_is_never_taken_for_its_opposite() -> None:
    assert meaning("ineffective", shipped_lists()["doc_status"]) == ("", "unknown")
    assert meaning("effectve", shipped_lists()["doc_status"]) == ("effective", "likely")
