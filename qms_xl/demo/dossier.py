"""The dossiers of the demo: audits with their checklists and findings, and findings made elsewhere, read from text files.

A dossier begins with `= tag | day | type | units | documents | processes | clauses | team | fulfilment` (an audit) or
`- tag | day | source | number of the source | unit process document clause` (a case), the day as an offset. Below it:
`key: Polish | English`, and an audit's questions, `sign document clause | question | evidence` in both languages, where
the sign says what was found: + conforming, ! nonconforming, o observation, d opportunity, * good practice. The keys
under a question or a case tell of its finding: `is` (grade and cause), `found`, `must`, `seen`, `fix`, `why`, `act`, `goal`,
`done`, `proof`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from qms_xl.demo.tabled import lines, words
from qms_xl.model import Text

GRADES = {"!": "minor", "o": "observation", "d": "improvement", "*": "good_practice"}


@dataclass(frozen=True)
class Asked:
    """A question of a checklist; `told` is what its finding says, empty where there is none."""

    sign: str
    doc: str
    clause: str
    question: Text
    evidence: Text
    told: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Dossier:
    """An audit with its checklist, or a finding made elsewhere."""

    tag: str
    day: int
    cells: tuple[str, ...]
    told: dict[str, Text] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def many(self, place: int) -> tuple[str, ...]:
        """Return the parts of one of the heading's cells."""
        return words(self.cells[place]) or ()


@cache
def dossiers(sign: str) -> tuple[Dossier, ...]:
    """Return the dossiers of every file `tables/dossiers_*.txt`: audits (=) or cases (-), in the order of their days."""
    files = sorted(Path(__file__).with_name("tables").glob("dossiers_*.txt"))
    found = [dossier for path in files for dossier in _read(path.stem, sign)]
    return tuple(sorted(found, key=lambda dossier: (dossier.day, dossier.tag)))


def _read(name: str, sign: str) -> Iterator[Dossier]:
    current: Dossier | None = None
    told: dict[str, Text] = {}
    for line in lines(name):
        mark, _, rest = line.partition(" ")
        cells = [cell.strip() for cell in rest.split("|")]
        if mark in ("=", "-"):
            if current:
                yield current
            current = Dossier(cells[0], int(cells[1]), tuple(cells[2:])) if mark == sign else None
            told = current.told if current else {}
        elif mark.endswith(":"):
            told[mark[:-1]] = Text(cells[0], cells[-1])
        elif current:
            doc, clause = cells[0].split()
            told = {}
            current.asked.append(Asked(mark, doc, clause, Text(*cells[1:3]), Text(*cells[3:5]), told))
    if current:
        yield current


def grade_and_cause(told: Mapping[str, Text], sign: str = "!") -> tuple[str, str | None]:
    """Return a finding's grade and the code of its cause."""
    said = told["is"].pl.split() if "is" in told else []
    return (said[0] if said else GRADES[sign]), (said[1] if len(said) > 1 else None)
