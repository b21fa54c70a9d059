"""A small office whose reconciling changes two workbooks: a decision of the review gets its action, and its number."""

from __future__ import annotations

import contextlib
import hashlib
import io
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path

from qms_xl.make import make_workbooks
from qms_xl.office import load_office
from qms_xl.office.new_toml import qms_toml
from qms_xl.read import read_office
from qms_xl.reconcile import reconcile
from qms_xl.write import finish_broken_runs, write

ACTIONS, REVIEW, PEOPLE = "rejestry/Działania.xlsx", "rejestry/Przegląd.xlsx", "rejestry/Organizacja.xlsx"
TODAY = date(2026, 11, 20)


@cache
def workbooks() -> dict[str, bytes]:
    due, held = date(2026, 12, 31), date(2026, 11, 3)
    action = {"action_type": "improvement", "due_on": due, "description": "Szkolenie", "opened_on": held}
    decision = {"decision": "PZ-2026/1", "review": "PZ-2026", "status": "open", "decision_text": "Zamek w archiwum"}
    made = make_workbooks(
        "pl",
        {
            "units": [{"unit": "SO", "name": "Sekretariat"}],
            "people": [{"person": "Anna Nowak", "unit": "SO"}],
            "actions": [action | {"action": "D-2026-001", "status": "running", "done_on": date(2026, 11, 10)}],
            "reviews": [{"review": "PZ-2026", "held_on": held}],
            "review_decisions": [decision | {"owner": "Anna Nowak", "due_on": due, "needs_action": "yes"}],
        },
        created=datetime(2026, 11, 20),
    )
    return {name: made[Path(name).name] for name in (ACTIONS, REVIEW, PEOPLE)}


def lay(folder: Path) -> None:
    (folder / "rejestry").mkdir(parents=True)
    for name, data in workbooks().items():
        (folder / name).write_bytes(data)
    (folder / "qms.toml").write_text(qms_toml("pl", "Urząd"), encoding="utf-8")


def lying(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in workbooks()}


def reconciling(folder: str) -> Callable[[], int]:
    """Read the office once; return what finishes a broken run and writes what was proposed, where that is not yet written.

    It is done once elsewhere, so that all is imported.
    """
    with tempfile.TemporaryDirectory() as elsewhere:
        lay(Path(elsewhere) / "office")
        assert _reconciling(Path(elsewhere) / "office")() == 0
    return _reconciling(Path(folder))


def _reconciling(folder: Path) -> Callable[[], int]:
    office = load_office(folder, folder)
    reading = read_office(office, as_of=TODAY)
    plan = reconcile(office, reading, TODAY)
    edits, rows = [one.edit for one in plan.edits], [one.append for one in plan.rows]
    assert len({edit.cell.workbook for edit in edits}) == 2
    assert len(rows) == 1

    def once_more() -> int:
        settled = finish_broken_runs(office, "reconcile")
        trouble = any(one.is_trouble for one in settled)
        lying_now = {name: hashlib.sha256(data).hexdigest() for name, data in lying(office.folder).items()}
        if lying_now == {name: reading.sha256[name] for name in lying_now}:
            written = write(office, reading, edits, rows, command="reconcile")
            trouble = trouble or bool(written.failed)
        return 3 if trouble else 0

    return once_more


def command_line(folder: str) -> Callable[[], int]:
    """Return what runs `qms-xl reconcile --apply --unsafe` in the office; it is done once elsewhere, so that all is imported."""
    from qms_xl.cli import main

    args = ["reconcile", "--apply", "--unsafe", "--as-of", TODAY.isoformat(), "--office"]
    with tempfile.TemporaryDirectory() as elsewhere, contextlib.redirect_stdout(io.StringIO()):
        lay(Path(elsewhere) / "office")
        assert main([*args, str(Path(elsewhere) / "office")]) == 0
    return lambda: main([*args, folder])
