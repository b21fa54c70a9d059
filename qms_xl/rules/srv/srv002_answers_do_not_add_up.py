"""SRV002: a survey with more answers than forms, or far fewer."""

from __future__ import annotations

import math

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings

_COUNTS = tuple(f"count_{step}" for step in range(1, 6))


def find(surveys: Register, settings: Settings) -> Found:
    """Give the number of forms of each row whose answers exceed it, or fall far short of it."""
    import pandas as pd

    counts = pd.concat([surveys[name].mask(surveys.blank(name), 0.0) for name in _COUNTS], axis=1)
    answers = counts.sum(axis=1, skipna=False)
    returned = surveys["returned"]
    for row in answers.index[answers > returned]:
        facts = {"answers": int(answers.loc[row]), "returned": int(returned.loc[row])}
        yield Hit(surveys.cell(row, "returned"), facts)
    least = (returned * settings.surveys.min_answered).map(lambda number: math.ceil(number - 1e-9), na_action="ignore")
    for row in answers.index[answers < least]:
        facts = {"answers": int(answers.loc[row]), "returned": int(returned.loc[row])}
        yield Hit(surveys.cell(row, "returned"), facts, severity="note", variant="few")


RULE = Rule(
    find=find,
    severity="error",
    clause="9.1.2 [8.2.1]",
    settings=("surveys.min_answered",),
    title=Text("Liczba odpowiedzi nie zgadza się z liczbą ankiet", "Answers and forms do not add up"),
    message=Text(
        "W badaniu „{record}” wpisano {answers:plural odpowiedź|odpowiedzi|odpowiedzi} na "
        "{returned:plural zwróconą ankietę|zwrócone ankiety|zwróconych ankiet}.",
        "Survey “{record}” has {answers:plural answer|answers} on {returned:plural returned form|returned forms}.",
    ),
    variants={
        "few": Text(
            "W badaniu „{record}” wpisano tylko {answers:plural odpowiedź|odpowiedzi|odpowiedzi} na "
            "{returned:plural zwróconą ankietę|zwrócone ankiety|zwróconych ankiet}.",
            "Survey “{record}” has only {answers:plural answer|answers} on {returned:plural returned form|returned forms}.",
        )
    },
    why=Text(
        "Średnia i odsetek ocen pozytywnych liczą się z tych liczb. Jedna ankieta to w każdym obszarze najwyżej jedna "
        "odpowiedź.",
        "The mean and the share of positive answers follow from these numbers. One form gives one answer per area at most.",
    ),
    remedy=Text(
        "Sprawdź z ankietami liczby ocen i liczbę zwróconych ankiet (komórka {cell}).",
        "Check the numbers of answers and of returned forms against the forms (cell {cell}).",
    ),
    remedies={
        "few": Text(
            "Sprawdź liczby z ankietami. Jeżeli wiele osób pominęło to pytanie, napisz to w uwagach (komórka {cell}).",
            "Check the numbers against the forms. If many left the question out, say so in the notes (cell {cell}).",
        )
    },
    good="""
surveys
| survey  | period | area    | returned | count_1 | count_2 | count_3 | count_4 | count_5 |
| BS-2025 | 2025   | Obsługa | 10       |         |         | 1       | 4       | 5       |
| BS-2025 | 2025   | Czas    | 10       | 1       |         | 1       | 3       | 3       |
| BS-2025 | 2025   | Lokal   |          | 1       |         | 1       | 3       | 3       |
""",
    bad="""
surveys
| survey  | period | area    | returned | count_1 | count_2 | count_3 | count_4 | count_5 |
| BS-2025 | 2025   | Obsługa | 10 !     | 1       |         | 1       | 4       | 5       |
| BS-2025 | 2025   | Czas    | 10 !     |         |         | 1       | 3       | 3       |
""",
)
