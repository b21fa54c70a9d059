"""The proof of what was written believes nothing: members moved, gaps, beginnings and ends, plans that no planner should make."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import handmade
import pytest
from handmade import sheet_xml
from patching import SHEET_PART, change, planned

from qms_xl.errors import WriteError
from qms_xl.workbook.changes import Patch, Splice
from qms_xl.workbook.container.rezip import rezip
from qms_xl.workbook.container.zip_map import END, END_64, LOCATOR_64, zip_map
from qms_xl.workbook.patch import verify, write

SHEET = sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>') + "\n"
DATA = handmade.workbook(SHEET, sheet_xml(""))
PATCH = planned(DATA, change("A1", 77))
OTHER = "xl/worksheets/sheet2.xml"


def laid_anew(
    data: bytes,
    *,
    front: bytes = b"",
    order: Sequence[str] = (),
    behind: Mapping[str, bytes] | None = None,
    zip64: bool = False,
) -> bytes:
    """Return the zip laid otherwise, with the same directory and all places right.

    `front`: before the first member; `order`: members that change places; `behind`: name -> bytes after that member.
    """
    zip_ = zip_map(data)
    slots = {slot.entry.name: slot for slot in zip_.slots}
    names = [slot.entry.name for slot in zip_.on_disk]
    swapped = iter(order)
    names = [next(swapped) if name in order else name for name in names]
    out, places = bytearray(front), {}
    for name in names:
        places[name] = len(out)
        out += data[slots[name].entry.header : slots[name].next] + (behind or {}).get(name, b"")
    start = len(out)
    for slot in zip_.slots:
        out += slot.central[:42] + struct.pack("<I", places[slot.entry.name]) + slot.central[46:]
    end, count = len(out), len(slots)
    if zip64:
        out += END_64.pack(b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, end - start, start)
        out += LOCATOR_64.pack(b"PK\x06\x07", 0, end, 1)
    return bytes(out + END.pack(b"PK\x05\x06", 0, 0, count, count, end - start, start, 0))


def written(data: bytes = DATA, patch: Patch = PATCH) -> bytes:
    out = io.BytesIO()
    write(data, patch, out)
    return out.getvalue()


def content(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(SHEET_PART)


def with_content(new: bytes) -> bytes:
    """Return the old workbook with this content of the sheet, and all its headers right."""
    zip_, out = zip_map(DATA), io.BytesIO()
    header = next(slot.entry.header for slot in zip_.slots if slot.entry.name == SHEET_PART)
    rezip(DATA, zip_, {header: lambda: [new]}, out, 6)
    return out.getvalue()


def assert_unproven(data: bytes, patch: Patch, after: bytes, said: str) -> None:
    with pytest.raises(WriteError, match=said) as raised:
        verify(data, patch, io.BytesIO(after))
    assert raised.value.reason == "unproven"


def test_a_zip_laid_anew_as_it_was_is_proven() -> None:
    assert laid_anew(written()) == written()
    front = laid_anew(DATA, front=b"stub")
    verify(front, PATCH, io.BytesIO(laid_anew(written(), front=b"stub")))


def test_members_that_have_changed_places_are_found_though_the_directory_is_the_same() -> None:
    assert_unproven(DATA, PATCH, laid_anew(written(), order=[OTHER, SHEET_PART]), "another order")


@pytest.mark.parametrize("front", [b"", b"stuB", b"stub+"])
def test_what_stands_before_the_first_member_is_compared(front: bytes) -> None:
    data = laid_anew(DATA, front=b"stub")
    assert_unproven(data, PATCH, laid_anew(written(), front=front), "before the first member")


def test_bytes_put_behind_an_untouched_member_are_found() -> None:
    assert_unproven(DATA, PATCH, laid_anew(written(), behind={OTHER: b"gap"}), "another size")


def test_records_of_another_kind_at_the_end_are_found() -> None:
    assert_unproven(DATA, PATCH, laid_anew(written(), zip64=True), "end records differ")


def test_a_part_that_lacks_what_stood_behind_its_root_is_found() -> None:
    after = content(written())
    assert after.endswith(b"\n")
    assert_unproven(DATA, PATCH, with_content(after[:-1]), "goes on where the other ends")


def test_a_plan_that_leaves_an_element_open_is_not_proven() -> None:
    at = SHEET.index("</worksheet>")
    patch = Patch({SHEET_PART: (Splice(at, len(SHEET), b""),)})
    assert_unproven(DATA, patch, written(patch=patch), "no element|unclosed")


def test_a_plan_whose_splice_begins_in_the_part_and_ends_behind_it_is_not_proven() -> None:
    patch = Patch({SHEET_PART: (Splice(len(SHEET) - 1, len(SHEET) + 4, b""),)})
    assert_unproven(DATA, patch, with_content(SHEET.encode()[:-1]), "behind the end")


def test_a_plan_that_goes_backwards_is_not_proven() -> None:
    """A splice that ends before it begins would write what stands between twice: 2 becomes 22."""
    at = SHEET.index("2</v>")
    patch = Patch({SHEET_PART: (Splice(at + 1, at, b""),)})
    assert_unproven(DATA, patch, with_content(SHEET.replace("2</v>", "22</v>").encode()), "not in order")


def test_a_file_that_became_shorter_is_told_as_such() -> None:
    class Cut(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(size)[:-1]

    assert_unproven(DATA, PATCH, b"", "OddZip")
    with pytest.raises(WriteError, match="became shorter"):
        verify(DATA, PATCH, Cut(written()))
