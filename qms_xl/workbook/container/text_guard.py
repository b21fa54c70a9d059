"""Guards against shared strings that would fill the memory: long texts that many cells share, counts that lie."""

from __future__ import annotations

import re
from functools import lru_cache

from qms_xl.model import Text
from qms_xl.workbook.refusals import refuse

MAX_TEXT = 1_000_000_000
_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?([0-9]+)""")
_SHARED = re.compile(rb"""t=["']s["'][^<>]*>\s*<(?:[\w.-]+:)?v>\s*([0-9]{1,9})""")
_TEXT_END = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?si\s*>")
LEAST_CELL = 16  # bytes of `<c t="s"><v>0</v>`, about


def check_strings(file: str, part: str, strings: bytes) -> None:
    """Raise ReadError where the part names a count it cannot hold: readers set memory aside by it, and die of it."""
    for said in _COUNT.finditer(strings):
        if len(said[1]) > 9 or int(said[1]) > len(strings):
            raise refuse(file, "broken_xml", part, detail=f"uniqueCount={said[1][:20].decode()}")


@lru_cache(maxsize=1)
def text_sizes(strings: bytes) -> tuple[list[int], int]:
    """Return about how long each shared string is, in bytes, and the longest; kept, since every sheet of a workbook asks."""
    begin = max(0, strings.find(b"<", strings.find(b"sst") + 3))
    ends = [found.end() for found in _TEXT_END.finditer(strings, begin)]
    sizes = [end - start for start, end in zip([begin, *ends], [*ends, len(strings)], strict=True)]
    return sizes, max(sizes)


def check_texts(file: str, part: str, strings: bytes, sheet: bytes, max_text: int = MAX_TEXT) -> None:
    """Raise ReadError where a sheet's cells, each with its own copy of a shared string, would come to over `max_text` bytes."""
    most = len(sheet) // LEAST_CELL
    if len(strings) * most <= max_text:
        return
    sizes, longest = text_sizes(strings)
    if longest * most <= max_text or longest * (sheet.count(b'"s"') + sheet.count(b"'s'")) <= max_text:
        return
    used = (int(index) for index in _SHARED.findall(sheet))
    if sum(sizes[index] for index in used if index < len(sizes)) > max_text:
        detail = Text(
            f"same teksty zajęłyby ponad {max_text // 10**6} MB",
            f"the texts alone would take over {max_text // 10**6} MB",
        )
        raise refuse(file, "too_large", part, detail=detail)
