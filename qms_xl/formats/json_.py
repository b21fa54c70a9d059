"""`check --format json`: the contract other tools rely on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView


def write(view: CheckView, out: TextIO) -> None:
    """Write the whole result as one JSON object; letters beyond ASCII escaped where the stream cannot hold them."""
    checked = view.checked
    result = {
        "office": view.office,
        "as_of": view.as_of.isoformat(),
        "norm": view.norm,
        "language": view.voice.language,
        "summary": {
            "error": view.count("error"),
            "warning": view.count("warning"),
            "note": view.count("note"),
            "waived": sum(issue.waived is not None for issue in view.issues),
            "rules": checked.rules,
            "registers": checked.registers,
            "rows": checked.rows,
            "skipped": {code: list(names) for code, names in checked.skipped.items()},
        },
        "issues": [asdict(issue) for issue in view.issues],
    }
    dump(result, out)
