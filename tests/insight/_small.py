"""A small team and posts made of lines such as `anna submit 2026-12-01 09:00`, for cases that stand in a table."""

from signoff.clock import at, zone
from signoff.content import post_of
from signoff.insight import Material, past
from signoff.ledger import Entry
from signoff.networks import KINDS as NETWORKS
from signoff.policy import read
from signoff.workflow import Event, decide

TEAM = """
kind: workspace
name: Small
zone: Europe/Riga
---
kind: team
roles:
  author: {may: [submit, edit, withdraw, publish]}
  editor: {may: [approve, request_changes, reject]}
  head: {may: [override, approve]}
people:
  anna: {name: Anna Ozola, roles: author}
  janis: {name: Jānis Bērziņš, roles: editor}
  dace: {name: Dace Vītola, roles: head}
---
kind: channels
accounts: [{name: cafe-bluesky, network: bluesky, language: en}]
---
kind: workflow
chains: [{name: standard, steps: [{name: editor, approvers: {role: editor}, within: 24h}]}]
override: {roles: [head]}
"""
RIGA = zone("Europe/Riga")


def policy(folder, more=""):
    """The team's policy, read as any other."""
    path = folder / "policy.yml"
    path.write_text(TEAM + more, encoding="utf-8")
    found, problems = read([("policy.yml", path)], networks=NETWORKS)
    assert problems == []
    return found


def event(line, post, seq):
    """`WHO ACT DAY TIME [REASON]` as an event."""
    by, do, day, time, *reason = line.split(" ")
    made = post if do in ("create", "edit") else None
    when = at(f"{day} {time}", RIGA)
    return Event(at=when, by=by, do=do, reason=" ".join(reason) or None, post=made, seq=seq, found=made is not None)


def material(case, policy, now):
    """What figures are counted from, of a case's posts."""
    moment = at(now, RIGA)
    pasts, decisions, entries, posts = {}, {}, [], {}
    for name, lines in case["posts"].items():
        post = post_of({"id": name, "author": "anna", "channels": ["cafe-bluesky"], "text": name}, "Europe/Riga")
        created = "anna create 2026-11-01 09:00"
        events = [event(line, post, len(entries) + number) for number, line in enumerate([created, *lines], 1)]
        entries += [entry(one, name) for one in events]
        pasts[name], posts[name] = past(events, policy, moment), post
        decisions[name] = decide(post, policy, events, [], moment)
    return Material(
        now=moment, policy=policy, pasts=pasts, decisions=decisions, entries=tuple(entries), campaigns={}, posts=posts
    )


def entry(event, post):
    """An entry that tells of an event."""
    body = {"reason": event.reason} if event.reason else {}
    return Entry(event.seq, f"posts/{post}", 1, event.at, event.by, event.do, body, b"", b"", b"")
