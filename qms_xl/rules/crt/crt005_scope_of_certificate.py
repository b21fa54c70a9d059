"""CRT005: a certificate without scope, or whose scope leaves out a subordinate unit that is in the system."""

from __future__ import annotations

from datetime import date

from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._clauses import valid_certificates
from qms_xl.rules._named import names
from qms_xl.rules._units import in_scope


def blank(certificates: Register, as_of: date) -> Found:
    """Give the empty scope of each valid certificate."""
    missing = certificates.blank("scope")
    for row in valid_certificates(certificates, as_of):
        if missing.loc[row]:
            yield Hit(certificates.cell(row, "scope"))


def units_left_out(certificates: Register, units: Register, as_of: date) -> Found:
    """Give the scope of each valid certificate once for each subordinate unit in scope that it names by neither code nor name."""
    subordinate = (units["unit_type"] == "subordinate") & in_scope(units, as_of)
    left = list(zip(units["unit"][subordinate], units["name"][subordinate], strict=True))
    for row in valid_certificates(certificates, as_of):
        scope = certificates["scope"].loc[row]
        if not isinstance(scope, str):
            continue
        for code, name in left:
            named = isinstance(code, str) and names(scope, code)
            named |= isinstance(name, str) and fold(name) in fold(scope)
            if isinstance(code, str) and not named:
                yield Hit(certificates.cell(row, "scope"), {"unit": code, "name": name}, about=code, variant="unit")


RULE = Rule(
    find=(blank, units_left_out),
    severity="note",
    clause="4.3 [4.2.2 a]",
    title=Text("Zakres certyfikatu pusty lub niepełny", "Scope of the certificate blank or incomplete"),
    message=Text(
        "Certyfikat „{record}” nie ma wpisanego zakresu.",
        "Certificate “{record}” has no scope.",
    ),
    variants={
        "unit": Text(
            "Jednostka {unit} ({name}) jest objęta systemem, a zakres certyfikatu „{record}” jej nie wymienia.",
            "Unit {unit} ({name}) is in the system's scope, and the scope of certificate “{record}” does not name it.",
        )
    },
    why=Text(
        "Certyfikat obejmuje tylko to, co wymienia jego zakres. Jednostka, której tam nie ma, nie jest certyfikowana, choćby "
        "stosowała procedury urzędu.",
        "A certificate covers only what its scope names. A unit that is not there is not certified, even if it works by the "
        "office's procedures.",
    ),
    remedy=Text(
        "Przepisz do komórki {cell} zakres z certyfikatu.",
        "Copy the scope from the certificate into cell {cell}.",
    ),
    remedies={
        "unit": Text(
            "Przepisz do komórki {cell} zakres z certyfikatu. Jeżeli jednostki naprawdę w nim nie ma, uzgodnij to z "
            "jednostką certyfikującą albo wpisz przy {unit} „nie” w polu „W zakresie SZJ”.",
            "Copy the scope from the certificate into cell {cell}. If the unit is truly not in it, settle that with the "
            "certification body, or write “no” in “In QMS scope” of {unit}.",
        )
    },
    good="""
as_of 2026-11-20
certificates
| certificate | status  | issued_on  | valid_to   | scope                                          |
| 1/2025      | valid   | 2025-11-20 | 2028-11-19 | Administracja publiczna: starostwo, DPS, powiatowy urzad pracy |
| 1/2020      | expired | 2020-11-20 | 2023-11-19 |                                                |

units
| unit | name                  | unit_type   | in_scope | active_to  |
| OR   | Wydział Organizacyjny | department  | yes      |            |
| DPS  | Dom Pomocy            | subordinate | yes      |            |
| PUP  | Powiatowy Urząd Pracy | subordinate |          |            |
| ZDP  | Zarząd Dróg           | subordinate | no       |            |
| STA  | Stary zakład          | subordinate | yes      | 2026-11-19 |
""",
    bad="""
as_of 2026-11-20
certificates
| certificate | status  | issued_on  | valid_to   | scope              |
| 1/2025      | valid   | 2025-11-20 | 2028-11-19 | Starostwo i DPS !  |
| 2/2025      |         | 2025-11-20 | 2028-11-19 | !                  |

units
| unit | name                  | unit_type   | in_scope | active_to  |
| DPS  | Dom Pomocy            | subordinate | yes      |            |
| PUP  | Powiatowy Urząd Pracy | subordinate |          |            |
""",
)
