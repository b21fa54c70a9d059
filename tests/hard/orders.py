"""The order of children that the schema asks for in a sheet and in a workbook part (ECMA-376 part 1, 18.3.1.99 and 18.2.27)."""

from __future__ import annotations

import re
from collections.abc import Sequence

SHEET_ORDER = [
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
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
WORKBOOK_ORDER = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "AlternateContent",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
]


class Ordered:
    """The children of a root element, in their order."""

    def __init__(self, order: Sequence[str]) -> None:
        self.order = order
        self.children: dict[str, str] = {}
        self.extensions = ""

    def put(self, xml: str, place: str = "") -> None:
        """Add an element. `place`: the element whose turn it takes, where it is not its own (mc:AlternateContent)."""
        place = place or re.findall(r"<(?:\w+:)?(\w+)", xml)[0]
        assert place in self.order, place
        self.children[place] = self.children.get(place, "") + xml

    def swap(self, xml: str) -> None:
        """Put an element in place of those of its name."""
        self.children.pop(re.findall(r"<(\w+)", xml)[0], None)
        self.put(xml)

    def extend(self, uri: str, xml: str, names: str = "") -> None:
        """Add an extension; `names`: its namespace declarations."""
        self.extensions += f'<ext uri="{uri}" {names}>{xml}</ext>'

    def xml(self) -> str:
        extensions = {"extLst": f"<extLst>{self.extensions}</extLst>"} if self.extensions else {}
        found = self.children | extensions
        return "".join(found[name] for name in self.order if name in found)
