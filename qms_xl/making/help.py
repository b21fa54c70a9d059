"""The help sheet in front of every workbook: what it is for, how to fill it, what the colours mean, what not to type in."""

from __future__ import annotations

from collections.abc import Sequence

from qms_xl.making.columns import Desk, in_order
from qms_xl.making.tips import Tips
from qms_xl.model import RegisterSchema, Text
from qms_xl.workbook.plan import Line, TextSheet

SHEET = Text("Pomoc", "Help")

_PURPOSE = Text(
    "Skoroszyt systemu zarządzania jakością (SZJ). Prowadzi się go w Excelu jak dotąd; program qms-xl sprawdza wpisy, pilnuje "
    "terminów i przygotowuje z nich raporty.",
    "A workbook of the quality management system (QMS). It is kept in Excel as ever; the program qms-xl checks the entries, watches "
    "the dates and prepares reports from them.",
)
_SHEETS = Text("Arkusze", "Sheets")
_LISTS = Text("Słowniki", "Lists")
_LISTS_ABOUT = Text(
    "Słowa do wyboru z list. Można dopisać własne, zawsze z kodem obok.",
    "The words offered for choice. Your own may be added, each with a code beside it.",
)
_FILLING = Text("Jak wypełniać", "How to fill it")
_HOW = (
    (
        Text("Nowy wiersz", "New row"),
        Text(
            "Wpisz go tuż pod ostatnim: tabela sama się rozszerzy. Nie zostawiaj pustych wierszy w środku.",
            "Type it right under the last one: the table grows by itself. Leave no empty rows in between.",
        ),
    ),
    (
        Text("Więcej kolumn", "More columns"),
        Text(
            "Kolumny rzadziej potrzebne są zwinięte. Rozwija je przycisk [+] nad tabelą, przy ostatniej widocznej kolumnie.",
            "Columns needed less often are folded away. The button [+] above the table, at the last column seen, unfolds them.",
        ),
    ),
    (
        Text("Objaśnienie kolumny", "Help on a column"),
        Text(
            "Kliknij jej nagłówek. Wszystkie objaśnienia są też niżej na tej stronie.",
            "Click its header. All explanations stand further down on this sheet too.",
        ),
    ),
    (
        Text("Daty", "Dates"),
        Text(
            "Wpisuj je jako daty, np. 20.11.2026, nie słowami.", "Type them as dates, such as 20/11/2026, not in words."
        ),
    ),
    (
        Text("Kilka wartości", "Several values"),
        Text("W jednej komórce oddziel je średnikiem: KM; WO.", "In one cell separate them with a semicolon: KM; WO."),
    ),
    (
        Text("Osoby, komórki, numery", "People, units, numbers"),
        Text(
            "Wpisuj je zawsze tak samo, jak w ich rejestrze: po tym program łączy wpisy.",
            "Always write them as in their own register: this is how entries are linked.",
        ),
    ),
    (
        Text("Nic do wpisania", "Nothing to say"),
        Text(
            "„brak”, „nie dotyczy” to odpowiedzi w kolumnie tekstowej. Puste pole znaczy: nie uzupełniono.",
            "“none”, “not applicable” are answers in a text column. An empty cell means: not filled in.",
        ),
    ),
    (
        Text("Własne kolumny", "Columns of your own"),
        Text(
            "Można je dodać na końcu tabeli. Program ich nie rusza.",
            "May be added at the table's end. The program leaves them alone.",
        ),
    ),
)
_DO_NOT = Text("Czego nie ruszać", "What to leave alone")
_NEVER = (
    Text(
        "Nie wpisuj nic w kolumnach szarych, pisanych kursywą (znak = w nagłówku): ich wartości liczą się same.",
        "Type nothing in the grey columns in italics (mark = in the header): their values are worked out.",
    ),
    Text(
        "Nie zmieniaj nazw tabel ani nagłówków, nie scalaj komórek, nie usuwaj wierszy zamkniętych: to zapisy systemu.",
        "Do not rename tables or headers, merge cells or delete closed rows: they are records of the system.",
    ),
    Text(
        "Nie wklejaj w kolumny z listą słów spoza listy. Nowe słowo dopisz najpierw w arkuszu Słowniki.",
        "Do not paste words from elsewhere into columns with a list. Add a new word on the sheet Lists first.",
    ),
)
_LOOKS = Text("Co znaczą kolory", "What the colours mean")
_LEGEND = (
    ("required", Text("Nagłówek", "Header"), Text("kolumna wymagana w każdym wierszu", "column required in every row")),
    (
        "wanted",
        Text("Nagłówek", "Header"),
        Text(
            "wymagana w niektórych wierszach, np. od pewnego statusu; kiedy, mówi objaśnienie",
            "required in some rows, such as from a certain status on; the help says when",
        ),
    ),
    ("optional", Text("Nagłówek", "Header"), Text("nieobowiązkowa", "not required")),
    (
        "computed",
        Text("Nagłówek", "Header"),
        Text("liczy się sama, nic tu nie wpisuj", "worked out by itself, type nothing here"),
    ),
    (
        "late",
        Text("wiersz – po terminie", "row – overdue"),
        Text(
            "coś jest po terminie lub wymaga reakcji; mówi to też słowo po myślniku albo w kolumnie stanu",
            "something is overdue or needs a response; a word behind the dash or in the state column says so too",
        ),
    ),
    (
        "soon",
        Text("wiersz – zbliża się termin", "row – due soon"),
        Text("termin nadchodzi albo coś czeka na sprawdzenie", "a date comes near, or something waits to be looked at"),
    ),
    (
        "over",
        Text("wiersz zamknięty", "closed row"),
        Text(
            "sprawa zakończona, dokument wycofany, osoba już nie pracuje",
            "done and closed, document withdrawn, person no longer employed",
        ),
    ),
)
_SHOWN_ONLY = Text(
    "Słowo po myślniku jest tylko wyświetlane. W komórce stoi sama wartość.",
    "The word behind the dash is only shown. The cell holds the value alone.",
)
_COLUMNS = Text("Kolumny: {register}", "Columns: {register}")


def help_sheet(title: str, schemas: Sequence[RegisterSchema], desk: Desk) -> TextSheet:
    """Return the help sheet of a workbook."""
    language = desk.language
    lines = [Line("title", title), Line("text", _PURPOSE.in_(language)), Line("heading", _SHEETS.in_(language))]
    for schema in schemas:
        lines.append(Line("pair", schema.title.in_(language), schema.about.in_(language) if schema.about else ""))
    lines.append(Line("pair", _LISTS.in_(language), _LISTS_ABOUT.in_(language)))
    lines.append(Line("heading", _FILLING.in_(language)))
    lines += [Line("pair", name.in_(language), text.in_(language)) for name, text in _HOW]
    lines.append(Line("heading", _DO_NOT.in_(language)))
    lines += [Line("text", text.in_(language)) for text in _NEVER]
    lines.append(Line("heading", _LOOKS.in_(language)))
    lines += [Line(style, name.in_(language), text.in_(language)) for style, name, text in _LEGEND]
    lines.append(Line("text", _SHOWN_ONLY.in_(language)))
    tips = Tips(desk.schemas, desk.lists, language, desk.year)
    for schema in schemas:
        lines.append(Line("heading", _COLUMNS.in_(language).format(register=schema.title.in_(language))))
        for name in in_order(schema):
            if not schema[name].hidden:
                lines.append(Line("pair", schema[name].title.in_(language), tips.tip(schema, schema[name])))
    return TextSheet(SHEET.in_(language), tuple(lines))
