"""What the fields of the minutes of a review are, for the list of fields and the annex of sources."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.model import Text
from qms_xl.registers import reviews as reviews_schema
from qms_xl.reports import _review_outputs, _review_policy
from qms_xl.reports._review_facts import helped
from qms_xl.reports._review_window import Input
from qms_xl.reports._sections import COMMON_HELP, record_help

_PERSON = {
    "role": Text("rola", "role"),
    "name": Text("imię i nazwisko", "name"),
    "position": Text("stanowisko", "position"),
    "unit": Text("komórka", "unit"),
}


def field_help(inputs: Mapping[str, Input]) -> Mapping[str, Text]:
    """Return what every field of the minutes is, by its path."""
    return {
        **COMMON_HELP,
        **record_help("review", reviews_schema.SCHEMA),
        "norm_unverified": Text(
            "Czy układ normy trzeba jeszcze porównać z opublikowanym tekstem",
            "Whether the edition still has to be compared with its published text",
        ),
        "to_be_held": Text("Czy przegląd dopiero się odbędzie", "Whether the review is still to be held"),
        "previous.review": Text("Poprzedni przegląd, z którym porównano", "Review that this one is compared with"),
        "previous.held_on": Text("Data poprzedniego przeglądu", "Day of the previous review"),
        "previous.refused": Text(
            "Wpisany poprzedni przegląd, który nie może nim być", "Previous review as typed that cannot be it"
        ),
        "compared": Text("Czy jest z czym porównać", "Whether there is something to compare with"),
        "older.review": Text(
            "Drugi przegląd do porównania: z roku wcześniej", "Second review compared with: of the year before"
        ),
        "older.first": Text("Drugi przegląd do porównania: okres od", "Second review compared with: period from"),
        "older.last": Text("Drugi przegląd do porównania: okres do", "Second review compared with: period to"),
        **helped("participants[]", _PERSON),
        **helped("absent[]", _PERSON),
        **helped(
            "inputs[]",
            {
                "code": Text("Dana wejściowa: kod", "Input: code"),
                "no": Text("Dana wejściowa: numer", "Input: number"),
                "heading": Text("Dana wejściowa: nagłówek", "Input: heading"),
                "clause": Text("Dana wejściowa: punkt normy", "Input: clause"),
                "day": Text("Dana wejściowa: stan na dzień", "Input: data as of"),
                "countable": Text("Czy dana jest liczona z rejestrów", "Whether the input is counted from registers"),
                "counted": Text("Czy rejestry mają dane", "Whether the registers hold data"),
                "summary": Text("Omówienie", "Summary"),
                "assessment": Text("Ocena", "Assessment"),
                "prepared_by": Text("Przygotował", "Prepared by"),
                "figures[].label": Text("Co policzono", "What was counted"),
                "figures[].older": Text("Wcześniej", "Earlier"),
                "figures[].before": Text("Poprzednio", "Previous"),
                "figures[].now": Text("Teraz", "Now"),
                "figures[].change": Text("Zmiana", "Change"),
            },
        ),
        **{path: text for code, one in inputs.items() for path, text in helped(code, one.help).items()},
        **_review_policy.HELP,
        "with_strategy": Text(
            "Czy wydanie normy wymaga oceny zgodności ze strategią", "Whether the edition asks for strategic alignment"
        ),
        **_review_outputs.HELP,
        **helped("signatures[]", _PERSON),
        **helped(
            "signatures[]",
            {
                "title": Text("Stanowisko zatwierdzającego", "Position of the one who approves"),
                "on_behalf": Text("Czy z upoważnienia", "Whether on behalf"),
                "date": Text("Data podpisu", "Date of the signature"),
            },
        ),
        **helped("attendance[]", _PERSON),
    }
