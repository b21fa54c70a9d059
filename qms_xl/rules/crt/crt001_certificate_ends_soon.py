"""CRT001: a certificate that ends soon, and none is there to follow it."""

from __future__ import annotations

from datetime import date, timedelta

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import named
from qms_xl.rules._clauses import valid_certificates
from qms_xl.settings import Settings


def find(certificates: Register, as_of: date, settings: Settings) -> Found:
    """Give the end of each valid certificate that is near, where no other certificate renews it."""
    last = as_of + timedelta(days=settings.certificates.warn_days)
    renewed = set(certificates["renews"].dropna())
    for row in valid_certificates(certificates, as_of):
        valid_to = certificates["valid_to"].loc[row].date()
        if valid_to > last or certificates["certificate"].loc[row] in renewed:
            continue
        edition = named(str(certificates["norm"].loc[row]))
        if edition is not None and edition.valid_until is not None and edition.valid_until < as_of:
            continue  # of a withdrawn edition: that is the fault (CRT004), not its end
        yield Hit(certificates.cell(row, "valid_to"), {"valid_to": valid_to, "days": (valid_to - as_of).days})


RULE = Rule(
    find=find,
    severity="warning",
    settings=("certificates.warn_days",),
    title=Text("Certyfikat wkrótce wygasa", "Certificate ends soon"),
    message=Text(
        "Certyfikat „{record}” jest ważny do {valid_to} (jeszcze {days:plural dzień|dni|dni}), a żaden inny go nie zastępuje.",
        "Certificate “{record}” is valid until {valid_to} ({days:plural day|days} left), and no other certificate renews it.",
    ),
    why=Text(
        "Audit ponownej certyfikacji musi się odbyć i zakończyć przed końcem ważności. Po tym dniu urząd nie ma certyfikatu.",
        "The recertification audit has to be held and finished before the certificate ends. After that day the office has none.",
    ),
    remedy=Text(
        "Uzgodnij z jednostką certyfikującą termin auditu i dopisz go do rejestru auditów. Nowy certyfikat wpisz w osobnym "
        "wierszu, a w jego polu „Zastępuje certyfikat” podaj „{record}”.",
        "Agree on a date with the certification body and add the audit to the register of audits. Enter the new certificate "
        "in a row of its own, with “{record}” in “Renews”.",
    ),
    good="""
as_of 2026-11-20
certificates
| certificate | norm          | status    | issued_on  | valid_to   | renews |
| 1/2023      | ISO 9001:2015 | valid     | 2024-05-20 | 2027-05-20 |        |
| 2/2023      | ISO 9001:2015 |           | 2023-12-01 | 2026-11-30 |        |
| 2/2026      | ISO 9001:2015 |           | 2026-12-01 | 2029-11-30 | 2/2023 |
| 3/2023      | ISO 9001:2015 | withdrawn | 2023-12-01 | 2026-11-30 |        |
| 4/2023      | ISO 9001:2015 | valid     | 2023-11-20 | 2026-11-19 |        |
| 5/2023      | ISO 9001:2008 | valid     | 2023-12-01 | 2026-11-30 |        |
""",
    bad="""
as_of 2026-11-20
certificates
| certificate | norm          | status | issued_on  | valid_to     | renews |
| 1/2023      | ISO 9001:2015 | valid  | 2024-05-20 | 2027-05-19 ! |        |
| 2/2023      | ISO 9001:2015 |        | 2023-11-21 | 2026-11-20 ! |        |
""",
)
