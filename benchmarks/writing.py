"""Writing, side by side with openpyxl and with bare zlib in one run: `python benchmarks/writing.py [rows [repeats]]`.

Changed are 10 000 cells, spread over a sheet of 100 000 x 20, and ten cells of a small sheet beside it. The ratios are
those of processor time, all threads together, and of the clock: medians of interleaved runs, openpyxl's of fewer, for one
takes a minute; and of the quickest runs by the clock, which tell most where others use the machine too. Memory is the highest resident size of a process of its own that does nothing else, the interpreter and
the workbook in it included.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from reading import (
    COLUMNS,
    ROWS,
    in_utf_16,
    made,
    prefixed,
    rewritten,
    saved_by_libreoffice,
    swapped,
    without_addresses,
)

from qms_xl.disk.original import read_original
from qms_xl.disk.replace import replace
from qms_xl.workbook import patch as patching
from qms_xl.workbook.changes import Change, Content

CELLS, LEVEL, REPEATS, OF_OPENPYXL = 10_000, 6, 5, 3
BIG, SMALL = "Dane", "Lista"
CONTENTS: tuple[tuple[int, Content], ...] = (
    (1, "nowy tekst"),
    (2, 12.5),
    (3, dt.date(2026, 5, 1)),
    (4, None),
    (6, "ą & <b>"),
)


class Taken(NamedTuple):
    """What one run took, in seconds: of the processor, of the clock."""

    cpu: float
    wall: float


class Times(NamedTuple):
    """What several runs took: medians, and the quickest by the clock."""

    cpu: float
    wall: float
    best: float


class Aim(NamedTuple):
    """How two ways of working compare. `least`: ours is to be so many times as fast; otherwise `most`: so many times as long."""

    title: str
    theirs: str
    ours: str
    least: float = 0
    most: float = 0


def many(rows: int) -> list[Change]:
    """Return the changes of the large sheet: texts, numbers, dates and blanks, evenly spread."""
    step = max(1, rows // CELLS)
    return [Change(BIG, row, *CONTENTS[number % len(CONTENTS)]) for number, row in enumerate(range(2, rows + 1, step))][
        :CELLS
    ]


def few() -> list[Change]:
    """Return the changes of the small sheet."""
    return [Change(SMALL, row, 2, f"Nowa {row}") for row in range(1, 11)]


def patch(data: bytes, changes: list[Change], target: Path, has_formulas: bool | None = None) -> None:
    """Plan the changes and write the new workbook, unverified."""
    planned = patching.plan(data, "a.xlsx", changes, has_formulas=has_formulas)
    assert not planned.refused, planned.refused[0]
    with target.open("wb") as out:
        patching.write(data, planned, out, LEVEL)


def safely(path: Path, rows: int) -> None:
    """Replace the workbook as `reconcile --apply` does: read, planned, written beside, flushed, verified, backed up, put in place, proven."""
    original = read_original(path, path.name, path.parent)
    planned = patching.plan(original.data, path.name, many(rows))
    assert not planned.refused, planned.refused[0]
    backup = path.with_suffix(f".{time.monotonic_ns()}")
    replace(
        original,
        lambda out: patching.write(original.data, planned, out, LEVEL),
        lambda written: patching.verify(original.data, planned, written),
        backup=backup,
    )
    backup.unlink()


def openpyxl(path: Path, target: Path, rows: int) -> None:
    """Do the same by loading and saving the whole workbook."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    for change in many(rows):
        book[change.sheet].cell(change.row, change.column).value = change.content
    book.save(target)


def pressed_anew(data: bytes, target: Path) -> None:
    """Inflate and deflate every member, which is what no program can be quicker than that changes a cell in each."""
    with zipfile.ZipFile(io.BytesIO(data)) as source, target.open("wb") as out:
        for member in source.infolist():
            engine = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            with source.open(member) as content:
                while piece := content.read(1 << 20):
                    out.write(engine.compress(piece))
            out.write(engine.flush())


def copied(data: bytes, target: Path) -> None:
    """Write the zip member by member, each as it is stored."""
    with zipfile.ZipFile(io.BytesIO(data)) as source, target.open("wb") as out:
        starts = sorted(member.header_offset for member in source.infolist())
        for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
            out.write(data[start:end])


