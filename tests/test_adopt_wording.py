"""What headers mean to adopt: synonyms, groups over columns, months, changed terms; and that contents may say no."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from messy.rows_book import rows_book

from qms_xl.adopt import plan_for
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.plan import PlanBlock
from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.cli import main
from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.workbook.cells import read_book

WHO = ["Anna Nowak", "Jan Kowalski", "Ewa Zielińska"]


def block(folder: Path, title: str, headers: Sequence[str], row: Any, *, above: Sequence[str] = ()) -> PlanBlock:
    """Return the one register that is proposed for rows 1 to 12, `row(n)` each."""
    given = [[title], [], *([list(above)] if above else []), list(headers), *(row(n) for n in range(1, 13))]

    def merged(sheet: Any, _: str) -> None:
        start = 0
        for column, text in enumerate([*above, "end"]):
            if text and column - start > 1:
                sheet.merge_range(2, start, 2, column - 1, above[start])
            start = column if text else start

    data = rows_book(folder / "Dane.xlsx", {"Arkusz1": given}, merged).read_bytes()
    (found,) = [one for one in plan_for([read_book(data, "Dane.xlsx")], Known())[1].blocks if one.register]
    return found


def columns(found: PlanBlock) -> dict[str, str]:
    return {column.header: column.column for column in found.columns}


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Ozn. dokumentu", "documents.doc"),
        ("Identyfikator dokumentu", "documents.doc"),
        ("NC number", "findings.finding"),
        ("Date of approval", "documents.approved_on"),
        ("Zatwierdzenia data", "documents.approved_on"),
        ("Zatwierdzenie / Kto", "documents.approved_by"),
        ("Approval / Date", "documents.approved_on"),
        ("J.m.", "indicators.unit_of_measure"),
        ("Freq.", "indicators.frequency"),
    ],
)
def test_a_header_is_known_by_its_words_in_any_form_and_order(header: str, column: str) -> None:
    register, _, name = column.partition(".")
    near = {own: like for (owner, own), like in vocabulary().likeness(header).items() if owner == register}
    assert near[name] >= 0.85
    assert max(near, key=lambda own: near[own]) == name


def test_who_under_a_group_is_not_who_answers_for_the_record(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        return [f"P-{n:02}", f"Procedura nadzoru nad zapisami {n}", "obowiązujący", date(2024, n, 3), WHO[n % 3]]

    above = ["Identyfikacja dokumentu", "", "", "Zatwierdzenie", ""]
    found = block(tmp_path, "Wykaz dokumentów", ["Symbol", "Tytuł", "Status", "Data", "Kto"], row, above=above)
    assert [column.column for column in found.columns][-2:] == ["approved_on", "approved_by"]


@pytest.mark.parametrize("header", ["Skutek (1-5)", "Skutki", "Następstwa"])
def test_small_numbers_are_no_description(tmp_path: Path, header: str) -> None:
    def row(n: int) -> list[Any]:
        return [f"R-{n:02}", f"Utrata danych w systemie numer {n}", n % 5 + 1, n % 4 + 1, WHO[n % 3]]

    headers = ["Nr ryzyka", "Opis ryzyka", "Prawdopodobieństwo", header, "Właściciel"]
    assert columns(block(tmp_path, "Rejestr ryzyk", headers, row))[header] == "impact"


def test_a_typed_status_is_never_the_computed_one(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        return [f"C/{n}", 2026, f"Skrócić czas obsługi klientów o {n} minut", WHO[n % 3], "w trakcie"]

    headers = ["Nr celu", "Rok", "Cel jakości", "Odpowiedzialny", "Status"]
    assert columns(block(tmp_path, "Cele jakości", headers, row))["Status"] == "declared_status"


def test_months_beside_a_register_do_not_hide_it(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        return [f"K{n}", f"Miernik terminowości {n}", "%", 95, *([n] * 12)]

    months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    headers = ["Nr miernika", "Nazwa miernika", "J.m.", "Wartość docelowa", *months]
    found = block(tmp_path, "Mierniki procesów", headers, row)
    assert found.register == "indicators"
    assert [column.column for column in found.columns] == ["indicator", "name", "unit_of_measure", "target"] + [""] * 12


def test_of_a_term_and_a_changed_one_the_changed_one_counts(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        later = date(2025, n, 20) if n % 3 == 0 else ""
        return [f"D/{n}", f"Uzupełnić akta spraw, punkt {n}", WHO[n % 3], date(2025, n, 3), later, "wykonane"]

    headers = ["Nr działania", "Opis działania", "Odpowiedzialny", "Termin", "Termin po zmianie", "Status"]
    found = columns(block(tmp_path, "Rejestr działań korygujących", headers, row))
    assert (found["Termin"], found["Termin po zmianie"]) == ("due_original", "due_on")


def test_a_column_of_marks_is_no_date(tmp_path: Path) -> None:
    def row(n: int) -> list[Any]:
        return [f"D/{n}", f"Uzupełnić akta spraw, punkt {n}", WHO[n % 3], date(2025, n, 3), "x"]

    headers = ["Nr działania", "Opis działania", "Odpowiedzialny", "Termin", "Zrobione"]
    assert columns(block(tmp_path, "Rejestr działań korygujących", headers, row))["Zrobione"] != "done_on"


def test_the_first_record_is_no_second_header(tmp_path: Path) -> None:
    kinds = ["wydział", "referat", "biuro"]

    def row(n: int) -> list[Any]:
        return [["OR", "KM", "FN"][n % 3] + str(n), f"Wydział numer {n}", kinds[n % 3], WHO[n % 3]]

    found = block(tmp_path, "Wykaz komórek", ["Symbol", "Nazwa komórki", "Rodzaj", "Kierujący"], row)
    assert (found.register, found.records) == ("units", 12)


def test_a_term_that_was_not_changed_still_counts(tmp_path: Path) -> None:
    changed = [date(2025, n, 20) if n % 3 == 0 else "" for n in range(1, 13)]
    rows = [
        [f"D/{n}", f"Uzupełnić akta spraw, punkt {n}", WHO[n % 3], date(2025, n, 3), changed[n - 1], "wykonane"]
        for n in range(1, 13)
    ]
    headers = ["Nr działania", "Opis działania", "Odpowiedzialny", "Termin", "Termin po zmianie", "Status"]
    file = rows_book(tmp_path / "Działania.xlsx", {"2025": [["Rejestr działań"], [], headers, *rows]})
    plan = tmp_path / "plan.toml"
    assert main(["adopt", "--language", "pl", str(file), "--plan", str(plan)]) == 0
    assert main(["adopt", "--language", "pl", str(file), "--apply", str(plan)]) == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert [day.date() for day in register["due_on"]] == [new or date(2025, n, 3) for n, new in enumerate(changed, 1)]
    assert [day.date() for day in register["due_original"]] == [date(2025, n, 3) for n in range(1, 13)]
    assert {row for row, column in register.borrowed} == {row + 4 for row, new in enumerate(changed) if not new}
