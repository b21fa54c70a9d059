"""Build the workbooks that travel with the toolkit, workbook_templates/<language>/: empty registers, and the panel without an office.

`--check` writes nothing and exits with 1, naming the files, where the committed ones differ. Inflated members are
compared, as deflate may give other bytes on another machine.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import get_args

from qms_xl.make import make_workbooks
from qms_xl.model import Language
from qms_xl.panel.draw import panel_workbook
from qms_xl.panel.places import FILE

FOLDER = Path(__file__).resolve().parent.parent / "workbook_templates"
CREATED = datetime(2026, 1, 1)  # fixed: the same schemas give the same files


def built() -> dict[str, bytes]:
    """Return the workbooks by path under the folder, `pl/Audity.xlsx`."""
    return {
        f"{language}/{name}": data
        for language in get_args(Language)
        for name, data in {
            **make_workbooks(language, {}, created=CREATED),
            FILE.in_(language): panel_workbook(language),
        }.items()
    }


def members(data: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    """Return the members of a package in order: name, date, inflated bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(info.filename, info.date_time, package.read(info)) for info in package.infolist()]


def differing(folder: Path) -> list[str]:
    """Return the paths under the folder that are missing, too many or not as built."""
    wanted = built()
    there = {path.relative_to(folder).as_posix(): path for path in folder.glob("*/*.xls[xm]")}
    return sorted(
        name
        for name in wanted.keys() | there.keys()
        if name not in there or name not in wanted or not same(there[name].read_bytes(), wanted[name])
    )


def same(committed: bytes, fresh: bytes) -> bool:
    """Return whether two packages hold the same members; a file that is no package is never the same."""
    try:
        return members(committed) == members(fresh)
    except zipfile.BadZipFile:
        return False


def write(folder: Path) -> None:
    """Write the workbooks that differ, and remove those that are no longer made."""
    wanted = built()
    for name in differing(folder):
        path = folder / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[name])
        else:
            path.unlink()
        print(name)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which committed files differ")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    if not options.check:
        write(options.folder)
        return 0
    names = differing(options.folder)
    for name in names:
        print(f"{name} differs from what is built; run scripts/build_templates.py", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
