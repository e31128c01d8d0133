"""The rules of a configuration's styles: each a YAML file, read, typed, and named with its place where it cannot be
used."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import Place, Problem, SignoffError, listed, nearest
from signoff.policy import documents
from signoff.voice import KINDS, Rule
from signoff.voice._vale._config import Config
from signoff.voice._vale._idle import idle
from signoff.voice._vale._speller import speller

_OWN = "Vale"
_SIZED = {"metric", "readability"}
_INLINE = ("code", "link", "strong", "emphasis")
_BASES = (
    *("text", "paragraph", "sentence", "heading", "list", "blockquote", "table", "raw", "summary", "figure"),
    *("frontmatter", "attr", "alt", "comment", "md", "txt", "html", "cell", "header", "caption"),
    *(f"h{level}" for level in range(1, 7)),
)


def load(config: Config) -> dict[str, Rule]:
    """The rules by name. What is wrong with a style or a rule is added to the configuration's problems."""
    rules = dict(_built_in(config))
    for style in config.all_styles():
        if style != _OWN:
            for path in _files(config, style):
                # The folder that a file lies in gives the rule its style, be it a folder inside of another.
                _add(config, rules, f"{path.parent.name}.{path.stem.partition('.')[0]}", path)
    whole = {*config.all_styles(), _OWN}
    for name in config.all_switched():
        style, _, rule = name.partition(".")
        if style not in whole and rule:
            for path in _candidates(config, style, rule):
                _add(config, rules, name, path)
    _unknown(config, rules)
    return rules


def _files(config: Config, style: str) -> list[Path]:
    for root in config.styles_paths:
        if (root / style).is_dir():
            return sorted((root / style).rglob("*.yml"))
    places = listed(os.path.relpath(root) for root in config.styles_paths) or "StylesPath, which is not set"
    known = [path.name for root in config.styles_paths for path in root.iterdir() if path.is_dir()]
    raise SignoffError(Problem(f"no style `{style}` in {places}; {nearest(style, known)}".rstrip("; ")))


def _candidates(config: Config, style: str, rule: str) -> list[Path]:
    paths = [root / style / f"{rule.partition('.')[0]}.yml" for root in config.styles_paths]
    return [path for path in paths if path.is_file()]


def _unknown(config: Config, rules: dict[str, Rule]) -> None:
    for name, place in config.named.items():
        if name not in rules and not (name.startswith(f"{_OWN}.") and name.partition(".")[2] in ("Terms", "Avoid")):
            said = f"no rule `{name}` was loaded; {nearest(name, rules)}".rstrip("; ")
            config.problems.append(Problem(said, place, severity="warning"))


def _add(config: Config, rules: dict[str, Rule], name: str, path: Path) -> None:
    if name in rules:
        return
    file, problems = os.path.relpath(path), config.problems
    try:
        text = config.read(path)
    except SignoffError as error:
        problems += error.problems
        return
    before = len(problems)
    node = next(documents(text, file, problems), None)
    if node is None or not isinstance(node.value, dict):
        if len(problems) == before:
            problems.append(Problem("a rule is a mapping that says what it `extends`", Place(file)))
        return
    # What is refused in a policy is only said of somebody else's style, which is used as far as it can be.
    problems[before:] = [each._replace(severity="warning") for each in problems[before:]]
    rule = _made(config, name, node, file)
    if rule is not None:
        rules[name] = rule


