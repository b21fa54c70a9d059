"""What every command shares: its common options, the office it is about, and where its result goes."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from qms_xl.commands._bilingual import DAY, FILE, FOLDER, Command, Day, Option, PathText, language_of
from qms_xl.errors import UsageError
from qms_xl.model import Language, Text
from qms_xl.reader import here, tell

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.speak import Voice


OFF = Text(
    "tylko na żądanie: [check] on w qms.toml albo --select", "only on request: [check] on in qms.toml, or --select"
)
OTHER_NORM = Text("nie przy {norm}, dopiero od {since}", "not under {norm}, only from {since} on")


@dataclass(frozen=True)
class Asked:
    """What the reader asked for with the common options. `day` is None where `--as-of` was not given."""

    folder: Path | None
    language: Language
    day: date | None
    format: str
    output: Path | None
    quiet: bool
    verbose: bool

    @property
    def as_of(self) -> date:
        """Return the day to look at: `--as-of`, else today."""
        return self.day or date.today()

    def office(self) -> Office:
        """Return the office that the command is about; raises UsageError."""
        from qms_xl.office import load_office

        return load_office(self.folder, here(), self.language)

    def say(self, text: Text) -> None:
        """Tell the reader something beside the result, on stderr, unless `--quiet`."""
        if not self.quiet:
            tell(text.in_(self.language))

    @contextlib.contextmanager
    def out(self) -> Iterator[TextIO]:
        """Give the stream for the result: stdout, or the new file of `--output`, which must not exist yet."""
        if self.output is None:
            yield sys.stdout
            sys.stdout.flush()
        else:
            from qms_xl.disk.new_file import new_text

            with new_text(self.output) as stream:
                yield stream

    @contextlib.contextmanager
    def waiting(self, text: Text) -> Iterator[None]:
        """Show that something is under way, on stderr and only on a terminal."""
        if self.quiet or not sys.stderr.isatty():
            yield
            return
        from rich.console import Console

        with Console(stderr=True).status(text.in_(self.language)):
            yield


def office_norm(asked: Asked) -> str:
    """Return the norm of the office we stand in, for commands that need none; then the present edition."""
    from qms_xl.office import Office, find_office, load_office

    if asked.folder is None:
        try:
            find_office(None, here())
        except UsageError:
            return Office.norm
    return load_office(asked.folder, here(), asked.language).norm


def voice(asked: Asked, office: Office, reading: Reading) -> Voice:
    """Return how to speak about this office: the reader's language, the office's own words and spelling."""
    from qms_xl.speak import Voice
    from qms_xl.typed.office_words import office_lists

    register = reading.registers.get("lists")
    rows = []
    if register is not None and all(register.has(name) for name in ("list", "value", "means")):
        columns = [register.raw[name] for name in ("list", "value", "means")]
        rows = list(zip(register.raw.index, *columns, strict=True))
    return Voice(asked.language, office.audit_spelling, dict(office_lists(rows, office.audit_spelling)[0]))


def quoted(path: Path) -> str:
    """Return a path as it is typed on a command line."""
    return f'"{path}"' if " " in str(path) else str(path)


def command(
    does: Callable[..., int | None],
    about: Text,
    *own: click.Parameter,
    formats: Sequence[str] = (),
    output: Text | None = None,
) -> Command:
    """Return the click command for a function: its own parameters, then the common ones.

    `does` is called with `asked` and its own options by name. `formats`: what `--format` allows, the default first.
    `output`: what `--output` says where it names a folder and no file.
    """
    name = does.__name__.replace("_", "-")

    def call(**given: Any) -> int | None:
        ctx = click.get_current_context()
        language = given.pop("language") or language_of(ctx)
        asked = Asked(
            folder=given.pop("office_folder", None),
            language=language,
            day=given.pop("as_of", None),
            format=given.pop("format", "") or "",
            output=given.pop("output"),
            quiet=given.pop("quiet"),
            verbose=given.pop("verbose"),
        )
        return does(asked, **given)

    return Command(name, about, callback=call, params=[*own, *_common(formats, output)])


def _common(formats: Sequence[str], output: Text | None) -> Iterator[Option]:
    about_day = Text("Stan na dzień (domyślnie dziś).", "The day to look at (default: today).")
    about_office = Text(
        "Folder biura (domyślnie ten albo najbliższy nad nim z plikiem qms.toml).",
        "The office folder (default: this one or the nearest above it with a qms.toml).",
    )
    about_language = Text(
        "Język (domyślnie z qms.toml, inaczej język systemu).",
        "Language (default: that of qms.toml, else the system's).",
    )
    about_format = Text("Postać wyniku (domyślnie {}).", "Form of the result (default: {}).")
    about_output = output or Text("Zapisuje wynik do nowego pliku.", "Writes the result into a new file.")
    yield Option("--office", "office_folder", type=PathText(), shown=FOLDER, about=about_office)
    yield Option("--as-of", type=Day(), shown=DAY, about=about_day)
    if formats:
        about = about_format.filled(formats[0])
        yield Option("--format", type=click.Choice(list(formats)), default=formats[0], about=about)
    yield Option("--output", type=PathText(), shown=FOLDER if output else FILE, about=about_output)
    yield Option("--language", type=click.Choice(["pl", "en"]), about=about_language)
    yield Option("--quiet", is_flag=True, about=Text("Tylko sam wynik.", "Nothing but the result."))
    yield Option("--verbose", is_flag=True, about=Text("Więcej szczegółów.", "More detail."))
