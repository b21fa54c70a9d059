"""The command adopt: proposals, plans, questions; what it keeps, what it refuses, and that it harms no workbook."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from messy.rows_book import rows_book

from qms_xl.cli import main
from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.workbook.cells import read_book

HEADERS = ["Lp.", "Nr działania", "Co trzeba zrobić", "Osoba odpowiedzialna", "Termin wykonania", "Stan", "Kto pyta"]
ROWS: list[list[object]] = [
    [1.0, "DK/1/25", "Uzupełnić rejestr upoważnień w wydziale", "Anna Nowak", date(2025, 3, 31), "zamknięta", "x"],
    [2.0, "DK/2/25", "Przeszkolić pracowników z nowej procedury", "Jan Kowalski", "15 maja 2025 r.", "w trakcie", ""],
    [3.0, "DK/3/25", "Poprawić wzór karty sprawy i ją opublikować", "Ewa Zielińska", date(2025, 6, 30), "zrobione", ""],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows_book(tmp_path / "Działania.xlsx", {"2025": [["Rejestr działań korygujących"], [], HEADERS, *ROWS]})
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["adopt", "--language", "pl", *map(str, words)])
    out, err = capsys.readouterr()
    return code, out, err


def toml(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "qms.toml").read_text(encoding="utf-8"))


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.xlsx")}


def test_without_options_and_terminal_it_only_proposes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, folder / "Działania.xlsx")
    assert code == 0
    assert "„Działania” – pewne" in out
    assert "„Termin wykonania” → Termin – pewne" in out
    assert sorted(path.name for path in folder.iterdir()) == ["Działania.xlsx"]


def test_yes_keeps_what_is_certain_and_the_office_can_be_read_then(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hashes(folder)
    code, out, _ = run(capsys, folder / "Działania.xlsx", "--yes")
    assert code == 0
    assert "3 wiersze odczytane" in out
    actions = toml(folder)["registers"]["actions"]
    assert actions["columns"]["due_on"] == "Termin wykonania"
    assert actions["places"][0] | {"sheet": "2025", "header_row": 3} == actions["places"][0]
    register = read_office(load_office(folder, folder)).registers["actions"]
    assert register["action"].tolist() == ["DK/1/25", "DK/2/25", "DK/3/25"]
    assert [day.date() for day in register["due_on"]] == [date(2025, 3, 31), date(2025, 5, 15), date(2025, 6, 30)]
    assert hashes(folder).items() >= before.items()


def test_words_of_the_office_get_a_meaning_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, folder / "Działania.xlsx", "--plan", folder / "plan.toml")
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    plan = tomllib.loads(text)
    assert {word["word"]: word["code"] for word in plan["words"]} | {"zamknięta": "closed"} == {
        word["word"]: word["code"] for word in plan["words"]
    }
    edited = text.replace('word = "zrobione"\ncode = ""', 'word = "zrobione"\ncode = "done"')
    (folder / "plan.toml").write_text(edited, encoding="utf-8")
    assert run(capsys, "--office", folder, folder / "Działania.xlsx", "--apply", folder / "plan.toml")[0] == 0
    register = read_office(load_office(folder, folder)).registers["actions"]
    assert register["status"].tolist() == ["closed", "running", "done"]


def test_a_plan_for_other_headers_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, folder / "Działania.xlsx", "--plan", folder / "plan.toml")
    other = [header.replace("Termin wykonania", "Data narady") for header in HEADERS]
    (folder / "Działania.xlsx").unlink()
    rows_book(folder / "Działania.xlsx", {"2025": [["Rejestr"], [], other, *ROWS]})
    code, _, err = run(capsys, folder / "Działania.xlsx", "--apply", folder / "plan.toml")
    assert code == 2
    assert "nie pasuje już" in err
    assert not (folder / "qms.toml").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('register = "actions"', 'register = "acions"', "actions"),
        ('column = "due_on"', 'column = "owner"', "dwie kolumny"),
        ('column = "due_on"', 'column = "due"', "due_on"),
        ('sheet = "2025"', 'sheet = "2024"', "2024"),
        ("header_row = 3", 'header_row = "x"', "Planu nie można wykonać"),
    ],
)
def test_a_plan_that_makes_no_sense_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    plan = folder / "plan.toml"
    run(capsys, folder / "Działania.xlsx", "--plan", plan)
    text = plan.read_text(encoding="utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")
    code, _, err = run(capsys, folder / "Działania.xlsx", "--apply", plan)
    assert code == 2
    assert said in err
    assert not (folder / "qms.toml").exists()


def test_the_same_rows_in_two_files_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows_book(folder / "Rejestr B.xlsx", {"2025": [HEADERS, *ROWS]})
    code, _, err = run(capsys, folder / "Działania.xlsx", folder / "Rejestr B.xlsx", "--yes")
    assert code == 2
    assert "w dwóch plikach" in err
    assert not (folder / "qms.toml").exists()


def test_a_form_and_a_calculation_are_no_registers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form: list[list[Any]] = [["Wniosek urlopowy"], [], ["Imię:", ""], ["Nazwisko:", ""], [], ["Podpis:"]]
    sums: list[list[Any]] = [["Kwota", "VAT"], *([float(i), i * 0.23] for i in range(20))]
    rows_book(tmp_path / "Inne.xlsx", {"Wniosek": form, "Koszty": sums, "Pusty": []})
    code, out, _ = run(capsys, tmp_path / "Inne.xlsx", "--yes")
    assert code == 0
    assert "„Wniosek”: formularz" in out
    assert "„Koszty”: obliczenia" in out
    assert "„Pusty”: pusty" in out
    assert not (tmp_path / "qms.toml").exists()


def test_two_registers_in_one_table_are_never_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    headers = ["Nr niezgodności", "Data wykrycia", "Opis niezgodności", "Źródło niezgodności", "Przyczyna", "Komórka"]
    headers += ["Nr działania", "Opis działania", "Termin wykonania", "Data wykonania", "Kryterium skuteczności"]
    rows: list[list[Any]] = [
        [
            *(f"N/{i}", date(2025, 1, i), "Brak zapisu o szkoleniu w aktach", "skarga", "pośpiech", "KM"),
            *(f"D/{i}", "Uzupełnić akta i sprawdzić inne", date(2025, 2, i), date(2025, 2, i), "brak powtórzeń"),
        ]
        for i in range(1, 9)
    ]
    rows_book(tmp_path / "Razem.xlsx", {"Rejestr": [headers, *rows]})
    code, out, _ = run(capsys, tmp_path / "Razem.xlsx", "--yes")
    assert code == 0
    assert "są w nim też kolumny rejestru" in out
    assert not (tmp_path / "qms.toml").exists()


def test_a_broken_workbook_costs_only_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "Zły.xlsx").write_bytes(b"nic")
    code, out, err = run(capsys, folder / "Zły.xlsx", folder / "Działania.xlsx", "--yes")
    assert code == 3
    assert "Zły.xlsx" in err
    assert "3 wiersze odczytane" in out


def test_what_stood_in_qms_toml_stays_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = '# Nasze biuro\nlanguage = "pl"\n[folders]\nregisters = "."\n\n[registers.risks]\ncolumns.owner = "Kto"  # ważne\n'
    (folder / "qms.toml").write_text(old, encoding="utf-8")
    run(capsys, folder / "Działania.xlsx", "--yes")
    text = (folder / "qms.toml").read_text(encoding="utf-8")
    assert text.startswith(old)
    assert set(toml(folder)["registers"]) == {"risks", "actions"}


def test_adopting_twice_is_adopting_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, folder / "Działania.xlsx", "--yes")
    first = toml(folder)
    run(capsys, folder / "Działania.xlsx", "--yes")
    assert toml(folder) == first


def test_a_file_outside_the_office_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path_factory.mktemp("office")
    (office / "qms.toml").write_text('language = "pl"\n[folders]\nregisters = "."\n', encoding="utf-8")
    code, _, err = run(capsys, "--office", office, folder / "Działania.xlsx", "--yes")
    assert code == 2
    assert "poza folderem biura" in err


def test_on_a_terminal_it_asks_about_what_is_not_certain(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms_xl.commands.adopt._may_ask", lambda: True)
    asked: list[str] = []

    def answer(question: str, default: Any = None, **_: Any) -> Any:
        asked.append(question)
        return default

    monkeypatch.setattr("click.prompt", answer)
    code, out, _ = run(capsys, folder / "Działania.xlsx")
    assert code == 0
    assert asked[-1] == "Zapisać to w qms.toml? (t/n)"
    assert "Co znaczy słowo „zrobione”" in out
    assert "actions" in toml(folder)["registers"]


def test_both_languages_say_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--language", "en", str(folder / "Działania.xlsx")]) == 0
    out = capsys.readouterr().out
    assert "register “Actions” – certain" in out
    assert "“Termin wykonania” → Due on – certain" in out


def test_a_plan_alone_finds_the_folder_of_its_workbooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rejestry").mkdir()
    file = rows_book(tmp_path / "rejestry" / "Działania.xlsx", {"2025": [["Rejestr działań"], [], HEADERS, *ROWS]})
    run(capsys, "--office", tmp_path, file, "--plan", tmp_path / "plan.toml")
    assert run(capsys, "--office", tmp_path, "--apply", tmp_path / "plan.toml")[0] == 0
    assert toml(tmp_path)["folders"]["registers"] == "rejestry"
    assert len(read_office(load_office(tmp_path, tmp_path)).registers["actions"]) == 3


def test_words_that_are_understood_are_no_issue_in_an_adopted_register(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[*row[:5], word, row[6]] for row, word in zip(ROWS, ("ZAMKNIĘTE", "W trakcie", "zamknieta"), strict=True)]
    file = rows_book(tmp_path / "Działania.xlsx", {"2025": [["Rejestr działań"], [], HEADERS, *rows]})
    run(capsys, file, "--yes")
    assert main(["check", "--office", str(tmp_path), "--fail-on", "never"]) == 0
    assert "GEN003" not in capsys.readouterr().out
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert register["status"].tolist() == ["closed", "running", "closed"]


def test_ids_of_an_adopted_register_follow_no_pattern_of_ours(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, folder / "Działania.xlsx", "--yes")
    numbering = toml(folder)["numbering"]
    assert "actions" not in numbering
    assert "findings" in numbering


def test_missing_ids_are_shown_first_and_written_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[row[0], "" if number else row[1], *row[2:]] for number, row in enumerate(ROWS)]
    file = tmp_path / "Działania.xlsx"
    rows_book(file, {"2025": [["Rejestr działań korygujących"], [], HEADERS, *rows]})
    run(capsys, file, "--yes")
    before = file.read_bytes()
    code, out, _ = run(capsys, file, "--number", "DK-{year}-{n:02}")
    assert code == 0
    assert "B5: DK-2025-01" in out
    assert "B6: DK-2025-02" in out
    assert file.read_bytes() == before
    assert run(capsys, file, "--number", "DK-{year}-{n:02}", "--yes")[0] == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert register["action"].tolist() == ["DK/1/25", "DK-2025-01", "DK-2025-02"]
    assert "Wszystkie rekordy mają numery" in run(capsys, file, "--number", "DK-{year}-{n:02}")[1]


def test_numbers_need_an_adopted_register(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, folder / "Działania.xlsx", "--number", "D-{n:03}")
    assert code == 2
    assert "nie jest jeszcze rejestrem" in err


def test_converting_carries_the_rows_into_our_workbook_and_says_where_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "Działania.xlsx").read_bytes()
    code, out, _ = run(capsys, folder / "Działania.xlsx", "--yes", "--convert")
    assert code == 0
    assert "Działania 2.xlsx" in out
    assert (folder / "Działania.xlsx").read_bytes() == before
    (folder / "Działania.xlsx").unlink()
    office = load_office(folder, folder)
    register = read_office(office).registers["actions"]
    assert register["action"].tolist() == ["DK/1/25", "DK/2/25", "DK/3/25"]
    assert register["due_on"].dt.date.tolist() == [date(2025, 3, 31), date(2025, 5, 15), date(2025, 6, 30)]
    assert register["status"].tolist() == ["closed", "running", None]
    assert register.raw["status"].tolist()[2] == "zrobione"
    sheets = read_book((folder / "Działania 2.xlsx").read_bytes(), "b.xlsx").sheets
    rows = {sheet.name: sheet.rows for sheet in sheets}
    assert "Działania.xlsx | 2025 | A4" in {cell for row in rows["Działania"] for cell in row}
    assert "x" in {cell for row in rows["Nie przeniesiono"] for cell in row}


def test_converting_keeps_what_was_typed_into_a_column_that_we_compute(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "Działania.xlsx"
    rows = [[*row[:6], 40.0 + number] for number, row in enumerate(ROWS)]
    rows_book(file, {"2025": [["Rejestr działań korygujących"], [], [*HEADERS[:6], "Dni opóźnienia"], *rows]})
    assert run(capsys, file, "--yes", "--convert")[0] == 0
    sheets = read_book((tmp_path / "Działania 2.xlsx").read_bytes(), "b.xlsx").sheets
    left = next(sheet for sheet in sheets if sheet.name == "Nie przeniesiono")
    assert {"40", "41", "42"} <= {cell for row in left.rows for cell in row}


def test_a_status_told_by_colour_alone_is_read_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = xlsxwriter.Workbook(tmp_path / "Działania.xlsx")
    sheet = made.add_worksheet("2025")
    green, red = made.add_format({"bg_color": "#00B050"}), made.add_format({"bg_color": "#FF0000"})
    without_status = [cell for cell in HEADERS if cell != "Stan"]
    sheet.write_row(0, 0, without_status)
    for number in range(1, 9):
        sheet.write(number, 0, number, green if number % 2 else red)
        sheet.write_row(number, 1, [f"DK/{number}/25", "Uzupełnić rejestr w wydziale", "Anna Nowak", "1.03.2025"])
    made.close()
    plan = tmp_path / "plan.toml"
    run(capsys, tmp_path / "Działania.xlsx", "--colour", "status=A", "--plan", plan)
    text = plan.read_text(encoding="utf-8")
    text = text.replace('word = "#00B050"\ncode = ""', 'word = "#00B050"\ncode = "done"')
    plan.write_text(text.replace('word = "#FF0000"\ncode = ""', 'word = "#FF0000"\ncode = "running"'), encoding="utf-8")
    assert run(capsys, tmp_path / "Działania.xlsx", "--apply", plan)[0] == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert register["status"].tolist() == ["done", "running"] * 4
    assert main(["check", "--office", str(tmp_path), "--fail-on", "never"]) == 0
    assert main(["reconcile", "--office", str(tmp_path)]) == 0


def test_reconcile_writes_a_computed_column_of_the_offices_own_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = [*HEADERS[1:6], "Data otwarcia", "Data wykonania", "Data weryfikacji", "Dni po terminie"]
    rows = [[*row[1:5], "w realizacji", date(2025, 1, 10), ""] for row in ROWS]
    rows = [[*row[:3], date(2025, 3, 31), *row[4:]] for row in rows]
    file = tmp_path / "Działania.xlsx"
    rows_book(file, {"2025": [["Rejestr działań korygujących"], [], headers, *rows]})
    run(capsys, file, "--yes")
    office = ["--office", str(tmp_path), "--as-of", "2025-04-10"]
    assert main(["reconcile", *office, "--apply"]) == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert register["days_late"].tolist() == [10, 10, 10]
    assert main(["undo", *office, "--apply"]) == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["actions"]
    assert register.blank("days_late").all()


def test_our_own_workbooks_need_no_adopting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "biuro"), "--language", "pl", "--quiet"]) == 0
    code, _, err = run(capsys, tmp_path / "biuro" / "rejestry" / "Działania.xlsx")
    assert code == 0
    assert "są już rejestrami programu" in err


def test_columns_that_an_office_never_needed_keep_no_status_from_being_worked_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, folder / "Działania.xlsx", "--plan", folder / "plan.toml")
    text = (
        (folder / "plan.toml")
        .read_text(encoding="utf-8")
        .replace('word = "zrobione"\ncode = ""', 'word = "zrobione"\ncode = "done"')
    )
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    run(capsys, folder / "Działania.xlsx", "--apply", folder / "plan.toml")
    assert main(["status", "actions", "--office", str(folder), "--as-of", "2025-06-10"]) == 0
    out, err = capsys.readouterr()
    assert "DK/2/25" in out
    assert "po terminie" in out
    assert "nie wyliczono" not in out + err
    reading = read_office(load_office(folder, folder))
    assert not reading.registers["actions"].has("verify_due")
    assert reading.registers["actions"].completed.blank("description").tolist() == [False] * 3
