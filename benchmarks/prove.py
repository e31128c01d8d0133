"""How long `signoff prove` takes: 40 chains over 80 facts, and 50 people in 8 steps over 90 days.

    .venv/bin/python benchmarks/prove.py [--runs 5]

Each is the whole of prove(), in CPU seconds of this process, the best of the runs, with the solver imported before; the
goals are 1 s and 2 s. The policies are clean, so that every rule goes through all of them. Exit status 1 when a goal is
missed, or when something is found."""

import argparse
import json
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from time import process_time

from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, nodes
from signoff.rehearsal.prove import prove

NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
ROLES = {
    "author": {"may": ["submit", "edit"]},
    "editor": {"may": ["submit", "edit", "approve"]},
    "legal": {"may": ["approve"]},
}


def policy_of(team: dict, workflow: dict) -> Policy:
    """A policy of these two documents, with four accounts."""
    accounts = [{"name": f"cafe-{name}", "network": name} for name in ("bluesky", "mastodon", "linkedin", "instagram")]
    written = [
        {"kind": "workspace", "zone": "Europe/Riga"},
        {"kind": "team", **team},
        {"kind": "channels", "accounts": accounts},
        {"kind": "workflow", **workflow},
    ]
    problems: list = []
    found = [node for one in written for node in nodes("policy.yml", json.dumps(one).encode(), problems)]
    policy = Policy([document(node, {}, problems) for node in found], NETWORKS)
    assert not problems and not [one for one in policy.problems() if one.severity == "error"]
    return policy


def many_chains(chains: int = 40, facts: int = 80) -> Policy:
    """40 chains, each before all that follow, over 80 tags, campaigns and globs, nested; the last takes the rest."""
    chance = random.Random(1)
    leaves = [{"tag": f"tag-{at}"} for at in range(facts // 2)] + [
        {"campaign": f"plan-{at}-*"} for at in range(facts // 2)
    ]
    found = []
    for at in range(chains - 1):
        one, other, third, fourth = leaves[2 * at], leaves[2 * at + 1], chance.choice(leaves), chance.choice(leaves)
        when = {"any": [{"all": [one, {"not": third}]}, {"all": [other, {"not": fourth}]}]}
        steps = [{"name": "editor", "approvers": {"role": "editor"}}, {"name": "legal", "approvers": {"role": "legal"}}]
        found.append({"name": f"chain-{at}", "when": when, "steps": steps, "before": [f"chain-{at + 1}"]})
    found.append({"name": f"chain-{chains - 1}", "steps": [{"name": "editor", "approvers": {"role": "editor"}}]})
    people = {f"person-{at}": {"roles": [["author"], ["editor"], ["legal"]][at % 3]} for at in range(9)}
    return policy_of({"roles": ROLES, "people": people}, {"chains": found})


def many_people(people: int = 50, steps: int = 8) -> Policy:
    """50 people who may write and approve, 8 steps of distinct people, and somebody else away every day."""
    names = [f"person-{at}" for at in range(people)]
    roles = ROLES | {f"role-{at}": {"may": ["submit", "edit", "approve"]} for at in range(steps)}
    held = {name: {"roles": [f"role-{at % steps}", f"role-{at * 3 % steps}"]} for at, name in enumerate(names)}
    away = [_away(name, ahead) for ahead, name in zip(range(0, 90, 2), names, strict=False)]
    chain = {"name": "standard", "steps": [
        {"name": f"step-{at}", "approvers": {"role": f"role-{at}"}, "need": 1 + at % 2} for at in range(steps)
    ]}  # fmt: skip
    separation = {"steps": "distinct_people"}
    team = {"roles": roles, "people": held, "out_of_office": away}
    return policy_of(team, {"chains": [chain], "separation_of_duties": separation})


def _away(person: str, ahead: int) -> dict:
    first = date(2026, 12, 7) + timedelta(days=ahead)
    return {"person": person, "first_day": first.isoformat(), "last_day": (first + timedelta(days=3)).isoformat()}


def best(of: Callable[[], object], runs: int) -> float:
    """CPU seconds of the fastest run."""
    times = []
    for _ in range(runs):
        started = process_time()
        of()
        times.append(process_time() - started)
    return min(times)


def main() -> int:
    """Measure, print the table, and say by the exit status whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each, above 0 (default 5)")
    runs = parser.parse_args().runs
    missed = False
    print(f"{'policy':44}{'CPU s':>8}{'goal':>6}{'findings':>10}")
    for name, make, goal in (
        ("40 chains over 80 facts", many_chains, 1.0), ("50 people, 8 steps, 90 days", many_people, 2.0),
    ):  # fmt: skip
        policy = make()
        found = prove(policy, NOW).findings
        took = best(lambda policy=policy: prove(policy, NOW), runs)
        missed |= took >= goal or bool(found)
        print(f"{name:44}{took:8.2f}{goal:6.1f}{len(found):10}  {'met' if took < goal else 'MISSED'}")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
