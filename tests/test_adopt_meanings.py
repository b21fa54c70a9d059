"""The words of the office: what they probably mean is suggested, and only what the lists say is certain."""

from __future__ import annotations

import pytest

from qms_xl.adopting.meanings import _lines, meaning
from qms_xl.lists import shipped_lists


@pytest.mark.parametrize(
    ("name", "word", "code"),
    [
        ("action_status", "Completed", "done"),
        ("action_status", "w toku", "running"),
        ("action_status", "Open", "planned"),
        ("finding_status", "Open", "reported"),
        ("finding_status", "zakończone", "closed"),
        ("doc_status", "Obsolete", "withdrawn"),
        ("grade", "Maj.", "major"),
        ("risk_response", "Mitigate", "reduce"),
        ("risk_response", "unikanie", "avoid"),
        ("medium", "P/E", "both"),
        ("channel", "Compliment", "praise"),
        ("question_result", "N", "nonconforming"),
        ("effectiveness", "częściowo", "partly_effective"),
    ],
)
def test_an_everyday_word_is_suggested_but_never_certain(name: str, word: str, code: str) -> None:
    assert meaning(word, shipped_lists()[name]) == (code, "likely")


@pytest.mark.parametrize(
    ("word", "code"), [("ZAMKNIĘTE", "closed"), ("zamkniete", "closed"), ("anulowany", "cancelled")]
)
def test_a_word_of_the_list_in_another_form_is_certain(word: str, code: str) -> None:
    assert meaning(word, shipped_lists()["action_status"]) == (code, "certain")


def test_a_word_that_only_looks_alike_means_nothing() -> None:
    assert meaning("complement", shipped_lists()["channel"]) == ("", "unknown")


def test_every_line_names_a_code_of_some_list() -> None:
    lists = shipped_lists()
    for who, _ in _lines():
        name, _, code = who.rpartition(".")
        assert any(code in words.codes for words in ([lists[name]] if name else lists.values())), who


def test_no_word_of_one_list_is_named_for_two_codes() -> None:
    seen: dict[tuple[str, str], str] = {}
    for who, words in _lines():
        name, _, code = who.rpartition(".")
        for word in words if name else ():
            assert seen.setdefault((name, word), code) == code, f"{name}: {word}"
