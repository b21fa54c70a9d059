"""The rules of the story together: one fault, one issue; severities, proposals, years and months."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

import pytest

from qms_xl.check import Checked, check
from qms_xl.model import CellEdit, Issue, RowAppend
from qms_xl.numbers import free_numbers
from qms_xl.rulebook import rule_book
from qms_xl.rules._named import names
from qms_xl.rules._time import months_after
from qms_xl.rules._years import judged_years
from qms_xl.settings import Audits, DayOfYear, Settings
from qms_xl.statuses.registers_begin import registers_begin
from qms_xl.tables import parse_tables


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


def said(text: str, *codes: str, settings: Settings | None = None) -> list[str]:
    """Return what is said as `ACT001 owner D-1`, only by these rules or families where any are named."""
    issues = checked(text, settings).issues
    assert not [issue for issue in issues if issue.variant.startswith("_")], "a rule crashed"
    return sorted(
        f"{issue.code} {issue.cell.column} {issue.cell.record}"
        for issue in issues
        if not codes or issue.code.startswith(codes)
    )


def issues_of(text: str, code: str, settings: Settings | None = None) -> list[Issue]:
    return [issue for issue in checked(text, settings).issues if issue.code == code]


def hits(code: str, half: int, text: str, book: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Return what one half of a rule finds where the rule book is this one, as (record, about)."""
    from inspect import signature

    find = rule_book()[code].rule.find
    function = find[half] if isinstance(find, tuple) else find
    example = parse_tables(text, Settings())
    given: dict[str, Any] = {
        **example.registers,
        "as_of": example.as_of,
        "settings": Settings(),
        "book": book,
        "registers_begin": registers_begin(example.registers, example.as_of),
    }
    from qms_xl.norms import profile

    given["norm"] = profile(example.norm)
    wanted = {name: given[name] for name in signature(function).parameters if name in given}
    return [(hit.cell.record, hit.about) for hit in function(**wanted)]


# --- one fault, one issue: audits ---------------------------------------------------------------------------------------

COVER = """
units
| unit | unit_type  | in_scope | active_to | in_scope_from |
| KM   | department |          |           |               |

documents
| doc  | edition | doc_type  | status    | effective_from | process | units |
| P-01 | 1       | procedure | effective | 2020-01-01     |         | KM    |

audits
| audit | audit_type | status | units | documents | processes | planned_from | planned_to | held_from | held_to | programme |
"""


def test_a_plan_counts_until_it_is_held_or_cancelled_whatever_its_date() -> None:
    row = "| 1 | internal | {} | KM | P-01 | | 2026-01-01 | 2026-01-02 | | | x |"
    assert said(COVER + row.format("planned"), "AUD001", "AUD004") == ["AUD004 planned_to 1"]
    assert said(COVER + row.format("postponed"), "AUD001", "AUD004") == ["AUD001 units P-01 / 1"]


def test_external_audits_cover_where_the_office_counts_them() -> None:
    text = f"{COVER}| 1 | surveillance | closed | KM | P-01 | | 2026-01-01 | 2026-01-01 | 2026-01-01 | 2026-01-01 | |"
    counting = Settings(audits=Audits(count_external=True))
    assert said(text, "AUD001") == ["AUD001 units P-01 / 1"]
    assert said(text, "AUD001", settings=counting) == []


def test_the_pair_is_told_apart_by_its_unit() -> None:
    text = COVER.replace(
        "| KM   | department |          |           |               |",
        "| KM | department | | | |\n| OR | department | | | |",
    ).replace("|         | KM    |", "| | KM; OR |")
    text += "| 1 | internal | closed | ZZ | P-01 | | 2022-01-01 | 2022-01-01 | 2022-01-01 | 2022-01-01 | x |"
    assert [issue.about for issue in issues_of(text, "AUD001")] == ["KM", "OR"]


