"""One page a kind of policy document; `checks` and `voice` with their sections, and the own rules apart."""

import sys
from typing import Any

from signoff.checks import KINDS as CHECKS
from signoff.policy import schema
from signoff.policy.kinds import KINDS
from signoff.report.reference.findings import findings_of
from signoff.report.reference.keys import inside, keys, reached
from signoff.report.reference.markdown import anchor, page
from signoff.report.reference.told import Told, told
from signoff.voice import KINDS as RULES
from signoff.voice._keys import files
from signoff.workspace import OPENED

SHARED = ("Word",)  # models that several sections use: told once, at the end of the page
WORD = {"$ref": "#/$defs/Word"}


def policy_page(kind: str) -> str:
    """The page of one kind of document."""
    made, parts = _schema(kind)
    if kind == "checks":
        return _checks(made, parts)
    if kind == "voice":
        return _voice(made, parts)
    return page(f"`kind: {kind}`", told_by(KINDS[kind], kind).whole, keys(made, parts), *inside(made, parts))


def rules_page() -> str:
    """The own rules of voice documents, one section a kind of rule."""
    made, parts = _schema("voice")
    kinds = made["properties"]["rules"]["items"]["anyOf"]
    shapes = {shape["properties"]["extends"]["enum"][0]: shape for shape in kinds}
    sections = [
        "\n\n".join([f"## {name}", told_by(RULES[name], name).whole, keys(shapes[name], parts, without=("extends",))])
        for name in RULES
    ]
    intro = "A rule of your own stands in a [voice](voice.md) document, below `rules:`, in the words of Vale 3."
    return page("Rules of your own", intro, *sections, *inside({"all": kinds}, parts))


def _schema(kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
    made = schema(kind, OPENED)
    return made, made["$defs"]


def told_by(kind: type, name: str) -> Told:
    """What the file of a kind says of itself."""
    return told(sys.modules[kind.__module__], name)


def _checks(made: dict[str, Any], parts: dict[str, Any]) -> str:
    sections = [_section(name, made["properties"][name], parts) for name in CHECKS]
    own = {key: value for key, value in made["properties"].items() if key not in CHECKS}
    return page(
        "`kind: checks`", told_by(KINDS["checks"], "checks").whole, keys({**made, "properties": own}, parts),
        "Each section below is a key of such a document.", *sections, *inside({"own": own, "shared": WORD}, parts),
    )  # fmt: skip


def _section(name: str, value: dict[str, Any], parts: dict[str, Any]) -> str:
    """A check: what it says of itself, its settings, the models inside them, what it finds."""
    model = next(iter(reached(value, parts)))
    own = [keys(parts[model], parts, without=()), *inside(parts[model], parts, "###", SHARED)]
    return "\n\n".join(filter(None, [f"## {name}", told_by(CHECKS[name], name).whole, *own, findings_of(name)]))


def _voice(made: dict[str, Any], parts: dict[str, Any]) -> str:
    own = {key: value for key, value in made["properties"].items() if key != "rules"}
    rules = "`rules`, the rules of your own, have [a page](voice-rules.md)."
    plain = dict(files())
    sections = [_plain_key(key, told(plain[key], key), own[key], parts) for key in own if key in plain]
    others = {key: value for key, value in own.items() if key not in plain}
    return page(
        "`kind: voice`", told_by(KINDS["voice"], "voice").whole, keys({**made, "properties": own}, parts), rules,
        *sections, *inside({"own": others, "shared": WORD}, parts),
        "## What is found", findings_of("voice"),
    )  # fmt: skip


def _plain_key(key: str, said: Told, value: dict[str, Any], parts: dict[str, Any]) -> str:
    """A plain key of a voice document: what its file says, and the keys of its model, where it has one."""
    model = next((name for name in reached(value, parts) if name not in SHARED), "")
    linked = f'<a id="{anchor(model)}"></a>' if model and anchor(model) != anchor(key) else ""
    table = keys(parts[model], parts) if model else ""
    return "\n\n".join(filter(None, [linked, f"## {key}", said.whole, table]))
