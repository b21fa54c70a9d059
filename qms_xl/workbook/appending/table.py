"""An Excel table's part: what forbids new rows under the table, and how its references grow with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import area
from qms_xl.workbook.appending.ranges import grown_area
from qms_xl.workbook.appending.refusals import Unsuited
from qms_xl.workbook.book import Area
from qms_xl.workbook.container.tags import Tag, attribute, tags
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.changes import Splice
    from qms_xl.workbook.container.package import Package


@dataclass(frozen=True)
class TablePart:
    """A table as its part says; `area` holds the header and totals rows, `is_query`: another source fills it."""

    part: str
    data: bytes
    tags: tuple[Tag, ...]
    area: Area
    is_query: bool

    @property
    def root(self) -> Tag:
        """Return the element `table`."""
        return self.tags[0]

    @property
    def name(self) -> str:
        """Return the name that formulas use."""
        return self.root.get("displayName") or self.root.get("name")

    @property
    def first_row(self) -> int:
        """Return the first row of data."""
        return self.area.first_row + (self.root.get("headerRowCount", "1") != "0")

    @property
    def last_row(self) -> int:
        """Return the last row of data, blank ones included; the header's where there is none."""
        return self.area.last_row - self.totals_rows

    @property
    def totals_rows(self) -> int:
        """Return how many totals rows it shows."""
        said = self.root.get("totalsRowCount", "0")
        return int(said) if said.isdecimal() else 0

    @cached_property
    def formulas(self) -> Mapping[int, str]:
        """Return the formulas of calculated columns by column of the sheet, "" for one over several cells."""
        columns = {tag.start: self.area.first_column + at for at, tag in enumerate(self._named("tableColumn"))}
        found = {}
        column = 0
        for tag in self.tags:
            column = columns.get(tag.start, column)
            if tag.name == "calculatedColumnFormula":
                found[column] = "" if tag.get("array") in TRUE else tag.text
        return found

    def check_use(self) -> None:
        """Raise Unsuited where rows cannot be typed in by hand either, or would be seen at once no more."""
        if self.is_query or self.root.get("tableType") == "queryTable":
            raise Unsuited("query_table")
        if self.root.get("tableType") == "xml" or self._named("xmlColumnPr"):
            raise Unsuited("xml_map")
        if is_filtering(self.tags):
            raise Unsuited("filtered")

    def check_growth(self) -> None:
        """Raise Unsuited where the table cannot grow downwards."""
        if self.totals_rows:
            raise Unsuited("totals_row")
        if self._named("sortState"):
            raise Unsuited("sorted")

    def grown(self, last_row: int) -> tuple[Splice, ...]:
        """Return what makes the table end in `last_row` and hold data; nothing where it does so already."""
        found = []
        if self.root.get("insertRow") in TRUE:
            found.append(attribute(self.data, self.root, "insertRow", "0"))
        if last_row > self.last_row:
            for tag in (self.root, *self._named("autoFilter")):
                new = grown_area(tag.get("ref"), self.last_row, last_row)
                found.append(attribute(self.data, tag, "ref", new))
        return tuple(sorted(found))

    def _named(self, name: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name == name]


def is_filtering(found: tuple[Tag, ...]) -> bool:
    """Return whether a filter among these elements leaves rows out; one that only hides a button does not."""
    return any(tag.name == "filterColumn" and after.depth > tag.depth for tag, after in pairwise(found))


def tables_of(package: Package, sheet: str) -> Iterator[TablePart]:
    """Yield the tables of a sheet part; one without a usable reference is left out."""
    for relation in package.relations(sheet):
        if relation.kind == "table" and not relation.external and package.has(relation.target):
            data = package.part(relation.target)
            found = tags(package.file, relation.target, data)
            where = area(found[0].get("ref"))
            if found[0].name == "table" and where:
                is_query = any(each.kind == "queryTable" for each in package.relations(relation.target))
                yield TablePart(relation.target, data, found, where, is_query)


def pivots_of(package: Package, sheet: str) -> Iterator[Area]:
    """Yield the areas of a sheet part's pivot tables."""
    for relation in package.relations(sheet):
        if relation.kind == "pivotTable" and not relation.external and package.has(relation.target):
            for tag in tags(package.file, relation.target, package.part(relation.target)):
                where = area(tag.get("ref")) if tag.name == "location" else None
                if where:
                    yield where