def test_where_every_unit_is_audited_each_year_a_procedure_does_not_excuse_it() -> None:
    each_year = Settings(audits=Audits(every_unit_each_year=True))
    text = f"{COVER}| 1 | internal | closed | KM | P-01 | | 2024-12-31 | 2024-12-31 | 2024-12-31 | 2024-12-31 | x |"
    assert said(text, "AUD002") == []
    (issue,) = issues_of(text, "AUD002", each_year)
    assert (issue.cell.record, issue.about) == ("KM", "2025")
    held_later = text.replace("2024-12-31", "2025-01-01")
    assert said(held_later, "AUD002", settings=each_year) == []


def test_of_two_years_left_out_the_later_one_is_said() -> None:
    both = Settings(audits=Audits(every_unit_each_year=True, by=DayOfYear(10, 31)))
    text = f"{COVER}| 1 | internal | closed | KM | P-01 | | 2023-12-31 | 2023-12-31 | 2023-12-31 | 2023-12-31 | x |"
    assert [issue.about for issue in issues_of(text, "AUD002", both)] == ["2026"]
    in_the_year = text.replace("2023-12-31", "2025-06-30")
    assert [issue.about for issue in issues_of(in_the_year, "AUD002", both)] == ["2026"]


def test_a_unit_with_a_major_is_left_to_its_own_rule() -> None:
    assert "AUD016" in rule_book()["AUD002"].rule.yields_to


CHAPTER_FIVE = """
certificates
| certificate | status | issued_on  | valid_to   | exclusions |
| 1           | valid  | 2024-01-01 | 2026-12-31 |            |

audits
| audit | status | planned_from | held_from  | clauses            |
| 1     | closed | 2025-02-01   | 2025-02-01 | 4; 6; 7; 8; 9; 10.1 |
| 2     | closed | 2020-02-01   | 2020-02-01 | 5                  |
"""


def test_chapter_five_is_left_to_its_own_rule_where_that_speaks() -> None:
    missing = [about for _, about in hits("AUD003", 0, CHAPTER_FIVE, ())]
    assert missing == ["5.1", "5.2", "5.3", "10.2", "10.3"]
    assert [about for _, about in hits("AUD003", 0, CHAPTER_FIVE, ("AUD025",))] == ["10.2", "10.3"]
    young = CHAPTER_FIVE.replace("2020-02-01", "2024-02-01").replace("| 5   ", "| 5.1 ")
    assert [about for _, about in hits("AUD003", 0, young, ("AUD025",))] == ["5.2", "5.3", "10.2", "10.3"]


def test_what_the_representative_audits_is_left_to_its_own_rule() -> None:
    text = """
    people
    | person  | unit | roles                  |
    | Ewa Kot | OR   | quality_representative |
    | Jan Lis | OR   |                        |

    documents
    | doc  | edition | status    | owner   | clauses |
    | P-01 | 1       | effective | Ewa Kot | 9.2.2   |
    | P-02 | 1       | effective | Ewa Kot | 8.5     |

    audits
    | audit | audit_type | status  | planned_from | held_from | units | lead_auditor | auditors | processes | documents |
    | 1     | internal   | planned | 2026-12-01   |           | OR    | Ewa Kot      | Jan Lis  |           |           |
    | 2     | internal   | planned | 2026-12-01   |           | KM    | Ewa Kot      |          |           | P-01      |
    | 3     | internal   | planned | 2026-12-01   |           | KM    | Ewa Kot      |          |           | P-02      |
    """
    assert hits("AUD005", 0, text, ()) == [("1", "Ewa Kot"), ("1", "Jan Lis")]
    assert hits("AUD005", 0, text, ("AUD019",)) == [("1", "Jan Lis")]
    assert hits("AUD005", 2, text, ()) == [("2", "Ewa Kot"), ("3", "Ewa Kot")]
    assert hits("AUD005", 2, text, ("AUD019",)) == [("3", "Ewa Kot")]


def test_the_own_unit_goes_before_the_own_process() -> None:
    text = """
    people
    | person  | unit | roles |
    | Jan Lis | OR   |       |

    processes
    | process | owner   |
    | PR-1    | Jan Lis |

    audits
    | audit | audit_type | status  | planned_from | held_from | units | lead_auditor | auditors | processes | documents |
    | 1     | internal   | planned | 2026-12-01   |           | OR    | Jan Lis      |          | PR-1      |           |
    | 2     | internal   | planned | 2026-12-01   |           | KM    | Jan Lis      |          | PR-1      |           |
    """
    assert [(i.cell.record, i.severity, i.variant) for i in issues_of(text, "AUD005")] == [
        ("1", "error", ""),
        ("2", "warning", "process"),
    ]


