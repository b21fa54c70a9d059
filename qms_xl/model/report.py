"""What reports hold: figures that lead back to their rows, and the kinds of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qms_xl.model.text import Text


class Figure(NamedTuple):
    """A number in a report, with the rows it was counted from: `rows` are row ids of `register`."""

    value: float | int | None
    register: str
    rows: tuple[int, ...]
    column: str = ""


@dataclass(frozen=True)
class Report:
    """One kind of report, declared in one file under the name `REPORT`.

    `register`: the register whose records it is about. `fields`: a function that asks by argument name for registers,
    statuses, `record`, `as_of`, `settings`, and returns the template's context, every number in it a Figure.
    `subjects`: the records there are where they are no keys of that register (years, units, the day itself), likewise; of one
    subject alone the report is made without naming it.
    `reads`: registers that it counts from besides those that `fields` names as arguments.
    `due`: which records' reports are due, `possible`: which records can be reported on at all (default: every one), likewise.
    `template`: file name in docx_templates/<language>, `file_name`:
    pattern of the document's name.
    """

    kind: str
    register: str
    title: Text
    fields: Callable[..., Mapping[str, object]]
    template: Text
    file_name: Text
    due: Callable[..., Iterable[str]] | None = None
    possible: Callable[..., Iterable[str]] | None = None
    field_help: Mapping[str, Text] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    subjects: Callable[..., Iterable[str]] | None = None
