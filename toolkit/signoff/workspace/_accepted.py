"""Which rules are in force: where the workspace names who accepts changes, those that were accepted last.

An acceptance is an entry of the stream `policy`; the bytes of every file, and of the canonical form, are kept by hash.
An entry alone puts nothing in force: whoever is its `by` must be one who accepts under the rules accepted before."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import msgspec

from signoff.errors import Place, Problem, SignoffError
from signoff.ledger import Entry, Ledger, LedgerError
from signoff.policy import Node, Policy, document, nodes
from signoff.workflow import Roster

STREAM = "policy"
ACCEPT = "accept"
GUARDING = ("workspace", "team")  # the kinds that say who accepts
AS_ACCEPTED = "policies (as accepted)"


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """Rules that somebody who may has accepted.

    policy   the hash of the canonical form        files     SHA-256 of each file's bytes, by its path
    guards   whether these rules name who accepts the next change; else the files on disk are in force again"""

    policy: str
    files: dict[str, str]
    by: str
    at: datetime
    seq: int
    guards: bool


def accepters(policy: Policy, at: datetime) -> frozenset[str]:
    """Who may accept a change of these rules then; nobody where they name nobody."""
    workspace = policy.first("workspace")
    if workspace is None or workspace.policy_changes is None:
        return frozenset()
    # A role that somebody holds for some channels only is none for rules that hold for all: "" fits no such glob.
    return Roster(policy, ("",)).fitting(workspace.policy_changes.accepted_by, at)


def last_accepted(ledger: Ledger) -> Acceptance | None:
    """The last acceptance that counts. One by somebody who may not, by the rules before it, counts for nothing."""
    last: Acceptance | None = None
    guard: Policy | None = None
    for entry in ledger.entries(STREAM):
        if entry.do == ACCEPT and (found := _counted(entry, guard, ledger)):
            last, guard = found
    return last


def _counted(entry: Entry, guard: Policy | None, ledger: Ledger) -> tuple[Acceptance, Policy | None] | None:
    name, files = entry.body.get("accepted"), entry.body.get("files")
    if not isinstance(name, str) or not isinstance(files, dict):
        return None
    own = guarding(name, ledger)
    if entry.by not in accepters(guard or own, entry.at):
        return None
    guards = own.first("workspace").policy_changes is not None if own.first("workspace") else False
    found = Acceptance(policy=name, files=files, by=entry.by, at=entry.at, seq=entry.seq, guards=guards)
    return found, own if guards else None


def guarding(name: str, ledger: Ledger) -> Policy:
    """Of accepted rules only what says who accepts the next ones: cheap enough to be asked at each act."""
    told = map(msgspec.json.decode, _canonical(name, ledger).splitlines())
    found = [(number, value) for number, value in enumerate(told, 1) if value.get("kind") in GUARDING]
    return Policy(_documents([_node(value, Place(AS_ACCEPTED, number)) for number, value in found], {}))


def kept_policy(name: str, ledger: Ledger, networks: Collection[str], opened: Mapping[str, Any]) -> Policy:
    """The policy that an act was decided under, out of its canonical form; all of it at one place a document.

    Raises LedgerError where its bytes are no longer kept."""
    told = enumerate(map(msgspec.json.decode, _canonical(name, ledger).splitlines()), 1)
    return Policy(_documents([_node(value, Place("policies", line)) for line, value in told], opened), networks)


def _canonical(name: str, ledger: Ledger) -> bytes:
    data = ledger.kept(name)
    if data is None:
        why = "Without them nobody can say what holds. A copy of the ledger from before has them."
        raise LedgerError(Problem(f"the bytes of the policy {name[:12]} are not in the ledger", why=why))
    return data


def policy_of(files: Mapping[str, bytes], networks: Collection[str], opened: Mapping[str, Any]) -> Policy:
    """The policy that these bytes make, by the paths that they were read from; errors are left to who loads files."""
    problems: list[Problem] = []
    found = [node for name, data in files.items() for node in nodes(name, data, problems)]
    return Policy(_documents(found, opened), networks)


def accepted_policy(
    acceptance: Acceptance, ledger: Ledger, networks: Collection[str], opened: Mapping[str, Any]
) -> Policy:
    """The accepted rules out of their kept bytes, each thing at the place where it stood.

    Raises SignoffError where they are gone, are not what was accepted, or cannot be read by this signoff."""
    problems: list[Problem] = []
    policy = Policy(_documents(_nodes(acceptance, ledger, problems), opened, problems), networks)
    wrong = [one for one in [*problems, *policy.problems()] if one.severity == "error"]
    if wrong:
        head = f"the policy accepted on {acceptance.at:%Y-%m-%d} cannot be read by this signoff"
        raise SignoffError(Problem(head, why="The signoff that it was accepted with can."), *wrong)
    if policy.hash != acceptance.policy:
        raise LedgerError(f"entry {acceptance.seq}: its files are not the policy that it says was accepted")
    return policy


def _nodes(acceptance: Acceptance, ledger: Ledger, problems: list[Problem]) -> list[Node]:
    sources = {name: ledger.kept(digest) for name, digest in acceptance.files.items()}
    if None not in sources.values():
        return [node for name, data in sources.items() for node in nodes(name, data or b"", problems)]
    # Somebody's data were taken out of the files as they were written; what they said is still kept.
    lines = _canonical(acceptance.policy, ledger).splitlines()
    return [_node(msgspec.json.decode(line), Place(AS_ACCEPTED, number)) for number, line in enumerate(lines, 1)]


def _documents(found: list[Node], opened: Mapping[str, Any], problems: list[Problem] | None = None) -> list[Any]:
    read = [document(node, opened, [] if problems is None else problems) for node in found]
    return [one for one in read if one is not None]


def _node(value: Any, place: Place) -> Node:
    """Plain data as if it had been read from a file, all of it at one place."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return Node(value, place, {key: _node(item, place) for key, item in inside}, dict.fromkeys(value, place)
                if isinstance(value, dict) else {})  # fmt: skip
