"""JSON into a stream that may not hold every letter."""

from __future__ import annotations

import json
from typing import TextIO


def dump(result: object, out: TextIO) -> None:
    """Write one JSON value; letters beyond ASCII are escaped where the stream cannot hold them."""
    out.write(json.dumps(result, ensure_ascii=not is_utf8(out), indent=2) + "\n")


def is_utf8(out: TextIO) -> bool:
    """Return whether the stream holds any letter as it is; one without encoding is text in memory, later UTF-8."""
    return (getattr(out, "encoding", None) or "utf-8").casefold().replace("-", "") in ("utf8", "utf8sig")
