"""Whether a workbook as a whole must not be changed: signed, reserved, shared in the old way, final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.workbook.container.xml import elements
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

_REVISIONS = ("revisionHeaders", "revisionLog", "usernames")
_RESERVED = ("reservationPassword", "hashValue")


def closed_because(package: Package) -> str:
    """Return why nothing in a workbook may be changed, a code of `unpatchable.REASONS`; "" where it may."""
    if any(relation.kind in ("origin", "signature") for relation in package.relations()):
        return "signed"
    if any(name.startswith("_xmlsignatures/") for name in package.members):
        return "signed"
    if any(relation.kind in _REVISIONS for relation in package.relations(package.main)):
        return "shared"
    for element in elements(package.file, package.main, package.part(package.main)):
        if element.name == "fileSharing" and (
            element.get("readOnlyRecommended") in TRUE or any(map(element.get, _RESERVED))
        ):
            return "write_reserved"
    return "final" if _is_final(package) else ""


def _is_final(package: Package) -> bool:
    """Return whether Excel's mark of a final version is among the custom properties."""
    for relation in package.relations():
        if relation.kind != "custom-properties" or not package.has(relation.target):
            continue
        inside = False
        for element in elements(package.file, relation.target, package.part(relation.target)):
            if element.name == "property":
                inside = element.get("name") == "_MarkAsFinal"
            elif inside and element.text.strip().lower() in TRUE:
                return True
    return False
