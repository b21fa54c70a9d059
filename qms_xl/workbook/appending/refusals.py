"""Why new rows are left to a person: every reason with its sentence and remedy, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.model import Text
from qms_xl.workbook.changes import NewRows, Refused

_AGAIN = Text(
    "Potem zapisz skoroszyt i uruchom polecenie ponownie.", "Then save the workbook and run the command again."
)
_READ_AGAIN = Text(
    "Skoroszyt zmienił się od odczytu. Uruchom polecenie ponownie.",
    "The workbook has changed since it was read. Run the command again.",
)
_MAKE_ROOM = Text(
    "Przenieś to niżej albo do innego arkusza. {again}",
    "Move that further down or to another sheet. {again}",
)
_BLANK_ROWS = Text(
    "W Excelu przeciągnij prawy dolny róg tabeli w dół o tyle wierszy, ile ich przybywa ({count}). {again}",
    "In Excel drag the table's lower right corner down by as many rows as are new ({count}). {again}",
)
_FILL = Text("{fill}", "{fill}")
_FILL_TABLE = Text(
    "W Excelu przeciągnij prawy dolny róg tabeli w dół o tyle wierszy, ile ich przybywa ({count}), i sprawdź, czy są w nich formuły. {again}",
    "In Excel drag the table's lower right corner down by as many rows as are new ({count}) and see that they have the formulas. {again}",
)
_FILL_LIST = Text(
    "W Excelu wklej przygotowane wiersze pod ostatnim wierszem i przeciągnij formuły w dół.",
    "In Excel paste the prepared rows under the last row and drag the formulas down.",
)

REFUSALS: Mapping[str, tuple[Text, Text]] = {
    "no_table": (
        Text("{where}: nie ma jej w skoroszycie.", "{where}: it is not in the workbook."),
        _READ_AGAIN,
    ),
    "changed": (
        Text("{where} wygląda inaczej niż przy odczycie.", "{where} is not as it was read."),
        _READ_AGAIN,
    ),
    "totals_row": (
        Text(
            "{where} ma wiersz sumy, a nad nim za mało pustych wierszy.",
            "{where} has a totals row, and too few blank rows above it.",
        ),
        Text(
            "W Excelu wstaw nad wierszem sumy puste wiersze tabeli (potrzeba: {count}). {again}",
            "In Excel insert blank table rows above the totals row (needed: {count}). {again}",
        ),
    ),
    "query_table": (
        Text(
            "{where} jest wypełniana z innego źródła danych; przy odświeżeniu dopisane wiersze by zniknęły.",
            "{where} is filled from another data source; a refresh would take the new rows away.",
        ),
        Text("Dopisz te wiersze tam, skąd tabela bierze dane.", "Add these rows where the table takes its data from."),
    ),
    "xml_map": (
        Text("{where} jest połączona z mapą XML.", "{where} is bound to an XML map."),
        Text(
            "W Excelu wklej przygotowane wiersze pod ostatnim wierszem.",
            "In Excel paste the prepared rows under the last row.",
        ),
    ),
    "filtered": (
        Text("{where} ma włączony filtr.", "{where} has an active filter."),
        Text("Wyczyść filtr: karta Dane → Wyczyść. {again}", "Clear the filter: Data → Clear. {again}"),
    ),
    "sorted": (
        Text("{where} ma zapamiętany porządek sortowania.", "{where} keeps an order of sorting."),
        Text("Wyczyść go: karta Dane → Wyczyść. {again}", "Clear it: Data → Clear. {again}"),
    ),
    "hidden_rows": (
        Text("{where}: wiersz {row} na jej końcu jest ukryty.", "{where}: row {row} at its end is hidden."),
        Text(
            "Zaznacz wiersze, kliknij prawym przyciskiem i wybierz „Odkryj”. {again}",
            "Select the rows, right-click and choose “Unhide”. {again}",
        ),
    ),
    "protected": (
        Text("{where}: arkusz jest chroniony.", "{where}: the sheet is protected."),
        Text(
            "Zdejmij ochronę: Recenzja → Nie chroń arkusza. {again}",
            "Take the protection off: Review → Unprotect Sheet. {again}",
        ),
    ),
    "sheet_full": (
        Text("{where} sięga ostatniego wiersza Excela.", "{where} reaches Excel's last row."),
        Text(
            "Usuń puste wiersze albo załóż nowy arkusz na dalsze wpisy.",
            "Delete blank rows or begin a new sheet for further entries.",
        ),
    ),
    "merged": (
        Text(
            "{where}: scalone komórki {cell} leżą tam, gdzie mają stanąć nowe wiersze.",
            "{where}: the merged cells {cell} lie where the new rows are to stand.",
        ),
        Text("Rozdziel te komórki. {again}", "Unmerge these cells. {again}"),
    ),
    "content_below": (
        Text(
            "{where} nie ma pod sobą miejsca: w komórce {cell} już coś stoi.",
            "{where} has no room below it: something already stands in cell {cell}.",
        ),
        _MAKE_ROOM,
    ),
    "table_below": (
        Text(
            "{where} nie ma pod sobą miejsca: w komórkach {cell} stoi inna tabela lub tabela przestawna.",
            "{where} has no room below it: another table or a pivot table stands in the cells {cell}.",
        ),
        _MAKE_ROOM,
    ),
    "referred_to": (
        Text(
            "{where}: {place} ma formułę lub wykres z adresem {cell}, który kończy się na ostatnim wierszu tabeli i nie objąłby nowych.",
            "{where}: {place} has a formula or a chart with the address {cell}, which ends on the table's last row and would leave the new ones out.",
        ),
        _BLANK_ROWS,
    ),
    "array_formula": (
        Text(
            "{where}: w komórkach {cell} stoi formuła tablicowa albo tabela danych.",
            "{where}: an array formula or a data table stands in the cells {cell}.",
        ),
        Text(
            "Jeżeli stoi pod wierszami, przenieś ją niżej; jeżeli w nich, wklej w Excelu przygotowane wiersze i przedłuż tam formułę.",
            "If it stands below the rows, move it further down; if among them, paste the prepared rows in Excel and extend the formula there.",
        ),
    ),
    "moving_formula": (
        Text(
            "{where}: formuła w komórce {cell} wskazuje adresy (jak A5), które w każdym wierszu są inne; nie przepisujemy takich.",
            "{where}: the formula in cell {cell} points at addresses (such as A5) that differ from row to row; we do not rewrite those.",
        ),
        _FILL,
    ),
    "shared_formula": (
        Text(
            "{where}: formuła w komórce {cell} jest zapisana wspólnie z innymi wierszami; nie przepisujemy takich.",
            "{where}: the formula in cell {cell} is stored together with other rows'; we do not rewrite those.",
        ),
        _FILL,
    ),
}


class Unsuited(Exception):
    """The rows cannot be added; `facts` fill the sentences."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def refused(self, new: NewRows) -> Refused:
        """Return the refusal of these rows."""
        message, remedy = REFUSALS[self.reason]
        count = len(new.rows)
        facts = {"where": _where(new), "again": _AGAIN, "count": count, **self.facts}
        facts["fill"] = _filled(_FILL_TABLE if new.table else _FILL_LIST, facts)
        return Refused(new, self.reason, _filled(message, facts), _filled(remedy, facts))


def _filled(text: Text, facts: Mapping[str, object]) -> Text:
    """Return both sentences with the facts; a fact that is itself a Text is taken in each language."""
    pl = {name: fact.pl if isinstance(fact, Text) else fact for name, fact in facts.items()}
    en = {name: fact.en if isinstance(fact, Text) else fact for name, fact in facts.items()}
    return Text(text.pl.format(**pl), text.en.format(**en))


def _where(new: NewRows) -> Text:
    """Return what the rows belong to, as the subject of a sentence."""
    if not new.table:
        return Text(f"Lista w arkuszu „{new.sheet}”", f"The list on sheet “{new.sheet}”")
    return Text(f"Tabela „{new.table}” w arkuszu „{new.sheet}”", f"The table “{new.table}” on sheet “{new.sheet}”")
