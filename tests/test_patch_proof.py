"""The proof of what was written: each way in which a file could be another than planned is found."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import handmade
import pytest
from handmade import sheet_xml
from patching import SHEET_PART, change, planned

from qms_xl.errors import WriteError
from qms_xl.workbook.changes import Patch, Splice
from qms_xl.workbook.container.rezip import rezip
from qms_xl.workbook.container.zip_map import zip_map
from qms_xl.workbook.patch import verify, write

PARTS = handmade.parts(
    sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'),
    sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'),
)


def zipped(parts=PARTS, comment: bytes = b"uwaga") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.extra = struct.pack("<2H4s", 0x5455, 4, b"time")
            archive.writestr(info, part)
        archive.comment = comment
    return out.getvalue()


DATA = zipped()
PATCH = planned(DATA, change("A1", 77), change("A2", 88))


def written(data: bytes = DATA, patch: Patch = PATCH) -> bytes:
    out = io.BytesIO()
    write(data, patch, out)
    return out.getvalue()


WRITTEN = written()


def other_content(new: Callable[[bytes], bytes], name: str = SHEET_PART) -> bytes:
    """Return the written workbook with a part changed further, and all its headers right."""
    zip_ = zip_map(WRITTEN)
    entry = next(slot.entry for slot in zip_.slots if slot.entry.name == name)
    with zipfile.ZipFile(io.BytesIO(WRITTEN)) as archive:
        content = archive.read(name)
    out = io.BytesIO()
    changed = new(content)
    assert changed != content
    rezip(WRITTEN, zip_, {entry.header: lambda: [changed]}, out, 6)
    return out.getvalue()


def at(where: int, new: bytes) -> bytes:
    assert WRITTEN[where : where + len(new)] != new
    return WRITTEN[:where] + new + WRITTEN[where + len(new) :]


def slot_of(name: str):
    return next(slot for slot in zip_map(WRITTEN).slots if slot.entry.name == name)


def directory_of(name: str) -> int:
    """Return where a member's entry in the directory begins."""
    zip_ = zip_map(WRITTEN)
    before = zip_.slots[: [slot.entry.name for slot in zip_.slots].index(name)]
    return zip_.directory + sum(len(slot.central) for slot in before)


