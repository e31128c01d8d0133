"""A policy out of a case: the clean base, and what the case replaces in it."""

import json

from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, nodes
from support import CASES, documents

TABLE = documents(CASES / "rehearsal" / "prove" / "planted.yaml")[0]
RIGHTS = {
    "author": ["submit", "edit", "withdraw"],
    "editor": ["edit", "approve", "request_changes", "reject"],
    "legal": ["approve", "request_changes", "reject"],
    "head": ["approve", "request_changes", "reject", "override", "waive"],
}


def written(case):
    """The documents of the case, as a person would write them."""
    said = TABLE["base"] | case
    roles = {name: {"may": may} for name, may in (RIGHTS | case.get("rights", {})).items()}
    team = {"kind": "team", "roles": roles | case.get("roles", {}), "people": said["people"],
            "teams": case.get("teams", {}), "out_of_office": case.get("absences", []),
            "delegations": case.get("delegations", [])}  # fmt: skip
    named = {"kind": "calendar", "name": "riga", "zone": "Europe/Riga"}
    calendar = [named | case["calendar"]] if "calendar" in case else []
    hours = {"calendar": "riga"} if calendar else {}
    return [
        {"kind": "workspace", "name": "Café", "zone": "Europe/Riga"},
        *calendar,
        team,
        {"kind": "channels", "accounts": said["accounts"]},
        {"kind": "workflow", **hours, **said["more"], "chains": said["chains"]},
    ]


def policy_of(written):
    """The policy that these documents make; what is wrong with them fails, a circle of precedence aside."""
    problems = []
    found = [
        node for one in written for node in nodes("policies/all.yml", json.dumps(one, default=str).encode(), problems)
    ]
    policy = Policy([document(node, {}, problems) for node in found], NETWORKS)
    wrong = [*problems, *(one for one in policy.problems() if one.severity == "error" and "circle" not in one.message)]
    assert wrong == []
    return policy
