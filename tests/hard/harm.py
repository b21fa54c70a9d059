"""What a write did beside what it was asked for: found by zipfile and expat alone, each as one sentence."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Collection, Iterator
from itertools import islice, zip_longest
from urllib.parse import unquote

from lxml import etree

from hard.plainly import At, PlainSheet, plain_sheet, without_cells

Change = tuple[str, str]
FULL = re.compile(r'\s*fullCalcOnLoad="\w*"')
OWN = re.compile(r"<(?:\w+:)?calcPr\s*/>")


def part_of(data: bytes, sheet: str) -> tuple[str, str]:
    """Return the zip's names of the workbook part and of a sheet's part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {unquote(name).lower(): name for name in archive.namelist()}

        def targets(of: str) -> dict[str, tuple[str, str]]:
            folder, base = posixpath.split(of)
            rels = etree.fromstring(archive.read(names[posixpath.join(folder, "_rels", f"{base}.rels").lower()]))
            found = {}
            for one in rels:
                path = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
                found[one.get("Id")] = (one.get("Type").rpartition("/")[2], unquote(path).lstrip("/").lower())
            return found

        book = names[next(path for kind, path in targets("").values() if kind == "officeDocument")]
        known = targets(book.lower())
        for one in etree.fromstring(archive.read(book)).iter("{*}sheet"):
            if one.get("name") == sheet:
                id_ = next(value for key, value in one.attrib.items() if etree.QName(key).localname == "id")
                return book, names[known[id_][1]]
    raise KeyError(sheet)


def harm(before: bytes, after: bytes, named: Collection[At], growth: Collection[Change] = ()) -> Iterator[str]:
    """Yield what differs beside the named cells of the sheet Dane.

    `growth`: numbers that may give way to others in what refers to a table that grew, as ("7", "9").
    """
    book, sheet = part_of(before, "Dane")
    yield from _members(before, after, {book, sheet}, growth)
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        for name in old.namelist():
            parts = old.read(name), new.read(name)
            if parts[0] == parts[1]:
                continue
            if name == sheet:
                yield from _sheet(*map(plain_sheet, parts), named, growth)
            elif name == book:
                yield from _workbook(*parts, growth)
            else:
                yield from _texts(name, *map(_decoded, parts), growth)


def _members(before: bytes, after: bytes, touched: Collection[str], growth: Collection[Change]) -> Iterator[str]:
    """Yield what differs in the zip itself; touched members may be compressed anew, with size and checksum of their own."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        if old.namelist() != new.namelist():
            yield "other members, or in another order"
            return
        if old.comment != new.comment:
            yield "another comment on the archive"
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            for field in ("date_time", "external_attr", "internal_attr", "create_system", "comment"):
                if getattr(one, field) != getattr(other, field):
                    yield f"{one.filename}: another {field}"
            is_table = bool(growth) and one.filename.startswith("xl/tables/")
            if one.filename not in touched and not is_table and _stored(before, one) != _stored(after, other):
                yield f"{one.filename}: other bytes"
        if new.testzip():
            yield f"{new.testzip()}: wrong checksum"


def _stored(data: bytes, info: zipfile.ZipInfo) -> tuple[bytes, bytes, bytes]:
    """Return a member's local header, its bytes as stored, and its extra field in the directory."""
    lengths = struct.unpack_from("<2H", data, info.header_offset + 26)
    start = info.header_offset + 30 + sum(lengths)
    return data[info.header_offset : start], data[start : start + info.compress_size], info.extra


def _sheet(old: PlainSheet, new: PlainSheet, named: Collection[At], growth: Collection[Change]) -> Iterator[str]:
    before, after = (without_cells(sheet, named, set(old.rows)) for sheet in (old, new))
    if not growth:
        pairs = zip_longest(before.events, after.events)
        yield from islice((f"the sheet: {one} is {other}" for one, other in pairs if one != other), 1)
    yield from _texts("the sheet", before.text, after.text, growth)
    for number, row in new.rows.items():
        if number not in old.rows:
            allowed = {"r", "s", "customFormat", "ht", "customHeight"} if growth else {"r"}
            if set(row.attributes) - allowed:
                yield f"row {number} has {row.attributes}"
            for at in new.cells:
                if at[0] == number and at not in named:
                    yield f"the cell {at} is new"


def _workbook(old: bytes, new: bytes, growth: Collection[Change]) -> Iterator[str]:
    texts = [FULL.sub("", _decoded(part)) for part in (old, new)]
    if "calcPr" not in texts[0]:
        texts[1] = OWN.sub("", texts[1])
    yield from _texts("the workbook", *texts, growth)


def _decoded(part: bytes) -> str:
    return part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")


def _texts(what: str, old: str, new: str, growth: Collection[Change]) -> Iterator[str]:
    """Yield where two texts differ in more than numbers that may grow."""
    pieces = re.split(r"(\d+)", old), re.split(r"(\d+)", new)
    if len(pieces[0]) != len(pieces[1]):
        at = next((i for i, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), -1)
        yield f"{what}: {old[max(0, at - 60) : at + 60]!r} is {new[max(0, at - 60) : at + 60]!r}"
        return
    for one, other in zip(*pieces, strict=True):
        if one != other and (one, other) not in growth:
            yield f"{what}: {one!r} is {other!r}"
