"""A policy out of YAML text, as the workspace reads it, for tables of cases."""

from signoff import checks, voice
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, nodes


def policy_of(text):
    """The policy that these documents make; nothing in them may be wrong."""
    problems = []
    opened = {"checks": checks.KINDS, "voice": voice.KINDS}
    read = [document(node, opened, problems) for node in nodes("policy.yml", text.encode(), problems)]
    policy = Policy([each for each in read if each is not None], NETWORKS)
    problems += [problem for problem in policy.problems() if problem.severity == "error"]
    assert problems == [], "\n".join(map(str, problems))
    return policy
