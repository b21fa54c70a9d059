"""Says what would stop the buttons of the panel on this computer, and what to do about it.

Mówi, co na tym komputerze przeszkodzi przyciskom panelu i co z tym zrobić.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.commands._common import Asked, command
from qms_xl.errors import UsageError
from qms_xl.installing.computer import Computer
from qms_xl.model import Text
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.office import Office

_WELL = Text("Nic nie przeszkadza przyciskom panelu.", "Nothing stands in the way of the panel's buttons.")
_STOPS = Text("przeszkoda", "stops it")
_NARROWS = Text("uwaga", "note")


def doctor(asked: Asked, computer: Computer | None = None) -> int:
    """Tell what was found, and return 1 where something stops the buttons, else 0."""
    from qms_xl.installing.obstacles import obstacles

    found = obstacles(computer or Computer(), _office(asked))
    with asked.out() as out:
        if asked.format == "json":
            told = [
                {
                    "code": one.code,
                    "stops": one.stops,
                    "message": one.message.in_(asked.language),
                    "remedy": one.remedy.in_(asked.language),
                }
                for one in found
            ]
            dump({"obstacles": told}, out)
        else:
            for one in found:
                kind = (_STOPS if one.stops else _NARROWS).in_(asked.language)
                out.write(f"{kind}: {one.message.in_(asked.language)}\n  {one.remedy.in_(asked.language)}\n")
            if not any(one.stops for one in found):
                out.write(_WELL.in_(asked.language) + "\n")
    return int(any(one.stops for one in found))


def _office(asked: Asked) -> Office | None:
    """Return the office; None where none was named and we stand in none."""
    try:
        return asked.office()
    except UsageError:
        if asked.folder is not None:
            raise
        return None


COMMAND = command(
    doctor,
    Text(
        "Sprawdza, czy przyciski panelu mogą na tym komputerze działać: program i panel na miejscu, pywin32 i Excel, makra, "
        "znak pliku z internetu, reguły zabraniające Excelowi uruchamiać programy, foldery synchronizowane, widok "
        "chroniony. Przy każdej przeszkodzie mówi, co zrobić. Niczego nie zmienia.\n\n"
        "Kod wyjścia: 0 nic nie przeszkadza, 1 są przeszkody, 2 złe polecenie lub qms.toml.",
        "Looks whether the panel's buttons can work on this computer: program and panel in place, pywin32 and Excel, macros, "
        "the mark of a file from the internet, rules against Excel starting programs, synchronised folders, Protected View. "
        "With each obstacle it says what to do. Changes nothing.\n\n"
        "Exit code: 0 nothing stands in the way, 1 something does, 2 wrong command or qms.toml.",
    ),
    formats=("text", "json"),
)
