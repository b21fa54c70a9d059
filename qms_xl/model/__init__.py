"""What flows through the toolkit: schemas, registers, cells, issues, edits, figures. Values only, no I/O."""

from qms_xl.model.issue import CellEdit, Found, Hit, Issue, RowAppend, Rule
from qms_xl.model.register import NOWHERE, PLACE_STEP, CellError, CellRef, Misreading, Place, Register, Uncached, Word
from qms_xl.model.report import Figure, Report
from qms_xl.model.schema import Column, Mark, Reference, RegisterSchema, States
from qms_xl.model.text import TAGS, Kind, Language, Safety, Severity, Text

__all__ = [
    "NOWHERE",
    "PLACE_STEP",
    "TAGS",
    "CellEdit",
    "CellError",
    "CellRef",
    "Column",
    "Figure",
    "Found",
    "Hit",
    "Issue",
    "Kind",
    "Language",
    "Mark",
    "Misreading",
    "Place",
    "Reference",
    "Register",
    "RegisterSchema",
    "Report",
    "RowAppend",
    "Rule",
    "Safety",
    "Severity",
    "States",
    "Text",
    "Uncached",
    "Word",
]
