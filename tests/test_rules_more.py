"""Rules together: masking, claims, one fault one issue, absent columns, identity of issues."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from qms_xl.check import Checked, check
from qms_xl.model import CellEdit, Issue
from qms_xl.rulebook import rule_book
from qms_xl.settings import Numbering, Settings
from qms_xl.statuses.open_rows import open_rows
from qms_xl.tables import parse_tables

if TYPE_CHECKING:
    from collections.abc import Collection


def checked(text: str, settings: Settings | None = None, ignore: Collection[str] = ()) -> Checked:
    settings = settings or Settings()
    example = parse_tables(text, settings)
    return check(
        example.registers,
        facts=example.facts,
        as_of=example.as_of,
        settings=settings,
        norm=example.norm,
        ignore=ignore,
    )


def said(text: str, *families: str, settings: Settings | None = None, ignore: Collection[str] = ()) -> list[str]:
    """Return what is said as `GEN001 owner D-1`, only of these codes or families where any are named."""
    issues = checked(text, settings, ignore).issues
    return sorted(
        f"{issue.code} {issue.cell.column} {issue.cell.record}"
        for issue in issues
        if not families or issue.code.startswith(families)
    )


def issue_of(text: str, code: str, settings: Settings | None = None) -> Issue:
    (issue,) = (issue for issue in checked(text, settings).issues if issue.code == code)
    return issue


# --- GEN001 and claims ------------------------------------------------------------------------------------------------

OWNERLESS = """
actions
| action | owner | due_on     | status    |
| D-1    |       | 2026-12-31 | planned   |
| D-2    |       | 2026-12-31 | cancelled |
"""


def test_an_empty_cell_that_a_family_rule_claims_is_left_to_it() -> None:
    assert said(OWNERLESS, "GEN001", "ACT001") == ["ACT001 owner D-1", "GEN001 owner D-2"]


def test_where_the_claiming_rule_is_ignored_gen001_speaks() -> None:
    assert said(OWNERLESS, "GEN001", "ACT001", ignore=["ACT001"]) == ["GEN001 owner D-1", "GEN001 owner D-2"]


def test_where_the_claiming_rule_lacks_a_column_gen001_speaks() -> None:
    text = """
    actions
    | action | owner | status  |
    | D-1    |       | planned |
    """
    assert said(text, "GEN001", "ACT001") == ["GEN001 owner D-1"]
    assert checked(text).skipped["ACT001"] == ("actions.due_on",)


def test_a_claim_of_a_rule_that_lost_one_half_gives_one_issue() -> None:
    text = """
    reviews
    | review  | status | suitability | adequacy | effectiveness | strategic_alignment |
    | PZ-2026 | held   |             | +        | +             | +                   |
    """
    assert said(text, "GEN001", "REV011") == ["REV011 suitability PZ-2026"]


def test_no_two_rules_claim_one_column_for_the_same_state() -> None:
    """Conditions are evaluated over every state and every code that the conditions name."""
    from itertools import product

    import pandas as pd

    from qms_xl.lists import shipped_lists
    from qms_xl.model import Register
    from qms_xl.required import holds
    from qms_xl.tables import schemas

    claimed: dict[str, list[tuple[str, object]]] = {}
    for code, entry in rule_book().items():
        for place, condition in entry.rule.claims.items():
            claimed.setdefault(place, []).append((code, condition))
    for place, claims in claimed.items():
        schema = schemas()[place.partition(".")[0]]
        lists = {c.name: [*shipped_lists()[c.list].codes, None] for c in schema.columns if c.list and not c.many}
        named = [name for name in lists if any(f"'{name}'" in repr(c) for _, c in claims) or name == "status"]
        rows = [dict(zip(named, codes, strict=True)) for codes in product(*(lists[name] for name in named))]
        frame = pd.DataFrame(rows or [{}], columns=[c.name for c in schema.columns], dtype=object)
        register = Register(schema, frame, frame.where(frame.notna(), None))
        held = [holds(condition, register, {}, "iso9001-2015").to_numpy() for _, condition in claims]  # type: ignore[arg-type]
        assert all(sum(row) <= 1 for row in zip(*held, strict=True)), (place, [code for code, _ in claims])


def test_done_without_date_and_evidence_is_one_fault() -> None:
    text = """
    actions
    | action | status | owner | due_on     | done_on | done_evidence | action_type |
    | D-1    | done   | X Y   | 2026-12-31 |         |               | correction  |
    """
    faults = [line for line in said(text) if "done" in line]
    assert len(faults) == 1
    assert "done_on" in faults[0]


def test_a_requirement_is_met_by_the_column_that_will_do_instead() -> None:
    text = """
    audit_programmes
    | programme | year | status   | objective | approved_by | approved_on | approval_ref |
    | PA-2025   | 2025 | approved | x         |             |             | 12/2025      |
    | PA-2026   | 2026 | approved | x         |             | 2026-01-05  |              |
    """
    assert said(text, "GEN001", ignore=["AUD014"]) == ["GEN001 approved_by PA-2026"]


def test_an_absent_column_is_never_taken_for_empty() -> None:
    text = """
    audit_programmes
    | programme | year | status   | objective | approved_by | approved_on |
    | PA-2025   | 2025 | approved | x         |             | 2026-01-05  |

    indicators
    | indicator | name | objective | direction | frequency | target |
    | M-01      | x    |           | higher    | year      | 5      |

    measurements
    | indicator | period | value |
    | M-01      | 2026   |       |
    """
    assert said(text, "GEN001") == []
    assert set(checked(text).skipped["GEN001"]) >= {"audit_programmes.approval_ref", "measurements.numerator"}


def test_a_conditional_column_is_required_only_in_its_states() -> None:
    text = """
    documents
    | doc  | title | doc_type | status   | owner | edition | issued_on  | prepared_by |
    | P-01 | x     | form     | draft    | A B   | 1       |            |             |
    | P-02 | x     | form     | approved | A B   | 1       |            |             |
    | P-03 | x     | external | approved | A B   |         | 2026-01-01 |             |
    """
    assert said(text, "GEN001") == ["GEN001 issued_on P-02 / 1", "GEN001 prepared_by P-02 / 1"]


def test_computed_columns_are_never_required() -> None:
    assert not [line for line in said(OWNERLESS, "GEN001") if "state" in line or "days_late" in line]


# --- masking ----------------------------------------------------------------------------------------------------------


def test_an_unreadable_date_is_neither_empty_nor_a_date_for_later_rules() -> None:
    text = """
    actions
    | action | owner | due_on     | status  | done_on     | done_evidence | action_type |
    | D-1    | A B   | 31.02.2026 | planned |             |               | correction  |
    | D-2    | A B   | 2026-12-31 | running | wczoraj     |               | correction  |
    """
    lines = [line for line in said(text) if "due_on" in line or "done_on" in line]
    assert lines == ["GEN005 done_on D-2", "GEN005 due_on D-1"]


def test_a_cell_stays_masked_where_the_masking_rule_is_ignored() -> None:
    text = """
    actions
    | action | owner | due_on     | status  |
    | D-1    | A B   | 31.02.2026 | planned |
    """
    assert not [line for line in said(text, ignore=["GEN005"]) if "due_on" in line]


def test_of_several_values_only_the_bad_part_is_masked() -> None:
    text = """
    people
    | person     | active_to  |
    | Anna Nowak | 2026-01-01 |

    units
    | unit | name | unit_type  |
    | KM   | x    | department |

    audits
    | audit | audit_type | status  | units  | auditors               | planned_from |
    | AW-1  | internal   | planned | KM; XX | Anna Nowak; Jan Obcy   | 2026-12-01   |
    """
    assert said(text, "GEN004", "GEN007") == ["GEN004 auditors AW-1", "GEN004 units AW-1", "GEN007 auditors AW-1"]


def test_a_value_that_was_understood_is_not_masked() -> None:
    text = """
    actions
    | action | owner | due_on     | status      | done_on |
    | D-1    |       | 2026-12-31 | ANULOWANE   |         |
    """
    assert "ACT001 owner D-1" not in said(text)
    assert issue_of(text, "GEN003").severity == "note"


def test_the_norm_that_nobody_knows_is_masked() -> None:
    text = """
    reviews
    | review | status | norm          | suitability | adequacy | effectiveness | strategic_alignment |
    | PZ-1   | held   | ISO 9001:1887 | +           | +        | +             |                     |
    """
    assert said(text, "GEN003", "REV011") == ["GEN003 norm PZ-1"]
    assert "GEN001 strategic_alignment PZ-1" not in said(text)


# --- references and lists ---------------------------------------------------------------------------------------------

PEOPLE = """
people
| person     | position | aliases   |
| Anna Nowak | Starosta | Anna Kot  |
| Jan Lis    |          |           |
"""


@pytest.mark.parametrize("name", ["Nowak Anna", "mgr Anna Nowak", "A. Nowak", "anna nowak", "Anna Kot"])
def test_a_known_form_of_a_name_is_a_note_with_a_safe_fix(name: str) -> None:
    issue = issue_of(f"{PEOPLE}\nactions\n| action | owner |\n| D-1 | {name} |", "GEN004")
    assert issue.severity == "note"
    assert issue.about == name
    assert isinstance(issue.edit, CellEdit)
    assert (issue.edit.value, issue.edit.safety, issue.edit.rule) == ("Anna Nowak", "safe", "GEN004")


def test_a_position_that_one_person_holds_stands_for_that_person() -> None:
    assert said(f"{PEOPLE}\nactions\n| action | owner |\n| D-1 | Starosta |", "GEN004", "GEN014", "GEN020") == []


def test_a_collective_owner_is_said_once() -> None:
    text = f"{PEOPLE}\nactions\n| action | owner |\n| D-1 | pracownicy wydziału |"
    assert said(text, "GEN004", "GEN014", "ACT001") == ["GEN014 owner D-1"]


def test_a_collective_owner_is_seen_without_a_register_of_people() -> None:
    text = "actions\n| action | owner |\n| D-1 | wszyscy |\n| D-2 | Anna Nowak |"
    assert said(text, "GEN004", "GEN014") == ["GEN014 owner D-1"]
    assert "people" in checked(text).skipped["GEN004"]


def test_a_reference_into_an_unreadable_register_is_not_judged() -> None:
    text = f"unreadable people\n{PEOPLE}\nactions\n| action | owner |\n| D-1 | Ktoś Inny |"
    assert said(text, "GEN004") == []


def test_a_number_that_exists_in_another_register_is_not_gen004s() -> None:
    text = """
    findings
    | finding |
    | U-1     |

    review_decisions
    | decision |
    | PZ-1/1   |

    actions
    | action | origin  | origin_ref |
    | D-1    | finding | PZ-1/1     |
    | D-2    | finding | U-9        |
    | D-3    | other   | U-9        |
    """
    assert said(text, "GEN004") == ["GEN004 origin_ref D-2"]


def test_two_understood_parts_of_a_cell_propose_one_new_value() -> None:
    text = f"""{PEOPLE}
