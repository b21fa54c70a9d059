"""Makes a realistic office with faults in it, checks it and makes its reports.

Zakłada przykładowe biuro z usterkami w rejestrach, sprawdza je i sporządza raporty.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from qms_xl.commands._bilingual import FOLDER, Argument, PathText
from qms_xl.commands._common import Asked, command, quoted
from qms_xl.commands.check import check
from qms_xl.commands.report import report
from qms_xl.commands.status import status
from qms_xl.model import Text
from qms_xl.reader import here

_DEFAULT = "demo-office"
_MAKING = Text("Zakładam przykładowe biuro…", "Making the demo office…")
_HEADINGS = {
    check: Text("Usterki w rejestrach", "Issues in the registers"),
    status: Text("Co z nich wynika na dziś", "What follows from them today"),
    report: Text("Dokumenty", "Documents"),
}
_LOOK = Text(
    "Gdzie zajrzeć:\n"
    "  rejestry (otwórz w Excelu): {registers}\n"
    "  usterki z wyjaśnieniem:     qms-xl check --office {folder}{day}\n"
    "  raport z auditu:            {audit}",
    "Where to look:\n"
    "  registers (open in Excel):  {registers}\n"
    "  issues, explained:          qms-xl check --office {folder}{day}\n"
    "  audit report:               {audit}",
)


def demo(asked: Asked, folder: Path | None) -> int:
    """Make the demo office in `folder`, then check it, say what follows and make every report; return 0."""
    from qms_xl.demo.folder import refuse_others, seal, settle
    from qms_xl.demo.office import demo_office
    from qms_xl.office import load_office
    from qms_xl.office.parts import FOLDERS

    home = folder or Path(_DEFAULT)
    refuse_others(home)
    with asked.waiting(_MAKING):
        made = demo_office(asked.as_of, asked.language)
        settle(home, made.files, tuple(name.in_(asked.language) for name in FOLDERS.values()))
    here = replace(asked, folder=home, day=asked.as_of, output=None)
    _head(check, asked)
    check(replace(here, format="concise"), (), (), (), (), None, "never")
    _head(status, asked)
    status(replace(here, format="table"), None)
    _head(report, asked)
    report(replace(here, format="text"), "all", (), every=True, template=None, per_unit=False, pdf=False)
    seal(home)

    office = load_office(home, home)
    reports = sorted(office.reports_folder.glob(f"*{made.audit}*.docx"))
    look = _LOOK.in_(asked.language).format(
        registers=_shown(office.registers_folder),
        folder=quoted(home),
        day=f" --as-of {asked.day}" if asked.day else "",
        audit=_shown(reports[0] if reports else office.reports_folder),
    )
    with asked.out() as out:
        out.write(f"\n{look}\n")
    return 0


def _head(part: object, asked: Asked) -> None:
    if not asked.quiet:
        click.echo(f"\n{_HEADINGS[part].in_(asked.language)}\n")  # type: ignore[index]


def _shown(path: Path) -> str:
    """Return a path as a person finds it from here."""
    try:
        return str(path.relative_to(here()))
    except ValueError:
        return str(path)


COMMAND = command(
    demo,
    Text(
        "Zakłada w folderze (domyślnie demo-office) przykładowe starostwo: dziewięć skoroszytów, dokumenty, szablony. "
        "W rejestrach są usterki, jakie zdarzają się w urzędach. Potem sprawdza je, mówi, co z nich wynika na dziś, "
        "i sporządza raporty.\n\n"
        "Nietknięte demo zakłada od nowa; folderu, w którym jest coś innego, nie rusza.",
        "Makes a county office in the folder (default: demo-office): nine workbooks, documents, templates. The registers "
        "hold faults of the kind that offices have. Then it checks them, says what follows from them today and makes the "
        "reports.\n\n"
        "An untouched demo is made anew; a folder that holds anything else is left alone.",
    ),
    Argument(
        "folder",
        Text("Nowy albo pusty folder.", "A new or empty folder."),
        FOLDER,
        type=PathText(),
        required=False,
    ),
)
