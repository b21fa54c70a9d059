"""What stands in a document of the demo office: numbered sections of numbered points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms_xl.model import Text
from qms_xl.shelf import collect

OFFICE = Text("Starostwo Powiatowe w Jarzębogrodzie", "County Office in Jarzębogród")

Section = tuple[Text, Sequence[Text]]
"""A heading and its points; they are printed as 4 and 4.1, 4.2, …, in orders as § 4 and paragraphs."""

Papers = Mapping[str, Sequence[Section]]


def papers() -> Papers:
    """Return every document's sections, by its code; an order's by its tag."""
    found: dict[str, Sequence[Section]] = {}
    for part in collect("qms_xl.demo.papers", "PAPERS").values():
        found.update(part)
    return found
