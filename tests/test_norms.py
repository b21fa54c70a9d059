"""The editions of the standard: names, clauses, inputs."""

from datetime import date

import pytest

from qms_xl.errors import UsageError
from qms_xl.lists import shipped_lists
from qms_xl.norms import named, profile, profiles


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("ISO 9001:2008", "iso9001-2008"),
        ("PN-EN ISO 9001:2009", "iso9001-2008"),
        ("PN-EN ISO 9001:2008", "iso9001-2008"),
        ("ISO 9001:2000", "iso9001-2008"),
        ("pn-en iso 9001 : 2001", "iso9001-2008"),
        ("PM-EN ISO 9001:2009", "iso9001-2008"),
        ("ISO 9001:2015", "iso9001-2015"),
        ("PN-EN ISO 9001:2015-10", "iso9001-2015"),
        ("PN-EN ISO 9001:2015-10+A1:2024", "iso9001-2015"),
        ("pn-en  iso 9001:2015 + a1:2024-06", "iso9001-2015"),
        ("iso9001-2015", "iso9001-2015"),
        ("ISO 9001:2026", "iso9001-2026"),
    ],
)
def test_an_edition_is_looked_up_by_its_names(name: str, edition: str) -> None:
    norm = named(name)
    assert norm is not None
    assert norm.name == edition


@pytest.mark.parametrize("name", ["", "ISO 9001", "ISO 9001:2012", "ISO 14001:2015", "ISO 9001:2015+A2:2030"])
def test_an_edition_is_never_computed_from_the_year(name: str) -> None:
    assert named(name) is None


def test_a_profile_that_does_not_exist_is_the_readers_trouble() -> None:
    with pytest.raises(UsageError):
        profile("iso9001-1994")


@pytest.mark.parametrize(
    ("stated", "of_2015", "of_2008"),
    [
        ("10.2.1 [8.5.2]", "10.2.1", "8.5.2"),
        ("9.2.2 e, 10.2.1 b [8.2.2, 8.5.2]", "9.2.2 e, 10.2.1 b", "8.2.2, 8.5.2"),
        ("6.1", "6.1", ""),
        ("", "", ""),
    ],
)
def test_a_rules_clause_is_picked_by_the_edition(stated: str, of_2015: str, of_2008: str) -> None:
    assert profile("iso9001-2015").clause(stated) == of_2015
    assert profile("iso9001-2008").clause(stated) == of_2008
    assert profile("iso9001-2026").clause(stated) == of_2015


def test_editions_are_ordered() -> None:
    assert [norm.edition for norm in profiles()] == [2008, 2015, 2026]
    assert profile("iso9001-2026").at_least("iso9001-2015")
    assert profile("iso9001-2015").at_least("iso9001-2015")
    assert not profile("iso9001-2008").at_least("iso9001-2015")


def test_mandatory_inputs_follow_the_editions_order() -> None:
    assert [one.clause for one in profile("iso9001-2008").mandatory_inputs] == [f"5.6.2 {a}" for a in "abcdefg"]
    assert [one.code for one in profile("iso9001-2008").inputs][7] == "objectives"
    assert len(profile("iso9001-2015").mandatory_inputs) == 12


def test_every_code_in_the_norm_files_is_a_code_of_its_list() -> None:
    lists = shipped_lists()
    for norm in profiles():
        assert {one.code for one in norm.inputs} == set(lists["review_input"].codes)
        for one in norm.inputs:
            assert one.heading.en == lists["review_input"].codes[one.code].en
        assert {code for out in norm.outputs for code in out.categories} <= set(lists["decision_category"].codes)
        assert {kind for doc in norm.documents for kind in doc.doc_types} <= set(lists["doc_type"].codes)


def test_every_clause_named_in_a_norm_file_has_a_title() -> None:
    for norm in profiles():
        named_here = [one.clause for one in (*norm.inputs, *norm.outputs, *norm.documents)] + [*norm.subjects.values()]
        for clause in (part.strip().split()[0] for text in named_here for part in text.split(",") if part.strip()):
            assert clause in norm.clauses, (norm.name, clause)


def test_the_second_level_is_what_rules_about_clauses_ask_for() -> None:
    assert profile("iso9001-2008").second_level[:3] == ("4.1", "4.2", "5.1")
    assert len(profile("iso9001-2008").second_level) == 23
    assert len(profile("iso9001-2015").second_level) == 28


def test_the_2008_edition_has_ended_and_the_2026_edition_wants_comparing() -> None:
    assert profile("iso9001-2008").valid_until == date(2018, 9, 14)
    assert profile("iso9001-2015").valid_until is None
    assert profile("iso9001-2026").verify
