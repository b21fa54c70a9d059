"""A zip written anew with some members' content changed, and every other byte as it was."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.workbook.container.deflating import deflating
from qms_xl.workbook.container.members import STORED
from qms_xl.workbook.container.zip_map import (
    CENTRAL,
    END,
    END_64,
    FULL_32,
    HAS_DESCRIPTOR,
    LOCAL,
    LOCATOR_64,
    OddZip,
    Slot,
    ZipMap,
    zip64_field,
)

if TYPE_CHECKING:
    from typing import BinaryIO


class Sizes(NamedTuple):
    """What a member's headers say of its content."""

    crc: int
    stored: int
    size: int


def rezip(
    data: bytes, old: ZipMap, changed: Mapping[int, Callable[[], Iterable[bytes]]], out: BinaryIO, level: int
) -> None:
    """Write the zip `data` to `out`, which can seek and is empty. `changed`: where a member's header stands -> what gives
    its new content in pieces.

    Members, directory and comment keep their order; a changed member loses its data descriptor, since its header says all.
    """
    view = memoryview(data)
    moved: dict[int, int] = {}
    sizes: dict[int, Sizes] = {}
    at = 0
    for slot in old.on_disk:
        entry = slot.entry
        moved[entry.header] = entry.header - at + out.tell()
        if entry.header in changed:
            out.write(view[at : entry.header])
            sizes[entry.header] = _write_changed(data, slot, changed[entry.header](), out, level)
            at = slot.after
        else:
            out.write(view[at : slot.next])
            at = slot.next
    out.write(view[at : old.directory])
    directory = out.tell()
    for slot in old.slots:
        out.write(_central(slot.central, moved[slot.entry.header], sizes.get(slot.entry.header)))
    out.write(_end(old.end, directory, out.tell()))


def _write_changed(data: bytes, slot: Slot, content: Iterable[bytes], out: BinaryIO, level: int) -> Sizes:
    """Write a member with new content, its header last, when its sizes are known."""
    header = data[slot.entry.header : slot.entry.start]
    begin = out.tell()
    out.write(header)
    counted = _Counted(content)
    stored = 0
    for piece in counted if slot.entry.method == STORED else deflating(counted, level):
        out.write(piece)
        stored += len(piece)
    end = out.tell()
    sizes = Sizes(counted.crc, stored, counted.size)
    out.seek(begin)
    out.write(_local(header, sizes))
    out.seek(end)
    return sizes


class _Counted:
    """Passes a content on, counting its size and checksum."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.size = self.crc = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            self.crc = zlib.crc32(piece, self.crc)
            yield piece


def _local(header: bytes, sizes: Sizes) -> bytes:
    """Return a local header with other sizes, in the zip64 field where they stood there."""
    mark, version, flags, method, time, day, _, stored, size, name, extra = LOCAL.unpack_from(header)
    rest = bytearray(header[LOCAL.size :])
    size, stored = _said(rest, name, (size, stored), (sizes.size, sizes.stored))
    fields = (mark, version, flags & ~HAS_DESCRIPTOR, method, time, day, sizes.crc, stored, size, name, extra)
    return LOCAL.pack(*fields) + bytes(rest)


def _central(entry: bytes, header: int, sizes: Sizes | None) -> bytes:
    """Return an entry of the directory with another place, and other sizes where its content changed."""
    fields = list(CENTRAL.unpack_from(entry))
    rest = bytearray(entry[CENTRAL.size :])
    if sizes:
        fields[3] &= ~HAS_DESCRIPTOR
        fields[7] = sizes.crc
    old = (fields[9], fields[8], fields[16])
    new = (sizes.size if sizes else None, sizes.stored if sizes else None, header)
    fields[9], fields[8], fields[16] = _said(rest, fields[10], old, new)
    return CENTRAL.pack(*fields) + bytes(rest)


def _said(rest: bytearray, name: int, old: tuple[int, ...], new: tuple[int | None, ...]) -> tuple[int, ...]:
    """Return what a header says for its values `new`, None for what stays.

    A value that stood in the zip64 field of `rest`, behind the name, is changed there and stays FULL_32 in the header.
    """
    where = zip64_field(bytes(rest[name:]))
    at = name + where[0] if where else 0
    said = []
    for before, value in zip(old, new, strict=True):
        if before == FULL_32 and where:
            if value is not None:
                struct.pack_into("<Q", rest, at, value)
            at += 8
            said.append(FULL_32)
        elif value is None:
            said.append(before)
        elif value < FULL_32:
            said.append(value)
        else:
            raise OddZip
    return tuple(said)


def _end(records: bytes, directory: int, directory_end: int) -> bytes:
    """Return the end records, zip64's included, with another place of the directory."""
    rest = bytearray(records)
    size = directory_end - directory
    at = 0
    if rest.startswith(b"PK\x06\x06"):
        *before, _, _ = END_64.unpack_from(rest)
        END_64.pack_into(rest, 0, *before, size, directory)
        at = 12 + before[1]
        mark, disk, _, disks = LOCATOR_64.unpack_from(rest, at)
        LOCATOR_64.pack_into(rest, at, mark, disk, directory_end, disks)
        at += LOCATOR_64.size
    mark, *counts, old_size, old_directory, comment = END.unpack_from(rest, at)
    said = [FULL_32 if old == FULL_32 else new for old, new in ((old_size, size), (old_directory, directory))]
    END.pack_into(rest, at, mark, *counts, *said, comment)
    return bytes(rest)
