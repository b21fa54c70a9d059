"""Why Excel cannot be asked, or an open workbook not be used: the sentences of this part."""

from __future__ import annotations

from qms_xl.errors import QmsError
from qms_xl.model import Text


class ExcelTrouble(QmsError):
    """Excel cannot be asked just now. `reason`: `busy`, `slow`, `gone`, `cloud_path`, `open_twice`, `changing`, `motley`."""

    exit_code = 3

    def __init__(self, reason: str, message: Text, remedy: Text) -> None:
        super().__init__(message, remedy)
        self.reason = reason


def busy(seconds: float) -> ExcelTrouble:
    """Return the trouble of an Excel that turns down every question, or does not answer at all."""
    return ExcelTrouble(
        "busy",
        Text(
            f"Excel jest zajęty i nie odpowiada od {seconds:.0f} s.", f"Excel is busy: no answer for {seconds:.0f} s."
        ),
        Text(
            "Zakończ wpisywanie w komórce (Enter albo Esc), zamknij otwarte okna Excela i spróbuj jeszcze raz; "
            "to, co już zapisano, nie zapisze się drugi raz.",
            "Finish typing in the cell (Enter or Esc), close any open dialog of Excel and try again; "
            "what has been written already is not written twice.",
        ),
    )


def slow(seconds: float) -> ExcelTrouble:
    """Return the trouble of an Excel that answers, but not in time."""
    return ExcelTrouble(
        "slow",
        Text(
            f"Excel odpowiada zbyt wolno: {seconds:.0f} s nie wystarczyło.",
            f"Excel answers too slowly: {seconds:.0f} s were not enough.",
        ),
        Text(
            "Zamknij inne duże skoroszyty i spróbuj jeszcze raz; to, co już zapisano, nie zapisze się drugi raz.",
            "Close other large workbooks and try again; what has been written already is not written twice.",
        ),
    )


def gone() -> ExcelTrouble:
    """Return the trouble of an Excel that was closed while we were at work."""
    return ExcelTrouble(
        "gone",
        Text("Excel został w międzyczasie zamknięty.", "Excel has been closed in the meantime."),
        Text("Otwórz skoroszyt i spróbuj jeszcze raz.", "Open the workbook and try again."),
    )


def cloud_path(name: str) -> ExcelTrouble:
    """Return the trouble of a workbook that Excel knows by a web address only."""
    return ExcelTrouble(
        "cloud_path",
        Text(
            f"W Excelu jest otwarty skoroszyt „{name}” spod adresu internetowego (OneDrive lub SharePoint); nie wiadomo, "
            "czy to ten sam plik, co w folderze biura.",
            f"Excel has a workbook “{name}” open from a web address (OneDrive or SharePoint); whether it is the file in "
            "the office's folder is not known.",
        ),
        Text(
            "Zamknij go i otwórz z folderu biura w Eksploratorze plików. Jeżeli to nie pomoże, wyłącz na pasku Excela "
            "„Autozapis” i otwórz plik ponownie.",
            "Close it and open it from the office's folder in File Explorer. If that does not help, switch off "
            "“AutoSave” in Excel's title bar and open the file again.",
        ),
    )


def open_twice(name: str) -> ExcelTrouble:
    """Return the trouble of a workbook that two running Excels have open."""
    return ExcelTrouble(
        "open_twice",
        Text(
            f"Skoroszyt „{name}” jest otwarty w dwóch oknach programu Excel naraz.",
            f"The workbook “{name}” is open in two running Excels at once.",
        ),
        Text(
            "Zamknij ten, który na pasku tytułu ma „Tylko do odczytu”, i spróbuj jeszcze raz.",
            "Close the one that says “Read-Only” in its title bar and try again.",
        ),
    )


def changing(name: str) -> ExcelTrouble:
    """Return the trouble of a workbook that is different each time it is looked at."""
    return ExcelTrouble(
        "changing",
        Text(
            f"Skoroszyt „{name}” zmienia się w trakcie odczytu.",
            f"The workbook “{name}” keeps changing while it is being read.",
        ),
        Text(
            "Poczekaj, aż Excel skończy przeliczać lub sortować, i spróbuj jeszcze raz.",
            "Wait until Excel has finished calculating or sorting and try again.",
        ),
    )


def motley(name: str, sheet: str) -> ExcelTrouble:
    """Return the trouble of a sheet with so many different formats that asking Excel for them would take minutes."""
    return ExcelTrouble(
        "motley",
        Text(
            f"W otwartym skoroszycie „{name}” arkusz „{sheet}” ma zbyt wiele różnych formatów komórek, żeby odczytać go z Excela.",
            f"In the open workbook “{name}” the sheet “{sheet}” has too many different cell formats to be read from Excel.",
        ),
        Text("Zapisz go i zamknij, potem spróbuj jeszcze raz.", "Save and close it, then try again."),
    )
