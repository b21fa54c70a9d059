"""AUD026: an external audit of which nobody knows who holds it, or which certificate it is about."""

from __future__ import annotations

from qms_xl.conditions import From, Is, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.aud._kinds import EXTERNAL

_OF_CERTIFICATES = ("surveillance", "recertification")


def body(audits: Register) -> Found:
    """Give the empty body of each external audit from prepared on."""
    yield from _empty(audits, "body", EXTERNAL)


def certificate(audits: Register) -> Found:
    """Give the empty certificate of each surveillance and recertification audit from prepared on."""
    yield from _empty(audits, "certificate", _OF_CERTIFICATES)


def _empty(audits: Register, column: str, kinds: tuple[str, ...]) -> Found:
    states = audits.schema.states
    assert states
    missing = audits["audit_type"].isin(kinds) & audits["status"].isin(states.from_on("prepared"))
    missing &= audits.blank(column)
    for row in missing.index[missing]:
        yield Hit(audits.cell(row, column))


RULE = Rule(
    find=(body, certificate),
    severity="note",
    claims={
        "audits.body": all_of(From("prepared"), Is("audit_type", EXTERNAL)),
        "audits.certificate": all_of(From("prepared"), Is("audit_type", _OF_CERTIFICATES)),
    },
    title=Text("Audit zewnętrzny bez jednostki lub certyfikatu", "External audit without body or certificate"),
    message=Text(
        "Audit zewnętrzny „{record}” ma puste pole „{header}”.",
        "External audit “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Po numerze certyfikatu program poznaje, który audit nadzoru już się odbył i kiedy przypada następny.",
        "By the certificate the program tells which surveillance audit has been held and when the next one is due.",
    ),
    remedy=Text(
        "Przepisz z umowy lub z planu auditu jednostki do komórki {cell}.",
        "Copy it from the contract, or from the body's audit plan, into cell {cell}.",
    ),
    good="""
audits
| audit      | audit_type    | status   | body   | certificate |
| AZ-2026-01 | surveillance  | prepared | TÜV    | 1/2025      |
| AZ-2026-02 | surveillance  | planned  |        |             |
| AZ-2026-03 | certification | closed   | TÜV    |             |
| AW-2026-01 | internal      | closed   |        |             |

certificates
| certificate |
| 1/2025      |
""",
    bad="""
audits
| audit      | audit_type      | status   | body | certificate |
| AZ-2026-01 | surveillance    | prepared | TÜV  | !           |
| AZ-2026-02 | recertification | closed   | !    | 1/2025      |

certificates
| certificate |
| 1/2025      |
""",
)
