"""The modules of a VBA project: their names and source, refused where VBA could not hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

CODE_PAGE = 1250
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")  # [MS-OVBA] 2.3.4.2.3.2.1: at most 31 characters; ASCII alone is ours
_OWN_LINES = re.compile(r"^[ \t]*Attribute[ \t]+VB_", re.IGNORECASE | re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONGEST_LINE = 1023  # characters, what the editor of VBA takes
_HEADS = {
    "workbook": "0{00020819-0000-0000-C000-000000000046}",
    "sheet": "0{00020820-0000-0000-C000-000000000046}",
}
# the words that VBA reserves, [MS-VBAL] 3.3.5.2
_RESERVED = """abs addressof and any array as attribute boolean byref byte byval call case cbool cbyte ccur cdate cdbl cdec cint
    circle clng clnglng clngptr close const csng cstr currency cvar cverr date debug declare defbool defbyte defcur
    defdate defdbl defint deflng deflnglng deflngptr defobj defsng defstr defvar dim do doevents double each else elseif
    empty end endif enum eqv erase error event exit false fix for friend function get global gosub goto if imp implements
    in input inputb int integer is lbound len lenb let lib like local lock long longlong longptr loop lset me mid midb mod
    new next not nothing null on open option optional or paramarray preserve print private pset public put raiseevent
    redim rem resume return rset scale seek select set sgn shared single spc static stop string sub tab then to true type
    typeof ubound unlock until variant wend while width with withevents write xor"""


class VbaError(ValueError):
    """Modules that no VBA project can hold: a fault of whoever wrote them."""


@dataclass(frozen=True)
class Module:
    """One module. `kind`: `code`, or the module that a workbook or a sheet must have; `source` without its `Attribute VB_` lines."""

    name: str
    source: str = ""
    kind: Literal["code", "workbook", "sheet"] = "code"

    @property
    def text(self) -> str:
        """Return the whole text as the project holds it, lines ended by CR LF."""
        lines = [f'Attribute VB_Name = "{self.name}"']
        if self.kind != "code":
            lines += [f'Attribute VB_Base = "{_HEADS[self.kind]}"']
            states = {"GlobalNameSpace": 0, "Creatable": 0, "PredeclaredId": 1, "Exposed": 1}
            states |= {"TemplateDerived": 0, "Customizable": 1}
            lines += [f"Attribute VB_{name} = {bool(state)}" for name, state in states.items()]
        return "\r\n".join([*lines, *self.source.splitlines()]) + "\r\n"


def checked(modules: Sequence[Module]) -> None:
    """Raise VbaError for a name or a text that VBA, or the code page, could not hold."""
    seen: set[str] = set()
    for module in modules:
        name = module.name
        if not _NAME.fullmatch(name) or name.lower() in _RESERVED.split():
            raise VbaError(f"{name!r} cannot name a module: a letter, then letters, digits and _, at most 31 in all")
        if name.lower() in seen:
            raise VbaError(f"two modules are named {name}")
        seen.add(name.lower())
        encoded(module.text, name)
        if _OWN_LINES.search(module.source):
            raise VbaError(f"{name}: the Attribute lines are written here, the source must not bring its own")
        if _CONTROL.search(module.source.replace("\r\n", "\n")):
            raise VbaError(f"{name}: there is a control character in the source")
        for number, line in enumerate(module.source.splitlines(), 1):
            if len(line) > _LONGEST_LINE:
                raise VbaError(f"{name}, line {number}: longer than {_LONGEST_LINE} characters")


def encoded(text: str, name: str) -> bytes:
    """Return the text in the project's code page; raises VbaError for a letter that it lacks."""
    try:
        return text.encode(f"cp{CODE_PAGE}")
    except UnicodeEncodeError as error:
        lost = text[error.start]
        raise VbaError(f"{name}: {lost!r} (U+{ord(lost):04X}) is not in code page {CODE_PAGE}") from error
