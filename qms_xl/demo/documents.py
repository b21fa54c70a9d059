"""Which documents of the demo office have a Word file, and where it lies: every edition in the register that has a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qms_xl.demo.paper import Section, papers
from qms_xl.demo.word_file import word_file
from qms_xl.model import Language, Text
from qms_xl.office.parts import FOLDERS
from qms_xl.word.create import safe_name
from qms_xl.word.printed import printed

_ARCHIVE, _EDITION = Text("archiwum", "archive"), Text("Wydanie", "Edition")
_IN_USE = ("approved", "effective")

Cells = Mapping[str, object]


class Paper(NamedTuple):
    """A document to be written: its row in the register and its sections."""

    cells: Cells
    sections: Sequence[Section]


def with_paths(documents: Sequence[Cells], language: Language) -> tuple[list[dict[str, object]], dict[str, Paper]]:
    """Return the register's rows with their paths, and what to write, by path relative to the office folder."""
    texts = papers()
    home, archive = FOLDERS["documents"].in_(language), _ARCHIVE.in_(language)
    rows, found = [], {}
    for cells in documents:
        code = str(cells["doc"])
        sections = texts.get(code.partition("/")[0])  # an order's code carries its year
        if sections is None or not cells.get("issued_on") or cells["doc_type"] == "external":
            rows.append(dict(cells))
            continue
        stem = f"{code} {cells['title']}"
        folder = home
        if cells["status"] == "withdrawn":
            folder, stem = f"{home}/{archive}", f"{code} {_EDITION.in_(language)} {cells['edition']}"
        path = f"{folder}/{safe_name(stem)}"
        rows.append({**cells, "file": path})
        found[path] = Paper(cells, sections)
    return rows, found


def with_checksums(rows: Sequence[Cells], papers: Mapping[str, Paper], language: Language) -> list[dict[str, object]]:
    """Return the rows with the checksum of their document's text, of those in use."""
    found = []
    for cells in rows:
        path = str(cells.get("file"))
        in_use = cells["status"] in _IN_USE and path in papers
        own = {"file_sha256": printed(word_file(*papers[path], language), path).sha256} if in_use else {}
        found.append({**cells, **own})
    return found
