"""Builds the panels as they lie in panel/<language>/, without an office, for whoever wants to look at them first.

`--check` writes nothing and exits with 1, naming the files, where the committed ones differ. Inflated members are
compared, as deflate may give other bytes on another machine.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import get_args

from build_templates import same

from qms_xl.model import Language
from qms_xl.panel.draw import panel_workbook
from qms_xl.panel.places import FILE

FOLDER = Path(__file__).resolve().parent.parent / "panel"


def built() -> dict[str, bytes]:
    """Return the panels by path under the folder, `pl/Panel SZJ.xlsm`; they know no office."""
    return {f"{language}/{FILE.in_(language)}": panel_workbook(language) for language in get_args(Language)}


def differing(folder: Path) -> list[str]:
    """Return the paths under the folder that are missing, too many or not as built."""
    wanted = built()
    there = {path.relative_to(folder).as_posix(): path for path in folder.glob("*/*.xlsm")}
    return sorted(
        name
        for name in wanted.keys() | there.keys()
        if name not in there or name not in wanted or not same(there[name].read_bytes(), wanted[name])
    )


def write(folder: Path) -> None:
    """Write the panels that differ, and remove those that are no longer made."""
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
        print(f"{name} differs from what its text gives; run scripts/build_panel.py", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
