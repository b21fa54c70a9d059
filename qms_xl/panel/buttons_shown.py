"""The buttons of the panel, in the order in which they stand there: caption, macro, what each does."""

from __future__ import annotations

from typing import NamedTuple

from qms_xl.model import Text


class Button(NamedTuple):
    """One button. `action`: the word that its macro starts the program with; `tells`: alternative text and help."""

    action: str
    macro: str
    caption: Text
    tells: Text


BUTTONS = (
    Button(
        "check",
        "QmsCheck",
        Text("Sprawdź rejestry", "Check registers"),
        Text(
            "Czyta wszystkie rejestry i wypisuje usterki: gdzie stoją, co jest nie tak i co z tym zrobić. Niczego nie zmienia.",
            "Reads all registers and lists the issues: where they stand, what is wrong and what to do. Changes nothing.",
        ),
    ),
    Button(
        "plan",
        "QmsPlan",
        Text("Pokaż proponowane zmiany", "Show proposed changes"),
        Text(
            "Wypisuje zmiany, po których rejestry będą ze sobą zgodne. Niczego jeszcze nie zapisuje.",
            "Lists the changes that would bring the registers in line. Writes nothing yet.",
        ),
    ),
    Button(
        "apply",
        "QmsApply",
        Text("Zapisz zmiany", "Save changes"),
        Text(
            "Wpisuje zmiany bezpieczne do rejestrów. Czego zapisać nie może, wypisuje do zrobienia ręcznie. "
            "Program Excel nie cofnie potem tego, co zrobiono w nim wcześniej; służy do tego przycisk „Cofnij ostatni zapis”.",
            "Writes the safe changes into the registers. What cannot be written is listed to be done by hand. "
            "Excel's own undo is empty afterwards; the button “Undo last save” takes its place.",
        ),
    ),
    Button(
        "undo",
        "QmsUndo",
        Text("Cofnij ostatni zapis", "Undo last save"),
        Text(
            "Przywraca to, co stało w komórkach przed ostatnim zapisem, o ile nikt ich od tego czasu nie zmienił.",
            "Puts back what the cells held before the last save, where nobody has changed them since.",
        ),
    ),
    Button(
        "audit",
        "QmsAudit",
        Text("Raport z auditu", "Audit report"),
        Text(
            "Sporządza w Wordzie raport z auditu wybranego w polu „Audit”.",
            "Makes the Word report of the audit chosen in “Audit”.",
        ),
    ),
    Button(
        "review",
        "QmsReview",
        Text("Protokół z przeglądu", "Review minutes"),
        Text(
            "Sporządza w Wordzie protokół z przeglądu zarządzania wybranego w polu „Przegląd”.",
            "Makes the Word minutes of the management review chosen in “Review”.",
        ),
    ),
    Button(
        "data",
        "QmsData",
        Text("Dane na przegląd", "Review data"),
        Text(
            "Pokazuje, jak na dziś stoją cele, działania, objęcie auditem i dokumenty.",
            "Shows how objectives, actions, audit coverage and documents stand today.",
        ),
    ),
    Button(
        "tasks",
        "QmsTasks",
        Text("Zadania osób", "Tasks by person"),
        Text(
            "Wypisuje dla każdej osoby jej otwarte działania i usterki w wierszach, w których jest wpisana.",
            "Lists for each person the open actions and the issues of the rows that name that person.",
        ),
    ),
    Button(
        "documents",
        "QmsDocuments",
        Text("Wszystkie dokumenty", "All documents"),
        Text(
            "Sporządza wszystkie dokumenty Worda, których termin nadszedł.",
            "Makes all Word documents that are due.",
        ),
    ),
    Button(
        "folder",
        "QmsFolder",
        Text("Otwórz folder", "Open folder"),
        Text("Otwiera folder biura.", "Opens the office's folder."),
    ),
    Button(
        "help",
        "QmsHelp",
        Text("Pomoc", "Help"),
        Text("Mówi, do czego służy każdy przycisk.", "Says what each button is for."),
    ),
)
ACTIONS = tuple(button.action for button in BUTTONS)


def button(action: str) -> Button:
    """Return the button of an action; raises KeyError."""
    return {one.action: one for one in BUTTONS}[action]
