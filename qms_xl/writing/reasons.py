"""Why something is left to a person, and what that person can do: the sentences of a run."""

from __future__ import annotations

from collections.abc import Iterable

from qms_xl.errors import FileError
from qms_xl.model import CellEdit, Column, Place, Register, RowAppend, Text
from qms_xl.workbook.changes import Refused
from qms_xl.writing.items import CellItem, RowItem
from qms_xl.writing.outcome import ByHand, Paste

_HELD_BACK = "held_back"
_AGAIN = Text("Spróbuj jeszcze raz.", "Try again.")


def no_column(edit: CellEdit, register: Register | None) -> ByHand:
    """Return the edit of a cell without address: the workbook does not have the column."""
    name = edit.cell.column or ""
    known = register is not None and name in register.schema.by_name
    title = register.schema[name].title if register is not None and known else Text(name, name)
    return ByHand(
        edit,
        "no_column",
        Text(
            f"W skoroszycie „{edit.cell.workbook}” nie ma kolumny „{title.pl}”.",
            f"The workbook “{edit.cell.workbook}” has no column “{title.en}”.",
        ),
        Text(
            "Jeżeli biuro chce ją prowadzić, dodaj kolumnę o tej nazwie i spróbuj jeszcze raz.",
            "If the office wants to keep it, add a column of that name and try again.",
        ),
    )


def not_as_read(edit: CellEdit) -> ByHand:
    """Return the edit of a cell that holds something else than the edit was made for."""
    return ByHand(
        edit,
        "not_as_read",
        Text(
            f"W komórce {edit.cell.cell} stoi co innego niż wtedy, gdy powstała ta propozycja.",
            f"Cell {edit.cell.cell} holds something else than when this was proposed.",
        ),
        _AGAIN,
    )


def two_values(edit: CellEdit, edits: Iterable[CellEdit]) -> ByHand:
    """Return one of several edits that want different values in one cell."""
    rules = sorted({one.rule for one in edits if one.rule})
    return ByHand(
        edit,
        "two_values",
        Text(
            f"W komórce {edit.cell.cell} mają stanąć różne wartości ({', '.join(rules) or 'kolumna wyliczana'}).",
            f"Different values are proposed for cell {edit.cell.cell} ({', '.join(rules) or 'computed column'}).",
        ),
        Text("Sprawdź wiersz i wpisz właściwą wartość.", "Look at the row and type the right value."),
    )


def several_places(edit: CellEdit, others: Iterable[Place]) -> ByHand:
    """Return the edit of a record that stands in several places."""
    also = _listed(others)
    record = edit.cell.record
    return ByHand(
        edit,
        "several_places",
        Text(
            f"Wpis „{record}” stoi też w innym miejscu ({also.pl}); nie wiadomo, które się liczy.",
            f"The record “{record}” stands in another place too ({also.en}); which of them counts is not known.",
        ),
        Text(
            "Zostaw wpis w jednym miejscu; starą kopię pliku przenieś do podfolderu, np. „archiwum”.",
            "Keep the record in one place; move an old copy of the file to a subfolder such as “archive”.",
        ),
    )


def two_rows(row: RowAppend) -> ByHand:
    """Return the second of two different rows with the same key."""
    return ByHand(
        row,
        "two_rows",
        Text(
            f"Dwa różne nowe wiersze mają mieć ten sam numer „{row.record}”; dopisano najwyżej pierwszy.",
            f"Two different new rows were to have the same number “{row.record}”; at most the first was added.",
        ),
        _AGAIN,
    )


def no_place(row: RowAppend) -> ByHand:
    """Return the row of a register that stands in no workbook that was read."""
    return ByHand(
        row,
        "no_place",
        Text(
            f"Nie ma dokąd dopisać wiersza „{row.record}”: żaden odczytany skoroszyt nie zawiera tego rejestru.",
            f"There is no place for the row “{row.record}”: no workbook that was read holds this register.",
        ),
        Text(
            "Dodaj skoroszyt z tym rejestrem do folderu rejestrów; puste wzory tworzy qms-xl init w nowym folderze.",
            "Put a workbook with this register into the registers folder; qms-xl init makes empty ones in a new folder.",
        ),
    )


