"""A rule's examples for the reader: what it says of its bad one, and tables laid out to fit a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.settings import Settings

if TYPE_CHECKING:
    from qms_xl.rulebook import Entry
    from qms_xl.speak import Voice
    from qms_xl.speak.issues import Spoken

_MARK = " !"


def first_issue(entry: Entry, voice: Voice) -> Spoken | None:
    """Return what the rule says of the first fault in its bad example; None where it finds none there."""
    from qms_xl.check import check
    from qms_xl.norms import profile
    from qms_xl.rulebook import rule_book
    from qms_xl.speak.issues import spoken
    from qms_xl.tables import parse_tables

    example = parse_tables(shown(entry.rule.bad, voice), Settings(), voice.language)
    checked = check(
        example.registers,
        facts=example.facts,
        as_of=example.as_of,
        settings=Settings(),
        norm=example.norm,
        select=(entry.code,),
    )
    found = spoken(checked.issues, rule_book(), profile(example.norm), voice)
    return next((issue for issue in found if issue.code == entry.code), None)


def shown(example: tuple[str, str] | str, voice: Voice) -> str:
    """Return the example in the reader's language, where it differs."""
    return example if isinstance(example, str) else example[0 if voice.language == "pl" else 1]


def narrow(text: str, width: int) -> str:
    """Return the tables of an example within the width: a wide one becomes a list, one field on each line.

    Empty fields are left out of such a list unless an issue must name them.
    """
    blocks = []
    for block in text.split("\n\n"):
        lines = block.splitlines()
        wide = lines and lines[0].startswith("|") and max(map(len, lines)) > width
        blocks.append(_as_list(lines) if wide else block)
    return "\n\n".join(blocks)


def _as_list(lines: list[str]) -> str:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in lines if not line.startswith("|-")
    ]
    headers, *records = rows
    if not records:
        return "\n".join(headers)
    return "\n\n".join(
        "\n".join(
            f"{header}: {cell}" for header, cell in zip(headers, record, strict=True) if cell or header.endswith(_MARK)
        )
        for record in records
    )
