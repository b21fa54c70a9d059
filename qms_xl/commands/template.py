"""Copies, describes and checks the office's Word templates.

Kopiuje, opisuje i sprawdza szablony Worda.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qms_xl.commands._bilingual import Argument, Option
from qms_xl.commands._common import Asked, command
from qms_xl.commands._template_check import check
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.model import Report

_ACTIONS = ("new", "fields", "check")
_COPIED = Text(
    "Gotowe: {path}\nOtwórz go w Wordzie i zmień. Pola wypisze qms-xl template fields {kind}, potem sprawdź go: qms-xl template check.",
    "Done: {path}\nOpen it in Word and change it. qms-xl template fields {kind} lists the fields; then check it: qms-xl template check.",
)
_USED = Text(
    "Dokumenty „{kind}” będą odtąd sporządzane z niego.", "Documents of the kind “{kind}” are made of it from now on."
)
_CHOOSE = Text(
    'Użyjesz go opcją --template "{name}" albo na stałe, wpisując w qms.toml:\n[reports.templates]\n{kind} = "{name}"',
    'Use it with --template "{name}", or always, by writing into qms.toml:\n[reports.templates]\n{kind} = "{name}"',
)
_HOW = Text(
    "Pole wpisuje się jako {{ nazwa }}. Pole z [] jest listą: {% for x in findings %}{{ x.finding }}{% endfor %}, "
    "a w tabeli po wierszu {%tr for x in findings %} i przed wierszem {%tr endfor %}.",
    "A field is typed as {{ name }}. A field with [] is a list: {% for x in findings %}{{ x.finding }}{% endfor %}, "
    "and in a table after a row {%tr for x in findings %} and before a row {%tr endfor %}.",
)


def template(asked: Asked, action: str, names: Sequence[str], name: str | None) -> int:
    """Do what is asked with templates; `check` returns 1 where a template cannot be used, 3 where one cannot be read."""
    match action:
        case "new":
            return _new(asked, _kind(names), name)
        case "fields":
            return _fields(asked, _kind(names))
        case _:
            return check(asked, names)


def _kind(names: Sequence[str]) -> Report:
    """Return the kind of document named; raises UsageError."""
    from qms_xl.render import reports
    from qms_xl.rendering.reportable import unknown_kind

    kinds = reports()
    if len(names) != 1:
        kinds_there = ", ".join(kinds)
        raise UsageError(
            Text("Podaj jeden rodzaj dokumentu.", "Name one kind of document."),
            Text(f"Rodzaje: {kinds_there}.", f"Kinds: {kinds_there}."),
        )
    if names[0] not in kinds:
        raise unknown_kind(names[0], kinds)
    return kinds[names[0]]


def _new(asked: Asked, report: Report, name: str | None) -> int:
    """Copy the shipped template into the office's folder; never over another."""
    from qms_xl.disk.new_file import create, make_folder
    from qms_xl.disk.refusals import failed
    from qms_xl.render import own_templates
    from qms_xl.shipped import shipped
    from qms_xl.speak import sentence
    from qms_xl.word.create import safe_name

    office = asked.office()
    usual = report.template.in_(asked.language)
    file = safe_name(name.removesuffix(".docx")) if name else usual
    path = asked.output or list(own_templates(office, asked.language, Path(file)))[-1]
    data = shipped(f"docx_templates/{asked.language}/{usual}").read_bytes()
    try:
        make_folder(path.parent)
        create(data, path)
    except FileExistsError:
        raise UsageError(
            Text(f"Szablon {path} już jest.", f"The template {path} is there already."),
            Text(
                f'Zmień go w Wordzie albo nadaj nowemu inną nazwę: qms-xl template new {report.kind} --name "krótki"',
                f'Change it in Word, or give the new one another name: qms-xl template new {report.kind} --name "short"',
            ),
        ) from None
    except OSError as trouble:
        raise failed(str(path), trouble) from trouble
    facts: dict[str, object] = {"path": str(path), "kind": report.kind, "name": file}
    click.echo(str(path))
    if not asked.quiet:
        for text in (_COPIED, *(() if asked.output else (_USED if file == usual else _CHOOSE,))):
            tell(sentence(text, facts, asked.language).removeprefix(f"{path}\n"))
    return 0


def _fields(asked: Asked, report: Report) -> int:
    """List the fields with their meaning in both languages."""
    with asked.out() as out:
        if asked.format == "json":
            listed = [{"field": path, "pl": help.pl, "en": help.en} for path, help in report.field_help.items()]
            dump({"kind": report.kind, "fields": listed}, out)
            return 0
        own, other = _both(report.title, asked)
        out.write(f"{own} · {other}\n\n{_HOW.in_(asked.language)}\n\n")
        width = min(44, max(map(len, report.field_help), default=0))
        for path, help in report.field_help.items():
            first, second = _both(help, asked)
            out.write(f"{path.ljust(width)}  {first} · {second}\n")
    return 0


def _both(text: Text, asked: Asked) -> tuple[str, str]:
    """Return the text in the reader's language, and in the other one."""
    return (text.pl, text.en) if asked.language == "pl" else (text.en, text.pl)


COMMAND = command(
    template,
    Text(
        "Szablony Worda biura. „new RODZAJ” kopiuje dostarczony szablon do folderu szablonów, żeby zmienić w nim w Wordzie "
        "logo, kolejność, czcionki i teksty. „fields RODZAJ” wypisuje pola z ich znaczeniem po polsku i po angielsku. "
        "„check” mówi, co w szablonach jest źle, w którym akapicie i jak to poprawić, oraz czego im brakuje do dostępności "
        "(tytuł, język, nagłówki, wiersze nagłówków tabel, teksty alternatywne).\n\n"
        "Kod wyjścia: 0 gotowe, 1 szablonu nie można użyć (check), 2 złe polecenie, 3 pliku nie udało się odczytać.",
        "The office's Word templates. “new KIND” copies the shipped template into the templates folder, to have logo, order, "
        "fonts and texts changed in Word. “fields KIND” lists the fields with their meaning in Polish and English. “check” "
        "says what is wrong in templates, in which paragraph and how to mend it, and what they lack for accessibility "
        "(title, language, headings, header rows of tables, alternative texts).\n\n"
        "Exit code: 0 done, 1 a template cannot be used (check), 2 wrong command, 3 a file could not be read.",
    ),
    Argument(
        "action",
        Text("new, fields albo check.", "new, fields or check."),
        Text("CO", "WHAT"),
        type=click.Choice(_ACTIONS),
    ),
    Argument(
        "names",
        Text("Rodzaj dokumentu, np. audit; dla check pliki.", "Kind of document such as audit; of check, files."),
        Text("RODZAJ|PLIK", "KIND|FILE"),
        nargs=-1,
    ),
    Option(
        "--name",
        shown=Text("NAZWA", "NAME"),
        about=Text(
            "Dla new: nazwa pliku, gdy ma być kilka szablonów.", "Of new: the file's name, where there are several."
        ),
    ),
    formats=("text", "json"),
)
