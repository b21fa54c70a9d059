"""The guard: every workbook, document and template passes here before any library sees a byte of it."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.workbook.container.members import Member, inflated, members, plain_name
from qms_xl.workbook.container.package import Package, PackageKind
from qms_xl.workbook.container.sniff import foreign
from qms_xl.workbook.container.xml import check_prolog, elements
from qms_xl.workbook.refusals import refuse

MAX_ENTRIES = 5_000
MAX_INFLATED = 500 * 10**6

CONTENT_TYPES = "[content_types].xml"
MAIN_TYPES: dict[str, PackageKind] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": "xlsx",
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": "xlsm",
    "application/vnd.ms-excel.template.macroenabled.main+xml": "xlsm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "docx",
    "application/vnd.ms-word.document.macroenabled.main+xml": "docm",
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": "docm",
}
BINARY_WORKBOOK = "application/vnd.ms-excel.sheet.binary.macroenabled.main"


def inspect(data: bytes, name: str, *, max_entries: int = MAX_ENTRIES, max_inflated: int = MAX_INFLATED) -> Package:
    """Return the package with every part inflated once, under the limits; raises ReadError for everything else.

    What a file is follows from its content; its extension is never asked. No part that begins as XML has a
    DOCTYPE. `name` is relative to the office folder.
    """
    if reason := foreign(data):
        raise refuse(name, reason)
    found = members(name, data, max_entries)
    refuse_other_office_files(name, found)
    contents = _contents(name, found, max_inflated)
    for part, content in contents.items():
        if content and part.endswith((".xml", ".rels")):
            check_prolog(name, found[part].name, content)
    kind, main = kind_of(name, contents)
    return Package(name, kind, main, found, contents)


def refuse_other_office_files(file: str, found: Mapping[str, Member]) -> None:
    """Raise ReadError for zips that are another kind of office document."""
    if "mimetype" in found:
        kind = (inflated(file, found["mimetype"], 200) or b"").decode("latin-1")
        if "opendocument.spreadsheet" in kind:
            raise refuse(file, "ods")
        if "opendocument" in kind:
            raise refuse(file, "odt")
    if CONTENT_TYPES not in found:
        raise refuse(file, "not_office")


def _contents(file: str, found: dict[str, Member], max_inflated: int) -> dict[str, bytes]:
    """Return every part's content; what they come to is counted while inflating. Pictures and the like are counted too."""
    contents = {}
    left = max_inflated
    for name, member in found.items():
        content = inflated(file, member, left)
        if content is None:
            raise refuse(file, "bomb", member.name, limit=max_inflated // 10**6)
        left -= len(content)
        contents[name] = content
    return contents


def kind_of(file: str, contents: Mapping[str, bytes]) -> tuple[PackageKind, str]:
    """Return what the package is, with its main part's plain name: by content type, confirmed by the root relationships."""
    bare = Package(file, "xlsx", "", {}, contents)
    main = next((relation.target for relation in bare.relations() if relation.kind == "officeDocument"), "")
    kind = ""
    extension = main.rpartition(".")[2]
    for element in elements(file, "[Content_Types].xml", contents[CONTENT_TYPES]):
        if element.name == "Override" and plain_name(element.get("PartName")) == main:
            kind = element.get("ContentType").lower()
            break
        if element.name == "Default" and element.get("Extension").lower() == extension:
            kind = element.get("ContentType").lower()
    if kind == BINARY_WORKBOOK or main.endswith("workbook.bin"):
        raise refuse(file, "xlsb")
    if kind not in MAIN_TYPES:
        raise refuse(file, "not_office")
    if main not in contents:
        raise refuse(file, "missing_part", main)
    return MAIN_TYPES[kind], main
