"""Checking against frictionless, side by side in one run: the generic rules from memory, and from file to issues.

Before that: a typed Register against bare python-calamine, in interleaved pairs. After that: the whole rule book against
the generic rules alone.

Run: pip install -e '.[test,bench]' && python benchmarks/checking.py [rows]

Both check the same 100 000 x 20 register of actions for types, required cells, list words and a unique key; we also
resolve the references to people and units, which frictionless is not asked for here.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import xlsxwriter

from qms_xl.lists import shipped_lists
from qms_xl.model import RegisterSchema
from qms_xl.shelf import collect

SCHEMAS: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
COLUMNS = 20
AS_OF = date(2026, 11, 20)
PEOPLE = [f"Osoba Numer{number:03}" for number in range(200)]
UNITS = [f"WK{number:02}" for number in range(30)]


def action(number: int) -> dict[str, object]:
    """Return one sound row of the actions register, as staff would type it."""
    opened = date(2024, 1, 1) + timedelta(days=number % 700)
    words = shipped_lists()
    return {
        "action": f"D-{opened.year}-{number:06}",
        "action_type": words["action_type"].word("corrective", "pl"),
        "origin": words["origin"].word("management", "pl"),
        "description": f"Uzupełnienie wzoru wniosku numer {number}",
        "owner": PEOPLE[number % len(PEOPLE)],
        "opened_on": opened,
        "due_on": opened + timedelta(days=30),
        "status": words["action_status"].word("closed", "pl"),
        "origin_ref": None,
        "unit": UNITS[number % len(UNITS)],
        "success_criterion": "brak kolejnych przypadków w półroczu",
        "due_original": None,
        "extension_reason": None,
        "done_on": opened + timedelta(days=20),
        "done_evidence": f"notatka {number}",
        "verify_due": opened + timedelta(days=90),
        "verified_on": opened + timedelta(days=80),
        "verified_by": PEOPLE[(number + 7) % len(PEOPLE)],
        "effectiveness": words["effectiveness"].word("effective", "pl"),
        "follow_up": None,
    }


def workbook(rows: list[dict[str, object]]) -> bytes:
    """Return a workbook with the actions and the people and units they name."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})

    def sheet(name: str, lines: list[dict[str, object]]) -> None:
        schema = SCHEMAS[name]
        page = book.add_worksheet(schema.title.pl)
        columns = list(lines[0])
        for row, line in enumerate(lines, start=1):
            for place, value in enumerate(line.values()):
                if value is not None:
                    page.write(row, place, value)
        headers = [{"header": schema[column].title.pl} for column in columns]
        page.add_table(0, 0, len(lines), len(columns) - 1, {"name": f"qms_{name}", "columns": headers})

    sheet("actions", rows)
    sheet("people", [{"person": person, "unit": UNITS[0]} for person in PEOPLE])
    sheet("units", [{"unit": unit, "name": f"Wydział {unit}", "unit_type": "wydział"} for unit in UNITS])
    book.close()
    return out.getvalue()


def frictionless_schema() -> dict[str, object]:
    """Return the same demands as a Table Schema."""
    fields = []
    for name in list(action(0)):
        column = SCHEMAS["actions"][name]
        constraints: dict[str, object] = {"required": True} if column.required is True else {}
        if column.list:
            constraints["enum"] = [text.pl for text in shipped_lists()[column.list].codes.values()]
        kind = "date" if column.kind == "date" else "string"
        fields.append({"name": column.title.pl, "type": kind, "constraints": constraints})
    return {"fields": fields, "primaryKey": [SCHEMAS["actions"]["action"].title.pl]}


def timed(work: object, repeats: int) -> float:
    """Return the median seconds of a call."""
    seconds = []
    for _ in range(repeats):
        start = perf_counter()
        work()  # type: ignore[operator]
        seconds.append(perf_counter() - start)
    return median(seconds)


def main(count: int) -> None:
    """Print the ratios."""
    from frictionless import Resource, Schema
    from python_calamine import CalamineWorkbook

    from qms_xl.check import check
    from qms_xl.read import read_books
    from qms_xl.rulebook import rule_book
    from qms_xl.settings import Settings
    from qms_xl.workbook.cells import read_book

    others = {entry.family for entry in rule_book().values()} - {"XLS", "GEN"}
    rows = [action(number) for number in range(count)]
    data = workbook(rows)
    settings = Settings()

    def road() -> None:
        reading = read_books([read_book(data, "Działania.xlsx")], settings, "audit")
        checked = check(
            reading.registers,
            facts=reading.facts,
            as_of=AS_OF,
            settings=settings,
            norm="iso9001-2015",
            ignore=others,
        )
        assert not [issue for issue in checked.issues if issue.severity == "error"], checked.issues[:3]

    def bare() -> None:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    def typed() -> None:
        read_books([read_book(data, "Działania.xlsx")], settings, "audit")

    pairs = [(timed(typed, 1), timed(bare, 1)) for _ in range(5)]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    print(f"typed Register, {count} x {COLUMNS}: {ours:.2f} s, bare calamine {theirs:.2f} s: {ours / theirs:.2f} x")

    reading = read_books([read_book(data, "Działania.xlsx")], settings, "audit")

    def rules() -> None:
        check(
            reading.registers, facts=reading.facts, as_of=AS_OF, settings=settings, norm="iso9001-2015", ignore=others
        )

    def whole_book() -> None:
        check(reading.registers, facts=reading.facts, as_of=AS_OF, settings=settings, norm="iso9001-2015")

    pairs = [(timed(whole_book, 1), timed(rules, 1)) for _ in range(3)]
    ours, alone = (median(times) for times in zip(*pairs, strict=True))
    print(f"the whole rule book from memory: {ours:.2f} s, the generic rules alone {alone:.2f} s: {ours / alone:.1f} x")

    header = [SCHEMAS["actions"][name].title.pl for name in rows[0]]
    table = [header, *(list(row.values()) for row in rows)]
    schema = Schema.from_descriptor(frictionless_schema())

    def peer_rules() -> None:
        report = Resource(data=table, schema=schema).validate()
        assert report.valid, report.flatten()[:3]

    ours, theirs = timed(rules, 3), timed(peer_rules, 1)
    print(
        f"generic rules from memory, {count} x {COLUMNS}: {ours:.2f} s, frictionless {theirs:.2f} s: {theirs / ours:.1f} x faster"
    )

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "actions.xlsx"
        file.write_bytes(data)
        (Path(folder) / "schema.json").write_text(schema.to_json(), encoding="utf-8")

        def peer_road() -> None:
            command = [sys.executable, "-m", "frictionless", "validate", file.name, "--schema", "schema.json"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, "NO_COLOR": "1"})

        ours, theirs = timed(road, 3), timed(peer_road, 1)
    print(f"file to issues: {ours:.2f} s, frictionless validate {theirs:.2f} s: {theirs / ours:.1f} x faster")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
