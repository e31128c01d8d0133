"""The auditor's page: where the post stands and why, who said what on which words, under which rules, how to check."""

from collections.abc import Iterator
from typing import Any

import msgspec
from markupsafe import Markup

from signoff import __version__
from signoff.clock import tzdata_version
from signoff.errors import listed
from signoff.ledger import Entry
from signoff.policy import Policy
from signoff.report.evidence.extract import checking
from signoff.report.evidence.gathered import PASSED, Evidence, front_of
from signoff.report.names import Names
from signoff.report.shell import page, render
from signoff.report.words import Words

DID = {
    "create": "made it", "edit": "changed it", "submit": "submitted it", "approve": "approved it",
    "reject": "rejected it", "request_changes": "asked for changes", "override": "overrode the review",
    "withdraw": "withdrew it", "waive": "let a finding pass", "publish": "published it", "comment": "said",
    "suggest": "suggested other words", "metrics": "brought in figures",
}  # fmt: skip
SHORT = 12


def evidence_page(found: Evidence, policy: Policy) -> str:
    """One HTML file, in English: it opens with no network, and prints. policy: for the names of people."""
    names, words = Names(policy), Words("en", found.zone, found.now)
    body = render(
        "evidence.html", words, found=found, names=names, short=_short, facts=_facts(found, names),
        did=lambda entry: DID.get(entry.do, entry.do), about=_about, front_of=front_of, passed=found.of(*PASSED),
        section=_sections(found, names), script=checking(), extract=msgspec.json.encode(found.extract).decode(),
        identity=lambda entry: entry.body.get("identity", "claimed"),
    )  # fmt: skip
    title = f"Evidence: {found.post.title}"
    return page(title, [body], lead=_lead(found, names), foot=_foot(found))


def _short(name: str | None) -> Markup | str:
    return Markup("<code title='{}'>{}</code>").format(name, name[:SHORT]) if name else ""


def _lead(found: Evidence, names: Names) -> str:
    people = list(dict.fromkeys(names.person(entry.by) for entry in found.verdicts))
    said = f"verdicts by {listed(people, 'and')}" if people else "no verdict so far"
    state = found.decision.state.replace("_", " ")
    may = ", and it may go out" if found.decision.publishable else ", and it may not go out"
    return f"{found.post.id} is {state}{'' if state == 'published' else may}. Entries: {len(found.entries)}; {said}."


def _facts(found: Evidence, names: Names) -> Iterator[tuple[str, str]]:
    post, decision = found.post, found.decision
    yield "Post", post.id
    yield "Author", names.person(post.front.author) if post.front.author else "not named in its file"
    yield "Channels", "all" if post.channels == ("*",) else names.channels(post.channels)
    yield "State", decision.state.replace("_", " ")
    yield "Revision", decision.revision
    yield "Chain", decision.chain or decision.error
    yield "Ledger", f"{found.extract['name']}, {found.extract['ledger']}"
    yield "Root", f"{found.extract['root']} over {found.extract['size']} entries"


def _about(entry: Entry) -> str:
    """What an entry says beside who, when and what: the step, the finding, the reason."""
    said, body = [], entry.body
    if body.get("step"):
        said.append(f"step {body['step']}")
    if body.get("finding"):
        said.append(f"{body['finding']} {body.get('match', '')}".strip())
    if body.get("recorded_by"):
        said.append(f"recorded by {body['recorded_by']}")
    if body.get("suggested_by"):
        said.append(f"as {body['suggested_by']} suggested in entry {body['accepts']}")
    if body.get("reason"):
        said.append(f"“{body['reason']}”")
    return "; ".join(said)


def _sections(found: Evidence, names: Names) -> list[tuple[str, list[str]]]:
    """The proof as headings with their reasons: `explained` marks reasons by their dash."""
    sections: list[tuple[str, list[str]]] = []
    for line in found.explained:
        if line.startswith("  ") and sections:
            sections[-1][1].append(names.spoken(line.strip().removeprefix("- ")))
        else:
            sections.append((names.spoken(line), []))
    return sections


def _foot(found: Evidence) -> Iterator[Any]:
    yield f"Written by signoff {__version__} with tzdata {tzdata_version()}; times in {found.zone}."
    for key in ("root", "head"):
        yield Markup("{} <code>{}</code>").format(f"Ledger {key}:", found.extract[key])
