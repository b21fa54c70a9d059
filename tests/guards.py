"""The guards of a module (what makes bytes safe, what verifies, what compares), and the module without one of them."""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

CALLS = frozenset(
    {"flush", "fsync", "sync", "sync_folder", "verify", "prove", "check", "refuse_open", "_prove", "_same", "Parse"}
)
"""Names of calls that make bytes safe or look at them, apart from those that begin as below."""
CHECKS = ("_check_", "_refuse_")
OF_CONTENT = re.compile(r"sha256|stamp|read_bytes|_holder\(|\.token|step\.(before|after)")
"""What a comparison mentions that compares what files hold, or who holds the lock."""


class Guard(NamedTuple):
    """One guard: a call that stands as a statement, one operand of a condition before a `raise`, or a comparison of content."""

    module: str
    function: str  # with its class, as Class.function
    source: str  # with a star for each earlier one of the same source
    number: int  # among the guards of its module

    def __str__(self) -> str:
        return f"{self.module.removeprefix('qms_xl.')}.{self.function}: {self.source}"


def guards(module: str) -> list[Guard]:
    """Return the guards of a module."""
    found: list[Guard] = []
    for number, (function, node, _) in enumerate(_found(_tree(module))):
        source = ast.unparse(node)
        while any((one.function, one.source) == (function, source) for one in found):
            source += " *"
        found.append(Guard(module, function, source, number))
    return found


@contextlib.contextmanager
def without(guard: Guard) -> Iterator[None]:
    """Let the module do without the guard: its function gets the code that the source would give without it."""
    tree = _tree(guard.module)
    _, gone, instead = list(_found(tree))[guard.number]
    changed = ast.fix_missing_locations(_Without(gone, instead).visit(tree))
    code = compile(changed, str(_path(guard.module)), "exec", dont_inherit=True)
    owner: Any = importlib.import_module(guard.module)
    for name in guard.function.split("."):
        owner = inspect.unwrap(inspect.getattr_static(owner, name))
        owner = getattr(owner, "__func__", getattr(owner, "fget", owner))
        code = next(one for one in code.co_consts if isinstance(one, types.CodeType) and one.co_name == name)
    kept = owner.__code__
    owner.__code__ = code
    try:
        yield
    finally:
        owner.__code__ = kept


class _Without(ast.NodeTransformer):
    """Puts another expression in the place of one."""

    def __init__(self, gone: ast.expr, instead: ast.expr) -> None:
        self._gone = gone
        self._instead = instead

    def visit(self, node: ast.AST) -> Any:
        return self._instead if node is self._gone else self.generic_visit(node)


def _path(module: str) -> Path:
    path = importlib.import_module(module).__file__
    assert path
    return Path(path)


def _tree(module: str) -> ast.Module:
    return ast.parse(_path(module).read_text(encoding="utf-8"))


def _found(tree: ast.AST) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Yield each guard: its function, its node, and what stands there without it."""
    for function, whole in _functions(tree):
        seen: set[ast.AST] = set()
        for node in ast.walk(whole):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _guards(node.value):
                yield function, node.value, ast.Constant(None)
            elif isinstance(node, ast.If) and any(isinstance(one, ast.Raise) for one in node.body):
                for operand in _operands(node.test):
                    seen |= {*ast.walk(operand)}
                    yield function, operand, _always(operand, False)
            elif isinstance(node, ast.Compare) and node not in seen and _compares_content(node):
                yield function, node, _always(node, isinstance(node.ops[0], ast.Eq))


def _always(node: ast.expr, value: bool) -> ast.expr:
    """Return what does all that the expression does, and is always this."""
    return ast.BoolOp(ast.Or() if value else ast.And(), [node, ast.Constant(value)])


def _compares_content(node: ast.Compare) -> bool:
    return isinstance(node.ops[0], ast.Eq | ast.NotEq) and bool(OF_CONTENT.search(ast.unparse(node)))


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def _operands(test: ast.expr) -> Iterator[ast.expr]:
    """Yield the operands of `or`, each of which can lead to the raise, or the whole."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        for one in test.values:
            yield from _operands(one)
    else:
        yield test


def _guards(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in CALLS or name.startswith(CHECKS)
