"""FND013: a finding whose status says another thing than its actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._actions import actions_of, corrective_actions_of
from qms_xl.rules._nonconformities import wants_corrective_action

if TYPE_CHECKING:
    import pandas as pd

_BEFORE_VERIFYING = ("reported", "analysis", "planned", "running")
_CLOSING = ("evaluation", "closed_on", "closed_by")


def all_done(findings: Register, actions: Register) -> Found:
    """Give the status of each finding that is not yet being verified though all its actions were done.

    An action that did not work, and that no later one made good, keeps its finding where it is; so does a nonconformity's
    want of a corrective action (FND005).
    """
    served = actions_of(actions, "finding")
    undone = actions["done_on"].isna() | (_is(actions, "ineffective") & ~_made_good(actions))
    ready = findings["status"].isin(_BEFORE_VERIFYING) & findings["finding"].isin(_all_but(served, undone))
    ready &= findings["finding"].isin(corrective_actions_of(actions, "finding")) | ~wants_corrective_action(findings)
    for row in ready.index[ready]:
        yield _hit(findings, row, "verifying")


def all_effective(findings: Register, actions: Register) -> Found:
    """Give the status of each finding under verification that was closed in all but its status."""
    served = actions_of(actions, "finding")
    ready = (findings["status"] == "verifying") & findings["finding"].isin(_all_but(served, ~_made_good(actions)))
    for column in _CLOSING:
        ready &= findings[column].notna()
    for row in ready.index[ready]:
        yield _hit(findings, row, "closed", variant="effective")


def ineffective(findings: Register, actions: Register) -> Found:
    """Give the status of each finding verified or closed though an action did not work and another is to follow.

    Opening it again empties the day and the person of its closing. Without a follow-up ACT007 speaks.
    """
    served = actions_of(actions, "finding")
    failed = _is(actions, "ineffective") & actions["follow_up"].notna() & ~_made_good(actions)
    failed_ones = served[failed.loc[served.index]]
    early = findings["status"].isin(("verifying", "closed")) & findings["finding"].isin(failed_ones)
    for row in early.index[early]:
        own = actions.keys.loc[failed_ones.index[failed_ones == findings["finding"].loc[row]]]
        more = tuple(_emptied(findings, row)) if findings["status"].loc[row] == "closed" else ()
        yield _hit(findings, row, "running", variant="ineffective", actions=tuple(own), more=more)


def _all_but(served: pd.Series[str], lacking: pd.Series[bool]) -> set[str]:
    """Return the findings that have actions, none of them among those that lack something."""
    return set(served) - set(served[lacking.loc[served.index]])


def _is(actions: Register, effectiveness: str) -> pd.Series[bool]:
    return actions["verified_on"].notna() & (actions["effectiveness"] == effectiveness)


def _made_good(actions: Register) -> pd.Series[bool]:
    """Return which actions were verified effective, or were followed by one that was."""
    good = _is(actions, "effective")
    ineffective = _is(actions, "ineffective")
    count = -1
    while count != good.sum():
        count = good.sum()
        good |= ineffective & actions["follow_up"].isin(set(actions["action"][good].dropna()))
    return good


def _hit(
    findings: Register, row: int, status: str, *, variant: str = "", more: tuple[CellEdit, ...] = (), **facts: object
) -> Hit:
    cell = findings.cell(row, "status")
    now = Word("finding_status", str(findings["status"].loc[row]))
    return Hit(
        cell,
        {"status": now, "follows": Word("finding_status", status), **facts},
        variant=variant,
        edit=CellEdit(cell, status, "unsafe"),
        more=more,
    )


def _emptied(findings: Register, row: int) -> Iterator[CellEdit]:
    for column in ("closed_on", "closed_by"):
        if findings.has(column) and not findings.blank(column).loc[row]:
            yield CellEdit(findings.cell(row, column), None, "unsafe")


RULE = Rule(
    find=(all_done, all_effective, ineffective),
    severity="warning",
    clause="10.2.1 d [8.5.2 f]",
    fix="unsafe",
    yields_to=("FND007",),
    title=Text("Status ustalenia nie nadąża za działaniami", "Status of the finding behind its actions"),
    message=Text(
        "Ustalenie „{record}” ma status „{status}”, a wszystkie jego działania już wykonano.",
        "Finding “{record}” has the status “{status}”, but all its actions have been done.",
    ),
    variants={
        "effective": Text(
            "Ustalenie „{record}” ma status „{status}”, a jego działania okazały się skuteczne i wpisano już ocenę, datę "
            "zamknięcia oraz kto zamknął.",
            "Finding “{record}” has the status “{status}”, but its actions worked, and the conclusion, the closing date and "
            "who closed it are filled in.",
        ),
        "ineffective": Text(
            "Ustalenie „{record}” ma status „{status}”, a działanie {actions} oceniono jako nieskuteczne.",
            "Finding “{record}” has the status “{status}”, but action {actions} was judged ineffective.",
        ),
    },
    why=Text(
        "Po statusie widać, które ustalenia czekają na sprawdzenie skuteczności, a które są załatwione. Gdy status "
        "nie nadąża za działaniami, nikt nie sprawdzi skuteczności albo zostanie zamknięte to, co dalej nie działa.",
        "The status shows which findings wait for verification and which are settled. When it falls behind the actions, "
        "nobody verifies them, or something is closed that still does not work.",
    ),
    remedy=Text(
        "Sprawdź ustalenie i w komórce {cell} ustaw status „{follows}”.",
        "Look at the finding, and set the status in cell {cell} to “{follows}”.",
    ),
    remedies={
        "ineffective": Text(
            "W komórce {cell} ustaw status „{follows}” i wyczyść pola „Zamknięto” i „Zamknął”; "
            "zamknij ustalenie, gdy działanie następcze okaże się skuteczne.",
            "Set the status in cell {cell} to “{follows}” and clear “Closed on” and “Closed by”; "
            "close the finding when the follow-up has worked.",
        )
    },
    good="""
