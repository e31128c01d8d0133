"""Texts for properties: any Unicode, and pieces that make links, tags and emoji more often than chance would."""

from hypothesis import strategies as st

PIECES = """https:// www. cafe.lv .com / ( ) . , ! # @ $ ＃ a ē 日 e\u0301 👍🏽 👨\u200d👩\u200d👧 1\ufe0f\u20e3 \u200d
\ufe0f user tag 2026 - _ ' x.co 𠀡 \ufffe"""
ANY = st.text(alphabet=st.characters(), max_size=80)
TEXTS = ANY | st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=12).map("".join)

# Each of these takes hours where a pattern is tried anew at every letter.
HOSTILE = {
    "dots": "a." * 30_000,
    "no spaces": "日" * 60_000,
    "hosts": "a.com_" * 10_000,
    "signs": "@" * 60_000,
    "tags": "#1" * 30_000,
    "brackets": "http://x.y/" + ")" * 60_000,
    "open brackets": "http://x.com/" + "(" * 60_000,
    "Chinese dots": "日." * 30_000,
    "schemes": "https://" * 7_000,
    "addresses": "a@b." * 15_000,
    "dashes": "a-" * 30_000 + ".com",
    "dollars": "$a" * 30_000,
    "exclamations": "http://x.com/a" + "!" * 60_000,
    "marks": "e" + "\u0301" * 30_000,
    "joiners": "👩\u200d" * 20_000,
}
