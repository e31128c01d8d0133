"""All rules of a configuration over one file after another, as Vale goes through it."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import regex

from signoff.errors import Problem
from signoff.finding import at_least
from signoff.formats.vale import Alert
from signoff.text.html import Token, tokens
from signoff.text.markdown import html_tokens
from signoff.text.punkt import sentences
from signoff.voice import Rule
from signoff.voice._pattern import TooSlow
from signoff.voice._rule import Found
from signoff.voice._sieve import Sieve
from signoff.voice._vale import _place, _scope
from signoff.voice._vale._config import Config
from signoff.voice._vale._file import Block, File
from signoff.voice._vale._front import front_matter, line_of
from signoff.voice._vale._styles import load
from signoff.voice._vale._transform import searched, transformed
from signoff.voice._vale._walk import Walk

READ = {
    "md": "markdown", "mdown": "markdown", "markdown": "markdown", "markdn": "markdown", "html": "html", "htm": "html",
    "shtml": "html", "xhtml": "html", "txt": "text",
}  # fmt: skip
NOT_READ = frozenset(
    [
        "adoc",
        "asciidoc",
        "asc",
        "mdx",
        "rst",
        "rest",
        "org",
        "dita",
        "xml",
        "xsd",
        "py",
        "c",
        "cpp",
        "cs",
        "css",
        "go",
        "java",
        "js",
        "jsx",
        "ts",
        "tsx",
        "rb",
        "rs",
        "php",
        "lua",
        "hs",
        "r",
        "pl",
        "ps1",
        "sass",
        "less",
        "scala",
        "swift",
        "proto",
        "jl",
        "clj",
        "yaml",
        "yml",
        "json",
        "toml",
    ]
)


MOST_KNOWN = 10_000  # texts of which the alerts are kept
Profile = tuple[tuple[str, ...], tuple[tuple[str, bool], ...]]
_PARAGRAPH = re.compile(r"(?<=\n\n)")


class Linter:
    """The rules, compiled; asked about any number of files."""

    def __init__(self, config: Config) -> None:
        """Takes a configuration. What is wrong with its rules is added to its problems."""
        self.config = config
        loaded = load(config)
        self.rules = {name: rule for name, rule in loaded.items() if at_least(rule.level, config.least)}
        self.slow: dict[str, set[str]] = {}
        self.broken: dict[str, Problem] = {}
        bases = {scope.partition(".")[0] for rule in loaded.values() for scope in rule.scope}
        self.by_sentence, self.by_paragraph = "sentence" in bases, "paragraph" in bases
        self._asked: dict[tuple[int, str], dict[int, Rule]] = {}
        self._profiles: dict[Profile, Profile] = {}
        self._known: dict[tuple[int, str, str], list[Alert]] = {}  # an archive has many a text twice
        self.sieve = Sieve(list(self.rules.values()))

    def kind(self, path: str) -> str:
        """How a file is read: markdown, html or text; `lines` for what no reader is named for; "" for what none
        reads."""
        extension = _extension(path).removeprefix(".")
        extension = self.config.formats.get(extension, extension)
        return READ.get(extension, "" if extension in NOT_READ else "lines")

    def lint(self, path: str, text: str) -> list[Alert]:
        """The alerts of a file, in the order of its text."""
        profile = self.config.profile(path)
        if not any(profile):
            return []
        profile = self._profiles.setdefault(profile, profile)
        known = (id(profile), _extension(path), text)
        if known not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[known] = _Run(self, path, _plain(text), profile).alerts()
        return self._known[known]

    def asked(self, profile: Profile, scope: str) -> dict[int, Rule]:
        """The rules that are asked about a block of this scope in such a file, by their positions in the sieve."""
        known = (id(profile), scope)  # one object for each: see `lint`
        if known not in self._asked:
            styles, switches = profile[0], dict(profile[1])
            self._asked[known] = {
                position: rule for position, (name, rule) in enumerate(self.rules.items())
                if switches.get(name, name.partition(".")[0] in styles) and _scope.fits(tuple(rule.scope), scope)
            }  # fmt: skip
        return self._asked[known]

    def problems(self) -> Iterable[Problem]:
        """What was cut off while files were looked at."""
        for name, paths in self.slow.items():
            said = f"{name} was given up in {len(paths)} of the files ({min(paths)}): its pattern takes too long"
            yield Problem(said, self.rules[name].place, severity="warning")
        yield from self.broken.values()


class _Run:
    """One file."""

    def __init__(self, linter: Linter, path: str, text: str, profile: Profile) -> None:
        self._linter, self._config, self._profile = linter, linter.config, profile
        self._file = File(path, text, _extension(path), profile[0])

    def alerts(self) -> list[Alert]:
        file, kind = self._file, self._linter.kind(self._file.path)
        file.markup = kind in ("markdown", "html")
        if kind == "markdown":
            self._markdown()
        elif kind == "html":
            self._walked(tokens(file.text), file.text)
        else:
            block = self._block(file.text, f"text{file.extension}", wide=True)
            self._prose(block) if kind == "text" else self._judge(block)
        if self._linter.asked(self._profile, scope := f"raw{file.extension}"):
            self._judge(self._block(file.text, scope, wide=True))
        return sorted(file.alerts, key=_order)

    def _block(self, text: str, scope: str, *, wide: bool, source: str | None = None, line: int = -1) -> Block:
        encoded = (text if source is None else source).encode("utf-8", "surrogateescape")
        return Block(text, scope, encoded, line, wide, self._file.memory)

    def _markdown(self) -> None:
        text = self._file.text
        self._front(text)
        extensions = (self._file.extension, ".md")
        self._walked(html_tokens(transformed(text, self._config, *extensions)), searched(text))

    def _front(self, text: str) -> None:
        if not text.startswith(("---", "+++")):
            return
        front, values = front_matter(text)
        for key, value in values.items():
            line = line_of(front, value) if isinstance(value, str) else -1
            if line >= 0:
                scope = f"text.frontmatter.{key}{self._file.extension}"
                if not _scope.fits(tuple(self._config.ignored_scopes), scope):
                    self._judge(self._block(value, scope, wide=False, source=text, line=line - 1))

    def _walked(self, html: Iterable[Token], source: str) -> None:
        Walk(self._file, self._config, source, self._judge, self._prose).through(html)
        summary = "".join(f"{text}\n\n" for text in self._file.summary)
        self._file.memory.summary = summary
        if self._linter.asked(self._profile, scope := f"summary{self._file.extension}"):
            self._judge(self._block(summary, scope, wide=True, source=source, line=0))

    def _prose(self, block: Block) -> None:
        """A block that is looked at by paragraph and by sentence too, where a rule asks for that."""
        block = block._replace(wide=block.wide or "\n" in block.text)
        passed = self._linter.sieve.passed(block.text)
        whole = self._local(block, passed)
        # What stands but once is found at the same place again in each part: it need not be looked for there.
        again = passed.difference(position for position, found in whole.items() if self._is_sure(block, found))
        if again and self._linter.by_paragraph:
            for text in _PARAGRAPH.split(block.text):
                self._judge(block._replace(text=text, scope=f"paragraph.{block.scope}"), again)
        if again and self._linter.by_sentence:
            scope = f"sentence.{block.scope}"
            if not again.isdisjoint(self._linter.asked(self._profile, scope)):
                for text in filter(None, sentences(block.text)):
                    self._judge(block._replace(text=text, scope=scope), again)
        self._judge(block, passed, whole)

    def _local(self, block: Block, passed: frozenset[int]) -> dict[int, list[Found]]:
        """What those rules find in the block that find the same in its parts, by position."""
        if not (self._linter.by_sentence or self._linter.by_paragraph):
            return {}
        asked = self._linter.asked(self._profile, block.scope)
        local = (number for number in passed if number in asked and asked[number].is_local)
        return {number: self._found(asked[number], block) for number in local}

    @staticmethod
    def _is_sure(block: Block, found: list[Found]) -> bool:
        return all(
            _place.only_place(block.source, block.text, block.text[one.start : one.end].encode("utf-8", "replace")) >= 0
            for one in found
        )

    def _judge(
        self,
        block: Block,
        passed: frozenset[int] | None = None,
        known: Mapping[int, list[Found]] = MappingProxyType({}),
    ) -> None:
        """Asks the rules about a block. passed: those that could find something;  known: what some found already."""
        asked = self._linter.asked(self._profile, block.scope)
        if not asked:
            return
        passed = self._linter.sieve.passed(block.text) if passed is None else passed
        for position in sorted(passed.intersection(asked)):
            rule = asked[position]
            if self._file.comments and self._file.is_off(rule.name):
                continue
            found = known[position] if position in known else self._found(rule, block)
            if found:
                self._file.add(rule, block, found)

    def _found(self, rule: Rule, block: Block) -> list[Found]:
        try:
            return list(rule.look(block))
        except TooSlow:
            self._linter.slow.setdefault(rule.name, set()).add(self._file.path)
        except regex.error as error:  # an exception or a title's prefix that only shows what it is when it is needed
            said = f"{rule.name} is not looked for: one of its patterns is none ({error})"
            self._linter.broken.setdefault(rule.name, Problem(said, rule.place))
        return []


def _extension(path: str) -> str:
    """The ending of a file's name, with its dot; "" for none."""
    name = path[path.rfind("/") + 1 :]  # not pathlib, which is asked thrice a file
    dot = name.rfind(".")
    return name[dot:] if dot > 0 else ""


def _order(alert: Alert) -> tuple[int, int]:
    return alert.line, alert.span[0]


def _plain(text: str) -> str:
    """The text as Vale takes it: every line ends with LF."""
    text = text.replace("&rsquo;", "'") if "&rsquo;" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
