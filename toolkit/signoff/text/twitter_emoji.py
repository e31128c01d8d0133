"""The emoji of several code points that X counts as one, those of Unicode 11; a later one is counted in its parts.

Facts, written as the inside of character classes; single emoji need no list, since each weighs two anyway.
Source: npm twemoji-parser 11.0.2 (MIT), on which twitter/twitter-text 3.1.0 builds; read 2026-11-24."""

from functools import cache

_TONE = r"[\U0001f3fb-\U0001f3ff]"
_VS = r"\ufe0f"
_JOINED = r"\u200d"
_GENDER = rf"{_JOINED}[♀♂]{_VS}"
# Drawn as text unless a variation selector follows.
_TEXTUAL = (
    r"\U0001f004\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f202\U0001f21a\U0001f22f\U0001f237\U0001f321"
    r"\U0001f324-\U0001f32c\U0001f336\U0001f37d\U0001f396\U0001f397\U0001f399-\U0001f39b\U0001f39e\U0001f39f"
    r"\U0001f3cd\U0001f3ce\U0001f3d4-\U0001f3df\U0001f3f3\U0001f3f5\U0001f3f7\U0001f43f\U0001f441\U0001f4fd"
    r"\U0001f549\U0001f54a\U0001f56f\U0001f570\U0001f573\U0001f576-\U0001f579\U0001f587\U0001f58a-\U0001f58d"
    r"\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3"
    r"\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa\U0001f6cb"
    r"\U0001f6cd-\U0001f6cf\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6f0\U0001f6f3\u203c\u2049\u2139\u2194-\u2199\u21a9"
    r"\u21aa\u231a\u231b\u2328\u23cf\u23ed-\u23ef\u23f1\u23f2\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0"
    r"\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u2620\u2622\u2623\u2626\u262a\u262e\u262f"
    r"\u2638-\u263a\u2640\u2642\u2648-\u2653\u2660\u2663\u2665\u2666\u2668\u267b\u267f\u2692-\u2697\u2699\u269b"
    r"\u269c\u26a0\u26a1\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea"
    r"\u26f0-\u26f5\u26f8\u26fa\u26fd\u2702\u2708\u2709\u270f\u2712\u2714\u2716\u271d\u2721\u2733\u2734\u2744\u2747"
    r"\u2757\u2763\u2764\u27a1\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
)
_TEXTUAL_HANDS = r"🏋🏌🕴🕵🖐☝⛷⛹✌✍"
# These take a skin tone.
_TONED = (
    r"\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca\U0001f442\U0001f443\U0001f446-\U0001f450"
    r"\U0001f466-\U0001f469\U0001f46e\U0001f470-\U0001f478\U0001f47c\U0001f481-\U0001f483\U0001f485-\U0001f487"
    r"\U0001f4aa\U0001f57a\U0001f595\U0001f596\U0001f645-\U0001f647\U0001f64b-\U0001f64f\U0001f6a3"
    r"\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f918-\U0001f91c\U0001f91e\U0001f91f\U0001f926"
    r"\U0001f930-\U0001f939\U0001f93d\U0001f93e\U0001f9b5\U0001f9b6\U0001f9b8\U0001f9b9\U0001f9d1-\U0001f9dd\u270a"
    r"\u270b"
)
# These take a sign of gender.
_PEOPLE = (
    r"\U0001f3c3\U0001f3c4\U0001f3ca\U0001f46e\U0001f471\U0001f473\U0001f477\U0001f481\U0001f482\U0001f486\U0001f487"
    r"\U0001f645-\U0001f647\U0001f64b\U0001f64d\U0001f64e\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f926\U0001f935"
    r"\U0001f937-\U0001f939\U0001f93d\U0001f93e\U0001f9b8\U0001f9b9\U0001f9d6-\U0001f9dd"
)
_WORK = rf"[👨👩]{_TONE}?{_JOINED}(?:[⚕⚖✈]{_VS}|[🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒\U0001f9b0-\U0001f9b3])"
_COUPLES = rf"👨{_JOINED}❤{_VS}{_JOINED}(?:💋{_JOINED})?👨|👩{_JOINED}❤{_VS}{_JOINED}(?:💋{_JOINED})?[👨👩]"
_PARENTS = rf"(?:👨(?:{_JOINED}[👨👩])?|👩(?:{_JOINED}👩)?)"
_FAMILIES = rf"{_PARENTS}{_JOINED}(?:👦(?:{_JOINED}👦)?|👧(?:{_JOINED}[👦👧])?)"
# A first letter, then each second letter that makes a flag with it.
_FLAGS = """
ACDEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNOPRUVWXYZ DEGJKMOZ EACEGHRSTU FIJKMOR
GABDEFGHILMNPQRSTUWY HKMNRTU ICDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ
NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TACDFGHJKLMNORTVWZ UAGMNSYZ
VACEGINU WFS XK YET ZAMW
"""


@cache
def sequences() -> str:
    """A pattern that finds each of them, the longest first."""
    return "|".join(
        [
            _WORK,
            rf"[🏋🏌🕴🕵⛹](?:{_TONE}|{_VS}){_GENDER}",
            rf"[{_PEOPLE}]{_TONE}?{_GENDER}",
            _COUPLES,
            _FAMILIES,
            rf"🏳{_VS}{_JOINED}🌈|🏴{_JOINED}☠{_VS}|👁{_JOINED}🗨|[👯🤼🧞🧟]{_GENDER}",
            rf"[#*0-9]{_VS}?\u20e3|[©®™♟{_TEXTUAL}]{_VS}",
            rf"[{_TEXTUAL_HANDS}](?:{_VS}{_TONE}?|{_TONE})|[{_TONED}]{_TONE}",
            *(_tagged(region) for region in ("gbeng", "gbsct", "gbwls")),
            *(f"{_letter(first)}[{''.join(map(_letter, rest))}]" for first, *rest in map(list, _FLAGS.split())),
        ]
    )


def _tagged(region: str) -> str:
    return "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"


def _letter(letter: str) -> str:
    return chr(0x1F1E6 + ord(letter) - ord("A"))
