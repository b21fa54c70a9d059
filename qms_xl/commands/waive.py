"""Grants an exception: an issue that may stay, with reason, approver and end.

Zapisuje wyjątek: usterkę, która może zostać, z powodem, osobą i terminem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import Argument, Option
from qms_xl.commands._common import Asked, command
from qms_xl.commands._waiving import REASON, granting, options
from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.model import Issue, Text
from qms_xl.nearest import nearest

if TYPE_CHECKING:
    from qms_xl.check import Checked
    from qms_xl.office import Office
    from qms_xl.waive import Scope

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_LIKE_THIS = Text(
    'Np.: qms-xl waive ACT003 --record D-2026-014 --reason "dowód w EZD" --until 2027-06-30 --approved-by "Anna Nowak"',
    'Such as: qms-xl waive ACT003 --record A-2026-014 --reason "evidence kept elsewhere" --until 2027-06-30 '
    '--approved-by "Anna Nowak"',
)


def waive(
    asked: Asked,
    what: str,
    record: str | None,
    register: str | None,
    column: str | None,
    about: str | None,
    reason: str,
    until: date,
    approved_by: str,
    apply: bool,
) -> int:
    """Grant the waiver of one issue, or of a rule in a record; return 3 where a file could not be read or written, else 0."""
    from qms_xl.commands._picked import of_registers
    from qms_xl.rulebook import known_code

    given = (record, register, column, about)
    if _FINGERPRINT.fullmatch(what.strip().lower()):
        if any(given):
            raise UsageError(
                Text(
                    "Odcisk wskazuje jedną usterkę; opcje --record, --register, --column i --about są wtedy zbędne.",
                    "A fingerprint names one issue; --record, --register, --column and --about go without it.",
                ),
                _LIKE_THIS,
            )
        code = ""
    else:
        code = known_code(what, family=False)
        _refuse_own(code)
    registers = of_registers((register,), asked.language) if register else frozenset()

    def choose(office: Office, result: Checked) -> tuple[Mapping[Scope, Issue], Sequence[Issue]]:
        if not code:
            return _fingerprinted(what.strip().lower(), office, result.issues), ()
        of_rule = [
            one for one in result.issues if one.code == code and (not registers or one.cell.register in registers)
        ]
        return _named(of_rule, code, record, column, about, office), ()

    return granting(asked, "waive", reason, approved_by, until, apply, choose)


def _refuse_own(code: str) -> None:
    if code.startswith("WVR"):
        raise UsageError(
            Text(
                f"Reguły {code} nie można wyłączyć wyjątkiem: pilnuje wyjątków.",
                f"Rule {code} cannot be waived: it watches over waivers.",
            ),
            Text("Popraw wiersz w rejestrze „Wyjątki od reguł”.", "Correct the row in the register “Waivers”."),
        )


def _fingerprinted(word: str, office: Office, issues: Sequence[Issue]) -> Mapping[Scope, Issue]:
    """Return the waiver of the issue with this fingerprint; raises UsageError where there is none that can be waived."""
    from qms_xl.speak.issues import fingerprint
    from qms_xl.waive import can_be_waived, scope_of

    found = [issue for issue in issues if fingerprint(issue) == word]
    if not found:
        raise UsageError(
            Text(f"Dziś nie ma usterki o odcisku {word}.", f"There is no issue with the fingerprint {word} today."),
            Text("Odciski podaje: qms-xl check --format json", "Fingerprints are given by: qms-xl check --format json"),
        )
    _refuse_own(found[0].code)
    if not can_be_waived(found[0]):
        raise UsageError(
            Text("Tej usterki nie można objąć wyjątkiem.", "No waiver can silence this issue."),
            Text(
                "Nie należy do żadnego rejestru; trzeba ją usunąć.", "It belongs to no register; it has to be mended."
            ),
        )
    return {scope_of(issue, office): issue for issue in found if issue.waived is None}


def _named(
    of_rule: Sequence[Issue], code: str, record: str | None, column: str | None, about: str | None, office: Office
) -> Mapping[Scope, Issue]:
    """Return the waiver of what a rule says of a record; raises UsageError where it says nothing there, or where it is not clear what is meant."""
    from qms_xl.waive import can_be_waived, scope_of, silenced

    there = _in_record([issue for issue in of_rule if can_be_waived(issue)], code, record)
    wide = scope_of(
        there[0], office, record="" if record is None else "*" if record == "*" else str(there[0].cell.record)
    )
    scope = wide._replace(column=(column or "").strip(), about=(about or "").strip())
    meant = silenced(scope, there)
    if not meant:
        said = "; ".join(
            dict.fromkeys(f"{one.cell.header or one.cell.column}: {one.about}".rstrip(": ") for one in there)
        )
        raise UsageError(
            Text(
                "W tym rekordzie nie ma takiej usterki w tej kolumnie.",
                "There is no such issue in that column of the record.",
            ),
            Text(f"Są tam: {said}.", f"There are: {said}."),
        )
    unwaived = [issue for issue in meant if issue.waived is None]
    exact = scope_of(meant[0], office)
    scope = scope._replace(column=exact.column if column else "", about=exact.about if about else "")
    return {scope: unwaived[0]} if unwaived else {}


def _in_record(possible: Sequence[Issue], code: str, record: str | None) -> Sequence[Issue]:
    """Return those of a rule's issues that stand in the record, of one register; raises UsageError where none does, or where several do."""
    if not possible:
        raise UsageError(
            Text(f"Reguła {code} nie znajduje tam dziś żadnej usterki.", f"Rule {code} finds no issue there today."),
            Text("Co znajduje: qms-xl check", "What is found is told by: qms-xl check"),
        )
    if record is None and any(issue.cell.record for issue in possible):
        raise UsageError(
            Text("Podaj rekord opcją --record.", "Name the record with --record."),
            Text('Wszystkie rekordy rejestru: --record "*"', 'All records of the register: --record "*"'),
        )
    there = [issue for issue in possible if record in (None, "*") or fold(issue.cell.record or "") == fold(str(record))]
    if not there:
        known = list(dict.fromkeys(issue.cell.record for issue in possible if issue.cell.record))
        like = nearest(str(record), known)
        raise UsageError(
            Text(
                f"Reguła {code} nie znajduje dziś usterki w rekordzie „{record}”.",
                f"Rule {code} finds no issue in the record “{record}” today.",
            ),
            Text(f"Czy chodziło o „{like}”?", f"Did you mean “{like}”?")
            if like
            else Text(f"Znajduje w: {', '.join(known[:5])}.", f"It finds some in: {', '.join(known[:5])}."),
        )
    registers = sorted({issue.cell.register for issue in there})
    if len(registers) > 1:
        names = ", ".join(registers)
        raise UsageError(
            Text(
                f"Reguła {code} znajduje usterki w kilku rejestrach: {names}.",
                f"Rule {code} finds issues in several registers: {names}.",
            ),
            Text("Wskaż jeden opcją --register.", "Name one with --register."),
        )
    return there


