"""Paths that come from cells, templates and qms.toml: judged as text first, then kept inside their folder."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Literal

Unsafe = Literal["empty", "network", "drive", "absolute", "scheme", "parent", "colon", "device", "trailing", "control"]

# Windows gives these names to devices in every folder, with any extension.
_DEVICE = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def written(text: str) -> str:
    r"""Return a path as it is compared: `/` for `\`, without spaces around it."""
    return text.strip().replace("\\", "/")


def unsafe(text: str) -> Unsafe | None:
    r"""Return why a path must not be touched, None where it may be joined to the office folder.

    Judged by the text alone: on Windows even asking whether `\\host\x` exists sends credentials.
    """
    plain = written(text)
    if not plain:
        return "empty"
    if any(ord(letter) < 32 for letter in plain):
        return "control"
    if plain.startswith("//"):
        return "network"
    if re.match(r"[a-zA-Z]:", plain):
        return "drive"
    if _SCHEME.match(plain):
        return "scheme"
    if plain.startswith("/"):
        return "absolute"
    if ":" in plain:
        return "colon"
    for part in plain.split("/"):
        if part == "..":
            return "parent"
        if part not in ("", ".") and part.endswith((".", " ")):
            return "trailing"
        if _DEVICE.fullmatch(part.partition(".")[0].rstrip(" ")):
            return "device"
    return None


def inside(folder: Path, text: str) -> Path | None:
    r"""Return the path that the text means under the folder, written with `/` or `\`; None where it is unsafe or leaves the folder."""
    if unsafe(text):
        return None
    path = folder / PurePosixPath(written(text))
    try:
        home = folder.resolve()
        found = path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return None
    return path if found == home or home in found.parents else None