def which_place(row: RowAppend, places: Iterable[Place]) -> ByHand:
    """Return the row of a register that stands in several workbooks which `qms.toml` does not name."""
    there = _listed(places)
    return ByHand(
        row,
        "which_place",
        Text(
            f"Rejestr stoi w kilku skoroszytach ({there.pl}); nie wiadomo, do którego dopisać wiersz.",
            f"The register stands in several workbooks ({there.en}); which of them gets the row is not known.",
        ),
        Text(
            "Jeżeli któryś to stara kopia, przenieś go do podfolderu. Jeżeli wszystkie są potrzebne, wpisz je w qms.toml "
            f"jako [registers.{row.register}] places.",
            "If one of them is an old copy, move it to a subfolder. If all are wanted, name them in qms.toml as "
            f"[registers.{row.register}] places.",
        ),
    )


def already_there(row: RowAppend) -> ByHand:
    """Return the row whose number is taken."""
    return ByHand(
        row,
        "already_there",
        Text(f"Wpis „{row.record}” już jest w rejestrze.", f"The record “{row.record}” is in the register already."),
        _AGAIN,
    )


def no_column_for_row(row: RowAppend, column: Column, paste: Paste) -> ByHand:
    """Return the row that would lose a required value, since its column is not in the workbook."""
    return ByHand(
        row,
        "no_column",
        Text(
            f"W skoroszycie „{paste.workbook}” nie ma kolumny „{column.title.pl}”, która jest w tym wierszu wymagana.",
            f"The workbook “{paste.workbook}” has no column “{column.title.en}”, which this row requires.",
        ),
        Text(
            "Dodaj kolumnę o tej nazwie i spróbuj jeszcze raz.",
            "Add a column of that name and try again.",
        ),
        paste,
    )


def held_back(item: CellItem | RowItem, master: CellItem | RowAppend) -> list[ByHand]:
    """Return what depends on a record that is not added, or not changed."""
    record = master.record
    if isinstance(master, CellItem):
        return _each(
            item,
            _HELD_BACK,
            Text(
                f"Wstrzymano, bo nie zmieniono wpisu „{record}”, z którego to wynika.",
                f"Held back, because the record “{record}”, from which this follows, was not changed.",
            ),
            Text(
                "Popraw najpierw tamten wpis, potem spróbuj jeszcze raz.",
                "Put that record right first, then try again.",
            ),
        )
    return _each(
        item,
        _HELD_BACK,
        Text(
            f"Wstrzymano, bo nie dopisano wiersza „{record}”, o którym tu mowa.",
            f"Held back, because the row “{record}”, which this names, was not added.",
        ),
        Text(
            "Dopisz najpierw tamten wiersz, potem spróbuj jeszcze raz.",
            "Add that row first, then try again.",
        ),
    )


def held_back_for(item: CellItem | RowItem, workbook: str) -> list[ByHand]:
    """Return what must wait until another workbook can be written."""
    return _each(
        item,
        _HELD_BACK,
        Text(
            f"Wstrzymano, bo nie udało się zapisać skoroszytu „{workbook}”, od którego to zależy.",
            f"Held back, because the workbook “{workbook}”, on which this depends, could not be written.",
        ),
        _AGAIN,
    )


def of_workbook(item: CellItem | RowItem, trouble: FileError) -> list[ByHand]:
    """Return what stands in a workbook that cannot be written."""
    return _each(item, trouble.reason, trouble.message, trouble.remedy)


def by_patcher(item: CellItem | RowItem, refusal: Refused) -> list[ByHand]:
    """Return what the patcher refuses."""
    return _each(item, refusal.reason, refusal.message, refusal.remedy)


def _each(item: CellItem | RowItem, reason: str, message: Text, remedy: Text | None) -> list[ByHand]:
    if isinstance(item, CellItem):
        return [ByHand(edit, reason, message, remedy) for edit in item.edits]
    waits = reason == _HELD_BACK  # pasted now, it would name what is not there
    return [ByHand(item.row, reason, message, remedy, None if waits else item.paste)]


def _listed(places: Iterable[Place]) -> Text:
    found = [(place.workbook, place.sheet) for place in places]
    return Text(
        "; ".join(f"„{workbook}”, arkusz „{sheet}”" for workbook, sheet in found),
        "; ".join(f"“{workbook}”, sheet “{sheet}”" for workbook, sheet in found),
    )
