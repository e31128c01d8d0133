"""What the tests of the checks share: a policy and a library out of a case's own words, and findings in short."""

from datetime import datetime

import msgspec
import yaml

from signoff import checks, voice
from signoff.content import Asset, Campaign, Claim, Library, Sidecar, post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, nodes

OPENED = {"checks": checks.KINDS, "voice": voice.KINDS}
NOW = datetime.fromisoformat("2026-11-20T10:00:00+02:00")
ACCOUNTS = [
    {"name": "shop-x", "network": "x", "market": "LV"},
    {"name": "shop-facebook", "network": "facebook", "market": "LV"},
    {"name": "shop-linkedin", "network": "linkedin", "market": "LV"},
    {"name": "shop-bluesky", "network": "bluesky", "market": "EE"},
    {"name": "shop-google", "network": "google-business", "market": "LV"},
]
BASE = [{"kind": "workspace", "zone": "Europe/Riga"}, {"kind": "channels", "accounts": ACCOUNTS}]


def policy_of(*documents, problems=None):
    """A policy of these documents, beside the workspace's and the channels'; its problems are added or raised."""
    known = [] if problems is None else problems
    written = yaml.safe_dump_all([*BASE, *documents], allow_unicode=True)
    found = [document(node, OPENED, known) for node in nodes("policies/all.yml", written.encode(), known)]
    policy = Policy([each for each in found if each], NETWORKS)
    known.extend(policy.problems())
    assert problems is not None or not known, known
    return policy


def library_of(said, posts=()):
    """A library of plain campaigns, claims and assets, by id, with these posts."""
    made = {
        key: {one["id"]: msgspec.convert(one, kind) for one in said.get(key, [])}
        for key, kind in (("campaigns", Campaign), ("claims", Claim))
    }
    assets = {
        name: Asset(name, None, name, msgspec.convert(sidecar, Sidecar))
        for name, sidecar in said.get("assets", {}).items()
    }
    return Library(posts={post.id: post for post in posts}, assets=assets, **made)


def post(text, **front):
    """A post made in code; what is not said is anna's, on X, in English."""
    front = {"id": "p", "author": "anna", "channels": ["shop-x"], "language": "en", **front}
    return post_of({**front, "text": text}, "Europe/Riga", f"{front['id']}.md")


def found_in(policy, *posts, library=None, now=NOW):
    """The findings of the last post."""
    return checks.find(posts, policy, library or library_of({}, posts), now)[posts[-1].id]


def brief(finding):
    """A finding in short: place, rule, match."""
    return f"{finding.line}:{finding.span[0]} {finding.rule} {finding.match}".rstrip()
