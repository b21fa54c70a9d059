"""The last resort where no panel can be written into: a window with one sentence."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_ICON_WARNING, _ON_TOP = 0x30, 0x40000  # WinUser.h


def tell_in_window(sentence: str) -> None:
    """Show a sentence in a window of its own on Windows, elsewhere on stderr."""
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, sentence, "qms-xl", _ICON_WARNING | _ON_TOP)
    else:
        print(sentence, file=sys.stderr)


def show_file(path: Path) -> None:
    """Open a file or folder with the program that the computer has for it. Raises OSError."""
    if sys.platform == "win32":
        import os

        os.startfile(path)
    else:
        import subprocess

        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen([program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
