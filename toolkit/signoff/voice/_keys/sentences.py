"""sentences: how many words a sentence may have; links, mentions, hashtags and emoji are none.

sentences: {most_words: 30}"""

from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

LENGTH = Rated("voice.sentence_length", "suggestion")


def wanted(said: Said) -> Iterator[Count]:
    """A finding at each sentence that is too long, as voice.sentence_length."""
    most = said.value("sentences", "most_words")

    def count(reading: Reading) -> Iterator[Finding]:
        if most is None or len(reading.prose) <= most:
            return
        for sentence in reading.sentences:
            if (words := reading.words_in(sentence)) > most:
                said = f"a sentence of {words} words; {most} at most"
                yield reading.finding(LENGTH.rule, *sentence[:2], said, severity=LENGTH.severity)

    yield count
