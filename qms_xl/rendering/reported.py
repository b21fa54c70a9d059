"""What every document was made of when it was last made, in `.qms/reported.json`: so that a run makes again what has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qms_xl.disk import new_file
from qms_xl.paths import inside

FILE = Path(".qms") / "reported.json"


@dataclass
class Reported:
    """The facts of documents by kind, record and unit, as `Rendered.facts`; one whose file is gone is not known."""

    home: Path
    facts: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, home: Path) -> Reported:
        """Return what is remembered in an office; nothing where that cannot be read."""
        try:
            kept = json.loads((home / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        found = {
            str(key): (str(value["path"]), str(value["facts"]))
            for key, value in (kept.items() if isinstance(kept, Mapping) else ())
            if isinstance(value, Mapping) and {"path", "facts"} <= value.keys()
        }
        return cls(home, found)

    def known(self, kind: str, record: str, unit: str) -> str:
        """Return the facts of a document that still stands; "" where there is none."""
        path, facts = self.facts.get(_key(kind, record, unit), ("", ""))
        there = inside(self.home, path)  # whoever may write in the office could have written the path
        return facts if there and there.is_file() else ""

    def remember(self, kind: str, record: str, unit: str, path: Path, facts: str) -> None:
        """Note a document in the reports folder; one that was made elsewhere is nobody's but who asked for it."""
        if path.is_relative_to(self.home):
            self.facts[_key(kind, record, unit)] = (path.relative_to(self.home).as_posix(), facts)

    def keep(self) -> None:
        """Write it down; raises OSError."""
        new_file.make_folder(self.home / FILE.parent)
        kept = {key: {"path": path, "facts": facts} for key, (path, facts) in sorted(self.facts.items())}
        new_file.renew(json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8"), self.home / FILE)


def _key(kind: str, record: str, unit: str) -> str:
    return json.dumps([kind, record, unit], ensure_ascii=False)
