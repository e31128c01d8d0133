"""The policy: `show` says it in sentences, `diff` what would change, `accept` puts a change in force."""

import argparse
from typing import Any

from signoff.cli._common import print_json, say, spoken_time, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do; where a page of it goes; why a change is accepted."""
    said = "say the policy in sentences, say what would change, or put the change in force"
    parser.add_argument("what", choices=["show", "diff", "accept"], help=said)
    parser.add_argument("--html", metavar="FILE", help="show: also draw it as a page, Our process")
    parser.add_argument("--language", choices=["en", "lv"], default="en", help="show: the page's language")
    parser.add_argument("--reason", metavar="R", help="accept: why, for everybody to read")
    parser.add_argument("--seen", metavar="HASH", help="accept: what diff showed; refused when the files say another")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; 1 where an acceptance is refused; 2 where the policy is not valid."""
    return {"show": _show, "diff": _diff, "accept": _accept}[options.what](options, the_workspace(options))


def _show(options: argparse.Namespace, workspace: Any) -> int:
    from pathlib import Path

    from signoff.report import process_page, sentences, write

    policy = workspace.policy
    said = sentences(policy)
    if options.json:
        print_json({"policy": policy.hash, "sentences": said})
    else:
        print(*said, sep="\n")
    if options.html:
        write(Path(options.html), process_page(policy, language=options.language))
        say(f"The page is {options.html}")
    return 0


def _diff(options: argparse.Namespace, workspace: Any) -> int:
    told = _difference(workspace, the_moment(options, workspace.policy.zone))
    if options.json:
        print_json(told)
    else:
        print(*_in_words(told), sep="\n")
    return 0


def _difference(workspace: Any, now: Any) -> dict[str, Any]:
    """What the files would change: sentences that go and come, key by key, and whether it is anywhere weaker."""
    from signoff.policy import changes
    from signoff.report import sentences

    before, after = workspace.policy, workspace.proposal
    old, new = sentences(before), sentences(after)
    example = _weaker(before, after, now) if before.hash != after.hash else None
    return {
        "accepted": workspace.acceptance and workspace.acceptance.policy, "in_force": before.hash,
        "proposed": after.hash,
        "sentences": {"gone": [one for one in old if one not in new], "new": [one for one in new if one not in old]},
        "changes": [_plain(change) for change in changes(before, after)],
        "weaker": example is not None, "weaker_example": example,
    }  # fmt: skip


def _weaker(before: Any, after: Any, now: Any) -> Any:
    """A policy test of a post that the change would let out; None where none is found."""
    from signoff.rehearsal.prove import weaker

    return weaker(before, after, now)


def _plain(change: Any) -> dict[str, Any]:
    place = {"file": change.place.file, "line": change.place.line} if change.place else {}
    return {
        "where": change.where,
        "said": change.said,
        "words": str(change),
        "was": change.was,
        "now": change.now,
        **place,
    }


def _in_words(told: dict[str, Any]) -> list[str]:
    if told["accepted"] is None:
        return ["The files on disk are in force: no acceptance holds, so there is nothing to compare them with."]
    if told["proposed"] == told["in_force"]:
        return ["Nothing would change: the files say what was accepted."]
    gone, new = ([f"  {sign} {one}" for one in told["sentences"][key]] for sign, key in (("-", "gone"), ("+", "new")))
    keys = [f"  {_where(one)}{one['words']}" for one in told["changes"]]
    lines = [*(["In sentences:", *gone, *new, ""] if gone or new else []), *(["Key by key:", *keys] if keys else [])]
    return [
        *(lines or ["The same rules, written otherwise."]),
        "",
        *_strength(told["weaker_example"]),
        f"Its hash is {told['proposed']}",
    ]


def _where(change: dict[str, Any]) -> str:
    return f"{change['file']}:{change['line']}: " if "file" in change else ""


def _strength(example: Any) -> list[str]:
    if example is None:
        return ["It is nowhere weaker: no post was found that it would let out and that is held back now."]
    held = example["name"].rpartition("before: ")[2]
    return [f"It is weaker: it would let out a post that is held back now ({held}). `--json` has it as a test."]


def _accept(options: argparse.Namespace, workspace: Any) -> int:
    from signoff.inbox import accept

    zone = workspace.policy.zone
    now, by = the_moment(options, zone), the_actor(options, workspace.policy)
    done = accept(workspace, by, now, options.reason or "", options.seen)
    entry = done.entry
    if options.json:
        print_json({"seq": entry.seq, "accepted": done.policy.hash, "by": by, "at": entry.at.isoformat(),
                    "changed_by": list(done.changed_by)})  # fmt: skip
        return 0
    print(f"entry {entry.seq}: {by} accepted the policy {done.policy.hash[:12]} on {spoken_time(entry.at, zone)}.")
    print(_from_now_on(done.policy))
    if by in done.changed_by:
        print(f"{by} changed these files too, says git: nobody else has agreed to the change.")
    return 0


def _from_now_on(policy: Any) -> str:
    workspace = policy.first("workspace")
    if workspace is None or workspace.policy_changes is None:
        return "It names nobody who accepts changes: from now on the files on disk are in force as they are."
    return "Every decision is taken under it from now on, whatever the files say, until another one is accepted."
