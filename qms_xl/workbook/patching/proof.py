"""The proof that a written workbook differs from the old one in the planned bytes and in nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.parsers import expat

from qms_xl.errors import ReadError, WriteError
from qms_xl.model import Text
from qms_xl.workbook.changes import Patch, Splice
from qms_xl.workbook.container.inflating import PIECE, Bytes, ahead, inflating
from qms_xl.workbook.container.members import plain_name
from qms_xl.workbook.container.zip_map import CENTRAL, HAS_DESCRIPTOR, OddZip, Slot, ZipMap, zip64_field, zip_map

if TYPE_CHECKING:
    from typing import BinaryIO


class _Unproven(Exception):
    """Something in the written file is not as it must be; said in a few words, for whoever mends the program."""


def prove(data: bytes, patch: Patch, written: BinaryIO) -> None:
    """Prove that `written`, read again, is `data` with the patch carried out. Raises WriteError (`unproven`)."""
    try:
        _prove(data, patch, InFile(written))
    except (_Unproven, OddZip, ReadError) as error:
        said = f"{type(error).__name__}: {error}"
        raise WriteError(
            "",
            Text(
                f"Zapisany skoroszyt nie przeszedł kontroli ({said}). Stary plik pozostał bez zmian.",
                f"The written workbook did not pass its check ({said}). The old file is as it was.",
            ),
            Text(
                "Sprawdź, czy na dysku jest miejsce, i uruchom polecenie ponownie.",
                "See whether the disk has room, and run the command again.",
            ),
            reason="unproven",
        ) from None


class InFile:
    """The bytes of a file, read in slices."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, 2)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, at: slice, /) -> bytes:
        start, stop, _ = at.indices(self._size)
        self._file.seek(start)
        read = self._file.read(max(0, stop - start))
        if len(read) != max(0, stop - start):
            raise _Unproven("the file became shorter while it was read")
        return read


def _prove(data: bytes, patch: Patch, written: Bytes) -> None:
    old, new = zip_map(data), zip_map(written)
    touched = dict(patch.splices)
    if [slot.entry.name for slot in old.slots] != [slot.entry.name for slot in new.slots]:
        raise _Unproven("members differ")
    pairs = dict(zip(old.slots, new.slots, strict=True))
    if [pairs[slot] for slot in old.on_disk] != list(new.on_disk):
        raise _Unproven("members lie in another order")
    _check_frame(data, old, written, new)
    for before, after in pairs.items():
        splices = touched.pop(plain_name(before.entry.name), None)
        _check_directory(before, after, splices is not None)
        if splices is None:
            _check_untouched(data, before, written, after)
        else:
            _check_touched(data, before, written, after, splices)
    if touched:
        raise _Unproven(f"no such part: {', '.join(touched)}")


def _check_frame(data: bytes, old: ZipMap, written: Bytes, new: ZipMap) -> None:
    """Check what stands before the first member, and the comment, which ends the file."""
    firsts = [each.on_disk[0].entry.header for each in (old, new)]
    if data[: firsts[0]] != written[: firsts[1]]:
        raise _Unproven("what stands before the first member differs")
    if len(old.end) != len(new.end) or _comment(old.end) != _comment(new.end):
        raise _Unproven("end records differ")


def _comment(end: bytes) -> bytes:
    return end[end.rfind(b"PK\x05\x06") + 20 :]


def _check_directory(old: Slot, new: Slot, is_touched: bool) -> None:
    """Check an entry of the directory: equal but for its place, and for sizes and checksum where it was touched."""
    before, after = (_without_place(slot.central, is_touched) for slot in (old, new))
    if before != after:
        raise _Unproven(f"directory differs: {old.entry.name}")


def _without_place(central: bytes, is_touched: bool) -> tuple[object, ...]:
    fields = list(CENTRAL.unpack_from(central))
    rest = bytearray(central[CENTRAL.size :])
    where = zip64_field(bytes(rest[fields[10] :]))
    if where:
        begin, end = (fields[10] + at for at in where)
        rest[begin:end] = bytes(end - begin)
    fields[16] = 0
    if is_touched:
        fields[3] &= ~HAS_DESCRIPTOR
        fields[7:10] = []
    return (*fields, bytes(rest))


def _check_untouched(data: bytes, old: Slot, written: Bytes, new: Slot) -> None:
    """Check that header, stored bytes and what follows are equal."""
    length = old.next - old.entry.header
    if length != new.next - new.entry.header:
        raise _Unproven(f"another size: {old.entry.name}")
    for at in range(0, length, PIECE):
        end = min(at + PIECE, length)
        here, there = old.entry.header, new.entry.header
        if data[here + at : here + end] != written[there + at : there + end]:
            raise _Unproven(f"stored bytes differ: {old.entry.name}")


def _check_touched(data: bytes, old: Slot, written: Bytes, new: Slot, splices: Sequence[Splice]) -> None:
    """Check that a part differs in the splices alone and is well-formed XML; reading it checks its size and checksum."""
    before = _Reader(ahead(inflating("", data, old.entry)))
    after = _Reader(_well_formed(new.entry.name, ahead(inflating("", written, new.entry))))
    at = 0
    for splice in splices:
        if not at <= splice.start <= splice.end:
            raise _Unproven("splices are not in order")
        _same(before, after, splice.start - at)
        before.skip(splice.end - splice.start)
        _same(_Reader([splice.new]), after, len(splice.new))
        at = splice.end
    while rest := min(before.ahead(), after.ahead()):
        _same(before, after, rest)
    if before.ahead() or after.ahead():
        raise _Unproven("one part goes on where the other ends")


class _Reader:
    """Pieces of bytes, read as one stream."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._piece = b""
        self._at = 0

    def ahead(self) -> int:
        """Return how many bytes are at hand, 0 at the end."""
        while self._at == len(self._piece):
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._piece, self._at = piece, 0
        return len(self._piece) - self._at

    def take(self, count: int) -> bytes:
        """Return the next bytes, which are at hand."""
        self._at += count
        return self._piece[self._at - count : self._at]

    def skip(self, count: int) -> None:
        """Leave out bytes that give way to a splice."""
        while count:
            step = min(count, self.ahead())
            if not step:
                raise _Unproven("a splice reaches behind the end")
            self.take(step)
            count -= step


def _same(one: _Reader, other: _Reader, count: int) -> None:
    """Read so many bytes of both, which must be equal."""
    while count:
        step = min(count, one.ahead(), other.ahead())
        if not step or one.take(step) != other.take(step):
            raise _Unproven("a part differs outside its splices")
        count -= step


def _well_formed(name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pass an XML part on, checking that expat can read it and that it has no DOCTYPE."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def doctype(*_: object) -> None:
        raise _Unproven(f"DOCTYPE in {name}")

    parser.StartDoctypeDeclHandler = doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield piece
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:
        raise _Unproven(f"{name}: {error}") from None
