"""Reading, side by side with bare python-calamine in one run: `python benchmarks/reading.py [rows]`.

Measured is `read_book` with its guard, errors, formulas and hidden rows, of one sheet of 100 000 x 20 cells, as saved by
XlsxWriter, by LibreOffice (where it is installed) and rewritten in ways no common program writes.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from python_calamine import CalamineWorkbook

from qms_xl.workbook.cells import read_book

ROWS, COLUMNS, REPEATS = 100_000, 20, 7
SHEET = "xl/worksheets/sheet1.xml"


class Contest(NamedTuple):
    """Two ways of reading the same bytes, and the ratio that is aimed at."""

    title: str
    bare: Callable[[], object]
    ours: Callable[[], object]
    aim: float


def made(rows: int, columns: int) -> bytes:
    """Return a workbook like a register: texts, dates, numbers, list words, errors, formulas, hidden rows, blanks; a small sheet behind."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False})
    sheet = book.add_worksheet("Dane")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, [f"Nagłówek {column}" for column in range(columns)])
    for row in range(1, rows):
        for column in range(columns):
            match column % 5:
                case 0:
                    sheet.write_string(row, column, f"Tekst {row % 5000} {column}")
                case 1:
                    sheet.write_number(row, column, row * 1.25 + column)
                case 2:
                    sheet.write_datetime(
                        row, column, dt.date(2020, 1, 1) + dt.timedelta((row * 7 + column) % 3000), day
                    )
                case 3:
                    sheet.write_string(row, column, ("tak", "nie", "w trakcie")[(row + column) % 3])
                case 4 if row % 1000 == 0:
                    sheet.write_formula(row, column, "=NA()", None, "#N/A")
                case 4 if (row + column) % 3:
                    sheet.write_number(row, column, row)
    for row in range(5, rows, 997):
        sheet.set_row(row, None, None, {"hidden": True})
    small = book.add_worksheet("Lista")
    for row in range(20):
        small.write_row(row, 0, (row, f"Pozycja {row}"))
    book.close()
    return buffer.getvalue()


def saved_by_libreoffice(data: bytes) -> bytes | None:
    """Return the same workbook as LibreOffice saves it, None where it is not installed."""
    if shutil.which("soffice") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.xlsx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        target = Path(folder) / "out"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(target),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True)
        return (target / "a.xlsx").read_bytes()


def rewritten(data: bytes, way: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with its sheet part written in another way."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, way(content) if name == SHEET else content)
    return buffer.getvalue()


def prefixed(xml: bytes) -> bytes:
    return re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", xml[xml.index(b"<worksheet") :]).replace(b"xmlns=", b"xmlns:x=", 1)


def swapped(xml: bytes) -> bytes:
    return re.sub(rb'<c r="(\w+)"((?: [st]="\w+")+)', rb"<c\2 r='\1'", xml)


def without_addresses(xml: bytes) -> bytes:
    """Return the part without row numbers and addresses; blank cells keep the others in their columns."""
    full = re.sub(rb"</c>(?=</row>)", b"</c><c/>", xml)
    return re.sub(rb'<row r="\d+"', b"<row", re.sub(rb'<c r="\w+"', b"<c", full))


def in_utf_16(xml: bytes) -> bytes:
    return xml.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")


def bare(data: bytes) -> object:
    """Read all values by calamine alone, which finds no error, no uncached formula and no hidden row."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def contests(rows: int) -> list[Contest]:
    """Return what is measured. Further rows belong here."""
    plain = made(rows, COLUMNS)
    inputs = [("XlsxWriter", plain, plain, 1.3)]
    office = saved_by_libreoffice(plain)
    if office:
        inputs.append(("LibreOffice", office, office, 1.3))
    for way in (prefixed, swapped, without_addresses, in_utf_16):
        other = rewritten(plain, way)
        # what calamine cannot read by itself is measured against the plain part
        inputs.append((way.__name__, plain if way is in_utf_16 else other, other, 2.5))
    return [
        Contest(
            f"read_book, {title}", lambda theirs=theirs: bare(theirs), lambda data=data: read_book(data, "a.xlsx"), aim
        )
        for title, theirs, data, aim in inputs
    ]


def seconds(run: Callable[[], object]) -> float:
    """Return how long one run takes; what it made is freed outside the measured time."""
    gc.collect()
    start = time.perf_counter()
    result = run()
    taken = time.perf_counter() - start
    del result
    return taken


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(f"{rows} x {COLUMNS} cells, medians of {REPEATS} interleaved runs")
    print(f"{'':36}{'bare':>8}{'ours':>8}{'ratio':>7}{'aim':>6}")
    for contest in contests(rows):
        pairs = [(seconds(contest.bare), seconds(contest.ours)) for _ in range(REPEATS)]
        theirs, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{contest.title:36}{theirs:7.2f}s{ours:7.2f}s{ours / theirs:7.2f}{contest.aim:6.1f}", flush=True)


if __name__ == "__main__":
    main()
