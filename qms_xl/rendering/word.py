"""Word documents to PDF by Word itself, in a process of its own that ends when its time is over. Windows alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from qms_xl.disk.scratch import lay, scratch_folder
from qms_xl.workbook.container.child import ChildFailed, run_in_child

SECONDS_EACH = 60
_NO_MACROS = 3  # msoAutomationSecurityForceDisable
_PDF, _BOOKMARKS_OF_HEADINGS, _NO_QUESTIONS = (
    17,
    1,
    0,
)  # wdExportFormatPDF, wdExportCreateHeadingBookmarks, wdAlertsNone


def is_here() -> bool:
    """Return whether Word can be asked on this computer."""
    return find_spec("win32com") is not None


def converted(documents: Sequence[bytes]) -> Iterator[bytes | None]:
    """Yield for each document, a .docx, its PDF; None for one that Word could not convert in time."""
    with scratch_folder() as home:
        for number, data in enumerate(documents):
            source, target = lay(data, home / f"{number:04}.docx"), home / f"{number:04}.pdf"
            try:
                run_in_child(export, str(source), str(target), seconds=SECONDS_EACH)
            except ChildFailed:
                yield None
            else:
                yield target.read_bytes() if target.is_file() else None


def export(source: str, target: str) -> None:
    """Have Word save a document as a tagged PDF: no macros, no questions, no links updated, in a Word of its own."""
    from win32com.client import DispatchEx

    word = DispatchEx("Word.Application")
    try:
        word.Visible = False
        word.DisplayAlerts = _NO_QUESTIONS
        word.AutomationSecurity = _NO_MACROS
        word.Options.UpdateLinksAtOpen = False
        document = word.Documents.Open(source, ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False)
        document.ExportAsFixedFormat(
            target,
            _PDF,
            OpenAfterExport=False,
            IncludeDocProps=True,
            CreateBookmarks=_BOOKMARKS_OF_HEADINGS,
            DocStructureTags=True,
        )
        document.Close(SaveChanges=False)
    finally:
        word.Quit(SaveChanges=False)
