"""`check --format sarif`: SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from qms_xl import __version__
from qms_xl.formats import _words as said
from qms_xl.model import TAGS, Text
from qms_xl.norms import profile
from qms_xl.rulebook import Entry, rule_book
from qms_xl.speak.dumped import dump
from qms_xl.speak.links import place

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_OFFICE = "OFFICE"
_OFFICE_FOLDER = Text("Folder biura, w którym leży qms.toml.", "The office folder, which holds qms.toml.")
_BLANK = re.compile(r"\{[^}]*\}")  # what a remedy says of the one cell
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_EXPLAIN = Text("Z przykładem: qms-xl explain {code}", "With an example: qms-xl explain {code}")
_LACKS = Text("Pominięto, brakuje: {names}.", "Skipped for lack of: {names}.")
_TOLD_ELSEWHERE = ("code", "severity", "message", "workbook", "waived", "fingerprint")


def write(view: CheckView, out: TextIO) -> None:
    """Write one log of one run: the rule book, an invocation with what was skipped or not read, a result for each issue."""
    numbers = {code: number for number, code in enumerate(rule_book())}
    books = {name: number for number, name in enumerate(dict.fromkeys(i.workbook for i in view.issues if i.workbook))}
    run = {
        "tool": {"driver": _driver(view)},
        "language": TAGS[view.voice.language],
        "invocations": [_invocation(view, numbers)],
        "originalUriBaseIds": {_OFFICE: {"description": _text(view.voice.own(_OFFICE_FOLDER))}},
        "artifacts": [{"location": _artifact(name, number)} for name, number in books.items()],
        "results": [_result(issue, people, numbers, books) for issue, people in view.each()],
        "properties": {"office": view.office, "as_of": view.as_of.isoformat(), "norm": view.norm, **_extent(view)},
    }
    dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out)


def _driver(view: CheckView) -> Mapping[str, object]:
    return {
        "name": "qms-xl",
        "semanticVersion": __version__,
        "language": TAGS[view.voice.language],
        "rules": [_rule(entry, view) for entry in rule_book().values()],
    }


def _rule(entry: Entry, view: CheckView) -> Mapping[str, object]:
    own, rule = view.voice.own, entry.rule
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": _text(own(rule.title)),
        "fullDescription": _text(own(rule.why)),
        "help": _text(f"{_BLANK.sub('…', own(rule.remedy))}\n\n{view.voice.say(_EXPLAIN, code=entry.code)}"),
        "defaultConfiguration": {"level": rule.severity, "enabled": not rule.off},
        "properties": {"tags": [entry.family], "clause": profile(view.norm).clause(rule.clause) or None},
    }


def _invocation(view: CheckView, numbers: Mapping[str, int]) -> Mapping[str, object]:
    found: dict[str, object] = {
        "executionSuccessful": not view.failed,
        "toolExecutionNotifications": [
            *(_notification("error", " ".join(filter(None, told))) for told in said.failures(view)),
            *_skipped(view, numbers),
            *(_notification("note", sentence) for sentence in said.reservations(view)),
        ],
    }
    if view.ignored:
        found["ruleConfigurationOverrides"] = [
            {"descriptor": _descriptor(entry.code, numbers), "configuration": {"enabled": False}}
            for entry in rule_book().values()
            if entry.is_among(view.ignored)
        ]
    return found


def _skipped(view: CheckView, numbers: Mapping[str, int]) -> Iterator[Mapping[str, object]]:
    for rule in said.skipped(view):
        told = _notification("note", view.voice.say(_LACKS, names=rule.lacked))
        lacked = {"lacked": list(view.checked.skipped[rule.code])}
        yield {**told, "associatedRule": _descriptor(rule.code, numbers), "properties": lacked}


def _notification(level: str, text: str) -> dict[str, object]:
    return {"level": level, "message": _text(text)}


def _text(text: str) -> dict[str, str]:
    """Return a message: braces doubled and what looks like a link made none, as the standard asks (2.1.0, 3.11.5, 3.11.6)."""
    return {"text": _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))}


def _descriptor(code: str, numbers: Mapping[str, int]) -> Mapping[str, object]:
    return {"id": code, "index": numbers[code]}


def _result(
    issue: Spoken, people: tuple[str, ...], numbers: Mapping[str, int], books: Mapping[str, int]
) -> Mapping[str, object]:
    """Return one issue; `suppressions` is there for every one, empty where no waiver is: the standard asks for that."""
    waived = {"kind": "external", "status": "accepted", "justification": issue.waived}
    rest = {name: value for name, value in asdict(issue).items() if name not in _TOLD_ELSEWHERE}
    return {
        "ruleId": issue.code,
        "ruleIndex": numbers[issue.code],
        "level": issue.severity,
        "message": _text(issue.message),
        "locations": [_location(issue, books)],
        "partialFingerprints": {"qmsXl/v1": issue.fingerprint},
        "suppressions": [waived] if issue.waived is not None else [],
        "properties": {**rest, "people": list(people)},
    }


def _location(issue: Spoken, books: Mapping[str, int]) -> Mapping[str, object]:
    found: dict[str, object] = {"logicalLocations": list(_logical(issue))}
    if issue.workbook:
        found["physicalLocation"] = {"artifactLocation": _artifact(issue.workbook, books[issue.workbook])}
    return found


def _artifact(workbook: str, number: int) -> Mapping[str, object]:
    """Return a file as a URL relative to the office folder, which the log does not betray."""
    return {"uri": quote(workbook, safe="/"), "uriBaseId": _OFFICE, "index": number}


def _logical(issue: Spoken) -> Iterator[Mapping[str, object]]:
    """Yield where an issue stands in the words of a workbook and of the registers, from the large to the small."""
    if issue.sheet:
        full = f"[{issue.workbook}]{place(issue.sheet, issue.cell)}"
        yield {"name": issue.sheet, "fullyQualifiedName": full.rpartition("!")[0], "kind": "sheet"}
        if issue.cell:
            yield {"name": issue.cell, "fullyQualifiedName": full, "kind": "cell"}
    if issue.register:
        yield {"name": issue.register, "fullyQualifiedName": issue.register, "kind": "register"}
        if issue.record:
            record = f"{issue.register}/{issue.record}"
            yield {"name": issue.record, "fullyQualifiedName": record, "kind": "record"}


def _extent(view: CheckView) -> Mapping[str, int]:
    checked = view.checked
    return {"rules": checked.rules, "registers": checked.registers, "rows": checked.rows}