findings
| finding    | status    | evaluation | closed_on  | closed_by  | grade | action_needed | no_action_reason |
| U-2026-001 | running   |            |            |            | minor |               |                  |
| U-2026-002 | verifying |            |            |            | minor |               |                  |
| U-2026-003 | verifying | 3/2026     | 2026-11-20 | Anna Nowak | minor |               |                  |
| U-2026-004 | running   |            |            |            | minor |               |                  |
| U-2026-005 | closed    | 4/2026     | 2026-11-20 | Anna Nowak | minor |               |                  |
| U-2026-006 | reported  |            |            |            | minor |               |                  |
| U-2026-007 | verifying |            |            |            | minor |               |                  |
| U-2026-008 | running   |            |            |            | minor | yes           |                  |

people
| person     |
| Anna Nowak |

actions
| action     | origin  | origin_ref | status    | done_on    | verified_on | effectiveness    | follow_up  | action_type |
| D-2026-001 | finding | U-2026-001 | done      | 2026-09-30 |             |                  |            | corrective  |
| D-2026-002 | finding | U-2026-001 | running   |            |             |                  |            | corrective  |
| D-2026-003 | finding | U-2026-002 | verified  | 2026-09-30 | 2026-11-20  | effective        |            | corrective  |
| D-2026-004 | finding | U-2026-003 | verified  | 2026-09-30 | 2026-11-20  | partly_effective |            | corrective  |
| D-2026-005 | finding | U-2026-004 | verified  | 2026-08-31 | 2026-09-30  | ineffective      | D-2026-006 | corrective  |
| D-2026-006 | other   |            | planned   |            |             |                  |            | corrective  |
| D-2026-007 | finding | U-2026-005 | verified  | 2026-06-30 | 2026-07-31  | ineffective      | D-2026-008 | corrective  |
| D-2026-008 | finding | U-2026-005 | verified  | 2026-09-30 | 2026-11-20  | effective        |            | corrective  |
| D-2026-009 | finding | U-2026-006 | cancelled | 2026-09-30 |             |                  |            | corrective  |
| D-2026-010 | finding | U-2026-007 | verified  | 2026-08-31 | 2026-09-30  | ineffective      |            | corrective  |
| D-2026-011 | finding | U-2026-008 | done      | 2026-09-30 |             |                  |            | correction  |
""",
    bad="""
findings
| finding    | status      | evaluation | closed_on  | closed_by  | grade       | action_needed | no_action_reason  |
| U-2026-001 | reported !  |            |            |            | minor       |               |                   |
| U-2026-002 | running !   |            |            |            | minor       |               |                   |
| U-2026-003 | verifying ! | 3/2026     | 2026-11-20 | Anna Nowak | minor       |               |                   |
| U-2026-004 | closed !    | 4/2026     | 2026-11-20 | Anna Nowak | minor       |               |                   |
| U-2026-005 | verifying ! |            |            |            | minor       |               |                   |
| U-2026-006 | analysis !  |            |            |            | minor       | no            | nobody was harmed |
| U-2026-007 | planned !   |            |            |            | observation |               |                   |

people
| person     |
| Anna Nowak |

actions
| action     | origin  | origin_ref | status    | done_on    | verified_on | effectiveness | follow_up  | action_type |
| D-2026-001 | finding | U-2026-001 | done      | 2026-09-30 |             |               |            | corrective  |
| D-2026-002 | finding | U-2026-002 | verified  | 2026-09-30 | 2026-11-20  | effective     |            | corrective  |
| D-2026-003 | finding | U-2026-002 | cancelled |            |             |               |            | corrective  |
| D-2026-004 | finding | U-2026-003 | verified  | 2026-09-30 | 2026-11-20  | effective     |            | corrective  |
| D-2026-005 | finding | U-2026-004 | verified  | 2026-08-31 | 2026-09-30  | ineffective   | D-2026-006 | corrective  |
| D-2026-006 | other   |            | planned   |            |             |               |            | corrective  |
| D-2026-007 | finding | U-2026-005 | verified  | 2026-08-31 | 2026-09-30  | ineffective   | D-2026-008 | corrective  |
| D-2026-008 | other   |            | done      | 2026-11-01 |             |               |            | corrective  |
| D-2026-009 | finding | U-2026-006 | done      | 2026-09-30 |             |               |            | correction  |
| D-2026-010 | finding | U-2026-007 | closed    | 2026-09-30 |             |               |            | improvement |
""",
)
