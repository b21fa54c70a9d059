"""A stream deflated in blocks by several threads at once: one valid deflate stream, as pigz makes it."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

BLOCK = 1 << 20
WINDOW = 1 << 15  # RFC 1951: matches reach back so far
THREADS = 2


def deflating(pieces: Iterable[bytes], level: int) -> Iterator[bytes]:
    """Yield the pieces as one raw deflate stream."""
    blocks = _blocks(pieces)
    first = next(blocks, b"")
    second = next(blocks, None)
    if second is None:
        yield _deflated(first, b"", level, is_last=True)
        return
    running: deque[Future[bytes]] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        before, block = b"", first
        following: bytes | None = second
        while True:
            running.append(threads.submit(_deflated, block, before, level, following is None))
            if len(running) > THREADS:
                yield running.popleft().result()
            if following is None:
                break
            before, block, following = block[-WINDOW:], following, next(blocks, None)
        while running:
            yield running.popleft().result()


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces gathered to blocks of at least BLOCK bytes."""
    gathered: list[bytes] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= BLOCK:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)


def _deflated(block: bytes, before: bytes, level: int, is_last: bool) -> bytes:
    """Return one block deflated; `before` is what stands in front of it, for matches."""
    if before:
        engine = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
    else:
        engine = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(block) + engine.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH)
