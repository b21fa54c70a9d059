"""AUD007: an internal audit that is prepared without objective, scope, criteria or lead auditor."""

from __future__ import annotations

from qms_xl.conditions import From, Is, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules.aud._kinds import INTERNAL

_PREPARED = all_of(From("prepared"), Is("audit_type", INTERNAL))


def find(audits: Register, norm: Norm) -> Found:
    """Give each empty cell among objective, scope, criteria and lead auditor of internal audits from prepared on."""
    assert audits.schema.states
    prepared = audits["audit_type"].isin(INTERNAL) & audits["status"].isin(audits.schema.states.from_on("prepared"))
    for column in ("objective", "scope", "criteria", "lead_auditor"):
        missing = prepared & audits.blank(column)
        mild = column == "objective" and not norm.at_least("iso9001-2026")
        for row in missing.index[missing]:
            yield Hit(audits.cell(row, column), severity="warning" if mild else "error")


RULE = Rule(
    find=find,
    severity="error",
    clause="9.2.2 b [8.2.2]",
    claims={f"audits.{column}": _PREPARED for column in ("objective", "scope", "criteria", "lead_auditor")},
    title=Text(
        "Audit przygotowany bez celu, zakresu, kryteriów lub auditora wiodącego",
        "Audit prepared without objective, scope, criteria or lead auditor",
    ),
    message=Text(
        "Audit „{record}” jest już przygotowany lub przeprowadzony, a pole „{header}” jest puste.",
        "Audit “{record}” is already prepared or held, and “{header}” is empty.",
    ),
    why=Text(
        "Dla każdego auditu trzeba określić kryteria i zakres i wybrać auditorów, zanim audit się zacznie. "
        "Bez tego nie wiadomo, co z czym porównano.",
        "For each audit the criteria and scope have to be defined and the auditors chosen before it begins. Without them "
        "nobody can tell what was compared with what.",
    ),
    remedy=Text("Uzupełnij pole „{header}” w komórce {cell}.", "Fill in “{header}” in cell {cell}."),
    good="""
audits
| audit      | audit_type   | status    | objective | scope | criteria | lead_auditor |
| AW-2026-01 | internal     | prepared  | 9.2       | KM    | P-07     | Anna Nowak   |
| AW-2026-02 | follow_up    | planned   |           |       |          |              |
| AW-2026-03 | internal     | cancelled |           |       |          |              |
| AZ-2026-01 | surveillance | held      |           |       |          |              |
""",
    bad="""
audits
| audit      | audit_type | status   | objective | scope | criteria | lead_auditor |
| AW-2026-01 | internal   | prepared | !         | KM    | P-07     | Anna Nowak   |
| AW-2026-02 | unplanned  | running  | 9.2       | !     | !        | Anna Nowak   |
| AW-2026-03 | follow_up  | closed   | 9.2       | KM    | P-07     | !            |
""",
)
