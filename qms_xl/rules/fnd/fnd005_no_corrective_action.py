"""FND005: a nonconformity without corrective action."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import is_nonconformity, lacking_corrective_action, needs_no_action
from qms_xl.settings import Settings


def majors(findings: Register, actions: Register, as_of: date, settings: Settings) -> Found:
    """Give each major nonconformity that should have a corrective action by now and has none."""
    missing = is_nonconformity(findings, "major") & lacking_corrective_action(findings, actions, as_of, settings)
    for row in missing.index[missing]:
        yield Hit(findings.cell(row))


def minors(findings: Register, actions: Register, as_of: date, settings: Settings) -> Found:
    """Give each minor one likewise, unless staff wrote why none is needed."""
    missing = is_nonconformity(findings, "minor") & lacking_corrective_action(findings, actions, as_of, settings)
    missing &= ~needs_no_action(findings)
    for row in missing.index[missing]:
        yield Hit(findings.cell(row), severity="warning", variant="minor")


RULE = Rule(
    find=(majors, minors),
    severity="error",
    clause="10.2.1 c [8.5.2 d]",
    settings=("findings.action_within_days",),
    title=Text("Niezgodność bez działania korygującego", "Nonconformity without corrective action"),
    message=Text(
        "Do dużej niezgodności „{record}” nie ma w rejestrze działań żadnego działania korygującego.",
        "The register of actions holds no corrective action for the major nonconformity “{record}”.",
    ),
    variants={
        "minor": Text(
            "Do niezgodności „{record}” nie ma w rejestrze działań żadnego działania korygującego "
            "ani uzasadnienia, że nie jest potrzebne.",
            "The register of actions holds no corrective action for nonconformity “{record}”, and nothing says why none is "
            "needed.",
        )
    },
    why=Text(
        "Korekcja naprawia ten jeden przypadek. Żeby niezgodność się nie powtórzyła, trzeba usunąć przyczynę, "
        "czyli podjąć działanie korygujące.",
        "A correction mends this one case. To keep the nonconformity from happening again its cause has to be removed, "
        "and that is corrective action.",
    ),
    remedy=Text(
        "Dopisz do rejestru działań działanie korygujące, wybierz źródło „ustalenie (niezgodność)” i podaj numer „{record}”. "
        "Przy małej niezgodności możesz też wpisać „nie” w polu „Potrzebne działanie korygujące” i podać uzasadnienie.",
        "Add a corrective action to the register of actions, choose the origin “finding” and write the number “{record}”. For "
        "a minor nonconformity you can also write “no” in “Corrective action needed” and say why.",
    ),
    good="""
as_of 2026-11-20
findings
| finding    | grade       | status   | detected_on | action_needed | no_action_reason |
| U-2026-001 | major       | planned  | 2026-09-01  |               |                  |
| U-2026-002 | minor       | analysis | 2026-10-21  |               |                  |
| U-2026-003 | minor       | closed   | 2026-02-01  | no            | 1/2026           |
| U-2026-004 | observation | reported | 2026-02-01  |               |                  |
| U-2026-005 |             | reported |             |               |                  |

actions
| action     | action_type | origin  | origin_ref | status  |
| D-2026-001 | corrective  | finding | U-2026-001 | planned |
""",
    bad="""
as_of 2026-11-20
findings
| finding      | grade | status   | detected_on | action_needed | no_action_reason |
| U-2026-001 ! | major | planned  | 2026-11-19  | no            | 1/2026           |
| U-2026-002 ! | minor | analysis | 2026-10-20  |               |                  |
| U-2026-003 ! | minor | running  | 2026-11-19  | no            |                  |

actions
| action     | action_type | origin  | origin_ref | status    |
| D-2026-001 | corrective  | finding | U-2026-001 | cancelled |
| D-2026-002 | correction  | finding | U-2026-002 | planned   |
""",
)
