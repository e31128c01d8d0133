"""Which findings have one right answer, and what it is.

A suggestion is for a person: of `lēt*` it is not known in which form, of two better words not which, of a removed word
not what becomes of the sentence. What is sure is what the policy says word for word."""

import re
from collections.abc import Iterator

from signoff.finding import Finding
from signoff.policy import Policy
from signoff.policy.kinds._words import Word

UNSEEN = ("characters.zero_width", "characters.bidi")
SAID_WHOLE = ("voice.hashtags", "voice.address")
LISTED = ("voice.forbidden_term", "voice.preferred_term", "voice.inclusive", "voice.tone", "voice.formality")
# Findings whose match is never cut at a line's end, or would fit no list if it were.
WHOLE = (*UNSEEN, *SAID_WHOLE, *LISTED, "links.insecure")
# What stands between two answers: then none is the right one.
_CHOICE = re.compile(r"[,;/|(…\n]|\.\.\.|\b(?:or|vai)\b", re.IGNORECASE)
_ONE_ANSWER = ("remove", "edit", "convert")
_ARTICLE = re.compile(r"\b(a|an)[ \t]+$", re.IGNORECASE)
_SURE_AN = re.compile(r"(?!eu|one)[aeio](?-i:[^A-Z])", re.IGNORECASE)
_SURE_A = re.compile(r"[bcdfgjklmnpqrstvwxyz](?-i:[^A-Z])", re.IGNORECASE)


def replacement(finding: Finding, policy: Policy) -> str | None:
    """What is written in place of the match; "" for nothing, None where no answer is the only one."""
    if finding.rule in UNSEEN:
        return ""
    instead = finding.suggestion
    if instead is None or not finding.match or instead == finding.match or "\n" in instead:
        return None
    return instead if _is_sure(finding, instead, policy) else None


def _is_sure(finding: Finding, instead: str, policy: Policy) -> bool:
    if finding.rule == "links.insecure":
        return finding.match.lower().startswith("http:") and instead == f"https{finding.match[4:]}"
    if finding.rule in SAID_WHOLE:
        return True
    if finding.rule in LISTED:
        return _is_listed(finding.match, instead, policy)
    rules = [rule for document in policy.of("voice") for rule in document.rules if rule.name == finding.rule]
    return len(rules) == 1 and _is_ruled(rules[0], finding.match, instead)


def _is_listed(match: str, instead: str, policy: Policy) -> bool:
    """Whether every list that has the word, as it stands here and in no other form, says the same."""
    answers = {entry.instead for entry in _entries(policy) if _same(entry.word, match)}
    return len(answers) == 1 and _same(answers.pop(), instead) and not _CHOICE.search(instead)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _entries(policy: Policy) -> Iterator[Word]:
    """Every word of every list of the voice that names a better one."""
    for document in policy.of("voice"):
        for key in ("terms", "inclusive", "tone", "formality"):
            yield from _words(getattr(document, key, None))


def _words(value: object) -> Iterator[Word]:
    if isinstance(value, Word):
        yield from [value] if value.instead else []
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from [Word(word=key, instead=inner)] if isinstance(inner, str) else _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    else:
        for name in getattr(value, "__struct_fields__", ()):
            yield from _words(getattr(value, name))


def _is_ruled(rule: object, match: str, instead: str) -> bool:
    """Whether an own rule leaves one answer: its action does, or a substitution has one better word."""
    action = getattr(rule, "action", None)
    if action and action.name and action.name != "replace":
        return action.name in _ONE_ANSWER and (bool(instead) or match[:1].islower())
    if action and action.params:
        return len(action.params) == 1
    swap = getattr(rule, "swap", None) or {}
    options = [value.split("|") for value in swap.values()]
    return bool(swap) and not any(len(each) > 1 and _among(instead, each) for each in options)


def _among(instead: str, options: list[str]) -> bool:
    return any(_same(option, instead) for option in options)


def keeps_article(before: str, instead: str) -> bool:
    """Whether the article of English in front of it still fits: "a cheap" makes no "a affordable".

    How `hour`, `user`, `one` or FAQ sound cannot be seen from their letters: then it is not sure."""
    article = _ARTICLE.search(before)
    if not article:
        return True
    fits = _SURE_AN if article[1].lower() == "an" else _SURE_A
    return bool(fits.match(instead))
