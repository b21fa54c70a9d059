"""What Excel does not take in a formula or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from excel_package import CELL, M, Package, column_number

_NAME = re.compile(r"^[^\W\d][\w.\\]*$|^\\[\w.\\]*$")
_NEW_FUNCTIONS = re.compile(
    r"(?<![\w.])(LET|LAMBDA|XLOOKUP|XMATCH|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE|IFS|SWITCH|TEXTJOIN|CONCAT|MAXIFS|MINIFS)\("
)
STRINGS = re.compile(r'"(?:[^"]|"")*"')
_TABLE_REFERENCE = re.compile(r"(?<![\w.])([^\W\d][\w.]*)\[((?:[^\[\]]|\[(?:[^\[\]']|'.)*\])*)\]")


def formula_faults(formula: str, package: Package, *, rule: bool = False) -> Iterator[str]:
    """Yield what is wrong with a formula; `rule`: of a validation or conditional format, which know no tables."""
    if formula.startswith("="):
        yield "a formula that begins with ="
    if len(formula) > 8192:
        yield "a formula over 8192 characters"
    if any(len(text) > 257 for text in STRINGS.findall(formula)) and not rule:
        yield "a text over 255 characters in a formula"
    bare = STRINGS.sub('""', formula)
    if bare.count('"') % 2 or bare.count("(") != bare.count(")"):
        yield "a formula with unpaired brackets or quotes"
    if found := _NEW_FUNCTIONS.search(bare):
        yield f"{found[1]} without _xlfn."
    if "#REF!" in bare:
        yield "a formula with #REF!"
    if re.search(r"\[@|@[\w\[(]", re.sub(r"\[[^\[\]@]*\]", "", bare)):
        yield "@ as only Excel's screen shows it"
    every = {root.get("displayName", "").casefold(): root for tables in package.tables.values() for _, root in tables}
    for table, inside in _TABLE_REFERENCE.findall(bare):
        if rule:
            yield f"a table reference {table}[{inside}]"
        elif table.casefold() not in every:
            yield f"no table {table}"
        else:
            titles = {one.get("name", "").casefold() for one in every[table.casefold()].iter(f"{M}tableColumn")}
            for column in re.findall(r"\[((?:[^\[\]']|'.)*)\]", inside) or [inside]:
                plain = re.sub(r"'(.)", r"\1", column)
                if not plain.startswith("#") and plain.casefold() not in titles:
                    yield f"no column {table}[{column}]"


def good_name(name: str) -> bool:
    bare = name.removeprefix("_xlnm.")
    address = CELL.match(name.upper()) and column_number(CELL.match(name.upper())[1]) <= 16384  # type: ignore[index]
    return (
        bool(_NAME.match(bare))
        and len(name) <= 255
        and not address
        and not re.match(r"^[rRcC]$|^[rR]\d+[cC]\d+$", name)
    )
