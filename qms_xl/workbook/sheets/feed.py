"""The package that libraries are given: only what values need, under names of our own, made from inspected parts.

So a library sees what the guard has seen, wherever the workbook keeps its parts and in whatever edition of the standard.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from qms_xl.workbook.container.members import DEFLATED, LOCAL_HEADER, STORED, Member
from qms_xl.workbook.sheets.number_formats import DATE_LIKE
from qms_xl.workbook.sheets.text import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qms_xl.workbook.sheets.number_formats import NumberFormats

CENTRAL_HEADER = struct.Struct("<4s6H3I5H2I")  # APPNOTE.TXT 4.3.12
END_RECORD = struct.Struct("<4s4H2IH")  # 4.3.16
JANUARY_1980 = 0x21
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

# calamine parses a sheet a second time, up to its mergeCells, which stand behind the cells; these stop it at once
NO_MERGES = b"<mergeCells></mergeCells>"


def stored(name: str, content: bytes) -> Member:
    """Return a member that is not compressed."""
    return Member(name, STORED, content, len(content), zlib.crc32(content))


def with_front(name: str, front: bytes, member: Member, content: bytes) -> Member:
    """Return a member whose content begins with `front`; what was deflated is taken over as it is."""
    crc = zlib.crc32(content, zlib.crc32(front))
    if member.method == STORED:
        return Member(name, STORED, front + content, len(front) + len(content), crc)
    block = b"\0" + struct.pack("<HH", len(front), len(front) ^ 0xFFFF) + front  # RFC 1951, 3.2.4: a stored block
    return Member(name, DEFLATED, block + member.raw, len(front) + len(content), crc)


def packed(members: Iterable[Member]) -> bytes:
    """Return a zip of these members, their stored bytes unchanged. Below 4 GB and 65 536 members."""
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode()
        sizes = (member.crc, len(member.raw), member.size)
        header = LOCAL_HEADER.pack(b"PK\x03\x04", 20, 0x800, member.method, 0, JANUARY_1980, *sizes, len(name), 0)
        directory.append(
            CENTRAL_HEADER.pack(
                b"PK\x01\x02", 20, 20, 0x800, member.method, 0, JANUARY_1980, *sizes, len(name), 0, 0, 0, 0, 0, offset
            )
            + name
        )
        parts += [header, name, member.raw]
        offset += len(header) + len(name) + len(member.raw)
    central = b"".join(directory)
    end = END_RECORD.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(central), offset, 0)
    return b"".join([*parts, central, end])


def sheet_name(index: int) -> str:
    """Return the name of the feed's part for the index-th worksheet."""
    return f"xl/worksheets/sheet{index + 1}.xml"


def feed(sheets: Sequence[Member], shared_strings: Member | None, formats: NumberFormats, is_1904: bool) -> bytes:
    """Return a workbook with these sheet parts, named as `sheet_name` says, in order."""
    ids = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="{i}" sheetId="{i}" r:id="rId{i}"/>' for i in ids)
    workbook = (
        f'<workbook xmlns="{MAIN[0]}" xmlns:r="{RELATIONS}"><workbookPr date1904="{int(is_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    targets = [("worksheet", f"worksheets/sheet{i}.xml") for i in ids]
    targets += [("styles", "styles.xml"), *([("sharedStrings", "sharedStrings.xml")] if shared_strings else [])]
    types = "".join(f'<Override PartName="/xl/{target}" ContentType="{TYPE}{kind}+xml"/>' for kind, target in targets)
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": _relations(targets),
        "xl/styles.xml": _styles(formats),
    }
    made = [stored(name, content.encode()) for name, content in members.items()]
    return packed([*made, *([shared_strings] if shared_strings else []), *sheets])


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    """Return a .rels part; ids are rId1, rId2 in order."""
    listed = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{listed}</Relationships>'


def _styles(formats: NumberFormats) -> str:
    """Return a styles part with the same style ids, each either a date, a duration or a plain number."""
    built_in = {kind: number for number, kind in DATE_LIKE}
    each = {kind: f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for kind, number in built_in.items()}  # fmt: skip
    cells = "".join(each[kind] for kind in formats.kinds)
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return (
        f'<styleSheet xmlns="{MAIN[0]}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
        f'<borders count="1"><border/></borders><cellStyleXfs count="1">{plain}</cellStyleXfs>'
        f'<cellXfs count="{len(formats.kinds)}">{cells}</cellXfs></styleSheet>'
    )
