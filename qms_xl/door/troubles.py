"""What went wrong, told at a door: a sentence on stderr and an exit code for every exception; never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qms_xl.errors import QmsError, UsageError
from qms_xl.model import Language, Text
from qms_xl.nearest import nearest
from qms_xl.reader import here, tell

if TYPE_CHECKING:
    from click.core import Parameter

USAGE, BUG, INTERRUPTED = 2, 4, 130  # 130: what shells use for Ctrl+C


def answer(trouble: BaseException, language: Language, words: Sequence[str]) -> int:
    """Tell the reader what happened, on stderr, and return the exit code."""
    match trouble:
        case click.exceptions.Exit():  # --help has been shown
            return trouble.exit_code
        case KeyboardInterrupt() | click.Abort():
            _say(Text("Przerwano.", "Interrupted.").in_(language))
            return INTERRUPTED
        case BrokenPipeError() | SystemExit():  # click turns a broken pipe into an exit of its own
            _close_stdout()
            return 0
        case QmsError():
            _say(trouble.told(language))
            return trouble.exit_code
        case click.UsageError():
            _say(_usage(trouble).in_(language))
            command = trouble.ctx.command_path if trouble.ctx else f"qms-xl {words[0]}" if words else "qms-xl"
            _say(Text(f"Pomoc: {command} --help", f"Help: {command} --help").in_(language))
            return USAGE
        case click.ClickException():
            _say(trouble.format_message())
            return USAGE
    return _bug(trouble, language, words)


def no_such_command(name: str, known: Sequence[str]) -> UsageError:
    """Return the error about a command that is not there."""
    like = nearest(name, known)
    return UsageError(
        Text(f"Nie ma polecenia „{name}”.", f"There is no command “{name}”."),
        Text(f"Czy chodziło o „{like}”? Wszystkie: qms-xl --help", f"Did you mean “{like}”? All of them: qms-xl --help")
        if like
        else Text("Wszystkie polecenia: qms-xl --help", "All commands: qms-xl --help"),
    )


def _usage(trouble: click.UsageError) -> Text:
    """Return click's usual complaints in both languages."""
    match trouble:
        case click.NoSuchOption():
            like = nearest(trouble.option_name, trouble.possibilities or ())
            also = Text(f" Czy chodziło o {like}?", f" Did you mean {like}?") if like else Text("", "")
            name = trouble.option_name
            return Text(f"Nie ma opcji {name}.{also.pl}", f"There is no option {name}.{also.en}")
        case click.BadOptionUsage():
            name = trouble.option_name
            if "does not take" in trouble.message:
                return Text(f"Opcja {name} nie przyjmuje wartości.", f"The option {name} takes no value.")
            return Text(f"Opcja {name} wymaga wartości.", f"The option {name} needs a value.")
        case click.MissingParameter():
            what = _name(trouble.param)
            return Text(f"Brakuje: {what.pl}.", f"Missing: {what.en}.")
        case click.BadParameter():
            what = _name(trouble.param)
            kind = trouble.param.type if trouble.param else None
            if isinstance(kind, click.Choice):
                words = ", ".join(str(choice) for choice in kind.choices)
                return Text(f"{what.pl}: do wyboru jest {words}.", f"{what.en}: the choice is {words}.")
            return Text(f"{what.pl}: zła wartość. {trouble.message}", f"{what.en}: wrong value. {trouble.message}")
    extra = trouble.message.rpartition("(")[2].rstrip(").")
    if "unexpected extra argument" in trouble.message:
        return Text(f"Zbędne w poleceniu: {extra}.", f"Not expected in the command: {extra}.")
    return Text(f"Złe użycie polecenia: {trouble.message}", f"Wrong usage: {trouble.message}")


def _name(param: Parameter | None) -> Text:
    if param is None:
        return Text("wartość", "a value")
    if isinstance(param, click.Option):
        return Text(param.opts[0], param.opts[0])
    metavar = getattr(param, "shown", None)
    return metavar if isinstance(metavar, Text) else Text(param.human_readable_name, param.human_readable_name)


def _bug(trouble: BaseException, language: Language, words: Sequence[str]) -> int:
    from qms_xl.door.bug_log import write_bug_log

    path = write_bug_log(trouble, words, here())
    where = Text(f" Zapis bez danych z rejestrów: {path}", f" A log without any data of yours: {path}")
    nowhere = Text(" Zapisu o błędzie nie udało się utworzyć.", " A log of it could not be written.")
    _say(
        Text(
            f"To błąd programu qms-xl ({type(trouble).__name__}), nie Państwa rejestrów.{(where if path else nowhere).pl}",
            f"This is a bug of qms-xl ({type(trouble).__name__}), not of your registers.{(where if path else nowhere).en}",
        ).in_(language)
    )
    return BUG


def _say(sentence: str) -> None:
    try:
        tell(sentence)
    except OSError:  # nobody listens
        return


def _close_stdout() -> None:
    """Let the interpreter end in silence when the reader of our pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
