"""A small office with real workbooks, for tests of writing: actions, decisions of a review, and its people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from qms_xl.make import make_workbooks
from qms_xl.model import CellEdit, RowAppend
from qms_xl.office import Office, load_office
from qms_xl.office.new_toml import qms_toml
from qms_xl.read import Reading, read_office

ACTIONS, REVIEW, DOCUMENTS = "rejestry/Działania.xlsx", "rejestry/Przegląd.xlsx", "rejestry/Dokumenty.xlsx"
ROWS: Mapping[str, list[dict[str, Any]]] = {
    "actions": [
        {"action": "D-2026-001", "action_type": "improvement", "status": "running", "due_on": date(2026, 12, 1)}
        | {"description": "Szkolenie", "done_on": date(2026, 11, 2)},
        {"action": "D-2026-002", "action_type": "improvement", "status": "planned", "due_on": date(2026, 12, 1)},
    ],
    "reviews": [{"review": "PZ-2026", "held_on": date(2026, 11, 3)}],
    "review_decisions": [
        {"decision": "PZ-2026/1", "review": "PZ-2026", "status": "open", "decision_text": "Zamek w archiwum"},
        {
            "decision": "PZ-2026/2",
            "review": "PZ-2026",
            "status": "open",
            "decision_text": "Nowy druk",
            "action": "D-2026-002",
        },
    ],
    "documents": [{"doc": "P-01", "edition": "1", "title": "Nadzór", "status": "approved"}],
}


@cache
def workbooks() -> Mapping[str, bytes]:
    made = make_workbooks("pl", ROWS, created=datetime(2026, 11, 20))
    return {name: made[Path(name).name] for name in (ACTIONS, REVIEW, DOCUMENTS)}


def office_in(folder: Path, toml: str = "", **files: bytes) -> Office:
    """Return an office made in the folder; `toml` stands for the line `write_synced = false`."""
    (folder / "rejestry").mkdir(parents=True)
    for name, data in {**workbooks(), **files}.items():
        (folder / name).write_bytes(data)
    text = qms_toml("pl", "Urząd")
    (folder / "qms.toml").write_text(
        text.replace("write_synced = false", toml or "write_synced = false"), encoding="utf-8"
    )
    return load_office(folder, folder)


def read(office: Office) -> Reading:
    return read_office(office, as_of=date(2026, 11, 20))


def edit(reading: Reading, where: str, record: str, value: object, rule: str | None = None) -> CellEdit:
    """Return the edit of `register.column` in the row of a record."""
    name, column = where.split(".")
    register = reading.registers[name]
    (row,) = register.keys.index[register.keys == record]
    return CellEdit(register.cell(int(row), column), value, rule=rule)


def new_action(record: str = "D-2026-003", decision: str = "PZ-2026/1") -> RowAppend:
    values = {
        "action": record,
        "action_type": "improvement",
        "origin": "decision",
        "origin_ref": decision,
        "status": "planned",
    }
    return RowAppend("actions", record, {**values, "due_on": date(2026, 12, 31), "description": "Zamek"}, rule="REV004")


def value(office: Office, where: str, record: str) -> object:
    """Return what a cell holds now, as typed."""
    return edit(read(office), where, record, None).cell.value


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def bytes_of(office: Office) -> dict[str, bytes]:
    return {name: (office.folder / name).read_bytes() for name in workbooks()}


def saved_again(data: bytes) -> bytes:
    """Return the workbook as another save would leave it: the same cells, other bytes."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"saved again"
    return out.getvalue()


def left_over(office: Office) -> list[str]:
    """Return temporary files and locks that lie about."""
    found = [*office.folder.rglob("~qms-*"), *office.folder.rglob("writing.lock")]
    return sorted(path.relative_to(office.folder).as_posix() for path in found)


def owner_file(workbook: Path, name: str = "Anna Nowak") -> None:
    """Lay the file beside a workbook that Excel lays while somebody has it open."""
    ansi = name.encode("cp1250", "replace")
    head = bytes([len(ansi)]) + ansi.ljust(54, b" ")
    wide = len(name).to_bytes(2, "little") + name.encode("utf-16-le").ljust(108, b" ")
    workbook.with_name(f"~${workbook.name}").write_bytes((head + wide)[:165])
