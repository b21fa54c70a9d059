"""The form of the register schemas: what the generic rules and the workbook maker rely on."""

import dataclasses

import pytest

from qms_xl.conditions import All, Any, Condition, Filled, From, Is, IsNot, Moved, NormFrom, Not
from qms_xl.fold import fold
from qms_xl.lists import shipped_lists
from qms_xl.model import RegisterSchema
from qms_xl.shelf import collect

SCHEMAS: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
EVERY = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)


def conditions(condition: object) -> list[Condition]:
    """Return the leaves of a condition."""
    if isinstance(condition, All | Any):
        return [leaf for part in condition.parts for leaf in conditions(part)]
    if isinstance(condition, Not):
        return conditions(condition.part)
    return [condition] if isinstance(condition, Condition) else []


def test_there_are_the_28_registers_of_the_domain():
    assert len(SCHEMAS) == 28
    assert sum(len(schema.columns) for schema in SCHEMAS.values()) == 411


@EVERY
def test_a_file_is_named_for_its_register(schema):
    assert SCHEMAS[schema.name] is schema


@EVERY
def test_titles_fit_on_a_sheet_tab_in_both_languages(schema):
    assert all(0 < len(title) <= 31 and not set(title) & set(r"[]:*?/\\") for title in schema.title)


@EVERY
def test_headers_differ_within_a_register_in_both_languages(schema):
    """One header means one column, whichever language it is written in."""
    owner: dict[str, str] = {}
    for column in schema.columns:
        assert column.title.pl.strip()
        assert column.title.en.strip()
        for header in (*column.title, *column.aliases):
            assert owner.setdefault(fold(header), column.name) == column.name, header


@EVERY
def test_the_key_and_every_named_column_exist(schema):
    named = [*schema.key, *(c for group in schema.one_of for c in group), *(c for pair in schema.order for c in pair)]
    named += [c for column in schema.columns for c in column.instead]
    assert set(named) <= set(schema.by_name)
    assert all(schema[c].kind == "date" for pair in schema.order for c in pair)


@EVERY
def test_lists_are_those_that_exist(schema):
    for column in schema.columns:
        assert bool(column.list) == (column.kind in ("list", "yesno")), column.name
        assert not column.list or column.list in shipped_lists(), column.name


@EVERY
def test_references_lead_to_a_column_that_exists(schema):
    for column in schema.columns:
        if (reference := column.reference) is None:
            continue
        targets = [(reference.register, reference.column)] if reference.register else []
        targets += [tuple(target.split(".")) for target in reference.targets.values()]
        assert targets, column.name
        for register, target in targets:
            assert (target or SCHEMAS[register].key[0]) in SCHEMAS[register].by_name, column.name
        if reference.by:
            assert set(reference.targets) <= set(shipped_lists()[schema[reference.by].list].codes)


@EVERY
def test_conditions_name_columns_codes_and_states_that_exist(schema):
    for column in schema.columns:
        for leaf in [*conditions(column.required), *conditions(column.past)]:
            match leaf:
                case From(state, through):
                    assert schema.states or through
                    machine = SCHEMAS[schema[through].reference.register].states if through else schema.states
                    assert state in machine.forward or any(state in steps for steps in machine.forward.values())
                case Is(name, codes) | IsNot(name, codes):
                    assert set(codes) <= set(shipped_lists()[schema[name].list].codes)
                case Filled(name):
                    assert name in schema.by_name
                case Moved(first, second):
                    assert {first, second} <= set(schema.by_name)
                case NormFrom():
                    assert "norm" in schema.by_name
                case _:
                    pytest.fail(f"no test for {leaf}")


@EVERY
def test_states_are_the_codes_of_their_list(schema):
    if schema.states is None:
        return
    codes = set(shipped_lists()[schema[schema.states.column].list].codes)
    for steps in (schema.states.forward, schema.states.back):
        assert set(steps) <= codes
        assert {after for states in steps.values() for after in states} <= codes


@EVERY
def test_every_register_ends_with_the_notes_column(schema):
    if schema.name != "lists":
        assert schema.columns[-1].name == "notes"


@EVERY
def test_required_columns_come_first(schema):
    """The rest goes into the collapsed group of the shipped sheets."""
    grouped = {name for group in schema.one_of for name in group}
    first = [column.required is True or column.name in grouped for column in schema.columns]
    assert first == sorted(first, reverse=True)


def test_a_schema_cannot_be_changed_by_a_rule():
    with pytest.raises(dataclasses.FrozenInstanceError):
        SCHEMAS["actions"].name = "other"


def test_states_from_done_on_do_not_pass_through_cancelled():
    machine = SCHEMAS["actions"].states
    assert machine.from_on("done") == {"done", "verified", "closed"}
    assert SCHEMAS["audits"].states.from_on("prepared") == {"prepared", "running", "held", "reported", "closed"}
