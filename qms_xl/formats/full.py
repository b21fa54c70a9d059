"""`check --format full`: issues by workbook and sheet, in sentences, with what to do about them."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from qms_xl.model import Severity, Text
from qms_xl.speak import day
from qms_xl.speak.issues import lacking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from qms_xl.speak.issues import CheckView, Spoken

SHOWN = 5  # issues of one rule on one sheet before "and so many more"
_WIDTH = 80
_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_WORDS: dict[Severity, Text] = {
    "error": Text("{n:plural błąd|błędy|błędów}", "{n:plural error|errors}"),
    "warning": Text("{n:plural ostrzeżenie|ostrzeżenia|ostrzeżeń}", "{n:plural warning|warnings}"),
    "note": Text("{n:plural wskazówka|wskazówki|wskazówek}", "{n:plural note|notes}"),
}
_ONE: dict[Severity, Text] = {
    "error": Text("błąd", "error"),
    "warning": Text("ostrzeżenie", "warning"),
    "note": Text("wskazówka", "note"),
}
_MORE = Text("i jeszcze {n} ({code})", "and {n} more ({code})")
_NONE = Text("Usterek nie znaleziono.", "No issues found.")
_WAIVED = Text(
    "{n:plural usterka objęta odstępstwem|usterki objęte odstępstwem|usterek objętych odstępstwem}",
    "{n:plural waived issue|waived issues}",
)
_EXTENT = Text(
    "Sprawdzono {rules:plural regułę|reguły|reguł}, {registers:plural rejestr|rejestry|rejestrów}, "
    "{rows:plural wiersz|wiersze|wierszy}. Stan na {as_of}.",
    "Checked: {rules:plural rule|rules}, {registers:plural register|registers}, {rows:plural row|rows}. As of {as_of}.",
)
_SKIPPED = Text(
    "Pominięto {n:plural regułę|reguły|reguł}, bo brakuje: {names}.",
    "{n:plural rule was|rules were} skipped for lack of: {names}.",
)
_SKIPPED_EACH = Text("{code} pominięto, brakuje: {names}.", "{code} was skipped for lack of: {names}.")
_IGNORED = Text("Wyłączone w qms.toml: {code} ({reason}).", "Switched off in qms.toml: {code} ({reason}).")
_COMPUTED = Text(
    "Kolumny obliczane w skoroszytach są z dnia {day}.", "The computed columns of the workbooks are of {day}."
)
_HIDDEN = Text("wiersz ukryty", "hidden row")
_FIXES = Text(
    "{n:plural usterka ma|usterki mają|usterek ma} gotową poprawkę: qms-xl reconcile",
    "{n:plural issue has|issues have} a ready fix: qms-xl reconcile",
)
_EXPLAIN = Text("Więcej o regule: qms-xl explain {code}", "More about a rule: qms-xl explain {code}")


def write(view: CheckView, out: TextIO) -> None:
    """Write for a person: at most 80 columns, colours only on a terminal."""
    from rich.console import Console

    console = Console(file=out, width=None if out.isatty() else _WIDTH, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDTH)
    shown = [issue for issue in view.issues if issue.waived is None]
    for (workbook, sheet), group in groupby(shown, key=lambda issue: (issue.workbook, issue.sheet)):
        console.print(" › ".join(part for part in (workbook, sheet) if part) or view.office, style="bold")
        _sheet(console, list(group), view)
        console.print()
    for failure in view.failed:
        _paragraph(console, failure.message.in_(view.voice.language), _COLOURS["error"])
        if failure.remedy:
            _paragraph(console, failure.remedy.in_(view.voice.language), indent=2)
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
    head.append(f" {view.voice.own(_ONE[issue.severity])} ", style=_COLOURS[issue.severity])
    head.append(issue.code)
    if issue.record:
        head.append(f" · {issue.record}")
    if issue.hidden:
        head.append(f" · {view.voice.own(_HIDDEN)}", style="dim")
    console.print(head, overflow="fold")
    _paragraph(console, issue.message, indent=9)
    _paragraph(console, issue.remedy, "dim", indent=9)


def _paragraph(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """Print a text wrapped within its indent; what staff wrote is never read as markup."""
    from rich.text import Text as Line

    for line in text.splitlines():
        margin = " " * indent
        for part in wrap(line, console.width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False):
            console.print(Line(part, style=style), soft_wrap=True)


def _end(view: CheckView, shown: Sequence[Spoken]) -> Iterator[str]:
    say = view.voice.say
    counts = [say(text, n=view.count(severity)) for severity, text in _WORDS.items() if view.count(severity)]
    waived = len(view.issues) - len(shown)
    if waived:
        counts.append(say(_WAIVED, n=waived))
    yield ", ".join(counts) + "." if counts else say(_NONE)
    checked = view.checked
    yield say(_EXTENT, rules=checked.rules, registers=checked.registers, rows=checked.rows, as_of=view.as_of)
    if view.all_shown:
        for code, names in checked.skipped.items():
            yield say(_SKIPPED_EACH, code=code, names=tuple(lacking(name) for name in names))
    elif checked.skipped:
        every = sorted({name for names in checked.skipped.values() for name in names})
        yield say(_SKIPPED, n=len(checked.skipped), names=tuple(lacking(name) for name in every))
    for code, reason in (view.ignored or {}).items():
        yield say(_IGNORED, code=code, reason=reason)
    if view.computed_on:
        yield say(_COMPUTED, day=day(view.computed_on, view.voice.language))
    fixes = sum(issue.fix is not None for issue in shown)
    if fixes:
        yield say(_FIXES, n=fixes)
    if shown:
        yield say(_EXPLAIN, code=shown[0].code)
