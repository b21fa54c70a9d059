"""What every picture of a report is: values with their rows, a text that states them, and a way to draw them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from qms_xl.word.image import Image

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Paper

Say = Callable[[object], str]
"""How a value (a Text, Word, Figure, date) is written in the reader's language."""

WIDTH_MM = 170.0  # the text width of an A4 page with margins of 2 cm


class Picture(ABC):
    """A picture in a report's fields; its numbers are those of a table beside it."""

    @property
    @abstractmethod
    def height_mm(self) -> float:
        """How high it is at the full width of the text."""

    @abstractmethod
    def alt(self, say: Say) -> str:
        """Return what it shows in words and numbers, for who cannot see it."""

    @abstractmethod
    def draw(self, paper: Paper, say: Say) -> None:
        """Draw it on paper of its size."""

    def image(self, say: Say) -> Image:
        """Return the picture for a document; it is drawn only when asked for, an equal one (in several documents) only once."""
        alt = self.alt(say)

        def draw() -> bytes:
            from qms_xl.pictures.paper import drawn

            kept = _kept(repr(self), alt)
            if not kept:
                kept.append(drawn(lambda paper: self.draw(paper, say), WIDTH_MM, self.height_mm))
            return kept[0]

        return Image(alt, WIDTH_MM, self.height_mm, draw)


@lru_cache(maxsize=64)
def _kept(values: str, alt: str) -> list[bytes]:
    """Return where the PNG of a picture with these values and words is kept once it is drawn."""
    return []
