"""The three values of `PROJECT` that say: nobody has locked this project. [MS-OVBA] 2.4.3.2."""

from __future__ import annotations

import struct

_VERSION = 2
_SEED = 0x5A  # any byte; Office draws one by chance, which two builds must not
_IGNORED = 0x07  # likewise


def unlocked(project_id: str) -> dict[str, str]:
    """Return CMG (nobody is locked out), DPB (no password) and GC (visible), in the order of the stream."""
    return {
        "CMG": hidden(struct.pack("<I", 0), project_id),
        "DPB": hidden(b"\0", project_id),
        "GC": hidden(b"\xff", project_id),
    }


def hidden(data: bytes, project_id: str) -> str:
    """Return the data as the project holds it, in hexadecimal digits."""
    key = sum(project_id.encode("ascii")) & 0xFF
    out = [_SEED, _SEED ^ _VERSION, _SEED ^ key]
    plain_before = key
    for byte in (*[_IGNORED] * ((_SEED & 6) // 2), *struct.pack("<I", len(data)), *data):
        out.append(byte ^ (out[-2] + plain_before & 0xFF))
        plain_before = byte
    return bytes(out).hex().upper()
