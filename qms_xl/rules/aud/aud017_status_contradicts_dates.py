"""AUD017: an audit whose status and dates do not agree."""

from __future__ import annotations

from qms_xl.conditions import From
from qms_xl.model import Found, Hit, Register, Rule, Text, Word

_NOT_BEFORE = {
    "held_from": ("held", "reported", "closed", "running"),
    "held_to": ("held", "reported", "closed"),
    "reported_on": ("reported", "closed"),
}
_NEEDED = {
    "held_from": ("held", "reported", "closed"),
    "held_to": ("held", "reported", "closed"),
    "reported_on": ("reported", "closed"),
}


def missing_from(audits: Register) -> Found:
    """Give the empty first day of each audit that was held."""
    yield from _missing(audits, "held_from")


def missing_to(audits: Register) -> Found:
    """Give the empty last day of each audit that was held."""
    yield from _missing(audits, "held_to")


def missing_report(audits: Register) -> Found:
    """Give the empty day of the report of each audit reported or closed."""
    yield from _missing(audits, "reported_on")


def too_early(audits: Register) -> Found:
    """Give each last day, and day of a report, that is filled before its status; any of the days of an audit called off."""
    gone = audits["status"].isin(("postponed", "cancelled"))
    for column, states in _NOT_BEFORE.items():
        early = ~audits.blank(column) & audits["status"].notna() & ~audits["status"].isin(states)
        if column == "held_from":
            early &= gone
        for row in early.index[early]:
            yield Hit(audits.cell(row, column), _facts(audits, row), variant="early")


def _missing(audits: Register, column: str) -> Found:
    lacking = audits["status"].isin(_NEEDED[column]) & audits.blank(column)
    for row in lacking.index[lacking]:
        yield Hit(audits.cell(row, column), _facts(audits, row))


def _facts(audits: Register, row: int) -> dict[str, object]:
    return {"status": Word("audit_status", str(audits["status"].loc[row]))}


RULE = Rule(
    find=(missing_from, missing_to, missing_report, too_early),
    severity="error",
    clause="9.2.2 f [8.2.2]",
    claims={
        "audits.held_from": From("held"),
        "audits.held_to": From("held"),
        "audits.reported_on": From("reported"),
    },
    title=Text("Status auditu nie zgadza się z datami", "Status of the audit contradicts its dates"),
    message=Text(
        "Audit „{record}” ma status „{status}”, a pole „{header}” jest puste.",
        "Audit “{record}” has the status “{status}”, and “{header}” is empty.",
    ),
    variants={
        "early": Text(
            "Audit „{record}” ma status „{status}”, a w polu „{header}” jest już {value}.",
            "Audit “{record}” has the status “{status}”, and “{header}” already holds {value}.",
        )
    },
    why=Text(
        "Z dat liczy się, które procedury i komórki objęto auditem i kiedy. Audit bez daty albo z datą wbrew statusowi liczy "
        "się źle.",
        "The dates say which procedures and units were audited, and when. An audit without its date, or with one against its "
        "status, is counted wrongly.",
    ),
    remedy=Text(
        "Wpisz datę w komórce {cell} albo popraw status auditu.",
        "Write the date in cell {cell}, or correct the status of the audit.",
    ),
    remedies={
        "early": Text(
            "Popraw status auditu albo usuń datę z komórki {cell}.",
            "Correct the status of the audit, or clear the date in cell {cell}.",
        )
    },
    good="""
as_of 2026-11-20
audits
| audit      | status    | held_from  | held_to    | reported_on |
| AW-2026-01 | running   | 2026-11-19 |            |             |
| AW-2026-02 | held      | 2026-11-19 | 2026-11-20 |             |
| AW-2026-03 | closed    | 2026-01-19 | 2026-01-20 | 2026-01-30  |
| AW-2026-04 | planned   |            |            |             |
| AW-2026-05 | cancelled |            |            |             |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | status    | held_from    | held_to      | reported_on  |
| AW-2026-01 | running   | 2026-11-19   | 2026-11-20 ! |              |
| AW-2026-02 | held      | !            | !            | 2026-11-20 ! |
| AW-2026-03 | reported  | 2026-01-19   | 2026-01-20   | !            |
| AW-2026-04 | cancelled | 2026-01-19 ! |              |              |
""",
)
