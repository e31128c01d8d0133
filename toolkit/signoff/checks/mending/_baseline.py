"""A baseline: the findings that were there already, so that an old archive does not drown new ones.

A finding is known by its post, its rule, its match and the sentence around it, not by its line: what moves stays known,
what is written anew is not. Two of a kind in one sentence are two."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from signoff.errors import Place, Problem, SignoffError
from signoff.finding import Finding
from signoff.policy import MOST_BYTES, read_file, write_file
from signoff.text import sentences

FORM = 1
_AGAIN = "`--write-baseline` writes a new one."
_MOST = 64 * MOST_BYTES
_LINE_END = re.compile(r"\r\n|\r|\n")


class Known(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """Findings of a kind. post: its id, else its file;  times: how many of them there are."""

    post: str
    rule: str
    match: str
    sentence: str
    times: int = 1

    @property
    def kind(self) -> "Known":
        """What it is known by."""
        return msgspec.structs.replace(self, times=1)


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: JSON, one entry a line, in order, so that a difference of two can be read."""

    signoff_baseline: int
    findings: list[Known]


class Split(NamedTuple):
    """new: what no entry knows;  known: how many are known;  stale: entries that nothing was found for any more."""

    new: list[Finding]
    known: int
    stale: list[Known]


class Baseline(NamedTuple):
    """Which findings are known, and how often each."""

    known: Counter[Known]

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """The baseline of a file. Raises SignoffError for what is none."""
        try:
            document = msgspec.json.decode(read_file(path, _MOST), type=Document)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise SignoffError(Problem(f"no baseline: {error}", Place(str(path)), _AGAIN)) from None
        if document.signoff_baseline != FORM:
            said = f"a baseline of form {document.signoff_baseline}; this signoff reads {FORM}"
            raise SignoffError(Problem(said, Place(str(path)), _AGAIN))
        found: Counter[Known] = Counter()
        for one in document.findings:
            found[one.kind] += max(one.times, 0)
        return cls(found)

    @classmethod
    def of(cls, findings: Iterable[Finding], text_of: Callable[[str], str]) -> "Baseline":
        """The baseline that knows these findings; what is settled needs none.

        text_of  the text of a file that findings name"""
        sentence = _sentences(text_of)
        return cls(Counter(_known(one, sentence) for one in findings if not one.settled))

    def beside(self, other: "Baseline", looked_at: Collection[str]) -> "Baseline":
        """This one, with all that the other says of posts that were not looked at now."""
        kept = {one: times for one, times in other.known.items() if one.post not in looked_at}
        return Baseline(self.known + Counter(kept))

    def split(self, findings: Sequence[Finding], text_of: Callable[[str], str], looked_at: Collection[str]) -> Split:
        """Findings apart from those that are known; what is settled goes through.

        looked_at   the posts (or files) whose findings these are: only their entries can be stale"""
        sentence, left, new = _sentences(text_of), Counter(self.known), []
        for one in findings:
            known = None if one.settled else _known(one, sentence)
            if known is None or left[known] <= 0:
                new.append(one)
            else:
                left[known] -= 1
        stale = [
            msgspec.structs.replace(one, times=times)
            for one, times in left.items() if times > 0 and one.post in looked_at
        ]  # fmt: skip
        return Split(new, len(findings) - len(new), sorted(stale))

    def write(self, path: Path) -> None:
        """Writes it, all or nothing."""
        entries = [msgspec.structs.replace(one, times=times) for one, times in self.known.items() if times > 0]
        lines = ",\n".join(f"  {msgspec.json.encode(one).decode()}" for one in sorted(entries))
        write_file(path, f'{{"signoff_baseline": {FORM}, "findings": [\n{lines}\n]}}\n'.encode())


def _known(finding: Finding, sentence: Callable[[Finding], str]) -> Known:
    return Known(finding.post or finding.file, finding.rule, _even(finding.match), sentence(finding))


def _sentences(text_of: Callable[[str], str]) -> Callable[[Finding], str]:
    lines_of = lru_cache(maxsize=64)(lambda file: _LINE_END.split(text_of(file)))

    def sentence(finding: Finding) -> str:
        lines = lines_of(finding.file)
        return sentence_at(lines[finding.line - 1], finding.span[0]) if finding.line <= len(lines) else ""

    return sentence


def sentence_at(line: str, column: int) -> str:
    """The sentence of a line that a place stands in, with single spaces. column: from 1, in code points."""
    found = sentences(line)
    at = bisect_right([span.start for span in found], max(column - 1, 0)) - 1
    return _even(found[at].value if at >= 0 else line)


def _even(text: str) -> str:
    return " ".join(text.split())
