"""The door of the panel: one handler for each button over the verbs of the command line; whatever happens becomes a sentence there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.errors import FileError, QmsError
from qms_xl.model import Text
from qms_xl.panel import places, told
from qms_xl.panel.answer import Answer, Panel, Row
from qms_xl.panel.buttons_shown import BUTTONS, button
from qms_xl.panel.changing import apply, plan, undo
from qms_xl.panel.desk import Desk, answered
from qms_xl.panel.home import one_at_a_time
from qms_xl.panel.window import show_file, tell_in_window

if TYPE_CHECKING:
    from qms_xl.assess import Today
    from qms_xl.speak.issues import CheckView

_AT_WORK = Text("{}: program pracuje…", "{}: the program is at work…")
_BUG = Text(
    "To błąd programu qms-xl ({}), nie rejestrów. Zapis o nim: {}",
    "This is a bug of qms-xl ({}), not of the registers. A log of it: {}",
)
_MADE = Text(
    "Sporządzono {n:plural dokument|dokumenty|dokumentów} w folderze {folder}.",
    "Made {n:plural document|documents} in {folder}.",
)
_LOST = Text("Nie udało się sporządzić: {n}.", "Could not be made: {n}.")
_NONE_DUE = Text("Nie ma dokumentów do sporządzenia.", "There are no documents to make.")
_STANDS = Text("Stan na {day}.", "As of {day}.")
_TASKS = Text("Otwarte działania: {actions}. Usterki: {issues}.", "Open actions: {actions}. Issues: {issues}.")
_OPENED = Text("Otwarto folder {}.", "Opened the folder {}.")
_SHUT = Text("Nie udało się otworzyć folderu {}.", "The folder {} could not be opened.")
_HELP = Text("Przyciski i co robią:", "The buttons and what they do:")


def press(action: str, panel: Panel, as_of: date, home: Path) -> int:
    """Do what a button asks for, show the answer in the panel, in a window where the panel cannot, and return the exit code."""
    try:
        with one_at_a_time(home):
            return _show(*_answered(action, panel, as_of, home), panel)
    except QmsError as trouble:  # another button is at work
        return _show(trouble.exit_code, Answer(trouble.told(panel.language)), panel)


def _answered(action: str, panel: Panel, as_of: date, home: Path) -> tuple[int, Answer]:
    """Return the exit code and the answer, whatever happens: the broad net of this door; a person never sees a traceback."""
    try:
        panel.say(_AT_WORK.in_(panel.language).format(button(action).caption.in_(panel.language)))
        return 0, HANDLERS[action](Desk(panel, as_of, home))
    except QmsError as trouble:
        return trouble.exit_code, Answer(trouble.told(panel.language))
    except Exception as trouble:
        return 4, Answer(bug(trouble, action, home).in_(panel.language))


def bug(trouble: Exception, action: str, home: Path) -> Text:
    """Write the log of a bug of ours, and return what there is to say of it."""
    from qms_xl.door.bug_log import write_bug_log

    log, name = write_bug_log(trouble, ["button", action], home) or "–", type(trouble).__name__
    return Text(_BUG.pl.format(name, log), _BUG.en.format(name, log))


def _show(code: int, answer: Answer, panel: Panel) -> int:
    """Show the answer and return the exit code; what was done must be told even where Excel lets nobody in."""
    try:
        panel.show(answer)
    except QmsError as trouble:
        tell_in_window(f"{answer.sentence}\n\n{trouble.told(panel.language)}")
        return code or trouble.exit_code
    return code


def check(desk: Desk) -> Answer:
    """List the issues, the gravest first."""
    from qms_xl.formats._words import ONE, counts, extent

    view = _view(desk)
    still = sorted((one for one in view.issues if one.waived is None), key=lambda one: list(ONE).index(one.severity))
    rows = [told.issue(one, view, view.voice.own(ONE[one.severity]), desk) for one in still]
    others = (error for error in view.failed if error not in desk.reading.failed)
    return answered(desk, f"{counts(view)} {extent(view)}", [*told.failed(others, desk), *rows])


def audit(desk: Desk) -> Answer:
    """Make the report of the audit chosen."""
    return _documents(desk, "audit", desk.chosen(places.AUDIT))


def review(desk: Desk) -> Answer:
    """Make the minutes of the review chosen."""
    return _documents(desk, "review", desk.chosen(places.REVIEW))


def documents(desk: Desk) -> Answer:
    """Make every document that is due."""
    return _documents(desk, "all")


def data(desk: Desk) -> Answer:
    """Show how things stand today."""
    today = _today(desk)
    return answered(desk, desk.words.say(_STANDS, day=desk.as_of), told.stands(today, desk))


def tasks(desk: Desk) -> Answer:
    """List open actions and issues by person."""
    from qms_xl.fold import fold
    from qms_xl.formats._groups import by_person
    from qms_xl.formats._words import NOBODY

    view = _view(desk)
    open_actions = list(told.tasks(_today(desk), desk)) if "actions" in desk.reading.registers else []
    issues = [
        (person, told.issue(one, view, person, desk)) for person, those in by_person(view).items() for one in those
    ]
    nobody = desk.words.own(NOBODY)
    both = sorted([*open_actions, *issues], key=lambda found: (found[0] in ("", nobody), fold(found[0])))
    still = sum(one.waived is None for one in view.issues)
    sentence = desk.words.say(_TASKS, actions=len(open_actions), issues=still)
    return answered(desk, sentence, [row for _, row in both])


def folder(desk: Desk) -> Answer:
    """Open the office's folder."""
    path = desk.office.folder
    try:
        show_file(path)
    except OSError as trouble:
        raise FileError(str(path), Text(_SHUT.pl.format(path), _SHUT.en.format(path))) from trouble
    return Answer(_OPENED.in_(desk.panel.language).format(desk.office.folder))


