"""Real clicks in headless LibreOffice, by way of a Python that knows UNO."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

_SCRIPT = Path(__file__).with_name("office_click.py")


class Clicked(NamedTuple):
    """`buttons`: captions; `open`: documents in the end; `status`: what stands in the panel's status line."""

    buttons: list[str]
    open: list[str]
    status: str


@functools.cache
def python_with_uno() -> str:
    """Return the Python that LibreOffice comes with (Debian: python3-uno), "" where there is none."""
    candidates = ["/usr/bin/python3", shutil.which("python3") or "", "/opt/libreoffice/program/python"]
    for one in filter(None, candidates):
        if Path(one).exists() and not subprocess.run([one, "-c", "import uno"], capture_output=True).returncode:
            return one
    return ""


def click(
    workbook: Path, caption: str, folder: Path, *, macros: str = "on", seconds: float = 1.0, pdf: Path | None = None
) -> Clicked:
    """Press the button of a workbook. `folder`: holds the profile of LibreOffice and is the user's home."""
    arguments = [str(workbook), caption, macros, str(folder / "libreoffice"), str(seconds), str(pdf or "")]
    environ = {name: value for name, value in os.environ.items() if name != "LOCALAPPDATA"}
    environ |= {"HOME": str(folder), "PYTHONPATH": ""}
    ran = subprocess.run(
        [python_with_uno(), str(_SCRIPT), *arguments], capture_output=True, text=True, timeout=240, env=environ
    )
    assert ran.returncode == 0, ran.stderr
    told = [line.partition(" ")[::2] for line in ran.stdout.splitlines()]
    return Clicked(
        [text for kind, text in told if kind == "button"],
        [text for kind, text in told if kind == "open"],
        next((text for kind, text in told if kind == "status"), ""),
    )