COMMAND = command(
    waive,
    Text(
        "Dopisuje wiersz do rejestru wyjątków: wskazana usterka może zostać do podanego dnia. Nadal jest liczona i "
        "wymieniana, ale nie przeszkadza. Bez --apply niczego nie zmienia.\n\n"
        "Usterkę wskazuje kod reguły i rekord (a gdzie trzeba rejestr, kolumna i to, czego dotyczy) albo jej odcisk "
        "z check --format json. Zapis cofa qms-xl undo.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie lub qms.toml, 3 pliku nie udało się odczytać lub zapisać.",
        "Adds a row to the waivers register: the issue named may stay until the day given. It is still counted and listed, "
        "but no longer in the way. Changes nothing without --apply.\n\n"
        "An issue is named by the code of its rule and the record (where needed also register, column and what it is "
        "about), or by its fingerprint from check --format json. qms-xl undo takes the run back.\n\n"
        "Exit code: 0 done, 2 wrong command or qms.toml, 3 a file could not be read or written.",
    ),
    Argument(
        "what",
        Text(
            "Kod reguły, np. ACT003, albo odcisk usterki.", "Code of a rule, such as ACT003, or an issue's fingerprint."
        ),
        Text("KOD", "CODE"),
    ),
    Option(
        "--record",
        shown=Text("WPIS", "RECORD"),
        about=Text("Numer rekordu; * = każdy w tym rejestrze.", "The record's number; * = any of the register."),
    ),
    Option(
        "--register",
        shown=Text("REJESTR", "REGISTER"),
        about=Text("Rejestr, np. actions.", "The register, such as actions."),
    ),
    Option("--column", shown=Text("KOLUMNA", "COLUMN"), about=Text("Tylko ta kolumna.", "Only this column.")),
    Option(
        "--about",
        shown=Text("CO", "WHAT"),
        about=Text("Tylko to, czego dotyczy usterka, np. komórka.", "Only what the issue is about, such as a unit."),
    ),
    Option("--reason", required=True, shown=REASON, about=Text("Dlaczego może zostać.", "Why it may stay.")),
    *options(),
    formats=("table", "json"),
)
