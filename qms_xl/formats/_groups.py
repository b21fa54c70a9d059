"""The issues that still stand, by register and by the people whom their rows name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.fold import fold
from qms_xl.formats._words import NO_REGISTER, NOBODY
from qms_xl.titles import title

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken


def register_word(issue: Spoken, view: CheckView) -> str:
    """Return the register that an issue stands in, by its title."""
    return view.voice.own(title(issue.register) if issue.register else NO_REGISTER)


def by_register(view: CheckView) -> dict[str, list[Spoken]]:
    """Return the issues by the title of their register, in the order in which they come."""
    found: dict[str, list[Spoken]] = {}
    for issue in view.issues:
        if issue.waived is None:
            found.setdefault(register_word(issue, view), []).append(issue)
    return found


def by_person(view: CheckView) -> dict[str, list[Spoken]]:
    """Return the issues by whom their rows name, in the order of names; last those that name nobody."""
    found: dict[str, list[Spoken]] = {}
    for issue, people in view.each():
        if issue.waived is None:
            for person in people or ("",):
                found.setdefault(person, []).append(issue)
    nobody = view.voice.own(NOBODY)
    return {name or nobody: found[name] for name in sorted(found, key=lambda name: (not name, fold(name)))}
