"""The direction of imports: a layer imports only itself and lower ones, and the door imports almost nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qms_xl.cli import command_names

PACKAGE = Path(__file__).parent.parent / "qms_xl"
LAYERS = (
    "model conditions errors settings shelf fold nearest paths spelling reader shipped vba",
    "disk",
    "workbook word",
    "registers facts norms lists kinds typed required tables figures numbers pictures titles",
    "statuses",
    "rules reports supply rulebook reading making checking reconciling writing past ondisk adopting",
    "office make read check assess reconcile write render rendering history waive new_year minutes adopt carry",
    "speak formats texts",
    "commands demo excel panel installing buttons door",
    "cli",
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names.split()}
IN_WORKBOOK = (
    "addresses book changes plan refusals",
    "container inspect",
    "sheets",
    "patching making",
    "appending",
    "cells make sheet_patch",
    "patch",
)
AGREED = {("model", "kinds")}  # a register asks the kinds, when called, what counts as blank
HEAVY = {
    "pandas",
    "numpy",
    "openpyxl",
    "python_calamine",
    "docx",
    "docxtpl",
    "rich",
    "babel",
    "matplotlib",
    "xlsxwriter",
    "xlwings",
    "filelock",
    "holidays",
    "icalendar",
    "rapidfuzz",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path, *, top_only: bool = False) -> Iterator[str]:
    """Yield the dotted names that a module imports at run time; those for types only are left out."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if top_only and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        todo.extend(ast.iter_child_nodes(node))


def part(dotted: str) -> str | None:
    """Return the file or folder of the package that a dotted name belongs to."""
    package, _, rest = dotted.partition(".")
    return rest.partition(".")[0] if package == "qms_xl" else None


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_layer_imports_only_itself_and_lower_ones(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if own == "__init__":
        assert not [name for name in imports(path) if part(name)]
        return
    assert own in LAYER, f"{own} stands in no layer of tests/test_layers.py"
    for name in imports(path):
        used = part(name)
        if used and used in LAYER and (own, used) not in AGREED:
            assert LAYER[used] <= LAYER[own], f"{path.name} (layer {LAYER[own]}) imports {used} (layer {LAYER[used]})"


@pytest.mark.parametrize("path", sorted((PACKAGE / "workbook").rglob("*.py")), ids=lambda path: path.stem)
def test_within_the_workbook_too_imports_go_down(path: Path) -> None:
    layer = {name: number for number, names in enumerate(IN_WORKBOOK) for name in names.split()}
    own = path.relative_to(PACKAGE / "workbook").with_suffix("").parts[0]
    for name in imports(path):
        used = name.split(".")[2] if name.startswith("qms_xl.workbook.") else own
        assert own == used or layer[used] <= layer[own], f"{path.name} imports {used}"


def test_no_part_needs_itself_to_be_imported() -> None:
    needs: dict[str, set[str]] = {}
    for path in modules():
        own = path.relative_to(PACKAGE).with_suffix("").parts[0]
        used = {part(name) for name in imports(path, top_only=True)}
        needs.setdefault(own, set()).update(name for name in used if name in LAYER and name != own)
    while needs:
        free = {name for name, used in needs.items() if not used & needs.keys()}
        assert free, f"these import each other: {sorted(needs)}"
        needs = {name: used for name, used in needs.items() if name not in free}


@pytest.mark.parametrize("name", command_names())
def test_help_of_a_command_comes_without_heavy_packages(name: str) -> None:
    code = (
        "import sys; from qms_xl.cli import main; assert main(sys.argv[1:]) == 0; "
        f"print(sorted({HEAVY!r} & {{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, name, "--help"], capture_output=True, text=True, check=True)
    assert ran.stderr.splitlines()[-1] == "[]"


def test_help_of_the_door_imports_neither_click_nor_a_command() -> None:
    code = "import sys; from qms_xl.cli import main; main(['--help']); print([n for n in sys.modules if n.startswith(('click', 'qms_xl.'))])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "['qms_xl.reader', 'qms_xl.cli']"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_first_line_of_a_file_says_what_it_does(path: Path) -> None:
    assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip(), path
