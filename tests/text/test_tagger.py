"""Parts of speech, figures, spelling and cases of English."""

import pytest

from signoff.text import titles
from signoff.text.figures import figures
from signoff.text.spelling import Dictionary, Speller, english
from signoff.text.tagger import pieces, tagged


def test_words_are_cut_as_the_treebank_does():
    assert pieces("He doesn't, can he?") == ["He", "does", "n't", ",", "can", "he", "?"]


def test_tags():
    assert [tag for _, tag in tagged("He runs to the store.")] == ["PRP", "VBZ", "TO", "DT", "NN", "."]


def test_figures_of_a_text():
    found = figures("We are open. Do come to our considerable organization.\n\nBye.")
    assert (found["words"], found["sentences"], found["paragraphs"]) == (10, 3, 1)
    assert (found["syllables"], found["polysyllabic_words"], found["long_words"]) == (20, 2, 2)
    assert figures("… !") == {}


ENGLISH = {"don't": True, "Running": True, "10km": True, "1,000": True, "kafējas": False, "recieve": False}


@pytest.mark.parametrize(("word", "known"), ENGLISH.items())
def test_english(word, known):
    assert english().knows(word) is known


AFF = """
SET UTF-8
FLAG long
PFX un Y 1
PFX un 0 un .
SFX er Y 2
SFX er 0 er [^e]
SFX er e er e
COMPOUNDFLAG zz
"""


def test_a_dictionary_of_prefixes_suffixes_and_compounds():
    made = Dictionary(AFF, "3\nlock/uner\nbake/er\nhaus/zz\n")
    known = ["lock", "unlock", "unlocker", "baker", "hauslock"]
    assert [word for word in [*known, "bakeer", "unbake"] if Speller(made).knows(word)] == known


def test_cases_of_titles():
    def fits(pattern, text):
        return False

    assert titles.Title((), "", chicago=False, fits=fits)("the war on drugs") == "The War on Drugs"
    assert titles.Title((), "", chicago=True, fits=fits)("life without a plan") == "Life without a Plan"
