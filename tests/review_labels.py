"""What the figures of each input of a review are called in English, in their order, and whether more of it is better (+) or worse (-)."""

from __future__ import annotations

from minutes_words import Minutes

LABELS = {
    code: text.replace("\n", "|").split("|")
    for code, text in {
        "previous_actions": """decisions of earlier reviews|decisions carried out|decisions carried out, % +
decisions not carried out, overdue -""",
        "changes": """changes in the period|changes evaluated, % +|changes not evaluated, overdue -
external and internal issues|interested parties|entries of the context reviewed within a year
entries of the context related to climate change""",
        "customer_feedback": """complaints -|appeals -|complaints of inaction -|requests|petitions|remarks and suggestions|praise +
complaints and appeals justified, wholly or in part -|answered late, or waiting past the term -
survey forms returned +|positive answers in surveys, % +""",
        "objectives": """quality objectives|objectives achieved or on track|objectives achieved or on track, % +
objectives partly achieved or at risk -|objectives not achieved or behind -|objectives not assessed or without data -
objectives abandoned -""",
        "processes": """processes|process indicators at the required level, % +|nonconformities in processes -
nonconformities of services reported by clients -""",
        "corrective_actions": """nonconformities found in the period -|major nonconformities found in the period -
nonconformities still open -|corrective actions opened in the period|corrective actions done in the period
corrective actions done in time, % +|corrective actions overdue -|corrective actions done, awaiting verification -
corrective actions found effective in the period, % +""",
        "monitoring": """indicators|measurements|completeness of measurements, % +|indicators with measurements missing -""",
        "audits": """internal audits planned|audits planned and held, % +|internal audits held|external audits
major nonconformities from audits -|minor nonconformities from audits -|observations from audits
opportunities for improvement from audits|good practices from audits +""",
        "suppliers": """providers in the register|providers evaluated in time|providers without a current evaluation""",
        "resources": """training planned|training planned and held, % +|training held|training about the QMS
participants of training|training found effective, % +""",
        "risks": """risks in the register|opportunities in the register|risks above the accepted level -
risks above the accepted level, without an action -|actions on risks and opportunities done in the period +
actions on risks and opportunities overdue -""",
        "improvement": """opportunities for improvement put forward in the period +|improvement actions opened in the period +
improvement actions done in the period +|improvement actions overdue -""",
        "policy": """commitments of the quality policy|commitments with an objective or indicator, % +""",
        "documents": """documents in force|editions put in force in the period|editions withdrawn in the period
changes recorded in the register of changes|documents with their review overdue -""",
    }.items()
}


def labels_and_words(m: Minutes, code: str, lines: list[list[str]]) -> list[tuple[str, str]]:
    """Return what should stand beside the figures of an input: their names (in Polish as they stand) and words for the change."""
    found = []
    for label, line in zip(LABELS[code], lines, strict=True):
        then, now = (None if one == "–" else float(one.replace(",", ".")) for one in line[-3:-1])
        better = {"+": "more", "-": "less"}.get(label[-1], "")
        name = label.removesuffix(" +").removesuffix(" -")
        found.append((m.t(line[0], name), m.change(then, now, better)))
    return found
