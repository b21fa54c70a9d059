"""Fills the computed blocks of README and docs/: settings, rules, registers, documents, help; `--check` says whether they are up to date."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from docs_registers import register_tables
from docs_reports import counted_table, fields_table, filters_table, kinds_table
from docs_rules import clauses, rule_pages

from qms_xl.cli import main as qms_xl
from qms_xl.commands.explain import toml
from qms_xl.model import Language, Text
from qms_xl.rulebook import rule_book
from qms_xl.settings import Settings
from qms_xl.speak import Voice

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(<!-- built: (?P<what>.+?) -->\n)(?P<text>.*?)(<!-- end -->)", re.DOTALL)
SETTING = Text("| ustawienie i wartość domyślna | czytają |\n|---|---|", "| setting and default | read by |\n|---|---|")
RULE = Text(
    "| kod | reguła | stopień | punkt |\n|---|---|---|---|", "| code | rule | severity | clause |\n|---|---|---|---|"
)


def settings_table(language: Language) -> str:
    """Return every setting with its default and the rules that read it."""
    readers: dict[str, list[str]] = {}
    for entry in rule_book().values():
        for name in entry.rule.settings:
            readers.setdefault(name, []).append(entry.code)
    rows = (f"| `{name} = {value}` | {', '.join(readers.get(name, ()))} |" for name, value in _settings(Settings()))
    return "\n".join([SETTING.in_(language), *rows])


def rules_table(language: Language) -> str:
    """Return every rule with severity and clauses, 2015 before 2008."""
    from qms_xl.model import Word

    voice = Voice(language)
    rows = []
    for entry in rule_book().values():
        severity = voice.value(Word("severity", entry.rule.severity))
        rows.append(f"| {entry.code} | {voice.own(entry.rule.title)} | {severity} | {clauses(entry)} |")
    return "\n".join([RULE.in_(language), *rows])


def help_text(language: Language, *words: str) -> str:
    """Return what `qms-xl … --help` prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        qms_xl(["--language", language, *words, "--help"])
    return f"```text\n{out.getvalue().rstrip()}\n```"


def built(text: str, language: Language) -> str:
    """Return a page with its computed blocks filled anew."""
    makers: dict[str, Callable[..., str]] = {
        "settings": settings_table,
        "rules": rules_table,
        "rule book": rule_pages,
        "registers": register_tables,
        "documents": kinds_table,
        "counted": counted_table,
        "fields": fields_table,
        "filters": filters_table,
        "help": help_text,
    }

    def block(found: re.Match[str]) -> str:
        what = found["what"]
        words = [] if what in makers else what.split()
        return f"{found[1]}{makers[words[0] if words else what](language, *words[1:])}\n{found[4]}"

    return BLOCK.sub(block, text)


def pages() -> Iterator[tuple[Path, str, str]]:
    """Yield each page with what stands there and what should."""
    for path in (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md"))):
        text = path.read_text(encoding="utf-8")
        yield path, text, built(text, "pl" if path.name.endswith(".pl.md") else "en")


def main(words: list[str]) -> int:
    """Write the pages, or compare them; 1 where one differs."""
    stale = [(path, new) for path, old, new in pages() if old != new]
    for path, new in stale:
        if "--check" in words:
            print(f"{path.relative_to(ROOT)} is out of date: python scripts/build_docs.py")
        else:
            path.write_text(new, encoding="utf-8", newline="\n")
    return int("--check" in words and bool(stale))


def _settings(part: Any, before: str = "") -> Iterator[tuple[str, str]]:
    for field in fields(part):
        value = getattr(part, field.name)
        if is_dataclass(value):
            yield from _settings(value, f"{field.name}.")
        elif before or field.name not in Settings.ELSEWHERE:
            yield before + field.name, toml(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
