"""A page's words: times, numbers and counts as their readers write them."""

import re
from datetime import datetime

import pytest

from signoff.errors import SignoffError
from signoff.report import Words
from signoff.report.languages import KINDS
from support import CASES, documents

TABLE = documents(CASES / "report" / "times.yaml")[0]
NOW = TABLE["now"]
NOWHERE = datetime.fromisoformat("2026-12-01T00:00:00+00:00")


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["en", "lv"])
@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["at"])
def test_a_moment_is_said_as_people_say_it(case, language):
    words = Words(language, "Europe/Riga", NOW)
    assert plain(words.time(datetime.fromisoformat(case["at"]))) == case[language]


def test_a_moment_is_exact_where_it_must_be():
    words = Words("en", "Europe/Riga", NOW)
    at = datetime.fromisoformat("2026-07-01T06:00:00+00:00")
    assert words.iso(at) == "2026-07-01T09:00:00+03:00"
    assert words.exact(at) == "2026-07-01 09:00:00+03:00 Europe/Riga"


@pytest.mark.parametrize(
    ("language", "value", "decimals", "said"),
    [("en", 3207, 0, "3,207"), ("lv", 3207, 0, "3 207"), ("en", 0.5, 1, "0.5"), ("lv", 0.5, 1, "0,5"),
     ("en", -12, 0, "−12"), ("lv", 1234567.25, 2, "1 234 567,25")],
)  # fmt: skip
def test_a_number_is_written_as_its_readers_write_it(language, value, decimals, said):
    assert plain(Words(language, "UTC", NOWHERE).number(value, decimals)) == said


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [("en", 0, "0 posts"), ("en", 1, "1 post"), ("en", 21, "21 posts"),
     ("lv", 1, "1 ieraksts"), ("lv", 21, "21 ieraksts"), ("lv", 11, "11 ieraksti"), ("lv", 0, "0 ieraksti")],
)  # fmt: skip
def test_a_count_takes_the_form_of_its_number(language, n, said):
    assert Words(language, "UTC", NOWHERE).count("n_posts", n) == said


@pytest.mark.parametrize(
    ("written", "business", "said"),
    [("24h", True, "24 working hours"), ("24h", False, "24 hours"), ("1h", False, "1 hour"),
     ("90m", False, "90 minutes"), ("2160h", False, "90 days"), ("90d", False, "90 days"),
     ("45s", True, "45 working seconds")],
)  # fmt: skip
def test_a_duration_of_a_policy_is_said_in_words(written, business, said):
    assert Words("en", "UTC", NOWHERE).duration(written, business) == said


def test_an_unknown_language_is_refused_with_the_nearest():
    with pytest.raises(SignoffError, match="no pages in `lt`"):
        Words("lt", "UTC", NOWHERE)


def gaps(phrase):
    return sorted(set(re.findall(r"{(\w+)}", phrase if isinstance(phrase, str) else " ".join(phrase))))


@pytest.mark.parametrize("language", [name for name in KINDS if name != "en"])
def test_every_language_says_everything_with_the_same_gaps(language):
    english, other = KINDS["en"].WORDS, KINDS[language].WORDS
    assert english.keys() == other.keys()
    assert {key: gaps(other[key]) for key in english} == {key: gaps(english[key]) for key in english}
