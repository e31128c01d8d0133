"""Whose eyes a verb looks with: a client sees the posts of their own channels, and of no others that there are any."""

import argparse
from datetime import datetime
from typing import Any


def sighted(options: argparse.Namespace, workspace: Any, now: datetime) -> str:
    """The id of the post that was named. Raises SignoffError where it is not there, or not for the person to see."""
    from signoff.cli._common import the_person
    from signoff.errors import SignoffError
    from signoff.review import sight_of

    sees = sight_of(workspace.policy, the_person(options, workspace.policy), now)
    if sees is None:
        return str(workspace.named(options.post))
    try:
        post = workspace.post(options.post)
    except SignoffError:
        post = None  # whoever mistypes is not told the names of other people's posts
    if post is None or not sees(post):
        raise SignoffError(f"no post `{options.post}` among those of your channels")
    return str(post.id)


def seen(reviewed: Any, options: argparse.Namespace) -> Any:
    """The review as the person sees it who looks."""
    from signoff.cli._common import the_person

    return reviewed.seen_by(the_person(options, reviewed.workspace.policy))
