"""The plain keys of a voice document, one file each, named as the key. `wanted(said)` is what it looks for."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated, Wanted


def wanted(said: Said) -> Iterator[Wanted | Count]:
    """Everything that the keys of the documents look for; a key that nobody uses is not imported."""
    for name in _names():
        if any(getattr(document, name) for document in said.documents):
            yield from import_module(f"{__name__}.{name}").wanted(said)


def rated() -> Iterator[tuple[str, Rated]]:
    """Every finding of the plain keys, by its key: for the reference."""
    for name, module in files():
        yield from ((name, finding) for finding in vars(module).values() if isinstance(finding, Rated))


def files() -> Iterator[tuple[str, ModuleType]]:
    """Every plain key with its file, whose docstring tells of it: for the reference."""
    for name in _names():
        yield name, import_module(f"{__name__}.{name}")


@cache
def _names() -> tuple[str, ...]:
    return tuple(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
