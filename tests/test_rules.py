"""Every rule against its own examples, and the form of every rule."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from inspect import signature
from typing import TYPE_CHECKING

import pytest

from qms_xl.check import check
from qms_xl.facts import real_cell
from qms_xl.model import Text
from qms_xl.rulebook import Entry, rule_book
from qms_xl.settings import Settings, value_of
from qms_xl.speak import Voice
from qms_xl.supply import parameters, status_functions
from qms_xl.tables import Example, parse_tables, schemas

if TYPE_CHECKING:
    from qms_xl.check import Checked

_PATTERNS = {
    name: next(iter(schema.numbering.values())).pl
    if set(schema.numbering) == {""}
    else {group: pattern.pl for group, pattern in schema.numbering.items()}
    for name, schema in schemas().items()
    if schema.numbering
}
SETTINGS = Settings(numbering_patterns=_PATTERNS)
BOOK = rule_book()
LANGUAGES = ("pl", "en")
_CELL = {"value", "header", "record", "cell", "workbook", "sheet"}
_GIVEN = {"registers", "register", "as_of", "settings", "norm", "book", "results", "claimed", "past", "skipped"}

every_rule = pytest.mark.parametrize("entry", BOOK.values(), ids=list(BOOK))
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def example_of(text: Text | str, language: str) -> Example:
    own = text if isinstance(text, str) else text.in_(language)  # type: ignore[arg-type]
    return parse_tables(own, SETTINGS, language)  # type: ignore[arg-type]


def checked(example: Example, entry: Entry) -> Checked:
    return check(
        example.registers,
        facts=example.facts,
        as_of=example.as_of,
        settings=SETTINGS,
        norm=example.norm,
        select=(entry.code,),
        past=example.past,
    )


def named_cells(example: Example, entry: Entry) -> set[tuple[str, int | None, str | None]]:
    found = set()
    for issue in checked(example, entry).issues:
        cell = issue.cell
        row_id = cell.row
        if cell.row is not None and cell.register in example.registers:
            places = example.registers[cell.register].places
            number = next(n for n, place in enumerate(places) if place.workbook == cell.workbook)
            row_id = number * 2**21 + cell.row
        found.add((cell.register, row_id, cell.column))
    return found


@every_rule
@both_languages
def test_every_marked_cell_is_found_and_nothing_else(entry: Entry, language: str) -> None:
    example = example_of(entry.rule.bad, language)
    marks = {mark for mark in example.marks if mark[0] not in example.facts}
    facts = example.marks - marks
    if facts:  # a mark in a fact table stands for the cell of the workbook that the fact is about
        assert not marks
        expected = {real_cell(example.facts[name], row, column)[1:4] for name, row, column in facts if row}
        assert {issue.cell[1:4] for issue in checked(example, entry).issues} == expected
    else:
        assert named_cells(example, entry) == marks


@every_rule
@both_languages
def test_the_good_example_is_good(entry: Entry, language: str) -> None:
    example = example_of(entry.rule.good, language)
    assert not example.marks
    assert not checked(example, entry).issues


@every_rule
def test_the_rule_runs_on_both_examples(entry: Entry) -> None:
    for text in (entry.rule.good, entry.rule.bad):
        example = example_of(text, "pl")
        assert example.registers or example.facts, "an empty example shows nothing"
        assert checked(example, entry).rules == 1


@every_rule
@both_languages
def test_every_message_is_whole(entry: Entry, language: str) -> None:
    voice = Voice(language)  # type: ignore[arg-type]
    texts = {"": entry.rule.message, **entry.rule.variants}
    for issue in checked(example_of(entry.rule.bad, language), entry).issues:
        assert not issue.variant.startswith("_"), issue.facts
        cell = issue.cell._asdict()
        for text in (texts[issue.variant], entry.rule.remedies.get(issue.variant, entry.rule.remedy)):
            sentence = voice.say(text, {**issue.facts, **cell})
            assert "{" not in sentence, sentence


@every_rule
def test_a_column_that_the_workbook_lacks_is_no_fault(entry: Entry) -> None:
    """Each column of the good example is taken away in turn: the rule may be skipped, never speak."""
    if entry.family == "XLS":  # speaks of columns that are not there
        return
    example = example_of(entry.rule.good, "pl")
    for name, register in example.registers.items():
        for column in register.frame.columns:
            without = replace(
                register,
                frame=register.frame.drop(columns=column),
                raw=register.raw.drop(columns=column),
                misreadings=(),
            )
            found = checked(replace(example, registers={**example.registers, name: without}), entry)
            assert not found.issues, (name, column)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@every_rule
def test_both_languages_have_the_same_placeholders(entry: Entry) -> None:
    rule = entry.rule
    for text in (rule.title, rule.message, rule.why, rule.remedy, *rule.variants.values(), *rule.remedies.values()):
        assert text.pl, entry.code
        assert text.en, entry.code
        assert placeholders(text.pl) == placeholders(text.en)


@every_rule
def test_every_variant_is_used(entry: Entry) -> None:
    """A variant that no `Hit` names is never said; names may be built of parts joined by an underscore."""
    source = "".join(_source(half) for half in _halves(entry))
    assert set(entry.rule.remedies) <= set(entry.rule.variants)
    for variant in entry.rule.variants:
        assert all(f'"{part}"' in source or f'"{variant}"' in source for part in variant.split("_")), variant


def _halves(entry: Entry) -> tuple[object, ...]:
    return entry.rule.find if isinstance(entry.rule.find, tuple) else (entry.rule.find,)


def _source(half: object) -> str:
    from inspect import getmodule, getsource

    module = getmodule(half)
    assert module is not None
    return getsource(module)


@every_rule
def test_a_rule_owes_its_reader_a_reason(entry: Entry) -> None:
    rule = entry.rule
    for text in (rule.why, rule.remedy, rule.message):
        for sentence in text:
            assert len(sentence) > 20
            assert sentence[-1] in ".”?)", sentence
    assert rule.title.pl != rule.title.en


@every_rule
def test_an_issue_is_never_called_a_finding(entry: Entry) -> None:
    """Ustalenie and finding are words of audits; a rule about the register of findings may use them."""
    if entry.family in ("XLS", "GEN", "DOC", "CRT", "ORG", "TRN", "SUP"):
        for text in (entry.rule.title, entry.rule.message):
            assert not re.search(r"ustalen|niezgodność\b", text.pl), text.pl
            assert "finding" not in text.en, text.en


@every_rule
def test_clauses_are_written_for_both_editions(entry: Entry) -> None:
    assert re.fullmatch(r"|\d[^\[\]]*( \[\d[^\[\]]*\])?", entry.rule.clause)


@every_rule
def test_a_rule_asks_for_what_there_is(entry: Entry) -> None:
    known = _GIVEN | set(schemas()) | set(status_functions()) | {"action_state", "days_late"}
    for half in _halves(entry):
        for name, _ in parameters(half):  # type: ignore[arg-type]
            assert name in known, name
        assert signature(half).return_annotation is not signature(half).empty  # type: ignore[arg-type]


@every_rule
def test_the_code_and_name_of_a_rule_read_well(entry: Entry) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", entry.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.name)


@every_rule
def test_settings_that_a_rule_names_exist(entry: Entry) -> None:
    for name in entry.rule.settings:
        value_of(Settings(), name)
    source = _source(_halves(entry)[0])
    for subject, name in re.findall(r"\bsettings\.(\w+)\.(\w+)", source):
        assert subject in Settings.ELSEWHERE or f"{subject}.{name}" in entry.rule.settings


@every_rule
def test_edits_have_the_safety_that_the_rule_names(entry: Entry) -> None:
    edits = [
        edit
        for issue in checked(example_of(entry.rule.bad, "pl"), entry).issues
        for edit in (issue.edit, *issue.more)
        if edit is not None
    ]
    assert {edit.safety for edit in edits} <= {entry.rule.fix}
    assert {edit.rule for edit in edits} <= {entry.code}
    proposes = entry.rule.fix is not None and not entry.rule.computed  # reconcile writes computed columns
    assert bool(edits) == proposes, "the bad example shows what is proposed"


def test_claims_name_columns_that_exist() -> None:
    for entry in BOOK.values():
        for place in entry.rule.claims:
            register, _, column = place.partition(".")
            assert column in schemas()[register].by_name, place


def test_rules_named_as_replaced_are_codes_or_families() -> None:
    for entry in BOOK.values():
        for code in (*entry.rule.instead_of, *entry.rule.yields_to):
            assert re.fullmatch(r"[A-Z]{3}(\d{3})?", code)


def test_the_rules_that_mask_are_those_of_the_book() -> None:
    masking = {code for code, entry in BOOK.items() if entry.rule.masks}
    ours = {"GEN003", "GEN004", "GEN005", "GEN006", "GEN016", "GEN017", "GEN019", "GEN020"}
    assert masking == (ours | {"XLS006", "XLS007"}) & set(BOOK)
