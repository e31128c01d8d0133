"""What is wrong in one open document: a post as it stands in the editor, a policy file among the others, or what the
workspace says of any other file."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from signoff.checks.mending import Fix, World, fixes, unheeded
from signoff.content import Post, read_post
from signoff.errors import Place, Problem, SignoffError
from signoff.finding import Finding
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, policy_files, read
from signoff.rehearsal import check
from signoff.workspace import OPENED, Workspace


class Seen(NamedTuple):
    """What was found in a document.

    policy   the rules that it was looked at under; None where it is no post"""

    problems: Sequence[Problem] = ()
    findings: Sequence[Finding] = ()
    post: Post | None = None
    policy: Policy | None = None

    def fixes(self, text: str) -> list[Fix]:
        """The findings that have one right answer, as changes of the text."""
        if self.post is None or self.policy is None:
            return []
        return fixes(text, self.post, self.findings, self.policy)


def look(workspace: Workspace, path: Path, text: str, now: datetime, is_saved: bool) -> Seen:
    """Everything that is wrong in a file of a workspace, as the editor has it.

    is_saved   whether `text` is what the file holds: then a policy is proved and tried too, which takes longer"""
    name = path.relative_to(workspace.root).as_posix()
    try:
        if name.startswith("policies/") and path.suffix in (".yml", ".yaml"):
            return Seen(_of_file(check(workspace, now) if is_saved else _read_anew(workspace, name, text), name))
        if name.startswith("content/posts/") and path.suffix == ".md":
            return _in_post(workspace, name, text, now)
        return Seen(_of_file(workspace.problems, name) if name.startswith("content/") else [])
    except SignoffError as error:
        why = "Nothing more is looked for here until that is mended."
        return Seen([Problem(str(error.problems[0]).partition("\n")[0], Place(name), why)])


def _in_post(workspace: Workspace, name: str, text: str, now: datetime) -> Seen:
    policy = workspace.policy
    others = {each: post for each, post in workspace.posts.items() if post.file != name}
    library = msgspec.structs.replace(workspace.content, posts=others)
    post, problems = read_post(name, text.encode("utf-8", "surrogatepass"), library.around(policy))
    if post is None or any(problem.severity == "error" for problem in problems):
        return Seen(problems)
    found = World(policy, library, now).look(post)
    return Seen([*problems, *unheeded([post], found, policy)], found, post, policy)


def _read_anew(workspace: Workspace, name: str, text: str) -> list[Problem]:
    files = [*policy_files(workspace.root)]
    data = text.encode("utf-8", "surrogatepass")
    changed = [(each, data if each == name else path) for each, path in files]
    if name not in dict(files) and "/tests/" not in name:
        changed.append((name, data))
    return read(changed, networks=NETWORKS, **OPENED)[1]


def _of_file(problems: Iterable[Problem], name: str) -> list[Problem]:
    return [problem for problem in problems if problem.place and problem.place.file == name]
