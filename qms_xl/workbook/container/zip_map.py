"""A zip as it lies on disk, byte by byte: what stands before, in and after each member, and its directory."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import NamedTuple

from qms_xl.workbook.container.inflating import Bytes
from qms_xl.workbook.container.members import Entry

LOCAL = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT 4.3.7
CENTRAL = struct.Struct("<4s6H3I5H2I")  # 4.3.12
END = struct.Struct("<4s4H2IH")  # 4.3.16
END_64 = struct.Struct("<4sQ2H2I4Q")  # 4.3.14
LOCATOR_64 = struct.Struct("<4sIQI")  # 4.3.15
FULL_32 = 0xFFFFFFFF  # "see the zip64 field"
ENCRYPTED, HAS_DESCRIPTOR = 1, 1 << 3
MAX_COMMENT = 0xFFFF
MAX_DIRECTORY = 16 << 20


class OddZip(Exception):
    """A zip such as no office program writes; a reader might take it for another than we do."""


class Slot(NamedTuple):
    """A member's place. `entry`: its stored bytes; `after`: behind its data descriptor, where it has one; from there up to
    `next` (another member, or the directory) stand bytes that belong to none.

    `central`: its entry in the directory, as it stands there.
    """

    entry: Entry
    after: int
    next: int
    central: bytes


@dataclass(frozen=True)
class ZipMap:
    """A zip. `slots` in the directory's order; the directory begins at `directory`; `end`: the records behind it."""

    slots: tuple[Slot, ...]
    directory: int
    end: bytes

    @property
    def on_disk(self) -> tuple[Slot, ...]:
        """Return the members in the order in which they lie."""
        return tuple(sorted(self.slots, key=lambda slot: slot.entry.header))


def zip_map(data: Bytes) -> ZipMap:
    """Return where everything lies. Raises OddZip where it overlaps, or where something stands that nobody expects."""
    try:
        directory, end = _records(data)
        if end - directory > MAX_DIRECTORY:
            raise OddZip
        entries = _central_entries(data[directory:end], directory)
        return ZipMap(_slots(data, entries, directory), directory, data[end : len(data)])
    except (struct.error, UnicodeDecodeError):
        raise OddZip from None


def _records(data: Bytes) -> tuple[int, int]:
    """Return where the directory begins and ends, by the records behind it."""
    size = len(data)
    tail_at = max(0, size - END.size - MAX_COMMENT - LOCATOR_64.size)
    tail = data[tail_at:size]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise OddZip
    _, disk, first_disk, here, count, length, start, comment = END.unpack_from(tail, at)
    if at + END.size + comment != len(tail):
        raise OddZip
    end = tail_at + at
    if tail.startswith(b"PK\x06\x07", max(0, at - LOCATOR_64.size)) and at >= LOCATOR_64.size:
        _, _, end, _ = LOCATOR_64.unpack_from(tail, at - LOCATOR_64.size)
        record = data[end : end + END_64.size]
        mark, rest, _, _, disk, first_disk, here, count, length, start = END_64.unpack(record)
        if mark != b"PK\x06\x06" or end + 12 + rest != tail_at + at - LOCATOR_64.size:
            raise OddZip
    if disk or first_disk or here != count or start + length != end:
        raise OddZip
    return start, end


def _central_entries(directory: bytes, offset: int) -> list[tuple[bytes, bytes, int, Entry]]:
    """Return the raw entry, the name as stored, the flags and the place of each member; `start` is still to be found."""
    found = []
    at = 0
    while at < len(directory):
        mark, _, _, flags, method, _, _, crc, stored, size, name, extra, comment, disk, _, _, header = (
            CENTRAL.unpack_from(directory, at)
        )
        begin, after = at + CENTRAL.size, at + CENTRAL.size + name + extra + comment
        if mark != b"PK\x01\x02" or after > len(directory) or flags & ENCRYPTED:
            raise OddZip
        long = zip64_values(directory[begin + name : begin + name + extra])
        size, stored, header = (long.pop(0) if each == FULL_32 and long else each for each in (size, stored, header))
        if disk not in (0, 0xFFFF) or header + LOCAL.size + stored > offset:
            raise OddZip
        raw_name = directory[begin : begin + name]
        entry = Entry(raw_name.decode("utf-8", "replace"), method, header, 0, stored, size, crc)
        found.append((directory[at:after], raw_name, flags, entry))
        at = after
    return found


def _slots(data: Bytes, entries: list[tuple[bytes, bytes, int, Entry]], directory: int) -> tuple[Slot, ...]:
    headers = sorted(entry.header for *_, entry in entries)
    following = dict(zip(headers, [*headers[1:], directory], strict=True))
    if len(following) != len(entries):
        raise OddZip
    slots = []
    for central, name, flags, entry in entries:
        begin = entry.header + LOCAL.size
        local = data[entry.header : begin]
        mark, _, local_flags, method, _, _, _, _, _, name_length, extra = LOCAL.unpack(local)
        start = begin + name_length + extra
        placed = entry._replace(start=start, end=start + entry.end)
        is_named = data[begin : begin + name_length] == name
        if mark != b"PK\x03\x04" or method != entry.method or not is_named:
            raise OddZip
        has_descriptor = (flags | local_flags) & HAS_DESCRIPTOR
        after, next_ = _after_descriptor(data, placed) if has_descriptor else placed.end, following[entry.header]
        if after > next_:
            raise OddZip
        slots.append(Slot(placed, after, next_, central))
    return tuple(slots)


def _after_descriptor(data: Bytes, entry: Entry) -> int:
    """Return where a member's data descriptor ends (4.3.9); it may lack its mark."""
    found = data[entry.end : entry.end + 24]
    for mark in (b"PK\x07\x08", b""):
        for form in ("<3I", "<I2Q"):
            descriptor = mark + struct.pack(form, entry.crc, entry.end - entry.start, entry.size)
            if found.startswith(descriptor):
                return entry.end + len(descriptor)
    raise OddZip


def zip64_field(extra: bytes) -> tuple[int, int] | None:
    """Return where the values of the zip64 field stand in the extra fields (4.5.3), None where there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            return at + 4, at + 4 + length
        at += 4 + length
    return None


def zip64_values(extra: bytes) -> list[int]:
    """Return the 8-byte values of the zip64 field: of those that are FULL_32 in the header, in order."""
    where = zip64_field(extra)
    if where is None:
        return []
    begin, end = where
    return [int(value) for (value,) in struct.iter_unpack("<Q", extra[begin : begin + (end - begin) // 8 * 8])]
