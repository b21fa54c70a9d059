"""Draws the pictures of the README and the tour from the demo office: what `check` and `status` print, two pages of
an audit report and of the minutes of a management review.

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
CHECK = ("check", "--select", "ACT001,ACT007,AUD004,FND007,GEN005,DOC002")
STATUS = ("status", "objectives")
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


def report_pages(office: Path, report: str, name: str, pages: tuple[int, int]) -> None:
    """Draw two pages of a report, one picture each, numbered 1 and 2."""
    pdf = office / "pdf"
    soffice = ["soffice", f"-env:UserInstallation={(office / 'profile').as_uri()}", "--headless"]
    subprocess.run([*soffice, "--convert-to", "pdf", "--outdir", str(pdf), report], check=True, capture_output=True)
    for number, page in enumerate(pages, start=1):
        target = FOLDER / f"{name}-{number}"
        only = ["-f", str(page), "-l", str(page), "-singlefile"]
        file = pdf / Path(report).with_suffix(".pdf").name
        subprocess.run(["pdftoppm", "-png", "-gray", "-r", "72", *only, str(file), str(target)], check=True)


def printed(office: Path, *words: str) -> str:
    """Return what a command prints to a person in the demo office."""
    command = [*PROGRAM, *words, "--office", str(office), *DAY]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8").stdout


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
        for language, ending, audit, review in (
            ("en", "", "reports/Audit report IA-2026-03", "reports/Management review minutes MR-2026"),
            ("pl", ".pl", "raporty/Raport z auditu AW-2026-03", "raporty/Protokół z przeglądu zarządzania PZ-2026"),
        ):
            office = demo(language, Path(folder))
            for words in (CHECK, STATUS):
                picture = drawn(printed(office, *words), f"qms-xl {words[0]}")
                (FOLDER / f"{words[0]}{ending}.svg").write_text(picture, encoding="utf-8", newline="\n")
            report_pages(office, str(office / f"{audit}.docx"), f"report{ending}", (1, 2))
            report_pages(office, str(office / f"{review}.docx"), f"review{ending}", (1, 4))


if __name__ == "__main__":
    main()
