"""The policy to be proved: the files as they are on disk, whether or not anybody has put them in force."""

from pathlib import Path

from signoff.errors import SignoffError
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, policy_files, read
from signoff.policy.kinds.workflow import circles
from signoff.workspace import OPENED, find_root


def the_policy(start: Path) -> Policy:
    """The policy of the workspace that holds `start`. A circle of precedence is no hindrance: it is a finding.

    Raises SignoffError with every other error of every file."""
    policy, problems = read(policy_files(find_root(start)), networks=NETWORKS, **OPENED)
    known = {circle.message for circle in circles(policy.chains_as_written)}
    if errors := [one for one in problems if one.severity == "error" and one.message not in known]:
        raise SignoffError(*errors)
    return policy
