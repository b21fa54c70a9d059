"""Draws the pictures of the README from the demo office: what `check` prints, and two pages of its audit report.

Needs LibreOffice (soffice) and poppler (pdftoppm). Each picture is there in English and in Polish.
"""

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


def demo(language: str, folder: Path) -> Path:
    """Make the demo office and return its folder."""
    office = folder / language
    subprocess.run(
        [*PROGRAM, "demo", str(office), "--language", language, "--quiet", *DAY], check=True, capture_output=True
    )
    return office


def report_pages(office: Path, report: str, name: str) -> None:
    """Draw the first two pages of a report, one picture each."""
    pdf = office / "pdf"
    soffice = ["soffice", f"-env:UserInstallation={(office / 'profile').as_uri()}", "--headless"]
    subprocess.run([*soffice, "--convert-to", "pdf", "--outdir", str(pdf), report], check=True, capture_output=True)
    for page in ("1", "2"):
        target = FOLDER / f"{name}-{page}"
        only = ["-f", page, "-l", page, "-singlefile"]
        file = pdf / Path(report).with_suffix(".pdf").name
        subprocess.run(["pdftoppm", "-png", "-gray", "-r", "72", *only, str(file), str(target)], check=True)


def printed(office: Path) -> str:
    """Return what the program prints to a person in the demo office."""
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
    """Draw every picture in both languages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language, ending, reports in (
            ("en", "", "reports/Audit report IA"),
            ("pl", ".pl", "raporty/Raport z auditu AW"),
        ):
            office = demo(language, Path(folder))
            picture = drawn(printed(office), "qms-xl check")
            (FOLDER / f"check{ending}.svg").write_text(picture, encoding="utf-8", newline="\n")
            report_pages(office, str(office / f"{reports}-2026-03.docx"), f"report{ending}")


if __name__ == "__main__":
    main()
