"""The buttons that are about changes of registers: what is proposed, writing what is safe, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from qms_xl.disk.refusals import why
from qms_xl.excel import Deadline, open_book
from qms_xl.excel import undo as undo_in_excel
from qms_xl.model import Text
from qms_xl.panel import told
from qms_xl.panel.answer import Answer, Row
from qms_xl.panel.desk import Desk, answered
from qms_xl.panel.last_save import LastSave, forget, keep, kept

if TYPE_CHECKING:
    from qms_xl.panel.saving import Saved
    from qms_xl.reconcile import Plan
    from qms_xl.writing.outcome import Settled

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
_NO_WAY_BACK = Text(
    "Przycisk „Cofnij ostatni zapis” tego zapisu nie cofnie: {}.", "“Undo last save” cannot take this save back: {}."
)
_NO_UNDO = Text("Nie ma czego cofnąć.", "There is nothing to take back.")
_UNDONE = Text("Cofnięto: {n:plural komórka|komórki|komórek}.", "Taken back: {n:plural cell|cells}.")
_RESTORED = Text("Przywrócono skoroszyty sprzed zapisu: {books}.", "Put back as they were: {books}.")
_CLOSED_NOW = Text(
    "Tych skoroszytów nie ma już w Excelu: {books}. Otwórz je i naciśnij ten przycisk jeszcze raz.",
    "These workbooks are no longer open in Excel: {books}. Open them and press this button again.",
)
_WRITTEN = Text("zapisano", "saved")
_TAKEN_BACK = Text("cofnięto", "taken back")
_OFFERED = Text("do cofnięcia ręcznie", "to be put back by hand")
_EDIT_DEADLINE = 60.0  # seconds for the changes of one workbook


def plan(desk: Desk) -> Answer:
    """List what should change."""
    from qms_xl.speak.written import counts

    found = _plan(desk)
    words, shown = desk.words, counts(found.edits, found.rows, desk.words)
    sentence = words.say(_PROPOSED, counts=shown) if shown else words.own(_IN_LINE)
    return answered(desk, sentence, [*told.proposed(found, desk), *told.by_hand(found.by_hand, desk)])


def apply(desk: Desk) -> Answer:
    """Write what is safe, and keep what is needed to take it back."""
    from qms_xl.commands._writing import keep_written
    from qms_xl.panel.saving import write_changes
    from qms_xl.speak.written import counts

    _settle(desk)
    found = _plan(desk)
    edits = [one.edit for one in found.edits if one.edit.safety == "safe"]
    rows = [one.append for one in found.rows if one.append.safety == "safe"]
    saved = write_changes(desk.office, desk.reading, desk.opened, edits, rows, lambda: Deadline(_EDIT_DEADLINE))
    if saved.edits or saved.rows:
        _keep(desk, saved)
    _tell(desk, saved.written.settled)
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
    return answered(desk, " ".join(sentences), [*told_now, *told.written(saved.edits, _WRITTEN, desk)])


def _keep(desk: Desk, saved: Saved) -> None:
    """Keep what is needed to take a save back; where that cannot be done, say so: the save stands."""
    now = datetime.now().astimezone()
    try:
        keep(desk.home, LastSave(str(desk.office.folder), now, saved.written.run, saved.outcomes))
    except OSError as trouble:
        said = why(trouble)
        desk.asked.say(Text(_NO_WAY_BACK.pl.format(said.pl), _NO_WAY_BACK.en.format(said.en)))


def undo(desk: Desk) -> Answer:
    """Take back the last save: old values where ours still stand, in Excel and on disk."""
    from qms_xl.commands.undo import keep_undone
    from qms_xl.write import undo as undo_on_disk

    _settle(desk)
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
        _tell(desk, undone.settled)
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
    return answered(desk, " ".join(sentences) or words.own(_NO_UNDO), rows)


def _settle(desk: Desk) -> None:
    """Finish or give up what a run that broke off has left, before anything is read."""
    from qms_xl.write import finish_broken_runs

    _tell(desk, finish_broken_runs(desk.office, "button"))


def _tell(desk: Desk, settled: Sequence[Settled]) -> None:
    from qms_xl.commands._writing import told_beside

    desk.asked.said.extend(told_beside(settled, (), desk.asked))


def _last(desk: Desk) -> LastSave:
    """Return the last save of the panel, or none where something was written on disk after it."""
    from qms_xl.writing.runs import all_runs
    from qms_xl.writing.undo import last_run

    office, none = str(desk.office.folder), datetime.fromtimestamp(0).astimezone()
    last = kept(desk.home, office) or LastSave(office, none, "", {})
    run = last_run(all_runs(desk.office.folder).runs)
    return LastSave(office, none, "", {}) if run and run.id != last.run and run.at > last.at else last


def _plan(desk: Desk) -> Plan:
    from qms_xl.read import with_documents
    from qms_xl.reconcile import reconcile

    return reconcile(desk.office, with_documents(desk.office, desk.reading), desk.as_of)
