"""Typed models, declared once: from a field come its check, its JSON Schema and its line in the reference.

class Step(Model):
    need: Annotated[int, about("How many must approve", 2)] = 1
"""

from typing import Any, dataclass_transform

import msgspec

from signoff.errors import Place

NOWHERE = Place("", 0, 0)


class _KeywordOnly(msgspec.StructMeta):
    """Makes `kw_only`, `forbid_unknown_fields` and the place hold for every model below `Model`."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        options.setdefault("kw_only", True)
        options.setdefault("forbid_unknown_fields", True)
        options.setdefault("dict", True)
        return super().__new__(cls, name, bases, namespace, **options)


@dataclass_transform(kw_only_default=True, field_specifiers=(msgspec.field,))
class Model(msgspec.Struct, metaclass=_KeywordOnly):
    """What one mapping of a file means. It knows the node that it was read from, and so where everything stands."""

    @property
    def node(self) -> Any:
        """The node it was read from (policy/_yaml.py); None for a model made in code."""
        return self.__dict__.get("node")

    @property
    def place(self) -> Place:
        """Where it stands, or NOWHERE for a model made in code."""
        return self.node.place if self.node else NOWHERE

    def place_of(self, *path: Any) -> Place:
        """Where a value inside stands, by keys and positions; the nearest place that is there."""
        return self.node.at(path).place if self.node else NOWHERE


def about(description: str, *examples: Any, **limits: Any) -> msgspec.Meta:
    """What a key says, with examples; `limits` are msgspec's (`ge`, `pattern`, `min_length` …)."""
    return msgspec.Meta(description=description, examples=list(examples), **limits)


def as_lists(model: Model, *names: str) -> None:
    """Makes a list of each of these fields that was written as a single name; for a model's `__post_init__`."""
    for name in names:
        setattr(model, name, list(many(getattr(model, name))))


def many(value: Any) -> tuple[Any, ...]:
    """A list of names may be written as a single name: always a tuple, empty for None."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)
