"""Small workbooks changed by the patcher, and what came of it: read again by expat and calamine alone."""

from __future__ import annotations

import io
from collections.abc import Sequence

import handmade
from handmade import MAIN, unzipped
from hard.plainly import PlainSheet, plain_sheet
from python_calamine import CalamineWorkbook

from qms_xl.workbook.changes import Change, Content, Patch
from qms_xl.workbook.patch import plan, verify, write

NAME = "rejestry/Działania.xlsx"
SHEET_PART = "xl/worksheets/sheet1.xml"
DATE, TEXT, PERCENT, TIME = 1, 2, 3, 4
STYLES = handmade.styles_xml("yyyy-mm-dd", "@", "0%", "h:mm")


def made(cells: str, after: str = "", **more: str) -> bytes:
    """Return a workbook of one sheet S1 with these rows, and the styles DATE, TEXT, PERCENT, TIME."""
    return handmade.workbook(handmade.sheet_xml(cells, after), styles=STYLES, **more)


def change(address: str, content: Content, *, sheet: str = "S1", in_percent: bool = False) -> Change:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return Change(sheet, int(address[len(letters) :]), column, content, in_percent)


def planned(data: bytes, *changes: Change) -> Patch:
    return plan(data, NAME, changes)


def carried_out(data: bytes, patch: Patch) -> bytes:
    """Return the workbook with the patch, proven."""
    out = io.BytesIO()
    write(data, patch, out)
    verify(data, patch, out)
    return out.getvalue()


def patched(data: bytes, *changes: Change) -> bytes:
    """Return the workbook with the changes; none may be refused, other parts must be as they were, a second time does nothing."""
    patch = planned(data, *changes)
    assert not patch.refused, patch.refused
    after = carried_out(data, patch)
    old, new = unzipped(data), unzipped(after)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} <= {part_in(data, name) for name in patch.splices}
    again = planned(after, *changes)
    assert not again
    assert not again.refused
    return after


def part_in(data: bytes, plain: str) -> str:
    """Return a part's name as the zip has it."""
    return next(name for name in unzipped(data) if name.lower() == plain)


def rows_xml(data: bytes) -> str:
    """Return what is inside sheetData of the first sheet."""
    text = unzipped(data)[SHEET_PART].decode()
    return text[text.index("<sheetData>") + 11 : text.index("</sheetData>")]


def sheet(data: bytes, part: str = SHEET_PART) -> PlainSheet:
    return plain_sheet(unzipped(data)[part])


def values(data: bytes) -> Sequence[Sequence[object]]:
    """Return what calamine reads on the first sheet, from its first filled row and column on."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def reasons(data: bytes, *changes: Change) -> list[str]:
    """Return why the changes are refused; nothing may be planned beside."""
    patch = planned(data, *changes)
    assert not patch
    return [each.reason for each in patch.refused]


def table_xml(ref: str, columns: int, more: str = "", inside: str = "") -> str:
    names = "".join(f'<tableColumn id="{i}" name="K{i}"/>' for i in range(1, columns + 1))
    return (
        f'<table xmlns="{MAIN}" id="1" name="qms_t" displayName="qms_t" ref="{ref}"{more}>{inside}'
        f'<tableColumns count="{columns}">{names}</tableColumns></table>'
    )


def with_relation(data: bytes, kind: str, target: str, part: bytes | str, owner: str = SHEET_PART) -> bytes:
    """Return the workbook with one more part, which `owner` refers to."""
    folder, _, base = owner.rpartition("/")
    path = f"{folder}/{target}" if not target.startswith("../") else f"{folder.rpartition('/')[0]}/{target[3:]}"
    rels = {f"{folder}/_rels/{base}.rels": handmade.rels([("rIdX", kind, target)])}
    return handmade.with_parts(data, {path: part, **rels})
