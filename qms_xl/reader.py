"""The reader at the door: the language to speak, and a console that may lack Polish letters and quotation marks."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TextIO

FILE = "qms.toml"
WIDTH = 80
_LANGUAGE_KEY = re.compile(r"""^\ufeff?language\s*=\s*["'](pl|en)["']""", re.MULTILINE)
_PLAIN = {
    **dict.fromkeys("„”“", '"'),
    **dict.fromkeys("‚’‘", "'"),
    **dict.fromkeys("–—−‑", "-"),
    "…": "...",
    "→": "->",
    "≤": "<=",
    "≥": ">=",
    "×": "x",
    "·": "-",
    "\u00a0": " ",
    "✓": "ok",
    "•": "*",
}


def here() -> Path:
    """Return the folder we stand in; where somebody has deleted it, the root of the disk."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def from_home(text: str) -> Path:
    """Return a path, the reader's home folder written `~` too; a stranger's `~name` stays as it is."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def reader_language(words: Sequence[str], environ: Mapping[str, str], start: Path) -> Literal["pl", "en"]:
    """Return the language to speak: what `--language` says, else the office's qms.toml, else the computer's.

    Works on the words as typed, so that also a mistake in them is answered in the right language.
    """
    asked = _option(words, "--language")
    if asked not in ("pl", "en"):
        folder = _option(words, "--office")
        asked = office_language(from_home(folder) if folder else None, start)
    return "pl" if asked == "pl" else "en" if asked == "en" else system_language(environ)


def office_language(folder: Path | None, start: Path) -> str | None:
    """Return the language that the nearest qms.toml names, None where there is none; its faults are told later."""
    for here in (folder,) if folder else (start, *start.parents):
        try:
            found = _LANGUAGE_KEY.search((here / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return found[1] if found else None
    return None


def system_language(environ: Mapping[str, str] | None = None) -> Literal["pl", "en"]:
    """Return the computer's language: Polish where its locale is Polish, else English."""
    environ = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := environ.get(name):
            return "pl" if value.casefold().startswith("pl") else "en"
    if sys.platform == "win32":
        import ctypes

        return "pl" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x15 else "en"
    return "en"


def make_speakable(stream: TextIO) -> None:
    """Let the stream print any text: what its code page lacks (cp852 has no „ ”) comes as the plainest likeness."""
    codecs.register_error("plain", _plainly)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="plain")


def tell(text: str) -> None:
    """Say something beside the result, on stderr; on a terminal broken between words, at most 80 columns wide.

    Raises OSError where nobody listens.
    """
    if sys.stderr.isatty():
        from shutil import get_terminal_size
        from textwrap import fill

        width = min(get_terminal_size().columns, WIDTH)
        text = "\n".join(
            fill(line, width, subsequent_indent=_margin(line), break_long_words=False, break_on_hyphens=False)
            for line in text.splitlines()
        )
    print(text, file=sys.stderr, flush=True)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _plainly(trouble: UnicodeError) -> tuple[str, int]:
    if not isinstance(trouble, UnicodeEncodeError):
        raise trouble
    lost = trouble.object[trouble.start : trouble.end]
    return "".join(_likeness(letter) for letter in lost), trouble.end


def _likeness(letter: str) -> str:
    import unicodedata

    plain = _PLAIN.get(letter) or unicodedata.normalize("NFKD", letter)[:1].translate({0x142: "l", 0x141: "L"})
    return plain if plain.isascii() else "?"


def _option(words: Sequence[str], name: str) -> str | None:
    """Return the value of an option, the last one given; None where it is not given."""
    value = None
    for word, following in zip(words, (*words[1:], None), strict=False):
        if word == "--":
            break
        if word == name:
            value = following
        elif word.startswith(f"{name}="):
            value = word.partition("=")[2]
    return value
