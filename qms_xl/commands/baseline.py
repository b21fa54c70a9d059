"""Lets stand what is wrong today, so that only new issues show.

Zostawia to, co dziś jest nie tak, żeby było widać tylko nowe usterki.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import Option
from qms_xl.commands._common import Asked, command
from qms_xl.commands._narrowing import all_parts, ignore_option, register_option, select_option
from qms_xl.commands._waiving import REASON, granting, options
from qms_xl.model import Issue, Text

if TYPE_CHECKING:
    from qms_xl.check import Checked
    from qms_xl.office import Office
    from qms_xl.waive import Scope

_REASON = Text("stan zastany {}", "as found on {}")


def baseline(
    asked: Asked,
    until: date,
    approved_by: str,
    reason: str | None,
    select: Sequence[tuple[str, ...]],
    ignore: Sequence[tuple[str, ...]],
    register: Sequence[str],
    apply: bool,
) -> int:
    """Grant a waiver for each issue of today; return 3 where a file could not be read or written, else 0."""
    from qms_xl.commands._picked import of_registers
    from qms_xl.rulebook import rule_book
    from qms_xl.speak import day
    from qms_xl.waive import can_be_waived, scope_of

    wanted, chosen, without = of_registers(register, asked.language), all_parts(select), all_parts(ignore)

    def choose(office: Office, result: Checked) -> tuple[Mapping[Scope, Issue], Sequence[Issue]]:
        issues = [
            issue
            for issue in result.issues
            if issue.waived is None
            and (not wanted or issue.cell.register in wanted)
            and (not chosen or rule_book()[issue.code].is_among(chosen))
            and not rule_book()[issue.code].is_among(without)
        ]
        issues.sort(key=lambda issue: issue.code)
        scopes: dict[Scope, Issue] = {}
        for issue in filter(can_be_waived, issues):
            scopes.setdefault(scope_of(issue, office), issue)
        return scopes, [issue for issue in issues if not can_be_waived(issue)]

    language = asked.office().language
    words = _REASON.in_(language).format(day(asked.as_of, language)) if reason is None else reason
    return granting(asked, "baseline", words, approved_by, until, apply, choose)


COMMAND = command(
    baseline,
    Text(
        "Na pierwszy dzień z programem: każdą dzisiejszą usterkę wpisuje do rejestru wyjątków, z powodem, osobą i terminem. "
        "Odtąd check pokazuje tylko nowe. Usterki objęte wyjątkiem nadal są liczone, a po terminie wracają. Bez --apply "
        "niczego nie zmienia.\n\n"
        "Czego wyjątkiem objąć nie można, wypisuje osobno. Całość cofa qms-xl undo.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie lub qms.toml, 3 pliku nie udało się odczytać lub zapisać.",
        "For the first day with the program: enters each issue of today in the waivers register, with reason, person and "
        "end. From then on check shows new ones only. Waived issues are still counted, and come back after the end. Changes "
        "nothing without --apply.\n\n"
        "What cannot be waived is listed apart. qms-xl undo takes the whole run back.\n\n"
        "Exit code: 0 done, 2 wrong command or qms.toml, 3 a file could not be read or written.",
    ),
    *options(),
    Option(
        "--reason",
        shown=REASON,
        about=Text("Powód (domyślnie: stan zastany dziś).", "The reason (default: as found today)."),
    ),
    select_option(
        Text("Tylko usterki z tych reguł, np. DOC,ACT003.", "Only issues of these rules, such as DOC,ACT003.")
    ),
    ignore_option(),
    register_option(Text("usterki", "issues")),
    formats=("table", "json"),
)
