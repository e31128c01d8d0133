"""What stands beside the words: the heads of posts and messages, and the files of assets, campaigns and claims."""

from types import ModuleType
from typing import Any

from signoff.content import _assets, _campaigns, _claims, _front, _replies, _requests, _snippets
from signoff.policy._shape import schema_of
from signoff.report.reference.keys import inside, keys
from signoff.report.reference.markdown import page
from signoff.report.reference.told import told

PAGES: dict[str, tuple[str, ModuleType, Any]] = {
    "post": ("A post's front matter", _front, _front.FrontMatter),
    "asset": ("An asset's sidecar", _assets, _assets.Sidecar),
    "campaign": ("A campaign", _campaigns, _campaigns.Campaign),
    "claim": ("A claim", _claims, _claims.Claim),
    "reply": ("A saved reply", _replies, _replies.ReplyHead),
    "snippet": ("A snippet", _snippets, _snippets.SnippetHead),
    "request": ("A request", _requests, _requests.RequestHead),
}


def content_page(name: str) -> str:
    """The page of one family of content."""
    title, module, model = PAGES[name]
    made = schema_of(model)
    return page(title, told(module).whole, keys(made, made["$defs"], without=()), *inside(made, made["$defs"]))
