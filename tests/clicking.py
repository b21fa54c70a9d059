"""Real clicks in headless LibreOffice, by way of a Python that knows UNO."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from libreoffice import run_with_children

_SCRIPT = Path(__file__).with_name("office_click.py")


class Clicked(NamedTuple):
    """`buttons`: captions; `said`: the status after each press; `open`: documents in the end.

    `followed`: file, sheet, and the column and row (from 0) that the first link of the answer led to.
    """

    buttons: list[str]
    said: list[str]
    open: list[str]
    followed: list[str]


@functools.cache
def python_with_uno() -> str:
    """Return the Python that LibreOffice comes with (Debian: python3-uno), "" where there is none."""
    candidates = ["/usr/bin/python3", shutil.which("python3") or "", "/opt/libreoffice/program/python"]
    for one in filter(None, candidates):
        if Path(one).exists() and not subprocess.run([one, "-c", "import uno"], capture_output=True).returncode:
            return one
    return ""


def click(
    workbook: Path,
    folder: Path,
    *captions: str,
    macros: bool = True,
    seconds: float = 90.0,
    follow: bool = False,
    pdf: Path | None = None,
) -> Clicked:
    """Press buttons of a workbook. `folder`: holds the profile of LibreOffice and is the user's home."""
    asked = {"workbook": str(workbook), "captions": captions, "macros": macros, "seconds": seconds, "follow": follow}
    asked |= {"profile": str(folder / "libreoffice"), "pdf": str(pdf or "")}
    environ = {name: value for name, value in os.environ.items() if name != "LOCALAPPDATA"}
    environ |= {"HOME": str(folder), "PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"}
    call = [python_with_uno(), str(_SCRIPT), json.dumps(asked)]
    told = [line.partition(" ")[::2] for line in run_with_children(call, seconds=300, env=environ).splitlines()]
    return Clicked(
        *([text for kind, text in told if kind == what] for what in ("button", "status", "open", "followed"))
    )
