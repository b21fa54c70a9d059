"""Why a change is left to a person: every reason with its sentence and remedy, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.model import Text
from qms_xl.workbook.changes import Change, NewRows, Refused
from qms_xl.workbook.patching.cell_xml import address

_BY_HAND = Text(
    "Wpisz to ręcznie w Excelu, jeśli jest słuszne.",
    "Type it in Excel by hand if it is right.",
)
_AGAIN = Text(
    "Potem zapisz skoroszyt i uruchom polecenie ponownie.", "Then save the workbook and run the command again."
)
_SHORTEN = Text(
    "Popraw wartość w wierszu, z którego pochodzi. {again}", "Mend the value in the row it comes from. {again}"
)
_OPEN_AND_SAVE = Text(
    "Otwórz skoroszyt w Excelu, zapisz go i uruchom polecenie ponownie.",
    "Open the workbook in Excel, save it and run the command again.",
)
_IN_EXCEL = Text("Wprowadź zmiany ręcznie w Excelu.", "Make the changes by hand in Excel.")

REASONS: Mapping[str, tuple[Text, Text]] = {
    "formula": (
        Text("{where} zawiera formułę.", "{where} holds a formula."),
        Text(
            "Popraw dane, z których formuła liczy, albo samą formułę.",
            "Mend what the formula is worked out from, or the formula itself.",
        ),
    ),
    "array": (
        Text(
            "{where} należy do zakresu {area}, który wypełnia formuła tablicowa lub tabela danych (analiza warunkowa).",
            "{where} lies in the range {area}, which an array formula or a data table (what-if analysis) fills.",
        ),
        Text(
            "Popraw dane, z których liczy formuła w pierwszej komórce zakresu, albo samą formułę.",
            "Mend what the formula in the range's first cell is worked out from, or the formula itself.",
        ),
    ),
    "header": (
        Text("{where} jest nagłówkiem tabeli „{table}”.", "{where} is a header of the table “{table}”."),
        Text("Jeśli nagłówek ma być inny, zmień go w Excelu.", "If the header is to be another, change it in Excel."),
    ),
    "totals": (
        Text("{where} leży w wierszu sumy tabeli „{table}”.", "{where} lies in the totals row of the table “{table}”."),
        Text(
            "Sprawdź w Excelu, gdzie kończą się dane tabeli, i wpisz wartość we właściwym wierszu.",
            "See in Excel where the table's data ends, and type the value in the right row.",
        ),
    ),
    "merged": (
        Text(
            "{where} jest zakryta: należy do scalonych komórek {area}.",
            "{where} is covered: it belongs to the merged cells {area}.",
        ),
        Text(
            "Rozdziel te komórki: Narzędzia główne → Scal i wyśrodkuj → Rozdziel komórki. {again}",
            "Unmerge these cells: Home → Merge & Center → Unmerge Cells. {again}",
        ),
    ),
    "pivot": (
        Text("{where} należy do tabeli przestawnej ({area}).", "{where} belongs to a pivot table ({area})."),
        Text(
            "Popraw dane, z których powstaje tabela przestawna, i odśwież ją.",
            "Mend the data that the pivot table is made from, and refresh it.",
        ),
    ),
    "query": (
        Text(
            "{where} jest wypełniana z innego źródła danych; przy odświeżeniu zmiana by zniknęła.",
            "{where} is filled from another data source; a refresh would take the change away.",
        ),
        Text("Popraw wartość tam, skąd bierze się dane.", "Mend the value where the data is taken from."),
    ),
    "protected": (
        Text("{where} jest zablokowana, a arkusz jest chroniony.", "{where} is locked, and the sheet is protected."),
        Text(
            "Zdejmij ochronę: Recenzja → Nie chroń arkusza. {again}",
            "Take the protection off: Review → Unprotect Sheet. {again}",
        ),
    ),
    "formula_like": (
        Text(
            "Tekst dla komórki {where2} zaczyna się od {mark}, a komórka nie ma formatu „Tekst”: Excel wziąłby go za formułę.",
            "The text for {where2} begins with {mark}, and the cell is not formatted as Text: Excel would take it for a formula.",
        ),
        Text(
            "Nadaj komórce format „Tekst” (Ctrl+1 → Liczby → Tekstowe). {again}",
            "Format the cell as Text (Ctrl+1 → Number → Text). {again}",
        ),
    ),
    "not_a_date": (
        Text(
            "{where} nie ma formatu daty, a jej kolumna też zwykle nie: data wyglądałaby jak liczba.",
            "{where} is not formatted as a date, and neither is its column as a rule: the date would look like a number.",
        ),
        Text(
            "Nadaj kolumnie format daty (Ctrl+1 → Liczby → Data). {again}",
            "Format the column as dates (Ctrl+1 → Number → Date). {again}",
        ),
    ),
    "not_a_number": (
        Text(
            "{where} ma format daty lub godziny: liczba wyglądałaby w niej jak data.",
            "{where} is formatted as a date or time: the number would look like a date.",
        ),
        Text(
            "Nadaj komórce format liczby (Ctrl+1 → Liczby → Ogólne). {again}",
            "Format the cell as a number (Ctrl+1 → Number → General). {again}",
        ),
    ),
    "date_range": (
        Text(
            "Data dla komórki {where2} leży poza kalendarzem Excela.",
            "The date for {where2} lies outside Excel's calendar.",
        ),
        _SHORTEN,
    ),
    "number": (
        Text(
            "Liczba dla komórki {where2} jest taka, jakiej Excel nie przechowa dokładnie.",
            "The number for {where2} is one that Excel cannot keep exactly.",
        ),
        _SHORTEN,
    ),
    "characters": (
        Text(
            "Tekst dla komórki {where2} zawiera znaki sterujące, których w komórce być nie może.",
            "The text for {where2} holds control characters, which no cell may hold.",
        ),
        _SHORTEN,
    ),
    "too_long": (
        Text(
            "Tekst dla komórki {where2} jest dłuższy niż 32 767 znaków.",
            "The text for {where2} is longer than 32,767 characters.",
        ),
        _SHORTEN,
    ),
    "outside": (
        Text("{where} leży poza arkuszem Excela.", "{where} lies outside Excel's sheet."),
        _BY_HAND,
    ),
    "no_sheet": (
        Text("W skoroszycie nie ma arkusza „{sheet}”.", "The workbook has no sheet “{sheet}”."),
        Text(
            "Skoroszyt zmienił się od odczytu. Uruchom polecenie ponownie.",
            "The workbook has changed since it was read. Run the command again.",
        ),
    ),
    "contradiction": (
        Text("{where} miałaby dostać dwie różne wartości.", "{where} was to get two different values."),
        Text(
            "Rozstrzygnij, która jest słuszna, i wpisz ją w Excelu.",
            "Decide which of them is right, and type it in Excel.",
        ),
    ),
    "odd_sheet": (
        Text(
            "Arkusz „{sheet}” jest zapisany w sposób, jakiego Excel nie używa; nie wiadomo na pewno, gdzie co stoi.",
            "The sheet “{sheet}” is stored in a way that Excel does not use; nobody can be sure what stands where.",
        ),
        _OPEN_AND_SAVE,
    ),
    "signed": (
        Text(
            "Skoroszyt jest podpisany cyfrowo; każda zmiana unieważniłaby podpis.",
            "The workbook is digitally signed; any change would make the signature invalid.",
        ),
        Text(
            "Wprowadź zmiany w Excelu i poproś o ponowne podpisanie.",
            "Make the changes in Excel and have it signed again.",
        ),
    ),
    "write_reserved": (
        Text(
            "Skoroszyt jest zastrzeżony przed zapisem (hasło do modyfikacji lub „zalecane tylko do odczytu”).",
            "The workbook is reserved against writing (a password to modify, or “read-only recommended”).",
        ),
        Text(
            "Zdejmij zastrzeżenie: Plik → Zapisz jako → Narzędzia → Opcje ogólne. {again}",
            "Take it off: File → Save As → Tools → General Options. {again}",
        ),
    ),
    "shared": (
        Text(
            "Skoroszyt jest udostępniony w dawny sposób (z historią zmian).",
            "The workbook is shared in the old way (with a history of changes).",
        ),
        Text(
            "Wyłącz udostępnianie: Recenzja → Udostępnij skoroszyt (starsza wersja). {again}",
            "Stop the sharing: Review → Share Workbook (Legacy). {again}",
        ),
    ),
    "final": (
        Text("Skoroszyt jest oznaczony jako wersja ostateczna.", "The workbook is marked as final."),
        Text(
            "Jeśli ma być zmieniony: Plik → Informacje → Chroń skoroszyt → Oznacz jako wersję ostateczną (wyłącz). {again}",
            "If it is to be changed: File → Info → Protect Workbook → Mark as Final (switch it off). {again}",
        ),
    ),
    "odd_zip": (
        Text(
            "Plik skoroszytu jest zapisany w sposób, jakiego Excel nie używa.",
            "The workbook file is stored in a way that Excel does not use.",
        ),
        _OPEN_AND_SAVE,
    ),
    "odd_workbook": (
        Text(
            "Skoroszyt jest zapisany w sposób, jakiego Excel nie używa.",
            "The workbook is stored in a way that Excel does not use.",
        ),
        _OPEN_AND_SAVE,
    ),
    "overlap": (
        Text(
            "Inne zmiany dotyczą tych samych komórek arkusza „{sheet}”.",
            "Other changes concern the same cells of the sheet “{sheet}”.",
        ),
        Text("Uruchom polecenie ponownie.", "Run the command again."),
    ),
}


def refused(what: Change | NewRows, reason: str, cell: str = "", **facts: object) -> Refused:
    """Return the refusal for a reason of REASONS. `cell`: the address concerned, by default the change's own."""
    if not cell and isinstance(what, Change) and reason != "outside":
        cell = address(what.row, what.column)
    elif not cell and isinstance(what, Change):
        cell = f"{what.row}/{what.column}"
    message, remedy = REASONS[reason]
    pl = {"where": f"Komórka {cell} arkusza „{what.sheet}”", "where2": f"{cell} arkusza „{what.sheet}”"}
    en = {"where": f"The cell {cell} of the sheet “{what.sheet}”", "where2": f"{cell} of the sheet “{what.sheet}”"}
    both = {"sheet": what.sheet, **facts}
    return Refused(what, reason, _filled(message, pl | both, en | both), _filled(remedy, pl | both, en | both))


def _filled(text: Text, pl: Mapping[str, object], en: Mapping[str, object]) -> Text:
    return Text(text.pl.format(again=_AGAIN.pl, **pl), text.en.format(again=_AGAIN.en, **en))
