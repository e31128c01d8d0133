"""How we write: who speaks, how long, how many of what; for everybody, and channel by channel as each one hears it."""

from collections.abc import Iterator
from typing import Any

from signoff.content import post_of, subject
from signoff.policy import Policy
from signoff.policy.kinds._values import decided
from signoff.report.words import Words

COUNTED = ("exclamation_marks", "emoji", "hashtags", "mentions")
Values = dict[tuple[str, ...], Any]


def habits(document: Any, words: Words) -> Iterator[str]:
    """One sentence a habit of one document, whatever the language."""
    if document.person in ("we", "i"):
        yield words("guide_person", person=words(f"guide_person_{document.person}"))
    if document.sentences:
        yield words.count("guide_sentences", document.sentences.most_words)
    for key in COUNTED:
        section = getattr(document, key)
        if section is not None and section.most is not None:
            yield words.count(f"guide_{key}", section.most) if section.most else words(f"guide_no_{key}")
    yield from _signs(document, words)


def _signs(document: Any, words: Words) -> Iterator[str]:
    if document.emoji and document.emoji.never:
        yield words("guide_never", signs=" ".join(document.emoji.never))
    if document.hashtags and document.hashtags.never:
        yield words("guide_never", signs=" ".join(map(_tag, document.hashtags.never)))
    if document.hashtags and document.hashtags.write:
        yield words("guide_write", tags=" ".join(map(_tag, document.hashtags.write)))


def _tag(written: str) -> str:
    return f"#{written.lstrip('#')}"


def in_language(document: Any, language: str, words: Words) -> Iterator[str]:
    """What a document says of one language: how readers are addressed, contractions, how hard a text may be."""
    if way := document.address.get(language):
        yield words(f"guide_address_{way}")
    if language == "en" and document.formality and document.formality.contractions:
        yield words(f"guide_contractions_{document.formality.contractions}")
    reading = document.readability.get(language)
    if reading and reading.flesch_at_least is not None:
        yield words("guide_flesch", n=words.number(reading.flesch_at_least))
    if reading and reading.lix_at_most is not None:
        yield words("guide_lix", n=words.number(reading.lix_at_most))


def by_channel(policy: Policy) -> list[tuple[str, Values]]:
    """Each channel with the values that a plain post on it would hear, by path.

    A document for a tag, an audience or a person is not in them: its own section says when it holds."""
    found = []
    for name, account in policy.channels.items():
        post = post_of({"id": name, "author": "", "channels": [name], "text": ""}, policy.zone)
        facts = subject(post, policy, [account])
        held = [one for one in policy.of("voice") if one.when is None or one.when.test(facts).holds]
        found.append((name, decided(held)))
    return found
