"""AUD008: an audit by a document, or an edition of it, that was not in force on the day."""

from __future__ import annotations

import re
from datetime import date

from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._named import code_pattern
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.doc._editions import edition_number
from qms_xl.rules.doc._in_force import in_force_on
from qms_xl.settings import Settings

_EDITION = re.compile(
    r"[\s,;:(]*(?:w )?(?:wyd(?:ani[aeu]|\.)?|ed(?:ition|ycja|\.)?)\s*(?:nr|no)?\.?\s*(\d+(?:\.\d+)*|[ivxlc]+)\b"
)


def in_documents(documents: Register, audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the documents of each audit from prepared on, once for each of which no edition is in force on its day."""
    known = set(documents["doc"])
    for row, day in _prepared(audits, as_of, settings):
        in_force = set(documents["doc"][in_force_on(documents, day)])
        for doc in audits["documents"].loc[row]:
            if doc in known and doc not in in_force:
                yield Hit(audits.cell(row, "documents"), {"doc": doc, "day": day}, about=doc)


def in_criteria(documents: Register, audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the criteria likewise; there a text may also cite an edition that is not the one in force."""
    codes = [code for code in documents["doc"].dropna().unique() if len(code) > 1 and not code.isdecimal()]
    for row, day in _prepared(audits, as_of, settings):
        text = audits["criteria"].loc[row]
        if not isinstance(text, str):
            continue
        in_force = in_force_on(documents, day)
        for code, edition in _cited(fold(text), codes):
            editions = documents["edition"][in_force & (documents["doc"] == code)]
            if edition is None:
                if editions.empty and code not in audits["documents"].loc[row]:
                    yield Hit(audits.cell(row, "criteria"), {"doc": code, "day": day}, about=code)
            elif edition_number(edition) not in {edition_number(str(one or "")) for one in editions}:
                facts = {"doc": code, "day": day, "edition": edition.upper()}
                yield Hit(audits.cell(row, "criteria"), facts, about=code, variant="edition")


def _prepared(audits: Register, as_of: date, settings: Settings) -> list[tuple[int, date]]:
    """Return the rows of the audits from prepared on that are not long past, with their days."""
    assert audits.schema.states
    days = audit_days(audits)
    prepared = audits["status"].isin(audits.schema.states.from_on("prepared")) & days.notna()
    prepared &= looked_back_on(days, as_of, settings)
    return [(int(row), days.loc[row].date()) for row in prepared.index[prepared]]


def _cited(text: str, codes: list[str]) -> list[tuple[str, str | None]]:
    """Return the codes that occur in a folded text, each once, with the first edition cited after one of them."""
    found = []
    for code in codes:
        if fold(code) not in text:
            continue
        places = list(code_pattern(code).finditer(text))
        editions = [edition.group(1) for place in places if (edition := _EDITION.match(text, place.end()))]
        if places:
            found.append((code, editions[0] if editions else None))
    return found


RULE = Rule(
    find=(in_documents, in_criteria),
    severity="warning",
    clause="9.2.2 b [8.2.2]",
    settings=("look_back_months",),
    title=Text("Audit według dokumentu, który nie obowiązywał", "Audit by a document not in force"),
    message=Text(
        "W audicie „{record}” powołano dokument „{doc}”, którego żadne wydanie nie obowiązuje w dniu auditu ({day}).",
        "Audit “{record}” names document “{doc}”, of which no edition is in force on the day of the audit ({day}).",
    ),
    variants={
        "edition": Text(
            "W audicie „{record}” powołano wydanie {edition} dokumentu „{doc}”, które nie obowiązuje w dniu auditu ({day}).",
            "Audit “{record}” names edition {edition} of document “{doc}”, which is not in force on the day of the audit ({day}).",
        )
    },
    why=Text(
        "Audit porównuje to, co jest, z kryteriami. Według nieaktualnego dokumentu można stwierdzić niezgodność, której nie ma, "
        "i nie zauważyć tej, która jest.",
        "An audit compares what is with the criteria. By an outdated document one may find a nonconformity that is none, and "
        "miss one that is.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} dokument i wydanie obowiązujące {day}. Jeżeli „{doc}” wtedy obowiązywał, popraw jego daty w "
        "rejestrze dokumentów.",
        "Write in cell {cell} the document and edition in force on {day}. If “{doc}” was in force then, correct its dates in the "
        "register of documents.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | status    | effective_from | effective_to |
| P-01 | 1       | withdrawn | 2020-01-01     | 2026-02-01   |
| P-01 | II      | effective | 2026-02-02     |              |
| P-02 | 1       | approved  | 2026-12-01     |              |
| KJ   | 3       | effective |                |              |

audits
| audit      | status   | planned_from | held_from  | documents | criteria                        |
| AW-2026-01 | closed   | 2026-01-15   | 2026-02-01 | P-01      | P-01 wyd. 1, KJ (wyd. III), P-012 |
| AW-2026-02 | prepared | 2026-12-01   |            | P-01      | P-01, wyd. 2; P-02              |
| AW-2026-03 | planned  | 2026-11-30   |            | P-02      | P-02                            |
| AW-2024-01 | closed   | 2024-11-19   | 2024-11-19 | P-02      |                                 |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | status    | effective_from | effective_to |
| P-01 | 1       | withdrawn | 2020-01-01     | 2026-01-31   |
| P-01 | 2       | effective | 2026-02-02     |              |
| P-02 | 1       | approved  | 2026-12-01     |              |
| P-03 | 1       | withdrawn | 2020-01-01     | 2020-12-31   |

audits
| audit      | status   | planned_from | held_from  | documents    | criteria            |
| AW-2026-01 | closed   | 2026-01-15   | 2026-02-01 | P-01 !       | p-01                |
| AW-2026-02 | prepared | 2026-11-30   |            | P-01; P-02 ! | P-01 wyd. 1 !       |
| AW-2026-03 | held     | 2026-11-10   | 2026-11-10 | P-01         | ISO 9001, P-03 !    |
| AW-2024-01 | closed   | 2024-11-20   | 2024-11-20 | P-03 !       |                     |
""",
)