def _made(config: Config, name: str, node: Any, file: str) -> Rule | None:
    written = {str(key).lower(): value for key, value in node.value.items()}
    extends = written.get("extends")
    problems = config.problems
    if not isinstance(extends, str) or extends not in KINDS:
        said = f"it extends `{extends}`, which is no kind of rule" if extends else "it does not say what it `extends`"
        problems.append(Problem(said, node.at(["extends"]).place, f"The kinds are {listed(KINDS, 'and')}."))
        return None
    kind = KINDS[extends]
    _idle_keys(config, name, kind, written, node)
    try:
        rule = msgspec.convert(_weak(written, kind, name, config), kind, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        problems.append(Problem(f"{name} cannot be used: {error}", Place(file)))
        return None
    rule.__dict__["node"] = node
    return rule if _is_usable(config, rule, extends) else None


def _is_usable(config: Config, rule: Any, extends: str) -> bool:
    _prepare(config, rule, extends)
    found = [each for each in rule.problems() if "no scope" not in each.message]
    found += [*_scopes(rule), *idle(rule, extends)]
    config.problems += [each._replace(message=f"{rule.name}: {each.message}") for each in found]
    return not any(each.severity == "error" for each in found) and extends != "script"


def _scopes(rule: Any) -> Iterator[Problem]:
    for scope in rule.scope:
        for part in scope.split("&"):
            base = part.strip().removeprefix("~").partition(".")[0].strip()
            place = rule.place_of("scope")
            if "&" not in scope and base in _INLINE:
                yield Problem(f"scope `{scope}` is given up; use `raw`", place, "The rule can find nothing.")
            elif base not in _BASES:
                why = f"The scopes begin with {listed(_BASES, 'and')}."
                said = f"no scope `{scope}`: the rule finds nothing, but in front matter of that name"
                yield Problem(said, place, why, severity="warning")


def _idle_keys(config: Config, name: str, kind: Any, written: dict[str, Any], node: Any) -> None:
    known = {*kind.__struct_encode_fields__, "extends"}
    for key in [key for key in written if key not in known]:
        place = node.keys.get(next((each for each in node.keys if each.lower() == key), key), node.place)
        said = f"{name}: `{key}` does nothing; {nearest(key, known)}".rstrip("; ")
        config.problems.append(Problem(said, place, severity="warning"))
        del written[key]


def _weak(written: dict[str, Any], kind: Any, name: str, config: Config) -> dict[str, Any]:
    """The settings as their kind wants them: what YAML takes for a number or a truth may be meant as text."""
    made: dict[str, Any] = {}
    texts = {each.name: _is_text(each.type) for each in msgspec.structs.fields(kind)}
    for key, value in written.items():
        if value is not None:
            made[key] = _as_text(value) if texts.get(key) else value
    made["scope"] = [made["scope"]] if isinstance(made.get("scope"), str) else made.get("scope") or ["text"]
    if isinstance(made.get("action"), dict):
        made["action"] = {
            str(key).lower(): _as_text(value) for key, value in made["action"].items() if value is not None
        }
        params = made["action"].get("params")
        if isinstance(params, str):
            made["action"]["params"] = [params]
    if isinstance(made.get("tokens"), list) and made["extends"] == "sequence":
        made["tokens"] = [
            {str(k).lower(): v for k, v in each.items()} if isinstance(each, dict) else each for each in made["tokens"]
        ]
    for key in ("tokens", "raw", "exceptions", "filters", "metrics", "indicators", "dictionaries"):
        if isinstance(made.get(key), str):
            made[key] = [made[key]]
    made["level"] = config.levels.get(name, made.get("level", "warning"))
    return {**made, "name": name}


def _is_text(kind: Any) -> bool:
    return "str" in repr(kind)


def _as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (int, float)):
        return repr(value).removesuffix(".0")
    if isinstance(value, list):
        return [item if isinstance(item, dict) else _as_text("" if item is None else item) for item in value]
    if isinstance(value, dict):
        return {str(key): _as_text("" if item is None else item) for key, item in value.items()}
    return value


def _prepare(config: Config, rule: Any, extends: str) -> None:
    """What a rule is told besides its own file: the vocabulary, the template around words, dictionaries, its scope."""
    rule.__dict__["accepted"], rule.__dict__["around"] = config.accepted, config.word_template
    if extends in _SIZED:
        rule.scope = ["summary"]
    elif extends == "sequence":
        rule.scope = ["sentence"]
    elif extends == "spelling":
        rule.__dict__["speller"] = speller(config, rule)


def _built_in(config: Config) -> Iterator[tuple[str, Rule]]:
    """Vale's own rules, where a configuration asks for them."""
    if _OWN not in config.all_styles() and not any(name.startswith(_OWN) for name in config.all_switched()):
        return
    rules: list[dict[str, Any]] = [
        {"extends": "repetition", "name": "Vale.Repetition", "message": "'%s' is repeated!", "ignorecase": True,
         "alpha": True, "action": {"name": "edit", "params": ["truncate", " "]}, "tokens": [r"[^\s.!?]+"]},
        {"extends": "spelling", "name": "Vale.Spelling", "message": "Did you really mean '%s'?",
         "action": {"name": "suggest", "params": ["spellings"]}},
    ]  # fmt: skip
    if config.accepted:
        swap = {term.lower(): term for term in config.accepted}
        rules.append({"extends": "substitution", "name": "Vale.Terms", "message": "Use '%s' instead of '%s'.",
                      "ignorecase": True, "vocab": False, "swap": swap})  # fmt: skip
    if config.rejected:
        rules.append({"extends": "existence", "name": "Vale.Avoid", "message": "Avoid using '%s'.",
                      "tokens": list(config.rejected)})  # fmt: skip
    for written in rules:
        name = str(written["name"])
        whole = {**written, "level": config.levels.get(name, "error"), "scope": ["text"]}
        rule = msgspec.convert(whole, KINDS[str(written["extends"])])
        _prepare(config, rule, str(written["extends"]))
        yield name, rule
