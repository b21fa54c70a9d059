"""`adopt --number`: numbers for records that have none, shown first, written through the same door as every edit."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from qms_xl.commands._common import Asked
from qms_xl.commands._writing import carried_out, keep_written, told_beside
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.grid import narrow_console

_LINE = Text("{workbook}, arkusz „{sheet}”, {cell}: {number}", "{workbook}, sheet “{sheet}”, {cell}: {number}")
_NO_COLUMN = Text(
    "{workbook}, arkusz „{sheet}”: nie ma kolumny „{title}”, więc numerów nie ma gdzie wpisać. Dodaj ją obok ostatniego nagłówka "
    "i przejmij skoroszyt jeszcze raz.",
    "{workbook}, sheet “{sheet}”: there is no column “{title}”, so that numbers have nowhere to go. Add it beside the last header, "
    "then adopt the workbook again.",
)
_NONE = Text("Wszystkie rekordy mają numery.", "Every record has its number.")
_NOT_YET = Text("Niczego jeszcze nie wpisano. Wpisuje --yes.", "Nothing has been written yet. --yes writes it.")
_DONE = Text(
    "Wpisano {count:plural numer|numery|numerów}. Cofa to qms-xl undo.",
    "Wrote {count:plural number|numbers}. qms-xl undo takes that back.",
)
_ADOPT_FIRST = Text("Przejmij go najpierw: qms-xl adopt {file}", "Adopt it first: qms-xl adopt {file}")


def give_numbers(asked: Asked, files: Sequence[Path], pattern: str, *, yes: bool) -> int:
    """Show the numbers that are missing in adopted workbooks, and write them with `yes`; 3 where that failed."""
    from qms_xl.adopting.numbering import missing_ids, registers_in
    from qms_xl.commands._adopting import ground
    from qms_xl.office.allowed import number_pattern
    from qms_xl.speak.by_hand import print_by_hand

    number_pattern(pattern, "--number")
    if "{n" not in pattern:
        raise UsageError(
            Text(f"We wzorze „{pattern}” nie ma kolejnego numeru.", f"The pattern “{pattern}” has no running number."),
            Text("Wpisz np. D-{year}-{n:03}.", "Write for instance A-{year}-{n:03}."),
        )
    if not files:
        raise UsageError(Text("Nie podano skoroszytu.", "No workbook was named."))
    here = ground(asked, files, None)
    names = [here.name(file) for file in files]
    registers = registers_in(here.reading.registers.values(), names) if here.reading else []
    if here.office is None or here.reading is None or not registers:
        raise UsageError(
            Text(
                f"Plik {names[0]} nie jest jeszcze rejestrem tego biura.",
                f"The file {names[0]} is no register of this office yet.",
            ),
            Text(*(text.format(file=files[0]) for text in _ADOPT_FIRST)),
        )
    voice = here.voice()
    edits = [edit for register in registers for edit in missing_ids(register, pattern, asked.as_of)]
    edits = [edit for edit in edits if edit.cell.workbook in names and edit.cell.cell]
    without = [
        (place, register.schema[register.schema.key[0]].title)
        for register in registers
        for place in register.places
        if place.workbook in names and register.schema.key[0] not in place.letters
    ]
    with asked.out() as out:
        for edit in edits:
            cell = edit.cell
            out.write(
                voice.say(_LINE, workbook=cell.workbook, sheet=cell.sheet, cell=cell.cell, number=edit.value) + "\n"
            )
        for place, title in without:
            out.write(voice.say(_NO_COLUMN, workbook=place.workbook, sheet=place.sheet, title=title) + "\n")
        if not edits and not without:
            out.write(voice.say(_NONE) + "\n")
    if not edits or not yes:
        if edits:
            asked.say(_NOT_YET)
        return 0
    written = carried_out(here.office, here.reading, edits, (), command="adopt")
    keep_written(asked, here.office, here.reading, written, why="adopt")
    for sentence in told_beside(written.settled, written.failed, asked):
        tell(sentence)
    if written.by_hand:
        print_by_hand(narrow_console(sys.stderr), written.by_hand, voice, here.home)
    asked.say(Text(voice.say(_DONE, count=len(written.edits)), voice.say(_DONE, count=len(written.edits))))
    return 3 if written.failed else 0
