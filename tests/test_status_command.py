"""`status`: how things stand on a day, as JSON with codes and as tables with the office's words."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from qms_xl.cli import main
from qms_xl.make import AsTyped, make_workbooks
from qms_xl.model import Language
from qms_xl.office.new_toml import qms_toml

ROWS: dict[str, list[dict[str, Any]]] = {
    "actions": [
        {"action": "D-1", "action_type": "improvement", "status": "running", "due_on": date(2026, 11, 20)},
        {"action": "D-2", "action_type": "improvement", "status": "running", "due_on": date(2026, 11, 10)},
        {"action": "D-3", "action_type": "improvement", "status": "cancelled", "due_on": date(2026, 1, 1)},
        {"action": "D-4", "action_type": "improvement", "status": "planned"},
    ],
    "documents": [
        {"doc": "P-01", "edition": "2", "doc_type": "procedure", "status": "effective", "units": ("KM", "AB")}
        | {"effective_from": date(2024, 11, 20), "review_months": 24},
        {"doc": "P-01", "edition": "1", "doc_type": "procedure", "status": "withdrawn"},
        {"doc": "P-02", "edition": "1", "doc_type": "procedure", "status": "effective", "units": ("KM",)},
        {"doc": "KJ", "doc_type": "manual", "status": "effective", "review_months": 24}
        | {"effective_from": date(2026, 1, 1)},
    ],
    "units": [{"unit": unit, "name": unit, "unit_type": "department"} for unit in ("KM", "AB")],
    "audits": [
        {"audit": "AW-1", "audit_type": "internal", "units": ("KM",), "documents": ("P-01",), "status": "closed"}
        | {"planned_from": date(2023, 11, 1), "held_from": date(2023, 11, 1), "held_to": date(2023, 11, 2)},
        {"audit": "AW-2", "audit_type": "internal", "units": ("KM",), "documents": ("P-01",), "status": "planned"}
        | {"planned_from": date(2026, 12, 1)},
    ],
    "objectives": [
        {"objective": "CJ-1", "year": 2026, "statement": "Decyzje [/b] w terminie " + "i bez zwłoki " * 9},
        {"objective": "CJ-2", "year": 2026, "statement": "Nowy regulamin", "action": "D-2"},
        {"objective": "CJ-0", "year": 2025, "statement": "Cel dawny"},
        {"objective": "CJ-9", "year": 2025, "statement": "Cel wieloletni", "due_on": date(2027, 6, 30)},
    ],
    "indicators": [
        {"indicator": "M-1", "objective": "CJ-1", "direction": "higher", "frequency": "quarter", "target": 96}
        | {"unit_of_measure": "%", "name": "Terminowość", "baseline": 60},
        {"indicator": "M-2", "objective": "CJ-1", "direction": "range", "frequency": "half_year", "name": "Zapas"}
        | {"target_low": 3, "target_high": 4.5},
        {"indicator": "M-3", "process": "Z1", "direction": "yes_no", "frequency": "year", "name": "Ocena"},
    ],
    "measurements": [
        {"indicator": "M-1", "period": "2026-Q1", "numerator": 2, "denominator": 3},
        {"indicator": "M-1", "period": "2026-Q2", "numerator": 7, "denominator": 8},
        {"indicator": "M-2", "period": "2026-H1", "value": 3},
    ],
}
SETTLED = {"actions": "D-3", "documents": "KJ", "objectives": "CJ-0"}


def home(tmp: Path, language: Language = "pl", rows: dict[str, list[dict[str, Any]]] = ROWS, toml: str = "") -> Path:
    folder = tmp / ("rejestry" if language == "pl" else "registers")
    folder.mkdir(parents=True)
    for name, data in make_workbooks(language, rows, created=datetime(2026, 11, 20)).items():
        (folder / name).write_bytes(data)
    (tmp / "qms.toml").write_text(
        qms_toml(language, "Urząd").replace('combine = "worst"', toml or 'combine = "worst"'), encoding="utf-8"
    )
    return tmp


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return home(tmp_path_factory.mktemp("biuro"))


def asked(office: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["status", *words, "--office", str(office), "--as-of", "2026-11-20"]) == 0
    return capsys.readouterr().out


def facts(office: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    found = json.loads(asked(office, capsys, *words, "--format", "json"))
    assert isinstance(found, dict)
    return found


# --- JSON: the contract -----------------------------------------------------------------------------------------------


def test_the_json_is_that_of_the_contract(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = facts(office, capsys)
    assert list(result) == ["as_of", "objectives", "actions", "audits", "documents"]
    assert result["as_of"] == "2026-11-20"
    assert list(result["objectives"][0]) == ["objective", "status", "achievement_pct", "forecast_pct", "indicators"]
    assert list(result["objectives"][0]["indicators"][0]) == [
        *("indicator", "status", "actual", "expected", "achievement_pct", "stale"),
    ]
    assert list(result["actions"][0]) == ["action", "state", "days_late"]
    assert list(result["audits"]) == ["coverage"]
    assert list(result["audits"]["coverage"][0]) == [
        *("unit", "doc", "last_audited_on", "audit", "planned_on", "due_by", "state"),
    ]
    assert list(result["documents"][0]) == ["doc", "edition", "next_review", "state"]


def test_a_day_equal_to_the_date_is_on_time(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = facts(office, capsys)
    assert result["actions"] == [
        {"action": "D-1", "state": "due_soon", "days_late": 0},
        {"action": "D-2", "state": "overdue", "days_late": 10},
        {"action": "D-3", "state": "cancelled", "days_late": None},
        {"action": "D-4", "state": "open", "days_late": None},
    ]
    assert result["documents"] == [
        {"doc": "P-01", "edition": "2", "next_review": "2026-11-20", "state": "due_soon"},
        {"doc": "P-02", "edition": "1", "next_review": None, "state": "no_review_date"},
        {"doc": "KJ", "edition": "1", "next_review": "2028-01-01", "state": "current"},
    ]


def test_numbers_are_not_rounded_and_what_is_not_known_is_null(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, *_ = facts(office, capsys)["objectives"]
    actual = 100 * 9 / 11
    assert first["status"] == "behind"
    assert first["achievement_pct"] == first["indicators"][0]["achievement_pct"] == pytest.approx(actual / 96 * 100)
    assert first["forecast_pct"] == pytest.approx(100 * (9 + 7 + 7) / (3 + 8 * 3) / 96 * 100)
    assert first["indicators"] == [
        {"indicator": "M-1", "status": "behind", "actual": pytest.approx(actual), "expected": 96.0}
        | {"achievement_pct": first["achievement_pct"], "stale": ["2026-Q3"]},
        {"indicator": "M-2", "status": "on_track", "actual": 3.0, "expected": [3.0, 4.5]}
        | {"achievement_pct": 100.0, "stale": []},
    ]
    assert second == {
        "objective": "CJ-2",
        "status": "behind",
        "achievement_pct": 0.0,
        "forecast_pct": None,
        "indicators": [],
    }


def test_coverage_names_the_last_audit_and_the_next_day(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert facts(office, capsys, "audits")["audits"]["coverage"] == [
        {"unit": "KM", "doc": "P-01", "last_audited_on": "2023-11-02", "audit": "AW-1", "planned_on": "2026-12-01"}
        | {"due_by": "2026-11-02", "state": "overdue_planned"},
        {"unit": "AB", "doc": "P-01", "last_audited_on": None, "audit": None, "planned_on": None}
        | {"due_by": "2027-11-20", "state": "audited"},
        {"unit": "KM", "doc": "P-02", "last_audited_on": None, "audit": None, "planned_on": None}
        | {"due_by": "2026-11-01", "state": "overdue"},
    ]


@pytest.mark.parametrize("subject", ["objectives", "actions", "audits", "documents"])
def test_one_subject_is_one_key(subject: str, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert facts(office, capsys, subject) == {
        "as_of": "2026-11-20",
        subject: facts(office, capsys)[subject],
    }


def test_the_choice_in_qms_toml_reaches_the_objectives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weighted = home(tmp_path, toml='combine = "weighted"')
    first = facts(weighted, capsys, "objectives")["objectives"][0]
    assert first["achievement_pct"] == pytest.approx((100 * 9 / 11 / 96 * 100 + 100) / 2)
    assert first["status"] == "at_risk"


# --- tables: for a person ---------------------------------------------------------------------------------------------


def test_a_person_reads_words_numbers_with_one_decimal_and_dashes(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = asked(office, capsys, "objectives").splitlines()
    assert lines[:3] == [
        "Cele jakości, stan na 20.11.2026",
        "",
        "  Cel, miernik  Stopień realizacji  Wykonanie %  Prognoza %  Wynik  Oczekiwano",
    ]
    assert "  CJ-1          opóźniony                  85,2        88,7" in lines
    assert "    M-1         opóźniony                  85,2        88,7   81,8        96,0" in lines
    assert "    M-2         zgodnie z planem          100,0           –    3,0     3,0–4,5" in lines
    assert "    Od wartości bazowej do docelowej: 60,6%. Brak pomiarów: 2026-Q3." in lines
    assert "  CJ-2          opóźniony                   0,0           –" in lines
    assert "  M-3      brak danych                   –           –      –           –" in lines


@pytest.mark.parametrize(
    ("subject", "row", "end"),
    [
        ("objectives", "CJ-9", "3 cele: opóźniony 2; brak danych 1. Cele z innych lat (1) wypisze --verbose."),
        (
            "actions",
            "D-2        po terminie",
            "4 działania: otwarte 1; zbliża się termin 1; po terminie 1; anulowane 1. "
            "Zamknięte i anulowane (1) wypisze --verbose.",
        ),
        (
            "audits",
            "KM       P-01       02.11.2023  01.12.2026   02.11.2026  po terminie,",
            "3 pary komórka i procedura: objęte auditem 1; nieobjęte, po terminie 1; po terminie, zaplanowane 1. "
            "Objęte auditem (1) wypisze --verbose.",
        ),
        (
            "documents",
            "P-01      2        20.11.2026         zbliża się przegląd",
            "3 dokumenty: aktualny 1; zbliża się przegląd 1; bez terminu przeglądu 1. Aktualne (1) wypisze --verbose.",
        ),
    ],
)
def test_every_table_ends_with_its_sum(
    subject: str, row: str, end: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = asked(office, capsys, subject)
    assert row in table
    assert table.endswith("\n")
    assert " ".join(table.split()).endswith(end)


@pytest.mark.parametrize(("subject", "record"), SETTLED.items())
def test_what_is_settled_is_listed_on_request(
    subject: str, record: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"  {record} " not in asked(office, capsys, subject)
    everything = asked(office, capsys, subject, "--verbose")
    assert f"  {record} " in everything
    assert "--verbose" not in everything


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("office_language", ["pl", "en"])
def test_no_line_is_wider_than_eighty(
    language: str, office_language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {name: [dict(row) for row in table] for name, table in ROWS.items()}
    rows["actions"][0]["action"] = "Wydział Komunikacji, działanie nr 17 z protokołu przeglądu zarządzania/2026/11"
    rows["documents"][0]["doc"] = rows["audits"][0]["documents"] = rows["audits"][1]["documents"] = "P" * 70
    rows["indicators"][0]["target"] = 123456789012.5
    table = asked(home(tmp_path, office_language, rows), capsys, "--language", language, "--verbose")
    assert max(len(line) for line in table.splitlines()) <= 80
    assert "Decyzje [/b] w terminie" in table
    heads = ("Działania, stan", "Dokumenty", "Cele") if language == "pl" else ("Actions as of 20 November", "Documents")
    assert all(head in table for head in heads)


def test_the_offices_own_words_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ROWS | {
        "lists": [{"list": "action_state", "value": "PO CZASIE", "means": "overdue"}],
    }
    assert "D-2        PO CZASIE" in asked(home(tmp_path, rows=rows), capsys, "actions")


def test_audyt_is_spelled_as_the_office_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = home(tmp_path)
    toml = (office / "qms.toml").read_text(encoding="utf-8")
    toml = toml.replace('audit_spelling = "audit"', 'audit_spelling = "audyt"')
    (office / "qms.toml").write_text(toml, encoding="utf-8")
    table = asked(office, capsys, "audits", "--verbose")
    assert "Procedury objęte audytem w komórkach" in table
    assert "objęte audytem" in table
    assert "audit" not in table


# --- offices as they are ----------------------------------------------------------------------------------------------


def test_a_new_office_has_nothing_to_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = home(tmp_path, "en", {})
    assert facts(office, capsys) == {
        "as_of": "2026-11-20",
        "objectives": [],
        "actions": [],
        "audits": {"coverage": []},
        "documents": [],
    }
    assert asked(office, capsys, "actions", "--language", "en").splitlines()[-1] == "There are no entries."


def test_an_office_without_audits_yet_sees_what_is_due(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {name: table for name, table in ROWS.items() if name != "audits"}
    coverage = facts(home(tmp_path, rows=rows), capsys, "audits")["audits"]["coverage"]
    assert [(pair["unit"], pair["doc"], pair["due_by"]) for pair in coverage] == [
        *(("KM", "P-01", "2027-11-20"), ("AB", "P-01", "2027-11-20"), ("KM", "P-02", "2027-11-20")),
    ]


def test_missing_registers_are_said_not_failed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = home(tmp_path)
    (office / "rejestry" / "Cele.xlsx").unlink()
    (office / "rejestry" / "Audity.xlsx").unlink()
    assert main(["status", "--office", str(office), "--as-of", "2026-11-20", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert result["objectives"] is None
    assert result["audits"] == {"coverage": None}
    assert len(result["actions"]) == 4
    assert err.splitlines() == [
        "Cele: nie wyliczono, bo brakuje: Cele jakości.",
        "Audity: nie wyliczono, bo brakuje: Audity.",
    ]
    assert main(["status", "objectives", "--office", str(office), "--as-of", "2026-11-20", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[-1].strip() == "Nie da się wyliczyć."
    assert err == ""


def test_an_unreadable_workbook_costs_its_own_subjects_and_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = home(tmp_path)
    (office / "rejestry" / "Działania.xlsx").write_bytes(b"PK\x03\x04 nothing that could be read")
    assert main(["status", "--office", str(office), "--as-of", "2026-11-20", "--format", "json"]) == 3
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert result["actions"] is None
    assert result["objectives"][0]["status"] == "behind"
    assert "Działania.xlsx" in err
    assert "Cele: wyliczono bez: Działania." in err
    assert "Działania: nie wyliczono, bo brakuje: Działania." in err


def test_what_cannot_be_read_is_no_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ROWS | {
        "measurements": [{"indicator": "M-1", "period": "2026-Q1", "value": AsTyped("około 90")}],
    }
    first = facts(home(tmp_path, rows=rows), capsys, "objectives")["objectives"][0]
    assert first["status"] == "no_data"
    assert first["indicators"][0] == {"indicator": "M-1", "status": "no_data", "actual": None, "expected": None} | {
        "achievement_pct": None,
        "stale": ["2026-Q1", "2026-Q2", "2026-Q3"],
    }


def test_an_unknown_subject_is_wrong_usage(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "risks", "--office", str(office)]) == 2
    assert capsys.readouterr().out == ""
