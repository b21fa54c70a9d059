"""The zip that the patcher writes: untouched members byte for byte, in whatever kind of zip they came."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import handmade
import pytest
from handmade import sheet_xml, unzipped
from patching import NAME, SHEET_PART, carried_out, change, made, patched, planned, reasons

from qms_xl.errors import ReadError
from qms_xl.workbook.changes import Splice
from qms_xl.workbook.container.deflating import BLOCK, deflating
from qms_xl.workbook.container.outline import outline
from qms_xl.workbook.container.zip_map import OddZip, zip_map
from qms_xl.workbook.patch import write
from qms_xl.workbook.patching.splicing import Overlap, in_order, spliced
from qms_xl.workbook.refusals import refuse

CELLS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>'
PARTS = {**handmade.parts(sheet_xml(CELLS), sheet_xml("<row/>")), "xl/media/obraz.png": bytes(range(256)) * 9}
PARTS = {name: part.encode() if isinstance(part, str) else part for name, part in PARTS.items()}


class Unseekable(io.BytesIO):
    """A stream such as a socket: zipfile then writes data descriptors."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def zipped(
    out: io.BytesIO | None = None, method: int = zipfile.ZIP_DEFLATED, zip64: bool = False, **info: object
) -> bytes:
    out = out or io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in PARTS.items():
            member = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            member.compress_type = method
            for key, value in info.items():
                setattr(member, key, value)
            with archive.open(member, "w", force_zip64=zip64) as stream:
                stream.write(part)
        archive.comment = b"archiwum \xff"
    return out.getvalue()


def with_directories() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/", b"")
        for name, part in PARTS.items():
            archive.writestr(name, part)
        archive.writestr("xl/media/", b"")
    return out.getvalue()


def with_gaps(before: bytes = b"", between: bytes = b"\0" * 7) -> bytes:
    """Return the zip with bytes in front of each member that belong to none; zip tools leave such when they align members."""
    data = zipped()
    old = zip_map(data)
    out, moved = io.BytesIO(), {}
    for at, slot in enumerate(old.on_disk):
        out.write(between if at else before)
        moved[slot.entry.header] = out.tell()
        out.write(data[slot.entry.header : slot.next])
    directory = out.tell()
    for slot in old.slots:
        out.write(slot.central[:42] + struct.pack("<I", moved[slot.entry.header]) + slot.central[46:])
    size = out.tell() - directory
    out.write(old.end[:12] + struct.pack("<2I", size, directory) + old.end[20:])
    return out.getvalue()


def in_another_order() -> bytes:
    """Return the zip with its directory the other way round: members need not lie in the directory's order."""
    data = zipped()
    old = zip_map(data)
    return data[: old.directory] + b"".join(slot.central for slot in reversed(old.slots)) + old.end


def with_zip64_records() -> bytes:
    """Return the zip with the end records of a large one."""
    data = zipped()
    old = zip_map(data)
    at, count = len(data) - len(old.end), len(old.slots)
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, at - old.directory, old.directory)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
    end = old.end[:8] + b"\xff" * 12 + old.end[20:]
    return data[:at] + record + locator + end


def with_descriptors_of(form: str, mark: bytes) -> bytes:
    """Return the zip with data descriptors of another form behind its members."""
    data = zipped(Unseekable())
    old = zip_map(data)
    out, moved = io.BytesIO(), {}
    for slot in old.on_disk:
        entry = slot.entry
        moved[entry.header] = out.tell()
        out.write(data[entry.header : entry.end])
        out.write(mark + struct.pack(form, entry.crc, entry.end - entry.start, entry.size))
    directory = out.tell()
    for slot in old.slots:
        out.write(slot.central[:42] + struct.pack("<I", moved[slot.entry.header]) + slot.central[46:])
    size = out.tell() - directory
    out.write(old.end[:12] + struct.pack("<2I", size, directory) + old.end[20:])
    return out.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "plain": zipped,
    "stored": lambda: zipped(method=zipfile.ZIP_STORED),
    "descriptors": lambda: zipped(Unseekable()),
    "descriptors without mark": lambda: with_descriptors_of("<3I", b""),
    "long descriptors": lambda: with_descriptors_of("<I2Q", b"PK\x07\x08"),
    "zip64 sizes": lambda: zipped(zip64=True),
    "zip64 sizes and descriptors": lambda: zipped(Unseekable(), zip64=True),
    "zip64 end": with_zip64_records,
    "attributes and comments": lambda: zipped(
        external_attr=0o644 << 16, create_system=3, comment=b"uwaga", internal_attr=1
    ),
    "extra fields": lambda: zipped(extra=struct.pack("<2H4s", 0x5455, 4, b"time")),
    "directories": with_directories,
    "gaps": with_gaps,
    "a gap at the front": lambda: with_gaps(before=b"PK\x03\x04 nobody's"),
    "another order": in_another_order,
}


