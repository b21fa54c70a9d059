"""REV006: a management review that says nothing about one kind of decision."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules.rev._reviews import from_on, norm_of


def find(reviews: Register, review_decisions: Register, norm: Norm) -> Found:
    """Give the cell for "no decision needed" of each review from held on, once for each heading without a word.

    Categories that an edition takes together are one heading. Cells that cannot be read may hold any of them.
    """
    held = from_on(reviews, "held") & reviews["review"].notna()
    for row in held.index[held]:
        edition = norm_of(reviews, row, norm)
        own = review_decisions["category"][review_decisions["review"] == reviews["review"].loc[row]]
        typed, read = ~reviews.blank("outputs_none").loc[row], reviews["outputs_none"].loc[row]
        unknown = own.isna().any() or (typed and not read)
        if edition is None or unknown:
            continue
        told = {*own, *read}
        for output in edition.outputs:
            if told.isdisjoint(output.categories):
                yield Hit(reviews.cell(row, "outputs_none"), {"heading": output.heading}, about=output.categories[0])


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.3 [5.6.3]",
    title=Text("Przegląd bez słowa o jednej z kategorii decyzji", "Review silent on a category of decisions"),
    message=Text(
        "Przegląd „{record}” nie ma decyzji w kategorii „{heading}” ani wpisu, że nie jest potrzebna.",
        "Review “{record}” has no decision under “{heading}”, and does not say that none is needed.",
    ),
    why=Text(
        "Dane wyjściowe przeglądu obejmują każdą z tych kategorii. Auditor przyjmie „nie stwierdzono potrzeby”, ale nie "
        "milczenie.",
        "The outputs of a review cover each of these categories. An auditor will accept “no need found”, but not silence.",
    ),
    remedy=Text(
        "Dopisz decyzję do rejestru decyzji albo wybierz tę kategorię w komórce {cell}, jeżeli nie stwierdzono potrzeby.",
        "Add a decision to the register of decisions, or choose the category in cell {cell} if no need was found.",
    ),
    good="""
norm iso9001-2015
reviews
| review  | status  | norm          | outputs_none                             |
| PZ-2026 | held    |               | resources                                |
| PZ-2010 | closed  | ISO 9001:2008 | qms_improvement; service_improvement; resources |
| PZ-2027 | planned |               |                                          |

review_decisions
| decision  | review  | category            |
| PZ-2026/1 | PZ-2026 | service_improvement |
| PZ-2026/2 | PZ-2026 | qms_change          |
""",
    bad="""
norm iso9001-2015
reviews
| review  | status   | norm          | outputs_none      |
| PZ-2026 | approved |               | !                 |
| PZ-2010 | closed   | ISO 9001:2008 | qms_improvement ! |

review_decisions
| decision  | review  | category            |
| PZ-2026/1 | PZ-2026 | qms_improvement     |
| PZ-2026/2 | PZ-2026 | qms_change          |
| PZ-2010/1 | PZ-2010 | service_improvement |
""",
)
