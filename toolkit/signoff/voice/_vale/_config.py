"""What a `.vale.ini` says, and what of it does nothing. Vale is silent about the latter; here it is named with its
place.

Nothing outside the styles' folders is opened, nothing is downloaded, and no program is run."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from signoff.errors import Place, Problem, SignoffError, nearest
from signoff.finding import SEVERITIES
from signoff.model import NOWHERE
from signoff.policy import decode, read_file
from signoff.policy._node import Unreadable
from signoff.voice._pattern import wrong
from signoff.voice._vale._globs import fits
from signoff.voice._vale._ini import Entry, Section, sections

MOST_BYTES = 1_000_000
MOST_OF_A_DICTIONARY = 20_000_000
_CORE = (
    "StylesPath", "MinAlertLevel", "IgnoredScopes", "SkippedScopes", "IgnoredClasses", "WordTemplate", "Vocab",
    "NLPEndpoint", "Packages",
)  # fmt: skip
_SYNTAX = (
    "BasedOnStyles",
    "IgnorePatterns",
    "BlockIgnores",
    "TokenIgnores",
    "CommentDelimiters",
    "Transform",
    "Lang",
    "View",
)
_NOT_HERE = {
    "Packages": "packages are not downloaded: put their folders into StylesPath",
    "NLPEndpoint": "no server is asked: sentences and parts of speech are those of English",
    "Transform": "XML is not transformed: such files are not looked at",
    "View": "views of data files are not read",
    "Lang": "only English is known to the rules of sentences and parts of speech",
}
_APART = ("formats", "asciidoctor")


@dataclass
class ForFiles:
    """What one section says of the files that its glob fits. styles: None where it says none."""

    glob: str
    styles: list[str] | None = None
    switches: dict[str, bool] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    comments: tuple[str, str] | None = None
    place: Place = NOWHERE


@dataclass
class Config:
    """A configuration. `root` is the folder of its file: globs fit paths as they are given, or seen from there."""

    root: Path
    styles_paths: list[Path] = field(default_factory=list)
    least: str = "suggestion"
    formats: dict[str, str] = field(default_factory=dict)
    ignored_scopes: list[str] = field(default_factory=list)
    skipped_scopes: list[str] = field(default_factory=list)
    ignored_classes: list[str] = field(default_factory=list)
    word_template: str = ""
    levels: dict[str, str] = field(default_factory=dict)
    accepted: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    everywhere: ForFiles = field(default_factory=lambda: ForFiles("*"))
    for_files: list[ForFiles] = field(default_factory=list)
    named: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def profile(self, path: str) -> tuple[tuple[str, ...], tuple[tuple[str, bool], ...]]:
        """The styles and the switches for a file."""
        styles, switches = self.everywhere.styles or [], {}
        for each in self.for_files:
            if self._fits(each.glob, path):
                styles = each.styles if each.styles is not None else styles
                switches.update(each.switches)
        return tuple(styles), tuple({**self.everywhere.switches, **switches}.items())

    def ignores(self, extension: str) -> list[ForFiles]:
        """The sections whose ignores fit an extension, with its dot, as Vale asks them; that for all files first."""
        return [each for each in [self.everywhere, *self.for_files] if fits(each.glob, extension)]

    def wants(self, path: str) -> bool:
        """Whether any section speaks of the file."""
        if self.everywhere.styles or self.everywhere.switches:
            return True
        return any(self._fits(each.glob, path) for each in self.for_files)

    def all_styles(self) -> list[str]:
        """Every style that is named, in order, once."""
        named = [*(self.everywhere.styles or []), *(style for each in self.for_files for style in each.styles or [])]
        return list(dict.fromkeys(named))

    def all_switched(self) -> list[str]:
        """Every rule that is switched on or off, in order, once."""
        found = [*self.everywhere.switches, *(name for each in self.for_files for name in each.switches)]
        return list(dict.fromkeys(found))

    def _fits(self, glob: str, path: str) -> bool:
        return fits(glob, path, lambda: _seen_from(self.root, path))

    def read_large(self, path: Path) -> str:
        """The text of a dictionary inside one of the styles' folders, in whatever letters. Raises SignoffError."""
        data = read_file(path, MOST_OF_A_DICTIONARY, self._inside(path), os.path.relpath(path))
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("latin-1")

    def read(self, path: Path) -> str:
        """The text of a file inside one of the styles' folders. Raises SignoffError."""
        return read_text(path, self._inside(path))

    def _inside(self, path: Path) -> Path:
        inside = next((root for root in self.styles_paths if path.is_relative_to(root)), None)
        if inside is None:
            raise SignoffError(Problem("lies outside of StylesPath, and is not opened", Place(str(path))))
        return inside


def read_text(path: Path, inside: Path | None = None) -> str:
    """The text of a file, UTF-8. Raises SignoffError."""
    data = read_file(path, MOST_BYTES, inside, os.path.relpath(path))
    try:
        return decode(data, os.path.relpath(path))
    except Unreadable as error:
        raise SignoffError(error.problem) from None


def _seen_from(root: Path, path: str) -> str:
    seen = os.path.relpath(path, root)
    return "" if seen.startswith("..") else Path(seen).as_posix()


def styles_only(styles: Path) -> Config:
    """The configuration that a folder of styles alone comes to: all of its styles, for all files. Raises
    SignoffError."""
    if not styles.is_dir():
        raise SignoffError(f"no folder `{styles}`")
    found = [path.name for path in sorted(styles.iterdir()) if path.is_dir() and path.name != "config"]
    return Config(styles.parent, [styles.resolve()], everywhere=ForFiles("*", found))


