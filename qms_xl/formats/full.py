"""`check --format full`: issues by workbook and sheet, in sentences, with what to do about them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from qms_xl.formats._words import HIDDEN, ONE, counts, extent, failures, reservations, skipped
from qms_xl.model import Text
from qms_xl.speak.grid import narrow_console, print_wrapped
from qms_xl.titles import lacking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from qms_xl.speak.issues import CheckView, Spoken

SHOWN = 5  # issues of one rule on one sheet before "and so many more"
_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_MORE = Text("i jeszcze {n} ({code})", "and {n} more ({code})")
_SKIPPED = Text(
    "Pominięto {n:plural regułę|reguły|reguł}, bo brakuje: {names}.",
    "{n:plural rule was|rules were} skipped for lack of: {names}.",
)
_SKIPPED_EACH = Text("{code} pominięto, brakuje: {names}.", "{code} was skipped for lack of: {names}.")
_WAIVED = Text("Wyjątek: {code}, {where}: {reason}", "Waived: {code}, {where}: {reason}")
_FIXES = Text(
    "{n:plural usterka ma|usterki mają|usterek ma} gotową poprawkę: qms-xl reconcile",
    "{n:plural issue has|issues have} a ready fix: qms-xl reconcile",
)
_EXPLAIN = Text("Więcej o regule: qms-xl explain {code}", "More about a rule: qms-xl explain {code}")


def write(view: CheckView, out: TextIO) -> None:
    """Write for a person: at most 80 columns, colours only on a terminal."""
    console = narrow_console(out)
    shown = [issue for issue in view.issues if issue.waived is None]
    for (workbook, sheet), group in groupby(shown, key=lambda issue: (issue.workbook, issue.sheet)):
        console.print(" › ".join(part for part in (workbook, sheet) if part) or view.office, style="bold")
        _sheet(console, list(group), view)
        console.print()
    for message, remedy in failures(view):
        _paragraph(console, message, _COLOURS["error"])
        _paragraph(console, remedy, indent=2)
    if not view.quiet:
        for line in _end(view, shown):
            _paragraph(console, line)


def _sheet(console: Console, issues: Sequence[Spoken], view: CheckView) -> None:
    """Print one sheet's issues in the order of its rows; of one rule only the first few."""
    counts: dict[str, int] = {}
    total = {code: sum(issue.code == code for issue in issues) for code in {issue.code for issue in issues}}
    for issue in issues:
        counts[issue.code] = counts.get(issue.code, 0) + 1
        if view.all_shown or counts[issue.code] <= SHOWN or total[issue.code] == SHOWN + 1:
            _issue(console, issue, view)
    for code in sorted(total):
        if not view.all_shown and total[code] > SHOWN + 1:
            _paragraph(console, view.voice.say(_MORE, n=total[code] - SHOWN, code=code), "dim", indent=2)


def _issue(console: Console, issue: Spoken, view: CheckView) -> None:
    from rich.text import Text as Line

    head = Line("  ")
    head.append(f"{issue.cell or '–':<6}", style="bold")
    head.append(f" {view.voice.own(ONE[issue.severity])} ", style=_COLOURS[issue.severity])
    head.append(issue.code)
    if issue.record:
        head.append(f" · {issue.record}")
    if issue.hidden:
        head.append(f" · {view.voice.own(HIDDEN)}", style="dim")
    console.print(head, overflow="fold")
    _paragraph(console, issue.message, indent=9)
    _paragraph(console, issue.remedy, "dim", indent=9)


def _paragraph(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """Print a text within the width, its own lines kept."""
    for line in text.splitlines():
        print_wrapped(console, line, style, indent)


def _end(view: CheckView, shown: Sequence[Spoken]) -> Iterator[str]:
    say, checked = view.voice.say, view.checked
    yield counts(view)
    if view.all_shown:
        for issue in view.issues:
            if issue.waived is not None:
                where = " › ".join(part for part in (issue.workbook, issue.sheet, issue.cell) if part)
                yield say(_WAIVED, code=issue.code, where=where, reason=issue.waived)
    yield extent(view)
    if view.all_shown:
        for rule in skipped(view):
            yield say(_SKIPPED_EACH, code=rule.code, names=rule.lacked)
    elif checked.skipped:
        every = sorted({name for names in checked.skipped.values() for name in names})
        yield say(_SKIPPED, n=len(checked.skipped), names=lacking(*every))
    yield from reservations(view)
    fixes = sum(issue.fix is not None for issue in shown)
    if fixes:
        yield say(_FIXES, n=fixes)
    if shown:
        yield say(_EXPLAIN, code=shown[0].code)
