"""What is suggested for a word that stands in no list: endings and slips lead to the word meant, opposites to nothing."""

import pytest

from qms_xl.kinds import list as words
from qms_xl.kinds.reading import Context
from qms_xl.lists import shipped_lists
from qms_xl.model import Column, Language, Text


def suggested(name: str, typed: str, language: Language = "pl") -> str:
    column = Column("any", "list", Text("Dowolna", "Any"), list=name)
    read = words.read(typed, Context(column, words=shipped_lists()[name], language=language))
    assert (read.value, read.kind) == (None, "list"), "a word is suggested, never taken"
    return read.suggestion


@pytest.mark.parametrize(
    ("name", "typed", "suggestion"),
    [
        ("medium", "papierowa", "papierowa (egzemplarze nadzorowane)"),
        ("medium", "papierowy", "papierowa (egzemplarze nadzorowane)"),
        ("medium", "forma papierowa", "papierowa (egzemplarze nadzorowane)"),
        ("medium", "papierowa i elektroniczna", "elektroniczna i papierowa"),
        ("medium", "elektronicznie", "elektroniczna"),
        ("doc_status", "obowiązuje", "obowiązujący"),
        ("doc_status", "wycofana", "wycofany"),
        ("doc_status", "archiwum", "archiwalny"),
        ("doc_status", "w trakcie opiniowania", "w opiniowaniu"),
        ("doc_type", "procedury", "procedura"),
        ("doc_type", "instrukcja robocza", "instrukcja"),
        ("doc_type", "regulamin organizacyjny", "regulamin"),
        ("doc_type", "księga", "księga jakości"),
        ("audit_status", "zaplanowane", "zaplanowany"),
        ("audit_status", "przeprowadzone", "przeprowadzony"),
        ("audit_type", "wewnętrzna", "wewnętrzny"),
        ("audit_method", "zdalny", "zdalnie"),
        ("action_status", "wykonany", "wykonane"),
        ("action_status", "w trakcie realizacji", "w realizacji"),
        ("action_type", "korygująca", "korygujące"),
        ("effectiveness", "nieskuteczny", "nieskuteczne"),
        ("effectiveness", "częściowo", "częściowo skuteczne"),
        ("grade", "spostrzeżenia", "spostrzeżenie"),
        ("source", "audyt zewn.", "audit zewnętrzny"),
        ("source", "nadzór", "nadzór lub kontrola zewnętrzna"),
        ("cause", "przepisy", "zmiana lub niejasność przepisów"),
        ("unit_type", "stanowisko samodzielne", "samodzielne stanowisko"),
        ("justified", "częściowo zasadna", "częściowo zasadne"),
        ("review_input", "ryzyka", "skuteczność działań wobec ryzyk i szans"),
        ("audience", "mieszkaniec", "mieszkańcy"),
    ],
)
def test_an_inflected_or_misspelled_word_leads_to_the_one_meant(name: str, typed: str, suggestion: str) -> None:
    assert suggested(name, typed) == suggestion


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("doc_status", "nieobowiązujący"),
        ("doc_status", "niezatwierdzony"),
        ("certificate_status", "nieważny"),
        ("audit_type", "zewnętrzny"),
        ("audit_status", "zakończony"),
        ("question_result", "częściowo zgodne"),
        ("effectiveness", "unverified"),
        ("source", "kontrola"),
        ("source", "audit"),
        ("medium", "\u00ad"),
    ],
)
def test_the_opposite_and_what_may_be_either_of_two_is_not_suggested(name: str, typed: str) -> None:
    assert suggested(name, typed) == ""


def test_a_word_is_suggested_in_the_language_of_the_office() -> None:
    assert suggested("yesno", "yep") == "tak"
    assert suggested("medium", "papierowa", "en") == "paper (controlled copies)"
    assert suggested("effectiveness", "inefective", "en") == "ineffective"
