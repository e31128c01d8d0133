"""Kinds found by their names: a folder of small files, and plug-ins that may add a kind and never replace one.

KINDS = Registry("signoff.networks", group="signoff.networks")
KINDS["bluesky"]            # imports signoff/networks/bluesky.py, now and not before
sorted(KINDS)               # names only; nothing is imported
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from signoff.errors import SignoffError


class Registry(Mapping[str, Any]):
    """The kinds of one room, by the name that people write in YAML (`google-business` is google_business.py)."""

    def __init__(self, package: str, group: str = "", classes: bool = False) -> None:
        """`classes`: a kind is the class of its module that has its name (`author_role`: AuthorRole)."""
        self._package, self._group, self._classes = package, group, classes

    def __getitem__(self, name: str) -> Any:
        if name in self._modules:
            module = import_module(f"{self._package}.{self._modules[name]}")
            return getattr(module, class_name(name)) if self._classes else module
        if name in self._plugins:
            return self._plugins[name].load()
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return name in self._modules or name in self._plugins

    def __iter__(self) -> Iterator[str]:
        yield from sorted({*self._modules, *self._plugins})

    def __len__(self) -> int:
        return len({*self._modules, *self._plugins})

    @cached_property
    def _modules(self) -> dict[str, str]:
        # Read from the folder: pkgutil would import `inspect`, which is half of what `signoff --help` costs.
        spec = find_spec(self._package)
        folders = spec.submodule_search_locations if spec else None
        found = [path.stem for folder in folders or [] for path in Path(folder).glob("*.py")]
        return {self._written(name): name for name in found if not name.startswith("_")}

    def _written(self, module: str) -> str:
        # Keys of a policy have underscores; names of networks and formats have dashes. One at the end keeps a
        # module's name from being a word of Python (`import_`).
        return module if self._classes else module.rstrip("_").replace("_", "-")

    @cached_property
    def _plugins(self) -> dict[str, Any]:
        if not self._group:  # a room that no plug-in may enter need not pay for looking
            return {}
        from importlib.metadata import entry_points

        found = {point.name: point for point in entry_points(group=self._group)}
        if clash := sorted(found.keys() & self._modules.keys()):
            raise SignoffError(f"a plug-in may add a kind, never replace one: {self._group} {', '.join(clash)}")
        return found


def class_name(kind: str) -> str:
    """`author_role` is the class AuthorRole; a trailing underscore only keeps a module's name from being a keyword."""
    return "".join(part.capitalize() for part in kind.split("_"))


def late(package: str, **names: str) -> Callable[[str], Any]:
    """A front door's `__getattr__`: what is named is imported from its file when first asked for, and not before.

    `__getattr__ = late(__name__, find="_find")`: a verb that needs only KINDS does not pay for everything behind it."""

    def bring(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{names[name]}"), name)
        sys.modules[package].__dict__[name] = found
        return found

    return bring
