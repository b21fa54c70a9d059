"""A shortcut of Windows as bytes, [MS-SHLLINK], so that making one asks nothing of Windows itself."""

from __future__ import annotations

import struct
import uuid

_SIZE, _CLASS = 0x4C, uuid.UUID("00021401-0000-0000-C000-000000000046")  # 2.1
_HAS_NAME, _HAS_ARGUMENTS, _IS_UNICODE, _HAS_VARIABLES = 0x4, 0x20, 0x80, 0x200  # LinkFlags, 2.1.1
_SHOW_NORMAL = 1
_VARIABLES, _VARIABLES_SIZE = 0xA0000001, 0x314  # EnvironmentVariableDataBlock, 2.5.4


def shortcut(target: str, arguments: str, description: str) -> bytes:
    """Return a shortcut to a file. `target`: its path in ASCII, which variables such as `%LOCALAPPDATA%` make possible.

    It tells the target by that alone, without the list of the shell's own items (2.2): Windows adds that when it is used.
    Target and description have at most 259 characters.
    """
    flags = _HAS_NAME | _HAS_ARGUMENTS | _IS_UNICODE | _HAS_VARIABLES
    head = struct.pack("<I16sI36xI12x", _SIZE, _CLASS.bytes_le, flags, _SHOW_NORMAL)
    block = struct.pack("<II260s520s", _VARIABLES_SIZE, _VARIABLES, target.encode("ascii"), target.encode("utf-16-le"))
    return head + _counted(description) + _counted(arguments) + block + bytes(4)


def _counted(text: str) -> bytes:
    """Return a text after the number of its UTF-16 units, 2.4."""
    wide = text.encode("utf-16-le")
    return struct.pack("<H", len(wide) // 2) + wide
