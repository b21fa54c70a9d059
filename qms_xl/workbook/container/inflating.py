"""A member of a zip inflated piece by piece, so that a large part never lies in memory whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from qms_xl.workbook.container.members import STORED, WRONG_CHECKSUM, Entry
from qms_xl.workbook.refusals import refuse

PIECE = 1 << 20
READ = 1 << 16


class Bytes(Protocol):
    """Bytes in memory or in a file, read in slices."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, at: slice, /) -> bytes:
        """Return those from `at.start` to `at.stop`."""


def inflating(file: str, data: Bytes, entry: Entry) -> Iterator[bytes]:
    """Yield a member's content in pieces of at most PIECE bytes. Raises ReadError where size or checksum differ."""
    size = crc = 0
    for piece in _pieces(file, data, entry):
        size += len(piece)
        if size > entry.size:
            break
        crc = zlib.crc32(piece, crc)
        yield piece
    if size != entry.size or crc != entry.crc:
        raise refuse(file, "broken_zip", entry.name, detail=WRONG_CHECKSUM)


def ahead(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the pieces, each of them made in a thread while the one before is in use."""
    with ThreadPoolExecutor(1) as thread:
        following = thread.submit(next, pieces, None)
        while (piece := following.result()) is not None:
            following = thread.submit(next, pieces, None)
            yield piece


def _pieces(file: str, data: Bytes, entry: Entry) -> Iterator[bytes]:
    """Yield the content unchecked."""
    if entry.method == STORED:
        for at in range(entry.start, entry.end, PIECE):
            yield data[at : min(at + PIECE, entry.end)]
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(entry.start, entry.end, READ):
            piece = engine.decompress(data[at : min(at + READ, entry.end)], PIECE)
            while piece:
                yield piece
                piece = engine.decompress(engine.unconsumed_tail, PIECE)
    except zlib.error as error:
        raise refuse(file, "broken_zip", entry.name, detail=str(error)) from None