OTHER = "xl/worksheets/sheet2.xml"
TAMPERED: dict[str, Callable[[], bytes]] = {
    "a byte of an untouched member": lambda: at(slot_of(OTHER).entry.end - 3, b"\x55"),
    "the header of an untouched member": lambda: at(slot_of(OTHER).entry.header + 10, b"\x55"),
    "an untouched member deflated anew": lambda: other_content(lambda old: old + b" ", OTHER),
    "a cell beside the named ones": lambda: other_content(lambda old: old.replace(b"<v>2</v>", b"<v>4</v>")),
    "something before the first splice": lambda: other_content(lambda old: old.replace(b"<row r=", b"<row  r=", 1)),
    "something after the last splice": lambda: other_content(
        lambda old: old.replace(b"</worksheet>", b"</worksheet >")
    ),
    "something more at the end": lambda: other_content(lambda old: old + b"\n"),
    "something less at the end": lambda: other_content(lambda old: old[:-1]),
    "another value in a named cell": lambda: other_content(lambda old: old.replace(b"77", b"78")),
    "a checksum": lambda: at(directory_of(SHEET_PART) + 16, b"\x55\x55\x55\x55"),
    "a size": lambda: at(directory_of(SHEET_PART) + 24, struct.pack("<I", slot_of(SHEET_PART).entry.size + 1)),
    "a byte of a touched member": lambda: at(slot_of(SHEET_PART).entry.start + 9, b"\x55"),
    "a date in the directory": lambda: at(directory_of(SHEET_PART) + 14, b"\x77"),
    "a date of an untouched member in the directory": lambda: at(directory_of(OTHER) + 14, b"\x77"),
    "an extra field in the directory": lambda: at(directory_of(SHEET_PART) + 46 + len(SHEET_PART) + 5, b"Z"),
    "the comment": lambda: WRITTEN[:-5] + b"UWAGA",
    "the end": lambda: WRITTEN[:-1],
    "the end of a copy that broke off": lambda: WRITTEN[: len(WRITTEN) // 2],
    "nothing written": lambda: b"",
    "zeros": lambda: bytes(len(WRITTEN)),
    "something behind the end": lambda: WRITTEN + b"\0",
    "something in front": lambda: b"\0" + WRITTEN,
    "the old file": lambda: DATA,
    "a member less": lambda: written(zipped(dict(list(PARTS.items())[:-1]))),
    "a member more": lambda: written(zipped({**PARTS, "xl/nowa.xml": "<a/>"})),
    "another order": lambda: written(zipped(dict(reversed(PARTS.items())))),
    "another comment of the same length": lambda: written(zipped(comment=b"UWAGA")),
}


def assert_unproven(data: bytes, patch: Patch, after: bytes) -> None:
    with pytest.raises(WriteError) as raised:
        verify(data, patch, io.BytesIO(after))
    assert raised.value.reason == "unproven"
    assert raised.value.remedy


def test_what_is_written_as_planned_is_proven() -> None:
    verify(DATA, PATCH, io.BytesIO(WRITTEN))


@pytest.mark.parametrize("what", TAMPERED)
def test_what_differs_from_the_plan_is_found(what: str) -> None:
    assert_unproven(DATA, PATCH, TAMPERED[what]())


@pytest.mark.parametrize("new", [b"<c>", b"<c r='A1'><v>&x;</v></c>", b"<!DOCTYPE a>", b"\x00", b"<y:c/>", b"\xff"])
def test_a_plan_that_would_break_the_part_is_not_proven(new: bytes) -> None:
    splice = PATCH.splices[SHEET_PART][0]
    patch = Patch({SHEET_PART: (splice._replace(new=new),)})
    assert_unproven(DATA, patch, written(patch=patch))


def test_a_doctype_is_found_before_the_first_element() -> None:
    patch = Patch({SHEET_PART: (Splice(38, 38, b"<!DOCTYPE worksheet>"),)})
    assert_unproven(DATA, patch, written(patch=patch))


def test_a_plan_for_a_part_that_is_not_there_is_not_proven() -> None:
    assert_unproven(DATA, Patch({**PATCH.splices, "xl/worksheets/sheet9.xml": ()}), WRITTEN)


def test_a_plan_that_reaches_behind_the_end_is_not_proven() -> None:
    patch = Patch({SHEET_PART: (*PATCH.splices[SHEET_PART], Splice(10**6, 10**6 + 5, b""))})
    assert_unproven(DATA, patch, WRITTEN)


def test_a_plan_out_of_order_is_not_proven() -> None:
    patch = Patch({SHEET_PART: tuple(reversed(PATCH.splices[SHEET_PART]))})
    assert_unproven(DATA, patch, WRITTEN)


def test_gaps_between_members_are_compared_too() -> None:
    zip_ = zip_map(DATA)
    end = zip_.directory
    data = DATA[:end] + b"gap" + DATA[end:-11] + struct.pack("<I", end + 3) + DATA[-7:]
    patch = planned(data, change("A1", 77))
    after = written(data, patch)
    verify(data, patch, io.BytesIO(after))
    assert after.count(b"gap") == 1
    assert_unproven(data, patch, after.replace(b"gap", b"GAP"))


def test_a_file_that_shrinks_while_it_is_read_is_not_proven() -> None:
    class Shrinking(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1) -> bytes:
            self.reads += 1
            return super().read(size)[: -1 if self.reads > 3 else None]

    with pytest.raises(WriteError) as raised:
        verify(DATA, PATCH, Shrinking(WRITTEN))
    assert raised.value.reason == "unproven"


def test_large_parts_are_compared_piece_by_piece() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(1, 60_000))
    data = handmade.workbook(sheet_xml(rows))
    patch = planned(data, change("A1", 5), change("A30000", "środek"), change("A59999", None), change("A70000", 1))
    assert not patch.refused
    verify(data, patch, io.BytesIO(written(data, patch)))
    one_more = Patch({SHEET_PART: (*patch.splices[SHEET_PART][:2], patch.splices[SHEET_PART][3])})
    assert_unproven(data, one_more, written(data, patch))
