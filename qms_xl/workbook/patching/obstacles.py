"""Cells of one sheet that only Excel may change: headers, totals, merges, pivots, queries, arrays, locked cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.workbook.addresses import MAX_COLUMNS, MAX_ROWS, area, letters
from qms_xl.workbook.book import Area, Table
from qms_xl.workbook.container.xml import elements
from qms_xl.workbook.sheets.contents import tables
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package
    from qms_xl.workbook.patching.layout import Layout

TALL = 50
EVERYWHERE = Area(1, 1, MAX_ROWS, MAX_COLUMNS)


class Obstacle(NamedTuple):
    """A range of cells that must not be changed. `reason`: a code of `unpatchable.REASONS`; `table`: the table's name."""

    area: Area
    reason: str
    table: str = ""

    @property
    def shown(self) -> str:
        """Return its range as `A1:T99`."""
        first, last = self.area[:2], self.area[2:]
        ends = [f"{letters(column)}{row}" for row, column in (first, last)]
        return ":".join(dict.fromkeys(ends))


def holds(where: Area, row: int, column: int) -> bool:
    """Return whether a cell lies in an area."""
    return where.first_row <= row <= where.last_row and where.first_column <= column <= where.last_column


@dataclass(frozen=True)
class Obstacles:
    """What stands in the way on one sheet. `names`: the workbook's defined names, with their sheet in front where they have one."""

    package: Package
    layout: Layout
    sheet: str
    names: dict[str, str]
    tables: tuple[Table, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", tables(self.package, self.layout.part))

    def at(self, row: int, column: int) -> Obstacle | None:
        """Return what forbids changing a cell, None where nothing does."""
        tall, by_row = self._indexed
        near: list[Obstacle] = [*tall, *by_row.get(row, [])]
        for each in near:
            is_first_of_merge = each.reason == "merged" and each.area[:2] == (row, column)
            if holds(each.area, row, column) and not is_first_of_merge:
                return each
        return None

    @cached_property
    def is_protected(self) -> bool:
        """Return whether locked cells of the sheet must not be changed."""
        return any(tag.get("sheet") in TRUE for tag in self.layout.named("sheetProtection"))

    @cached_property
    def _indexed(self) -> tuple[list[Obstacle], dict[int, list[Obstacle]]]:
        """Return the tall ranges, and the others by each row: there may be thousands of merges."""
        tall: list[Obstacle] = []
        by_row: dict[int, list[Obstacle]] = {}
        for each in self._ranges:
            if each.area.last_row - each.area.first_row > TALL:
                tall.append(each)
                continue
            for row in range(each.area.first_row, each.area.last_row + 1):
                by_row.setdefault(row, []).append(each)
        return tall, by_row

    @cached_property
    def _ranges(self) -> tuple[Obstacle, ...]:
        found = [Obstacle(each, "array") for each in self.layout.arrays]
        for table in self.tables:
            found += _of_table(table)
        for tag in self.layout.named("mergeCell"):
            where = area(tag.get("ref"))
            if where:
                found.append(Obstacle(where, "merged"))
        for relation in self.package.relations(self.layout.part):
            if relation.external:
                continue
            if relation.kind == "pivotTable":
                found.append(Obstacle(self._pivot(relation.target), "pivot"))
            elif relation.kind == "queryTable":
                found.append(Obstacle(self._query(relation.target), "query"))
            elif relation.kind == "table" and self._is_query_table(relation.target):
                found += [Obstacle(each.area, "query") for each in self._tables_in(relation.target)]
        return tuple(found)

    def _pivot(self, part: str) -> Area:
        """Return the range of a pivot table with its page filters above; the whole sheet where it cannot be told."""
        for element in elements(self.package.file, part, self.package.part(part)):
            if element.name == "location":
                where = area(element.get("ref"))
                if where is None:
                    break
                rows, columns = (int(element.get(name, "0") or 0) for name in ("rowPageCount", "colPageCount"))
                if not rows:
                    return where
                return where._replace(
                    first_row=max(1, where.first_row - rows - 1),
                    last_column=max(where.last_column, where.first_column + 3 * columns - 1),
                )
        return EVERYWHERE

    def _query(self, part: str) -> Area:
        """Return the range that a query fills, which a name says; the whole sheet where it cannot be told."""
        root = elements(self.package.file, part, self.package.part(part))[0]
        name = root.get("name").replace(" ", "_")
        for full, formula in self.names.items():
            if full in (f"'{self.sheet}'!{name}", name):
                return area(formula.rpartition("!")[2]) or EVERYWHERE
        return EVERYWHERE

    def _is_query_table(self, part: str) -> bool:
        """Return whether a table is filled by a query."""
        root = elements(self.package.file, part, self.package.part(part))[0]
        is_said = root.get("tableType") == "queryTable"
        return is_said or any(relation.kind == "queryTable" for relation in self.package.relations(part))

    def _tables_in(self, part: str) -> list[Table]:
        root = elements(self.package.file, part, self.package.part(part))[0]
        return [each for each in self.tables if each.name in (root.get("displayName"), root.get("name"))]


def _of_table(table: Table) -> list[Obstacle]:
    """Return the header and totals rows of a table."""
    found = []
    if table.has_header:
        found.append(Obstacle(table.area._replace(last_row=table.area.first_row), "header", table.name))
    if table.totals_rows:
        first = table.area.last_row - table.totals_rows + 1
        found.append(Obstacle(table.area._replace(first_row=first), "totals", table.name))
    return found
