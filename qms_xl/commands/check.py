"""Says what is wrong in the registers, cell by cell, and what to do about it.

Mówi, co jest nie tak w rejestrach, komórka po komórce, i co z tym zrobić.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qms_xl.commands._bilingual import FILE, Argument, Option
from qms_xl.commands._checked import check_view, checked
from qms_xl.commands._common import Asked, command, voice
from qms_xl.commands._narrowing import all_parts, ignore_option, register_option, select_option
from qms_xl.errors import FileError
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.shelf import modules

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.speak.issues import CheckView

_FORMATS = {name.rpartition(".")[2].rstrip("_"): name for name in modules("qms_xl.formats")}
_WEIGHT = {"note": 1, "warning": 2, "error": 3, "never": 4}
_NAME = Text("Usterki {}", "Issues {}")
_MISSING = (
    Text("Nie ma pliku {}.", "There is no file {}."),
    Text(
        "Podaj skoroszyt, który istnieje, albo żaden: wtedy sprawdzane są wszystkie.",
        "Name a workbook that is there, or none: then all are checked.",
    ),
)
_WAIT = Text("Czytam i sprawdzam rejestry…", "Reading and checking the registers…")


def check(
    asked: Asked,
    files: Sequence[str],
    select: Sequence[tuple[str, ...]],
    ignore: Sequence[tuple[str, ...]],
    register: Sequence[str],
    person: str | None,
    fail_on: str,
) -> int:
    """Check the office's registers, write the result, and return 3 for unreadable files, 1 for issues that count, else 0."""
    from qms_xl.commands._picked import of_person, of_registers
    from qms_xl.read import read_office, with_files

    office = asked.office()
    wanted = of_registers(register, asked.language)
    named_files, missing = _files(files)
    with asked.waiting(_WAIT):
        reading = with_files(office, read_office(office, named_files, as_of=asked.as_of))
        result = checked(office, reading, asked.as_of, all_parts(select), all_parts(ignore))
    named = [
        issue
        for issue in result.issues
        if (not wanted or issue.cell.register in wanted)
        and (not reading.chosen or issue.cell.workbook in reading.chosen)
    ]
    if person:
        named = of_person(named, person, reading.registers)
    words = voice(asked, office, reading)
    view = replace(
        check_view(office, reading, result, named, words, asked.as_of, missing),
        quiet=asked.quiet,
        all_shown=asked.verbose,
    )
    _write(view, asked, office)
    if asked.format != "full":  # which tells of them among the issues
        for failure in view.failed:
            tell(failure.told(asked.language))
    return _exit_code(view, fail_on)


def _write(view: CheckView, asked: Asked, office: Office) -> None:
    """Write the result where it was asked for; a format that cannot be shown on a terminal goes into a file in any case."""
    form = import_module(_FORMATS[asked.format])
    path = asked.output.absolute() if asked.output else None
    if hasattr(form, "write"):
        with asked.out() as out:
            form.write(replace(view, result_folder=path.parent if path else None), out)
        return
    from qms_xl.disk.new_file import new_bytes

    path = path or _new_report(office, f"{_NAME.in_(asked.language).format(view.as_of)}{form.SUFFIX}")
    with new_bytes(path) as data:
        data.write(form.made(replace(view, result_folder=path.parent)))
    if asked.output is None:
        click.echo(path)


def _new_report(office: Office, name: str) -> Path:
    """Return where a result may stand in the reports folder, beside those of the same name; raises WriteError."""
    from qms_xl.disk.new_file import make_folder, unused
    from qms_xl.disk.refusals import failed

    try:
        make_folder(office.reports_folder)
    except OSError as trouble:
        raise failed(str(office.reports_folder), trouble) from trouble
    return unused(office.reports_folder / name)


def _exit_code(view: CheckView, fail_on: str) -> int:
    if view.failed:
        return 3
    return int(any(issue.waived is None and _WEIGHT[issue.severity] >= _WEIGHT[fail_on] for issue in view.issues))


def _files(typed: Sequence[str]) -> tuple[tuple[Path, ...], tuple[FileError, ...]]:
    """Return the files named and those that are not there; raises the error where none is.

    A pattern is taken apart here, since the Windows console hands it on as it is; one that nothing fits is a missing file.
    """
    paths = [path for text in typed for path in _fitting(Path(text)) or [Path(text)]]
    missing = tuple(
        FileError(str(path), *(text.filled(path) for text in _MISSING), reason="missing")
        for path in paths
        if not path.is_file()
    )
    if missing and len(missing) == len(paths):
        raise missing[0]
    return tuple(path for path in paths if path.is_file()), missing


def _fitting(pattern: Path) -> list[Path]:
    return sorted(Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))) if "*" in str(pattern) else []


COMMAND = command(
    check,
    Text(
        "Czyta skoroszyty z folderu rejestrów (albo tylko podane pliki) i wypisuje usterki: gdzie stoją, co jest nie tak "
        "i co z tym zrobić. Niczego nie zmienia.\n\n"
        "Kod wyjścia: 0 bez usterek od stopnia --fail-on, 1 z nimi, 2 złe polecenie lub qms.toml, 3 plik nieczytelny.",
        "Reads the workbooks of the registers folder (or only the files named) and lists the issues: where they stand, "
        "what is wrong and what to do about it. Changes nothing.\n\n"
        "Exit code: 0 no issue at or above --fail-on, 1 issues, 2 wrong command or qms.toml, 3 an unreadable file.",
    ),
    Argument("files", Text("Skoroszyty; bez nich wszystkie.", "Workbooks; without them all."), FILE, nargs=-1),
    select_option(
        Text(
            "Tylko te reguły, np. ACT002,GEN (cała rodzina).", "Only these rules, such as ACT002,GEN (all of a family)."
        )
    ),
    ignore_option(),
    register_option(Text("usterki", "issues")),
    Option(
        "--person",
        shown=Text("OSOBA", "PERSON"),
        about=Text("Tylko wiersze, w których jest ta osoba.", "Only rows that name this person."),
    ),
    Option(
        "--fail-on",
        type=click.Choice(["error", "warning", "never"]),
        default="error",
        about=Text(
            "Od jakiego stopnia kod wyjścia 1 (domyślnie error).",
            "From which severity the exit code is 1 (default: error).",
        ),
    ),
    formats=("full", *sorted(set(_FORMATS) - {"full"})),
)
