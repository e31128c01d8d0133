"""Latvian: otrd., 1. dec., 09:20; 3 207; 0,5. Who acts stands in the nominative, so that names are never bent."""

import datetime

from signoff.report.languages import _lv_brand, _lv_guide, _lv_impact, _lv_process, _lv_review, _lv_weekly

GROUPS, DECIMAL = "\u00a0", ","
DAYS = ("pirmd.", "otrd.", "trešd.", "ceturtd.", "piektd.", "sestd.", "svētd.")
MONTHS = ("janv.", "febr.", "marts", "apr.", "maijs", "jūn.", "jūl.", "aug.", "sept.", "okt.", "nov.", "dec.")
LANGUAGES = {
    "en": "angļu", "lv": "latviešu", "ru": "krievu", "et": "igauņu", "lt": "lietuviešu", "de": "vācu",
    "fr": "franču", "es": "spāņu", "pl": "poļu", "sv": "zviedru", "fi": "somu", "uk": "ukraiņu",
}  # fmt: skip


def form(n: int) -> int:
    """0 for 1, 21, 101 and so on, 1 for every other number, 11 among them."""
    return 0 if n % 10 == 1 and n % 100 != 11 else 1


def day(day: datetime.date) -> str:
    """otrd., 1. dec."""
    return f"{DAYS[day.weekday()]}, {day.day}.\u00a0{MONTHS[day.month - 1]}"


def date(day: datetime.date) -> str:
    """07.12.2026."""
    return f"{day:%d.%m.%Y.}"


WORDS: dict[str, str | tuple[str, str]] = {
    **_lv_review.WORDS,
    **_lv_process.WORDS,
    **_lv_weekly.WORDS,
    **_lv_impact.WORDS,
    **_lv_brand.WORDS,
    **_lv_guide.WORDS,
    # times
    "with_year": "{day}, {year}. g.",
    "now": "tagad",
    "ahead": "pēc {span}",
    "ago": "pirms {span}",
    "minutes": ("{n}\u00a0min", "{n}\u00a0min"),
    "hours": ("{n}\u00a0h", "{n}\u00a0h"),
    "days": ("{n}\u00a0dienas", "{n}\u00a0dienām"),
    "no_time": "laiks nav noteikts",
    "as_of": "Stāvoklis:",
    "or": "vai",
    "and": "un",
    "and_more": ("un vēl {n}", "un vēl {n}"),
    "and_more_json": (
        "un vēl {n} ieraksts; signoff review --json rāda visus",
        "un vēl {n} ieraksti; signoff review --json rāda visus",
    ),
    "nobody": "neviens",
    # the foot
    "foot_zone": "Laiki ir joslā {zone}; darba laiku skaita pēc kalendāra {calendar}.",
    "foot_no_calendar": "Laiki ir joslā {zone}.",
    "foot_policy": "Noteikumi",
    "foot_ledger": ("Žurnālā ir {n} notikums, pēdējais", "Žurnālā ir {n} notikumi, pēdējais"),
    "foot_no_ledger": "Žurnāls ir tukšs: vēl nekas nav iesniegts.",
    "n_posts": ("{n} ieraksts", "{n} ieraksti"),
    "n_open": ("{n} vēl nav pabeigts", "{n} vēl nav pabeigti"),
}
