"""The guards of a module (what makes bytes safe, what verifies, what compares), and the module without one of them."""

from __future__ import annotations

import ast
import contextlib
import copy
import importlib
import inspect
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Guard(NamedTuple):
    """One guard: a call that stands as a statement, or one operand of a condition that leads to a `raise` or a refusal."""

    module: str
    function: str  # with its class, as Class.function
    kind: str  # call compare
    source: str
    number: int  # among the guards of its module

    def __str__(self) -> str:
        return f"{self.module}.{self.function}: {self.source}"


def guards(module: str, calls: frozenset[str]) -> list[Guard]:
    """Return the guards of a module: calls of these names (the last part of a dotted one), and conditions before a raise."""
    return [guard for guard, _ in _mutants(module, calls)]


@contextlib.contextmanager
def without(guard: Guard, calls: frozenset[str]) -> Iterator[None]:
    """Let the module do without the guard: its functions get the code that the source would give without it."""
    tree = next(tree for one, tree in _mutants(guard.module, calls) if one == guard)
    module = importlib.import_module(guard.module)
    code = compile(tree, str(module.__file__), "exec", dont_inherit=True)
    owner: Any = module
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


def _mutants(module: str, calls: frozenset[str]) -> Iterator[tuple[Guard, ast.Module]]:
    path = importlib.import_module(module).__file__
    assert path
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    number = 0
    for function, node in _functions(tree):
        for part in ast.walk(node):
            for kind, source, change, back in _removals(part, calls):
                change()
                ast.fix_missing_locations(tree)
                yield Guard(module, function, kind, source, number), copy.deepcopy(tree)
                back()
                number += 1


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def _removals(node: ast.AST, calls: frozenset[str]) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield for each guard at this node: its kind and source, how to remove it and how to put it back."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _called(node.value) in calls:
        whole = node.value
        nothing = ast.Constant(None)
        yield (
            "call",
            ast.unparse(whole),
            lambda: setattr(node, "value", nothing),
            lambda: setattr(node, "value", whole),
        )
    if isinstance(node, ast.If) and any(isinstance(one, ast.Raise) for one in node.body):
        yield from _operands(node, "test")


def _operands(holder: Any, place: str | int) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield the removal of each operand of `or` (it becomes False), of `and` (it becomes True), or of the whole."""
    test = getattr(holder, place) if isinstance(place, str) else holder[place]

    def put(value: ast.expr) -> None:
        if isinstance(place, str):
            setattr(holder, place, value)
        else:
            holder[place] = value

    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        for at in range(len(test.values)):
            yield from _operands(test.values, at)
    else:
        yield "compare", ast.unparse(test), lambda: put(ast.Constant(False)), lambda: put(test)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
