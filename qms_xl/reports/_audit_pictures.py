"""Audits in pictures: findings by unit and grade, and which procedures were audited in which units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Text, Word
from qms_xl.pictures.bars import Bar, Bars
from qms_xl.pictures.heat import HeatMap, State
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import text
from qms_xl.reports._review_window import DASH

if TYPE_CHECKING:
    import pandas as pd

GRADES = ("major", "minor", "observation", "improvement")
FINDINGS = Text("Ustalenia z auditów według komórki i kategorii", "Findings of audits by unit and grade")
COVERAGE = Text("Pokrycie auditami: komórki i procedury", "Audit coverage: units and procedures")
_LOOKS = {  # code -> shade from white to black, sign
    "audited": (0.08, "✓"),
    "planned": (0.25, "P"),
    "due_soon": (0.42, "!"),
    "overdue_planned": (0.68, "×P"),
    "overdue": (0.95, "×"),
}
ON_ONE_MAP = (34, 30)  # procedures, units

FINDINGS_HELP: Mapping[str, Text] = {
    "units[].label": Text("komórka", "unit"),
    "units[].major": Text("Niezgodności duże w komórce", "Major nonconformities in the unit"),
    "units[].minor": Text("Niezgodności małe w komórce", "Minor nonconformities in the unit"),
    "units[].observation": Text("Spostrzeżenia w komórce", "Observations in the unit"),
    "units[].improvement": Text("Potencjały doskonalenia w komórce", "Opportunities for improvement in the unit"),
    "units[].total": Text("Ustalenia w komórce", "Findings in the unit"),
    "units_picture": Text(f"Obraz: {FINDINGS.pl}", f"Picture: {FINDINGS.en}"),
}
COVERAGE_HELP: Mapping[str, Text] = {
    "coverage[].label": Text("komórka", "unit"),
    "coverage[].pairs": Text("Procedury w komórce", "Procedures of the unit"),
    "coverage[].audited": Text("Procedury objęte auditem", "Procedures audited"),
    "coverage[].waiting": Text("Procedury zaplanowane lub z bliskim terminem", "Procedures planned or due soon"),
    "coverage[].overdue": Text("Procedury po terminie auditu", "Procedures overdue for audit"),
    "coverage[].docs[]": Text(
        "Procedury nieobjęte: zaplanowane, z bliskim terminem i po terminie",
        "Procedures not audited: planned, due soon and overdue",
    ),
    "coverage_maps[]": Text(f"Obraz: {COVERAGE.pl}", f"Picture: {COVERAGE.en}"),
}


def findings_by_unit(findings: Look, rows: Sequence[int]) -> dict[str, object]:
    """Return the number of these findings by unit and grade, the unit with the most nonconformities first, and the picture."""
    by_unit: dict[str, dict[str, tuple[int, ...]]] = {}
    for row in rows:
        grade = text(findings, row, "grade")
        if grade in GRADES:
            here = by_unit.setdefault(text(findings, row, "unit"), dict.fromkeys(GRADES, ()))
            here[grade] += (row,)
    lines = [
        (unit, {grade: Figure(len(own), "findings", own, "grade") for grade, own in grades.items()})
        for unit, grades in sorted(by_unit.items(), key=lambda one: (_weight(one[1]), one[0]))
    ]
    bars = [Bar(unit or DASH, tuple(counts.values())) for unit, counts in lines]
    return {
        "units": [
            {
                "label": unit or DASH,
                **counts,
                "total": Figure(
                    sum(int(one.value or 0) for one in counts.values()),
                    "findings",
                    tuple(row for one in counts.values() for row in one.rows),
                    "unit",
                ),
            }
            for unit, counts in lines
        ],
        "units_picture": Bars(FINDINGS, [Word("grade", grade) for grade in GRADES], bars) if bars else None,
    }


def _weight(grades: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    return tuple(-len(grades[grade]) for grade in GRADES)


def coverage_by_unit(pairs: pd.DataFrame | None) -> dict[str, object]:
    """Return from the status `coverage` the procedures of each unit by state, and the maps of units and procedures."""
    if pairs is None or pairs.empty:
        return {"coverage": [], "coverage_maps": []}
    states = {
        (str(unit), str(doc)): str(state)
        for unit, doc, state in zip(pairs["unit"], pairs["doc"], pairs["state"], strict=True)
    }
    rows_of = {
        (str(unit), str(doc)): int(row)
        for unit, doc, row in zip(pairs["unit"], pairs["doc"], pairs["row"], strict=True)
    }
    units = sorted({unit for unit, _ in states})
    docs = sorted({doc for _, doc in states})
    looks = {code: State(Word("coverage_state", code), *look) for code, look in _LOOKS.items()}
    wide, high = ON_ONE_MAP
    maps = []
    for top in range(0, len(units), high):
        for left in range(0, len(docs), wide):
            some_units, some_docs = units[top : top + high], docs[left : left + wide]
            here = {pair: state for pair, state in states.items() if pair[0] in some_units and pair[1] in some_docs}
            if here:
                maps.append(HeatMap(COVERAGE, some_units, some_docs, here, looks))

    def count(unit: str, *codes: str) -> Figure:
        rows = tuple(row for pair, row in rows_of.items() if pair[0] == unit and states[pair] in codes)
        return Figure(len(rows), "documents", rows, "units")

    return {
        "coverage": [
            {
                "label": unit,
                "pairs": count(unit, *_LOOKS),
                "audited": count(unit, "audited"),
                "waiting": count(unit, "planned", "due_soon"),
                "overdue": count(unit, "overdue", "overdue_planned"),
                "docs": tuple(doc for doc in docs if states.get((unit, doc), "audited") != "audited") or None,
            }
            for unit in units
        ],
        "coverage_maps": maps,
    }
