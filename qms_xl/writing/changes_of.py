"""From edits of registers to changes of cells: codes become the workbook's words, and what has no clear cell is left to a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.kinds.reading import number_text
from qms_xl.making.values import cell_value
from qms_xl.model import PLACE_STEP, CellEdit, Column, Place, Register, RowAppend
from qms_xl.typed.excel_harm import OF_THE_UNIT, percent_indicators
from qms_xl.workbook.addresses import column_number, position
from qms_xl.workbook.changes import Change, Content
from qms_xl.writing import reasons
from qms_xl.writing.items import CellItem, RowItem
from qms_xl.writing.outcome import ByHand
from qms_xl.writing.places import place_of_new

if TYPE_CHECKING:
    from qms_xl.settings import Settings
    from qms_xl.writing.wording import Wording

_PERCENT = {"indicators": OF_THE_UNIT, "measurements": ("value",)}


class Asked(NamedTuple):
    """What is to be written, and what is left to a person before any workbook is opened."""

    cells: tuple[CellItem, ...]
    rows: tuple[RowItem, ...]
    by_hand: tuple[ByHand, ...]


@dataclass(frozen=True)
class Contents:
    """Turns typed values into what cells are given.

    `named`: the places, (register, number from 0), that `qms.toml` names; another one may be an old copy.
    """

    registers: Mapping[str, Register]
    wording: Wording
    settings: Settings
    named: frozenset[tuple[str, int]] = frozenset()

    @cached_property
    def _known_places(self) -> dict[str, Mapping[str, set[int]]]:
        return {}  # by register, once it is asked for

    @cached_property
    def _percent_indicators(self) -> frozenset[str]:
        indicators = self.registers.get("indicators")
        return percent_indicators(indicators, self.settings) if indicators is not None else frozenset()

    def content(self, value: Any, register: Register, column: Column, place: Place) -> Content:
        """Return what to write into a cell of this column."""
        if hasattr(value, "item") and not hasattr(value, "isoformat"):  # numpy's numbers
            value = value.item()
        if isinstance(value, float) and value.is_integer() and column.kind not in ("int", "number"):
            value = number_text(value)
        words = self.wording.words(column.list, place.workbook)
        language = self.wording.language_of(register, column.name, place) if words else self.wording.language
        content: Content = cell_value(value, column, words, language)  # type: ignore[assignment]
        return content

    def in_percent(self, register: str, column: str, indicator: object) -> bool:
        """Return whether the numbers of a cell are percentages; `indicator`: the one its row is about, None elsewhere."""
        if column in _PERCENT.get(register, ()):
            return indicator in self._percent_indicators
        return column.endswith("_pct")

    def asked(self, edits: Iterable[CellEdit], rows: Iterable[RowAppend]) -> Asked:
        """Return the changes that the edits and rows come to. Equal ones count once, different ones for one cell not at all."""
        by_hand: list[ByHand] = []
        cells: dict[tuple[str, str, str], list[CellItem]] = {}
        for edit in edits:
            wanted = self._cell(edit)
            if isinstance(wanted, ByHand):
                by_hand.append(wanted)
            else:
                cells.setdefault((wanted.workbook, edit.cell.sheet, str(edit.cell.cell)), []).append(wanted)
        items = []
        for same in cells.values():
            own = tuple(edit for item in same for edit in item.edits)
            if all(_same(item.change, same[0].change) for item in same):
                items.append(same[0]._replace(edits=own))
            else:
                by_hand += [reasons.two_values(edit, own) for edit in own]
        new: dict[tuple[str, str], RowItem] = {}
        for row in rows:
            item = self._row(row)
            known = new.setdefault((row.register, row.record), item) if isinstance(item, RowItem) else None
            if isinstance(item, ByHand):
                by_hand.append(item)
            elif known is not item and known is not None and known.cells != item.cells:
                by_hand.append(reasons.two_rows(row))
        return Asked(tuple(items), tuple(new.values()), tuple(by_hand))

    def _cell(self, edit: CellEdit) -> CellItem | ByHand:
        cell = edit.cell
        register = self.registers.get(cell.register)
        at = position(cell.cell) if cell.cell and cell.row is not None else None
        if register is None or at is None or cell.column is None:
            return reasons.no_column(edit, register)
        row_id = register.row_id(cell)
        if row_id is None or not _equal(register.raw.at[row_id, cell.column], cell.value):
            return reasons.not_as_read(edit)
        others = self._other_places(register, row_id)
        if others:
            return reasons.several_places(edit, others)
        place, _ = register.place(row_id)
        content = self.content(edit.value, register, register.schema[cell.column], place)
        indicator = register["indicator"].loc[row_id] if register.has("indicator") else None
        change = Change(cell.sheet, *at, content, self.in_percent(register.name, cell.column, indicator))
        return CellItem((edit,), change, row_id)

    def _other_places(self, register: Register, row_id: int) -> list[Place]:
        """Return the further places that hold the record of a row: nobody can tell which of them counts."""
        if len(register.places) == 1 or register.name == "lists":
            return []
        numbers = self._places_of_records(register)[str(register.keys.at[row_id])] - {row_id // PLACE_STEP}
        return [register.places[number] for number in sorted(numbers)]

    def _places_of_records(self, register: Register) -> Mapping[str, set[int]]:
        """Return for each record the numbers of the places that hold it."""
        if register.name not in self._known_places:
            found: dict[str, set[int]] = {}
            for row_id, record in register.keys.items():
                found.setdefault(str(record), set()).add(int(str(row_id)) // PLACE_STEP)
            self._known_places[register.name] = found
        return self._known_places[register.name]

    def _row(self, row: RowAppend) -> RowItem | ByHand:
        register = self.registers.get(row.register)
        if register is None or not all(place.letters for place in register.places):
            return reasons.no_place(row)
        unnamed = [place for number, place in enumerate(register.places) if (register.name, number) not in self.named]
        if len({place.workbook for place in register.places}) > 1 and unnamed:
            return reasons.which_place(row, register.places)
        if row.record in set(register.keys):
            return reasons.already_there(row)
        number = place_of_new(register, row.record)
        place = register.places[number]
        last = max(register.frame.index[register.frame.index // PLACE_STEP == number] % PLACE_STEP, default=0)
        cells: dict[int, Content] = {}
        percent = set()
        lost = []
        for name, value in row.values.items():
            column = register.schema[name]
            content = self.content(value, register, column, place)
            if name in place.letters:
                letter = column_number(place.letters[name])
                cells[letter] = content
                if self.in_percent(register.name, name, row.values.get("indicator")):
                    percent.add(letter)
            elif content is not None and column.required:
                lost.append(column)
        key = next((name for name in register.schema.key if name in place.letters), next(iter(place.letters)))
        item = RowItem(row, key, place, int(last) or place.header_row, cells, frozenset(percent))
        return reasons.no_column_for_row(row, lost[0], item.paste) if lost else item


def _equal(one: object, other: object) -> bool:
    """Return whether two cells hold the same; 1, 1.0 and "1" are not the same."""
    return type(one) is type(other) and (one == other or one != one)


def _same(one: Change, other: Change) -> bool:
    return one == other and isinstance(one.content, bool) == isinstance(other.content, bool)
