"""What a workbook holds beside its cells: sheets, tables, names, links, properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import area
from qms_xl.workbook.book import Link, Table
from qms_xl.workbook.container.xml import Element, elements, unescaped
from qms_xl.workbook.refusals import refuse
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

EMBEDDED = ("oleObject", "package", "control")


@dataclass(frozen=True)
class SheetPart:
    """One worksheet as the workbook part names it: `part` is a plain part name, `state` visible, hidden or veryHidden."""

    name: str
    part: str
    state: str


@dataclass(frozen=True)
class Contents:
    """A workbook's outline: worksheets in order (chart and macro sheets left out) and what else it holds."""

    sheets: tuple[SheetPart, ...]
    styles: str
    shared_strings: str
    is_1904: bool
    links: tuple[Link, ...]
    defined_names: dict[str, str]
    properties: dict[str, str]


def contents(package: Package) -> Contents:
    """Return what the workbook part and its neighbours say. Raises ReadError where they are broken."""
    relations = {relation.id: relation for relation in package.relations(package.main)}
    by_kind = {relation.kind: relation.target for relation in relations.values() if not relation.external}
    sheets: list[SheetPart] = []
    names: dict[str, str] = {}
    titles: list[str] = []
    is_1904 = False
    for element in elements(package.file, package.main, package.part(package.main)):
        if element.name == "sheet" and element.depth == 2:
            titles.append(element.get("name"))
            relation = relations.get(element.get("id"))
            if relation is None or relation.external:
                raise refuse(package.file, "missing_part", element.get("name"))
            if relation.kind == "worksheet":
                sheets.append(SheetPart(element.get("name"), relation.target, element.get("state", "visible")))
        elif element.name == "workbookPr":
            is_1904 = element.get("date1904") in TRUE
        elif element.name == "definedName":
            names[_full_name(element, titles)] = element.text
    return Contents(
        sheets=tuple(sheets),
        styles=by_kind.get("styles", ""),
        shared_strings=by_kind.get("sharedStrings", ""),
        is_1904=is_1904,
        links=_links(package),
        defined_names=names,
        properties=_properties(package),
    )


def _full_name(element: Element, titles: list[str]) -> str:
    """Return a defined name, with its sheet in front where it belongs to one: `'Plan 2026'!Obszar`."""
    index = element.get("localSheetId")
    if index.isdigit() and int(index) < len(titles):
        return f"'{titles[int(index)]}'!{element.get('name')}"
    return element.get("name")


def tables(package: Package, sheet: str) -> tuple[Table, ...]:
    """Return the tables of a sheet part; one without a usable reference is left out."""
    found = []
    for relation in package.relations(sheet):
        if relation.kind != "table" or relation.external:
            continue
        all_ = elements(package.file, relation.target, package.part(relation.target))
        table = all_[0]
        where = area(table.get("ref"))
        if table.name == "table" and where is not None:
            headers = tuple(unescaped(each.get("name")) for each in all_ if each.name == "tableColumn")
            totals = table.get("totalsRowCount", "0")
            found.append(
                Table(
                    name=table.get("displayName") or table.get("name"),
                    area=where,
                    headers=headers,
                    has_header=table.get("headerRowCount", "1") != "0",
                    totals_rows=int(totals) if totals.isdigit() else 0,
                )
            )
    return tuple(found)


def _links(package: Package) -> tuple[Link, ...]:
    """Return everything that leads out of the workbook or lies embedded in it; nothing is followed."""
    found: list[Link] = []
    for relation in package.relations(package.main):
        if relation.kind == "externalLink" and package.has(relation.target):
            found += _external(package, relation.target)
        elif relation.kind == "connections" and package.has(relation.target):
            for each in elements(package.file, relation.target, package.part(relation.target)):
                if each.name == "connection":
                    found.append(Link("web_query", each.get("name")))
                elif each.name == "webPr" and found:
                    found[-1] = Link("web_query", each.get("url") or found[-1].target)
    for name in package.members:
        for relation in package.relations(name) if name.startswith(SHEET_FOLDERS) and name.endswith(".xml") else ():
            if relation.kind in EMBEDDED:
                found.append(Link("embedded_object", relation.target))
    return tuple(dict.fromkeys(found))


SHEET_FOLDERS = ("xl/worksheets/", "xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")


def _external(package: Package, part: str) -> list[Link]:
    """Return what one externalLink part leads to."""
    targets = {relation.id: relation.target for relation in package.relations(part)}
    found = []
    for each in elements(package.file, part, package.part(part)):
        match each.name:
            case "externalBook":
                found.append(Link("external_workbook", targets.get(each.get("id"), "")))
            case "oleLink":
                found.append(Link("dde", targets.get(each.get("id"), each.get("progId"))))
            case "ddeLink":
                found.append(Link("dde", f"{each.get('ddeService')}|{each.get('ddeTopic')}"))
    return found


def _properties(package: Package) -> dict[str, str]:
    """Return the document's core properties by their local names (`creator`, `modified`), and `application`."""
    found = {}
    for relation in package.relations():
        if relation.kind in ("core-properties", "extended-properties") and package.has(relation.target):
            for each in elements(package.file, relation.target, package.part(relation.target)):
                if each.depth == 1 and (relation.kind == "core-properties" or each.name == "Application"):
                    found[each.name[0].lower() + each.name[1:]] = each.text
    return found
