"""A computer that tests pretend: its registry, marks of files, packages and letters are what the test says."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

import LnkParse3

from qms_xl.installing.computer import Computer


class Link(NamedTuple):
    """A shortcut as another reader of them tells it."""

    target: str
    arguments: str
    description: str


class Pretended(Computer):
    """`values`: (hive, key, value) -> what the registry holds; `zones`: file name -> zone; `lacks`: packages not there."""

    def __init__(self, folder: Path, platform: str = "win32", **values: Any) -> None:
        self.platform = platform
        self.environ = {"LOCALAPPDATA": str(folder / "Local"), "HOME": str(folder), **values.pop("environ", {})}
        self.desktop, self.programs = folder / "Pulpit", folder / "Menu Start"
        self.values: dict[tuple[str, str, str], object] = {
            ("HKEY_CLASSES_ROOT", r"Excel.Application\CurVer", ""): "Excel.Application.16"
        }
        self.zones: dict[str, int] = {}
        self.lacks: set[str] = set()
        self.letters = "cp1250"
        self.width = 64
        self.has_folders = True
        self.source: Path | None = folder / "Scripts" / ("qms-xlw.exe" if platform == "win32" else "qms-xlw")
        self.source.parent.mkdir(parents=True)
        self.source.write_bytes(b"program")

    def registry(self, hive: str, key: str, value: str) -> object:
        return self.values.get((hive, key, value))

    def folder(self, name: str) -> Path | None:
        if not self.has_folders:
            return None
        return self.desktop if name == "Desktop" else self.programs

    def program(self) -> Path | None:
        return self.source

    def links(self) -> dict[Path, Link]:
        """Return the shortcuts on the desktop and in the Start menu."""
        return {path: _read(path) for folder in (self.desktop, self.programs) for path in folder.rglob("*.lnk")}

    def zone(self, path: Path) -> int | None:
        return self.zones.get(path.name)

    def has(self, module: str) -> bool:
        return module not in self.lacks

    def ansi(self, text: str) -> bool:
        return text.encode(self.letters, "replace").decode(self.letters) == text

    @property
    def bits(self) -> int:
        return self.width


def _read(path: Path) -> Link:
    told = LnkParse3.lnk_file(io.BytesIO(path.read_bytes())).get_json()
    (extra,) = told["extra"].values()
    assert extra["target_ansi"] == extra["target_unicode"]
    data = told["data"]
    return Link(extra["target_unicode"], data["command_line_arguments"], data["description"])
