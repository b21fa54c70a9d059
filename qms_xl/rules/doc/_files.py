"""What is known of the files that cells name, by the path as it is compared."""

from __future__ import annotations

from collections.abc import Iterator

from qms_xl.facts import fact, rows_where
from qms_xl.model import Register
from qms_xl.ondisk.paths_named import EVIDENCE, paths_in

_IN_USE = ("approved", "effective")


def in_use(documents: Register, files: Register) -> Iterator[tuple[int, int]]:
    """Yield the rows of the documents in use whose file is there, each with its row of the fact table."""
    there = _by_path(files, rows_where(files, "exists", "yes"))
    used = documents["status"].isin(_IN_USE)
    for path, rows in paths_in(documents, "file").items():
        if path in there:
            yield from ((row, there[path]) for row in rows if used.loc[row])


def missing(register: Register, column: str, files: Register) -> Iterator[tuple[int, int]]:
    """Yield the rows whose file is missing, each with its row of the fact table; of documents only those in use."""
    safe = set(rows_where(files, "exists", "no")) & {
        row for row in files.frame.index if fact(files, row, "unsafe") is None
    }
    gone = _by_path(files, safe)
    if not gone:
        return
    documents = (register.name, column) not in EVIDENCE
    used = register["status"].isin(_IN_USE) if documents else None
    for path, rows in paths_in(register, column).items():
        if path in gone:
            yield from ((row, gone[path]) for row in rows if used is None or used.loc[row])


def _by_path(files: Register, rows: Iterator[int] | set[int] | list[int]) -> dict[str, int]:
    return {str(files["path"].loc[row]): row for row in rows}
