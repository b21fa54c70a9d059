"""All kinds of hard workbooks, by walking this folder."""

from __future__ import annotations

import importlib
import pkgutil

import hard
from hard.registry import KINDS

for module in pkgutil.iter_modules(hard.__path__):
    if module.name != "all_kinds":
        importlib.import_module(f"hard.{module.name}")

__all__ = ["KINDS"]
