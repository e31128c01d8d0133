"""Task lists in Markdown: `- [ ] to do` and `- [x] done`. Source: GitHub Flavored Markdown 0.29, 5.3."""

import re
from typing import Any

_BOX = re.compile(r"\[[\sxX]\]\s*")


def add(reader: Any) -> None:
    """Teaches a reader the boxes."""
    reader.core.ruler.after("block", "tasks", tasks)


def tasks(state: Any) -> None:
    """Cuts the box off the text of each list item that begins with one."""
    for before, paragraph, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if before.type == "list_item_open" and paragraph.type == "paragraph_open" and inline.type == "inline":
            box = _BOX.match(inline.content)
            if box:
                inline.content = inline.content[box.end() :]
