"""How good adopting is, measured on the corpus of messy workbooks: columns, certainty, records, values."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
import pytest
from libreoffice import recalculated
from messy.corpus import corpus
from messy.truth import Messy, Place

from qms_xl.adopt import apply, plan_for, refuse_doubles, refuse_misfits
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.plan import Plan, PlanBlock
from qms_xl.adopting.plan_toml import plan_from, plan_text
from qms_xl.model import PLACE_STEP, Register
from qms_xl.office import load_office
from qms_xl.office.new_toml import qms_toml
from qms_xl.read import Reading, read_office
from qms_xl.workbook.cells import read_book

FILLED_IN = frozenset({"edition", "in_scope", "unit", "due_on", "planned_to"})  # read as something where blank


@dataclass
class Measured:
    """What was counted over the corpus; each list names what went wrong."""

    workbooks: int = 0
    columns: int = 0
    right: int = 0
    certain: int = 0
    wrongly_certain: list[str] = field(default_factory=list)
    lost_records: list[str] = field(default_factory=list)
    wrong_values: list[str] = field(default_factory=list)
    changed_files: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measure(corpus(), tmp_path_factory)


def measure(workbooks: Iterable[Messy], tmp_path_factory: pytest.TempPathFactory) -> Measured:
    found = Measured()
    for one in workbooks:
        home = tmp_path_factory.mktemp("office")
        plan, reading = adopted(one, home)
        found.workbooks += 1
        for place in one.places:
            _count_columns(one, place, plan, found)
            _count_values(one, place, reading, found)
        if (home / "reg" / one.name).read_bytes() != one.data:
            found.changed_files.append(one.name)
    return found


def adopted(one: Messy, home: Path) -> tuple[Plan, Reading]:
    """Adopt all that is proposed for a workbook, through the plan's text; return the plan and the office as read then."""
    (home / "reg").mkdir()
    (home / "reg" / one.name).write_bytes(one.data)
    usual = "registers" if one.language == "en" else "rejestry"
    language = "en" if one.language == "en" else "pl"
    text = qms_toml(language, "X").replace(f'registers = "{usual}"', 'registers = "reg"')
    (home / "qms.toml").write_text(text, encoding="utf-8")
    book = read_book(one.data, f"reg/{one.name}")
    proposal, plan = plan_for([book], Known())
    edited = plan_from(tomllib.loads(plan_text(plan, language)))
    refuse_misfits(edited, [book])
    refuse_doubles(edited, proposal)
    apply(edited, home, home / "reg", language, datetime.datetime(2026, 11, 20))
    return plan, read_office(load_office(home, home))


def _count_columns(one: Messy, place: Place, plan: Plan, found: Measured) -> None:
    block = _block_of(place, plan)
    for letter, true in place.columns.items():
        found.columns += 1
        column = next((c for c in block.columns if c.letter == letter), None) if block else None
        register = block.register if block else ""
        right = (register == place.register and column is not None and column.column == true) or (
            not true and (column is None or not column.column)
        )
        found.right += right
        if column and column.certainty == "certain":
            found.certain += 1
            if not right:
                found.wrongly_certain.append(f"{one.name} {place.sheet} {letter} {column.header!r}: {column.column}")


def _block_of(place: Place, plan: Plan) -> PlanBlock | None:
    there = [block for block in plan.blocks if block.sheet == place.sheet]
    ranked = [(b.register == place.register, len({c.letter for c in b.columns} & set(place.columns)), b) for b in there]
    return max(ranked, key=lambda one: one[:2])[2] if ranked else None


def _count_values(one: Messy, place: Place, reading: Reading, found: Measured) -> None:
    register = reading.registers.get(place.register)
    numbers = [n for n, p in enumerate(register.places) if p.sheet == place.sheet] if register else []
    rows = [row for row in register.frame.index if row // PLACE_STEP in numbers] if register else []
    if register is None or len(rows) != len(place.records):
        found.lost_records.append(f"{one.name} {place.sheet}: {len(rows)} of {len(place.records)}")
        return
    reported = {(misread.row, misread.column) for misread in register.misreadings}
    for row, record in zip(rows, place.records, strict=True):
        for column, true in record.items():
            if register.has(column) and not _is_true(register, row, column, true) and (row, column) not in reported:
                read = register.frame.at[row, column]
                found.wrong_values.append(f"{one.name} {place.sheet} row {row} {column}: {true!r} read as {read!r}")


def _is_true(register: Register, row: int, column: str, true: object) -> bool:
    read = register.frame.at[row, column]
    if register.schema[column].many:
        return set(_parts(read)) == set(_parts(true))
    if read is None or read is pd.NaT or (isinstance(read, float) and read != read):
        return true in (None, "", ())
    if true in (None, "", ()):
        return column in FILLED_IN
    if isinstance(true, datetime.date):
        return bool(read.date() == true)
    if isinstance(true, int | float):
        return bool(read == true)
    return str(read).split() == str(true).split()


def _parts(value: object) -> Iterator[str]:
    for part in value if isinstance(value, tuple | list) else [value]:
        yield from (
            one.strip() for one in str(part or "").replace("\n", ";").replace(",", ";").split(";") if one.strip()
        )


def test_the_corpus_has_sixty_workbooks_in_both_languages(measured: Measured) -> None:
    assert measured.workbooks >= 60


def test_of_a_hundred_columns_at_least_ninety_seven_are_mapped_right(measured: Measured) -> None:
    assert measured.right >= 0.97 * measured.columns


def test_nothing_that_is_called_certain_is_wrong(measured: Measured) -> None:
    assert not measured.wrongly_certain


def test_most_columns_are_certain(measured: Measured) -> None:
    assert measured.certain >= 0.7 * measured.columns


def test_every_record_is_found(measured: Measured) -> None:
    assert not measured.lost_records


def test_every_value_is_the_true_one_or_reported(measured: Measured) -> None:
    assert not measured.wrong_values


def test_no_workbook_is_changed_by_adopting_it(measured: Measured) -> None:
    assert not measured.changed_files


@pytest.mark.soffice
def test_workbooks_saved_by_libreoffice_are_adopted_as_well(tmp_path_factory: pytest.TempPathFactory) -> None:
    every_sixth = list(corpus())[::6]
    saved = recalculated({one.name: one.data for one in every_sixth}, tmp_path_factory.mktemp("libreoffice"))
    found = measure([replace(one, data=saved[one.name]) for one in every_sixth], tmp_path_factory)
    assert found.workbooks >= 10
    assert found.right >= 0.97 * found.columns
    assert not found.wrongly_certain + found.lost_records + found.wrong_values + found.changed_files
