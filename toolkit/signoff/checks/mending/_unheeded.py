"""Comments to signoff that let nothing be: the rule is unknown, is an error, or finds nothing there."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from signoff.checks._kinds import KINDS
from signoff.content import Post
from signoff.errors import Problem, nearest
from signoff.finding import Finding
from signoff.policy import Policy


def unheeded(posts: Iterable[Post], findings: Iterable[Finding], policy: Policy) -> Iterator[Problem]:
    """What is to be said of such comments, each at its place.

    findings   all that is found in the posts, however little it weighs"""
    by_post: dict[str, list[Finding]] = {}
    for one in findings:
        by_post.setdefault(one.post, []).append(one)
    for post in posts:
        for variant, text in post.texts.items():
            here = [one for one in by_post.get(post.id, ()) if one.variant == variant]
            for ignore in text.ignores:
                yield from _unheeded(ignore, here, post.file, policy)


def rule_names(policy: Policy) -> set[str]:
    """Every finding that there may be: of the checks, of the voice's keys, and the policy's own rules."""
    from signoff.voice._keys import rated

    checks = {f"{KINDS[name].id}.{what}" for name in KINDS for what in KINDS[name].severities}
    own = {rule.name for document in policy.of("voice") for rule in document.rules}
    return checks | own | {named.rule for _, named in rated()}


def _unheeded(ignore: Any, findings: Sequence[Finding], file: str, policy: Policy) -> Iterator[Problem]:
    about = [one for one in findings if ignore.first <= one.line <= ignore.last]
    for rule in ignore.rules:
        fitting = [one for one in about if fnmatchcase(one.rule, rule)]
        if errors := [one.rule for one in fitting if one.severity == "error"]:
            said = f"`{errors[0]}` is an error here, and a comment lets no error be"
            why = f"Mend it, or ask for a waiver: `waive: [{{finding: {errors[0]}, reason: …}}]` in the front matter."
            yield Problem(said, ignore.place(file), why, severity="warning")
        elif not fitting:
            yield _idle(rule, ignore, file, policy)


def _idle(rule: str, ignore: Any, file: str, policy: Policy) -> Problem:
    known = rule_names(policy)
    if not any(fnmatchcase(name, rule) for name in known):
        said = f"no rule `{rule}`; {nearest(rule, known)}".rstrip("; ")
        return Problem(said, ignore.place(file), "The comment lets nothing be.", severity="warning")
    return Problem(f"`{rule}` finds nothing here", ignore.place(file), "Take the comment off.", severity="warning")