units
| unit | name | unit_type |
| KM | x | department |

audits
| audit | auditors |
| AW-1 | Lis Jan; Gość Zza Miedzy; Nowak Anna |
"""
    notes = [issue for issue in checked(text).issues if issue.code == "GEN004"]
    assert [issue.about for issue in notes] == ["Gość Zza Miedzy", "Lis Jan", "Nowak Anna"]
    values = {issue.edit.value for issue in notes if isinstance(issue.edit, CellEdit)}
    assert values == {("Jan Lis", "Gość Zza Miedzy", "Anna Nowak")}


def test_a_word_of_two_meanings_is_a_fault_of_the_lists() -> None:
    text = """
    lists
    | list  | value   | means       |
    | cause | pomyłka | human_error |
    | cause | inna    | other       |

    lists @ Audity.xlsx
    | list  | value   | means      |
    | cause | Pomyłka | competence |
    | cause | inna    | other      |
    """
    assert said(text, "GEN002", "GEN015") == ["GEN002 value cause / Pomyłka"]


# --- keys -------------------------------------------------------------------------------------------------------------


def test_two_measurements_of_one_period_are_found_however_spelled() -> None:
    text = """
    measurements
    | indicator | period      | value |
    | M-01      | 2026-05     | 1     |
    | M-01      | maj 2026    | 1     |
    | m-01      | 05.2026     | 1     |
    | M-01      | 2026-06     | 1     |
    | M-01      | nie wiem    | 1     |
    | M-01      | nie wiem    | 1     |
    """
    issue = issue_of(text, "GEN002")
    assert issue.cell.row == 3
    assert issue.facts["count"] == 3


def test_one_key_in_two_workbooks_is_said_once() -> None:
    text = """
    units
    | unit | name | unit_type  |
    | KM   | x    | department |

    units @ Kopia.xlsx
    | unit | name | unit_type |
    | KM   | y    | office    |
    """
    assert said(text, "GEN002", "GEN015") == ["GEN015 unit KM"]
    assert issue_of(text, "GEN015").cell.workbook == "Kopia.xlsx"


def test_one_key_with_the_same_content_in_two_workbooks_is_a_key_used_twice() -> None:
    text = """
    units
    | unit | name | unit_type  |
    | KM   | x    | department |

    units @ Kopia.xlsx
    | unit | name | unit_type  |
    | KM   | x    | department |
    """
    assert said(text, "GEN002", "GEN015") == ["GEN002 unit KM"]


def test_a_survey_may_have_no_unit_but_only_once() -> None:
    text = """
    surveys
    | survey | period | area | unit |
    | B-1    | 2026   | a    |      |
    | B-1    | 2026   | a    | KM   |
    | B-1    | 2026   | a    |      |
    """
    assert issue_of(text, "GEN002").cell.row == 4


# --- dates ------------------------------------------------------------------------------------------------------------


def test_a_date_before_two_others_is_one_fault() -> None:
    text = """
    documents
    | doc  | edition | issued_on  | effective_from | effective_to |
    | P-01 | 1       | 2026-03-01 | 2026-04-01     | 2026-01-01   |
    """
    assert said(text, "GEN016") == ["GEN016 effective_to P-01 / 1"]


def test_a_planned_review_may_have_a_day_to_come() -> None:
    text = "reviews\n| review | status | held_on |\n| PZ-1 | postponed | 2026-12-01 |\n| PZ-2 | approved | 2026-12-01 |"
    assert said(text, "GEN017") == ["GEN017 held_on PZ-2"]


def test_an_answer_in_a_date_column_is_blank() -> None:
    assert said("actions\n| action | due_on | status |\n| D-1 | brak | cancelled |", "GEN005") == []


# --- open rows --------------------------------------------------------------------------------------------------------


def test_open_rows_follow_status_end_or_year() -> None:
    text = """
    review_decisions
    | decision | status |
    | 1        | done   |
    | 2        | open   |

    certificates
    | certificate | status  |
    | 1           | renewed |
    | 2           |         |

    units
    | unit | active_to  |
    | A    | 2026-11-20 |
    | B    | 2026-11-19 |

    objectives
    | objective | year |
    | CJ-1      | 2026 |
    | CJ-2      | 2025 |

    indicators
    | indicator | objective | process |
    | M-1       | CJ-1      |         |
    | M-2       | CJ-2      |         |
    | M-3       |           | PR-1    |

    feedback
    | feedback |
    | S-1      |
    """
    registers = parse_tables(text, Settings()).registers
    found = {
        name: open_rows(register, datetime.date(2026, 11, 20), registers["objectives"]).tolist()
        for name, register in registers.items()
    }
    assert found == {
        "review_decisions": [False, True],
        "certificates": [False, True],
        "units": [True, False],
        "objectives": [True, False],
        "indicators": [True, False, True],
        "feedback": [True],
    }


def test_an_auditor_who_left_counts_only_in_audits_to_come() -> None:
    text = """
    people
    | person     | active_to  |
    | Anna Nowak | 2026-11-19 |

    audits
    | audit | audit_type   | status    | lead_auditor |
    | AW-1  | internal     | prepared  | Anna Nowak   |
    | AW-2  | internal     | held      | Anna Nowak   |
    | AW-3  | internal     | postponed | Anna Nowak   |
    """
    assert said(text, "GEN007") == ["GEN007 lead_auditor AW-1"]


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_gaps_are_one_note_for_the_register_at_its_header() -> None:
    settings = Settings(numbering_patterns={"actions": "D-{year}-{n:03}"}, numbering=Numbering(gaps=True))
    text = "actions\n| action |\n| D-2026-001 |\n| D-2026-004 |\n| D-2025-002 |"
    issue = issue_of(text, "GEN012", settings)
    assert (issue.cell.row, issue.cell.record, issue.cell.cell) == (None, None, "A1")
    assert issue.facts["missing"] == ("D-2025-001", "D-2026-002", "D-2026-003")


def test_without_patterns_no_number_is_looked_at() -> None:
    assert said("actions\n| action |\n| cokolwiek |", "GEN012") == []


# --- texts ------------------------------------------------------------------------------------------------------------


def test_stray_spaces_are_one_note_per_column_with_all_edits() -> None:
    text = 'units\n| unit | name | unit_type |\n| KM | " Kadry" | department |\n| OR | "Org  anizacja" | "biuro " |'
    notes = {issue.cell.column: issue for issue in checked(text).issues if issue.code == "GEN013"}
    assert set(notes) == {"name", "unit_type"}
    edits = (notes["name"].edit, *notes["name"].more)
    assert [(edit.cell.cell, edit.value) for edit in edits if isinstance(edit, CellEdit)] == [
        ("B2", "Kadry"),
        ("B3", "Org anizacja"),
    ]
    assert said(text, "GEN003") == []


def test_line_breaks_are_no_stray_characters() -> None:
    text = 'findings\n| finding | description |\n| U-1 | "pierwszy wiersz\\ndrugi wiersz" |'
    assert said(text, "GEN013", "GEN018") == []


def test_a_formula_is_left_alone() -> None:
    assert said('units\n| unit | name | unit_type |\n| KM | ="a  b" | department |', "GEN013") == []


# --- findings, actions, documents -------------------------------------------------------------------------------------


def test_the_older_edition_is_withdrawn_from_the_day_before_the_newer() -> None:
    text = """
    documents
    | doc  | edition | status    | effective_from | effective_to | issued_on  |
    | P-01 | 2       | effective | 2026-02-01     |              | 2026-02-01 |
    | P-01 | 1       | effective | 2024-01-01     |              | 2024-01-01 |
    """
    issue = issue_of(text, "DOC002")
    assert issue.cell.record == "P-01 / 1"
    edits = (issue.edit, *issue.more)
    assert [(e.cell.column, e.value, e.safety, e.rule) for e in edits if isinstance(e, CellEdit)] == [
        ("status", "withdrawn", "unsafe", "DOC002"),
        ("effective_to", datetime.date(2026, 1, 31), "unsafe", "DOC002"),
    ]


def test_editions_that_no_date_or_number_orders_get_no_proposal() -> None:
    text = """
    documents
    | doc  | edition | status    | effective_from | effective_to | issued_on |
    | P-01 | żółta   | effective |                |              |           |
    | P-01 | biała   | effective |                |              |           |
    """
    assert issue_of(text, "DOC002").edit is None


def test_three_editions_in_force_give_two_issues() -> None:
    rows = "".join(f"| P-01 | {n} | effective | 202{n}-01-01 | | 202{n}-01-01 |\n" for n in (1, 2, 3))
    text = f"documents\n| doc | edition | status | effective_from | effective_to | issued_on |\n{rows}"
    assert said(text, "DOC002") == ["DOC002 status P-01 / 1", "DOC002 status P-01 / 2"]


def test_a_finding_is_named_once_for_each_open_action() -> None:
    head = "| action | origin | origin_ref | status | action_type | due_on | done_on | verify_due | verified_on | effectiveness | follow_up |"
    text = f"""
    findings
    | finding | status |
    | U-1     | closed |

    actions
    {head}
    | D-1 | finding | U-1 | planned | corrective | 2026-12-31 | | | | | |
    | D-2 | finding | U-1 | running | corrective | 2026-12-31 | | | | | |
    """
    found = [issue for issue in checked(text).issues if issue.code == "FND007"]
    assert [issue.about for issue in found] == ["D-1", "D-2"]


def test_an_overdue_action_says_its_age_group() -> None:
    head = "| action | action_type | status | due_on | done_on | verify_due | verified_on | effectiveness | follow_up |"
    rows = "".join(
        f"| D-{n} | correction | planned | {day} | | | | | |\n"
        for n, day in enumerate(("2026-11-19", "2026-10-21", "2026-10-20", "2026-08-22", "2026-08-21"))
    )
    issues = [i for i in checked(f"actions\n{head}\n{rows}").issues if i.code == "ACT002"]
    assert [(i.facts["days"], i.facts["from_days"], i.facts["to_days"], i.variant) for i in issues] == [
        (1, 1, 30, ""),
        (30, 1, 30, ""),
        (31, 31, 90, ""),
        (90, 31, 90, ""),
        (91, 91, None, "old"),
    ]


def test_under_2026_a_missing_audit_objective_is_an_error() -> None:
    text = """
    audits
    | audit | audit_type | status   | objective | scope | criteria | lead_auditor |
    | AW-1  | internal   | prepared |           | x     | x        | A B          |
    """
    assert issue_of(text, "AUD007").severity == "warning"
    assert issue_of(f"norm iso9001-2026\n{text}", "AUD007").severity == "error"


def test_a_minor_without_the_column_action_needed_is_skipped_and_the_majors_are_not() -> None:
    text = """
    findings
    | finding | grade | status  | detected_on |
    | U-1     | major | planned | 2026-11-01  |
    | U-2     | minor | planned | 2026-11-01  |

    actions
    | action | action_type | origin | origin_ref | status  |
    | D-1    | correction  | other  |            | planned |
    """
    assert said(text, "FND005") == ["FND005 finding U-1"]
    assert checked(text).skipped["FND005"] == ("findings.action_needed",)


def test_an_audit_of_a_month_is_late_only_after_the_month() -> None:
    text = """
    as_of 2026-10-31
    audits
    | audit | status  | planned_from     | planned_to | held_from | programme |
    | AW-1  | planned | październik 2026 |            |           | x         |
    """
    assert said(text, "AUD004") == []
    assert said(text.replace("2026-10-31", "2026-11-01"), "AUD004") == ["AUD004 planned_from AW-1"]


# --- identity ---------------------------------------------------------------------------------------------------------


def identities(text: str) -> Counter[tuple[str, ...]]:
    return Counter(
        (i.code, i.cell.register, i.cell.record or "", i.cell.column or "", i.about) for i in checked(text).issues
    )


def test_sorting_a_sheet_makes_no_new_issues() -> None:
    rows = [
        "| D-1 | | 31.02.2026 | planned | XX; KM |",
        "| D-2 | A. Nowak | 2026-11-21 | running | |",
        "| D-3 | wszyscy | | ANULOWANE | |",
        "| D-4 | Lis Jan | 2026-11-21 | zamkniete | km |",
    ]
    head = f"{PEOPLE}\nunits\n| unit | name | unit_type |\n| KM | x | wydzial |\n\nactions\n| action | owner | due_on | status | unit |\n"
    first = identities(head + "\n".join(rows))
    assert first
    assert identities(head + "\n".join(reversed(rows))) == first


def test_every_issue_has_an_identity_of_its_own() -> None:
    """Code, register, record, column and about tell every issue of every bad example apart."""
    for code, entry in rule_book().items():
        text = entry.rule.bad if isinstance(entry.rule.bad, str) else entry.rule.bad[0]
        twice = {identity for identity, count in identities(text).items() if count > 1}
        assert not twice, (code, twice)
