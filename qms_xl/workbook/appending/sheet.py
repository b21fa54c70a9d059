"""What a sheet says beside its cells about a block of rows: what forbids new rows, and which references grow with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import area, letters
from qms_xl.workbook.appending.ranges import Growth, areas, grown_area, grown_areas, grown_formula, share_columns
from qms_xl.workbook.appending.refusals import Unsuited
from qms_xl.workbook.book import Area
from qms_xl.workbook.container.tags import Tag, attribute, tags, text
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.changes import Splice
    from qms_xl.workbook.container.package import Package
    from qms_xl.workbook.patching.layout import Layout

# what covers cells by an attribute sqref, or, in Excel's newer form, by an element sqref inside
COVERING = ("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError")
FORMULAS = ("formula", "formula1", "formula2", "f")
WHOLE_SHEET_NAMES = ("_xlnm.Print_Area", "_xlnm._FilterDatabase")


def overlap(one: Area, other: Area) -> bool:
    """Return whether two areas have a cell in common."""
    return one.first_row <= other.last_row and one.last_row >= other.first_row and share_columns(one, other)


def reference(where: Area) -> str:
    """Return an area as `A1:T99`."""
    return f"{letters(where.first_column)}{where.first_row}:{letters(where.last_column)}{where.last_row}"


def check_sheet(layout: Layout, new: Area) -> None:
    """Raise Unsuited where the sheet forbids rows in the area `new`. Rows hidden further up do not matter."""
    if any(tag.get("sheet") in TRUE for tag in layout.named("sheetProtection")):
        raise Unsuited("protected")
    for row in range(new.first_row - 1, new.last_row + 1):  # where nobody would see them, or what they go on from
        if layout.rows[row].attributes.get("hidden") in TRUE:
            raise Unsuited("hidden_rows", row=row)
    for tag in layout.named("mergeCell"):
        where = area(tag.get("ref"))
        if where and overlap(where, new):
            raise Unsuited("merged", cell=tag.get("ref"))
    with_above = new._replace(first_row=new.first_row - 1)
    for where in layout.arrays:
        if overlap(where, with_above):
            raise Unsuited("array_formula", cell=reference(where))


def grown_sheet(layout: Layout, sheet: str, growth: Growth, new: Area) -> Iterator[Splice]:
    """Yield the splices of the sheet part outside its cells: `new` are the new rows, `growth` those under the block.

    `sheet`: its title, as formulas name it.
    """
    frame = layout.frame
    for tag in layout.named("dimension"):
        said = area(tag.get("ref"))
        if said and (ref := reference(_union(said, new))) != reference(said):
            yield layout.in_part(attribute(frame, tag, "ref", ref))
    if not growth.rows:
        return
    as_one = growth._replace(first_row=growth.last_row)  # a header by itself has a filter and is printed too
    for tag in layout.named("autoFilter"):
        where = area(tag.get("ref"))
        if tag.depth == 1 and where and as_one.touches(where):
            ref = grown_area(tag.get("ref"), growth.last_row, growth.last_row + growth.rows)
            yield layout.in_part(attribute(frame, tag, "ref", ref))
    covering = list(_covering(layout))
    validated = [(owner.start, areas(each)) for owner, _, each in covering if owner.name == "dataValidation"]
    for owner, tag, before in covering:
        is_validation = owner.name == "dataValidation"
        others = [each for start, found in validated if is_validation and start != owner.start for each in found]
        after = grown_areas(before, growth, others)
        if after != before:
            yield layout.in_part(
                text(frame, tag, after) if tag.name == "sqref" else attribute(frame, tag, "sqref", after)
            )
    for name in FORMULAS:
        for tag in layout.named(name):
            after = grown_formula(tag.text, sheet, growth, in_sheet=True)
            if after != tag.text:
                yield layout.in_part(text(frame, tag, after))


def _covering(layout: Layout) -> Iterator[tuple[Tag, Tag, str]]:
    """Yield each element that covers cells, the tag that says which, and what it says."""
    owner: Tag | None = None
    for tag in layout.tags:
        if owner and tag.depth <= owner.depth:
            owner = None
        if tag.name in COVERING:
            owner = tag
            if tag.get("sqref") and tag.get("pivot") not in TRUE:
                yield tag, tag, tag.get("sqref")
        elif tag.name == "sqref" and owner:
            yield owner, tag, tag.text


def grown_names(package: Package, sheet: str, growth: Growth) -> Iterator[Splice]:
    """Yield the splices of workbook.xml for the names whose areas end on the block's last row."""
    data = package.part(package.main)
    as_one = growth._replace(first_row=growth.last_row)
    for tag in tags(package.file, package.main, data):
        if tag.name == "definedName":
            after = grown_formula(tag.text, sheet, as_one if tag.get("name") in WHOLE_SHEET_NAMES else growth)
            if after != tag.text:
                yield text(data, tag, after)


def _union(one: Area, other: Area) -> Area:
    return Area(
        min(one.first_row, other.first_row),
        min(one.first_column, other.first_column),
        max(one.last_row, other.last_row),
        max(one.last_column, other.last_column),
    )
