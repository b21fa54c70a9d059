"""Lists the rule book.

Wypisuje wszystkie reguły.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.commands._common import OFF, OTHER_NORM, Asked, command, office_norm
from qms_xl.model import Text, Word
from qms_xl.speak import Voice
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.rulebook import Entry

_MORE = Text("Więcej: qms-xl explain KOD", "More: qms-xl explain CODE")


def rules(asked: Asked) -> None:
    """Print every rule of the book, also those that the chosen standard switches off."""
    from qms_xl.norms import profile
    from qms_xl.rulebook import rule_book

    norm = profile(office_norm(asked))
    entries = list(rule_book().values())
    with asked.out() as out:
        if asked.format == "json":
            dump([_row(entry, norm, asked) for entry in entries], out)
            return
        family = ""
        for entry in entries:
            out.write("\n" if family not in ("", entry.family) else "")
            family = entry.family
            out.write(_line(entry, norm, asked))
    asked.say(_MORE)


def _line(entry: Entry, norm: Norm, asked: Asked) -> str:
    import textwrap

    voice = Voice(asked.language)
    severity = voice.value(Word("severity", entry.rule.severity))
    clause = norm.clause(entry.rule.clause)
    title = voice.own(entry.rule.title) + (f" [{clause}]" if clause else "")
    if not _runs(entry, norm):
        title += f" ({voice.say(OTHER_NORM, norm=norm.name, since=entry.rule.since)})"
    if entry.rule.off:
        title += f" ({voice.own(OFF)})"
    head = f"{entry.code:<7}{severity:<13}"
    return textwrap.fill(head + title, 80, subsequent_indent=" " * len(head), break_on_hyphens=False) + "\n"


def _row(entry: Entry, norm: Norm, asked: Asked) -> dict[str, object]:
    return {
        "code": entry.code,
        "name": entry.name,
        "severity": entry.rule.severity,
        "title": entry.rule.title.in_(asked.language),
        "clause": norm.clause(entry.rule.clause) or None,
        "fix": entry.rule.fix,
        "off": entry.rule.off,
        "since": entry.rule.since or None,
        "runs": _runs(entry, norm),
    }


def _runs(entry: Entry, norm: Norm) -> bool:
    return not entry.rule.since or norm.at_least(entry.rule.since)


COMMAND = command(
    rules,
    Text(
        "Wypisuje każdą regułę z jej stopniem i punktem normy, także te, które przy wybranej normie nie działają. "
        "Nie potrzebuje folderu biura.",
        "Lists every rule with its severity and clause, also those that do not run under the chosen standard. "
        "Needs no office folder.",
    ),
    formats=("table", "json"),
)
