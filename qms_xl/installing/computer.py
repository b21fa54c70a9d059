"""The computer as setup and doctor see it; a test pretends another one by giving these answers itself."""

from __future__ import annotations

import importlib.util
import os
import shutil
import struct
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

Hive = Literal["HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE", "HKEY_CLASSES_ROOT"]
_SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_PROGRAM = "qms-xlw"


class Computer:
    """`platform` as Python names it; `environ`: the user's variables."""

    platform: str = sys.platform
    environ: Mapping[str, str] = os.environ

    def registry(self, hive: Hive, key: str, value: str) -> object:
        """Return a value of Windows' registry, None where there is none."""
        if self.platform != "win32":
            return None
        winreg: Any = import_module("winreg")
        try:
            with winreg.OpenKey(getattr(winreg, hive), key) as opened:
                return winreg.QueryValueEx(opened, value)[0]
        except OSError:
            return None

    def folder(self, name: Literal["Desktop", "Programs"]) -> Path | None:
        """Return the user's desktop or Start menu on Windows, wherever the office has put it."""
        found = self.registry("HKEY_CURRENT_USER", _SHELL_FOLDERS, name)
        return Path(os.path.expandvars(found)) if isinstance(found, str) and found else None

    def program(self) -> Path | None:
        """Return the program without a console that was installed with this Python."""
        name = f"{_PROGRAM}.exe" if self.platform == "win32" else _PROGRAM
        beside = [Path(sys.argv[0]).parent / name, Path(sys.executable).parent / name]
        found = next((path for path in beside if path.is_file()), None) or shutil.which(name)
        return Path(found) if found else None

    def zone(self, path: Path) -> int | None:
        """Return the zone that Windows marked a file with, 3 for the internet; None without a mark."""
        if self.platform != "win32":
            return None
        try:
            mark = Path(f"{path}:Zone.Identifier").read_text("utf-8", "replace")
        except OSError:
            return None
        found = [line.partition("=")[2] for line in mark.splitlines() if line.startswith("ZoneId=")]
        return int(found[0]) if found and found[0].strip().isdigit() else None

    def has(self, module: str) -> bool:
        """Return whether a Python package is installed."""
        return importlib.util.find_spec(module) is not None

    def ansi(self, text: str) -> bool:
        """Return whether Windows' own code page has all letters of a text, as `Shell` in a macro needs it."""
        if self.platform != "win32":
            return True
        try:
            return text.encode("mbcs", "strict").decode("mbcs") == text
        except UnicodeError:
            return False

    @property
    def bits(self) -> int:
        """Return whether this Python is a program of 32 or 64 bits."""
        return struct.calcsize("P") * 8
