"""Results as rows of the panel: issues, edits, what is left to do by hand, documents, what follows today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.errors import QmsError
from qms_xl.model import CellEdit, CellRef, RowAppend, Text, Word
from qms_xl.panel.answer import Row
from qms_xl.speak import short_day
from qms_xl.speak.links import place
from qms_xl.tables import schemas

if TYPE_CHECKING:
    from pathlib import Path

    from qms_xl.assess import Today
    from qms_xl.panel.desk import Desk
    from qms_xl.reconcile import Plan
    from qms_xl.rendering.batch import Documents
    from qms_xl.speak.issues import CheckView, Spoken
    from qms_xl.writing.outcome import ByHand

_FILE = Text("plik", "file")
_BY_HAND = Text("do zrobienia ręcznie", "by hand")
_NEW_ROW = Text("nowy wiersz", "new row")
_DOCUMENT = Text("dokument", "document")
_NOT_MADE = Text("nie powstał", "not made")
_OPEN = Text("otwórz", "open")
_CONFIRM = Text(
    "Do potwierdzenia: jeżeli się zgadza, wpisz ręcznie.", "To be confirmed: if it is right, type it in yourself."
)
_SAVED_BY_BUTTON = Text("Zapisze to przycisk „Zapisz zmiany”.", "The button “Save changes” writes it.")
_ACTION = Text("działanie", "action")
_DUE = Text("{what} (termin {due}, {state})", "{what} (due {due}, {state})")
_IN_UNIT = Text("(audit w komórce {unit})", "(audit in {unit})")
_LATE = Text("Po terminie: {n:plural dzień|dni|dni}.", "Late by {n:plural day|days}.")
_BY = Text("Najpóźniej {day}.", "By {day}.")
_NEXT_REVIEW = Text("Następny przegląd: {day}.", "Next review: {day}.")
_ACHIEVED = Text("Wykonanie: {pct:.1f}%.", "Achieved: {pct:.1f}%.")
_NAMED_BY = {"actions": "description", "documents": "title"}  # the column that says what a record is
_SETTLED = ("closed", "cancelled", "audited", "current")


def failed(errors: Iterable[QmsError], desk: Desk) -> Iterator[Row]:
    """Yield a row for each file that could not be read or written."""
    own = desk.words.own
    for error in errors:
        file = str(getattr(error, "file", ""))
        yield Row(own(_FILE), "", "", file, own(error.message), own(error.remedy) if error.remedy else "")


def issue(one: Spoken, view: CheckView, kind: str, desk: Desk) -> Row:
    """Return the row of an issue."""
    from qms_xl.formats._groups import register_word

    file = desk.office.folder / one.workbook if one.workbook else None
    shown = one.cell or one.sheet or one.workbook or ""
    record = one.record or ""
    return Row(kind, register_word(one, view), record, shown, one.message, one.remedy, file, place(one.sheet, one.cell))


def proposed(plan: Plan, desk: Desk) -> Iterator[Row]:
    """Yield the edits and rows of a plan: why, old and new."""
    from qms_xl.speak.edits import header_of, old_and_new, rule_of, values_of, why

    words = desk.words
    for one in plan.edits:
        cell = one.edit.cell
        old, new = old_and_new(one.edit, words)
        what = f"{header_of(cell, words)}: {old} → {new}\n{why(one, words)}"
        yield _at(cell, words.value(Word("fix", one.edit.safety)), what, _next(one.edit.safety, desk), desk)
    for row in plan.rows:
        values = "; ".join(f"{header}: {value}" for header, value in values_of(row.append, words))
        reason = f"\n{rule_of(row.because, words)}" if row.because else ""
        title = words.own(schemas()[row.append.register].title)
        remedy = _next(row.append.safety, desk)
        yield Row(words.own(_NEW_ROW), title, row.append.record, "", values + reason, remedy)


def _next(safety: str, desk: Desk) -> str:
    return desk.words.own(_SAVED_BY_BUTTON if safety == "safe" else _CONFIRM)


def written(edits: Iterable[CellEdit], kind: Text, desk: Desk) -> Iterator[Row]:
    """Yield the edits that stand now, or could."""
    from qms_xl.speak.edits import header_of, old_and_new

    for edit in edits:
        old, new = old_and_new(edit, desk.words)
        yield _at(edit.cell, desk.words.own(kind), f"{header_of(edit.cell, desk.words)}: {old} → {new}", "", desk)


def by_hand(left: Iterable[ByHand], desk: Desk) -> Iterator[Row]:
    """Yield what is left to a person: what should stand there, why it was not written, what to do."""
    from qms_xl.speak.edits import header_of, shown_value, values_of

    own = desk.words.own
    for one in left:
        remedy = own(one.remedy) if one.remedy else ""
        if isinstance(one.what, RowAppend):
            values = "; ".join(f"{header}: {value}" for header, value in values_of(one.what, desk.words))
            title = own(schemas()[one.what.register].title)
            yield Row(own(_BY_HAND), title, one.what.record, "", f"{own(one.message)}\n{values}", remedy)
        else:
            cell = one.what.cell
            what = f"{own(one.message)}\n{header_of(cell, desk.words)}: {shown_value(one.what, desk.words)}"
            yield _at(cell, own(_BY_HAND), what, remedy, desk)


def documents(made: Documents, desk: Desk) -> Iterator[Row]:
    """Yield the documents with links, then those that could not be made."""
    own = desk.words.own
    for one in made.made:
        yield Row(own(_DOCUMENT), "", one.id, own(_OPEN), one.path.name, "", one.path)
    for lost in made.failed:
        remedy = own(lost.why.remedy) if lost.why.remedy else ""
        yield Row(own(_NOT_MADE), "", lost.id, "", own(lost.why.message), remedy)


def tasks(today: Today, desk: Desk) -> Iterator[tuple[str, Row]]:
    """Yield person and row for each open action; "" where nobody is named."""
    actions = desk.reading.registers["actions"]
    states = {one.action: one.state for one in today.actions or ()}
    columns = {name: actions[name] if actions.has(name) else None for name in ("owner", "due_on", "description")}
    for row_id, key in zip(actions.frame.index.tolist(), actions.keys, strict=True):
        state = states.get(key)
        if state is None or state in _SETTLED:
            continue
        owner, due, what = (None if column is None else column[row_id] for column in columns.values())
        facts = {"what": _text(what), "due": _day(due, desk), "state": Word("action_state", state)}
        cell = actions.cell(row_id, "action")
        yield _text(owner), _at(cell, _text(owner), desk.words.say(_DUE, facts), "", desk)


def stands(today: Today, desk: Desk) -> Iterator[Row]:
    """Yield how objectives, actions, coverage and documents stand; what is settled is left out."""
    words = desk.words
    for objective in today.objectives or ():
        if objective.is_current:
            achieved = objective.achievement_pct
            reached = "" if achieved is None else words.say(_ACHIEVED, pct=achieved)
            state = Word("objective_status", objective.status)
            yield _of("objectives", objective.objective, state, objective.statement, reached, desk)
    for action in today.actions or ():
        if action.state not in _SETTLED:
            late = words.say(_LATE, n=action.days_late) if action.days_late else ""
            yield _of("actions", action.action, Word("action_state", action.state), "", late, desk)
    for pair in today.audits or ():
        if pair.state not in _SETTLED:
            due = words.say(_BY, day=pair.due_by) if pair.due_by else ""
            unit = words.say(_IN_UNIT, unit=pair.unit)
            yield _of("documents", pair.doc, Word("coverage_state", pair.state), unit, due, desk)
    for document in today.documents or ():
        if document.state not in _SETTLED:
            due = words.say(_NEXT_REVIEW, day=document.next_review) if document.next_review else ""
            yield _of("documents", document.doc, Word("document_state", document.state), "", due, desk)


def _of(register: str, record: str, state: Word, what: str, remedy: str, desk: Desk) -> Row:
    """Return the row of a record, with a link to where it stands and with what it says of itself."""
    found = desk.reading.registers[register]
    rows = found.frame.index[found.keys == record]
    kind = desk.words.value(state)
    if not len(rows):
        return Row(kind, desk.words.own(schemas()[register].title), record, "", what, remedy)
    name = _NAMED_BY.get(register, "")
    own = _text(found.frame.at[rows[-1], name]) if name and found.has(name) else ""
    return _at(found.cell(rows[-1], found.schema.key[0]), kind, " ".join(filter(None, (own, what))), remedy, desk)


def _at(cell: CellRef, kind: str, what: str, remedy: str, desk: Desk) -> Row:
    title = desk.words.own(schemas()[cell.register].title) if cell.register in schemas() else ""
    file: Path | None = desk.file(cell)
    return Row(
        kind, title, cell.record or "", cell.cell or cell.sheet, what, remedy, file, place(cell.sheet, cell.cell)
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object, desk: Desk) -> str:
    is_day = isinstance(value, date) and value == value  # NaT differs from itself
    return short_day(value, desk.words.language) if is_day else desk.words.value(None)  # type: ignore[arg-type]
