"""The macros of the panel as modules of a VBA project, from the plain text in macros/."""

from __future__ import annotations

from pathlib import Path

from qms_xl.model import Language
from qms_xl.vba import Module

_FOLDER = Path(__file__).with_name("macros")
DOCUMENTS = {"ThisWorkbook": "workbook", "PanelSheet": "sheet", "ListsSheet": "sheet", "HelpSheet": "sheet"}
_WORDS = "PanelWords"


def modules(language: Language) -> list[Module]:
    """Return all modules; the sentences come from the file of that language."""
    own = [Module(name, kind=kind) for name, kind in DOCUMENTS.items()]  # type: ignore[arg-type]
    shared = [path for path in sorted(_FOLDER.glob("*.bas")) if not path.stem.startswith(_WORDS)]
    code = [Module(path.stem, path.read_text(encoding="ascii")) for path in shared]
    words = (_FOLDER / f"{_WORDS}_{language}.bas").read_text(encoding="ascii")
    return [*own, *code, Module(_WORDS, words)]
