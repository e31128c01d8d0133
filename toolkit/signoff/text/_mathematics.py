"""`$$` blocks in Markdown: what stands between two lines that begin with `$$` is no prose."""

from typing import Any


def add(reader: Any) -> None:
    """Teaches a reader the blocks."""
    options = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    reader.block.ruler.before("fence", "mathematics", mathematics, options)
    reader.add_render_rule("mathematics", _render)


def mathematics(state: Any, first: int, last: int, silent: bool) -> bool:
    """The block that begins here, if one does; one that is never closed goes to the end."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if state.is_code_block(first) or not state.src.startswith("$$", start):
        return False
    opening = state.src[start:end].strip()
    if silent:
        return True
    line, lines = first + 1, [opening[2:]]
    closed = len(opening) > 3 and opening.endswith("$$")
    while not closed and line < last:
        written = state.getLines(line, line + 1, state.blkIndent, False)
        lines.append(written)
        closed = written.strip().startswith("$$") or written.rstrip().endswith("$$")
        line += 1
    token = state.push("mathematics", "pre", 0)
    token.content, token.map = "\n".join(lines), [first, line]
    state.line = line
    return True


def _render(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    from html import escape

    return f"<pre>{escape(tokens[index].content)}</pre>\n"
