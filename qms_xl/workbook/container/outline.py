"""A package whose parts are inflated only when they are asked for: a patch leaves most of them untouched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from qms_xl.workbook.container.inflating import inflating
from qms_xl.workbook.container.members import Entry, Member, entries, member
from qms_xl.workbook.container.package import Package
from qms_xl.workbook.container.sniff import foreign
from qms_xl.workbook.inspect import MAX_ENTRIES, MAX_INFLATED, kind_of, refuse_other_office_files
from qms_xl.workbook.refusals import refuse

T = TypeVar("T")


class _OnDemand(Mapping[str, T]):
    """A mapping whose values are made when asked for, and kept."""

    def __init__(self, names: Iterable[str], make: Callable[[str], T]) -> None:
        self._made: dict[str, T | None] = dict.fromkeys(names)
        self._make = make

    def __getitem__(self, name: str) -> T:
        made = self._made[name]
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True)
class Outline:
    """A workbook's package that was opened for a patch: `package` inflates small parts whole, `part` streams a large one."""

    data: bytes
    package: Package
    entries: Mapping[str, Entry]

    def part(self, name: str) -> Iterator[bytes]:
        """Yield a part's content in pieces. Raises ReadError where it is missing or broken."""
        entry = self.entries.get(name)
        if entry is None:
            raise refuse(self.package.file, "missing_part", name)
        return inflating(self.package.file, self.data, entry)


def outline(data: bytes, name: str) -> Outline:
    """Return the package of a workbook; raises ReadError as `inspect` does, but for faults in parts nobody asks for."""
    if reason := foreign(data):
        raise refuse(name, reason)
    found = entries(name, data, MAX_ENTRIES)
    if sum(entry.size for entry in found.values()) > MAX_INFLATED:
        raise refuse(name, "bomb", limit=MAX_INFLATED // 10**6)
    members: Mapping[str, Member] = _OnDemand(found, lambda part: member(data, found[part]))
    contents: Mapping[str, bytes] = _OnDemand(found, lambda part: b"".join(inflating(name, data, found[part])))
    refuse_other_office_files(name, members)
    kind, main = kind_of(name, contents)
    if kind not in ("xlsx", "xlsm"):
        raise refuse(name, "not_workbook", main)
    return Outline(data, Package(name, kind, main, members, contents), found)
