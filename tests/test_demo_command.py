"""`qms-xl demo`: an office in a folder, checked and reported; only an untouched one is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms_xl.cli import main

DAY = "--as-of=2026-11-20"


def test_demo_makes_checks_and_reports_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--language", "pl", DAY]) == 0
    home = tmp_path / "demo-office"
    assert {path.name for path in home.iterdir() if path.is_dir()} >= {"rejestry", "dokumenty", "szablony", "raporty"}
    assert len(list((home / "rejestry").glob("*.xlsx"))) == 9
    assert (home / "raporty" / "Raport z auditu AW-2026-08.docx").is_file()
    said = capsys.readouterr().out
    assert "ACT002" in said
    *places, report = said.rstrip().splitlines()[-3:]
    assert places == [
        f"  rejestry (otwórz w Excelu): {Path('demo-office/rejestry')}",
        "  usterki z wyjaśnieniem:     qms-xl check --office demo-office --as-of 2026-11-20",
    ]
    assert Path(report.removeprefix("  raport z auditu:").strip()).is_file()


def test_an_untouched_demo_is_made_anew_in_another_language(tmp_path: Path) -> None:
    home = tmp_path / "biuro z odstępem"
    assert main(["demo", str(home), "--language", "pl", DAY]) == 0
    assert main(["demo", str(home), "--language", "en", DAY]) == 0
    assert not (home / "rejestry").exists()
    assert (home / "registers" / "Actions.xlsx").is_file()


def test_a_demo_that_somebody_changed_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "demo"
    assert main(["demo", str(home), "--language", "en", DAY]) == 0
    (home / "registers" / "Actions.xlsx").write_bytes(b"typed over")
    assert main(["demo", str(home), "--language", "en", DAY]) == 2
    assert "registers/Actions.xlsx" in capsys.readouterr().err
    assert (home / "registers" / "Actions.xlsx").read_bytes() == b"typed over"
    assert (home / "registers" / "Risks.xlsx").is_file()


@pytest.mark.parametrize("foreign", ["notes.txt", "sub/notes.txt"])
def test_a_folder_with_something_else_is_refused(tmp_path: Path, foreign: str) -> None:
    (tmp_path / foreign).parent.mkdir(exist_ok=True)
    (tmp_path / foreign).write_text("mine")
    assert main(["demo", str(tmp_path), DAY]) == 2
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["notes.txt"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("mine")
    assert main(["demo", str(tmp_path / "demo"), DAY]) == 2
