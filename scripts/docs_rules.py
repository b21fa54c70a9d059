"""The rule book as a page: every rule with why, clause, what it says, what to do, its settings, a bad and a good example."""

from __future__ import annotations

from collections.abc import Iterator

from qms_xl.commands.explain import toml
from qms_xl.model import Language, Text, Word
from qms_xl.norms import profiles
from qms_xl.rulebook import Entry, rule_book
from qms_xl.settings import Settings, value_of
from qms_xl.speak import Voice
from qms_xl.speak.examples import first_issue, shown
from qms_xl.tables import format_tables

_SEVERITY = Text("Stopień", "Severity")
_CLAUSE = Text("Punkt normy", "Clause")
_FIX = Text("Poprawka", "Correction")
_SETTINGS = Text("Ustawienia", "Settings")
_OFF = Text("Domyślnie wyłączona.", "Off by default.")
_SAYS = Text("Mówi na przykład", "It says, for example")
_REMEDY = Text("Co zrobić", "What to do")
_GOOD = Text("Dobrze", "Good")
_BAD = Text("Źle (! wskazuje komórkę)", "Bad (! marks the cell)")


def clauses(entry: Entry) -> str:
    """Return the clauses as `10.2.1 [8.5.2]`, those of 2015 before those of 2008; "" for a rule of the office's own."""
    found = [norm.clause(entry.rule.clause) for norm in reversed(profiles()) if norm.name != "iso9001-2026"]
    return found[0] + (f" [{found[1]}]" if found[1] and found[1] != found[0] else "")


def rule_pages(language: Language) -> str:
    """Return the whole rule book, family by family."""
    voice = Voice(language)
    lines: list[str] = []
    family = ""
    for entry in rule_book().values():
        if entry.family != family:
            family = entry.family
            lines += [f"## {family}", ""]
        lines += [*_rule(entry, voice), ""]
    return "\n".join(lines).rstrip()


def _rule(entry: Entry, voice: Voice) -> Iterator[str]:
    rule = entry.rule
    yield f"### {entry.code} {voice.own(rule.title)}"
    yield ""
    facts = [f"{voice.own(_SEVERITY)}: {voice.value(Word('severity', rule.severity))}"]
    facts += [f"{voice.own(_CLAUSE)}: {clauses(entry)}"] if rule.clause else []
    facts += [f"{voice.own(_FIX)}: {voice.value(Word('fix', rule.fix))}"] if rule.fix else []
    if rule.settings:
        each = (f"`{name} = {toml(value_of(Settings(), name))}`" for name in rule.settings)
        facts += [f"{voice.own(_SETTINGS)}: {', '.join(each)}"]
    yield " · ".join(facts) + (f". {voice.own(_OFF)}" if rule.off else "")
    yield ""
    yield voice.own(rule.why)
    yield ""
    if issue := first_issue(entry, voice):
        yield f"{voice.own(_SAYS)}: {_plain(issue.message)}"
        yield ""
        yield f"{voice.own(_REMEDY)}: {_plain(issue.remedy)}"
        yield ""
    for heading, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        yield f"{voice.own(heading)}:"
        yield ""
        yield f"```text\n{format_tables(shown(example, voice), voice.language)}\n```"
        yield ""


def _plain(text: str) -> str:
    """Return a sentence as Markdown that shows it as it is."""
    return " ".join(text.split()).replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")
