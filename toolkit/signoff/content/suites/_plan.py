"""What an import would do: the posts, the rows that cannot be taken, and what people should know of it."""

from collections.abc import Collection

import msgspec

from signoff.content._post import Post
from signoff.content._write import write_post
from signoff.content.suites._table import Notice


class Refusal(msgspec.Struct, frozen=True):
    """A row that was not taken, by its line in the file, and why."""

    line: int
    because: str


class Taken(msgspec.Struct, frozen=True):
    """A post and the line of the row that it is from."""

    line: int
    post: Post


class ImportPlan(msgspec.Struct, frozen=True):
    """Everything decided, before anything is written.

    format  the suite's name, or "table";  rows: how many there were;  unused: columns that carry nothing over"""

    format: str
    rows: int
    taken: tuple[Taken, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notices: tuple[Notice, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def posts(self) -> list[Post]:
        """The posts, in the order of the rows. Places are those of the table."""
        return [taken.post for taken in self.taken]

    def known(self, ids: Collection[str]) -> list[str]:
        """The ids of posts that are there already, out of an earlier import; `ids` are those of the workspace."""
        there = {name.casefold() for name in ids}
        return [post.id for post in self.posts if post.id.casefold() in there]

    def files(self, ids: Collection[str]) -> dict[str, bytes]:
        """The files to add, by path from the root: posts that are not there yet. `policy.write_new` writes them."""
        known = set(self.known(ids))
        return {path_of(post): write_post(post) for post in self.posts if post.id not in known}


def path_of(post: Post) -> str:
    """Where an imported post is kept."""
    return f"content/posts/{slug(post.channels[0])}/{post.id}.md"


def slug(name: str) -> str:
    """A name as a part of a path and of an id."""
    kept = "".join(letter if letter.isalnum() or letter in "_-" else "-" for letter in name)
    return kept.strip("-_")[:40] or "post"
