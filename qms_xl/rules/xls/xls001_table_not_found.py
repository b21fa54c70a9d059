"""XLS001: a register without its Excel table, recognised by sheet title and headers; a place that is not where qms.toml says."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import place_name, register_title


def find(sheets: Register) -> Found:
    """Give each place that was found by its headers alone, and each that was not found at all."""
    for row in rows_where(sheets, "found_by", "headers", "lost"):
        cell = real_cell(sheets, row)
        own = fact(sheets, row, "table")
        facts = {"register_title": register_title(cell.register), "table": f"qms_{cell.register}", "own_name": own}
        variant = "lost" if fact(sheets, row, "found_by") == "lost" else "renamed" if own else ""
        yield Hit(cell, facts, about=place_name(sheets, row), variant=variant)


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Nie znaleziono tabeli rejestru", "The register's table was not found"),
    message=Text(
        "Rejestr „{register_title}” nie jest już tabelą Excela o nazwie `{table}`. Rozpoznano go po nazwie arkusza "
        "„{sheet}” i po nagłówkach.",
        "The register “{register_title}” is no longer an Excel table named `{table}`. It was recognised by the sheet title "
        "“{sheet}” and by its headers.",
    ),
    variants={
        "renamed": Text(
            "Tabela rejestru „{register_title}” nazywa się `{own_name}`, a nie `{table}`. Rozpoznano ją po nazwie arkusza "
            "„{sheet}” i po nagłówkach.",
            "The table of the register “{register_title}” is named `{own_name}`, not `{table}`. It was recognised by the sheet title "
            "“{sheet}” and by its headers.",
        ),
        "lost": Text(
            "Plik `qms.toml` wskazuje miejsce rejestru „{register_title}” w skoroszycie „{workbook}”, ale nic tam nie "
            "znaleziono (arkusz: {sheet}).",
            "`qms.toml` says that the register “{register_title}” stands in the workbook “{workbook}”, but nothing was found "
            "there (sheet: {sheet}).",
        ),
    },
    why=Text(
        "Tabela Excela ma nazwę i wyraźny koniec. Bez niej program zgaduje, gdzie rejestr się zaczyna i kończy, "
        "i może pominąć wiersze albo wziąć za wiersz podpis pod spodem.",
        "An Excel table has a name and a clear end. Without it the program guesses where the register begins and ends, and "
        "may miss rows or take a signature under it for a row.",
    ),
    remedy=Text(
        "Kliknij dowolną komórkę rejestru. Jeżeli nie jest tabelą, wybierz Wstawianie → Tabela i zaznacz „Moja tabela ma "
        "nagłówki”. Następnie na karcie Projekt tabeli wpisz w polu „Nazwa tabeli”: `{table}`.",
        "Click any cell of the register. If it is no table, choose Insert → Table and tick “My table has headers”. Then, on the tab "
        "Table Design, type `{table}` in the box “Table Name”.",
    ),
    remedies={
        "renamed": Text(
            "Kliknij tabelę i na karcie Projekt tabeli wpisz w polu „Nazwa tabeli” nazwę `{table}`.",
            "Click the table and type `{table}` in the box “Table Name” on the tab Table Design.",
        ),
        "lost": Text(
            "Popraw w `qms.toml` nazwę skoroszytu, arkusza lub tabeli tego rejestru albo usuń ten wpis: rejestr zostanie znaleziony po nazwie tabeli.",
            "Correct the name of the workbook, sheet or table of this register in `qms.toml`, or remove the entry: the register is then found by its table name.",
        ),
    },
    good="""
sheets
| workbook       | sheet     | register | found_by | cell |
| Działania.xlsx | Działania | actions  | table    | A3   |
| Audity.xlsx    | Plan      | audits   | declared | B7   |
""",
    bad="""
sheets
| workbook         | sheet     | register | table   | found_by | cell |
| Działania.xlsx   | Działania | actions  |         | headers  | A3 ! |
| Organizacja.xlsx | Osoby     | people   | Tabela1 | headers  | B1 ! |
| Audity.xlsx      | Plan      | audits   |         | lost     | !    |
""",
)