def test_an_audit_by_a_withdrawn_document_is_one_issue() -> None:
    text = """
    documents
    | doc  | edition | status    | effective_from | effective_to |
    | P-01 | 1       | withdrawn | 2020-01-01     | 2025-12-31   |

    audits
    | audit | status   | planned_from | held_from | documents | criteria |
    | 1     | prepared | 2026-12-01   |           | P-01      | P-01     |
    | 2     | planned  | 2026-12-01   |           | P-01      | P-01     |

    audit_questions
    | audit | no | doc  | result |
    | 1     | 1  | P-01 |        |
    """
    assert said(text, "AUD008", "DOC010") == ["AUD008 documents 1", "DOC010 documents 2"]


def test_a_major_left_alone_is_said_once_whatever_its_age() -> None:
    text = """
    audits
    | audit | audit_type | status | units |
    | 1     | internal   | closed | KM    |

    findings
    | finding | source         | source_ref | grade | status   | unit | detected_on | action_needed | no_action_reason |
    | U-1     | internal_audit | 1          | major | analysis | KM   | {}          |               |                  |

    actions
    | action | action_type | origin | origin_ref | status  |
    | D-1    | corrective  | other  |            | planned |
    """
    assert said(text.format("2026-10-21"), "AUD013", "FND005") == ["AUD013 status 1"]
    assert said(text.format("2026-10-20"), "AUD013", "FND005") == ["FND005 finding U-1"]


# --- one fault, one issue: documents, policy, people --------------------------------------------------------------------


def test_no_quality_policy_is_said_once() -> None:
    text = "documents\n| doc | edition | doc_type | status | clauses | approved_by |\n| CJ | 1 | objectives | effective | 4.3 | |"
    assert said(text, "POL001", "DOC012") == ["POL001 doc None"]


def test_a_policy_without_approver_is_not_approved() -> None:
    text = """
    people
    | person     | roles          | active_to |
    | Anna Nowak | top_management |           |

    documents
    | doc | edition | doc_type | status    | approved_by | approved_on | approval_ref |
    | PJ  | 1       | policy   | effective |             | 2026-01-01  |              |
    """
    assert said(text, "POL001", "DOC001") == ["DOC001 approved_by PJ / 1"]


def test_nobody_in_the_role_of_top_management_is_said_once() -> None:
    text = """
    people
    | person     | roles | active_to |
    | Anna Nowak |       |           |

    documents
    | doc | edition | doc_type | status    | approved_by | approved_on | approval_ref |
    | PJ  | 1       | policy   | effective | Anna Nowak  | 2026-01-01  |              |

    reviews
    | review | status | chair      | participants |
    | A      | held   | Anna Nowak | Anna Nowak   |
    """
    assert said(text, "ORG002", "REV007", "POL001") == ["ORG002 person None"]


def test_a_head_who_has_left_is_said_once() -> None:
    text = """
    people
    | person     | active_to  |
    | Anna Nowak | 2026-01-01 |

    units
    | unit | unit_type  | head       | in_scope | active_to |
    | KM   | department | Anna Nowak |          |           |
    """
    assert said(text, "ORG003", "GEN007") == ["ORG003 head KM"]


def test_an_external_act_is_not_reviewed_like_a_procedure() -> None:
    text = """
    documents
    | doc | edition | doc_type | status    | issued_on  | effective_from | review_months | reviewed_on |
    | U-1 |         | external | effective | 2020-01-01 | 2020-01-01     | {}            |             |
    """
    assert said(text.format(12), "DOC004", "DOC005") == []
    assert said(text.format(83), "DOC004", "DOC005") == []


