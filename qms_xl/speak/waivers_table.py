"""How `waive` and `baseline` tell a person what they will let stand, what they cannot, and what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Issue, Text
from qms_xl.rulebook import rule_book
from qms_xl.speak.by_hand import print_by_hand
from qms_xl.speak.edits import rule_of
from qms_xl.speak.grid import Line, print_grid, print_wrapped
from qms_xl.speak.written import print_paragraphs, told_written

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.reconcile import Plan
    from qms_xl.speak import Voice
    from qms_xl.waive import Grant, Scope
    from qms_xl.writing.outcome import ByHand, Written

SHOWN = 6  # waivers of one rule before "and so many more"
_MORE = Text("i jeszcze {n:plural wyjątek|wyjątki|wyjątków}", "and {n:plural more waiver|more waivers}")
_GRANT = Text(
    "Powód: {reason}. Zatwierdza: {who}. Ważne do: {until}.",
    "Reason: {reason}. Approved by: {who}. Valid until: {until}.",
)
_ALL = Text("wszystkie", "all")
_ABOUT = Text("dotyczy: {about}", "about: {about}")
_COUNT = Text(
    "{waivers:plural wyjątek|wyjątki|wyjątków}; wycisza {issues:plural usterkę|usterki|usterek}.",
    "{waivers:plural waiver|waivers}, silencing {issues:plural issue|issues}.",
)
_RENEWED = Text("Z tego przedłużonych: {n}.", "Of these renewed: {n}.")
_BROAD = Text(
    "Wyjątek bez numeru rekordu wycisza każdą taką usterkę w tej kolumnie albo rejestrze, także nową.",
    "A waiver without a record silences every such issue of that column or register, new ones too.",
)
_LEFT = Text("Tego wyjątkiem objąć nie można: {n}", "No waiver can silence these: {n}")
_WHY = {
    "waivers": Text(
        "Usterki w samych wyjątkach trzeba usunąć w rejestrze „Wyjątki od reguł”.",
        "Issues about waivers are to be mended in the register “Waivers”.",
    ),
    "crashed": Text(
        "To błąd programu w regule, a nie usterka w rejestrze. Proszę zgłosić go autorom qms-xl.",
        "This is a bug in a rule, no issue of a register. Please tell the makers of qms-xl.",
    ),
    "nowhere": Text(
        "Usterka nie należy do żadnego rejestru, a wyjątek zawsze należy do jakiegoś. Trzeba ją usunąć.",
        "The issue belongs to no register, and a waiver always does. It has to be mended.",
    ),
}
_NOT_YET = Text(
    "Niczego jeszcze nie zapisano. Zapisze to to samo polecenie z opcją --apply.",
    "Nothing has been written yet. The same command with --apply writes it.",
)
_NEW_BOOK = Text(
    "Biuro nie ma jeszcze rejestru wyjątków. Z opcją --apply powstanie nowy skoroszyt:\n  {path}",
    "The office has no waivers register yet. With --apply a new workbook is made:\n  {path}",
)
_MADE = Text(
    "Powstał nowy skoroszyt z rejestrem wyjątków:\n  {path}", "A new workbook with the register was made:\n  {path}"
)
_NOTHING = Text("Nie ma usterek, które trzeba objąć wyjątkiem.", "There is no issue that needs a waiver.")
_SKIPPED = Text(
    "{n:plural reguły|reguł|reguł} dziś nie sprawdzono, bo brakuje im rejestrów albo kolumn. Co znajdą później, pokaże się jako "
    "nowe.",
    "{n:plural rule was|rules were} not checked today for lack of registers or columns. What they find later will show as "
    "new.",
)
_MASKED = Text(
    "W {n:plural komórce|komórkach|komórkach} jest coś, czego nie da się odczytać. Gdy zostaną poprawione, mogą się o nich "
    "odezwać inne reguły.",
    "{n:plural cell holds|cells hold} something that cannot be read. Once mended, other rules may speak of them.",
)


class WaiversView(NamedTuple):
    """What `waive` and `baseline` have to tell. `scopes`: the waivers, each with its issue; `silenced`: every issue they silence.

    `left`: issues that no waiver can silence; `made`: the workbook that the register needs, "" where there is one already;
    `skipped`: how many rules could not run; `written`: None where nothing was to be written; `home`: the office folder.
    """

    plan: Plan
    scopes: Mapping[Scope, Issue]
    silenced: Sequence[Issue]
    grant: Grant
    left: Sequence[Issue]
    made: str
    skipped: int
    written: Written | None
    by_hand: Sequence[ByHand]
    voice: Voice
    home: Path
    all_shown: bool = False
    quiet: bool = False


def print_waivers(console: Console, view: WaiversView) -> None:
    """Print the waivers by rule, then why and until when, how many issues they silence, and what stays."""
    voice = view.voice
    for rule, together in groupby(view.scopes.items(), key=lambda pair: rule_of(pair[1], voice)):
        _of_rule(console, rule, [scope for scope, _ in together], view)
    if view.scopes:
        console.print()
    if not view.quiet:
        print_paragraphs(console, _end(view))
    if view.left:
        console.print()
        console.print(voice.say(_LEFT, n=len(view.left)), style="bold")
        _print_left(console, view.left, voice)
    if view.by_hand:
        console.print()
        print_by_hand(console, view.by_hand, voice, view.home, all_shown=view.all_shown)


def why_left(issue: Issue) -> str:
    """Return why no waiver can silence an issue: `waivers`, `crashed` or `nowhere`."""
    if issue.code.startswith("WVR"):
        return "waivers"
    return "crashed" if not issue.cell.workbook and not issue.cell.register else "nowhere"


def _of_rule(console: Console, rule: str, scopes: Sequence[Scope], view: WaiversView) -> None:
    voice = view.voice
    print_wrapped(console, rule, "bold")
    listed = scopes if view.all_shown or len(scopes) <= SHOWN + 1 else scopes[:SHOWN]
    cells = zip(*(_cells(scope, voice) for scope in listed), strict=True)
    filled = [column for column in cells if any(column)]
    print_grid(console, None, [Line(line) for line in zip(*filled, strict=True)], indent=2)
    if len(scopes) > len(listed):
        console.print(f"  {voice.say(_MORE, n=len(scopes) - len(listed))}", style="dim")


def _cells(scope: Scope, voice: Voice) -> list[str]:
    record = scope.record if scope.record not in ("", "*") else f"({voice.own(_ALL)})"
    about = voice.say(_ABOUT, about=scope.about) if scope.about else ""
    return [scope.register, record, scope.column, about]


def _end(view: WaiversView) -> Iterator[str]:
    """Yield the reason, how many waivers silence how many issues, what is not known, and how it is written or taken back."""
    voice, plan = view.voice, view.plan
    if not view.scopes:
        yield voice.own(_NOTHING)
        return
    facts = {"reason": view.grant.reason.rstrip("."), "who": view.grant.approved_by, "until": view.grant.expires_on}
    yield voice.say(_GRANT, facts)
    yield voice.say(_COUNT, waivers=len(view.scopes), issues=len(view.silenced))
    if plan.edits:
        yield voice.say(_RENEWED, n=len(view.scopes) - len(plan.rows))
    if any(not scope.record for scope in view.scopes):
        yield voice.own(_BROAD)
    masked = {one.cell[1:4] for one in view.silenced if rule_book()[one.code].rule.masks and one.severity != "note"}
    if masked:
        yield voice.say(_MASKED, n=len(masked))
    if view.skipped:
        yield voice.say(_SKIPPED, n=view.skipped)
    if view.made:
        yield voice.say(_NEW_BOOK if view.written is None else _MADE, path=view.made)
    if view.written is None:
        yield voice.own(_NOT_YET)
    else:
        yield from told_written(view.written, voice)


def _print_left(console: Console, left: Iterable[Issue], voice: Voice) -> None:
    by_reason: dict[str, list[Issue]] = {}
    for issue in left:
        by_reason.setdefault(why_left(issue), []).append(issue)
    for reason, together in by_reason.items():
        print_wrapped(console, voice.own(_WHY[reason]), "dim", indent=2)
        lines = [
            Line([one.cell.workbook, one.cell.sheet, one.cell.cell or "", rule_of(one, voice)]) for one in together
        ]
        print_grid(console, None, lines, indent=4)
