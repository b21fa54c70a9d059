"""The door of the panel: one handler for each button over the verbs of the command line; whatever happens becomes a sentence there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.errors import FileError, QmsError
from qms_xl.excel import Deadline, open_book
from qms_xl.excel import undo as undo_in_excel
from qms_xl.model import Text
from qms_xl.panel import places, told
from qms_xl.panel.answer import Answer, Panel, Row
from qms_xl.panel.buttons_shown import BUTTONS, button
from qms_xl.panel.desk import Desk
from qms_xl.panel.home import one_at_a_time
from qms_xl.panel.last_save import LastSave, forget, keep, kept
from qms_xl.panel.window import show_file, tell_in_window

if TYPE_CHECKING:
    from qms_xl.assess import Today
    from qms_xl.reconcile import Plan
    from qms_xl.speak.issues import CheckView

_AT_WORK = Text("{}: program pracuje…", "{}: the program is at work…")
_BUG = Text(
    "To błąd programu qms-xl ({}), nie rejestrów. Zapis o nim: {}",
    "This is a bug of qms-xl ({}), not of the registers. A log of it: {}",
)
_IN_LINE = Text(
    "Rejestry są uzgodnione: nie ma nic do zmiany.", "The registers are in line: there is nothing to change."
)
_PROPOSED = Text(
    "Do zmiany: {counts}. Niczego jeszcze nie zapisano.", "To change: {counts}. Nothing has been written yet."
)
_SAVED = Text("Zapisano: {counts}.", "Saved: {counts}.")
_NOT_SAVED = Text("Niczego nie zapisano.", "Nothing was saved.")
_UNSAVED = Text("W otwartych skoroszytach zapisz zmiany sam: {books}.", "Save these open workbooks yourself: {books}.")
_BY_HAND = Text("Do zrobienia ręcznie: {n}.", "Left to do by hand: {n}.")
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
_NO_UNDO = Text("Nie ma czego cofnąć.", "There is nothing to take back.")
_UNDONE = Text("Cofnięto: {n:plural komórka|komórki|komórek}.", "Taken back: {n:plural cell|cells}.")
_RESTORED = Text("Przywrócono skoroszyty sprzed zapisu: {books}.", "Put back as they were: {books}.")
_CLOSED_NOW = Text(
    "Tych skoroszytów nie ma już w Excelu: {books}. Otwórz je i naciśnij ten przycisk jeszcze raz.",
    "These workbooks are no longer open in Excel: {books}. Open them and press this button again.",
)
_HELP = Text("Przyciski i co robią:", "The buttons and what they do:")
_WRITTEN = Text("zapisano", "saved")
_TAKEN_BACK = Text("cofnięto", "taken back")
_OFFERED = Text("do cofnięcia ręcznie", "to be put back by hand")
_TOO_MANY = Text(
    "Pokazano {shown} z {all}; wszystkie daje: qms-xl check --format xlsx",
    "Shown are {shown} of {all}; all of them by: qms-xl check --format xlsx",
)
_EDIT_DEADLINE = 60.0  # seconds for the changes of one workbook


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
        from qms_xl.door.bug_log import write_bug_log

        log = write_bug_log(trouble, ["button", action], home)
        return 4, Answer(_BUG.in_(panel.language).format(type(trouble).__name__, log or "–"))


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
    return _answer(desk, f"{counts(view)} {extent(view)}", [*told.failed(view.failed, desk), *rows])


def plan(desk: Desk) -> Answer:
    """List what should change."""
    from qms_xl.speak.written import counts

    found = _plan(desk)
    words, shown = desk.words, counts(found.edits, found.rows, desk.words)
    sentence = words.say(_PROPOSED, counts=shown) if shown else words.own(_IN_LINE)
    return _answer(
        desk,
        sentence,
        [*told.failed(desk.reading.failed, desk), *told.proposed(found, desk), *told.by_hand(found.by_hand, desk)],
    )


def apply(desk: Desk) -> Answer:
    """Write what is safe, and keep what is needed to take it back."""
    from qms_xl.commands._writing import keep_written
    from qms_xl.panel.saving import save
    from qms_xl.speak.written import counts
    from qms_xl.write import finish_broken_runs

    finish_broken_runs(desk.office, "button")
    found = _plan(desk)
    edits = [one.edit for one in found.edits if one.edit.safety == "safe"]
    rows = [one.append for one in found.rows if one.append.safety == "safe"]
    saved = save(desk.office, desk.reading, desk.opened, edits, rows, lambda: Deadline(_EDIT_DEADLINE))
    if saved.edits or saved.rows:
        now = datetime.now().astimezone()
        keep(desk.home, LastSave(str(desk.office.folder), now, saved.written.run, saved.outcomes))
    if saved.written.run:
        keep_written(desk.asked, desk.office, desk.reading, saved.written, why="button")
    words = desk.words
    stand = counts(saved.edits, saved.rows, words)
    sentences = [words.say(_SAVED, counts=stand) if stand else words.own(_NOT_SAVED)]
    if saved.outcomes:
        sentences.append(words.say(_UNSAVED, books=tuple(saved.outcomes)))
    left = (*found.by_hand, *saved.by_hand)
    if left:
        sentences.append(words.say(_BY_HAND, n=len(left)))
    told_now = (*told.failed(saved.written.failed, desk), *told.by_hand(left, desk))
    return _answer(desk, " ".join(sentences), [*told_now, *told.written(saved.edits, _WRITTEN, desk)])


def undo(desk: Desk) -> Answer:
    """Take back the last save: old values where ours still stand, in Excel and on disk."""
    from qms_xl.commands.undo import keep_undone
    from qms_xl.write import undo as undo_on_disk

    last = _last(desk)
    words, rows, closed, count = desk.words, list[Row](), list[str](), 0
    for name, outcome in last.outcomes.items():
        book = open_book(desk.office.folder / name, Deadline())
        if book is None:
            closed.append(name)
            continue
        back = undo_in_excel(book, outcome, Deadline(_EDIT_DEADLINE))
        count += len(back.applied) + len(back.added)
        rows += [
            Row(words.own(_OFFERED), "", "", name, words.own(one.message), words.own(one.remedy))
            for one in back.refused
        ]
    undone = undo_on_disk(desk.office, desk.reading, run=last.run) if last.run or not last.outcomes else None
    sentences = []
    if undone is not None:
        count += len(undone.edits)
        rows += [*told.written(undone.edits, _TAKEN_BACK, desk), *told.written(undone.offered, _OFFERED, desk)]
        rows += [*told.by_hand(undone.by_hand, desk), *told.failed(undone.failed, desk)]
        if undone.run:
            keep_undone(undone, desk.asked, desk.office)
        if undone.restored:
            sentences.append(words.say(_RESTORED, books=undone.restored))
    if count:
        sentences.insert(0, words.say(_UNDONE, n=count))
    if closed:
        sentences.append(words.say(_CLOSED_NOW, books=tuple(closed)))
    elif last.outcomes:
        forget(desk.home)
    return _answer(desk, " ".join(sentences) or words.own(_NO_UNDO), rows)


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
    return _answer(desk, desk.words.say(_STANDS, day=desk.as_of), told.stands(today, desk))


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
    return _answer(desk, sentence, [row for _, row in both])


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


def _answer(desk: Desk, sentence: str, rows: Iterable[Row]) -> Answer:
    """Return an answer with the lists renewed; where there are too many rows, the sentence says so."""
    found = tuple(rows)
    if len(found) > places.MOST_ROWS:
        sentence = f"{sentence} {desk.words.say(_TOO_MANY, shown=places.MOST_ROWS, all=len(found))}"
    return Answer(sentence, found, desk.choices)


def _last(desk: Desk) -> LastSave:
    """Return the last save of the panel, or none where something was written on disk after it."""
    from qms_xl.writing.runs import all_runs
    from qms_xl.writing.undo import last_run

    office, none = str(desk.office.folder), datetime.fromtimestamp(0).astimezone()
    last = kept(desk.home, office) or LastSave(office, none, "", {})
    run = last_run(all_runs(desk.office.folder).runs)
    return LastSave(office, none, "", {}) if run and run.id != last.run and run.at > last.at else last


def _view(desk: Desk) -> CheckView:
    """Check the whole office."""
    from qms_xl.commands._checked import check_view, checked
    from qms_xl.read import with_files

    reading = with_files(desk.office, desk.reading)
    result = checked(desk.office, reading, desk.as_of)
    return check_view(desk.office, reading, result, result.issues, desk.words, desk.as_of)


def _plan(desk: Desk) -> Plan:
    from qms_xl.read import with_documents
    from qms_xl.reconcile import reconcile

    return reconcile(desk.office, with_documents(desk.office, desk.reading), desk.as_of)


def _today(desk: Desk) -> Today:
    from qms_xl.assess import assess
    from qms_xl.norms import profile

    reading = desk.reading
    return assess(reading.registers, reading.facts, desk.as_of, desk.office.settings, profile(desk.office.norm))


def _documents(desk: Desk, kind: str, *ids: str) -> Answer:
    """Make documents of a kind: of the records named, else all that are due."""
    from qms_xl.commands._writing import keep_state
    from qms_xl.rendering.batch import make_documents

    made = make_documents(desk.office, desk.reading, kind, ids, as_of=desk.as_of, words=desk.words, workers=1)
    if made.made:
        keep_state(desk.asked, desk.office, desk.reading, why="report")
    words, folder_name = desk.words, str(desk.office.reports_folder)
    sentences = [words.say(_MADE, n=len(made.made), folder=folder_name)] if made.made else []
    if made.failed:
        sentences.append(words.say(_LOST, n=len(made.failed)))
    if made.bug is not None:
        raise made.bug
    return _answer(desk, " ".join(sentences) or words.own(_NONE_DUE), told.documents(made, desk))
