"""How `reconcile` tells a person what should change: by workbook, sheet and reason, every cell with old and new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Text, Word
from qms_xl.speak.by_hand import print_by_hand
from qms_xl.speak.edits import print_edits, rule_of, source_of, values_of, why
from qms_xl.speak.grid import print_wrapped
from qms_xl.speak.written import counts, print_paragraphs, told_written
from qms_xl.tables import schemas

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.reconcile import Plan, Proposed, ProposedRow
    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand, Written

_NEW_ROWS = Text("Nowe wiersze", "New rows")
_NEW_ROW = Text("{register}: {record} ({safety})", "{register}: {record} ({safety})")
_NONE = Text(
    "Skoroszyty są uzgodnione: nie ma nic do zmiany.", "The workbooks are in line: there is nothing to change."
)
_COUNTS = Text("Do zmiany: {counts}.", "To change: {counts}.")
_OF_THESE = Text(
    "Do zmiany: {counts}; z tego do potwierdzenia: {unsafe}.",
    "To change: {counts}; of these to be confirmed: {unsafe}.",
)
_SAFE = Text(
    "Niczego jeszcze nie zapisano. Zmiany bezpieczne zapisze polecenie:\n  qms-xl reconcile --apply",
    "Nothing has been written yet. What is safe is written by:\n  qms-xl reconcile --apply",
)
_NOT_SAFE = Text(
    "Niczego jeszcze nie zapisano, a bezpiecznych zmian nie ma.", "Nothing has been written yet; no change is safe."
)
_UNSAFE = Text(
    "Przejrzyj zmiany do potwierdzenia. Całość razem z nimi zapisze polecenie:\n  qms-xl reconcile --apply --unsafe",
    "Look through what needs confirmation. All of it, that too, is written by:\n  qms-xl reconcile --apply --unsafe",
)
_WAITING = Text(
    "Do potwierdzenia zostało: {n}. Zapisze to polecenie:\n  qms-xl reconcile --apply --unsafe",
    "Left to be confirmed: {n}. That is written by:\n  qms-xl reconcile --apply --unsafe",
)


class PlanView(NamedTuple):
    """What `reconcile` has to tell. `written`: None where nothing was to be written; `home`: the office folder.

    `by_hand`: what is left to a person, `to_paste`: the workbook with its rows; `takes_unsafe`: what needs confirmation was to be written too; `all_shown`: no
    shortening of long lists; `quiet`: no words around the result.
    """

    plan: Plan
    written: Written | None
    by_hand: Sequence[ByHand]
    voice: Voice
    home: Path
    to_paste: Path | None = None
    takes_unsafe: bool = False
    all_shown: bool = False
    quiet: bool = False


def print_plan(console: Console, view: PlanView) -> None:
    """Print the edits by workbook and sheet, the new rows, what was written, and what is left to do by hand."""
    plan, voice = view.plan, view.voice
    for (workbook, sheet), there in groupby(plan.edits, key=lambda one: one.edit.cell[1:3]):
        console.print(f"{workbook} › {sheet}", style="bold")
        _sheet(console, list(there), view)
        console.print()
    if plan.rows:
        console.print(voice.own(_NEW_ROWS), style="bold")
        for row in plan.rows:
            _row(console, row, voice)
        console.print()
    if not view.quiet:
        print_paragraphs(console, _end(view))
    if view.by_hand:
        console.print()
        print_by_hand(console, view.by_hand, voice, view.home, to_paste=view.to_paste, all_shown=view.all_shown)


def _sheet(console: Console, edits: Sequence[Proposed], view: PlanView) -> None:
    """Print one sheet's edits, those of one reason together."""
    by_reason: dict[tuple[str, str], list[Proposed]] = {}
    for one in edits:
        by_reason.setdefault((source_of(one.edit), one.edit.safety), []).append(one)
    for (_, safety), together in by_reason.items():
        print_wrapped(console, f"{why(together[0], view.voice)} ({view.voice.value(Word('fix', safety))})", indent=2)
        print_edits(console, [one.edit for one in together], view.voice, all_shown=view.all_shown)


def _row(console: Console, row: ProposedRow, voice: Voice) -> None:
    title, safety = schemas()[row.append.register].title, Word("fix", row.append.safety)
    head = voice.say(_NEW_ROW, register=title, record=row.append.record, safety=safety)
    print_wrapped(console, head, indent=2)
    if row.because is not None:
        print_wrapped(console, f"{rule_of(row.because, voice)}: {row.because.cell.record}", indent=4)
    print_wrapped(console, "; ".join(f"{header}: {value}" for header, value in values_of(row.append, voice)), indent=4)


def _end(view: PlanView) -> Iterator[str]:
    """Yield how much there is to change, and how to write it; or what was written, and how to take it back.

    Commands and paths stand on lines of their own.
    """
    plan, voice, written = view.plan, view.voice, view.written
    safety = Counter(one.edit.safety for one in plan.edits) + Counter(one.append.safety for one in plan.rows)
    if not safety:
        if not view.by_hand:
            yield voice.own(_NONE)
        return
    unsafe = safety["unsafe"]
    if written is None:
        yield voice.say(_OF_THESE if unsafe else _COUNTS, counts=counts(plan.edits, plan.rows, voice), unsafe=unsafe)
        yield voice.own(_SAFE if safety["safe"] else _NOT_SAFE)
        if safety["unsafe"]:
            yield voice.own(_UNSAFE)
        return
    yield from told_written(written, voice)
    if unsafe and not view.takes_unsafe:
        yield voice.say(_WAITING, n=unsafe)
