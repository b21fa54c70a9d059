"""XLS013: a register that stands in several tables or workbooks without `qms.toml` saying so."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import place_name, register_title


def find(sheets: Register, results: Register | None = None) -> Found:
    """Give each further place that is not named in `qms.toml`; not where the same number differs between workbooks (GEN015)."""
    differing = set(results["register"][results["code"] == "GEN015"]) if results is not None else set()
    first = {fact(sheets, row, "register"): real_cell(sheets, row) for row in rows_where(sheets, "place", 1)}
    for row in sheets.frame.index[sheets["place"] > 1].tolist():
        cell = real_cell(sheets, row)
        if cell.register == "lists" or cell.register in differing or fact(sheets, row, "named") == "yes":
            continue
        facts = {
            "register_title": register_title(cell.register),
            "first_workbook": first[cell.register].workbook,
            "first_sheet": first[cell.register].sheet,
        }
        yield Hit(cell, facts, about=place_name(sheets, row))


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Rejestr w kilku miejscach", "Register in several places"),
    message=Text(
        "Rejestr „{register_title}” stoi także w skoroszycie „{workbook}”, w arkuszu „{sheet}” (pierwsze miejsce: "
        "„{first_workbook}”, arkusz „{first_sheet}”). Wiersze odczytano razem.",
        "The register “{register_title}” stands in the workbook “{workbook}”, sheet “{sheet}”, too (the first place is “{first_workbook}”, "
        "sheet “{first_sheet}”). The rows were read together.",
    ),
    why=Text(
        "Osobny arkusz na każdy rok lub plik na każdy wydział jest w porządku. Bywa to jednak stara kopia: jej wiersze psują "
        "wtedy wszystkie zestawienia.",
        "A sheet for each year or a file for each department is fine. But it may be an old copy: then its rows spoil every count.",
    ),
    remedy=Text(
        "Jeżeli to stara kopia, przenieś plik do podfolderu (na przykład `archiwum`) albo usuń arkusz. Jeżeli oba miejsca są "
        "potrzebne, wpisz je w pliku `qms.toml` jako `places` tego rejestru.",
        "If it is an old copy, move the file to a subfolder (such as `archive`) or delete the sheet. If both places are wanted, name "
        "them in `qms.toml` as `places` of this register.",
    ),
    good="""
sheets
| workbook            | sheet     | register | cell | place | named |
| Działania.xlsx      | Działania | actions  | A3   | 1     | no    |
| Działania 2025.xlsx | Działania | actions  | A3   | 2     | yes   |
| Organizacja.xlsx    | Słowniki  | lists    | A4   | 1     | no    |
| Organizacja.xlsx    | Słowniki  | lists    | D4   | 2     | no    |
""",
    bad="""
sheets
| workbook            | sheet     | register | cell | place | named |
| Działania.xlsx      | Działania | actions  | A3   | 1     | no    |
| Działania 2025.xlsx | Działania | actions  | A3 ! | 2     | no    |
| Działania.xlsx      | 2024      | actions  | A3 ! | 3     | no    |
""",
)
