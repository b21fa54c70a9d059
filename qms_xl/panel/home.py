"""The toolkit's own folder in the user's profile, where the macros find the program; and one button at a time."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from qms_xl.disk.turn import turn
from qms_xl.errors import UsageError
from qms_xl.model import Text

ANSWER = "answer.txt"  # names the workbook that a macro of LibreOffice is to open
LAST_SAVE = "last-save.json"
_LOCK = "button.lock"
_WORKING = Text("Poprzedni przycisk jeszcze pracuje.", "The button pressed before is still at work.")
_WAIT = Text("Poczekaj na jego wynik i naciśnij jeszcze raz.", "Wait for its result and press again.")


def home(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder as the macros know it: `%LOCALAPPDATA%\\qms-xl`, elsewhere `~/.local/share/qms-xl`."""
    if platform == "win32":
        return Path(environ["LOCALAPPDATA"]) / "qms-xl"
    return Path(environ["HOME"]) / ".local" / "share" / "qms-xl"


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the user's only turn; raises UsageError where another button has it."""
    with turn(folder / _LOCK) as is_ours:
        if not is_ours:
            raise UsageError(_WORKING, _WAIT)
        yield
