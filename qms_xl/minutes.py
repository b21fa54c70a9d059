"""Reads back what was typed into the minutes of a review at the meeting: edits and new rows, proposed and not yet written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.kinds.date import readings
from qms_xl.model import CellEdit, Register, RowAppend, Text
from qms_xl.numbers import free_numbers
from qms_xl.word.typed import Control, controls, places

if TYPE_CHECKING:
    from qms_xl.settings import Settings

REPORT = "review"  # the kind of document whose copies are read back
REGISTERS = ("reviews", "review_inputs", "review_decisions")
_REVIEW = "reviews.review"
_NOT_TYPED = frozenset(map(fold, ("nie uzupełniono", "not filled in", "–", "-", "")))
_HEADERS: Mapping[str, Sequence[str]] = {
    "decision": ("Nr", "No"),
    "decision_text": ("Treść decyzji", "Decision"),
    "owner": ("Kto odpowiada", "Responsible"),
    "due_on": ("Termin", "Due on"),
}
_NO_MINUTES = Text(
    "Plik „{}” nie jest protokołem z przeglądu, z którego można coś odczytać.",
    "The file “{}” is no review minutes that can be read back.",
)
_NO_REVIEW = Text("W rejestrze przeglądów nie ma „{}”.", "The register of reviews has no “{}”.")
_OURS = Text(
    "Podaj protokół sporządzony przez qms-xl report review i zapisany w Wordzie jako .docx. Inne programy mogą usunąć pola, "
    "które program odczytuje; czy ma je szablon biura, powie qms-xl template check.",
    "Name minutes made by qms-xl report review and saved in Word as .docx. Other programs may drop the fields that are "
    "read back; whether the office's template has them, qms-xl template check tells.",
)
NOT_READ_BACK = Text(
    "Z protokołów sporządzonych z tego szablonu „qms-xl minutes read” niczego nie odczyta: nie ma w nim formantów zawartości "
    "z dostarczonego szablonu. Gubią je niektóre programy inne niż Word. Jeżeli protokoły mają być odczytywane, zacznij "
    "od nowej kopii („qms-xl template new review”) i zmień ją w Wordzie.",
    "From minutes made of this template “qms-xl minutes read” reads nothing: it has none of the content controls of the "
    "shipped template. Some programs other than Word drop them. If minutes are to be read back, begin with a new copy "
    "(“qms-xl template new review”) and change it in Word.",
)
_NO_DATE = Text("{}: „{}” nie jest datą, którą można odczytać.", "{}: “{}” is no date that can be read.")
_NO_PERSON = Text("{}: w rejestrze osób nie ma „{}”.", "{}: the register of people has no “{}”.")
_NO_NUMBER = Text(
    "Nie wiadomo, jaki numer ma dostać nowa decyzja „{}”.", "It is not known which number the new decision “{}” gets."
)
_NO_RECORD = Text("W rejestrze nie ma decyzji „{}”.", "The register has no decision “{}”.")


@dataclass
class Typed:
    """What was typed: edits and rows to be written, and what only a person can settle, each as a sentence."""

    review: str
    edits: list[CellEdit] = field(default_factory=list)
    rows: list[RowAppend] = field(default_factory=list)
    unclear: list[Text] = field(default_factory=list)


def is_read_back(template: bytes, name: str) -> bool:
    """Return whether minutes made of this template say which review they are of; raises ReadError."""
    return _REVIEW in places(template, name)


def typed(data: bytes, name: str, registers: Mapping[str, Register], as_of: datetime.date, settings: Settings) -> Typed:
    """Return what was typed into minutes since they were made; raises ReadError, UsageError.

    What was emptied in Word is left as it is: minutes say what was decided, not what was taken back.
    """
    found = list(controls(data, name))
    reviews = registers.get("reviews")
    review = next((one.text for one in found if one.name == _REVIEW), "")
    if not review:
        raise UsageError(_NO_MINUTES.filled(name), _OURS)
    if reviews is None or review not in list(reviews.keys):
        raise UsageError(_NO_REVIEW.filled(review))
    told = Typed(review)
    for one in found:
        if not one.is_changed or one.name == _REVIEW:
            continue
        register, _, column = one.name.partition(".")
        if register == "reviews" and column:
            _cell(told, reviews, review, column, one.text)
        elif register == "review_inputs" and "review_inputs" in registers:
            _input(told, registers["review_inputs"], one, column)
        elif register == "review_decisions" and "review_decisions" in registers:
            _decisions(told, registers, one, as_of, settings)
    return told


def _is_typed(text: str) -> bool:
    return fold(text) not in _NOT_TYPED


def _cell(told: Typed, register: Register, record: str, column: str, text: str) -> None:
    """Propose what was typed for a cell of a record, where it says something else than the register."""
    if not _is_typed(text) or not register.has(column):
        return
    value: object = text
    if register.schema[column].kind == "date":
        days = readings(text).days
        if len(days) != 1:
            told.unclear.append(_NO_DATE.filled(record, text))
            return
        value = days[0]
    row = next(int(row) for row in register.keys.index[register.keys == record])
    now = register.frame.at[row, column]
    now = now.date() if isinstance(now, datetime.datetime) and now == now else now
    same = now == value if not isinstance(now, str) else " ".join(now.split()) == " ".join(text.split())
    if not same:
        told.edits.append(CellEdit(register.cell(row, column), value, "unsafe"))


def _input(told: Typed, register: Register, one: Control, column: str) -> None:
    """Propose the summary or assessment of an input: in its row, else in a new one."""
    rows = [
        int(row)
        for row, review, code in zip(register.frame.index, register["review"], register["input"], strict=True)
        if (review, code) == (told.review, one.key)
    ]
    if rows:
        _cell(told, register, str(register.keys.loc[rows[0]]), column, one.text)
        return
    if not _is_typed(one.text) or not one.key:
        return
    record = f"{told.review} / {one.key}"
    for at, row in enumerate(told.rows):
        if row.register == register.name and row.record == record:
            told.rows[at] = RowAppend(row.register, record, {**row.values, column: one.text})
            return
    told.rows.append(RowAppend(register.name, record, {"review": told.review, "input": one.key, column: one.text}))


def _decisions(
    told: Typed, registers: Mapping[str, Register], one: Control, as_of: datetime.date, settings: Settings
) -> None:
    """Propose the decisions of one table: changes of those that are there, new rows for the others."""
    register = registers["review_decisions"]
    known = list(register.keys)
    numbers = _numbers(register, told.review)
    for cells in _records(one):
        given, text = cells.get("decision", ""), cells.get("decision_text", "")
        number = given if _is_typed(given) else numbers.get(" ".join(text.split()), "")
        if number in known:
            for column in ("decision_text", "owner", "due_on"):
                if column != "owner" or _is_person(told, registers, number, cells.get("owner", "")):
                    _cell(told, register, number, column, cells.get(column, ""))
        elif number and _is_typed(text):
            told.unclear.append(_NO_RECORD.filled(number))
        elif _is_typed(text):
            _new(told, registers, one.key, cells, as_of, settings)


def _numbers(register: Register, review: str) -> dict[str, str]:
    """Return the number of each decision of a review by its text: one written from these minutes already is no new one."""
    if not register.has("decision_text"):
        return {}
    rows = zip(register.keys, register["review"], register["decision_text"], strict=True)
    return {" ".join(text.split()): str(key) for key, of, text in rows if of == review and isinstance(text, str)}


def _records(one: Control) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by column, as its header names them."""
    head = [fold(text) for text in one.rows[0]] if one.rows else []
    places = {
        column: head.index(fold(name)) for column, names in _HEADERS.items() for name in names if fold(name) in head
    }
    for row in one.rows[1:]:
        yield {column: row[at] for column, at in places.items() if at < len(row)}


