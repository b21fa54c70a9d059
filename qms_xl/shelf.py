"""Folders of things that multiply: every module of a package offers one thing, found by walking the folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any


def modules(package: str) -> list[str]:
    """Return the dotted names of the modules in a package and its subpackages, sorted.

    Read from the folder, so nothing is imported. Names that begin with `_` are left out.
    """
    root = Path(str(import_module(package).__file__)).parent
    names = []
    for path in root.rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        if not any(part.startswith("_") for part in parts):
            names.append(".".join((package, *parts)))
    return sorted(names)


def collect(package: str, offering: str) -> dict[str, Any]:
    """Return what each module of the package offers under the name `offering`, by the module's own name.

    A module without the offering is an error of ours and raises AttributeError.
    """
    return {name.rpartition(".")[2]: getattr(import_module(name), offering) for name in modules(package)}
