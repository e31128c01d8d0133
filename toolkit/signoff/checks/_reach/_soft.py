"""Soft 404: a page that is not there, and whose server says "200, fine" all the same.

Two things tell. The page says so itself, in its title or first heading, and has little else to say. Or it is the page
that the server shows for an address which nobody can have made, one of the same folder out of random figures."""

import re
import secrets
from posixpath import dirname

from signoff.checks._reach._client import Answer
from signoff.checks._reach._page import Page, Words

# What such pages call themselves: the whole title, or a part of it that stands apart.
_SAID = re.compile(
    r"(error |http |kļūda )?404( error)?|(error |404 )*(page |file |article |product |item |content )?not found( 404)?|"
    r"(sorry )?(we (can'?t|cannot|could ?n'?o?t) find|this|the|that) (that |this |the )?page"
    r"( you (requested|were looking for|are looking for))?( (is )?(not|no longer) (available|found|exist)"
    r"| (does ?n'?o?t|does not|no longer) exists?| could ?n'?o?t be found| isn'?t available| was not found)?|"
    r"page (does ?n'?o?t|does not|no longer) exists?|(page|content) (is )?(unavailable|(not|no longer) available)|"
    r"(404 )?(šāda |meklētā |pieprasītā )?lapa (nav atrasta|netika atrasta|neeksistē|nav pieejama|nepastāv)( 404)?|"
    r"(diemžēl )?(lapu|lapa) (ne)?izdevās atrast|nekas nav atrasts|"
    r"(404 )?(страница|страницы) не (найдена|существует)|(404 )?seite nicht gefunden|(404 )?puslapis nerastas|"
    r"(404 )?lehte ei leitud|(404 )?strony nie znaleziono",
)
_APART = re.compile(r"\s+[|•·–—»:-]+\s+|[:|•·–—»!.…]+(?:\s+|$)")
_MOST_WORDS = 150  # an article about not being found has more to say
_A_LINE = 25  # words: a page that says nothing else needs no heading
_FEW = 3


def unlikely(path: str) -> str:
    """An address of the same folder that nobody can have made."""
    folder = dirname(path.partition("?")[0]).rstrip("/")
    return f"{folder}/{secrets.token_hex(12)}"


def folder_of(path: str) -> str:
    """What is asked for once: a server may show other pages for what is missing elsewhere."""
    return dirname(path.partition("?")[0])


def says_so(found: Page) -> str:
    """The words of a page with which it says that there is nothing; "" where it does not."""
    length = len(found.text.split())
    if length > _MOST_WORDS:
        return ""
    where = [found.title, found.heading, *([" ".join(found.text.split())] if length <= _A_LINE else [])]
    said = (part for words in where for part in [words, *_APART.split(words)])
    return next((part for part in said if _SAID.fullmatch(_bare(part))), "")


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[^\w' ]+", " ", words.lower().replace("’", "'")).split())


def is_the_same(found: Words, missing: Words) -> bool:
    """Whether two pages say the same, but for the address that they repeat and a few words."""
    return found.page.title == missing.page.title and found.strange(missing) <= _FEW


def is_frame(answer: Answer) -> bool:
    """Whether a page may be filled in by a program in it, which asks for what the address names."""
    return b"<script" in answer.body.lower()


def led_home(asked: str, answer: Answer, missing: Answer) -> bool:
    """Whether a link leads to the host's first page, as an address does that nobody can have made."""
    return is_home(answer.here.path) and not is_home(asked) and answer.here.url == missing.here.url


def is_home(path: str) -> bool:
    """Whether it is the first page of a host, or of one of its languages."""
    return re.fullmatch(r"/(?:[a-z]{2}(?:[-_][A-Za-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w{2,5})?/?)?(?:\?.*)?",
                        path) is not None  # fmt: skip
