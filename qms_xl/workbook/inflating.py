"""A member of a zip inflated piece by piece, so that a large part never lies in memory whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from qms_xl.workbook.members import STORED, WRONG_CHECKSUM, Entry
from qms_xl.workbook.refusals import refuse

PIECE = 1 << 20
READ = 1 << 16


def inflating(file: str, data: bytes, entry: Entry) -> Iterator[bytes]:
    """Yield a member's content in pieces of at most PIECE bytes. Raises ReadError where size or checksum differ."""
    info = entry.info
    size = crc = 0
    for piece in _pieces(file, data, entry):
        size += len(piece)
        if size > info.file_size:
            break
        crc = zlib.crc32(piece, crc)
        yield piece
    if size != info.file_size or crc != info.CRC:
        raise refuse(file, "broken_zip", info.orig_filename, detail=WRONG_CHECKSUM)


def _pieces(file: str, data: bytes, entry: Entry) -> Iterator[bytes]:
    """Yield the content unchecked."""
    raw = memoryview(data)[entry.start : entry.start + entry.info.compress_size]
    if entry.info.compress_type == STORED:
        for at in range(0, len(raw), PIECE):
            yield bytes(raw[at : at + PIECE])
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(raw), READ):
            piece = engine.decompress(raw[at : at + READ], PIECE)
            while piece:
                yield piece
                piece = engine.decompress(engine.unconsumed_tail, PIECE)
    except zlib.error as error:
        raise refuse(file, "broken_zip", entry.info.orig_filename, detail=str(error)) from None
