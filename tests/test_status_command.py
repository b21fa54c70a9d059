"""`status`: the states that follow on a day, as JSON with codes and as a table with the office's words."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from qms_xl.cli import main
from qms_xl.make import make_workbooks
from qms_xl.qms_toml import qms_toml

ROWS = {
    "actions": [
        {"action": "D-1", "action_type": "improvement", "status": "running", "due_on": date(2026, 11, 20)},
        {"action": "D-2", "action_type": "improvement", "status": "running", "due_on": date(2026, 11, 10)},
        {"action": "D-3", "action_type": "improvement", "status": "cancelled", "due_on": date(2026, 1, 1)},
        {"action": "D-4", "action_type": "improvement", "status": "planned"},
    ],
    "documents": [
        {"doc": "P-01", "edition": "2", "doc_type": "procedure", "status": "effective"}
        | {"effective_from": date(2024, 11, 20), "review_months": 24},
        {"doc": "P-01", "edition": "1", "doc_type": "procedure", "status": "withdrawn"},
        {"doc": "P-02", "edition": "1", "doc_type": "procedure", "status": "effective"},
    ],
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("biuro")
    (home / "rejestry").mkdir()
    for name, data in make_workbooks("pl", ROWS, created=datetime(2026, 11, 20)).items():
        (home / "rejestry" / name).write_bytes(data)
    (home / "qms.toml").write_text(qms_toml("pl", "Urząd"), encoding="utf-8")
    return home


def asked(office: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["status", *words, "--office", str(office), "--as-of", "2026-11-20"]) == 0
    return capsys.readouterr().out


def test_a_day_equal_to_the_date_is_on_time(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = json.loads(asked(office, capsys, "--format", "json"))
    assert list(result) == ["as_of", "actions", "documents"]
    assert result["actions"] == [
        {"action": "D-1", "state": "due_soon", "days_late": 0},
        {"action": "D-2", "state": "overdue", "days_late": 10},
        {"action": "D-3", "state": "cancelled", "days_late": None},
        {"action": "D-4", "state": "open", "days_late": None},
    ]
    assert result["documents"] == [
        {"doc": "P-01", "edition": "2", "next_review": "2026-11-20", "state": "due_soon"},
        {"doc": "P-02", "edition": "1", "next_review": None, "state": "no_review_date"},
    ]


def test_one_subject_is_one_key(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(json.loads(asked(office, capsys, "documents", "--format", "json"))) == ["as_of", "documents"]


def test_a_person_reads_words_and_only_what_is_not_over(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = asked(office, capsys, "actions")
    assert "D-2        po terminie" in table
    assert "D-3" not in table
    assert "Zamknięte i anulowane: 1." in table
    assert "D-3" in asked(office, capsys, "actions", "--verbose")
    assert "As of" not in table
    assert "Actions as of 20 November 2026" in asked(office, capsys, "actions", "--language", "en")
