"""What the commands that write share: what was proposed is written, the state kept, and what went wrong told beside the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from qms_xl.commands._common import Asked
from qms_xl.errors import FileError, WriteError
from qms_xl.model import CellEdit, RowAppend, Text
from qms_xl.reader import tell

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.past.chain import Wrote
    from qms_xl.read import Reading
    from qms_xl.writing.outcome import Settled, Written

WRITING = Text("Zapisuję…", "Writing…")
_NOT_KEPT = Text("Stanu rejestrów nie zapisano w historii.", "The state of the registers was not kept in the history.")


def carried_out(
    office: Office, reading: Reading, edits: Sequence[CellEdit], rows: Sequence[RowAppend], *, command: str
) -> Written:
    """Write edits and rows; where nothing at all could be written, the reason is in `failed`."""
    from qms_xl.write import write
    from qms_xl.writing.outcome import Written

    try:
        return write(office, reading, edits, rows, command=command) if edits or rows else Written()
    except WriteError as error:
        return Written(failed=(error,))


def keep_written(asked: Asked, office: Office, reading: Reading, written: Written, *, why: str) -> None:
    """Keep the registers as they stand after a run, and which cells the toolkit wrote."""
    from qms_xl.past.wrote import wrote_in
    from qms_xl.read import read_office

    now = read_office(office, as_of=asked.as_of) if written.run else reading
    keep_state(asked, office, now, why=why, wrote=wrote_in(written))


def keep_state(asked: Asked, office: Office, reading: Reading, *, why: str, wrote: Sequence[Wrote] = ()) -> None:
    """Keep the registers as they stand; where that cannot be done, say so and go on.

    A day to come, asked for with `--as-of`, is none that the registers have seen: they are kept as of today.
    """
    from qms_xl.history import take_snapshot

    day = min(asked.as_of, date.today())
    try:
        take_snapshot(office, reading, why=why, as_of=day, now=datetime.now().astimezone(), wrote=wrote)
    except FileError as error:
        said = error.told(asked.language)
        asked.say(Text(f"{_NOT_KEPT.pl} {said}", f"{_NOT_KEPT.en} {said}"))


def ended(
    asked: Asked,
    office: Office,
    reading: Reading,
    written: Written | None,
    settled: Sequence[Settled],
    failed: Sequence[FileError] = (),
    *,
    why: str,
) -> int:
    """End a run: keep the state, tell beside the result what went wrong; return 3 where a file could not be read or written, else 0.

    `written`: None where nothing was to be written; what it leaves to a person stands in the result already, with the
    reason, but for JSON. `settled`: runs that had broken off; `failed`: further files that could not be written.
    """
    unwritten: Sequence[FileError] = ()
    if written is not None:
        keep_written(asked, office, reading, written, why=why)
        settled, unwritten = (*settled, *written.settled), written.failed
    told = unwritten if asked.format == "json" or not written or not written.by_hand else ()
    for sentence in told_beside(settled, (*reading.failed, *told, *failed), asked):
        tell(sentence)
    return 3 if reading.failed or unwritten or failed or any(one.is_trouble for one in settled) else 0


def told_beside(settled: Sequence[Settled], failed: Sequence[FileError], asked: Asked) -> Iterator[str]:
    """Yield what is told beside the result: runs that had broken off, files that failed."""
    for one in settled:
        yield " ".join(text.in_(asked.language) for text in (one.message, one.remedy) if text is not None)
    for error in failed:
        yield error.told(asked.language)
