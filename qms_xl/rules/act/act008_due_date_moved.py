"""ACT008: a due date that was moved without a reason, or over and over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.conditions import IsNot, Moved, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.past.records import moments
from qms_xl.settings import Settings


def without_reason(actions: Register) -> Found:
    """Give the empty reason of each action whose due date is another than the original one."""
    moved = actions["due_original"].notna() & actions["due_on"].notna() & (actions["due_original"] != actions["due_on"])
    moved &= actions.blank("extension_reason") & (actions["status"] != "cancelled")
    for row in moved.index[moved]:
        facts = {"was": actions["due_original"].loc[row].date(), "now": actions["due_on"].loc[row].date()}
        yield Hit(actions.cell(row, "extension_reason"), facts)


def over_and_over(actions: Register, past: Mapping[date, Mapping[str, Register]], settings: Settings) -> Found:
    """Give the due date of each action, not cancelled, that the snapshots show on more days than extensions allow."""
    due, cancelled = actions["due_on"], actions["status"] == "cancelled"
    for row, was in moments(past, actions).items():
        if cancelled.loc[row] or due.isna().loc[row]:
            continue
        days = list(dict.fromkeys([*(moment.value("due_on") for moment in was), due.loc[row].date()]))
        days = [day for day in days if day is not None]
        if len(days) - 1 > settings.actions.max_extensions:
            yield Hit(
                actions.cell(row, "due_on"),
                {"times": len(days) - 1, "days": tuple(days)},
                about="moves",
                variant="often",
            )


RULE = Rule(
    find=(without_reason, over_and_over),
    severity="warning",
    clause="10.2.1 [8.5.2]",
    claims={"actions.extension_reason": all_of(Moved("due_original", "due_on"), IsNot("status", ("cancelled",)))},
    settings=("actions.max_extensions",),
    title=Text("Termin działania przesunięty", "Due date of an action moved"),
    message=Text(
        "Termin działania „{record}” przesunięto z {was} na {now}, a pole „{header}” jest puste.",
        "The due date of action “{record}” was moved from {was} to {now}, and “{header}” is empty.",
    ),
    variants={
        "often": Text(
            "Termin działania „{record}” przesuwano {times:plural raz|razy|razy}: {days}.",
            "The due date of action “{record}” was moved {times:plural time|times}: {days}.",
        )
    },
    why=Text(
        "Termin przesuwany bez powodu przestaje być terminem. Auditor zapyta, kto się na to zgodził i dlaczego.",
        "A due date that moves without a reason is none. An auditor will ask who agreed to it and why.",
    ),
    remedy=Text(
        "Napisz w komórce {cell}, dlaczego termin przesunięto, albo przywróć pierwotny.",
        "Say in cell {cell} why the date was moved, or put the original one back.",
    ),
    remedies={
        "often": Text(
            "Ustal z osobą odpowiedzialną, co działanie wstrzymuje, i termin, który da się dotrzymać; napisz to w polu "
            "„Uzasadnienie zmiany terminu lub anulowania”. Jeżeli to już uzgodnione: "
            '`qms-xl history accept "{record}" --reason "…"`.',
            "Settle with the person responsible what holds the action up, and a day that can be kept; write it into “Reason for "
            'extension or cancellation”. If that is settled: `qms-xl history accept "{record}" --reason "…"`.',
        )
    },
    good="""
as_of 2026-11-20
past 2026-08-31 actions
| action     | due_on     |
| D-2026-001 | 2026-09-30 |
| D-2026-004 | 2026-09-30 |

past 2026-09-30 actions
| action     | due_on     |
| D-2026-001 | 2026-10-31 |
| D-2026-004 | 2026-10-31 |

past 2026-10-31 actions
| action     | due_on     |
| D-2026-001 | 2026-11-30 |
| D-2026-004 | 2026-11-30 |

actions
| action     | status    | due_original | due_on     | extension_reason |
| D-2026-001 | running   | 2026-09-30   | 2026-11-30 | Czeka na budżet  |
| D-2026-002 | running   | 2026-09-30   | 2026-09-30 |                  |
| D-2026-003 | running   |              | 2026-09-30 |                  |
| D-2026-004 | cancelled | 2026-09-30   | 2026-12-31 |                  |
""",
    bad="""
as_of 2026-11-20
past 2026-08-31 actions
| action     | due_on     |
| D-2026-001 | 2026-09-30 |

past 2026-09-30 actions
| action     | due_on     |
| D-2026-001 | 2026-10-31 |

past 2026-10-31 actions
| action     | due_on     |
| D-2026-001 | 2026-11-30 |

actions
| action     | status  | due_original | due_on       | extension_reason |
| D-2026-001 | running | 2026-09-30   | 2026-12-31 ! | Czeka na budżet  |
| D-2026-002 | running | 2026-09-30   | 2026-10-31   | !                |
""",
)
