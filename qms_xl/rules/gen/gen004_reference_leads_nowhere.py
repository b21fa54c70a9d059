"""GEN004: a number, symbol or name that stands in no register, or stands there in another spelling."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Misreading, Reference, Register, Rule, Text
from qms_xl.past.records import Snapshots, vanished
from qms_xl.rules.gen._misread import Respelling, misread
from qms_xl.supply import Absent

_UNDERSTOOD = ("reference_spelling",)


def find(register: Register, registers: Mapping[str, Register], past: Snapshots | None = None) -> Found:
    """Give each part of a cell that leads to no row, and each that leads to one in another spelling.

    Of a row that a snapshot had and that is gone GEN010 speaks.
    """
    gone: dict[tuple[str, str], frozenset[str]] = {}
    for found in misread(register, ("reference", "soft_reference")):
        target = _target(register, found, registers)
        if target not in gone:
            gone[target] = _gone(registers[target[0]], target[1], past or {})
        if fold(found.part) in gone[target]:
            continue
        soft = found.kind == "soft_reference"
        variant = "_".join(filter(None, ("soft" if soft else "", "suggested" if found.suggestion else "")))
        yield Hit(
            register.cell(found.row, found.column),
            _facts(found, registers[target[0]]),
            about=found.part,
            severity="note" if soft else "error",
            variant=variant,
        )
    edits = Respelling(register, _UNDERSTOOD)
    for found in misread(register, _UNDERSTOOD):
        name, _ = _target(register, found, registers)
        yield Hit(
            register.cell(found.row, found.column),
            _facts(found, registers[name]),
            about=found.part,
            severity="note",
            variant="spelling",
            edit=edits.of(found),
        )


def absent(register: Register, registers: Mapping[str, Register]) -> Found:
    """Say into which absent registers this one refers: such references cannot be followed."""
    missing = [
        name
        for column in register.schema.columns
        if column.reference and register.has(column.name) and not register.blank(column.name).all()
        for name in _targets(register, column.name, column.reference)
        if name not in registers or not len(registers[name])
    ]
    if missing:
        raise Absent(*dict.fromkeys(missing))
    return ()


def _facts(found: Misreading, target: Register) -> dict[str, object]:
    return {"part": found.part, "suggestion": found.suggestion, "target": target.schema.title}


def _target(register: Register, found: Misreading, registers: Mapping[str, Register]) -> tuple[str, str]:
    """Return the register and the column of it that the cell refers to."""
    reference = register.schema[found.column].reference
    assert reference is not None
    name, column = reference.register, reference.column
    if reference.by:
        name, _, column = reference.targets[register[reference.by].loc[found.row]].partition(".")
    return name, column or registers[name].schema.key[0]


def _gone(target: Register, column: str, past: Snapshots) -> frozenset[str]:
    """Return what stood in the column, in folded spelling, of rows that a snapshot had and that are gone."""
    return frozenset(fold(str(moment.value(column))) for moment in vanished(past, target))


def _targets(register: Register, column: str, reference: Reference) -> list[str]:
    if not reference.by:
        return [reference.register]
    if not register.has(reference.by):
        return []
    codes = register[reference.by][~register.blank(column)].unique()
    return [reference.targets[code].partition(".")[0] for code in codes if code in reference.targets]


RULE = Rule(
    find=(find, absent),
    severity="error",
    masks=True,
    fix="safe",
    title=Text("Odwołanie donikąd", "Reference that leads nowhere"),
    message=Text(
        "Wpis „{part}” w polu „{header}” nie występuje w rejestrze „{target}”.",
        "“{part}” in “{header}” is not in the register “{target}”.",
    ),
    variants={
        "suggested": Text(
            "Wpis „{part}” w polu „{header}” nie występuje w rejestrze „{target}”. Najbliższy: „{suggestion}”.",
            "“{part}” in “{header}” is not in the register “{target}”. The nearest is “{suggestion}”.",
        ),
        "soft": Text(
            "„{part}” (pole „{header}”) nie występuje w rejestrze „{target}”; tak może być, jeżeli to ktoś spoza urzędu.",
            "“{part}” (“{header}”) is not in the register “{target}”, which is all right for somebody from outside the office.",
        ),
        "soft_suggested": Text(
            "„{part}” (pole „{header}”) nie występuje w rejestrze „{target}”; tak może być, jeżeli to ktoś spoza urzędu. "
            "Najbliższy wpis: „{suggestion}”.",
            "“{part}” (“{header}”) is not in the register “{target}”, which is all right for somebody from outside the office. The "
            "nearest entry is “{suggestion}”.",
        ),
        "spelling": Text(
            "„{part}” w polu „{header}” zapisano inaczej niż w rejestrze „{target}”, gdzie stoi „{suggestion}”. Wiadomo, o kogo lub o co chodzi.",
            "“{part}” in “{header}” is written otherwise than in the register “{target}”, which has “{suggestion}”. It is clear who or what is "
            "meant.",
        ),
    },
    why=Text(
        "Odwołania łączą rejestry: działanie z ustaleniem, audit z procedurą, osobę z komórką. "
        "Zerwane odwołanie gubi ślad, o który zapyta auditor.",
        "References tie the registers together: an action to its finding, an audit to a procedure, a person to a unit. A "
        "broken one loses the trail that an auditor asks for.",
    ),
    remedy=Text(
        "Popraw komórkę {cell} albo dopisz brakujący wiersz w rejestrze „{target}”.",
        "Correct cell {cell}, or add the missing row to the register “{target}”.",
    ),
    remedies={
        "spelling": Text(
            "Wpis został zrozumiany. Aby ta wskazówka znikła, wpisz w komórce {cell} „{suggestion}”.",
            "The entry was understood. Write “{suggestion}” in cell {cell}, and this note goes away.",
        ),
        "soft": Text(
            "Jeżeli to ktoś z urzędu, popraw komórkę {cell} albo dopisz tę osobę w rejestrze „{target}”. Jeżeli nie, nic nie trzeba robić.",
            "If it is somebody of the office, correct cell {cell} or add the person to the register “{target}”. If not, nothing needs to be done.",
        ),
        "soft_suggested": Text(
            "Jeżeli chodzi o „{suggestion}”, popraw komórkę {cell}. Jeżeli to ktoś spoza urzędu, nic nie trzeba robić.",
            "If “{suggestion}” is meant, correct cell {cell}. If it is somebody from outside the office, nothing needs to be done.",
        ),
    },
    good="""
people
| person     | position           |
| Anna Nowak | Naczelnik Wydziału |

units
| unit | name | unit_type  | head       |
| KM   | KM   | department | Anna Nowak |
| OR   | OR   | department |            |

processes
| process | name | process_type | owner              | units       |
| PR-1    | KM   | core         | Naczelnik Wydziału | wszystkie   |
| PR-2    | KM   | core         | Anna Nowak         | KM; OR      |
""",
    bad="""
people
| person       |
| Anna Nowak   |
| Jan Wiśniewski |

units
| unit | name | unit_type  | head         |
| KM   | KM   | department | Nowak Anna ! |
| OR   | OR   | department | Adam Obcy !  |

processes
| process | name | process_type | owner            | units    |
| PR-1    | KM   | core         | jan wisniewski ! | KM; XX ! |
""",
)
