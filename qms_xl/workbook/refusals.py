"""Why a file is refused: every reason with its own sentence and remedy, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qms_xl.errors import ReadError
from qms_xl.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Refusal(NamedTuple):
    """What is said for one reason; `{file}`, `{part}` and the facts of the case are filled in."""

    message: Text
    remedy: Text


SAVE_AS_XLSX = Text(
    "Otwórz go w Excelu i zapisz jako „Skoroszyt programu Excel (*.xlsx)”.",
    "Open it in Excel and save it as “Excel Workbook (*.xlsx)”.",
)
FROM_BACKUP = Text(
    "Otwórz go w Excelu; jeśli Excel też go nie otworzy, przywróć plik z kopii zapasowej.",
    "Open it in Excel; if Excel cannot open it either, restore the file from a backup.",
)
ASK_THE_SENDER = Text(
    "Takiego pliku nie tworzy ani Excel, ani Word. Sprawdź, skąd pochodzi, i zapisz go na nowo w Excelu lub Wordzie.",
    "Neither Excel nor Word makes such a file. Find out where it comes from and save it anew in Excel or Word.",
)

REFUSALS: Mapping[str, Refusal] = {
    "encrypted": Refusal(
        Text("Plik „{file}” jest zaszyfrowany hasłem.", "The file “{file}” is encrypted with a password."),
        Text(
            "Zdejmij hasło: Plik → Informacje → Chroń skoroszyt → Szyfruj przy użyciu hasła.",
            "Take the password off: File → Info → Protect Workbook → Encrypt with Password.",
        ),
    ),
    "sensitivity_label": Refusal(
        Text(
            "Plik „{file}” jest zaszyfrowany etykietą poufności (ochroną praw, IRM).",
            "The file “{file}” is encrypted by a sensitivity label (rights management, IRM).",
        ),
        Text(
            "Zmień etykietę na taką, która nie szyfruje pliku, i zapisz go ponownie.",
            "Change the label to one that does not encrypt the file and save it again.",
        ),
    ),
    "zip_encrypted": Refusal(
        Text(
            "Plik „{file}” jest archiwum ZIP zabezpieczonym hasłem.",
            "The file “{file}” is a ZIP archive with a password.",
        ),
        ASK_THE_SENDER,
    ),
    "old_xls": Refusal(
        Text(
            "Plik „{file}” jest w starym formacie Excela (.xls).",
            "The file “{file}” is in the old Excel format (.xls).",
        ),
        SAVE_AS_XLSX,
    ),
    "xlsb": Refusal(
        Text(
            "Plik „{file}” jest skoroszytem binarnym Excela (.xlsb).",
            "The file “{file}” is a binary Excel workbook (.xlsb).",
        ),
        SAVE_AS_XLSX,
    ),
    "ods": Refusal(
        Text(
            "Plik „{file}” jest arkuszem LibreOffice lub OpenOffice (.ods).",
            "The file “{file}” is a LibreOffice or OpenOffice spreadsheet (.ods).",
        ),
        SAVE_AS_XLSX,
    ),
    "odt": Refusal(
        Text(
            "Plik „{file}” jest dokumentem LibreOffice lub OpenOffice.",
            "The file “{file}” is a LibreOffice or OpenOffice document.",
        ),
        Text("Zapisz go w Wordzie jako dokument .docx.", "Save it in Word as a .docx document."),
    ),
    "old_doc": Refusal(
        Text(
            "Plik „{file}” jest w starym formacie Worda (.doc).", "The file “{file}” is in the old Word format (.doc)."
        ),
        Text("Zapisz go w Wordzie jako dokument .docx.", "Save it in Word as a .docx document."),
    ),
    "rtf": Refusal(
        Text("Plik „{file}” jest w formacie RTF.", "The file “{file}” is in RTF format."),
        Text("Zapisz go w Wordzie jako dokument .docx.", "Save it in Word as a .docx document."),
    ),
    "pdf": Refusal(
        Text("Plik „{file}” jest dokumentem PDF.", "The file “{file}” is a PDF document."),
        Text(
            "Zachowaj obok niego skoroszyt lub dokument Worda, z którego powstał.",
            "Keep beside it the workbook or Word document that it was made from.",
        ),
    ),
    "xml_spreadsheet": Refusal(
        Text(
            "Plik „{file}” jest arkuszem w formacie XML z 2003 roku.",
            "The file “{file}” is a spreadsheet in the XML format of 2003.",
        ),
        SAVE_AS_XLSX,
    ),
    "html": Refusal(
        Text(
            "Plik „{file}” jest stroną HTML o nazwie skoroszytu (tak zapisują niektóre programy).",
            "The file “{file}” is an HTML page named like a workbook (some programs save that).",
        ),
        SAVE_AS_XLSX,
    ),
    "csv": Refusal(
        Text("Plik „{file}” zawiera zwykły tekst (CSV).", "The file “{file}” contains plain text (CSV)."),
        SAVE_AS_XLSX,
    ),
    "empty": Refusal(
        Text("Plik „{file}” jest pusty (0 bajtów).", "The file “{file}” is empty (0 bytes)."),
        Text("Przywróć go z kopii zapasowej.", "Restore it from a backup."),
    ),
    "zeros": Refusal(
        Text(
            "Plik „{file}” zawiera same zera: jego zapis został przerwany albo nie został jeszcze pobrany z chmury.",
            "The file “{file}” contains only zeros: saving it was cut off, or it is not yet downloaded from the cloud.",
        ),
        Text(
            "Poczekaj na koniec synchronizacji albo przywróć plik z kopii zapasowej.",
            "Wait until the cloud has synchronised, or restore the file from a backup.",
        ),
    ),
    "truncated": Refusal(
        Text("Plik „{file}” jest ucięty: brakuje jego końca.", "The file “{file}” is cut off: its end is missing."),
        Text(
            "Skopiuj lub pobierz go jeszcze raz albo przywróć z kopii zapasowej.",
            "Copy or download it again, or restore it from a backup.",
        ),
    ),
    "broken_zip": Refusal(
        Text("Plik „{file}” jest uszkodzony ({detail}).", "The file “{file}” is damaged ({detail})."), FROM_BACKUP
    ),
    "not_office": Refusal(
        Text(
            "Plik „{file}” nie jest ani skoroszytem Excela, ani dokumentem Worda.",
            "The file “{file}” is neither an Excel workbook nor a Word document.",
        ),
        Text(
            "Sprawdź, czy leży we właściwym folderze i czy nie zmieniono mu rozszerzenia.",
            "See whether it lies in the right folder and whether someone changed its extension.",
        ),
    ),
    "not_workbook": Refusal(
        Text("Plik „{file}” nie jest skoroszytem Excela.", "The file “{file}” is not an Excel workbook."),
        Text("Przenieś go z folderu rejestrów.", "Move it out of the registers folder."),
    ),
    "too_many_parts": Refusal(
        Text(
            "Plik „{file}” składa się z {count} części, a dozwolone jest {limit}.",
            "The file “{file}” consists of {count} parts; {limit} are allowed.",
        ),
        ASK_THE_SENDER,
    ),
    "bad_name": Refusal(
        Text(
            "W pliku „{file}” jest część o niedozwolonej nazwie: „{part}”.",
            "The file “{file}” has a part with a forbidden name: “{part}”.",
        ),
        ASK_THE_SENDER,
    ),
    "doubled_name": Refusal(
        Text(
            "W pliku „{file}” dwie części mają tę samą nazwę: „{part}”.",
            "In the file “{file}” two parts have the same name: “{part}”.",
        ),
        ASK_THE_SENDER,
    ),
    "bomb": Refusal(
        Text(
            "Plik „{file}” po rozpakowaniu ma ponad {limit} MB.", "The file “{file}” unpacks to more than {limit} MB."
        ),
        Text(
            "Usuń z niego zbędne arkusze i obrazy albo podziel go na mniejsze.",
            "Remove needless sheets and pictures from it, or split it.",
        ),
    ),
    "doctype": Refusal(
        Text(
            "Część „{part}” pliku „{file}” zawiera deklarację DOCTYPE, która bywa używana do ataków.",
            "The part “{part}” of the file “{file}” has a DOCTYPE declaration, which is used for attacks.",
        ),
        ASK_THE_SENDER,
    ),
    "broken_xml": Refusal(
        Text(
            "Część „{part}” pliku „{file}” jest uszkodzona ({detail}).",
            "The part “{part}” of the file “{file}” is damaged ({detail}).",
        ),
        FROM_BACKUP,
    ),
    "missing_part": Refusal(
        Text("W pliku „{file}” brakuje części „{part}”.", "The file “{file}” lacks its part “{part}”."), FROM_BACKUP
    ),
    "bad_address": Refusal(
        Text(
            "W arkuszu „{sheet}” pliku „{file}” jest komórka o adresie „{cell}”, którego Excel nie zna.",
            "The sheet “{sheet}” of the file “{file}” has a cell at “{cell}”, an address Excel does not know.",
        ),
        FROM_BACKUP,
    ),
    "stray_cell": Refusal(
        Text(
            "W arkuszu „{sheet}” pliku „{file}” daleko poza danymi jest wypełniona komórka {cell}.",
            "The sheet “{sheet}” of the file “{file}” has a filled cell far outside its data, {cell}.",
        ),
        Text(
            "Przejdź do komórki {cell} (Ctrl+G), usuń puste wiersze i kolumny między nią a danymi i zapisz skoroszyt.",
            "Go to the cell {cell} (Ctrl+G), delete the empty rows and columns between it and the data, and save.",
        ),
    ),
    "too_large": Refusal(
        Text(
            "Plik „{file}” jest za duży do odczytania ({detail}).",
            "The file “{file}” is too large to be read ({detail}).",
        ),
        Text("Podziel go na mniejsze skoroszyty.", "Split it into smaller workbooks."),
    ),
    "unreadable": Refusal(
        Text(
            "Nie udało się odczytać części „{part}” pliku „{file}” ({detail}).",
            "The part “{part}” of the file “{file}” could not be read ({detail}).",
        ),
        Text("Otwórz plik w Excelu i zapisz go ponownie.", "Open the file in Excel and save it again."),
    ),
    "timeout": Refusal(
        Text(
            "Odczytanie pliku „{file}” trwało ponad {limit} s i zostało przerwane.",
            "Reading the file “{file}” took more than {limit} s and was stopped.",
        ),
        Text("Otwórz plik w Excelu i zapisz go ponownie.", "Open the file in Excel and save it again."),
    ),
}


def refuse(file: str, reason: str, part: str = "", **facts: object) -> ReadError:
    """Return the error for a reason of REFUSALS; the caller raises it. `facts` fill the sentences, a Text in its language."""
    message, remedy = (text.filled(file=file, part=part, **facts) for text in REFUSALS[reason])
    return ReadError(file, part, reason, message, remedy)
