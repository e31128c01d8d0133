"""Voice and checks in short: which words, how many, and what is looked for in every post."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from signoff.model import many
from signoff.policy import Policy
from signoff.report.names import Names
from signoff.report.process.conditions import posts_meant
from signoff.report.words import Words

COUNTED = ("exclamation_marks", "emoji", "hashtags", "mentions")
ABOUT = {"kind", "name", "when", "severity", "waivers", "examples"}
FEW = 6


def looked_for(policy: Policy, words: Words, names: Names) -> Iterator[str]:
    """A sentence for each voice document that says something, and one for all checks together."""
    for document in policy.of("voice"):
        if parts := [*_sounds(document, words), *_numbers(document, words), *_lists(document, words)]:
            meant = posts_meant(document.when, words, names) if document.when else ""
            title = words("voice_for", name=document.name, posts=meant) if meant else words("voice", name=document.name)
            yield f"{title}: {'; '.join(parts)}."
    if checks := _checks(policy):
        yield words("looked_for", checks=words.listed((words.known("check", name) for name in checks), "and"))


def _sounds(document: Any, words: Words) -> Iterator[str]:
    if document.tone and document.tone.sounds:
        yield words("sounds", words=words.listed(document.tone.sounds, "and"))
    if document.person in ("we", "i"):
        yield words("speaks", person=document.person)
    for language, way in document.address.items():
        yield words(f"address_{way}", language=words.language_name(language))
    if document.formality and document.formality.contractions == "never":
        yield words("no_contractions")


def _numbers(document: Any, words: Words) -> Iterator[str]:
    if document.sentences:
        yield words.count("most_words", document.sentences.most_words)
    for key in COUNTED:
        section = getattr(document, key)
        if section is not None and section.most is not None:
            yield words.count(f"most_{key}", section.most) if section.most else words(f"no_{key}")


def _lists(document: Any, words: Words) -> Iterator[str]:
    never = [*_flat(document.tone.never_says if document.tone else []), *_flat(_part(document.formality, "slang"))]
    forbidden = list(_flat(_part(document.terms, "forbidden")))
    if said := [*never, *forbidden]:
        yield words("never_says", words=_few(said, words))
    pairs = {**_pairs(_part(document.terms, "preferred")), **_pairs(document.inclusive)}
    if pairs:
        yield words("rather", words=_few([words("rather_pair", wrong=a, right=b) for a, b in pairs.items()], words))
    if document.rules:
        yield words.count("own_rules", len(document.rules))


def _part(section: Any, key: str) -> Any:
    return getattr(section, key) if section is not None else []


def _flat(said: Any) -> Iterator[str]:
    lists = said.values() if isinstance(said, Mapping) else [said]
    for entry in (entry for one in lists for entry in many(one)):
        yield f"“{entry if isinstance(entry, str) else entry.word}”"


def _pairs(said: Any) -> dict[str, str]:
    return {wrong: right for pairs in said.values() for wrong, right in pairs.items()} if said else {}


def _few(entries: list[str], words: Words) -> str:
    more = len(entries) - FEW
    return ", ".join(entries[:FEW]) + (f" {words.count('and_more', more)}" if more > 0 else "")


def _checks(policy: Policy) -> list[str]:
    """The sections of all checks documents that say something, by name, each once."""
    found = [
        field.name
        for document in policy.of("checks")
        for field in msgspec.structs.fields(document)
        if field.name not in ABOUT and getattr(document, field.name) not in (None, [], {})
    ]
    return list(dict.fromkeys(found))