def test_a_certificate_of_a_withdrawn_edition_does_not_just_end() -> None:
    text = """
    certificates
    | certificate | norm          | status | issued_on  | valid_to   | renews |
    | 1           | ISO 9001:2008 | valid  | 2024-01-01 | 2026-12-31 |        |
    | 2           | ISO 9001:2015 | valid  | 2024-01-01 | 2026-12-31 |        |
    """
    assert said(text, "CRT001") == ["CRT001 valid_to 2"]


# --- one fault, one issue: objectives and reviews -----------------------------------------------------------------------

POLICY = """
policy_items
| item | kind       | indicators | active_from | active_to |
| 1    | commitment |            | 2020-01-01  |           |
| 2    | commitment |            | 2020-01-01  |           |

objectives
| objective | year | policy_ref |
"""


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ("| A | 2026 | 1 |", ["2026"]),
        ("| A | 2026 | 1 |\n| B | 2026 | |", []),
        ("| A | 2026 | 1 |\n| B | 2026 | 7 |", []),
        ("| A | 2024 | 1 |", []),
        ("| A | 2026 | 1 |\n| B | 2026 | 2 |\n| C | 2025 | 2 |", ["2025"]),
    ],
    ids=["one is missing", "one names nothing", "one names what is nowhere", "no objectives", "the year before"],
)
def test_the_policy_is_asked_about_only_where_objectives_name_it(rows: str, years: list[str]) -> None:
    assert [issue.about for issue in issues_of(POLICY + rows, "POL002")] == years


OBJECTIVE = """
objectives
| objective | year | due_on     | declared_status | reason | action |
| A         | {}             | achieved        |        |        |

indicators
| indicator | objective | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation |
| M-01      | A         | higher    | quarter   | 95     |            |             | {}              |             |

measurements
| indicator | period  | value | numerator | denominator |
"""
_JUDGED = ("OBJ006", "OBJ008", "OBJ009", "OBJ010", "OBJ011")


def test_a_missing_measurement_is_not_a_wrong_verdict_too() -> None:
    text = OBJECTIVE.format("2025 | 2025-12-31", "%") + "| M-01 | 2025-Q1 | 90 | | |"
    assert said(text, *_JUDGED) == ["OBJ006 indicator M-01"]


@pytest.mark.parametrize(
    ("unit", "rows", "expected"),
    [
        ("szt.", "| M-01 | 2026-Q3 | -90 | | |", "OBJ008 value M-01 / 2026-Q3"),
        ("%", "| M-01 | 2026-Q2 | 900 | | |\n| M-01 | 2026-Q3 | 9 | | |", "OBJ008 value M-01 / 2026-Q2"),
        ("%", "| M-01 | 2026-Q3 | 90 | | |\n| M-01 | 2026-08 | 90 | | |", "OBJ009 period M-01 / 2026-08"),
        ("%", "| M-01 | 2026-Q3 | 90 | | |\n| M-01 | wiosna | 90 | | |", "OBJ009 period M-01 / wiosna"),
    ],
)
def test_an_impossible_value_is_said_once(unit: str, rows: str, expected: str) -> None:
    text = OBJECTIVE.format("2026 | 2026-12-31", unit) + rows
    assert said(text, "OBJ008", "OBJ009", "OBJ010", "OBJ011") == [expected]


def test_a_share_typed_for_a_percent_is_left_to_its_own_rule() -> None:
    text = OBJECTIVE.format("2026 | 2026-12-31", "%") + "| M-01 | 2026-Q3 | 0.9 | | |"
    objectives = parse_tables(text, Settings()).registers
    from qms_xl.rules.obj._measured import with_impossible_values

    found = [
        with_impossible_values(objectives["measurements"], objectives["indicators"], Settings(), book)
        for book in ((), ("OBJ020",))
    ]
    assert found == [set(), {"A"}]


def test_two_measurements_of_one_period_are_said_once() -> None:
    rows = "| M-01 | 2026-Q1 | 90 | | |\n| M-01 | I kw. 2026 | 91 | | |\n| M-01 | 2026-Q2 | 9 | | |\n| M-01 | 2026-Q3 | 9 | | |"
    text = OBJECTIVE.format("2026 | 2026-12-31", "%").replace("achieved", "in_progress") + rows
    assert said(text, "GEN002", *_JUDGED) == ["GEN002 indicator M-01 / 2026-Q1"]


