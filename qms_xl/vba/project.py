"""A VBA project as a compound file: `PROJECT`, `PROJECTwm`, and the storage `VBA` with `dir` and the modules.

Section numbers are of [MS-OVBA]. No compiled code is in it: `_VBA_PROJECT` says so, and Office compiles the source when it opens the file.
No library is referenced by path, so that none can be missing on another computer; VBA and Excel are always there.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator, Sequence

from qms_xl.vba.compound import compound_file
from qms_xl.vba.compression import compressed
from qms_xl.vba.modules import CODE_PAGE, Module, checked, encoded
from qms_xl.vba.protection import unlocked

_NAME = "VBAProject"
_NO_COMPILED_CODE = b"\xcc\x61\xff\xff\x00\x00\x00"  # 2.3.4.1
_LCID = 0x0409
_HOST = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"


def vba_project(modules: Sequence[Module]) -> bytes:
    """Return `vbaProject.bin`; the same modules give the same bytes. Raises VbaError."""
    checked(modules)
    streams = {module.name: compressed(encoded(module.text, module.name)) for module in modules}
    return compound_file(
        {
            "VBA": {"dir": compressed(_dir(modules)), "_VBA_PROJECT": _NO_COMPILED_CODE, **streams},
            "PROJECT": _project(modules),
            "PROJECTwm": _names(modules),
        }
    )


def _project(modules: Sequence[Module]) -> bytes:
    """Return the stream `PROJECT`, 2.3.1: the list of modules and whether anybody locked them."""
    number = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(f"{module.name}\n{module.text}" for module in modules))
    project_id = "{" + str(number).upper() + "}"
    lines = [f'ID="{project_id}"']
    lines += [_listed(module) for module in modules]
    lines += [f'Name="{_NAME}"', 'HelpContextID="0"', 'VersionCompatible32="393222000"']
    lines += [f'{name}="{value}"' for name, value in unlocked(project_id).items()]
    lines += ["", "[Host Extender Info]", _HOST, "", "[Workspace]"]
    lines += [f"{module.name}=0, 0, 0, 0, C" for module in modules]
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def _listed(module: Module) -> str:
    return f"Module={module.name}" if module.kind == "code" else f"Document={module.name}/&H00000000"


def _names(modules: Sequence[Module]) -> bytes:
    """Return the stream `PROJECTwm`, 2.3.3: every name in the code page and in UTF-16."""
    pairs = (_bytes(module.name) + b"\0" + _wide(module.name) + b"\0\0" for module in modules)
    return b"".join(pairs) + b"\0\0"


def _dir(modules: Sequence[Module]) -> bytes:
    """Return the stream `dir` before compression, 2.3.4.2: the project, no references, the modules."""
    return b"".join([*_information(), *_modules(modules)])


def _information() -> Iterator[bytes]:
    """Yield the records about the project, 2.3.4.2.1."""
    yield _record(0x0001, struct.pack("<I", 1))  # system: Windows; a Mac does not mind
    yield _record(0x0002, struct.pack("<I", _LCID))
    yield _record(0x0014, struct.pack("<I", _LCID))
    yield _record(0x0003, struct.pack("<H", CODE_PAGE))
    yield _record(0x0004, _bytes(_NAME))
    yield _record(0x0005, b"") + _record(0x0040, b"")  # description
    yield _record(0x0006, b"") + _record(0x003D, b"")  # help file
    yield _record(0x0007, struct.pack("<I", 0))  # help context
    yield _record(0x0008, struct.pack("<I", 0))  # flags
    yield struct.pack("<HIIH", 0x0009, 4, 1, 0)  # version; the 4 does not count its minor part
    yield _record(0x000C, b"") + _record(0x003C, b"")  # constants


def _modules(modules: Sequence[Module]) -> Iterator[bytes]:
    """Yield the records of the modules, 2.3.4.2.3."""
    yield _record(0x000F, struct.pack("<H", len(modules)))
    yield _record(0x0013, struct.pack("<H", 0xFFFF))
    for module in modules:
        name, wide = _bytes(module.name), _wide(module.name)
        yield _record(0x0019, name) + _record(0x0047, wide)
        yield _record(0x001A, name) + _record(0x0032, wide)  # its stream
        yield _record(0x001C, b"") + _record(0x0048, b"")  # description
        yield _record(0x0031, struct.pack("<I", 0))  # the source begins at once, no compiled code before it
        yield _record(0x001E, struct.pack("<I", 0))  # help context
        yield _record(0x002C, struct.pack("<H", 0xFFFF))
        yield _record(0x0021 if module.kind == "code" else 0x0022, b"")
        yield _record(0x002B, b"")
    yield _record(0x0010, b"")


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _bytes(name: str) -> bytes:
    return name.encode("ascii")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
