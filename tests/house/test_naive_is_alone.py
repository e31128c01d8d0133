"""The second engine of the tests shares nothing with the first: it imports the standard library, and itself."""

import ast
import sys

from support import ROOT

NAIVE = ROOT / "tests" / "workflow" / "naive"


def imported(tree):
    """The outermost name of each import; one with a dot before it is the folder's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level > 1:
            yield "." * node.level + (node.module or "")


def strangers():
    """Every import of a file of the folder that is neither the standard library nor its neighbour."""
    for path in sorted(NAIVE.rglob("*.py")):
        for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
            if name not in sys.stdlib_module_names:
                yield f"{path.name}: {name}"


def test_the_naive_engine_imports_only_the_standard_library():
    assert list(NAIVE.rglob("*.py"))
    assert list(strangers()) == []


def test_no_import_by_name_goes_around_that():
    words = ("import_module", "__import__", "exec(", "eval(")
    found = [path.name for path in NAIVE.rglob("*.py") for word in words if word in path.read_text(encoding="utf-8")]
    assert found == []


def test_an_import_of_the_product_would_be_seen():
    found = list(imported(ast.parse("import os\nfrom signoff.clock import at\nfrom . import when\nfrom .. import x")))
    assert [name for name in found if name not in sys.stdlib_module_names] == ["signoff", ".."]
