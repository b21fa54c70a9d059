"""The questions of adopt on a terminal: the best answer first, every other one reachable, nothing asked twice."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from messy.rows_book import rows_book

from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.cli import main
from qms_xl.registers.actions import SCHEMA

HEADERS = ["Nr", "Co trzeba zrobić", "Kto", "Do kiedy", "Jak idzie", "Data"]
WHO = ["Anna Nowak", "Jan Kowalski", "Ewa Zielińska"]
Answer = Callable[[str, list[str]], str]


def rows(year: int) -> list[list[Any]]:
    return [
        [f"D/{n}/{year}", f"Uzupełnić akta spraw w wydziale, punkt {n}", WHO[n % 3], date(year, n, 3), "wykonane", ""]
        for n in range(1, 10)
    ]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[Path, Answer], list[str]]:
    """Adopt a workbook on a terminal; `answer(question, offered)` gives the text of an answer, "" for Enter, "0" for none."""

    def adopt(path: Path, answer: Answer) -> list[str]:
        asked: list[str] = []

        def prompt(question: str, default: Any = None, **_: Any) -> Any:
            lines = capsys.readouterr().out.splitlines()
            offered = [found[1] for line in lines if (found := re.fullmatch(r"  [1-9]\d*  (.+)", line))]
            said = [line for line in lines if line.endswith("?")]
            if said or not offered:
                asked.append(said[-1] if said else question)
            given = answer(asked[-1], offered)
            return default if not given else 0 if given == "0" else offered.index(given) + 1 if offered else given

        monkeypatch.setattr("qms_xl.commands.adopt._may_ask", lambda: True)
        monkeypatch.setattr("click.prompt", prompt)
        assert main(["adopt", "--language", "pl", str(path)]) == 0
        return asked

    return adopt


def registers(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((folder / "qms.toml").read_text(encoding="utf-8"))["registers"]
    return found


def test_every_register_can_be_reached(tmp_path: Path, ask: Callable[[Path, Answer], list[str]]) -> None:
    file = rows_book(tmp_path / "Zeszyt.xlsx", {"2025": [HEADERS, *rows(2025)]})
    seen: list[list[str]] = []

    def answer(question: str, offered: list[str]) -> str:
        if question == "Jaki to rejestr?":
            seen.append(offered)
            return offered[-1]
        return ""

    ask(file, answer)
    assert seen[0][0] == SCHEMA.title.pl
    assert len(seen[0]) <= 6
    assert len(seen[1]) > 15
    titles = {name: schema.title.pl for name, schema in vocabulary().schemas.items()}
    assert [titles[name] for name in registers(tmp_path)] == [seen[1][-1]]


def test_every_column_can_be_reached(tmp_path: Path, ask: Callable[[Path, Answer], list[str]]) -> None:
    headers = [HEADERS[0], "Zadanie na rok", *HEADERS[2:]]
    file = rows_book(tmp_path / "Działania.xlsx", {"2025": [headers, *rows(2025)]})

    def answer(question: str, offered: list[str]) -> str:
        if "„Zadanie na rok”" in question:
            return "Uwagi" if "Uwagi" in offered else "inna odpowiedź …"
        return ""

    ask(file, answer)
    assert registers(tmp_path)["actions"]["columns"]["notes"] == "Zadanie na rok"


def test_years_with_the_same_headers_are_asked_about_once(
    tmp_path: Path, ask: Callable[[Path, Answer], list[str]]
) -> None:
    sheets = {str(year): [HEADERS, *rows(year)] for year in (2023, 2024, 2025)}
    asked = ask(rows_book(tmp_path / "Działania.xlsx", sheets), lambda *_: "")
    assert len(asked) == len(set(asked))
    assert [place["sheet"] for place in registers(tmp_path)["actions"]["places"]] == ["2023", "2024", "2025"]


def test_a_required_column_that_was_not_found_is_asked_for(
    tmp_path: Path, ask: Callable[[Path, Answer], list[str]]
) -> None:
    headers = [*HEADERS[:3], "Koniec świata", *HEADERS[4:]]
    file = rows_book(tmp_path / "Działania.xlsx", {"Działania": [headers, *rows(2025)]})
    asked = ask(file, lambda question, _: "0" if "Koniec świata" in question else "")
    assert any("„Termin”, która jest wymagana" in question for question in asked)


def test_no_answer_at_all_keeps_nothing(tmp_path: Path, ask: Callable[[Path, Answer], list[str]]) -> None:
    file = rows_book(tmp_path / "Zeszyt.xlsx", {"2025": [HEADERS, *rows(2025)]})
    ask(file, lambda question, _: "0" if question == "Jaki to rejestr?" else "")
    assert not (tmp_path / "qms.toml").exists()
