"""Values into sentences: plural forms, dates, numbers, list words, the office's spelling of *audit*."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

from qms_xl.lists import shipped_lists
from qms_xl.model import CellError, Figure, Language, Text, Uncached, Word
from qms_xl.speak import Voice, sentence

ISSUES = Text("{n:plural usterka|usterki|usterek}", "{n:plural issue|issues}")


@pytest.mark.parametrize(
    ("count", "polish"),
    [
        *((1, "1 usterka"), (2, "2 usterki"), (4, "4 usterki"), (5, "5 usterek"), (0, "0 usterek")),
        *((11, "11 usterek"), (12, "12 usterek"), (14, "14 usterek"), (21, "21 usterek"), (22, "22 usterki")),
        *((101, "101 usterek"), (102, "102 usterki"), (112, "112 usterek"), (124, "124 usterki")),
    ],
)
def test_polish_counts_have_three_forms(count: int, polish: str) -> None:
    assert sentence(ISSUES, {"n": count}, "pl") == polish


def test_polish_forms_are_those_of_cldr() -> None:
    from babel import Locale

    form = Locale("pl").plural_form
    words = {"one": "usterka", "few": "usterki", "many": "usterek"}
    for count in range(300):
        assert sentence(ISSUES, {"n": count}, "pl") == f"{count} {words[form(count)]}"


@pytest.mark.parametrize(("count", "english"), [(0, "0 issues"), (1, "1 issue"), (2, "2 issues"), (21, "21 issues")])
def test_english_counts_have_two_forms(count: int, english: str) -> None:
    assert sentence(ISSUES, {"n": count}, "en") == english


def test_a_noun_may_come_without_its_number() -> None:
    assert sentence(Text("{n:noun dzień|dni|dni}", ""), {"n": 3}, "pl") == "dni"


@pytest.mark.parametrize(
    ("value", "polish", "english"),
    [
        (datetime.date(2026, 11, 2), "02.11.2026", "2 November 2026"),
        (pd.Timestamp("2026-11-20"), "20.11.2026", "20 November 2026"),
        (pd.NaT, "–", "–"),
        (pd.NA, "–", "–"),
        (None, "–", "–"),
        (float("nan"), "–", "–"),
        (1.25, "1,25", "1.25"),
        (np.float64(0.5), "0,5", "0.5"),
        (45351.0, "45351", "45351"),
        (200 / 3, "66,6667", "66.6667"),
        (-3, "-3", "-3"),
        (True, "tak", "yes"),
        (("KM", "OR"), "KM, OR", "KM, OR"),
        ((), "–", "–"),
        (CellError("#N/A"), "#N/A", "#N/A"),
        (Uncached("=A1"), "formuła bez zapisanego wyniku", "a formula without a stored result"),
        (Word("severity", "error"), "błąd", "error"),
        (Word("severity", "not_a_code"), "not_a_code", "not_a_code"),
        (Figure(3, "actions", (2, 3, 4)), "3", "3"),
        (Text("rejestr", "register"), "rejestr", "register"),
    ],
)
def test_values_are_written_as_the_reader_writes_them(value: object, polish: str, english: str) -> None:
    assert sentence(Text("{x}", "{x}"), {"x": value}, "pl") == polish
    assert sentence(Text("{x}", "{x}"), {"x": value}, "en") == english


@pytest.mark.parametrize(("language", "expected"), [("pl", "66,7"), ("en", "66.7")])
def test_a_number_may_say_how_many_decimals(language: Language, expected: str) -> None:
    assert sentence(Text("{x:.1f}", "{x:.1f}"), {"x": 200 / 3}, language) == expected


def test_audit_is_respelled_in_our_own_words_only() -> None:
    text = Text("Audit „{what}”, w audicie, AUDITOR; `audits.by`, {kind}, {list}", "")
    facts = {"what": "Audit 5S", "kind": Text("auditowany", ""), "list": Word("audit_status", "held")}
    said = sentence(text, facts, "pl", "audyt")
    assert said.startswith("Audyt „Audit 5S”, w audycie, AUDYTOR; `audits.by`, audytowany, ")


def test_english_is_never_respelled() -> None:
    assert sentence(Text("", "The audit"), {}, "en", "audyt") == "The audit"


def test_an_offices_own_list_word_stays_as_it_is() -> None:
    lists = {"doc_type": shipped_lists()["doc_type"].with_office([("Procedura auditu", "procedure")])}
    assert Voice("pl", "audyt", lists).value(Word("doc_type", "procedure")) == "Procedura auditu"


def test_a_placeholder_without_its_fact_stays_visible() -> None:
    assert sentence(Text("{a} i {b}", ""), {"a": "x"}, "pl") == "x i {b}"


def test_braces_and_formats_in_what_staff_typed_are_text() -> None:
    assert sentence(Text("{a}", ""), {"a": "{b} {0.__class__}"}, "pl") == "{b} {0.__class__}"