def regions(data: bytes) -> dict[str, bytes]:
    """Return member -> all bytes from its header up to the next."""
    return {slot.entry.name: data[slot.entry.header : slot.next] for slot in zip_map(data).slots}


@pytest.mark.parametrize("kind", KINDS)
def test_untouched_members_stay_byte_for_byte(kind: str) -> None:
    before = KINDS[kind]()
    after = patched(before, change("A1", "nowy"))
    old, new = regions(before), regions(after)
    assert {name for name in old if old[name] != new[name]} == {SHEET_PART, "xl/workbook.xml"}
    assert [slot.entry.name for slot in zip_map(before).on_disk] == [slot.entry.name for slot in zip_map(after).on_disk]
    with zipfile.ZipFile(io.BytesIO(before)) as was, zipfile.ZipFile(io.BytesIO(after)) as now:
        assert now.testzip() is None
        assert now.comment == was.comment
        for one, other in zip(was.infolist(), now.infolist(), strict=True):
            for field in (
                "filename",
                "date_time",
                "external_attr",
                "internal_attr",
                "create_system",
                "comment",
                "compress_type",
            ):
                assert getattr(one, field) == getattr(other, field)
    assert b"nowy" in unzipped(after)[SHEET_PART]


def test_the_bytes_between_members_stay() -> None:
    after = patched(with_gaps(before=b"PK\x03\x04 nobody's"), change("A1", 5))
    assert after.startswith(b"PK\x03\x04 nobody's")
    assert all(region.endswith(b"\0" * 7) for name, region in regions(after).items() if name != list(PARTS)[-1])


def test_a_touched_member_says_its_sizes_in_its_header() -> None:
    after = patched(zipped(Unseekable()), change("A1", 5))
    slot = next(slot for slot in zip_map(after).slots if slot.entry.name == SHEET_PART)
    crc, stored, size = struct.unpack_from("<3I", after, slot.entry.header + 14)
    assert (crc, stored, size) == (slot.entry.crc, slot.entry.end - slot.entry.start, slot.entry.size)
    assert not struct.unpack_from("<H", after, slot.entry.header + 6)[0] & 8
    assert slot.next == slot.entry.end


