"""Faults that make Excel repair a workbook, or show errors, and that no other reader speaks of: each as one sentence."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from excel_formulas import STRINGS, formula_faults, good_name
from excel_package import CELL, M, Package, R, box_of, cell_text, column_letters, column_number, overlaps, unescaped
from lxml import etree

_ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a workbook; an empty list where Excel would open it without a word."""
    try:
        package = Package(data)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError) as error:
        return [f"cannot be read: {error}"]
    found = [f"two parts {name}" for name, times in Counter(n.lower() for n in package.names).items() if times > 1]
    found += _content_types(package)
    found += _relations(package)
    found += _sheets(package)
    found += _names(package)
    found += _styles(package)
    found += _tables(package)
    for path in package.sheets:
        if path in package.roots:
            found += (f"{path}: {fault}" for fault in _sheet(package, path, package.roots[path]))
    return found


def _content_types(package: Package) -> Iterator[str]:
    types = package.roots["[Content_Types].xml"]
    named = {one.get("PartName", "").lstrip("/") for one in types}
    endings = {one.get("Extension") for one in types}
    for name in package.parts:
        if name not in named and name.rpartition(".")[2] not in endings and name != "[Content_Types].xml":
            yield f"{name} has no content type"
        if name.startswith("xl/") and name.endswith(".xml") and name not in named:
            yield f"{name} has the content type of any XML"
    yield from (f"content type for {name}, which is not there" for name in named - {""} if name not in package.parts)


def _relations(package: Package) -> Iterator[str]:
    for name, root in package.roots.items():
        if name.endswith(".rels"):
            ids = Counter(one.get("Id") for one in root)
            yield from (f"{name}: Id {one} twice" for one, times in ids.items() if times > 1)
            part = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
            for target, outside in package.relations(part).values():
                if not outside and "#" not in target and target not in package.parts:
                    yield f"{name}: {target} is not there"
        else:
            known = package.relations(name)
            for element in root.iter():
                for key in (f"{R}id", f"{R}embed", f"{R}link"):
                    if element.get(key) is not None and element.get(key) not in known:
                        yield f"{name}: no relation {element.get(key)}"


def _sheets(package: Package) -> Iterator[str]:
    sheets = list(package.sheets.values())
    if not sheets:
        yield "no sheet"
    for sheet in sheets:
        name = sheet.get("name", "")
        if not 1 <= len(name) <= 31 or set(name) & set("[]:*?/\\") or name[:1] == "'" or name[-1:] == "'":
            yield f"sheet name {name!r}"
    for what, values in (
        ("sheet name", [sheet.get("name", "").casefold() for sheet in sheets]),
        ("sheetId", [sheet.get("sheetId") for sheet in sheets]),
    ):
        yield from (f"{what} {value} twice" for value, times in Counter(values).items() if times > 1)
    if all(sheet.get("state", "visible") != "visible" for sheet in sheets):
        yield "no sheet can be seen"
    for view in package.book.iter(f"{M}workbookView"):
        if int(view.get("activeTab", 0)) >= len(sheets):
            yield "the active sheet is not there"


def _names(package: Package) -> Iterator[str]:
    titles = [sheet.get("name") for sheet in package.sheets.values()]
    seen: Counter[tuple[str, str | None]] = Counter()
    tables = {root.get("displayName", "").casefold() for tables in package.tables.values() for _, root in tables}
    for one in package.book.iter(f"{M}definedName"):
        name, formula, local = one.get("name", ""), one.text or "", one.get("localSheetId")
        seen[name.casefold(), local] += 1
        if not good_name(name):
            yield f"defined name {name!r}"
        if name.casefold() in tables:
            yield f"defined name {name} is a table's"
        if local is not None and int(local) >= len(titles):
            yield f"defined name {name}: no sheet {local}"
        for sheet in re.findall(r"'((?:[^']|'')+)'!|([^\W\d][\w.]*)!", STRINGS.sub('""', formula)):
            if (sheet[0].replace("''", "'") or sheet[1]) not in titles:
                yield f"defined name {name}: no sheet {sheet[0] or sheet[1]}"
        yield from (f"defined name {name}: {fault}" for fault in formula_faults(formula, package))
    yield from (f"defined name {name} twice" for (name, _), times in seen.items() if times > 1)