DECISIONS = """
reviews
| review | status | held_on    |
| A      | held   | 2026-11-03 |

people
| person     | unit | active_to |
| Anna Nowak | KM   |           |

units
| unit | name | unit_type  |
| KM   | KM   | department |

actions
| action     | action_type | origin | origin_ref | status  |
| D-2026-007 | corrective  | other  |            | planned |
| D-2025-009 | corrective  | other  |            | planned |

review_decisions
| decision | review | decision_text | status | owner      | due_on     | needs_action | action | outcome |
"""


def test_a_decision_whose_action_is_nowhere_is_a_reference_that_leads_nowhere() -> None:
    text = f"{DECISIONS}| A/1 | A | x | open | Anna Nowak | 2026-12-31 | | D-99 | |"
    assert said(text, "GEN004", "REV004") == ["GEN004 action A/1"]


def test_a_missing_action_is_proposed_whole_with_a_number_of_its_own() -> None:
    rows = "\n".join(f"| A/{n} | A | x{n} | open | A. Nowak | 2026-12-3{n} | | | |" for n in (0, 1))
    settings = Settings(numbering_patterns={"actions": "D-{year}-{n:03}"})
    first, second = issues_of(DECISIONS + rows, "REV004", settings)
    assert isinstance(first.edit, RowAppend)
    assert isinstance(second.edit, RowAppend)
    assert (first.edit.record, second.edit.record) == ("D-2026-008", "D-2026-009")
    assert first.edit.values == {
        "action": "D-2026-008",
        "action_type": "improvement",
        "origin": "decision",
        "origin_ref": "A/0",
        "description": "x0",
        "owner": "Anna Nowak",
        "unit": "KM",
        "opened_on": datetime.date(2026, 11, 3),
        "due_on": datetime.date(2026, 12, 30),
        "status": "planned",
    }
    (number,) = first.more
    assert isinstance(number, CellEdit)
    assert (number.cell.column, number.value, number.safety, number.rule) == (
        "action",
        "D-2026-008",
        "unsafe",
        "REV004",
    )


def test_without_a_due_date_no_action_is_proposed_and_the_reason_is_said() -> None:
    (issue,) = issues_of(f"{DECISIONS}| A/1 | A | x | open | Anna Nowak | | | | |", "REV004")
    assert (issue.edit, issue.variant, issue.facts["missing"]) == (None, "unknown", ("Termin",))
    nameless = f"{DECISIONS}| A/1 | B | x | open | Anna Nowak | 2026-12-31 | | | |"
    assert issues_of(nameless, "REV004")[0].facts["missing"] == ("Data przeglądu",)


def test_an_action_that_names_the_decision_only_lends_its_number() -> None:
    text = DECISIONS.replace(
        "| D-2026-007 | corrective  | other  |            |", "| D-2026-007 | x | decision | A/1 |"
    )
    (issue,) = issues_of(f"{text}| A/1 | A | x | open | Anna Nowak | | | | |", "REV004")
    assert isinstance(issue.edit, CellEdit)
    assert (issue.severity, issue.edit.value, issue.more) == ("note", "D-2026-007", ())


def test_previous_actions_are_missed_once() -> None:
    text = """
    norm iso9001-2008
    reviews
    | review | status | norm | period_from | period_to  | held_on    | previous |
    | A      | closed |      | 2024-01-01  | 2024-12-31 | 2025-01-10 |          |
    | B      | closed |      | 2025-01-01  | 2025-12-31 | 2026-01-10 |          |

    review_inputs
    | review | input            | summary | assessment |
    | {}     | previous_actions |         |            |

    review_decisions
    | decision | review | status | action | outcome | done_on |
    | A/1      | A      | open   |        |         |         |

    actions
    | action | origin | origin_ref | status | done_on | verified_on | opened_on  |
    | D-1    | other  |            | done   |         |             | 2025-05-05 |
    """
    without = issues_of(text.format("A"), "REV001") + issues_of(text.format("A"), "REV005")
    assert ("REV001", "B", "previous_actions") in [(i.code, i.cell.record, i.about) for i in without]
    assert not [issue for issue in without if issue.code == "REV005"]
    assert [issue.about for issue in issues_of(text.format("B"), "REV005")] == ["A/1"]


