"""Splices put in order, and carried out on a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qms_xl.workbook.changes import Splice


class Overlap(Exception):
    """Two splices want the same bytes."""


def in_order(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return splices in ascending order, those that touch made one; insertions at one place keep their order.

    Raises Overlap where two want the same bytes.
    """
    found: list[Splice] = []
    for splice in sorted(splices, key=lambda each: (each.start, each.end > each.start)):
        if found and splice.start < found[-1].end:
            raise Overlap
        if found and splice.start == found[-1].end:
            before = found.pop()
            splice = Splice(before.start, splice.end, before.new + splice.new)
        found.append(splice)
    return tuple(found)


def spliced(pieces: Iterable[bytes], splices: Sequence[Splice]) -> Iterator[bytes]:
    """Yield a part's pieces with the splices, which are in order, carried out."""
    offset = at = 0
    for piece in pieces:
        out: list[bytes] = []
        begin, end = 0, offset + len(piece)
        while at < len(splices) and splices[at].start < end:
            splice = splices[at]
            if splice.start >= offset:
                out += [piece[begin : splice.start - offset], splice.new]
            begin = min(splice.end, end) - offset
            if splice.end > end:
                break
            at += 1
        offset = end
        yield b"".join([*out, piece[begin:]]) if out or begin else piece
    yield from (splice.new for splice in splices[at:] if splice.start >= offset)
