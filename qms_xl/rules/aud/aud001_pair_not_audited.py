"""AUD001: a procedure that was not audited in a unit for a whole cycle, and no such audit is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.rules._units import in_scope
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import EXTERNAL, HELD, INTERNAL
from qms_xl.settings import Settings
from qms_xl.statuses._audited import covered

if TYPE_CHECKING:
    import pandas as pd


def not_again(
    documents: Register, units: Register, audits: Register, coverage: pd.DataFrame, as_of: date, settings: Settings
) -> Found:
    """Give the units of each procedure, once for each unit where its next audit is overdue and not planned.

    Silent where an audit was held of which only the last day is not known: that day is AUD017's, or GEN005's.
    """
    for pair in _overdue(documents, units, audits, coverage, as_of, settings):
        if pair.last is not None:
            facts = {"unit": pair.unit, "doc": pair.doc, "last": pair.last, "due_by": pair.due_by}
            yield Hit(documents.cell(pair.row, "units"), facts, about=pair.unit)


def never(
    documents: Register, units: Register, audits: Register, coverage: pd.DataFrame, as_of: date, settings: Settings
) -> Found:
    """Give the same where there was no audit yet; then the day on which the unit came into the system has a say."""
    units["in_scope_from"]  # without it nobody knows since when
    for pair in _overdue(documents, units, audits, coverage, as_of, settings):
        if pair.last is None:
            facts = {"unit": pair.unit, "doc": pair.doc, "due_by": pair.due_by}
            yield Hit(documents.cell(pair.row, "units"), facts, about=pair.unit, variant="never")


class _Pair(NamedTuple):
    """A pair that is overdue: its row in the register of documents, and the days; `last` None where never audited."""

    row: int
    doc: str
    unit: str
    last: date | None
    due_by: date


def _overdue(
    documents: Register, units: Register, audits: Register, coverage: pd.DataFrame, as_of: date, settings: Settings
) -> Iterator[_Pair]:
    named = units["unit"][in_scope(units, as_of)]
    overdue = coverage[(coverage["state"] == "overdue") & coverage["unit"].isin(named)]
    undated = _held_undated(documents, audits, as_of, settings) if len(overdue) else set()
    columns = (overdue[name] for name in ("row", "doc", "unit", "last_audited_on", "due_by"))
    for row, doc, unit, last, due_by in zip(*columns, strict=True):
        if (unit, doc) not in undated:
            yield _Pair(row, doc, unit, None if last != last else last.date(), due_by.date())


def _held_undated(documents: Register, audits: Register, as_of: date, settings: Settings) -> set[tuple[str, str]]:
    """Return unit and procedure of the audits held without a last day, as far as they may be of the last cycle."""
    import pandas as pd

    start = pd.Timestamp(months_after(as_of, -settings.audits.cycle_months))
    undated = audits["held_to"].isna() & ~(audit_days(audits) < start)
    of_process: dict[str, list[str]] = {}
    if documents.has("process"):
        for process, doc in zip(documents["process"], documents["doc"], strict=True):
            of_process.setdefault(process, []).append(doc)
    types = (*INTERNAL, *EXTERNAL) if settings.audits.count_external else INTERNAL
    held = covered(audits.only(undated.index[undated]), types, HELD, of_process)
    return {(unit, doc) for _, unit, doc in held}


RULE = Rule(
    find=(not_again, never),
    severity="error",
    clause="9.2.2 a [8.2.2]",
    settings=("audits.cycle_months", "audits.count_external"),
    title=Text("Komórki nie objęto auditem procedury", "Procedure not audited in a unit"),
    message=Text(
        "Procedury „{doc}” w komórce „{unit}” nie auditowano od {last}, a w planie jej nie ma; audit był potrzebny do {due_by}.",
        "Procedure “{doc}” was last audited in unit “{unit}” on {last}, and no audit is planned; it was due by {due_by}.",
    ),
    variants={
        "never": Text(
            "Procedury „{doc}” w komórce „{unit}” nigdy nie auditowano, a w planie jej nie ma; audit był potrzebny do {due_by}.",
            "Procedure “{doc}” was never audited in unit “{unit}”, and no audit is planned; it was due by {due_by}.",
        )
    },
    why=Text(
        "Program auditów obejmuje każdą komórkę i procedury, które w niej występują, najdalej w cyklu certyfikatu. Pominiętej "
        "pary nikt nie sprawdził.",
        "The audit programme covers every unit and the procedures that it works by, within the cycle of the certificate at the "
        "latest. Nobody has looked at a pair that was left out.",
    ),
    remedy=Text(
        "Zaplanuj audit komórki „{unit}” z procedurą „{doc}”. Jeżeli tam się jej nie stosuje, skreśl „{unit}” w polu {cell}.",
        "Plan an audit of unit “{unit}” with procedure “{doc}”. If the unit does not use it, take “{unit}” out of cell {cell}.",
    ),
    good="""
as_of 2026-11-20
units
| unit | unit_type  | in_scope | active_to | in_scope_from |
| KM   | department |          |           |               |
| OR   | department |          |           |               |
| FN   | department |          |           | 2023-11-20    |
| WS   | department | no       |           |               |
| WM   | department |          |           |               |

documents
| doc  | edition | doc_type  | status    | effective_from | process | units              |
| P-01 | 1       | procedure | effective | 2020-01-01     |         | KM; OR; FN; WS; WM |

audits
| audit      | audit_type | status  | units | documents | processes | planned_from | planned_to | held_from  | held_to    |
| AW-2023-01 | internal   | closed  | KM    | P-01      |           | 2023-11-20   | 2023-11-20 | 2023-11-20 | 2023-11-20 |
| AW-2025-01 | internal   | held    | WM    | P-01      |           | 2025-11-20   | 2025-11-20 | 2025-11-20 |            |
| AW-2026-01 | internal   | planned | OR    | P-01      |           | 2026-12-10   | 2026-12-10 |            |            |
""",
    bad="""
as_of 2026-11-20
units
| unit | unit_type  | in_scope | active_to | in_scope_from |
| KM   | department |          |           |               |
| OR   | department |          |           |               |

documents
| doc  | edition | doc_type  | status    | effective_from | process | units    |
| P-01 | 1       | procedure | effective | 2020-01-01     |         | KM; OR ! |

audits
| audit      | audit_type | status    | units | documents | processes | planned_from | planned_to | held_from  | held_to    |
| AW-2023-01 | internal   | closed    | KM    | P-01      |           | 2023-11-19   | 2023-11-19 | 2023-11-19 | 2023-11-19 |
| AW-2026-01 | internal   | postponed | OR    | P-01      |           | 2026-12-10   | 2026-12-10 |            |            |
""",
)
