"""The door of the command line: finds the command, speaks the reader's language, catches what must be caught.

Imports almost nothing: a command is a file in commands/, imported when it is called; its line of help is read from
the docstring of that file, English first, Polish after a blank line.
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path

from qms_xl.reader import here, make_speakable, reader_language

_COMMANDS = Path(__file__).with_name("commands")
_HELP = {
    "pl": """Użycie: qms-xl POLECENIE [OPCJE]

Sprawdza rejestry systemu zarządzania jakością prowadzone w Excelu, mówi, co
z nich wynika na dziś, i wypełnia szablony Worda. Skoroszyty zostają w Excelu.

Polecenia:
{commands}

Opcje po każdym poleceniu:
  --office FOLDER   folder biura (domyślnie ten albo najbliższy nad nim
                    z plikiem qms.toml)
  --language pl|en  język (domyślnie z qms.toml, inaczej język systemu)
  --as-of DATA      stan na dzień, np. 2026-11-20 (domyślnie dziś)
  --help            pomoc do polecenia, np. qms-xl check --help

Na początek: qms-xl demo
""",
    "en": """Usage: qms-xl COMMAND [OPTIONS]

Checks the registers of a quality management system kept in Excel, says what
follows from them today and fills Word templates. The workbooks stay in Excel.

Commands:
{commands}

Options after every command:
  --office FOLDER   the office folder (default: this one or the nearest above
                    it with a qms.toml)
  --language pl|en  language (default: that of qms.toml, else the system's)
  --as-of DATE      the day to look at, such as 2026-11-20 (default: today)
  --help            help for a command, such as qms-xl check --help

To begin with: qms-xl demo
""",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code: 0 done, 1 issues, 2 usage, 3 files, 4 our own bug."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    make_speakable(sys.stdout)
    make_speakable(sys.stderr)
    language = reader_language(words, os.environ, here())
    try:
        return _run(words, language)
    except BaseException as trouble:  # the one broad net: a person never sees a traceback
        from qms_xl.door.troubles import answer

        return answer(trouble, language, words)


def command_names() -> list[str]:
    """Return the commands, which are the files of commands/."""
    return sorted(path.stem.replace("_", "-") for path in _COMMANDS.glob("[a-z]*.py"))


def command_help(name: str, language: str) -> str:
    """Return a command's line of help without importing it."""
    source = (_COMMANDS / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")
    english, polish = source.split('"""')[1].strip().split("\n\n")[:2]
    return (polish if language == "pl" else english).strip()


def _run(words: list[str], language: str) -> int:
    """Take the words before the command, then hand the rest to it, with the language that stood before it."""
    rest, before = iter(words), list[str]()
    for word in rest:
        if word in ("--help", "-h"):
            break
        if word == "--version":
            from qms_xl import __version__

            print(f"qms-xl {__version__}")
            return 0
        if word == "--language":
            before += [word, *islice(rest, 1)]
        elif word.startswith("--language="):
            before.append(word)
        else:
            return _call(word, [*before, *rest], language)
    lines = (_help_line(name, command_help(name, language)) for name in command_names())
    sys.stdout.write(_HELP[language].format(commands="\n".join(lines)))
    return 0


def _help_line(name: str, text: str) -> str:
    from textwrap import fill

    indent = " " * 18
    return fill(text, 80, initial_indent=f"  {name:<16}", subsequent_indent=indent, break_on_hyphens=False)


def _call(name: str, words: list[str], language: str) -> int:
    if name not in command_names():
        from qms_xl.door.troubles import no_such_command

        raise no_such_command(name, command_names())
    from importlib import import_module

    command = import_module(f"qms_xl.commands.{name.replace('-', '_')}").COMMAND
    with command.make_context(f"qms-xl {name}", words, obj=language) as called:
        return command.invoke(called) or 0


if __name__ == "__main__":
    sys.exit(main())
