"""Content: posts, variants, assets, campaigns and claims; the canonical form and its hash."""

from signoff.content._front import FrontMatter
from signoff.content._made import post_from_plain, post_of
from signoff.content._post import Copy, Post, Text, changes
from signoff.content._subject import subject

__all__ = ["Copy", "FrontMatter", "Post", "Text", "changes", "post_from_plain", "post_of", "subject"]
