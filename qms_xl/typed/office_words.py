"""An office's own words laid over the shipped lists, as its sheets Lists (Słowniki) say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qms_xl.fold import fold
from qms_xl.kinds.reading import as_text
from qms_xl.lists import WordList, shipped_lists
from qms_xl.model import Misreading

_OPEN = "cause"  # the one list whose words need no code
_FINANCE_AUDIT_WORD = "audyt wewnętrzny"  # also the statutory finance audit: taken only by offices that write audyt


def office_lists(
    rows: Iterable[tuple[int, object, object, object]], audit_spelling: str = "audit"
) -> tuple[Mapping[str, WordList], list[Misreading]]:
    """Return every list with the office's words, and the meanings that are no code (misreading `list` at `lists.means`).

    `rows`: (row id, list, value, means) as typed. A meaning may be a code or a shipped word.
    """
    from qms_xl.nearest import nearest

    words: dict[str, list[tuple[str, str]]] = {}
    misreadings = []
    lists = shipped(audit_spelling)
    for row, name, value, means in rows:
        known = lists.get(as_text(name))
        own, meaning = as_text(value), as_text(means)
        if known is None or not own:
            continue
        code = _code(meaning, known)
        if code is None:
            misreadings.append(Misreading(row, "means", "list", meaning, nearest(meaning, known.codes) or ""))
        elif code or known.name == _OPEN:
            words.setdefault(known.name, []).append((own, code))
    return {name: known.with_office(words.get(name, ())) for name, known in lists.items()}, misreadings


def shipped(audit_spelling: str = "audit") -> Mapping[str, WordList]:
    """Return the shipped lists; "audyt wewnętrzny" as source means internal_audit only where the office writes audyt."""
    lists = dict(shipped_lists())
    if audit_spelling == "audyt":
        source = lists["source"]
        asked = {word: code for word, code in source.asked.items() if word != _FINANCE_AUDIT_WORD}
        aliases = {**source.aliases, _FINANCE_AUDIT_WORD: "internal_audit"}
        lists["source"] = replace(source, aliases=aliases, asked=asked)
    return lists


def _code(meaning: str, known: WordList) -> str | None:
    if not meaning or meaning in known.codes:
        return meaning
    codes = known.folded.get(fold(meaning), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None
