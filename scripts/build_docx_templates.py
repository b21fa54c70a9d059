"""Builds the shipped Word templates in docx_templates/, those of the kinds named or all; `--check` says whether the committed ones are what it builds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import get_args

from qms_xl.model import Language
from qms_xl.render import reports

FOLDER = Path(__file__).parent.parent / "docx_templates"


# What writes the template of a kind: the function of the kind's name in the script `docx_<kind>`.
DESCRIPTIONS: Mapping[str, Callable[[Language], bytes]] = {
    kind: getattr(import_module(f"docx_{kind}"), kind) for kind in reports()
}


def built(kinds: Sequence[str] = ()) -> Mapping[Path, bytes]:
    """Return the templates of these kinds by their paths, of every kind where none is named."""
    return {
        FOLDER / language / report.template.in_(language): DESCRIPTIONS[kind](language)
        for kind, report in reports().items()
        for language in get_args(Language)
        if not kinds or kind in kinds
    }


def main(words: list[str]) -> int:
    """Write the templates, or compare them; 1 where one differs."""
    differing = []
    for path, data in built([word for word in words if word != "--check"]).items():
        if "--check" in words:
            if not path.is_file() or path.read_bytes() != data:
                differing.append(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for path in differing:
        print(f"{path.relative_to(FOLDER.parent)} is not what the script builds (or was edited in Word since)")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
