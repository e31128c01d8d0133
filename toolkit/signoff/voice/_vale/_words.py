"""Words as Vale's spelling sees them: cut at blanks, prefixes, suffixes and quotation marks taken off; only with
letters.

Source: Vale 3.15, by behaviour: prefixes `$ ( " [ '`, suffixes `, ) " ] ! ; . ? : '`, a table of emoticons."""

import re

_CURLY = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}\Z|[A-Z][a-z]{1,2}\.\Z")
_PREFIXES = ("$", "(", '"', "[", "'")
_SUFFIXES = (",", ")", '"', "]", "!", ";", ".", "?", ":", "'")
# One text, and not a list of sixty short ones: it is read as it is, a sign after another.
_SIGNS = r"""
(-8 (-; (-_-) (._.) (: (= (o: (¬_¬) (ಠ_ಠ) (╯°□°）╯︵┻━┻ -__- 8-) 8-D 8D :( :(( :((( :() :))) :-) :-)) :-))) :-* :-/
:-X :-] :-o :-p :-x :-| :-} :0 :3 :P :] :`( :`) :`-( :o :o) =( =) =D =| @_@ O.o O_o V_V XDD [-: ^___^ o_0 o_O o_o v_v
xD xDD ¯\(ツ)/¯
"""
_EMOTICONS = frozenset(_SIGNS.split())


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    plain = text.translate(_CURLY).replace("&rsquo;", "'")
    return [word for run in plain.split() for word in _of_run(run)]


def _of_run(run: str) -> list[str]:
    while run:
        if run in _EMOTICONS or _SPECIAL.match(run):
            break
        if len(run) > 1 and run.startswith(_PREFIXES):
            run = run[1:]
        elif len(run) > 1 and run.endswith(_SUFFIXES):
            run = run[:-1]
        else:
            break
    return [run] if any(letter.isalpha() for letter in run) else []
