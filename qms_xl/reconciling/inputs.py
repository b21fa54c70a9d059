"""What a rule or a status is drawn from: the registers it asks for, and those of the statuses it asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from qms_xl.supply import parameters, status_functions


@cache
def drawn_from(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names that the function's arguments stand for, statuses taken apart, each once: `actions`, `as_of`."""
    found: list[str] = []
    for name, _ in parameters(function):
        status = status_functions().get(name)
        found += (name,) if status is None else drawn_from(status)
    return tuple(dict.fromkeys(found))
