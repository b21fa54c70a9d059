"""Pieces made ahead in a thread: the same pieces in the same order, the same error, and no more than one made in vain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qms_xl.errors import ReadError
from qms_xl.workbook.container.inflating import ahead
from qms_xl.workbook.refusals import refuse


def test_pieces_come_in_order_and_an_error_where_it_arises() -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b"a", b"b", b"c")
        raise refuse("a.xlsx", "missing_part", "xl/workbook.xml")

    got: list[bytes] = []
    with pytest.raises(ReadError):
        got.extend(piece for piece in ahead(pieces()))
    assert got == [b"a", b"b", b"c"]


def test_whoever_stops_early_leaves_one_piece_made_in_vain() -> None:
    made: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(9):
            made.append(number)
            yield bytes([number])

    taking = ahead(pieces())
    assert [next(taking), next(taking)] == [b"\x00", b"\x01"]
    taking.close()  # type: ignore[attr-defined]  # it is a generator
    assert made == [0, 1, 2]
