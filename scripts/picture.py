"""Draws docs/images/check.svg and check.pl.svg: what `check` prints about the demo office."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent.parent / "docs" / "images"
DAY = ("--as-of", "2026-11-20")
SHOWN = (*DAY, "--select", "ACT001,ACT007,AUD004,FND007,GEN005,DOC002")
PROGRAM = [sys.executable, "-m", "qms_xl.cli"]
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
COLOURS = {
    r"\b(błąd|error)\b(?= [A-Z]{3}\d)": "bold red",
    r"\b(ostrzeżenie|warning)\b(?= [A-Z]{3}\d)": "yellow",
    r"^\S.* › .*$": "bold",
}


def printed(language: str, folder: Path) -> str:
    """Return what the program prints to a person in the demo office."""
    office = folder / language
    subprocess.run(
        [*PROGRAM, "demo", str(office), "--language", language, "--quiet", *DAY], check=True, capture_output=True
    )
    words = [*PROGRAM, "check", "--office", str(office), *SHOWN]
    return subprocess.run(words, check=False, capture_output=True, text=True, encoding="utf-8").stdout


def drawn(text: str, title: str) -> str:
    """Return the picture of a window with the text."""
    console = Console(record=True, width=80, file=io.StringIO(), highlight=False)
    shown = Text(text.rstrip())
    for pattern, style in COLOURS.items():
        shown.highlight_regex(re.compile(pattern, re.MULTILINE), style)
    console.print(shown)
    return WEB_FONT.sub("", console.export_svg(title=title)).replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Draw both pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language, name in (("en", "check.svg"), ("pl", "check.pl.svg")):
            picture = drawn(printed(language, Path(folder)), "qms-xl check")
            (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
