"""The compression of VBA: [MS-OVBA] 2.4.1, a run-length scheme over chunks of 4096 bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_CHUNK = 4096
_LONGEST_SEARCH = 64  # earlier places looked at for a copy; more gains next to nothing


def compressed(data: bytes) -> bytes:
    """Return the container that a stream of VBA holds.

    Raises ValueError where the last chunk cannot be told: noise of 3 641 to 4 095 bytes, which no source text is.
    """
    return b"\x01" + b"".join(_chunk(data[at : at + _CHUNK]) for at in range(0, len(data), _CHUNK))


def _chunk(piece: bytes) -> bytes:
    packed = b"".join(_groups(piece))
    if len(packed) <= _CHUNK:
        return struct.pack("<H", 0xB000 | (len(packed) - 1)) + packed
    if len(piece) < _CHUNK:  # a raw chunk is always whole, so it would be read back with zeros at its end
        raise ValueError("the last chunk cannot be compressed")
    return struct.pack("<H", 0x3000 | (_CHUNK - 1)) + piece


def _groups(piece: bytes) -> Iterator[bytes]:
    """Yield a byte of flags and the eight tokens that it is about, a set bit for a copy."""
    tokens = list(_tokens(piece))
    for first in range(0, len(tokens), 8):
        group = tokens[first : first + 8]
        flags = sum(1 << bit for bit, token in enumerate(group) if len(token) == 2)
        yield bytes([flags]) + b"".join(group)


def _tokens(piece: bytes) -> Iterator[bytes]:
    """Yield one byte as it is, or two that say: so many bytes, from so far back."""
    earlier: dict[bytes, list[int]] = {}
    at = 0
    while at < len(piece):
        bits = max(4, (at - 1).bit_length())  # of the offset, 2.4.1.3.19.1
        longest = (0xFFFF >> bits) + 3
        offset, length = _match(piece, at, earlier.get(piece[at : at + 3], ()), longest)
        if length:
            yield struct.pack("<H", (offset - 1) << (16 - bits) | length - 3)
        else:
            yield piece[at : at + 1]
            length = 1
        for passed in range(at, at + length):
            earlier.setdefault(piece[passed : passed + 3], []).append(passed)
        at += length


def _match(piece: bytes, at: int, places: list[int] | tuple[()], longest: int) -> tuple[int, int]:
    """Return how far back the longest earlier likeness begins and how long it is; 0, 0 where there is none."""
    best, found = 0, 0
    end = min(len(piece), at + longest)
    for place in reversed(places[-_LONGEST_SEARCH:]):
        length = 0
        while at + length < end and piece[place + length] == piece[at + length]:
            length += 1
        if length > best:
            best, found = length, at - place
    return (found, best) if best >= 3 else (0, 0)
