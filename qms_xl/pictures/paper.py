"""The paper that pictures are drawn on: one look, readable without colours, equal bytes for equal values."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Callable
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from qms_xl.word.engine import clean

if TYPE_CHECKING:
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

DPI = 160
INCH_MM = 25.4
INK, LINE, PAPER = "#000000", "#7F7F7F", "#FFFFFF"
# One hue from dark to light, each with a hatch of its own: told apart in grey and by the colour-blind.
FILLS = (("#1F3864", ""), ("#FFFFFF", "////"), ("#8FAADC", ""), ("#FFFFFF", "...."), ("#D9E2F3", "xxxx"))
_LOOK: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],  # travels with matplotlib, so that every computer draws the same
    **{
        f"font.{kind}": [] for kind in ("serif", "sans-serif", "cursive", "fantasy", "monospace")
    },  # nor looks for others
    "font.size": 8,
    "text.parse_math": False,  # a $ that staff typed is a $
    "axes.edgecolor": LINE,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.6,
    "hatch.color": INK,
    "savefig.facecolor": PAPER,
}


def drawn(draw: Callable[[Figure], None], width_mm: float, height_mm: float) -> bytes:
    """Return what is drawn on paper of this size as PNG, the same bytes for the same picture."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it says on stderr that it looks for fonts
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # letters that the font lacks are drawn as boxes
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_LOOK)
        paper = Figure(figsize=(width_mm / INCH_MM, height_mm / INCH_MM), dpi=DPI, layout="constrained")
        canvas: Any = FigureCanvasAgg(paper)
        draw(paper)
        out = io.BytesIO()
        canvas.print_png(out, metadata={"Software": None})
    return out.getvalue()


def nameless(*axes: Axis) -> None:
    """Let axes that have no name look for no place for it, which takes as long as to draw their numbers."""
    for axis in axes:
        axis.set_label_coords(0, 0)


def label(text: str, width: int = 26, lines: int = 2) -> str:
    """Return a text as a picture has room for: so many lines of so many characters, the rest as an ellipsis."""
    line = " ".join(clean(text).split())
    shown = wrap(line, width, break_long_words=True, break_on_hyphens=True)[: lines + 1] or [""]
    if len(shown) > lines:
        shown = [*shown[: lines - 1], shown[lines - 1][: width - 1].rstrip() + "…"]
    return "\n".join(shown)
