"""Formulas of metric rules: `+ - * / %`, comparisons, `&& || !`, `math.sqrt(x)`, and names for figures. Nothing else
runs.

Whole numbers divide to whole numbers, as in the language that Vale works them out in (Tengo)."""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

MOST = 2000
_BOTH: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Mod: math.fmod,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}  # fmt: skip
_CALLS = {
    name: getattr(math, name)
    for name in (
        "sqrt",
        "log",
        "log10",
        "log2",
        "log1p",
        "exp",
        "pow",
        "floor",
        "ceil",
        "trunc",
        "sin",
        "cos",
        "tan",
        "cbrt",
    )
} | {"abs": abs, "min": min, "max": max}
_NOT = re.compile(r"!(?!=)")


class NoFormula(ValueError):
    """The text is no formula, or names a figure that there is not."""


def value(written: str, figures: Mapping[str, float]) -> Any:
    """What a formula comes to. Raises NoFormula, and ArithmeticError for a division by nothing."""
    plain = _NOT.sub(" not ", written.replace("&&", " and ").replace("||", " or ")).strip()
    if not plain or len(plain) > MOST:
        raise NoFormula("no formula" if not plain else f"more than {MOST:,} letters")
    try:
        return _of(ast.parse(plain, mode="eval").body, figures)
    except (SyntaxError, RecursionError, MemoryError, TypeError, ValueError) as error:
        if isinstance(error, NoFormula):
            raise
        raise NoFormula(f"`{written[:60]}` is no formula") from None


def _of(node: ast.expr, figures: Mapping[str, float]) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.Name):
        if node.id not in figures:
            raise NoFormula(f"there is no figure `{node.id}`")
        return figures[node.id]
    if isinstance(node, ast.BinOp):
        return _both(type(node.op), _of(node.left, figures), _of(node.right, figures))
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return _both(type(node.ops[0]), _of(node.left, figures), _of(node.comparators[0], figures))
    return _more(node, figures)


def _more(node: ast.expr, figures: Mapping[str, float]) -> Any:
    if isinstance(node, ast.UnaryOp):
        inner = _of(node.operand, figures)
        return (not inner) if isinstance(node.op, ast.Not) else -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BoolOp):
        values = (_of(each, figures) for each in node.values)
        return all(values) if isinstance(node.op, ast.And) else any(values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
        return _CALLS[node.func.attr](*(_of(each, figures) for each in node.args))
    raise NoFormula(f"`{ast.unparse(node)[:60]}` has no place in a formula")


def _both(kind: type, left: Any, right: Any) -> Any:
    if kind is ast.Div:
        return int(left / right) if isinstance(left, int) and isinstance(right, int) else left / right
    if kind not in _BOTH:
        raise NoFormula("a sign that formulas do not have")
    return _BOTH[kind](left, right)
