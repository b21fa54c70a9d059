"""What a command would have been asked, where a button was pressed instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from qms_xl.commands._common import Asked
from qms_xl.model import Text


@dataclass(frozen=True)
class AskedHere(Asked):
    """What a command would have been asked; what it would say beside its result is gathered for the answer."""

    said: list[str] = field(default_factory=list)

    def say(self, text: Text) -> None:
        """Gather it."""
        self.said.append(text.in_(self.language))
