"""Links from a result to the cell that it speaks of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from qms_xl.workbook.addresses import on_sheet

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken


class Target(NamedTuple):
    """What a link leads to: `file`, a URL relative to the result (absolute on another drive), `place` like `'Cele'!F12`."""

    file: str
    place: str


def target(issue: Spoken, view: CheckView) -> Target | None:
    """Return where the cell of an issue is found from the folder that the result stands in; None where that is unknown."""
    if not issue.workbook or view.home is None or view.result_folder is None:
        return None
    return Target(file_url(view.home / issue.workbook, view.result_folder), place(issue.sheet, issue.cell))


def file_url(path: Path, folder: Path) -> str:
    """Return the URL of a file as seen from a folder; both absolute."""
    try:
        return quote(Path(os.path.relpath(path, folder)).as_posix(), safe="/")
    except ValueError:  # Windows: on another drive nothing is relative
        return path.as_uri()


def place(sheet: str | None, cell: str | None) -> str:
    """Return a cell as a reference within its workbook, the first one of the sheet where none is named."""
    return on_sheet(sheet, cell or "A1") if sheet else ""