def help_(desk: Desk) -> Answer:
    """Say what each button is for; needs no office."""
    language = desk.panel.language
    rows = tuple(Row(one.caption.in_(language), "", "", "", one.tells.in_(language)) for one in BUTTONS)
    return Answer(_HELP.in_(language), rows)


HANDLERS: dict[str, Callable[[Desk], Answer]] = {
    "check": check,
    "plan": plan,
    "apply": apply,
    "undo": undo,
    "audit": audit,
    "review": review,
    "data": data,
    "tasks": tasks,
    "documents": documents,
    "folder": folder,
    "help": help_,
}


def _view(desk: Desk) -> CheckView:
    """Check the whole office."""
    from qms_xl.commands._checked import check_view, checked
    from qms_xl.read import with_files

    reading = with_files(desk.office, desk.reading)
    result = checked(desk.office, reading, desk.as_of)
    return check_view(desk.office, reading, result, result.issues, desk.words, desk.as_of)


def _today(desk: Desk) -> Today:
    from qms_xl.assess import assess
    from qms_xl.norms import profile

    reading = desk.reading
    return assess(reading.registers, reading.facts, desk.as_of, desk.office.settings, profile(desk.office.norm))


def _documents(desk: Desk, kind: str, *ids: str) -> Answer:
    """Make documents of a kind: of the records named, else all that are due."""
    from qms_xl.commands._writing import keep_state
    from qms_xl.rendering.batch import make_documents

    made = make_documents(desk.office, desk.reading, kind, ids, as_of=desk.as_of, words=desk.words, processes=1)
    if made.made:
        keep_state(desk.asked, desk.office, desk.reading, why="report")
    words, folder_name = desk.words, str(desk.office.reports_folder)
    sentences = [words.say(_MADE, n=len(made.made), folder=folder_name)] if made.made else []
    if made.failed:
        sentences.append(words.say(_LOST, n=len(made.failed)))
    if made.bug is not None:
        raise made.bug
    return answered(desk, " ".join(sentences) or words.own(_NONE_DUE), told.documents(made, desk))