def _styles(package: Package) -> Iterator[str]:
    counts = {
        name: len(package.style_parts(name))
        for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs")
    }
    formats = [one.get("numFmtId") for one in package.styles.iterfind(f"{M}numFmts/{M}numFmt")]
    yield from (f"number format {one} twice" for one, times in Counter(formats).items() if times > 1)
    if counts["cellXfs"] > 64_000:
        yield "too many cell formats"
    for number, xf in enumerate(package.style_parts("cellXfs")):
        for key, pool in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"), ("xfId", "cellStyleXfs")):
            if int(xf.get(key, 0)) >= counts[pool]:
                yield f"cell format {number}: {key} {xf.get(key)}"
        if int(xf.get("numFmtId", 0)) >= 164 and xf.get("numFmtId") not in formats:
            yield f"cell format {number}: number format {xf.get('numFmtId')}"
    for one in package.styles.iter(f"{M}numFmt"):
        if not 1 <= len(one.get("formatCode", "")) <= 255:
            yield f"number format {one.get('formatCode')!r}"


def _tables(package: Package) -> Iterator[str]:
    every = [root for tables in package.tables.values() for _, root in tables]
    for what, values in (
        ("table id", [root.get("id") for root in every]),
        ("table name", [root.get("displayName", "").casefold() for root in every]),
    ):
        yield from (f"{what} {value} twice" for value, times in Counter(values).items() if times > 1)
    for sheet, tables in package.tables.items():
        boxes = [(root.get("displayName"), box_of(root.get("ref", ""))) for _, root in tables]
        yield from (f"{sheet}: {fault}" for fault in overlaps(boxes))
        for _, root in tables:
            yield from (f"table {root.get('displayName')}: {fault}" for fault in _table(package, sheet, root))


def _table(package: Package, sheet: str, root: etree._Element) -> Iterator[str]:
    box, columns = box_of(root.get("ref", "")), list(root.iter(f"{M}tableColumn"))
    titles = [one.get("name", "") for one in columns]
    if not good_name(root.get("displayName", "")):
        yield "its name"
    if box is None:
        yield f"ref {root.get('ref')}"
        return
    has_header, totals = int(root.get("headerRowCount", 1)), int(root.get("totalsRowCount", 0))
    if box[2] - box[0] + 1 <= has_header + totals:
        yield "no row of data"
    if len(columns) != box[3] - box[1] + 1 or root.find(f"{M}tableColumns").get("count") not in (
        None,
        str(len(columns)),
    ):
        yield f"{len(columns)} columns in {root.get('ref')}"
    yield from (f"column {t!r} twice" for t, times in Counter(t.casefold() for t in titles).items() if times > 1)
    yield from (f"column id {t} twice" for t, times in Counter(c.get("id") for c in columns).items() if times > 1)
    filtered = root.find(f"{M}autoFilter")
    if filtered is not None and box_of(filtered.get("ref", "")) != (*box[:2], box[2] - totals, box[3]):
        yield f"autoFilter {filtered.get('ref')} is not {root.get('ref')}"
    cells = {c.get("r"): c for c in package.roots[sheet].iter(f"{M}c") if has_header} if sheet in package.roots else {}
    for number, title in enumerate(titles):
        cell = cells.get(f"{column_letters(box[1] + number)}{box[0]}")
        if has_header and (
            cell is None
            or cell.get("t") not in ("s", "str", "inlineStr")
            or cell_text(cell, package) != unescaped(title)
        ):
            yield f"the header of column {title!r} is not its name"
    for formula in root.iter(f"{M}calculatedColumnFormula"):
        yield from formula_faults(formula.text or "", package)


def _sheet(package: Package, path: str, root: etree._Element) -> Iterator[str]:
    names = [etree.QName(one).localname for one in root.iterchildren("*")]
    order = [_ORDER.index(name) for name in names if name in _ORDER]
    if order != sorted(order):
        yield "elements out of order"
    yield from _cells(package, root)
    yield from _cols(package, root)
    merged = [(one.get("ref"), box_of(one.get("ref", ""))) for one in root.iter(f"{M}mergeCell")]
    yield from (f"merged area {ref}" for ref, box in merged if box is None or box[:2] == box[2:])
    tables = [(table.get("displayName"), box_of(table.get("ref", ""))) for _, table in package.tables[path]]
    yield from (fault for fault in overlaps([*merged, *tables]) if merged)
    for parts in root.iter(f"{M}tableParts"):
        if parts.get("count") not in (None, str(len(parts))):
            yield "count of tables"
    yield from _validations(package, root)
    yield from _formats(package, root)
    for one in root.iterfind(f"{M}headerFooter/*"):
        if len(one.text or "") > 255:
            yield "header or footer over 255 characters"
    for pane in root.iter(f"{M}pane"):
        if not CELL.match(pane.get("topLeftCell", "A1")):
            yield f"pane at {pane.get('topLeftCell')}"