# --- severities and proposals -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held_on", "severity"),
    [("2025-10-20", None), ("2025-10-19", "warning"), ("2025-05-20", "warning"), ("2025-05-19", "error")],
)
def test_a_review_is_late_after_thirteen_months_and_an_error_after_eighteen(held_on: str, severity: str | None) -> None:
    text = (
        f"as_of 2026-11-20\nreviews\n| review | status | planned_on | held_on |\n| A | held | {held_on} | {held_on} |"
    )
    assert [issue.severity for issue in issues_of(text, "REV002")] == ([severity] if severity else [])


def test_young_registers_without_a_review_are_not_late() -> None:
    text = "reviews\n| review | status | planned_on | held_on |\n| A | planned | 2026-12-01 | |\n\nfeedback\n| feedback | received_on |\n| 1 | 2025-10-20 |"
    assert said(text, "REV002") == []


def test_severities_follow_the_edition() -> None:
    people = "people\n| person | roles | active_to |\n| Anna Nowak | top_management | |"
    objectives = "objectives\n| objective | owner | tasks | resources | evaluation_method |\n| A | X Y | x | | x |"
    found = {
        (code, norm): issues_of(f"norm {norm}\n{text}", code)[0].severity
        for code, text in (("ORG001", people), ("OBJ003", objectives))
        for norm in ("iso9001-2008", "iso9001-2015", "iso9001-2026")
    }
    assert found == {
        ("ORG001", "iso9001-2008"): "error",
        ("ORG001", "iso9001-2015"): "note",
        ("ORG001", "iso9001-2026"): "note",
        ("OBJ003", "iso9001-2008"): "note",
        ("OBJ003", "iso9001-2015"): "warning",
        ("OBJ003", "iso9001-2026"): "warning",
    }


def test_a_status_behind_its_dates_is_moved_on_but_never_past_a_missing_one() -> None:
    text = """
    actions
    | action | action_type | status  | done_on    | verify_due | verified_on |
    | 1      | correction  | planned | 2026-05-05 |            |             |
    | 2      | correction  | running | 2026-05-05 |            | 2026-06-06  |
    | 3      | correction  | running |            |            | 2026-06-06  |
    """
    edits = [issue.edit for issue in issues_of(text, "ACT010")]
    assert [isinstance(edit, CellEdit) and (edit.value, edit.safety) for edit in edits] == [
        ("done", "safe"),
        ("verified", "safe"),
        False,
    ]


def test_a_wrong_ratio_is_mended_with_the_decimals_that_were_typed() -> None:
    text = """
    indicators
    | indicator | unit_of_measure |
    | M-01      | %               |
    | M-02      | dni             |

    measurements
    | indicator | period  | value       | numerator | denominator |
    | M-01      | 2026-Q1 | 12          | 143       | 150         |
    | M-01      | 2026-Q2 | 12.3456     | 143       | 150         |
    | M-02      | 2026-Q1 | 12          | 1         | 300         |
    | M-01      | 2026-Q3 | =12         | 143       | 150         |
    | M-01      | 2026-Q4 | @0.12 [0%]  | 143       | 150         |
    """
    edits = [issue.edit for issue in issues_of(text, "OBJ007")]
    assert [edit.value if isinstance(edit, CellEdit) else None for edit in edits] == [
        95.33,
        95.3333,
        0.0033,
        None,
        None,
    ]


def test_a_computed_cell_has_a_safe_fix_though_reconcile_makes_the_edit() -> None:
    from qms_xl.norms import profile
    from qms_xl.speak import Voice
    from qms_xl.speak.issues import spoken

    entry = rule_book()["ACT015"]
    example = parse_tables(entry.rule.bad[0], Settings())
    found = checked(entry.rule.bad[0])
    assert example.marks
    told = spoken(found.issues, rule_book(), profile(example.norm), Voice("pl"))
    assert {issue.fix for issue in told if issue.code == "ACT015"} == {"safe"}
    assert not any(issue.edit for issue in found.issues if issue.code == "ACT015")


