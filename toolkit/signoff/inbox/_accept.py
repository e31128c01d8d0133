"""A change of the rules is accepted: then, and not before, it holds.

Who accepts is asked of the rules that were accepted before, never of those that are proposed; only the first time, when
nothing was accepted yet, of the files themselves."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from signoff.errors import Problem, Refused, listed
from signoff.inbox._under import under
from signoff.ledger import Draft, Entry, digest, require_whole
from signoff.networks import KINDS as NETWORKS
from signoff.policy import MOST_BYTES, Policy, policy_files, read_file
from signoff.workspace import ACCEPT, OPENED, POLICY_STREAM, Workspace, accepters, policy_of

LEAST_HASH = 8  # hex digits of a policy's hash that somebody must give to be taken at their word


class Accepted(msgspec.Struct, frozen=True):
    """What was put in force. changed_by: whom git names for the files that are different, as far as it can say."""

    entry: Entry
    policy: Policy
    changed_by: tuple[str, ...]


def accept(workspace: Workspace, by: str, now: datetime, reason: str = "", seen: str | None = None) -> Accepted:
    """Puts the policy of the files in force, and records it with every byte of them.

    seen    the hash that `signoff policy diff` showed; another one now is refused
    Raises  Refused with every reason, SignoffError for a policy with errors: then nothing is recorded."""
    workspace = workspace.afresh()
    proposal, in_force = workspace.proposal, workspace.policy
    files = {name: read_file(path, MOST_BYTES, workspace.root, name) for name, path in policy_files(workspace.root)}
    with workspace.reading() as ledger:
        require_whole(ledger)
        version = ledger.versions().get(POLICY_STREAM, 0)
    against = list(_against(workspace, by, now, seen))
    if policy_of(files, NETWORKS, OPENED).hash != proposal.hash:
        against.append(Problem("the files were changed while they were read", why="Look at them again, then accept."))
    if against:
        raise Refused(*against)
    changed_by = _changed_by(workspace, files)
    body = {"accepted": proposal.hash, "files": {name: digest(data) for name, data in files.items()},
            "reason": reason, "changed_by": changed_by, **under(in_force)}  # fmt: skip
    said = {key: value for key, value in body.items() if value}
    draft = Draft(stream=POLICY_STREAM, do=ACCEPT, by=by, at=now, body=said)
    with workspace.writing(now) as ledger:
        keep = [proposal.canonical, *files.values()]
        entry = ledger.append([draft], expected={POLICY_STREAM: version}, keep=keep)[0]
    return Accepted(entry, proposal, tuple(changed_by))


def _against(workspace: Workspace, by: str, now: datetime, seen: str | None) -> Iterator[Problem]:
    proposal, in_force = workspace.proposal, workspace.policy
    before = workspace.acceptance
    if in_force.first("workspace") is None or in_force.first("workspace").policy_changes is None:
        why = "`policy_changes: {accepted_by: …}` in `kind: workspace` names who accepts."
        yield Problem("nobody is named who accepts changes: the files on disk are in force as they are", why=why)
    elif by not in (may := accepters(in_force, now)):
        yield Problem(f"{by} may not accept a change of the rules: {_only(may)}", why=_by_which(before))
    if before and proposal.hash == before.policy:
        yield Problem(f"nothing to accept: this very policy was accepted on {before.at:%Y-%m-%d} by {before.by}")
    if seen is not None and (len(seen) < LEAST_HASH or not proposal.hash.startswith(seen)):
        why = f"The files give {proposal.hash[:12]} now. Look again: `signoff policy diff`."
        yield Problem(f"the policy is not the one you saw ({seen[:12] or 'no hash'})", why=why)
    yield from _locked_out(proposal, now)


def _locked_out(proposal: Policy, now: datetime) -> Iterator[Problem]:
    workspace = proposal.first("workspace")
    if workspace and workspace.policy_changes and not accepters(proposal, now):
        why = "Nobody could ever change them again."
        yield Problem("under these rules nobody may accept the next change", workspace.place_of("policy_changes"), why)


def _only(may: frozenset[str]) -> str:
    return f"only {listed(sorted(may))} may" if may else "nobody may today"


def _by_which(before: Any) -> str:
    if before is None:
        return "No policy was accepted yet, so the files themselves say who accepts the first."
    return f"So say the rules accepted on {before.at:%Y-%m-%d} by {before.by}; what is proposed decides nothing."


def _changed_by(workspace: Workspace, files: dict[str, bytes]) -> list[str]:
    """Whom git names for the files that differ; whoever git cannot name is left out."""
    known = workspace.acceptance.files if workspace.acceptance else {}
    changed = [name for name, data in files.items() if known.get(name) != digest(data)]
    return sorted({name for name in map(workspace.whose_file, changed) if name})