def taken(run: Callable[[], object]) -> Taken:
    """Return what one run takes."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return Taken(time.process_time() - cpu, time.perf_counter() - wall)


def peak_mb(*arguments: str) -> float:
    """Return the highest resident size of a process that runs one of the ways below, in MB."""
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    return float(done.stdout)


def alone(way: str, path: Path, rows: int) -> None:
    """Work in this process, then print its highest resident size in MB."""
    if way == "safely":
        safely(path, rows)
    else:
        patch(path.read_bytes(), many(rows), path.with_name("alone.xlsx"))
    status = Path("/proc/self/status").read_text()  # ru_maxrss would count what the parent process held
    print(int(status.split("VmHWM:")[1].split()[0]) / 1024)


def main(rows: int, repeats: int) -> None:
    """Measure all ways and print what they come to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, target = made(rows, COLUMNS), folder / "out.xlsx"
        path = folder / "plain.xlsx"
        path.write_bytes(plain)
        others = {way.__name__: rewritten(plain, way) for way in (prefixed, swapped, without_addresses, in_utf_16)}
        office = saved_by_libreoffice(plain)
        if office:
            others["LibreOffice"] = office
        ways: dict[str, Callable[[], object]] = {
            "openpyxl": lambda: openpyxl(path, target, rows),
            "pressed": lambda: pressed_anew(plain, target),
            "patch": lambda: patch(plain, many(rows), target),
            "safely": lambda: safely(path, rows),
            "copied": lambda: copied(plain, target),
            "few": lambda: patch(plain, few(), target, has_formulas=True),
            **{title: lambda data=data: patch(data, many(rows), target) for title, data in others.items()},
        }
        found: dict[str, list[Taken]] = {title: [] for title in ways}
        for number in range(repeats):
            for title, way in ways.items():
                if title != "openpyxl" or number < OF_OPENPYXL:
                    found[title].append(taken(way))
                if title == "safely":
                    path.write_bytes(plain)
        peaks = {way: peak_mb("alone", way, str(path), str(rows)) for way in ("patch", "safely")}
    print(
        f"{rows} x {COLUMNS} cells, {len(many(rows))} of them changed; medians of {repeats} runs, openpyxl {OF_OPENPYXL}"
    )
    tell({title: summed_up(times) for title, times in found.items()}, list(others))
    for measured, most in (("patch", 80), ("safely", 100)):
        print(f"{measured + ', peak memory':50}{peaks[measured]:21.0f} MB   aim <= {most} MB")


def summed_up(times: list[Taken]) -> Times:
    """Return what the runs come to."""
    cpu, wall = zip(*times, strict=True)
    return Times(median(cpu), median(wall), min(wall))


def tell(times: dict[str, Times], others: list[str]) -> None:
    """Print the seconds, then the ratios beside their aims."""
    print(f"{'':50}{'cpu':>8}{'wall':>8}{'best':>8}")
    for title, each in times.items():
        print(f"{title:50}{each.cpu:8.3f}{each.wall:8.3f}{each.best:8.3f}")
    print(f"\n{'ratios':50}{'cpu':>8}{'wall':>8}{'best':>8}")
    aims = [
        Aim("patch: openpyxl load + save", "openpyxl", "patch", least=15),
        Aim("patch / whole zip inflated + deflated", "pressed", "patch", most=1.1),
        Aim("safe replacement: openpyxl load + save", "openpyxl", "safely", least=8),
        Aim("safe replacement / whole zip inflated + deflated", "pressed", "safely", most=2.0),
        *(Aim(f"patch, {title}: openpyxl, plain part", "openpyxl", title, least=4) for title in others),
        Aim("ten cells, already read / raw copy of the zip", "copied", "few", most=3),
    ]
    for aim in aims:
        theirs, ours = times[aim.theirs], times[aim.ours]
        ratios = [a / b if aim.least else b / a for a, b in zip(theirs, ours, strict=True)]
        wanted = f">= {aim.least:g}" if aim.least else f"<= {aim.most:g}"
        print(f"{aim.title:50}{''.join(f'{ratio:7.2f}x' for ratio in ratios)}   aim {wanted} x")


if __name__ == "__main__":
    if sys.argv[1:2] == ["alone"]:
        alone(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main(*(int(given) for given in (sys.argv[1:] + [str(ROWS), str(REPEATS)][len(sys.argv) - 1 :])))
