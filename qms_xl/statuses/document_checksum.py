"""The checksum that a document's row holds: of the text of its file when it was registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qms_xl.paths import written

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register

_IN_USE = ("approved", "effective")


def document_checksum(documents: Register, files: Register | None = None) -> pd.Series[Any]:
    """Return the checksum by row id: what stands in the row, and where that is blank, of the file of a document in use.

    Missing where there is neither. A checksum once written stays, also when the text changes: DOC008 speaks of that.
    Source: domain, section 7.
    """
    found = documents["file_sha256"].copy()
    if files is None:
        return found
    sums = dict(zip(files["path"], files["sha256"], strict=True))
    blank = documents["status"].isin(_IN_USE) & documents.blank("file_sha256")
    paths = documents["file"][blank].dropna()
    of_files = paths.map(lambda path: sums.get(written(str(path)))).dropna()
    found[of_files.index] = of_files
    return found
