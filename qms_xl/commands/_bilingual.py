"""Click's commands, options and arguments with help in Polish and English; `ctx.obj` is the reader's language."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qms_xl.errors import UsageError
from qms_xl.model import Language, Text
from qms_xl.reader import from_home

if TYPE_CHECKING:
    from click.core import Context, Parameter

_USAGE = Text("Użycie: ", "Usage: ")
_WHAT = Text("Argumenty", "Arguments")
_OPTIONS = Text("Opcje", "Options")
_SOME_OPTIONS = Text("[OPCJE]", "[OPTIONS]")
_HELP = Text("Pokazuje tę pomoc.", "Shows this help.")
FOLDER = Text("FOLDER", "FOLDER")
FILE = Text("PLIK", "FILE")
DAY = Text("DATA", "DATE")
WIDTH = 80
_YEARS = range(1900, 3000)  # others are slips of the hand, and what is counted from them ends nowhere


class Option(click.Option):
    """An option whose help is there in both languages; `shown` names its value there."""

    def __init__(self, *names: str, about: Text, shown: Text | None = None, **given: Any) -> None:
        super().__init__(names, **given)
        self.about = about
        self.shown = shown

    def line(self, language: Language) -> tuple[str, str]:
        """Return the option with its value, and its help."""
        name = ", ".join(self.opts)
        if isinstance(self.type, click.Choice):
            name += " " + "|".join(str(choice) for choice in self.type.choices)
        elif self.shown is not None:
            name += f" {self.shown.in_(language)}"
        return name, self.about.in_(language)


class Argument(click.Argument):
    """An argument whose name and help are there in both languages."""

    def __init__(self, name: str, about: Text, shown: Text, **given: Any) -> None:
        super().__init__([name], **given)
        self.about = about
        self.shown = shown

    def line(self, language: Language) -> tuple[str, str]:
        """Return the argument and its help."""
        return self.shown.in_(language), self.about.in_(language)

    def usage(self, language: Language) -> str:
        """Return the argument as the usage line shows it."""
        name = self.shown.in_(language) + ("…" if self.nargs == -1 else "")
        return name if self.required else f"[{name}]"


class Command(click.Command):
    """A command whose help is there in both languages."""

    def __init__(self, name: str, about: Text, **given: Any) -> None:
        super().__init__(name, context_settings={"help_option_names": ["--help", "-h"]}, **given)
        self.about = about

    def format_help(self, ctx: Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the command does, its arguments and options, at most 80 columns wide."""
        language = language_of(ctx)
        arguments = [param for param in self.params if isinstance(param, Argument)]
        pieces = [_SOME_OPTIONS.in_(language), *(argument.usage(language) for argument in arguments)]
        formatter.width = min(formatter.width, WIDTH)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_USAGE.in_(language))
        for paragraph in self.about.in_(language).split("\n\n"):
            formatter.write_paragraph()
            formatter.write_text(" ".join(paragraph.split()))
        lines = [argument.line(language) for argument in arguments]
        if lines:
            with formatter.section(_WHAT.in_(language)):
                formatter.write_dl(lines)
        options = [param.line(language) for param in self.params if isinstance(param, Option) and not param.hidden]
        with formatter.section(_OPTIONS.in_(language)):
            formatter.write_dl([*options, ("--help", _HELP.in_(language))])


class Day(click.ParamType[Any]):
    """A day, typed as 2026-11-20 or 20.11.2026."""

    name = "day"

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> date:
        """Return the day; raises UsageError."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        with contextlib.suppress(ValueError):
            if text.count(".") == 2:
                number, month, year = text.split(".")
                day = date(int(year), int(month), int(number))
            else:
                day = date.fromisoformat(text)
            if day.year in _YEARS:
                return day
        raise UsageError(
            Text(f"„{text}” nie jest datą.", f"“{text}” is not a date."),
            Text("Wpisz ją tak: 2026-11-20.", "Write it like this: 2026-11-20."),
        )


class PathText(click.ParamType[Any]):
    """A path of this computer; whether it is there is asked by the command, in the reader's language."""

    name = "path"

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Path:
        """Return the path, the home folder written `~` too."""
        return from_home(value)


def language_of(ctx: Context) -> Language:
    """Return the reader's language."""
    return "pl" if ctx.find_root().obj == "pl" else "en"
