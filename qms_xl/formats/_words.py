"""What every format says alike: severities, counts, how much was checked, what was skipped, switched off or not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Severity, Text
from qms_xl.titles import lacking

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView

COUNTED: dict[Severity, Text] = {
    "error": Text("{n:plural błąd|błędy|błędów}", "{n:plural error|errors}"),
    "warning": Text("{n:plural ostrzeżenie|ostrzeżenia|ostrzeżeń}", "{n:plural warning|warnings}"),
    "note": Text("{n:plural wskazówka|wskazówki|wskazówek}", "{n:plural note|notes}"),
}
ONE: dict[Severity, Text] = {
    "error": Text("błąd", "error"),
    "warning": Text("ostrzeżenie", "warning"),
    "note": Text("wskazówka", "note"),
}
HIDDEN = Text("wiersz ukryty", "hidden row")
TITLE = Text("Usterki w rejestrach", "Issues in the registers")
NOBODY = Text("(nikt nie jest wpisany)", "(nobody is named)")
NO_REGISTER = Text("(pliki i skoroszyty)", "(files and workbooks)")
FIX = {
    "safe": Text("bezpieczna", "safe"),
    "unsafe": Text("do potwierdzenia", "to be confirmed"),
}
_WAIVED = Text(
    "{n:plural usterka objęta wyjątkiem|usterki objęte wyjątkami|usterek objętych wyjątkami}",
    "{n:plural waived issue|waived issues}",
)
_NONE = Text("Usterek nie znaleziono.", "No issues found.")
_NO_REGISTER_READ = Text(
    "Nie było czego sprawdzić: w skoroszytach z folderu rejestrów nie ma ani jednego rejestru.",
    "There was nothing to check: the workbooks of the registers folder hold not a single register.",
)
_EXTENT = Text(
    "Sprawdzono {rules:plural regułę|reguły|reguł}, {registers:plural rejestr|rejestry|rejestrów}, "
    "{rows:plural wiersz|wiersze|wierszy}. Stan na {as_of}.",
    "Checked: {rules:plural rule|rules}, {registers:plural register|registers}, {rows:plural row|rows}. As of {as_of}.",
)
_IGNORED = Text("Wyłączone w qms.toml: {code} ({reason}).", "Switched off in qms.toml: {code} ({reason}).")


class Skipped(NamedTuple):
    """A rule that was skipped, and what it lacked, by the titles that people know."""

    code: str
    title: str
    lacked: str


def counts(view: CheckView) -> str:
    """Return how many issues there are, as one sentence."""
    parts = [view.voice.say(text, n=view.count(severity)) for severity, text in COUNTED.items() if view.count(severity)]
    waived = sum(issue.waived is not None for issue in view.issues)
    if waived:
        parts.append(view.voice.say(_WAIVED, n=waived))
    if not parts:
        return view.voice.own(_NONE if view.checked.registers else _NO_REGISTER_READ)
    return ", ".join(parts) + "."


def extent(view: CheckView) -> str:
    """Return how much was checked and for which day."""
    checked = view.checked
    return view.voice.say(
        _EXTENT, rules=checked.rules, registers=checked.registers, rows=checked.rows, as_of=view.as_of
    )


def reservations(view: CheckView) -> Iterator[str]:
    """Yield what the reader should know of besides: rules switched off."""
    for code, reason in (view.ignored or {}).items():
        yield view.voice.say(_IGNORED, code=code, reason=reason)


def failures(view: CheckView) -> Iterator[tuple[str, str]]:
    """Yield each file that could not be read: what is the matter, and what to do about it."""
    for failure in view.failed:
        remedy = failure.remedy.in_(view.voice.language) if failure.remedy else ""
        yield failure.message.in_(view.voice.language), remedy


def skipped(view: CheckView) -> list[Skipped]:
    """Return the rules that were skipped, in the order of their codes."""
    return [
        Skipped(code, rule_title(code, view), view.voice.own(lacking(*names)))
        for code, names in view.checked.skipped.items()
    ]


def rule_title(code: str, view: CheckView) -> str:
    """Return a rule's title in the reader's language; the code itself where the book has no such rule."""
    from qms_xl.rulebook import rule_book

    entry = rule_book().get(code)
    return view.voice.own(entry.rule.title) if entry else code
