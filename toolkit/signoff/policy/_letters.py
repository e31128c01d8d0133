"""Letters that deceive the eye: invisible ones, direction marks, and words in which two scripts meet."""

import unicodedata

INVISIBLE = {0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
DIRECTION = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def hidden_letters(text: str) -> str:
    """What in a name could deceive a reader, in words; "" where it is what it seems to be."""
    if text.isascii():
        return ""
    for letter in text:
        if ord(letter) in INVISIBLE:
            return f"an invisible character (U+{ord(letter):04X}); delete it"
        if ord(letter) in DIRECTION:
            return f"a direction mark (U+{ord(letter):04X}), which makes text look other than it is; delete it"
    return _mixed_scripts(text)


def _mixed_scripts(text: str) -> str:
    for word in text.split():
        found = {script for letter in word for script in SCRIPTS if unicodedata.name(letter, "").startswith(script)}
        if len(found) > 1:
            alphabets = " and ".join(sorted(script.title() for script in found))
            return f"letters of two alphabets in one word ({alphabets} in `{word}`)"
    return ""
