"""How many syllables an English word has, by its letters and some words that break the rules.

Source: the patterns of Greg Fast's Lingua::EN::Syllable, as the readability libraries of Text-Statistics' line use
them, and the exceptions of prose 2, by behaviour: Vale's readability figures depend on the very same count."""

import re
from collections.abc import Callable

_EXCEPTIONS = {
    word: count
    for count, words in {
        2: "abed adieu cafe cafes chile chloe circe jesse jukebox maybe people daphne phoebe shoreline zoe",
        3: "abare acreage adame adobe anemone apache ariadne coyote forever karate machete recipe sesame "
           "simile syncope tamale euterpe",
        4: "abalone abruzzese abbruzzese anemone aphrodite apostrophe ariadne calliope catastrophe epitome facsimile "
           "gethsemane guacamole hyperbole yosemite eurydice hermione penelope persephone",
        5: "aborigine aborigines",
    }.items()
    for word in words.split()
}  # fmt: skip
_PREFIXES = (
    "above anti ante counter hyper afore agri infra intra inter over semi ultra under extra dia micro mega kilo pico "
    "nano macro",
    "un fore ware none non out post sub pre pro dis side",
)
_SUFFIXES = (
    "ology ologist onomy onomist",
    "fully berry woman women",
    "ly less some ful er ers ness cian cians ment ments ette ettes ville villes ships ship side sides port ports shire "
    "shires tion tioned",
)
_PAST = "b|c|ch|dg|f|g|gh|gn|k|l|lch|ll|lv|m|mm|n|nc|ng|nch|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|th|v|y|z"
_PLURAL = "b|ch|d|f|gh|gn|k|l|lch|ll|lv|m|mm|n|nch|nn|p|r|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y"
_SILENT = "b|c|ch|d|dg|f|g|gh|gn|k|l|ll|lv|m|mm|n|nc|ng|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y|z"
_VOWELS = re.compile("[aeiouy]+")
_LESS = (
    re.compile(
        "cia(?:l|$)|tia|cius|cious|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|.[^aeiuoycgltdb]{2,}ed$|.ely$|"
        f"^jua|uai|eau|^busi$|[aeiouy](?:{_PAST})ed$|[aeiouy](?:{_PLURAL})es$"
    ),
    re.compile(f"[aeiouy](?:{_SILENT})e$"),
)
_MORE = (
    re.compile(
        "(?:[^aeiouy]ie(?:r|st|t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|gean|oa|ua|eings?|[aeiouy]sh?e[rsd])$"
    ),
    re.compile("[^gq]ua[^auieo]|[aeiou]{3}|^(?:ia|mc|coa[dglx].)"),
    re.compile("[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]"),
    re.compile("[^s]ia"),
)


def syllables(word: str) -> int:
    """The syllables of one word, at least 1; 0 for none."""
    if len(word) < 3:
        return min(len(word), 1)
    word = word.lower()
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    word, first = _without(word, _PREFIXES, str.startswith, str.removeprefix)
    word, last = _without(word, _SUFFIXES, str.endswith, str.removesuffix)
    count = first + last + len(_VOWELS.findall(word))
    count -= sum(len(pattern.findall(word)) for pattern in _LESS)
    return max(1, count + sum(len(pattern.findall(word)) for pattern in _MORE))


def _without(
    word: str, groups: tuple[str, ...], has: Callable[[str, str], bool], remove: Callable[[str, str], str]
) -> tuple[str, int]:
    """The word without the first part that it has, and how many syllables that part counts for."""
    for position, parts in enumerate(groups):
        for part in parts.split():
            if has(word, part):
                return remove(word, part), len(groups) - position
    return word, 0
