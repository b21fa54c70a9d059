"""CRT003: the office has had certificates, and none is valid."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import named
from qms_xl.rules._clauses import valid_certificates


def find(certificates: Register, as_of: date) -> Found:
    """Give the register's header where no certificate is valid; one of a withdrawn edition is CRT004's."""
    if valid_certificates(certificates, as_of):
        return
    unread = certificates["issued_on"].isna() | certificates["valid_to"].isna()
    counted = (certificates["status"] == "valid") | certificates.blank("status")
    if not (counted & unread).any() and not any(_is_withdrawn(text, as_of) for text in certificates["norm"][counted]):
        yield Hit(certificates.header())


def _is_withdrawn(text: object, as_of: date) -> bool:
    edition = named(text) if isinstance(text, str) else None
    return edition is not None and edition.valid_until is not None and edition.valid_until < as_of


RULE = Rule(
    find=find,
    severity="note",
    title=Text("Brak ważnego certyfikatu", "No valid certificate"),
    message=Text(
        "W rejestrze certyfikatów nie ma żadnego, który byłby dziś ważny.",
        "The register of certificates holds none that is valid today.",
    ),
    why=Text(
        "Urząd, który podaje w pismach i w BIP, że ma certyfikat, powinien go mieć. System może działać i bez niego.",
        "An office that says in its letters and on its pages that it is certified should be. The system works without it too.",
    ),
    remedy=Text(
        "Dopisz nowy certyfikat albo popraw status i daty dotychczasowego. Jeżeli urząd zrezygnował z certyfikacji, usuń z pism "
        "znak certyfikacji.",
        "Add the new certificate, or correct the status and dates of the present one. If the office gave up certification, take "
        "the mark off its letters.",
    ),
    good="""
as_of 2026-11-20
certificates
| certificate | norm          | status  | issued_on  | valid_to   |
| 1/2023      | ISO 9001:2015 | valid   | 2023-11-21 | 2026-11-20 |
| 1/2020      | ISO 9001:2015 | renewed | 2020-11-21 | 2023-11-20 |
""",
    bad="""
as_of 2026-11-20
certificates
| certificate ! | norm          | status  | issued_on  | valid_to   |
| 1/2023        | ISO 9001:2015 | valid   | 2023-11-20 | 2026-11-19 |
| 1/2020        | ISO 9001:2015 | renewed | 2020-11-21 | 2023-11-20 |
""",
)
