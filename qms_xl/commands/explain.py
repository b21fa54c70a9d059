"""Explains one rule: what, why, clause, good and bad example, remedy, settings.

Objaśnia jedną regułę: co, dlaczego, punkt normy, dobry i zły przykład.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from textwrap import indent, wrap
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import Argument
from qms_xl.commands._common import OFF, OTHER_NORM, Asked, command, office_norm
from qms_xl.model import Text, Word
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.rulebook import Entry
    from qms_xl.speak import Voice

_WIDTH = 80
_RUNS = Text("Kiedy działa", "When it runs")
_FIX = Text("Poprawka", "Correction")
_WHY = Text("Dlaczego", "Why")
_CLAUSE = Text("Punkt normy", "Clause")
_SAYS = Text("Mówi na przykład", "It says, for example")
_REMEDY = Text("Co zrobić", "What to do")
_GOOD = Text("Dobrze", "Good")
_BAD = Text("Źle (! wskazuje komórkę)", "Bad (! marks the cell)")
_SETTINGS = Text("Ustawienia w qms.toml, tabela [settings]", "Settings in qms.toml, table [settings]")


def explain(asked: Asked, code: str) -> None:
    """Print what a rule finds, why, under which clause, a good and a bad example, the remedy and its settings."""
    from qms_xl.norms import profile
    from qms_xl.rulebook import known_code, rule_book
    from qms_xl.speak import Voice

    book = rule_book()
    entry = next((one for one in book.values() if one.name == code), None) or book[known_code(code, family=False)]
    norm = profile(office_norm(asked))
    voice = Voice(asked.language)
    with asked.out() as out:
        if asked.format == "json":
            dump(_facts(entry, norm, voice), out)
        else:
            out.write("\n".join(_page(entry, norm, voice)) + "\n")


def _page(entry: Entry, norm: Norm, voice: Voice) -> Iterator[str]:
    from qms_xl.speak.examples import first_issue, narrow, shown
    from qms_xl.tables import format_tables

    rule = entry.rule
    yield f"{entry.code} {entry.name} ({voice.value(Word('severity', rule.severity))})"
    yield from _wrapped(voice.own(rule.title))
    yield ""
    if rule.off:
        yield from _part(voice.own(_RUNS), voice.own(OFF))
    if rule.since and not norm.at_least(rule.since):
        yield from _part(voice.own(_RUNS), voice.say(OTHER_NORM, norm=norm.name, since=rule.since))
    yield from _part(voice.own(_WHY), voice.own(rule.why))
    yield from _part(voice.own(_CLAUSE), _clause(entry, norm, voice) or "–")
    if issue := first_issue(entry, voice):
        yield from _part(voice.own(_SAYS), issue.message)
        yield from _part(voice.own(_REMEDY), issue.remedy)
    if rule.fix:
        yield from _part(voice.own(_FIX), voice.value(Word("fix", rule.fix)))
    for heading, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        yield f"{voice.own(heading)}:"
        yield ""
        yield indent(narrow(format_tables(shown(example, voice), voice.language), _WIDTH - 2), "  ")
        yield ""
    if rule.settings:
        yield f"{voice.own(_SETTINGS)}:"
        yield from (f"  {name} = {toml(value)}" for name, value in _settings(entry).items())


def _facts(entry: Entry, norm: Norm, voice: Voice) -> dict[str, object]:
    from qms_xl.speak.examples import first_issue, shown

    rule = entry.rule
    issue = first_issue(entry, voice)
    return {
        "code": entry.code,
        "name": entry.name,
        "severity": rule.severity,
        "title": voice.own(rule.title),
        "why": voice.own(rule.why),
        "clause": norm.clause(rule.clause) or None,
        "message": issue and issue.message,
        "remedy": issue and issue.remedy,
        "fix": rule.fix,
        "good": shown(rule.good, voice).strip("\n"),
        "bad": shown(rule.bad, voice).strip("\n"),
        "settings": {
            name: tomllib.loads(f"value = {toml(value)}")["value"] for name, value in _settings(entry).items()
        },
        "off": rule.off,
        "since": rule.since or None,
    }


def _clause(entry: Entry, norm: Norm, voice: Voice) -> str:
    """Return the clause with its short title where the edition gives one."""
    clause = norm.clause(entry.rule.clause)
    title = norm.clauses.get(clause.split(" ")[0])
    return (
        f"{clause} {title.in_(voice.language)} ({norm.name})" if title else f"{clause} ({norm.name})" if clause else ""
    )


def _settings(entry: Entry) -> dict[str, object]:
    """Return the settings that the rule reads, with their defaults."""
    from qms_xl.settings import Settings, value_of

    return {name: value_of(Settings(), name) for name in entry.rule.settings}


def toml(value: object) -> str:
    """Return a value as qms.toml holds it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {toml(part)}" for name, part in value.items()) + " }"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple) and not hasattr(value, "in_year"):
        return "[" + ", ".join(toml(part) for part in value) + "]"
    return json.dumps(str(value), ensure_ascii=False)


def _part(heading: str, text: str) -> Iterator[str]:
    yield from _wrapped(f"{heading}: {text}")
    yield ""


def _wrapped(text: str) -> list[str]:
    return wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


COMMAND = command(
    explain,
    Text(
        "Objaśnia regułę o podanym kodzie (np. ACT002). Nie potrzebuje folderu biura.",
        "Explains the rule with this code (such as ACT002). Needs no office folder.",
    ),
    Argument("code", Text("Kod reguły albo jej nazwa.", "Code of a rule, or its name."), Text("KOD", "CODE")),
    formats=("full", "json"),
)