def _new(
    told: Typed,
    registers: Mapping[str, Register],
    category: str,
    cells: Mapping[str, str],
    as_of: datetime.date,
    settings: Settings,
) -> None:
    register = registers["review_decisions"]
    used = [*(str(key) for key in register.keys), *(row.record for row in told.rows if row.register == register.name)]
    pattern = settings.numbering_patterns.get("review_decisions", "")
    year = _held(registers["reviews"], told.review, as_of).year
    number = next(free_numbers(used, pattern if isinstance(pattern, str) else "", year), None)
    if number is None:
        told.unclear.append(_NO_NUMBER.filled(cells["decision_text"]))
        return
    values: dict[str, object] = {
        "decision": number,
        "review": told.review,
        "category": category,
        "decision_text": cells["decision_text"],
        "status": "open",
    }
    if _is_typed(cells.get("owner", "")) and _is_person(told, registers, number, cells["owner"]):
        values["owner"] = cells["owner"]
    if _is_typed(due := cells.get("due_on", "")):
        days = readings(due).days
        if len(days) == 1:
            values["due_on"] = days[0]
        else:
            told.unclear.append(_NO_DATE.filled(number, due))
    kept = {column: value for column, value in values.items() if register.has(column)}
    told.rows.append(RowAppend(register.name, number, kept))


def _held(reviews: Register, review: str, as_of: datetime.date) -> datetime.date:
    """Return the day of a review, held or planned, whose year its decisions are numbered by; `as_of` where it has none."""
    for column in ("held_on", "planned_on"):
        if reviews.has(column):
            day = next(iter(reviews.frame.loc[reviews.keys == review, column].dropna()), None)
            if isinstance(day, datetime.date):
                return day
    return as_of


def _is_person(told: Typed, registers: Mapping[str, Register], record: str, name: str) -> bool:
    """Return whether a name stands in the register of people; says so where it does not."""
    people = registers.get("people")
    if not _is_typed(name) or people is None or name in list(people.keys):
        return True
    told.unclear.append(_NO_PERSON.filled(record, name))
    return False
