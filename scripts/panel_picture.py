"""Draws the pictures of the panel's guide from the real files: the panel as setup makes it, and what a click answers in LibreOffice.

Needs LibreOffice (soffice), a Python that knows UNO (Debian: python3-uno), poppler (pdftoppm) and, so that columns are as wide
as in Excel, the font Carlito. Both in English and in Polish.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from picture import DAY, FOLDER, PROGRAM, demo

from qms_xl.model import Language
from qms_xl.panel.draw import panel_workbook
from qms_xl.panel.home import home
from qms_xl.panel.places import AUDITS, FILE, REVIEWS

UNO = os.environ.get("UNO_PYTHON", "/usr/bin/python3")
PRESS = Path(__file__).parent.parent / "tests" / "office_click.py"
CHOICES = {"pl": ("AW-2026-03", "PZ-2026"), "en": ("IA-2026-03", "MR-2026")}
SHOWN_AS = {"pl": "C:\\SZJ", "en": "C:\\QMS"}  # the folder in the picture, instead of a temporary one


def drawn(pdf: Path, name: str, dots: int, size: tuple[int, int]) -> None:
    """Draw the upper part of a first page; `dots` per inch, `size` in pixels."""
    left = str(dots // 2 - 10)
    crop = ["-f", "1", "-singlefile", "-r", str(dots), "-x", left, "-y", left, "-W", str(size[0]), "-H", str(size[1])]
    subprocess.run(["pdftoppm", "-png", *crop, str(pdf), str(FOLDER / name)], check=True)


def panel_picture(language: Language, folder: Path, name: str) -> None:
    """Draw the panel with its buttons, which LibreOffice prints only when told to."""
    audit, review = CHOICES[language]
    path, pdf = folder / FILE.in_(language), folder / f"{name}.pdf"
    path.write_bytes(panel_workbook(language, SHOWN_AS[language], {AUDITS: [audit], REVIEWS: [review]}))
    asked = {"workbook": str(path), "captions": [], "macros": False, "seconds": 0, "follow": False, "pdf": str(pdf)}
    call = [UNO, str(PRESS), json.dumps({**asked, "profile": str(folder / "profile")})]
    subprocess.run(call, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": ""})
    drawn(pdf, name, 80, (1210, 400))


def answer_picture(language: Language, folder: Path, office: Path, name: str) -> None:
    """Draw what the button for checking answers where Excel is not there."""
    panel = folder / f"answer {FILE.in_(language)}"
    panel.write_bytes(panel_workbook(language, str(office)))
    environ = {**os.environ, "HOME": str(folder)}
    button = ["button", "check", "--wb", str(panel), "--from_xl=0", *DAY]
    subprocess.run([*PROGRAM, *button], check=True, env=environ)
    (answer,) = home(environ).glob("*.xlsx")
    soffice = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*soffice, "--outdir", str(folder / "pdf"), str(answer)], check=True, capture_output=True)
    drawn(folder / "pdf" / f"{answer.stem}.pdf", name, 110, (1200, 440))
    answer.unlink()


def main() -> None:
    """Draw both pictures in both languages."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        languages: tuple[tuple[Language, str], ...] = (("en", ""), ("pl", ".pl"))
        for language, ending in languages:
            panel_picture(language, folder, f"panel{ending}")
            answer_picture(language, folder, demo(language, folder), f"panel-answer{ending}")


if __name__ == "__main__":
    main()
