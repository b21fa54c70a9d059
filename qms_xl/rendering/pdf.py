"""Word documents of ours to PDF: by LibreOffice where it is installed, else by Word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence

from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.rendering import libreoffice

Converter = Callable[[Sequence[bytes]], Iterator[bytes | None]]
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def converter() -> Converter:
    """Return what makes PDFs on this computer: for each document its PDF, or None; raises UsageError where nothing does."""
    program = libreoffice.found()
    if program is not None:
        return lambda documents: libreoffice.converted(documents, program)
    if sys.platform == "win32":
        from qms_xl.rendering import word

        if word.is_here():
            return word.converted
    raise UsageError(
        Text("Na tym komputerze nie ma LibreOffice ani Worda.", "This computer has neither LibreOffice nor Word."),
        Text(
            "Zainstaluj LibreOffice (libreoffice.org) albo sporządź dokumenty bez --pdf i zapisz je jako PDF w Wordzie.",
            "Install LibreOffice (libreoffice.org), or make the documents without --pdf and save them as PDF in Word.",
        ),
    )


def page_count(pdf: bytes) -> int | None:
    """Return how many pages a PDF has; None where its pages are packed away."""
    return len(_PAGE.findall(pdf)) or None
