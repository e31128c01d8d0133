"""Front matter as Vale looks at it: each text in it is a block of its own, `text.frontmatter.title.md` and the like."""

import re
from typing import Any

_FENCES = {"---": "---", "---yaml": "---", "+++": "+++", "---toml": "---"}


def front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """What stands before the text, and its values by key; "" and nothing where there is none."""
    first, _, rest = text.lstrip("\n \t").partition("\n")
    closing = _FENCES.get(first.strip(), "")
    if not closing:
        return "", {}
    end = re.search(rf"(?m)^{re.escape(closing)}[ \t]*(?:\n|\Z)", rest)
    if end is None:
        return "", {}
    written = rest[: end.start()]
    values = _toml(written) if "+++" in closing or first.strip().endswith("toml") else _yaml(written)
    return text[: len(text) - len(rest) + end.end()], values


def _yaml(written: str) -> dict[str, Any]:
    from signoff.policy import documents

    node = next(documents(written, "", []), None)
    return node.value if node is not None and isinstance(node.value, dict) else {}


def _toml(written: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        return {}


def line_of(front: str, value: str) -> int:
    """The line (from 0) that holds the value and is least like it, as Vale chooses among several; -1 for none."""
    value = value.partition("\n")[0]
    found = [(index, line) for index, line in enumerate(front.split("\n")) if value in line]
    return min(found, key=lambda each: _likeness(each[1], value))[0] if found else -1


def _likeness(line: str, value: str) -> float:
    """1 for the same; less for each letter that is put in, taken out or changed."""
    most = max(len(line), len(value)) or 1
    return 1 - _distance(line, value) / most


def _distance(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, start=1):
        before, row[0] = row[0], number
        for place, other in enumerate(second, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != other))
    return row[-1]
