"""What is done to Markdown before it is read: what a configuration ignores becomes code, its comments become HTML's."""

import re
from typing import Any

from signoff.voice._pattern import pattern
from signoff.voice._vale._config import Config

_FRONT = re.compile(r"\A(?:---|\+\+\+)\n(.+?)\n(?:---|\+\+\+)", re.DOTALL)
_INFO = re.compile(r"`{3,}.+")
_REFERENCE = re.compile(r"\]\[[^]\n]+\]")
_DEFINITION = re.compile(r"\[[^]\n]+\]:")
_NUMBERED = re.compile(r"(?m)^\d+\.", re.ASCII)


def transformed(text: str, config: Config, *extensions: str) -> str:
    """The text that is read as Markdown."""
    sections = [each for extension in dict.fromkeys(extensions) for each in config.ignores(extension)]
    sections = list({id(each): each for each in sections}.values())
    text = _FRONT.sub(lambda front: f"\n```\n{front[1]}\n```\n", text)
    for each in sections:
        for ignored in each.blocks:
            text = _replaced(text, ignored, "\n```\n", "\n```\n")
    for each in sections:
        for ignored in each.tokens:
            text = _replaced(text, ignored, "`", "`")
    for each in sections:
        if each.comments:
            text = text.replace(each.comments[0], "<!--").replace(each.comments[1], "-->")
    return text


def _replaced(text: str, ignored: str, before: str, after: str) -> str:
    pieces, at = [], 0
    for match in pattern(ignored).matches(text):
        pieces += [text[at : match.start()], before, _group(match), after]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _group(match: Any) -> str:
    try:
        return match[1] or ""
    except IndexError:
        return "$1"


def searched(text: str) -> str:
    """The text that places are searched in: what no alert may be found in (info strings, labels of links) is masked."""
    if "`" in text:
        text = _INFO.sub(_info, text)
    if "[" in text:
        text = _REFERENCE.sub(lambda found: "][" + "*" * (len(found[0]) - 3) + "]", text)
        text = _DEFINITION.sub(lambda found: "[" + "*" * (len(found[0]) - 3) + "]:", text)
    return _NUMBERED.sub(lambda found: "*" * len(found[0]), text)


def _info(found: re.Match[str]) -> str:
    parts = found[0].split("`")
    return "`" * (len(parts) - 1) + "*" * len(parts[-1])
