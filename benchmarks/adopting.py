"""Proposing how to adopt a large workbook, side by side with only reading it: `python benchmarks/adopting.py [rows]`.

The workbook has twelve sheets, one per year, of about 20 MB together; the aim is a proposal within five seconds.
"""

from __future__ import annotations

import datetime
import io
import random
import sys
import time

import xlsxwriter

from qms_xl.adopt import plan_for
from qms_xl.adopting.fitting import Known
from qms_xl.commands._adopting import MOST_BYTES
from qms_xl.workbook.cells import read_book

HEADERS = (
    *("Nr działania", "Rodzaj działania", "Źródło", "Opis działania", "Osoba odpowiedzialna", "Data otwarcia"),
    *("Termin realizacji", "Status", "Komórka", "Dowód wykonania", "Data wykonania", "Uwagi"),
)
WORDS = [
    "umowa",
    "wniosek",
    "protokół",
    "szkolenie",
    "rejestr",
    "termin",
    "pismo",
    "decyzja",
    "komórka",
    "procedura",
    "archiwum",
    "klient",
]


def made(rows: int) -> bytes:
    """Return a workbook of twelve sheets with that many rows each."""
    chance = random.Random(1)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for year in range(2015, 2027):
        sheet = book.add_worksheet(str(year))
        sheet.write(0, 0, f"Rejestr działań {year}")
        sheet.write_row(3, 1, HEADERS)
        for row in range(rows):
            opened = datetime.date(year, 1, 1) + datetime.timedelta(chance.randrange(300))
            texts = [" ".join(chance.choices(WORDS, k=12)) + f" {chance.random()}" for _ in range(3)]
            cells: list[object] = [f"D-{year}-{row:05}", "korygujące", "ryzyko lub szansa", texts[0], "Anna Nowak"]
            sheet.write_row(row + 4, 1, cells)
            sheet.write_datetime(row + 4, 6, datetime.datetime.combine(opened, datetime.time()), day)
            sheet.write_datetime(row + 4, 7, datetime.datetime.combine(opened, datetime.time()), day)
            sheet.write_row(row + 4, 8, ["zaplanowane", "KM", texts[1]])
            sheet.write(row + 4, 12, texts[2])
    book.close()
    return out.getvalue()


def main() -> None:
    """Print the size, the time of reading and that of proposing."""
    data = made(int(sys.argv[1]) if len(sys.argv) > 1 else 11_000)
    begun = time.perf_counter()
    book = read_book(data, "Rejestr.xlsx", most_bytes=MOST_BYTES)
    read = time.perf_counter()
    _, plan = plan_for([book], Known())
    done = time.perf_counter()
    rows = sum(block.records for block in plan.blocks)
    print(f"{len(data) / 1e6:.1f} MB, {len(plan.blocks)} sheets, {rows} rows")
    print(f"reading {read - begun:.2f} s, proposing {done - read:.2f} s, together {done - begun:.2f} s (aim 5 s)")


if __name__ == "__main__":
    main()
