"""Builds the shipped Word templates in docx_templates/; `--check` says whether the committed ones are what it builds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from docx_audit import audit
from docx_external import external
from docx_review import review

from qms_xl.model import Language

FOLDER = Path(__file__).parent.parent / "docx_templates"
TEMPLATES: Mapping[str, Callable[[Language], bytes]] = {
    "audit.docx": audit,
    "review.docx": review,
    "external.docx": external,
}


def built() -> Mapping[Path, bytes]:
    """Return every template by its path."""
    return {
        FOLDER / language / name: make(language) for name, make in TEMPLATES.items() for language in get_args(Language)
    }


def main(words: list[str]) -> int:
    """Write the templates, or compare them; 1 where one differs."""
    differing = []
    for path, data in built().items():
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
