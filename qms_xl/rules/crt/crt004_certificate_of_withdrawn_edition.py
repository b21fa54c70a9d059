"""CRT004: a certificate that counts as valid, of an edition of the standard that is not valid any more."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import named


def find(certificates: Register, as_of: date) -> Found:
    """Give the standard of each certificate, so typed or without status, whose own end has not come but its edition's has."""
    import pandas as pd

    running = (certificates["status"] == "valid") | certificates.blank("status")
    running &= certificates["valid_to"] >= pd.Timestamp(as_of)
    for row in running.index[running]:
        text = certificates["norm"].loc[row]
        edition = named(text) if isinstance(text, str) else None
        if edition is not None and edition.valid_until is not None and edition.valid_until < as_of:
            facts = {"edition": edition.title, "until": edition.valid_until}
            yield Hit(certificates.cell(row, "norm"), facts)


RULE = Rule(
    find=find,
    severity="error",
    instead_of=("CRT001",),
    title=Text("Certyfikat na wycofane wydanie normy", "Certificate of a withdrawn edition"),
    message=Text(
        "Certyfikat „{record}” ma być ważny, ale wydano go według {edition}; takie certyfikaty straciły ważność {until}.",
        "Certificate “{record}” is said to be valid, but it is for {edition}; such certificates ended on {until}.",
    ),
    why=Text(
        "Po okresie przejściowym certyfikaty na poprzednie wydanie normy nie są ważne, niezależnie od daty na dokumencie.",
        "After the transition certificates of the former edition are not valid, whatever date stands on the paper.",
    ),
    remedy=Text(
        "Popraw wydanie normy w komórce {cell} albo ustaw status certyfikatu na „wygasły” i dopisz nowy.",
        "Correct the edition in cell {cell}, or set the status to “expired” and add the new certificate.",
    ),
    good="""
as_of 2026-11-20
certificates
| certificate | norm          | status  | issued_on  | valid_to   |
| 1/2025      | ISO 9001:2015 | valid   | 2025-11-20 | 2028-11-19 |
| 1/2012      | ISO 9001:2008 | expired | 2012-11-20 | 2028-11-19 |
| 2/2012      | ISO 9001:2008 |         | 2012-11-20 | 2015-11-19 |
""",
    bad="""
as_of 2026-11-20
certificates
| certificate | norm            | status  | issued_on  | valid_to   |
| 1/2025      | ISO 9001:2008 ! | valid   | 2025-11-20 | 2028-11-19 |
| 2/2025      | ISO 9001:2008 ! |         | 2025-11-20 | 2026-11-20 |
""",
)
