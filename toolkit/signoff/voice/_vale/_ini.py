"""A `.vale.ini` as sections of keys with their places. Keys given twice are kept twice: Vale joins their values."""

from typing import NamedTuple

from signoff.errors import Place, Problem

_COMMENTS = ("#", ";")


class Entry(NamedTuple):
    """One line: `key = value`."""

    key: str
    value: str
    place: Place


class Section(NamedTuple):
    """What stands under one `[name]`; "" for what stands before the first."""

    name: str
    place: Place
    entries: list[Entry]

    def values(self, key: str) -> list[str]:
        """All values of a key, each once."""
        return list(dict.fromkeys(entry.value for entry in self.entries if entry.key == key))

    def listed(self, key: str) -> list[str]:
        """All values of a key, cut at commas."""
        found = (item.strip() for value in self.values(key) for item in value.split(","))
        return list(dict.fromkeys(item for item in found if item))


def sections(text: str, file: str, problems: list[Problem]) -> list[Section]:
    """The sections of a configuration, those of one name joined. A line that is none is added to `problems`."""
    found = {"": Section("", Place(file), [])}
    here = found[""]
    lines = enumerate(text.split("\n"), start=1)
    for number, raw in lines:
        line, place = raw.strip(), Place(file, number)
        if not line or line.startswith(_COMMENTS):
            continue
        if line.startswith("[") and "]" in line:
            name = line[1 : line.rindex("]")]
            here = found.setdefault(name, Section(name, place, []))
            continue
        while line.endswith("\\"):
            line = line[:-1] + next(lines, (0, ""))[1].strip()
        entry = _entry(line, place)
        if entry:
            here.entries.append(entry)
        else:
            problems.append(Problem(f"`{line[:60]}` is no setting; write `key = value`", place))
    return list(found.values())


def _entry(line: str, place: Place) -> Entry | None:
    cut = min((at for at in (line.find("="), line.find(":")) if at > 0), default=-1)
    if cut < 0:
        return None
    key, value = line[:cut].strip().strip('"`'), line[cut + 1 :].strip()
    for quote in ('"""', "`"):
        if len(value) > len(quote) and value.startswith(quote) and quote in value[len(quote) :]:
            return Entry(key, value[len(quote) : value.rindex(quote)], place)
    comment = value.find(" #")
    comment = comment if comment >= 0 else value.find(" ;")
    value = value[:comment].strip() if comment >= 0 else value
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" and value.count(value[0]) == 2:
        value = value[1:-1]
    return Entry(key, value, place)