def _cells(package: Package, root: etree._Element) -> Iterator[str]:
    known, before = len(package.style_parts("cellXfs")), 0
    for row in root.iter(f"{M}row"):
        number, column = int(row.get("r", before + 1)), 0
        if not before < number <= 1_048_576:
            yield f"row {number} after row {before}"
        if float(row.get("ht", 15)) > 409.5:
            yield f"row {number} is {row.get('ht')} high"
        before = number
        for cell in row.iterfind(f"{M}c"):
            address = CELL.match(cell.get("r", ""))
            if not address or int(address[2]) != number or not column < column_number(address[1]) <= 16_384:
                yield f"cell {cell.get('r')} in row {number}"
                continue
            column = column_number(address[1])
            if int(cell.get("s", 0)) >= known:
                yield f"{cell.get('r')}: cell format {cell.get('s')}"
            yield from (f"{cell.get('r')}: {fault}" for fault in _value(cell, package))


def _value(cell: etree._Element, package: Package) -> Iterator[str]:
    kind, value = cell.get("t", "n"), cell.findtext(f"{M}v")
    if kind not in ("n", "s", "str", "b", "e", "inlineStr", "d"):
        yield f"type {kind}"
    if kind == "s" and not ((value or "").isdigit() and int(value or 0) < len(package.strings)):
        yield f"shared string {value}"
    elif kind in ("s", "str", "inlineStr") and len(cell_text(cell, package)) > 32_767:
        yield "text over 32767 characters"
    elif kind == "n" and value and not re.match(r"^-?\d+(\.\d+)?([eE][-+]?\d+)?$", value):
        yield f"number {value}"
    elif kind == "b" and value not in ("0", "1"):
        yield f"truth value {value}"
    formula = cell.find(f"{M}f")
    if formula is not None and formula.text:
        yield from formula_faults(formula.text, package)


def _cols(package: Package, root: etree._Element) -> Iterator[str]:
    known, before = len(package.style_parts("cellXfs")), 0
    for col in root.iter(f"{M}col"):
        first, last = int(col.get("min", 0)), int(col.get("max", 0))
        if not before < first <= last <= 16_384:
            yield f"columns {first} to {last}"
        before = last
        if int(col.get("style", 0)) >= known or float(col.get("width", 9)) > 255 or int(col.get("outlineLevel", 0)) > 7:
            yield f"column {first}: style, width or outline level"


def _validations(package: Package, root: etree._Element) -> Iterator[str]:
    for every in root.iter(f"{M}dataValidations"):
        if every.get("count") not in (None, str(len(every))) or len(every) > 65_534:
            yield "count of validations"
        boxes = [(one.get("sqref"), box) for one in every for box in map(box_of, one.get("sqref", "").split())]
        yield from (f"validation {ref}" for ref, box in boxes if box is None)
        yield from overlaps(boxes)
        for one in every:
            for name, limit in (("promptTitle", 32), ("prompt", 255), ("errorTitle", 32), ("error", 225)):
                if len(one.get(name, "")) > limit:
                    yield f"validation {one.get('sqref')}: {name} over {limit} characters"
            formula = one.findtext(f"{M}formula1") or ""
            if one.get("type") == "list" and not formula:
                yield f"validation {one.get('sqref')}: a list of nothing"
            if formula.startswith('"') and len(formula) > 257:
                yield f"validation {one.get('sqref')}: a list over 255 characters"
            yield from (
                f"validation {one.get('sqref')}: {fault}" for fault in formula_faults(formula, package, rule=True)
            )


def _formats(package: Package, root: etree._Element) -> Iterator[str]:
    known, priorities = len(package.style_parts("dxfs")), []
    for one in root.iter(f"{M}conditionalFormatting"):
        if not one.get("sqref") or None in map(box_of, one.get("sqref", "").split()):
            yield f"conditional format at {one.get('sqref')!r}"
        for rule in one.iter(f"{M}cfRule"):
            priorities.append(rule.get("priority"))
            if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= known:
                yield f"conditional format {rule.get('dxfId')}"
            if rule.get("type") == "expression" and not rule.findtext(f"{M}formula"):
                yield "conditional format without formula"
            for formula in rule.iter(f"{M}formula"):
                yield from (
                    f"conditional format: {fault}" for fault in formula_faults(formula.text or "", package, rule=True)
                )
    yield from (f"priority {p} twice" for p, times in Counter(priorities).items() if times > 1)
