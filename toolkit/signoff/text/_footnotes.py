"""Footnotes in Markdown: `word[^1]` and `[^1]: what is said of it`, which comes at the end of the text.

A footnote that nobody refers to is left out. Source: goldmark 1.7, extension Footnote, by behaviour."""

import re
from typing import Any

_DEFINITION = re.compile(r"\[\^([^\[\]]+)\]:")
_REFERENCE = re.compile(r"!?\[\^([^\[\]]+)\]")
_KEY = "footnotes"


def add(reader: Any) -> None:
    """Teaches a reader the definitions, the references, and the list at the end."""
    reader.block.ruler.before("reference", "footnote", definition, {"alt": ["paragraph", "reference"]})
    reader.inline.ruler.before("image", "footnote_reference", reference)
    reader.core.ruler.after("inline", "footnotes", gathered)
    reader.add_render_rule("footnote_reference", _render_reference)
    reader.add_render_rule("footnote_return", _render_return)


def definition(state: Any, first: int, last: int, silent: bool) -> bool:
    """The definition that begins here, if one does, with the lines indented below it."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    match = None if state.is_code_block(first) else _DEFINITION.match(state.src, start, end)
    if not match or not match[1].strip():
        return False
    if silent:
        return True
    _tokens_of(state, match, first, last)
    return True


def _tokens_of(state: Any, match: re.Match[str], first: int, last: int) -> None:
    kept = (
        state.tokens,
        state.blkIndent,
        state.parentType,
        state.bMarks[first],
        state.tShift[first],
        state.sCount[first],
    )
    found: list[Any] = []
    state.tokens = found
    after = match.end()
    while after < state.eMarks[first] and state.src[after] in " \t":
        after += 1
    state.bMarks[first], state.tShift[first] = after, 0
    state.sCount[first] = state.blkIndent = kept[1] + 4
    state.parentType = "footnote"
    state.md.block.tokenize(state, first, last)
    state.tokens, state.blkIndent, state.parentType = kept[:3]
    state.bMarks[first], state.tShift[first], state.sCount[first] = kept[3:]
    state.env.setdefault(_KEY, {}).setdefault(match[1], {"tokens": found, "number": 0, "count": 0})


def reference(state: Any, silent: bool) -> bool:
    """A reference to a footnote that is defined somewhere in the text."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    note = state.env.get(_KEY, {}).get(match[1]) if match else None
    if match is None or note is None:
        return False
    if not silent:
        _number(state.env, note)
        if match[0].startswith("!"):
            state.pending += "!"
        state.push("footnote_reference", "", 0).meta = {"number": note["number"]}
    state.pos = match.end()
    return True


def _number(env: Any, note: dict[str, Any]) -> None:
    note["count"] += 1
    if not note["number"]:
        env["footnotes_counted"] = note["number"] = env.get("footnotes_counted", 0) + 1


def gathered(state: Any) -> None:
    """Puts the footnotes that are referred to at the end of the text, in the order of their references."""
    notes = state.env.get(_KEY, {}).values()
    for note in notes:  # the definitions' own words may refer to others
        inner = [token for token in note["tokens"] if token.type == "inline"]
        for token in inner:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
    used = sorted((note for note in notes if note["number"]), key=lambda note: note["number"])
    if used:
        state.tokens += [*_wrapped(state, used)]


def _wrapped(state: Any, used: list[dict[str, Any]]) -> list[Any]:
    from markdown_it.token import Token

    found = [
        Token("footnotes_open", "div", 1, attrs={"class": "footnotes"}, block=True),
        Token("hr", "hr", 0, block=True),
    ]
    found.append(Token("ordered_list_open", "ol", 1, block=True))
    for note in used:
        back = [Token("footnote_return", "", 0, meta={"number": note["number"]}) for _ in range(note["count"])]
        inner = note["tokens"]
        if inner and inner[-1].type == "paragraph_close":
            inner[-2].children += back
            back = []
        found += [
            Token("list_item_open", "li", 1, block=True),
            *inner,
            *back,
            Token("list_item_close", "li", -1, block=True),
        ]
    found += [Token("ordered_list_close", "ol", -1, block=True), Token("footnotes_close", "div", -1, block=True)]
    return found


def _render_reference(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    number = tokens[index].meta["number"]
    return f'<sup id="fnref:{number}"><a href="#fn:{number}" class="footnote-ref">{number}</a></sup>'


def _render_return(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    number = tokens[index].meta["number"]
    return f'&#160;<a href="#fnref:{number}" class="footnote-backref">&#x21a9;&#xfe0e;</a>'