def read_config(path: Path, styles: Path | None = None) -> Config:
    """What a `.vale.ini` says. styles: the styles' folder, instead of its own. Raises SignoffError where it is not
    there."""
    name = os.path.relpath(path)
    config = Config(path.resolve().parent)
    found = sections(read_text(path), name, config.problems)
    by_name = {section.name: section for section in found}
    _core(config, by_name[""], styles)
    config.formats = {entry.key: entry.value for entry in by_name["formats"].entries} if "formats" in by_name else {}
    for section in found:
        if section.name == "*":
            config.everywhere = _for_files(config, section)
        elif section.name and section.name not in _APART:
            config.for_files.append(_for_files(config, section))
    return config


def _core(config: Config, core: Section, styles: Path | None) -> None:
    for entry in core.entries:
        if entry.key in _NOT_HERE:
            config.problems.append(_idle(entry, _NOT_HERE[entry.key]))
        elif entry.key not in _CORE:
            known = (
                "belongs below a `[glob]`" if entry.key in _SYNTAX or "." in entry.key else nearest(entry.key, _CORE)
            )
            config.problems.append(_idle(entry, f"it does nothing here; {known}".rstrip("; ")))
    _paths(config, core, styles)
    _level(config, core)
    config.ignored_scopes, config.skipped_scopes = core.listed("IgnoredScopes"), core.listed("SkippedScopes")
    config.ignored_classes = core.listed("IgnoredClasses")
    config.word_template = next(iter(core.values("WordTemplate")), "")
    if config.word_template and "%s" not in config.word_template:
        place = next(entry.place for entry in core.entries if entry.key == "WordTemplate")
        raise SignoffError(Problem("WordTemplate has no `%s` for the words to stand in", place))
    for name in core.listed("Vocab"):
        _vocabulary(config, name, next(entry.place for entry in core.entries if entry.key == "Vocab"))


def _idle(entry: Entry, why: str) -> Problem:
    return Problem(f"`{entry.key}`: {why}", entry.place, severity="warning")


def _paths(config: Config, core: Section, styles: Path | None) -> None:
    if styles is not None:
        config.styles_paths = [styles.resolve()]
        return
    for entry in (entry for entry in core.entries if entry.key == "StylesPath"):
        folder = (config.root / Path(entry.value).expanduser()).resolve()
        if not folder.is_dir():
            raise SignoffError(Problem(f"StylesPath: there is no folder `{entry.value}`", entry.place))
        config.styles_paths.append(folder)


def _level(config: Config, core: Section) -> None:
    for entry in (entry for entry in core.entries if entry.key == "MinAlertLevel"):
        if entry.value not in SEVERITIES:
            raise SignoffError(Problem("MinAlertLevel is suggestion, warning or error", entry.place))
        config.least = entry.value


def _vocabulary(config: Config, name: str, place: Place) -> None:
    for root in config.styles_paths:
        folder = root / "config" / "vocabularies" / name
        if folder.is_dir():
            for kind, words in (("accept.txt", config.accepted), ("reject.txt", config.rejected)):
                for path in sorted(folder.rglob(kind)):
                    words += _terms(config, path)
            return
    raise SignoffError(Problem(f"no vocabulary `{name}` in StylesPath (config/vocabularies/{name})", place))


def _terms(config: Config, path: Path) -> list[str]:
    found = []
    for number, line in enumerate(config.read(path).splitlines(), start=1):
        term = line.strip()
        if not term or term.startswith("# "):
            continue
        said = list(wrong(term))
        config.problems += [Problem(each, Place(os.path.relpath(path), number)) for each in said]
        found += [term] if not said else []
    return found


def _for_files(config: Config, section: Section) -> ForFiles:
    found = ForFiles(section.name, place=section.place)
    for entry in section.entries:
        if entry.key in _NOT_HERE:
            config.problems.append(_idle(entry, _NOT_HERE[entry.key]))
        elif entry.key in _CORE:
            raise SignoffError(Problem(f"`{entry.key}` belongs above every `[glob]`", entry.place))
        elif entry.key not in _SYNTAX:
            _switch(config, found, entry)
    if any(entry.key == "BasedOnStyles" for entry in section.entries):
        found.styles = section.listed("BasedOnStyles")
    found.blocks = section.listed("BlockIgnores") or section.listed("IgnorePatterns")
    found.tokens = section.listed("TokenIgnores")
    _patterns(config, section)
    delimiters = section.listed("CommentDelimiters")
    found.comments = (delimiters[0], delimiters[1]) if len(delimiters) == 2 else None
    return found


def _patterns(config: Config, section: Section) -> None:
    for entry in section.entries:
        if entry.key in ("BlockIgnores", "IgnorePatterns", "TokenIgnores"):
            said = [each for item in section.listed(entry.key) for each in wrong(item)]
            if said:
                raise SignoffError(*(Problem(f"`{entry.key}`: {each}", entry.place) for each in said))


def _switch(config: Config, found: ForFiles, entry: Entry) -> None:
    """`Style.Rule = YES`, `NO` or a level; the first of two in one section holds."""
    config.named.setdefault(entry.key, entry.place)
    if entry.key in found.switches:
        return
    found.switches[entry.key] = entry.value in ("YES", *SEVERITIES)
    if entry.value in SEVERITIES:
        config.levels[entry.key] = entry.value
    elif entry.value not in ("YES", "NO"):
        why = f"it is off: only YES, {', '.join(SEVERITIES)} switch a rule on, and `{entry.value}` is none of them"
        config.problems.append(_idle(entry, why))
