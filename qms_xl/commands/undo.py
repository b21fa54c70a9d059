"""Takes back what was last written into the workbooks.

Cofa to, co ostatnio zapisano w skoroszytach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import Option
from qms_xl.commands._common import Asked, command, voice
from qms_xl.commands._writing import keep_state, told_beside
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.dumped import dump
from qms_xl.speak.grid import narrow_console

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import Undone

_WAIT = Text("Cofam zapis…", "Taking back…")
_NONE = Text("Nie ma czego cofnąć.", "There is nothing to take back.")
_DONE_BEFORE = Text("Ten zapis już cofnięto.", "That run has been taken back already.")


def undo(asked: Asked, run: str | None, apply: bool) -> int:
    """Take a run back and tell what was done; return 3 where a workbook could not be read or written, else 0."""
    from qms_xl.read import read_office
    from qms_xl.write import finish_broken_runs
    from qms_xl.write import undo as taken_back

    office = asked.office()
    with asked.waiting(_WAIT):
        settled = finish_broken_runs(office, "undo")
        reading = read_office(office, as_of=asked.as_of)
        undone = taken_back(office, reading, run=run or "", apply=apply)
    words = voice(asked, office, reading)
    with asked.out() as out:
        if asked.format == "json":
            dump(_facts(undone, words), out)
        elif undone is None:
            out.write((_DONE_BEFORE if run else _NONE).in_(asked.language) + "\n")
        else:
            from qms_xl.speak.undone import print_undone

            shown = {"all_shown": asked.verbose, "quiet": asked.quiet}
            print_undone(narrow_console(out), undone, words, office.folder, named=bool(run), **shown)
    if undone is not None and undone.run:
        keep_undone(undone, asked, office)
    settled += undone.settled if undone else ()
    failed = undone.failed if undone else ()
    for sentence in told_beside(settled, failed, asked):
        tell(sentence)
    return 3 if failed or any(one.is_trouble for one in settled) else 0


def keep_undone(undone: Undone, asked: Asked, office: Office) -> None:
    """Keep the registers as they stand after a run was taken back, and that it was the toolkit which did it."""
    from qms_xl.past.wrote import taken_back_in
    from qms_xl.read import read_office
    from qms_xl.writing.runs import all_runs

    now = read_office(office, as_of=asked.as_of)
    runs = (run for run in all_runs(office.folder).runs if run.id == undone.undoes)
    wrote = [cell for run in runs for cell in taken_back_in(undone, run, now.registers)]
    keep_state(asked, office, now, why="undo", wrote=wrote)


def _facts(undone: Undone | None, words: Voice) -> dict[str, object]:
    """Return the result as JSON holds it; None where there was nothing to take back."""
    from qms_xl.speak.undone import undone_facts

    return undone_facts(undone, words) if undone else {"undoes": None}


COMMAND = command(
    undo,
    Text(
        "Cofa ostatni zapis albo ten podany z --run. Skoroszyt, którego nikt od tego czasu nie zmienił, staje się znów taki, "
        "jaki był przed zapisem. W innych polecenie tylko pokazuje komórki, w których nadal stoi to, co wtedy zapisano; "
        "przywraca je z --apply. Tego, co wpisali pracownicy, nie rusza nigdy.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie lub qms.toml, 3 pliku nie udało się odczytać lub zapisać.",
        "Takes back the last run, or the one named with --run. A workbook that nobody has changed since becomes again what "
        "it was before. In others the cells that still hold what was written then are only shown; they are put back with "
        "--apply. What staff have typed is never touched.\n\n"
        "Exit code: 0 done, 2 wrong command or qms.toml, 3 a file could not be read or written.",
    ),
    Option(
        "--run",
        shown=Text("ZAPIS", "RUN"),
        about=Text(
            "Zapis do cofnięcia: nazwa jego folderu w .qms/backups.",
            "The run to take back: its folder in .qms/backups.",
        ),
    ),
    Option(
        "--apply",
        is_flag=True,
        about=Text(
            "Przywraca komórki także w skoroszytach zmienionych od tego czasu.",
            "Puts cells back also in workbooks that were changed since.",
        ),
    ),
    formats=("table", "json"),
)
