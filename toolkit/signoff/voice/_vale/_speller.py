"""Which dictionaries a spelling rule reads, and where they are: only inside the styles' folders."""

import os
from pathlib import Path
from typing import Any

from signoff.errors import Problem, SignoffError
from signoff.text.spelling import Dictionary, Speller, english_dictionary
from signoff.voice._vale._config import Config

_FOLDERS = ("", "config/dictionaries", "config/ignore", "config/vocabularies", "config/templates")


class Late:
    """A speller that is made when the first word is looked up: reading a dictionary costs half a second."""

    def __init__(self, config: Config, rule: Any) -> None:
        """Takes the configuration and the rule."""
        self._config, self._rule = config, rule
        self._made: Speller | None = None

    def knows(self, word: str) -> bool:
        """Whether a dictionary knows the word."""
        return self._speller.knows(word)

    def converted(self, text: str) -> str:
        """The text as the dictionaries want it written."""
        return self._speller.converted(text)

    @property
    def _speller(self) -> Speller:
        if self._made is None:
            self._made = _made(self._config, self._rule)
        return self._made


def speller(config: Config, rule: Any) -> Late:
    """The speller of a rule."""
    return Late(config, rule)


def _made(config: Config, rule: Any) -> Speller:
    found = list(_dictionaries(config, rule))
    for path in _lists(config, rule):
        for each in found:
            each.add(config.read(path))
    return Speller(*found)


def _dictionaries(config: Config, rule: Any) -> list[Dictionary]:
    own = _found(config, rule.aff), _found(config, rule.dic)
    if own[0] and own[1]:
        return [_read(config, own[0], own[1])]
    folders = [root / (rule.dicpath or "config/dictionaries") for root in config.styles_paths]
    found = [_named(config, folders, name) for name in rule.dictionaries]
    if not found or rule.append:
        found.append(english_dictionary())
    if rule.name == "Vale.Spelling":
        paths = (path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.dic")))
        found += [_named(config, folders, path.stem) for path in paths]
    return found


def _named(config: Config, folders: list[Path], name: str) -> Dictionary:
    for folder in folders:
        aff, dic = folder / f"{name}.aff", folder / f"{name}.dic"
        if aff.is_file() and dic.is_file():
            return _read(config, aff, dic)
    if name.replace("-", "_") in ("en_US", "en"):
        return english_dictionary()
    raise SignoffError(Problem(f"no dictionary `{name}` in {' or '.join(os.path.relpath(each) for each in folders)}"))


def _read(config: Config, aff: Path, dic: Path) -> Dictionary:
    return Dictionary(config.read_large(aff), config.read_large(dic))


def _found(config: Config, name: str) -> Path | None:
    if not name:
        return None
    paths = (root / folder / name for root in config.styles_paths for folder in _FOLDERS)
    return next((path for path in paths if path.is_file()), None)


def _lists(config: Config, rule: Any) -> list[Path]:
    """The files of words that are fine."""
    if rule.name == "Vale.Spelling":
        return [path for root in config.styles_paths[-1:] for path in sorted((root / "config/ignore").rglob("*.txt"))]
    names = [rule.ignore] if isinstance(rule.ignore, str) else rule.ignore
    paths = (root / folder / name for name in names for root in config.styles_paths for folder in ("", "config/ignore"))
    return [path for path in paths if path.is_file()]
