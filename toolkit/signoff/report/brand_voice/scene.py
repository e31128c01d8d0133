"""What the sections share: the findings, words and names, and which findings each figure was counted from."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from signoff.clock import week_of
from signoff.insight.drift import LET_PASS, Drift, Trace
from signoff.policy import Policy
from signoff.report.names import Names
from signoff.report.shell import seen, table, time_of
from signoff.report.words import Words

MOST_FINDINGS = 1000
MOST_LINKS = 100
FEW = 10


class Scene:
    """One drift in one language. `sources` (anchor: label, numbers of findings) fills while the page is written."""

    def __init__(self, found: Drift, policy: Policy, language: str) -> None:
        """Raises SignoffError for a language that there is no catalogue of."""
        self.found, self.policy = found, policy
        self.words, self.names = Words(language, policy.zone, found.now), Names(policy)
        self.numbers = {id(one): number for number, one in enumerate(found.traces, 1)}
        self.sources: dict[str, tuple[str, list[int]]] = {}

    def person(self, name: str | None) -> Markup:
        """A person by name; who is not known is said to be unknown."""
        if name in (None, "", "unknown"):
            return Markup('<span class="quiet">{}</span>').format(self.words("brand_nobody_known"))
        return seen(self.names.person(str(name)))

    def rule(self, rule: str) -> Markup:
        """What a finding is about, in words where we have them, and its id as policies write it."""
        code = Markup("<code>{}</code>").format(seen(rule))
        if not self.words.has(f"rule_{rule}"):
            return code
        return Markup('<span>{} <span class="quiet">{}</span></span>').format(self.words(f"rule_{rule}"), code)

    def rule_in_words(self, rule: str) -> str:
        """What a finding is about, without its id where there are words for it."""
        return self.words(f"rule_{rule}") if self.words.has(f"rule_{rule}") else rule

    def sentence(self, one: Trace) -> Markup:
        """The sentence, with the words that were found marked."""
        kind = "waived" if one.fate == "waived" else one.severity
        match = Markup('<mark class="{}">{}</mark>').format(kind, seen(one.match)) if one.match else Markup()
        return Markup('<span class="said">{}{}{}</span>').format(_spaced(one.before), match, _spaced(one.after))

    def read(self) -> str:
        """How much was read: "in 54 revisions of 49 posts"."""
        words, found = self.words, self.found
        revisions, posts = words.count("n_revisions", found.wrote), words.count("of_posts", found.posts)
        return words("brand_in", revisions=revisions, posts=posts)

    def place(self, one: Trace) -> Markup:
        """The post that it stands in, and where that goes."""
        return Markup("<q>{}</q>, {}").format(seen(one.title), self.names.channels(one.channels))

    def brought(self, one: Trace) -> Markup:
        """Who brought it in, when, with which revision."""
        words = self.words
        which = words("brand_revision", n=one.number, of=one.revisions)
        when = time_of(one.brought_at, words, near=False)
        entry = words("brand_entry", n=one.brought_seq) if one.brought_seq is not None else words("brand_in_files")
        return Markup('{} {}, {}, <span title="{}">{}</span>, {}').format(
            words("brand_brought_in"), self._hand(one), when, one.revision, which, entry
        )

    def _hand(self, one: Trace) -> Markup:
        by = self.person(one.brought_by)
        if not one.in_another_hand:
            return by
        whose = self.words("in_whose", author=self.names.person(one.author))
        return Markup("<strong>{}</strong> {}").format(by, whose)

    def became(self, one: Trace) -> Markup:
        """What became of it, by whom, and why."""
        said = Markup('<span class="fate {}">{}</span>').format(one.fate, self.words(f"fate_{one.fate}"))
        who = one.waived_by if one.fate == "waived" else one.fixed_by if one.fate.startswith("fixed") else None
        by = Markup(" {}").format(self.words("brand_by", who=self.person(who).striptags())) if who else Markup()
        reason = Markup(": {}").format(seen(one.reason)) if one.fate == "waived" and one.reason else Markup()
        return said + by + reason

    def traced(self, said: object, anchor: str, label: object, traces: Iterable[Trace]) -> Markup:
        """A figure that leads to the findings it was counted from; plain where there are none."""
        numbers = [self.numbers[id(one)] for one in traces]
        if not numbers:
            return escape(said)
        anchor = "-".join(anchor.split())  # an own rule may have blanks in its name, an id may not
        self.sources.setdefault(anchor, (str(label), numbers))
        return Markup('<a href="#from-{}">{}</a>').format(anchor, said)

    def to_finding(self, number: int) -> Markup:
        """A link to a finding; its number alone where the list of findings was cut before it."""
        if number > MOST_FINDINGS:
            return escape(number)
        return Markup('<a href="#finding-{0}">{0}</a>').format(number)

    def share(self, part: float) -> str:
        """A share in per cent."""
        return f"{self.words.number(round(100 * part))}\u00a0%"

    def in_week(self, week: str) -> list[Trace]:
        """The findings that recorded revisions of an ISO week brought in."""
        days = ((one, self.words.day_of(one.brought_at)) for one in self.found.traces if one.brought_seq is not None)
        return [one for one, day in days if week_of(day) == week]

    def of(self, key: str, value: Any) -> list[Trace]:
        """The findings with this value, such as `rule` or `brought_by`."""
        return [one for one in self.found.traces if getattr(one, key) == value]


def figures(scene: Scene, heads: Iterable[str], rows: Iterable[Any], caption: str = "") -> Markup:
    """A table whose headers are keys of the catalogue; every column but the first holds figures."""
    said = [scene.words(head) for head in heads]
    return table(said, rows, range(1, len(said)), scene.words(caption) if caption else "")


def listed(scene: Scene, traces: Iterable[Trace], anchored: bool = False) -> Markup:
    """Findings as a list, each with its number, its sentence, its hand and its fate.

    anchored  the one list that links to a finding lead to"""
    items = Markup("\n").join(_item(scene, one, anchored) for one in traces)
    return Markup('<ul class="plain findings">{}</ul>').format(items)


def _item(scene: Scene, one: Trace, anchored: bool) -> Markup:
    number = scene.numbers[id(one)]
    shown = Markup('<span class="no">{}</span>').format(number if anchored else scene.to_finding(number))
    weight = Markup('<span class="severity {}">{}</span>').format(
        one.severity, scene.words.known("severity", one.severity)
    )
    return Markup(
        "<li{}>{}<div><p>{}</p><p>{}: {}</p><p class=quiet>{}; {}</p><p>{}</p></div></li>"
    ).format(
        Markup(' id="finding-{}"').format(number) if anchored else "", shown, scene.sentence(one), weight,
        scene.rule(one.rule), scene.place(one), scene.brought(one), scene.became(one),
    )  # fmt: skip


def let_pass(traces: Iterable[Trace]) -> list[Trace]:
    """Those that somebody saw and agreed to."""
    return [one for one in traces if one.fate in LET_PASS]


def _spaced(part: str) -> Markup:
    return seen(part) if part else Markup()
