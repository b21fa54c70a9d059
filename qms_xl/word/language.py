"""The template language: what a parse tree may hold, and which fields its names may mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2 import nodes

from qms_xl.model import Text
from qms_xl.nearest import nearest

DEEPEST_LOOP = 3
DEEPEST_BLOCK = 12
LOOP_PARTS = ("first", "index", "last", "length")


@dataclass
class Shape:
    """What stands behind a name: `parts` by name, or `each` for a list; neither for a plain value."""

    parts: dict[str, Shape] = field(default_factory=dict)
    each: Shape | None = None

    @classmethod
    def of(cls, paths: Mapping[str, object]) -> Shape:
        """Return the shape that dotted paths describe: `audit.place`, `units[]`, `findings[].actions[].due_on`."""
        whole = cls()
        for path in paths:
            here = whole
            for step in path.split("."):
                here = here.parts.setdefault(step.removesuffix("[]"), cls())
                if step.endswith("[]"):
                    here.each = here.each or cls()
                    here = here.each
        return whole

    @property
    def is_plain(self) -> bool:
        """Return whether this prints: a value, or a list of values."""
        return not self.parts and (self.each is None or self.each.is_plain)


class Breach(NamedTuple):
    """What on a line of the source breaks the language. `code` TPL001 or TPL006."""

    line: int
    code: str
    message: Text


PLAIN = Shape()
LOOP = Shape(dict.fromkeys(LOOP_PARTS, PLAIN))
_COMPARISONS = ("eq", "ne", "lt", "gt", "lteq", "gteq", "in", "notin")


class _Reader:
    """Walks one parse tree with the names that are known at each place."""

    def __init__(self, fields: Shape, filters: frozenset[str]) -> None:
        self.fields = fields
        self.filters = filters
        self.found: list[Breach] = []
        self.blocks = 0

    def no(self, node: nodes.Node, pl: str, en: str) -> None:
        self.found.append(Breach(node.lineno, "TPL006", Text(pl, en)))

    def body(self, parts: Sequence[nodes.Node], scope: Mapping[str, Shape], depth: int) -> None:
        self.blocks += 1
        if self.blocks > DEEPEST_BLOCK and parts:
            self.foreign(parts[0])
        else:
            self.statements(parts, scope, depth)
        self.blocks -= 1

    def statements(self, parts: Sequence[nodes.Node], scope: Mapping[str, Shape], depth: int) -> None:
        for node in parts:
            match node:
                case nodes.Output(nodes=inside):
                    for one in inside:
                        if not isinstance(one, nodes.TemplateData):
                            self.printed(one, scope)
                case nodes.If(test=test, body=then, elif_=others, else_=otherwise):
                    self.expression(test, scope)
                    self.body(then, scope, depth)
                    self.statements(others, scope, depth)
                    self.body(otherwise, scope, depth)
                case nodes.For():
                    self.loop(node, scope, depth + 1)
                case _:
                    self.foreign(node)

    def loop(self, node: nodes.For, scope: Mapping[str, Shape], depth: int) -> None:
        if not isinstance(node.target, nodes.Name) or node.test is not None or node.recursive:
            self.foreign(node)
            return
        shape = self.meaning(node.iter, scope)
        if shape is not None and shape.each is None:
            self.no(
                node,
                f"„{spelled(node.iter)}” nie jest listą, więc „for” nie ma po czym przejść; wybierz pole, które jest listą.",
                f"“{spelled(node.iter)}” is no list, so “for” has nothing to go through; choose a field that is a list.",
            )
        if depth > DEEPEST_LOOP:
            self.no(
                node,
                f"Pętle „for” mogą być włożone w siebie najwyżej na {DEEPEST_LOOP} poziomy; przenieś tę pętlę za pozostałe.",
                f"Loops “for” may stand in each other {DEEPEST_LOOP} deep at most; move this one behind the others.",
            )
            return
        inner = {**scope, node.target.name: (shape and shape.each) or PLAIN, "loop": LOOP}
        self.body(node.body, inner, depth)
        self.body(node.else_, scope, depth)

    def printed(self, node: nodes.Node, scope: Mapping[str, Shape]) -> None:
        shape = self.expression(node, scope)
        if shape is not None and not shape.is_plain:
            names = ", ".join(sorted((shape.each or shape).parts))
            self.no(
                node,
                f"„{spelled(node)}” ma części i samo się nie wydrukuje; napisz, która z nich: {names}.",
                f"“{spelled(node)}” has parts and does not print by itself; say which one: {names}.",
            )

    def expression(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Shape | None:
        """Check an expression and return what it means, None where that is unknown."""
        match node:
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                return self.meaning(node, scope)
            case nodes.Const():
                return PLAIN
            case nodes.Compare(expr=first, ops=operands):
                self.expression(first, scope)
                for operand in operands:
                    if operand.op not in _COMPARISONS:
                        self.foreign(operand)
                    self.expression(operand.expr, scope)
                return PLAIN
            case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
                self.expression(left, scope)
                return self.expression(right, scope)
            case nodes.Not(node=inner):
                self.expression(inner, scope)
                return PLAIN
            case nodes.Filter(node=inner, name=name, args=arguments) if inner is not None:
                return self.filtered(node, inner, name, arguments, scope)
        self.foreign(node)
        return None

    def filtered(
        self, node: nodes.Filter, inner: nodes.Node, name: str, arguments: list[nodes.Expr], scope: Mapping[str, Shape]
    ) -> Shape | None:
        constant = all(isinstance(one, nodes.Const) for one in arguments)
        if name not in self.filters or not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
            known = ", ".join(sorted(self.filters))
            self.no(
                node,
                f"Filtra „{name}” nie ma albo ma on złe argumenty; dozwolone filtry: {known}.",
                f"There is no filter “{name}”, or its arguments are wrong; the filters are: {known}.",
            )
            return None
        self.expression(inner, scope)
        return PLAIN

    def meaning(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Shape | None:
        """Return what a name or a.b means; notes an unknown one with the nearest that is known."""
        match node:
            case nodes.Name(name=name, ctx="load"):
                return self.part(node, name, {**self.fields.parts, **scope}, "")
            case nodes.Getattr(node=owner, attr=name):
                shape = self.meaning(owner, scope)
                return shape and self.part(node, name, shape.parts, f"{spelled(owner)}.")
            case nodes.Getitem(node=owner, arg=nodes.Const(value=int(index))) if not isinstance(index, bool):
                shape = self.meaning(owner, scope)
                if shape is None or shape.each is not None:
                    return shape and shape.each
        self.foreign(node)
        return None

    def part(self, node: nodes.Node, name: str, known: Mapping[str, Shape], before: str) -> Shape | None:
        if name in known:
            return known[name]
        near = nearest(name, known)
        hint_pl = (
            f" Czy chodzi o „{before}{near}”?" if near else " Nazwy pól podaje polecenie „qms-xl template fields”."
        )
        hint_en = (
            f" Is “{before}{near}” meant?" if near else " The command “qms-xl template fields” lists the field names."
        )
        message = Text(
            f"Nie ma pola „{before}{name}”.{hint_pl}",
            f"There is no field “{before}{name}”.{hint_en}",
        )
        self.found.append(Breach(node.lineno, "TPL001", message))
        return None

    def foreign(self, node: nodes.Node) -> None:
        self.no(
            node,
            "Szablon może zawierać tylko nazwy pól, if, for, porównania, and, or, not i filtry; usuń wywołania, działania i listy.",
            "A template may hold field names, if, for, comparisons, and, or, not and filters only; delete calls, arithmetic, lists.",
        )


def spelled(node: nodes.Node) -> str:
    """Return a name as the template writes it."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=owner, attr=name):
            return f"{spelled(owner)}.{name}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=index)):
            return f"{spelled(owner)}[{index}]"
    return "…"


def breaches(tree: nodes.Template, fields: Shape, filters: frozenset[str]) -> Iterator[Breach]:
    """Yield what in a parse tree is outside the language or names no field, in the order of the tree."""
    reader = _Reader(fields, filters)
    reader.body(tree.body, {}, 0)
    yield from reader.found
