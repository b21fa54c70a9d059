"""The demo office reconciled: something to see in it, then nothing left to propose, fewer issues and none new."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qms_xl.cli import main
from qms_xl.demo.office import demo_workbooks
from qms_xl.model import Language
from qms_xl.office.new_toml import qms_toml

DAY = date(2026, 11, 20)


def asked(home: Path, capsys: pytest.CaptureFixture[str], command: str, *words: str) -> dict[str, Any]:
    code = main([command, *words, "--office", str(home), "--as-of", DAY.isoformat(), "--format", "json"])
    assert code in (0, 1)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def issues(home: Path, capsys: pytest.CaptureFixture[str]) -> Counter[str]:
    return Counter(one["fingerprint"] for one in asked(home, capsys, "check")["issues"])


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_demo_office_is_in_line_after_one_run(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registers = tmp_path / ("rejestry" if language == "pl" else "registers")
    registers.mkdir()
    for name, data in demo_workbooks(DAY, language).items():
        (registers / name).write_bytes(data)
    (tmp_path / "qms.toml").write_text(qms_toml(language, "Urząd"), encoding="utf-8")
    before = issues(tmp_path, capsys)

    plan = asked(tmp_path, capsys, "reconcile")
    proposing = {one["rule"] for one in plan["edits"]}
    assert proposing >= {None, "ACT010", "DOC002", "GEN013", "GEN019", "OBJ007"}
    assert {one["safety"] for one in plan["edits"]} == {"safe", "unsafe"}

    written = asked(tmp_path, capsys, "reconcile", "--apply", "--unsafe")
    assert written["by_hand"] == []
    assert [{**one, "applied": False} for one in written["edits"]] == plan["edits"]
    assert all(one["applied"] for one in (*written["edits"], *written["rows"]))
    again = asked(tmp_path, capsys, "reconcile")
    assert (again["edits"], again["rows"], again["by_hand"]) == ([], [], [])

    after = issues(tmp_path, capsys)
    assert not after - before
    assert (before - after).total() >= 5
