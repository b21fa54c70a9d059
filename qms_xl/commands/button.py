"""Does what a button of the panel asks for; the panel's macros and the links in the Start menu call it.

Robi to, o co prosi przycisk panelu; wywołują je makra panelu i skróty w menu Start.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qms_xl.commands._bilingual import FILE, Argument, Option
from qms_xl.commands._common import Asked, command
from qms_xl.errors import QmsError, UsageError
from qms_xl.model import Text
from qms_xl.panel.buttons_shown import ACTIONS

if TYPE_CHECKING:
    from qms_xl.panel.answer import Panel

_NO_PANEL = Text("Nie ma panelu: {}.", "There is no panel: {}.")
_SETUP = Text("Nowy zrobi polecenie: qms-xl setup", "A new one is made by: qms-xl setup")
_NO_EXCEL = Text(
    "Panel jest otwarty, ale nie można porozumieć się z Excelem.", "The panel is open, but Excel cannot be reached."
)
_DOCTOR = Text("Powody i rady podaje: qms-xl doctor", "The reasons, and what to do: qms-xl doctor")
_FROM_EXCEL, _FROM_LIBREOFFICE, _FROM_NOWHERE = "1", "0", "none"


def button(asked: Asked, action: str, wb: str | None, from_xl: str, **_: str | None) -> int:
    """Find the panel and press the button; return its exit code. What no panel can show is told in a window."""
    from qms_xl.buttons import bug, press
    from qms_xl.panel.home import home
    from qms_xl.panel.window import tell_in_window

    own = home()
    try:
        return press(action, _panel(wb, from_xl, own), asked.as_of, own)
    except QmsError as trouble:
        tell_in_window(trouble.told(asked.language))
        return trouble.exit_code
    except Exception as trouble:  # the broad net of this door: whoever pressed a button sees no console
        tell_in_window(bug(trouble, action, own).in_(asked.language))
        return 4


def _panel(wb: str | None, from_xl: str, own: Path) -> Panel:
    """Return the panel: the one that called, else the one that is open in Excel, else the file as it was saved."""
    from qms_xl.excel import Deadline, open_book
    from qms_xl.excel.program import program
    from qms_xl.panel.in_excel import ExcelPanel
    from qms_xl.panel.in_file import FilePanel
    from qms_xl.panel.window import show_file

    if from_xl == _FROM_EXCEL:
        xw = program()
        if xw is None:
            raise UsageError(_NO_EXCEL, _DOCTOR)
        try:
            return ExcelPanel(xw.Book.caller(), datetime.now)
        except QmsError:
            raise
        except Exception as trouble:  # whatever xlwings or COM says where the workbook is not to be found
            raise UsageError(_NO_EXCEL, _DOCTOR) from trouble
    path = Path(wb or "")
    if not wb or not path.is_file():
        raise UsageError(Text(_NO_PANEL.pl.format(wb or "–"), _NO_PANEL.en.format(wb or "–")), _SETUP)
    book = open_book(path, Deadline()) if from_xl == _FROM_NOWHERE else None
    if book is not None:
        return ExcelPanel(book, datetime.now)
    return FilePanel(path, own, datetime.now(), show_file if from_xl == _FROM_NOWHERE else None)


COMMAND = command(
    button,
    Text(
        "Robi to samo, co przycisk panelu, i pokazuje wynik w panelu albo w nowym skoroszycie. Panel wywołuje to polecenie "
        "sam; z wiersza poleceń wygodniejsze są check, reconcile, report i undo.\n\n"
        f"Przyciski: {', '.join(ACTIONS)}.",
        "Does what a button of the panel does and shows the result in the panel, or in a new workbook. The panel calls this "
        "by itself; on the command line check, reconcile, report and undo are handier.\n\n"
        f"Buttons: {', '.join(ACTIONS)}.",
    ),
    Argument("action", Text("Przycisk.", "The button."), Text("PRZYCISK", "BUTTON"), type=click.Choice(ACTIONS)),
    Option("--wb", shown=FILE, about=Text("Panel.", "The panel.")),
    Option(
        "--from_xl",
        type=click.Choice([_FROM_EXCEL, _FROM_LIBREOFFICE, _FROM_NOWHERE]),
        default=_FROM_NOWHERE,
        about=Text("1: wywołał Excel, 0: LibreOffice.", "1: called by Excel, 0: by LibreOffice."),
    ),
    Option("--hwnd", shown=Text("OKNO", "WINDOW"), about=Text("Okno Excela.", "Excel's window.")),
)
