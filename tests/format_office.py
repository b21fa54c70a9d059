"""A small office with faults, a waiver, a hidden row and texts that would be markup or formulas; and what each format says of it."""

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

DAY = "2026-11-20"
FORMULA = '=HYPERLINK("http://example.com/","x")'
MARKUP = "<script>alert('ł & \"x\"')</script>"
BRACES = "[zobacz](1) {0}"
ROWS = {
    "units": [{"unit": "KM", "name": "Komunikacja", "unit_type": "department"}],
    "people": [{"person": name, "unit": "KM"} for name in ("Łucja Żak", "Anna Nowak", "Jan Lis")],
    "actions": [
        {
            "action": f"D-2026-{number:03}",
            "action_type": "improvement",
            "origin": "management",
            "description": "Opis",
            "owner": owner,
            "opened_on": date(2026, 1, 5),
            "due_on": due,
            "status": "running",
        }
        for number, owner, due in (
            (1, "Anna Nowak", date(2026, 12, 1)),
            (2, None, date(2026, 12, 1)),
            (3, "Jan Lis", AsTyped("31.02.2026")),
            (4, "Łucja Żak", date(2026, 10, 1)),
            (5, FORMULA, date(2026, 12, 1)),
            (6, MARKUP, date(2026, 12, 1)),
            (7, BRACES, date(2026, 12, 1)),
            (8, None, date(2026, 12, 2)),
        )
    ],
    "waivers": [
        {
            "rule": "ACT001",
            "register": "Działania",
            "record": "D-2026-008",
            "reason": "Zgoda <b>pełnomocnika</b>",
            "approved_by": "Anna Nowak",
            "approved_on": date(2026, 11, 1),
            "expires_on": date(2027, 1, 31),
        }
    ],
}


def made_office(home: Path, language: Language = "pl") -> Path:
    """Write the office into a folder and return it."""
    registers = home / ("rejestry" if language == "pl" else "registers")
    registers.mkdir(parents=True)
    for name, data in make_workbooks(language, ROWS, created=datetime(2026, 11, 20)).items():
        (registers / name).write_bytes(data)
    toml = qms_toml(language, "Urząd <Miasta> & Gminy")
    (home / "qms.toml").write_text(toml, encoding="utf-8")
    return home


def told(office: Path, capsys: pytest.CaptureFixture[str], form: str, *words: str) -> str:
    """Return what `check` prints in a format."""
    code = main(["check", "--office", str(office), "--as-of", DAY, "--format", form, *words])
    assert code in (0, 1)
    return capsys.readouterr().out


def issues_in_json(office: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told(office, capsys, "json", *words))["issues"]
    return found
