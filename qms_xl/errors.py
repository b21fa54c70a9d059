"""Why we cannot go on, and what the reader can do: one family of exceptions, caught once at the doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qms_xl.model import Language, Text


class QmsError(Exception):
    """Something a person can mend. `message` and `remedy` are whole sentences in both languages.

    `exit_code` is what the command line ends with: 2 wrong usage or configuration, 3 a file could
    not be read or written.
    """

    exit_code = 2

    def __init__(self, message: Text, remedy: Text | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.args, self.__dict__)  # so that it comes back from a worker process as it was

    def told(self, language: Language) -> str:
        """Return what happened and what to do, as sentences."""
        return " ".join(part.in_(language) for part in (self.message, self.remedy) if part is not None)


def _again(kind: type[QmsError], args: tuple[object, ...], state: dict[str, object]) -> QmsError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class UsageError(QmsError):
    """Wrong words on the command line, a missing folder or a fault in `qms.toml`."""


class FileError(QmsError):
    """One file cannot be read or written; the others are still done."""

    exit_code = 3

    def __init__(self, file: str, message: Text, remedy: Text | None = None, *, reason: str = "") -> None:
        super().__init__(message, remedy)
        self.file = file
        self.reason = reason


class ReadError(FileError):
    """A workbook, Word file or template that we refuse or fail to read.

    `file` is relative to the office folder, `part` the package part (`xl/worksheets/sheet3.xml`) or "",
    `reason` a stable code such as `encrypted`, `not_xlsx`, `stray_cell`, `bomb`.
    """

    def __init__(self, file: str, part: str, reason: str, message: Text, remedy: Text | None = None) -> None:
        super().__init__(file, message, remedy, reason=reason)
        self.part = part


class WriteError(FileError):
    """A workbook or document that we refuse or fail to write; the old file is still there."""


class AbsentColumn(LookupError):
    """A rule asked for a column that the office's workbook does not have: it is skipped, and said so."""

    def __init__(self, register: str, column: str) -> None:
        super().__init__(f"{register}.{column}")
        self.register = register
        self.column = column
