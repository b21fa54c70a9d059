"""The first rows of long sheets: enough to say what stands in them, at a fraction of the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qms_xl.workbook.sheets.feed import stored

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

_END_ROW, _END = b"</row>", b"</sheetData>"


def cut(package: Package, parts: Iterable[str], most_bytes: int) -> tuple[Package, Mapping[str, int]]:
    """Return the package with each long sheet part cut after a whole row, and how many rows were cut from which part.

    A part in another form than common programs write is left whole.
    """
    contents, members, rows = dict(package.contents), dict(package.members), {}
    for part in parts:
        name = part if part in contents else ""
        whole = contents[name] if name else b""
        end = whole.rfind(_END_ROW, 0, most_bytes) + len(_END_ROW)
        tail = whole.rfind(_END)
        if len(whole) <= 2 * most_bytes or not len(_END_ROW) <= end < tail:
            continue
        contents[name] = whole[:end] + whole[tail:]
        members[name] = stored(members[name].name, contents[name])
        rows[part] = whole.count(b"<row ", end, tail)
    return (replace(package, contents=contents, members=members) if rows else package), rows
