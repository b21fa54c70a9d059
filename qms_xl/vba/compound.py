"""A compound file, [MS-CFB] version 3: storages and streams in sectors of 512 bytes. Section numbers are of [MS-CFB]."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Storage: TypeAlias = Mapping[str, "bytes | Storage"]

_SECTOR, _SMALL_SECTOR, _SMALL = 512, 64, 4096  # a stream below 4096 bytes lies in small sectors
_END, _FREE, _IS_FAT, _NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF  # 2.1
_STORAGE, _STREAM, _ROOT = 1, 2, 5  # 2.6.1
_RED, _BLACK = 0, 1
_MOST_FAT_SECTORS = 109  # named in the header, 2.2; about 7 MB, a thousand times what we write


@dataclass
class _Entry:
    """A directory entry, 2.6.1; `left`, `right`, `child` are numbers of entries."""

    name: str
    kind: int
    data: bytes = b""
    start: int = 0
    size: int = 0
    colour: int = _BLACK
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0" if self.name else b""
        head = struct.pack("<64sHBB", name, len(name), self.kind, self.colour)
        links = struct.pack("<III", self.left, self.right, self.child)
        return head + links + bytes(36) + struct.pack("<IQ", self.start, self.size)  # no class, state or times


@dataclass
class _Sectors:
    """Sectors of one size with their chain: for each, the one after it."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    chain: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Return the first sector of a content that was added; the end of a chain for an empty one."""
        if not content:
            return _END
        first, count = len(self.chain), -(-len(content) // self.size)
        self.chain += [*range(first + 1, first + count), _END]
        self.data += content.ljust(count * self.size, b"\0")
        return first


def compound_file(root: Storage) -> bytes:
    """Return a compound file with these streams and storages: header (2.2), then sectors. Raises ValueError above 7 MB."""
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _grow(entries, root)
    big, small = _Sectors(_SECTOR), _Sectors(_SMALL_SECTOR)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.data)
            entry.start = (big if entry.size >= _SMALL else small).add(entry.data)
    entries[0].start, entries[0].size = big.add(bytes(small.data)), len(small.data)
    small_chain = big.add(_numbers(small.chain, _SECTOR))
    small_chain_sectors = -(-len(small.chain) * 4 // _SECTOR)
    entries += [_Entry("", 0, left=_NOBODY)] * (-len(entries) % 4)
    directory = big.add(b"".join(entry.packed() for entry in entries))
    fat = _fat(big)
    names = struct.pack(f"<{_MOST_FAT_SECTORS}I", *fat, *[_FREE] * (_MOST_FAT_SECTORS - len(fat)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<IIIIIIIII", 0, len(fat), directory, 0, _SMALL, small_chain, small_chain_sectors, _END, 0)
    return head + places + names + bytes(big.data)


def _grow(entries: list[_Entry], storage: Storage) -> int:
    """Add the entries of a storage and return the top of their tree."""
    numbered = []
    for name in sorted(storage, key=lambda name: (len(name.encode("utf-16-le")), name.upper())):  # 2.6.4
        content = storage[name]
        is_stream = isinstance(content, bytes)
        entry = _Entry(name, _STREAM if is_stream else _STORAGE, content if isinstance(content, bytes) else b"")
        entries.append(entry)
        numbered.append(len(entries) - 1)
        if not isinstance(content, bytes):
            entry.child = _grow(entries, content)
    return _tree(entries, numbered, len(numbered).bit_length() - 1)


def _tree(entries: list[_Entry], numbers: list[int], depth: int) -> int:
    """Return the top of a balanced tree, 2.6.4; red are those on its last, unfilled level, so that every way down is as black."""
    if not numbers:
        return _NOBODY
    middle = len(numbers) // 2
    top = entries[numbers[middle]]
    top.left = _tree(entries, numbers[:middle], depth - 1)
    top.right = _tree(entries, numbers[middle + 1 :], depth - 1)
    top.colour = _RED if depth == 0 else _BLACK
    return numbers[middle]


def _fat(sectors: _Sectors) -> list[int]:
    """Add the sectors that hold all chains, their own too (2.3), and return their numbers."""
    count = 0
    while count * (_SECTOR // 4) < len(sectors.chain) + count:
        count += 1
    if count > _MOST_FAT_SECTORS:
        raise ValueError("too large for a compound file without further tables")
    first = len(sectors.chain)
    sectors.chain += [_IS_FAT] * count
    sectors.data += _numbers(sectors.chain, _SECTOR)
    return list(range(first, first + count))


def _numbers(chain: list[int], size: int) -> bytes:
    """Return a chain as whole sectors."""
    count = -(-len(chain) * 4 // size) * size // 4
    return struct.pack(f"<{count}I", *chain, *[_FREE] * (count - len(chain)))
