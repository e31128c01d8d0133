"""Content: posts, variants, assets, campaigns and claims; the canonical form and its hash.

library, problems = open_content(root, policy)      # everything below content/
post, problems = read_post("content/posts/a.md", data, Around(policy))
data = write_post(post)"""

from typing import TYPE_CHECKING

from signoff.content._front import FrontMatter
from signoff.content._made import known_as, post_from_plain, post_of
from signoff.content._post import Copy, Post, Text, changes
from signoff.content._subject import subject
from signoff.registry import late

if TYPE_CHECKING:
    from signoff.content._assets import Asset, Sidecar
    from signoff.content._campaigns import Campaign, Offer
    from signoff.content._checked import Around
    from signoff.content._claims import Claim
    from signoff.content._item import Item, item_of, items_of
    from signoff.content._library import Library, open_content
    from signoff.content._messages import Message
    from signoff.content._read import read_post
    from signoff.content._sights import LOOK, LOOKS, NOTHING_SEEN, Sight, Sights
    from signoff.content._under_approval import TYPES, types_under_approval
    from signoff.content._write import with_words, write_post, yaml_lines

__getattr__ = late(
    __name__,
    Asset="_assets",
    Sidecar="_assets",
    Campaign="_campaigns",
    Offer="_campaigns",
    Around="_checked",
    Claim="_claims",
    TYPES="_under_approval",
    Item="_item",
    item_of="_item",
    items_of="_item",
    types_under_approval="_under_approval",
    Library="_library",
    open_content="_library",
    Message="_messages",
    read_post="_read",
    LOOK="_sights",
    LOOKS="_sights",
    NOTHING_SEEN="_sights",
    Sight="_sights",
    Sights="_sights",
    with_words="_write",
    write_post="_write",
    yaml_lines="_write",
)
__all__ = [
    "LOOK",
    "LOOKS",
    "NOTHING_SEEN",
    "TYPES",
    "Around",
    "Asset",
    "Campaign",
    "Claim",
    "Copy",
    "FrontMatter",
    "Item",
    "Library",
    "Message",
    "Offer",
    "Post",
    "Sidecar",
    "Sight",
    "Sights",
    "Text",
    "changes",
    "item_of",
    "items_of",
    "known_as",
    "open_content",
    "post_from_plain",
    "post_of",
    "read_post",
    "subject",
    "types_under_approval",
    "with_words",
    "write_post",
    "yaml_lines",
]
