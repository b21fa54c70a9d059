"""Why a change is not made in an open workbook: every reason with its sentence and remedy, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.model import Text
from qms_xl.workbook.changes import Change, NewRows, Refused
from qms_xl.workbook.patching import unpatchable

_AGAIN = Text("Sprawdź rejestry jeszcze raz.", "Check the registers again.")
_BY_HAND = Text("Wpisz tę zmianę ręcznie.", "Make this change by hand.")

CELLS: Mapping[str, tuple[Text, Text]] = {
    "no_sheet": (
        Text(
            "W otwartym skoroszycie nie ma już arkusza „{sheet}”.", "The open workbook has no sheet “{sheet}” any more."
        ),
        _AGAIN,
    ),
    "no_table": (
        Text(
            "W arkuszu „{sheet}” nie ma już tabeli „{table}”.", "The sheet “{sheet}” has no table “{table}” any more."
        ),
        _AGAIN,
    ),
    "no_column": (
        Text(
            "W arkuszu „{sheet}” nie ma już (albo jest dwa razy) kolumna „{header}”.",
            "The sheet “{sheet}” no longer has the column “{header}”, or has it twice.",
        ),
        _AGAIN,
    ),
    "no_row": (
        Text(
            "W arkuszu „{sheet}” nie ma już wiersza, którego dotyczyła zmiana komórki {cell}.",
            "The sheet “{sheet}” no longer has the row that the change of {cell} was about.",
        ),
        _AGAIN,
    ),
    "record_twice": (
        Text(
            "W arkuszu „{sheet}” kilka wierszy ma ten sam numer; nie wiadomo, którego dotyczy zmiana komórki {cell}.",
            "Several rows of the sheet “{sheet}” have the same number; which of them the change of {cell} is about is not known.",
        ),
        Text("Nadaj wierszom różne numery i spróbuj jeszcze raz.", "Give the rows different numbers and try again."),
    ),
    "changed": (
        Text(
            "Ktoś w międzyczasie zmienił komórkę {cell} w arkuszu „{sheet}”; zostawiono ją, jak jest.",
            "Somebody has changed the cell {cell} of the sheet “{sheet}” in the meantime; it was left as it is.",
        ),
        _AGAIN,
    ),
    "merged": (
        Text(
            "Komórka {cell} arkusza „{sheet}” jest scalona z innymi.",
            "The cell {cell} of the sheet “{sheet}” is merged with others.",
        ),
        Text(
            "Rozdziel scalone komórki albo wpisz tę zmianę ręcznie.", "Unmerge the cells or make this change by hand."
        ),
    ),
    "protected": (
        Text(
            "Excel nie przyjął zmiany komórki {cell} w arkuszu „{sheet}”; zwykle znaczy to, że arkusz jest chroniony.",
            "Excel did not accept the change of {cell} in the sheet “{sheet}”; usually that means the sheet is protected.",
        ),
        Text(
            "Zdejmij ochronę: Recenzja → Nie chroń arkusza, i spróbuj jeszcze raz.",
            "Take the protection off: Review → Unprotect Sheet, and try again.",
        ),
    ),
    "other_format": (
        Text(
            "Komórka {cell} arkusza „{sheet}” ma format tekstu albo daty, więc Excel zrobiłby z liczby coś innego.",
            "The cell {cell} of the sheet “{sheet}” is formatted as text or date, so Excel would make something else of a number.",
        ),
        _BY_HAND,
    ),
    "not_kept": (
        Text(
            "Excel nie przechowałby wartości dla komórki {cell} arkusza „{sheet}” tak, jak jest, więc została poprzednia.",
            "Excel would not keep the value for {cell} of the sheet “{sheet}” as it is, so the former one stays.",
        ),
        _BY_HAND,
    ),
    "unproven": (
        Text(
            "Nie udało się sprawdzić, co stoi w komórce {cell} arkusza „{sheet}” po zmianie.",
            "What stands in the cell {cell} of the sheet “{sheet}” after the change could not be checked.",
        ),
        Text("Obejrzyj tę komórkę, zanim zapiszesz skoroszyt.", "Look at this cell before you save the workbook."),
    ),
    "misplaced": (
        Text(
            "W chwili zapisu ktoś sortował arkusz „{sheet}”; w komórce {cell} może stać wartość z innego wiersza.",
            "Somebody was sorting the sheet “{sheet}” at the moment of writing; {cell} may hold the value of another row.",
        ),
        Text("Obejrzyj tę komórkę, zanim zapiszesz skoroszyt.", "Look at this cell before you save the workbook."),
    ),
    "busy": (
        Text(
            "Excel nie odpowiedział na czas; komórki {cell} arkusza „{sheet}” nie zmieniono.",
            "Excel did not answer in time; the cell {cell} of the sheet “{sheet}” was not changed.",
        ),
        Text(
            "Zakończ wpisywanie w komórce (Enter albo Esc) i spróbuj jeszcze raz.",
            "Finish typing in the cell (Enter or Esc) and try again.",
        ),
    ),
}

ROWS: Mapping[str, tuple[Text, Text]] = {
    **{reason: CELLS[reason] for reason in ("no_sheet", "no_table", "no_column")},
    "filtered": (
        Text(
            "W arkuszu „{sheet}” włączony jest filtr, więc nie dopisano wiersza.",
            "A filter is on in the sheet “{sheet}”, so no row was added.",
        ),
        Text("Wyczyść filtr (Dane → Wyczyść) i spróbuj jeszcze raz.", "Clear the filter (Data → Clear) and try again."),
    ),
    "content_below": (
        Text(
            "Pod wierszami arkusza „{sheet}” stoi coś innego, więc nie dopisano wiersza.",
            "Something else stands below the rows of the sheet “{sheet}”, so no row was added.",
        ),
        Text(
            "Wstaw pusty wiersz i wklej w nim dane ręcznie.", "Insert a blank row and paste the values there by hand."
        ),
    ),
    "moving_formula": (
        Text(
            "W ostatnim wierszu arkusza „{sheet}” są formuły, które trzeba skopiować, więc nie dopisano wiersza.",
            "The last row of the sheet “{sheet}” has formulas that must be copied, so no row was added.",
        ),
        Text(
            "Skopiuj ostatni wiersz pod spód i wpisz w nim nowe dane ręcznie.",
            "Copy the last row below itself and type the new values into it by hand.",
        ),
    ),
    "already_there": (
        Text(
            "W arkuszu „{sheet}” jest już wiersz o tym numerze, więc nie dopisano drugiego.",
            "The sheet “{sheet}” has a row with this number already, so no second one was added.",
        ),
        _AGAIN,
    ),
    "protected": (
        Text(
            "Excel nie pozwolił dopisać wiersza w arkuszu „{sheet}”; zwykle znaczy to, że arkusz jest chroniony.",
            "Excel did not let a row be added to the sheet “{sheet}”; usually that means the sheet is protected.",
        ),
        Text(
            "Zdejmij ochronę: Recenzja → Nie chroń arkusza, i spróbuj jeszcze raz.",
            "Take the protection off: Review → Unprotect Sheet, and try again.",
        ),
    ),
    "busy": (
        Text(
            "Excel nie odpowiedział na czas; w arkuszu „{sheet}” nie dopisano wiersza.",
            "Excel did not answer in time; no row was added to the sheet “{sheet}”.",
        ),
        Text(
            "Zakończ wpisywanie w komórce (Enter albo Esc) i spróbuj jeszcze raz.",
            "Finish typing in the cell (Enter or Esc) and try again.",
        ),
    ),
    "unproven": (
        Text(
            "Excel przestał odpowiadać w trakcie dopisywania wiersza w arkuszu „{sheet}”.",
            "Excel stopped answering while a row was being added to the sheet “{sheet}”.",
        ),
        Text(
            "Obejrzyj ostatni wiersz, zanim zapiszesz skoroszyt: jeżeli jest niepełny, usuń go.",
            "Look at the last row before you save the workbook: if it is incomplete, delete it.",
        ),
    ),
    "changed": (
        Text(
            "Arkusz „{sheet}” zmienił się w chwili dopisywania wiersza, więc go nie dopisano.",
            "The sheet “{sheet}” changed while a row was being added, so it was not added.",
        ),
        Text("Spróbuj jeszcze raz.", "Try again."),
    ),
    "row_used": (
        Text(
            "W wierszu {row} arkusza „{sheet}” ktoś już coś wpisał lub zmienił, więc zostawiono go, jak jest.",
            "Somebody has typed into or changed row {row} of the sheet “{sheet}” since, so it was left as it is.",
        ),
        Text("Jeżeli wiersz jest zbędny, usuń go ręcznie.", "If the row is not wanted, delete it by hand."),
    ),
    "hidden_rows": (
        Text(
            "W arkuszu „{sheet}” są ukryte wiersze, więc nie dopisano wiersza.",
            "The sheet “{sheet}” has hidden rows, so no row was added.",
        ),
        Text(
            "Zaznacz wiersze, kliknij prawym przyciskiem i wybierz „Odkryj”, potem spróbuj jeszcze raz.",
            "Select the rows, right-click, choose “Unhide”, then try again.",
        ),
    ),
}


def refused(what: Change | NewRows, reason: str, **facts: str) -> Refused:
    """Return the refusal of a change for a reason of CELLS or ROWS, or one that closed workbooks give as well.

    `facts` fill the sentences beside the sheet: `cell`, `row`, `header`, `table`.
    """
    reasons = CELLS if isinstance(what, Change) else ROWS
    if reason not in reasons:
        return unpatchable.refused(what, reason, **facts)
    message, remedy = reasons[reason]
    values = {"sheet": what.sheet, **facts}
    return Refused(
        what,
        reason,
        Text(message.pl.format(**values), message.en.format(**values)),
        Text(remedy.pl.format(**values), remedy.en.format(**values)),
    )
