"""Messages with places to fill: `%s`, `%d`, `%%`, as Go's `Sprintf` fills them, for rules are written for it.

What does not fit is filled as Go fills it (`%!d(string=x)`), so that a message is the one that Vale prints."""

import re

_PLACE = re.compile(r"%([-+# 0]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?(.)?", re.DOTALL)


def filled(message: str, *words: object) -> str:
    """The message with its places filled by the words in order. One place too many stays empty."""
    if "%" not in message:
        return message
    if words and message.count("%") == 1 and "%s" in message and not isinstance(words[0], int):
        return message.replace("%s", str(words[0]))
    given = [*words, ""]
    return _Filler(given).run(f"{message}%[{len(given)}]s")


class _Filler:
    def __init__(self, given: list[object]) -> None:
        self._given, self._next = given, 0

    def run(self, message: str) -> str:
        return _PLACE.sub(self._one, message)

    def _one(self, place: re.Match[str]) -> str:
        if place[5] == "%":
            return "%"
        if place[5] is None:
            return "%!(NOVERB)"
        index = int(place[4]) - 1 if place[4] else self._next
        self._next = index + 1
        if not 0 <= index < len(self._given):
            return f"%!{place[5]}(BADINDEX)"
        return _shown(self._given[index], place[5])


def _shown(word: object, verb: str) -> str:
    if isinstance(word, int):
        return str(word) if verb in "dv" else f"%!{verb}(int={word})"
    if verb in "sv":
        return str(word)
    return (
        '"' + str(word).replace("\\", "\\\\").replace('"', '\\"') + '"' if verb == "q" else f"%!{verb}(string={word})"
    )