def swapped(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    for old, new in changes:
        assert old in data
        data = data.replace(old, new)
    return data


def with_directory(data: bytes, at: int, new: bytes, entry: int = 2) -> bytes:
    """Return the zip with bytes changed in an entry of its directory."""
    old = zip_map(data)
    start = old.directory + sum(len(slot.central) for slot in old.slots[:entry]) + at
    return data[:start] + new + data[start + len(new) :]


ODD = {
    "a disk of several": lambda: swapped(zipped(), (b"PK\x05\x06\0\0", b"PK\x05\x06\1\0")),
    "two zips, one behind the other": lambda: zipped() + zipped(),
    "members one over the other": lambda: with_directory(zipped(), 20, struct.pack("<I", 1_500)),
    "a descriptor that says something else": lambda: swapped(zipped(Unseekable()), (b"PK\x07\x08", b"PK\x07\x09")),
}
BROKEN = {
    "a method that is another in the header": lambda: with_directory(zipped(), 10, b"\0\0"),
    "something behind the end": lambda: zipped() + bytes(70_000),
    "bytes that are missing": lambda: with_directory(zipped(), 20, struct.pack("<I", 10_000)),
}


@pytest.mark.parametrize("kind", ODD)
def test_a_zip_that_no_office_program_writes_is_refused(kind: str) -> None:
    assert reasons(ODD[kind](), change("A1", 5)) == ["odd_zip"]


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_zip_is_no_workbook(kind: str) -> None:
    with pytest.raises(ReadError) as raised:
        planned(BROKEN[kind](), change("A1", 5))
    assert raised.value.reason in ("broken_zip", "truncated")


def test_a_name_that_is_another_in_the_header_is_no_zip_for_us() -> None:
    data = zipped()
    at = zip_map(data).slots[2].entry.header + 30
    with pytest.raises(OddZip):
        zip_map(data[:at] + b"X" + data[at + 1 :])


def test_names_of_members_are_compared_as_parts_are() -> None:
    data = swapped(zipped(), (b"xl/worksheets/sheet1.xml", b"XL/Worksheets/Sheet1.XML"))
    assert b"<v>5</v>" in unzipped(patched(data, change("A1", 5)))["XL/Worksheets/Sheet1.XML"]


def test_a_workbook_that_inflates_to_too_much_is_no_workbook() -> None:
    data = zipped()
    big = struct.pack("<I", 600_000_000)
    with pytest.raises(ReadError) as raised:
        outline(with_directory(data, 24, big), NAME)
    assert raised.value.reason == "bomb"


def test_a_large_part_is_deflated_in_blocks_that_make_one_stream() -> None:
    pieces = [bytes((at * 7 + i) % 251 for i in range(1000)) * 300 for at in range(12)]
    content = b"".join(pieces)
    assert len(content) > 3 * BLOCK
    deflated = b"".join(deflating(pieces, 6))
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    assert engine.decompress(deflated) + engine.flush() == content
    assert engine.eof
    assert not engine.unused_data
    assert len(deflated) < 1.02 * len(zlib.compress(content, 6))


@pytest.mark.parametrize("content", [b"", b"x", b"x" * BLOCK, b"x" * (BLOCK + 1)])
@pytest.mark.parametrize("level", [0, 1, 9])
def test_small_parts_are_deflated_too(content: bytes, level: int) -> None:
    assert zlib.decompress(b"".join(deflating([content], level)), -zlib.MAX_WBITS) == content


def test_an_error_while_the_content_comes_is_not_swallowed() -> None:
    def pieces():
        yield b"x" * (3 * BLOCK)
        raise refuse(NAME, "truncated")

    with pytest.raises(ReadError):
        list(deflating(pieces(), 6))


@pytest.mark.parametrize("step", [1, 2, 3, 7, 50])
def test_splices_are_carried_out_wherever_the_pieces_are_cut(step: int) -> None:
    data = b"0123456789abcdefghij"
    splices = in_order(
        [
            Splice(0, 0, b"<"),
            Splice(2, 5, b"+"),
            Splice(7, 7, b"!"),
            Splice(9, 12, b""),
            Splice(15, 16, b"QQQ"),
            Splice(20, 20, b">"),
        ]
    )
    pieces = [data[at : at + step] for at in range(0, len(data), step)]
    assert b"".join(spliced(pieces, splices)) == b"<01+56!78cdeQQQghij>"


def test_splices_that_touch_become_one_in_their_order() -> None:
    assert in_order(
        [Splice(5, 7, b"c"), Splice(5, 5, b"a"), Splice(5, 5, b"b"), Splice(7, 7, b"d"), Splice(9, 9, b"e")]
    ) == (
        Splice(5, 7, b"abcd"),
        Splice(9, 9, b"e"),
    )


@pytest.mark.parametrize(
    "pair",
    [
        (Splice(5, 8, b""), Splice(7, 9, b"")),
        (Splice(5, 8, b""), Splice(6, 6, b"x")),
        (Splice(5, 6, b""), Splice(5, 6, b"")),
    ],
)
def test_splices_of_the_same_bytes_are_at_odds(pair: tuple[Splice, Splice]) -> None:
    with pytest.raises(Overlap):
        in_order(pair)


def test_the_level_of_compression_is_ours_to_choose() -> None:
    before = made("".join(f'<row r="{row}"><c r="A{row}"><v>{row * 37 % 101}</v></c></row>' for row in range(1, 3000)))
    patch = planned(before, change("A1", 5))
    sizes = []
    for level in (0, 1, 9):
        out = io.BytesIO()
        write(before, patch, out, level)
        sizes.append(len(out.getvalue()))
        assert unzipped(out.getvalue()) == unzipped(carried_out(before, patch))
    assert sizes[0] > sizes[1] > sizes[2]
