"""Names, dates, texts and numbers that reports take over from a row of a register are those of that row, as openpyxl reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from review_recount import Row

from qms_xl.model import Figure, Word
from qms_xl.shelf import collect

KEYS: Mapping[str, tuple[str, ...]] = {
    name: schema.key for name, schema in collect("qms_xl.registers", "SCHEMA").items() if name != "lists"
}
REGISTERS = {  # the registers whose rows a kind of report takes over, besides people
    "actions": {"actions", "findings", "review_decisions", "units"},
    "agenda": {"changes", "context", "policy_items", "review_decisions", "suppliers", "trainings"},
    "audit": {"actions", "audit_questions", "audits", "findings", "processes", "units"},
    "audits": {"actions", "audit_programmes", "audits", "findings"},
    "card": {"actions", "audits", "findings"},
    "documents": {"documents"},
    "external": {"actions", "audits", "certificates", "findings", "units"},
    "objectives": {"actions", "indicators", "objectives"},
    "plan": {"audit_questions", "audits", "findings", "processes", "units"},
    "process": {"audits", "changes", "findings", "indicators", "objectives", "processes", "risks", "units"},
    "programme": {"audit_programmes", "audits"},
    "review": {"actions", "audits", "changes", "context", "findings", "indicators", "objectives", "processes"},
    "survey": {"actions", "findings"},
    "timeline": {"certificates"},
}
RECORDS = {
    "actions": ("KM", "OR"),
    "agenda": ("PZ-2027",),
    "audit": ("AW-2025-03", "AW-2026-03"),
    "audits": ("2025", "2026"),
    "card": ("AW-2026-03",),
    "documents": ("2026-11-20",),
    "external": ("AZ-2025-01", "AZ-2026-01"),
    "objectives": ("2025", "2026"),
    "plan": ("AW-2026-11", "AW-2027-01"),
    "process": ("G1", "G2"),
    "programme": ("PA-2026",),
    "review": ("PZ-2026",),
    "survey": ("BS-2026",),
    "timeline": ("2026-11-20",),
}
OWN = {  # columns that a report works out itself; other tests count them anew
    *(("actions", "state"), ("objectives", "status"), ("review_decisions", "action"), ("trainings", "participants")),
    *(("audit_programmes", name) for name in ("norm", "period_from", "period_to", "year")),
    *(
        ("audits", "client"),
        ("audit_questions", "result"),
        ("documents", "edition"),
        ("documents", "units"),
        ("surveys", "mean"),
    ),
}


def records(value: object, path: str = "") -> Iterator[tuple[str, Mapping]]:
    """Yield every record among the fields of a report with its path."""
    match value:
        case Mapping():
            yield path, value
            for name, one in value.items():
                yield from records(one, f"{path}.{name}".lstrip("."))
        case list():
            for one in value:
                yield from records(one, f"{path}[]")


def row_of(record: Mapping, books: Mapping[str, list[Row]]) -> tuple[str, Row] | None:
    """Return the row that a record is of: a person's, a correction's, an action's, else of the register whose key it begins with."""
    for person in books["people"] if "name" in record else ():
        if person["person"] == record["name"]:
            return "people", {**person, "name": record["name"], "qualified_on": person["auditor_qualified_on"]}
    if record.get("kind") == Word("action_type", "correction") and not record["action"]:
        found = next(f for f in books["findings"] if f["finding"] == record["finding"])
        return "findings", {"description": found["correction"], "due_on": found["correction_due"]}
    shared = {
        name: len(set(record) & set(books[name][0]))
        for name in KEYS
        if set(KEYS[name]) <= set(record) and books.get(name)
    }
    first = list(record).index
    for name in sorted(
        shared, key=lambda one: ("finding" in record and one != "actions", first(KEYS[one][0]), -shared[one])
    ):
        for row in books[name] if shared[name] > len(KEYS[name]) else ():
            if all(str(row[key] or 1) == str(plainly(record[key]) or 1) for key in KEYS[name]):
                return name, row
    return None


def plainly(value: object) -> object:
    match value:
        case Word():
            return value.code
        case Figure():
            return value.value
        case tuple():
            return [plainly(one) for one in value] if not hasattr(value, "_fields") else value
    return value


@pytest.mark.parametrize("unsettled", ["pl"], indirect=True)
@pytest.mark.parametrize("kind", RECORDS)
def test_what_is_taken_over_is_what_stands_in_the_row(unsettled, kind):
    seen = set()
    for key in RECORDS[kind]:
        for path, record in records(unsettled.fields(kind, key)):
            register, row = row_of(record, unsettled.books) or ("", {})
            seen.add(register)
            for column in set(record) & set(row) - {column for name, column in OWN if name == register}:
                if (path, column) not in (("improvement.actions[]", "done_on"), ("signatures[]", "unit")):
                    expected = None if row[column] == [] else row[column]
                    assert plainly(record[column]) == expected, (path, register, column)
    assert REGISTERS[kind] <= seen
