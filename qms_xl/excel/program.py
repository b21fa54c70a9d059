"""Excel as it runs on this computer, through xlwings, and the workbook of a path that is open in it."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qms_xl.excel.troubles import cloud_path, open_twice

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline


def program() -> Any:
    """Return xlwings, tamed; None where it or Excel is not there (Linux, no pywin32).

    On Windows it would ask a busy Excel again for ever, and when our process ends it would kill every Excel that it
    cannot see a workbook of (one with the start screen or in protected view), with what is not saved in it.
    """
    try:
        import xlwings
    except ImportError:
        return None
    windows = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        windows.N_COM_ATTEMPTS = 1  # type: ignore[attr-defined]
        atexit.unregister(windows.cleanup)
    return xlwings if xlwings.engines.active is not None else None


def open_book(path: Path, deadline: Deadline) -> xlwings.Book | None:
    """Return the workbook of this path as it is open in Excel, None where it is not.

    Raises ExcelTrouble: `busy`; `cloud_path` where a workbook of this name was opened from a web address, so that nobody
    can tell whether it is this file; `open_twice` where two Excels have it open.
    """
    xw = program()
    if xw is None:
        return None
    found = deadline.ask(lambda: [book for book in _books(xw, path.name) if _is(book, path, deadline)])
    if len(found) > 1:
        raise open_twice(path.name)
    return found[0] if found else None


def _books(xw: Any, name: str) -> Iterator[xlwings.Book]:
    """Yield the open workbooks of this name; asking others for their path could search whole cloud folders."""
    for app in xw.apps:
        with suppress(OSError):  # an Excel without any workbook window
            yield from (book for book in app.books if book.name.casefold() == name.casefold())


def _is(book: xlwings.Book, path: Path, deadline: Deadline) -> bool:
    import xlwings

    try:
        full = book.fullname
    except xlwings.XlwingsError as error:  # an https address without a local path
        raise cloud_path(path.name) from error
    if os.path.normcase(full).casefold() == os.path.normcase(path.absolute()).casefold():
        return True
    with suppress(OSError):  # Z:\Rejestry and \\server\Rejestry
        return Path(full).samefile(path)
    return False
