"""An inspected Office Open XML package: its parts, and how they refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote

from qms_xl.workbook.container.members import Member, plain_name
from qms_xl.workbook.container.xml import elements
from qms_xl.workbook.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

PackageKind = Literal["xlsx", "xlsm", "docx", "docm"]


class Relation(NamedTuple):
    """One relationship: `kind` is the last word of its type (`worksheet`), `target` a plain part name, or as written where external."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """An inspected package. `file` is relative to the office folder; `main` the plain name of the main part.

    Names of parts are compared as OPC says: without case, `%xx` decoded, no leading slash.
    """

    file: str
    kind: PackageKind
    main: str
    members: Mapping[str, Member]
    contents: Mapping[str, bytes]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts as the zip has them, in its order."""
        return tuple(member.name for member in self.members.values())

    def has(self, name: str) -> bool:
        """Return whether the package has a part of that name."""
        return plain_name(name) in self.members

    def part(self, name: str) -> bytes:
        """Return a part's content, inflated; raises ReadError where there is none."""
        content = self.contents.get(plain_name(name))
        if content is None:
            raise refuse(self.file, "missing_part", name)
        return content

    def relations(self, name: str = "") -> tuple[Relation, ...]:
        """Return the relationships of a part, of the package itself by default; none where it has no .rels."""
        folder, base = posixpath.split(plain_name(name))
        rels = posixpath.join(folder, "_rels", base + ".rels")
        if rels not in self.contents:
            return ()
        found = []
        for element in elements(self.file, rels, self.contents[rels]):
            if element.name == "Relationship":
                external = element.get("TargetMode").lower() == "external"
                target = element.get("Target")
                kind = element.get("Type").rsplit("/", 1)[-1]
                found.append(
                    Relation(element.get("Id"), kind, target if external else resolved(folder, target), external)
                )
        return tuple(found)


def resolved(folder: str, target: str) -> str:
    """Return the plain name of the part that a relationship's target means, seen from a part in `folder`."""
    path = unquote(target.split("#", 1)[0]).replace("\\", "/")
    joined = path if path.startswith("/") else "/" + posixpath.join(folder, path)
    return plain_name(posixpath.normpath(joined).lstrip("/"))
