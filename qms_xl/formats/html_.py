"""`check --format html`: one page that needs nothing but itself, to be read, filtered and printed by anybody."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from qms_xl.formats import _words as said
from qms_xl.formats._groups import by_person, by_register, register_word
from qms_xl.model import Text
from qms_xl.norms import profile
from qms_xl.speak import day
from qms_xl.speak.dumped import is_utf8
from qms_xl.speak.links import target

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken

_HERE = Path(__file__).parent
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TEXTS = {
    "title": said.TITLE,
    "as_of": Text("stan na", "as of"),
    "failed": Text("Pliki, których nie udało się odczytać", "Files that could not be read"),
    "issues": Text("Usterki", "Issues"),
    "issues_caption": Text(
        "Usterki w kolejności skoroszytów, arkuszy i wierszy.", "Issues in the order of workbooks, sheets and rows."
    ),
    "filter": Text("Wybór usterek", "Choice of issues"),
    "all": Text("wszystkie", "all"),
    "reset": Text("Pokaż wszystkie", "Show all"),
    "shown": Text("Pokazano: {n} z {all}", "Shown: {n} of {all}"),
    "where": Text("Gdzie", "Where"),
    "severity": Text("Stopień", "Severity"),
    "what": Text("Co jest nie tak i co zrobić", "What is wrong and what to do"),
    "what_only": Text("Co jest nie tak", "What is wrong"),
    "people": Text("Osoby w wierszu", "People in the row"),
    "rule": Text("Reguła", "Rule"),
    "rule_title": Text("Tytuł reguły", "Title of the rule"),
    "together": Text("Razem", "Total"),
    "waived": Text("Wyjątki", "Waived"),
    "waived_caption": Text(
        "Usterki, których nie trzeba usuwać, bo dopuszcza je wiersz rejestru wyjątków.",
        "Issues that may stay, since a row of the register of waivers allows them.",
    ),
    "reason": Text("Powód wyjątku", "Reason of the waiver"),
    "skipped": Text("Pominięte reguły", "Skipped rules"),
    "skipped_caption": Text(
        "Tych reguł nie dało się sprawdzić, bo czegoś brakuje.",
        "These rules could not be checked for lack of something.",
    ),
    "lacked": Text("Czego brakuje", "What it lacks"),
    "extent": Text("Zakres", "Extent"),
}
_REGISTER, _PERSON = Text("Rejestr", "Register"), Text("Osoba", "Person")
_VALUE = Text("jest: {value}", "holds: {value}")
_FIX = Text("poprawka: {fix}", "fix: {fix}")
_SUMMARIES = {
    _REGISTER: (
        Text("Według rejestrów", "By register"),
        Text("Liczba usterek w rejestrach.", "Issues in each register."),
    ),
    _PERSON: (
        Text("Według osób", "By person"),
        Text("Liczba usterek w wierszach, w których jest wpisana osoba.", "Issues of the rows that name a person."),
    ),
}


def write(view: CheckView, out: TextIO) -> None:
    """Write the page; what the stream cannot hold comes as character references."""
    page = _NOT_IN_HTML.sub("\ufffd", _page(view))
    out.write(page if is_utf8(out) else page.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def _page(view: CheckView) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    template = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    style, script = ((_HERE / name).read_text(encoding="utf-8") for name in ("_page.css", "_page.js"))
    own = view.voice.own
    standing = [(issue, people) for issue, people in view.each() if issue.waived is None]
    words = {name: own(text) for name, text in _TEXTS.items()}
    words["shown"] = words["shown"].replace("{all}", str(len(standing)))
    registers, people = by_register(view), by_person(view)
    choices = {
        "severity": (words["severity"], [(code, own(text)) for code, text in said.ONE.items()]),
        "register": (own(_REGISTER), [(str(number), name) for number, name in enumerate(registers)]),
        "person": (own(_PERSON), [(str(number), name) for number, name in enumerate(people)]),
    }
    return template.get_template("_page.html").render(
        language=view.voice.language,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        words=words,
        office=view.office,
        as_of=day(view.as_of, view.voice.language),
        norm=own(profile(view.norm).title),
        counts=said.counts(view),
        failures=list(said.failures(view)),
        choices=[{"name": name, "title": title, "options": options} for name, (title, options) in choices.items()],
        issues=[_row(issue, names, list(registers), list(people), view) for issue, names in standing],
        severities=[own(text) for text in said.ONE.values()],
        summaries=[_summary(head, groups, view) for head, groups in ((_REGISTER, registers), (_PERSON, people))],
        waived=[_row(issue, names, [], [], view) for issue, names in view.each() if issue.waived is not None],
        skipped=said.skipped(view),
        sentences=[said.extent(view), *said.reservations(view)],
    )


def _hash(content: str) -> str:
    """Return the hash by which the page's content policy lets this one style or script in."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _row(
    issue: Spoken, names: Sequence[str], registers: Sequence[str], people: Sequence[str], view: CheckView
) -> Mapping[str, object]:
    """Return what a row shows; register and people also by their numbers in the choices."""
    word, nobody = register_word(issue, view), view.voice.own(said.NOBODY)
    to = target(issue, view)
    fragment = "#" + quote(to.place, safe="'!") if to and to.place else ""
    return {
        **asdict(issue),
        "register": registers.index(word) if word in registers else "",
        "people": " ".join(str(people.index(name)) for name in names or (nobody,) if name in people),
        "people_names": ", ".join(names),
        "severity_word": view.voice.own(said.ONE[issue.severity]),
        "rule_title": said.rule_title(issue.code, view),
        "place": _joined(" › ", (issue.sheet or issue.workbook or word, issue.cell)),
        "link": f"{to.file}{fragment}" if to else "",
        "details": _details(issue, view),
    }


def _details(issue: Spoken, view: CheckView) -> str:
    say = view.voice.say
    return _joined(
        " · ",
        (
            issue.record,
            issue.header,
            None if issue.value is None else say(_VALUE, value=str(issue.value)),
            issue.workbook,
            view.voice.own(said.HIDDEN) if issue.hidden else None,
            say(_FIX, fix=said.FIX[issue.fix]) if issue.fix else None,
        ),
    )


def _joined(between: str, parts: Iterable[str | None]) -> str:
    return between.join(part for part in parts if part)


def _summary(head: Text, groups: Mapping[str, Sequence[Spoken]], view: CheckView) -> Mapping[str, object]:
    own = view.voice.own
    rows = []
    for name, issues in groups.items():
        found = Counter(issue.severity for issue in issues)
        rows.append((name, [*(found[severity] for severity in said.ONE), len(issues)]))
    title, caption = _SUMMARIES[head]
    return {"head": own(head), "title": own(title), "caption": own(caption), "rows": rows}
