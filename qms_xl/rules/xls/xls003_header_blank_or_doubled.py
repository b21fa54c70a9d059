"""XLS003: a column with cells in use whose header is blank or stands there twice."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import column_title, letters


def find(headers: Register) -> Found:
    """Give each blank or doubled header over cells in use; a doubled column of the schema is an error."""
    for row in rows_where(headers, "match", "blank", "doubled"):
        if fact(headers, row, "used") != "yes":
            continue
        cell = real_cell(headers, row)
        facts: dict[str, object] = {"letters": letters(cell.cell)}
        if fact(headers, row, "match") == "blank":
            yield Hit(cell, facts, about=letters(cell.cell))
        elif cell.column:
            facts["title"] = column_title(cell.register, cell.column)
            yield Hit(cell, facts, severity="error", variant="doubled")
        else:
            yield Hit(cell, facts, about=cell.header or "", variant="doubled_own")


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Nagłówek pusty albo powtórzony", "Header blank or doubled"),
    message=Text(
        "Kolumna {letters} arkusza „{sheet}” zawiera wpisy, ale nie ma nagłówka.",
        "Column {letters} of the sheet “{sheet}” holds entries but has no header.",
    ),
    variants={
        "doubled": Text(
            "Kolumna „{title}” stoi w tabeli drugi raz (komórka {cell}, nagłówek „{header}”). Odczytano tylko pierwszą.",
            "The column “{title}” stands in the table a second time (cell {cell}, header “{header}”). Only the first was read.",
        ),
        "doubled_own": Text(
            "Nagłówek „{header}” stoi w tabeli drugi raz (komórka {cell}).",
            "The header “{header}” stands in the table a second time (cell {cell}).",
        ),
    },
    why=Text(
        "Kolumny rozpoznaje się po nagłówkach. Wpisy pod nagłówkiem pustym albo powtórzonym nie są brane pod uwagę, "
        "choć na ekranie wyglądają na część rejestru.",
        "Columns are known by their headers. Entries under a blank or doubled header are not looked at, although on the screen "
        "they seem part of the register.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} właściwy nagłówek. Jeżeli kolumna jest zbędna, przenieś potrzebne wpisy do właściwej i usuń ją.",
        "Write the right header in cell {cell}. If the column is not needed, move what matters into the right one and delete it.",
    ),
    remedies={
        "doubled": Text(
            "Przenieś to, co ważne, do pierwszej z tych kolumn, a drugą usuń albo nazwij inaczej (komórka {cell}).",
            "Move what matters into the first of these columns, and delete the second or give it another name (cell {cell}).",
        ),
        "doubled_own": Text(
            "Nazwij jedną z tych kolumn inaczej (komórka {cell}).",
            "Give one of these columns another name (cell {cell}).",
        ),
    },
    good="""
headers
| workbook       | sheet     | register | cell | header | column | match   | used |
| Działania.xlsx | Działania | actions  | B3   | Termin | due_on | exact   | yes  |
| Działania.xlsx | Działania | actions  | F3   |        |        | blank   | no   |
| Działania.xlsx | Działania | actions  | G3   | Termin | due_on | doubled | no   |
| Działania.xlsx | Działania | actions  | H3   | Lp.    |        | extra   | yes  |
""",
    bad="""
headers
| workbook       | sheet     | register | cell | header | column | match   | used |
| Działania.xlsx | Działania | actions  | F3 ! |        |        | blank   | yes  |
| Działania.xlsx | Działania | actions  | G3 ! | Termin | due_on | doubled | yes  |
| Działania.xlsx | Działania | actions  | I3 ! | Lp.    |        | doubled | yes  |
""",
)