def test_an_action_of_the_registers_own_workbook_is_compared_with_that_workbooks_last_write() -> None:
    head = "| action | action_type | status | due_on | done_on | verify_due | verified_on | effectiveness | follow_up | state | days_late |"
    row = "correction | running | 2026-11-17 | | | | | | open | 0 |"
    text = f"""
    books
    | workbook       | state | written_on |
    | Działania.xlsx | read  | 2026-11-18 |
    | Stare.xlsx     | read  | 2026-11-01 |

    actions
    {head}
    | 1 | {row}

    actions @ Stare.xlsx
    {head}
    | 2 | {row}
    """
    assert said(text, "ACT015") == ["ACT015 days_late 1", "ACT015 state 1"]


# --- the calendar -------------------------------------------------------------------------------------------------------

MARCH = DayOfYear(3, 31)


def test_a_rule_about_a_year_speaks_after_its_day() -> None:
    begin = datetime.date(2020, 1, 1)
    assert judged_years(datetime.date(2026, 3, 31), MARCH, begin) == (2025,)
    assert judged_years(datetime.date(2026, 4, 1), MARCH, begin) == (2025, 2026)
    assert judged_years(datetime.date(2026, 12, 31), DayOfYear(12, 31), begin) == (2025,)


def test_the_last_year_is_not_judged_where_the_registers_begin_after_its_day() -> None:
    today = datetime.date(2026, 11, 20)
    assert judged_years(today, MARCH, datetime.date(2025, 3, 31)) == (2025, 2026)
    assert judged_years(today, MARCH, datetime.date(2025, 4, 1)) == (2026,)
    assert judged_years(today, MARCH, None) == (2026,)


def test_months_end_with_the_month() -> None:
    assert months_after(datetime.date(2024, 8, 31), 6) == datetime.date(2025, 2, 28)
    assert months_after(datetime.date(2024, 2, 29), -12) == datetime.date(2023, 2, 28)
    assert months_after(datetime.date(2026, 1, 31), 0) == datetime.date(2026, 1, 31)


def test_the_registers_begin_with_their_first_dated_row() -> None:
    text = """
    measurements
    | indicator | period  |
    | M-01      | 2024-Q2 |

    documents
    | doc | edition | issued_on  | next_review |
    | A   | 1       | 2025-01-01 | 2001-01-01  |

    objectives
    | objective | year |
    | A         | 2027 |
    """
    registers = parse_tables(text, Settings()).registers
    assert registers_begin(registers, datetime.date(2026, 11, 20)) == datetime.date(2024, 4, 1)
    assert registers_begin(registers, datetime.date(2024, 3, 31)) is None
    assert registers_begin({}, datetime.date(2026, 11, 20)) is None


# --- codes and numbers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Omówiono PZ-2025/1.", "PZ-2025/1", True),
        ("(pz-2025/1)", "PZ-2025/1", True),
        ("PZ-2025/12", "PZ-2025/1", False),
        ("PZ-2025/1", "PZ-2025", False),
        ("P-07/P-08", "P-07", True),
        ("P-07/P-08", "P-08", True),
        ("P-07.1", "P-07", False),
        ("X-P-07", "P-07", False),
        (None, "P-07", False),
    ],
)
def test_a_code_is_named_only_as_a_whole(text: str | None, code: str, found: bool) -> None:
    assert names(text, code) is found


@pytest.mark.parametrize(
    ("used", "pattern", "first"),
    [
        (["D-2026-007", "D-2025-099"], "D-{year}-{n:03}", "D-2026-008"),
        ([], "D-{year}-{n:03}", "D-2026-001"),
        (["D/9", "D/10"], "", "D/11"),
        (["D/10", "D/9"], "", "D/11"),
        (["7a"], "", "8a"),
        (["akcja"], "", None),
        ([], "", None),
    ],
)
def test_the_next_number_follows_the_pattern_or_the_last_one(used: list[str], pattern: str, first: str | None) -> None:
    assert next(free_numbers(used, pattern, 2026), None) == first
