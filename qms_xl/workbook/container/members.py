"""The members of a zip as they lie on disk: names and sizes checked, inflated one by one under a limit."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from qms_xl.model import Text
from qms_xl.workbook.refusals import refuse

LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT 4.3.7
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


@dataclass(frozen=True)
class Member:
    """One member of a zip: `raw` are its bytes as stored (`method` 0) or deflated (8); `size` and `crc` of the content."""

    name: str
    method: int
    raw: bytes
    size: int
    crc: int


def plain_name(name: str) -> str:
    """Return a part's name as it is compared (ECMA-376 part 2, 6.2): decoded, lower case, `/`, without a leading slash."""
    return unquote(name).replace("\\", "/").removeprefix("/").lower()


class Entry(NamedTuple):
    """Where one member lies: its local header at `header`, its bytes as stored or deflated (`method`) from `start` to `end`.

    `size` and `crc` of the content, as the zip's directory says them.
    """

    name: str
    method: int
    header: int
    start: int
    end: int
    size: int
    crc: int


def members(file: str, data: bytes, max_entries: int) -> dict[str, Member]:
    """Return the members of a zip by plain name; directories are left out. Raises ReadError."""
    return {name: member(data, entry) for name, entry in entries(file, data, max_entries).items()}


def member(data: bytes, entry: Entry) -> Member:
    """Return a member with its stored bytes."""
    return Member(entry.name, entry.method, data[entry.start : entry.end], entry.size, entry.crc)


def entries(file: str, data: bytes, max_entries: int) -> dict[str, Entry]:
    """Return where the members of a zip lie, by plain name; directories are left out. Raises ReadError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    except zipfile.BadZipFile:
        raise refuse(file, "truncated") from None
    except Exception as error:  # zipfile raises many kinds for broken directories
        raise refuse(file, "broken_zip", detail=str(error)) from None
    if len(listed) > max_entries:
        raise refuse(file, "too_many_parts", count=len(listed), limit=max_entries)
    found: dict[str, Entry] = {}
    for entry in listed:
        name = plain_name(entry.orig_filename)
        if not _is_allowed(entry.orig_filename, name):
            raise refuse(file, "bad_name", entry.orig_filename)
        if name in found:
            raise refuse(file, "doubled_name", entry.orig_filename)
        if entry.flag_bits & 1:
            raise refuse(file, "zip_encrypted")
        if not entry.is_dir():
            found[name] = _entry(file, data, entry)
    return found


def _is_allowed(stored: str, name: str) -> bool:
    """Return whether a name stays inside the package; the zip's own directories end in a slash."""
    if stored.startswith(("/", "\\")) or ":" in name or any(char < " " for char in name):
        return False
    return all(segment not in ("", ".", "..") for segment in name.removesuffix("/").split("/"))


def _entry(file: str, data: bytes, entry: zipfile.ZipInfo) -> Entry:
    """Return where one member lies, found by its local header."""
    start = entry.header_offset + LOCAL_HEADER.size
    if entry.header_offset < 0 or start > len(data):
        raise refuse(file, "broken_zip", entry.filename, detail=_WRONG_HEADER)
    signature, *_, name_length, extra_length = LOCAL_HEADER.unpack_from(data, entry.header_offset)
    local_name = data[start : start + name_length]
    names = {entry.orig_filename.encode("utf-8", "replace"), entry.orig_filename.encode("cp437", "replace")}
    if signature != b"PK\x03\x04" or local_name not in names:
        raise refuse(file, "broken_zip", entry.filename, detail=_WRONG_HEADER)
    if entry.compress_type not in (STORED, DEFLATED):
        raise refuse(file, "broken_zip", entry.filename, detail=_UNKNOWN_METHOD)
    start += name_length + extra_length
    end = start + entry.compress_size
    if end > len(data):
        raise refuse(file, "truncated")
    return Entry(entry.orig_filename, entry.compress_type, entry.header_offset, start, end, entry.file_size, entry.CRC)


def inflated(file: str, member: Member, budget: int) -> bytes | None:
    """Return a member's content, None where it is over `budget` bytes. Raises ReadError where size or checksum differ."""
    if member.method == STORED:
        content = member.raw
    else:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # never more than one byte over what is allowed: the declared size may lie
            content = engine.decompress(member.raw, max(1, min(member.size, budget) + 1))
        except zlib.error as error:
            raise refuse(file, "broken_zip", member.name, detail=str(error)) from None
        if len(content) <= budget and len(content) == member.size and not engine.eof:
            engine.decompress(engine.unconsumed_tail, 1)
    if len(content) > budget:
        return None
    if len(content) != member.size or zlib.crc32(content) != member.crc:
        raise refuse(file, "broken_zip", member.name, detail=WRONG_CHECKSUM)
    return content


_WRONG_HEADER = Text("nagłówki archiwum są sprzeczne", "the archive's headers contradict each other")
_UNKNOWN_METHOD = Text("nieznany sposób kompresji", "unknown compression method")
WRONG_CHECKSUM = Text("nie zgadza się suma kontrolna", "a checksum does not match")
