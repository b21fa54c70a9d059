"""The sheets of the issues workbook, as plans: issues, whom they concern, waived ones, skipped rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.formats._groups import by_person, register_word
from qms_xl.formats._words import FIX, ONE, rule_title, skipped
from qms_xl.model import Text
from qms_xl.speak.links import target
from qms_xl.workbook.plan import Linked, TableColumn, TableSheet

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken

_MOST_LINKS = 65_000  # Excel's limit is 65 530 on a sheet
ISSUES = Text("Usterki", "Issues")
PEOPLE = Text("Osoby", "People")
WAIVED = Text("Wyjątki", "Waived")
SKIPPED = Text("Pominięte reguły", "Skipped rules")
_ISSUES_NOTE = Text(
    "Kliknij komórkę w kolumnie „Komórka”, aby ją otworzyć w rejestrze.   [+] nad tabelą: dalsze kolumny",
    "Click a cell in the column “Cell” to open it in its register.   [+] above the table: more columns",
)
_PEOPLE_NOTE = Text(
    "Usterki w wierszach, w których jest wpisana dana osoba. Wybierz ją strzałką w nagłówku „Osoba”.",
    "Issues of the rows that name a person. Choose one with the arrow in the header “Person”.",
)
_WAIVED_NOTE = Text(
    "Usterki, których nie trzeba usuwać, bo dopuszcza je wiersz rejestru wyjątków.",
    "Issues that may stay, since a row of the register of waivers allows them.",
)
_SKIPPED_NOTE = Text(
    "Tych reguł nie dało się sprawdzić, bo czegoś brakuje.", "These rules could not be checked for lack of something."
)


class _Field(NamedTuple):
    """One column: its header, its width in characters, what it says of an issue, whether it is folded away."""

    title: Text
    width: float
    of: Callable[[Spoken, CheckView], object]
    folded: bool = False


def _of(name: str) -> Callable[[Spoken, CheckView], object]:
    return lambda issue, view: getattr(issue, name)


_SEVERITY = _Field(Text("Stopień", "Severity"), 12, lambda issue, view: view.voice.own(ONE[issue.severity]))
_REGISTER = _Field(Text("Rejestr", "Register"), 15, lambda issue, view: register_word(issue, view))
_RECORD = _Field(Text("Wpis", "Record"), 14, _of("record"))
_CELL = _Field(Text("Komórka", "Cell"), 9, lambda issue, view: _link(issue, view))
_MESSAGE = _Field(Text("Co jest nie tak", "What is wrong"), 44, _of("message"))
_REMEDY = _Field(Text("Co zrobić", "What to do"), 48, _of("remedy"))
_RULE = _Field(Text("Reguła", "Rule"), 9, _of("code"))
_MORE = (
    _Field(Text("Tytuł reguły", "Title of the rule"), 30, lambda issue, view: rule_title(issue.code, view), True),
    _Field(Text("Punkt normy", "Clause"), 12, _of("clause"), True),
    _Field(Text("Skoroszyt", "Workbook"), 30, _of("workbook"), True),
    _Field(Text("Arkusz", "Sheet"), 24, _of("sheet"), True),
    _Field(Text("Kolumna", "Column"), 24, _of("header"), True),
    _Field(Text("Wartość", "Value"), 24, lambda issue, view: None if issue.value is None else str(issue.value), True),
    _Field(Text("Dotyczy", "About"), 18, _of("about"), True),
    _Field(
        Text("Poprawka", "Fix"), 16, lambda issue, view: view.voice.own(FIX[issue.fix]) if issue.fix else None, True
    ),
    _Field(
        Text("Wiersz ukryty", "Hidden row"),
        14,
        lambda issue, view: view.voice.value(True) if issue.hidden else None,
        True,
    ),
    _Field(Text("Znak usterki", "Fingerprint"), 20, _of("fingerprint"), True),
)
_PERSON = Text("Osoba", "Person")
_NAMED = Text("Osoby w wierszu", "People in the row")
_REASON = Text("Powód wyjątku", "Reason of the waiver")
_LACKED = Text("Czego brakuje", "What it lacks")
_FIELDS = (_SEVERITY, _REGISTER, _RECORD, _CELL, _MESSAGE, _REMEDY)


def issue_tables(view: CheckView) -> list[TableSheet]:
    """Return the sheets; those for waived issues and skipped rules only where there are any."""
    open_ = [(issue, people) for issue, people in view.each() if issue.waived is None]
    waived = [issue for issue in view.issues if issue.waived is not None]
    made = [_issues(open_, view), _people(open_, view)]
    if waived:
        made.append(_waived(waived, view))
    if view.checked.skipped:
        made.append(_skipped(view))
    return made


def _issues(issues: Sequence[tuple[Spoken, tuple[str, ...]]], view: CheckView) -> TableSheet:
    columns = [*_columns(_FIELDS, view), _column(_NAMED, 18, view), *_columns((_RULE, *_MORE), view)]
    rows = [
        [*_cells(_FIELDS, issue, view), ", ".join(people) or None, *_cells((_RULE, *_MORE), issue, view)]
        for issue, people in issues
    ]
    return _sheet(ISSUES, _ISSUES_NOTE, "qms_issues", columns, rows, view)


def _people(issues: Sequence[tuple[Spoken, tuple[str, ...]]], view: CheckView) -> TableSheet:
    fields = (*_FIELDS, _RULE)
    rows = [[name, *_cells(fields, issue, view)] for name, theirs in by_person(view).items() for issue in theirs]
    return _sheet(PEOPLE, _PEOPLE_NOTE, "qms_people", [_column(_PERSON, 20, view), *_columns(fields, view)], rows, view)


def _waived(issues: Sequence[Spoken], view: CheckView) -> TableSheet:
    fields = (_SEVERITY, _REGISTER, _RECORD, _CELL, _MESSAGE)
    rest = (_RULE, *_MORE)
    rows = [[*_cells(fields, issue, view), issue.waived, *_cells(rest, issue, view)] for issue in issues]
    columns = [*_columns(fields, view), _column(_REASON, 44, view), *_columns(rest, view)]
    return _sheet(WAIVED, _WAIVED_NOTE, "qms_waived", columns, rows, view)


def _skipped(view: CheckView) -> TableSheet:
    columns = [_column(_RULE.title, 10, view), _column(_MORE[0].title, 50, view), _column(_LACKED, 60, view)]
    rows: list[list[object]] = [list(rule) for rule in skipped(view)]
    return _sheet(SKIPPED, _SKIPPED_NOTE, "qms_skipped", columns, rows, view)


def _sheet(
    name: Text, note: Text, table: str, columns: list[TableColumn], rows: list[list[object]], view: CheckView
) -> TableSheet:
    """Return one sheet; links beyond Excel's limit become plain text."""
    links = 0
    for row in rows:
        for number, value in enumerate(row):
            if isinstance(value, Linked):
                links += 1
                row[number] = value if links <= _MOST_LINKS else value.text
    own = view.voice.own
    return TableSheet(own(name), own(name), own(note), table, tuple(columns), rows)


def _columns(fields: Sequence[_Field], view: CheckView) -> list[TableColumn]:
    return [_column(one.title, one.width, view, folded=one.folded) for one in fields]


def _column(title: Text, width: float, view: CheckView, *, folded: bool = False) -> TableColumn:
    """Return a column of texts: typed over, they stay texts, whatever they begin with."""
    return TableColumn(view.voice.own(title), "@", width, folded=folded)


def _cells(fields: Sequence[_Field], issue: Spoken, view: CheckView) -> list[object]:
    return [one.of(issue, view) for one in fields]


def _link(issue: Spoken, view: CheckView) -> object:
    to = target(issue, view)
    word = issue.cell or issue.sheet or issue.workbook
    return Linked(word, *to) if to and word else word
