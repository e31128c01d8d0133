"""English, as written in Riga and London: Tue 1 Dec, 09:20; 3,207; 0.5."""

import datetime

from signoff.report.languages import _en_brand, _en_guide, _en_impact, _en_process, _en_review, _en_weekly

GROUPS, DECIMAL = ",", "."
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LANGUAGES = {
    "en": "English", "lv": "Latvian", "ru": "Russian", "et": "Estonian", "lt": "Lithuanian", "de": "German",
    "fr": "French", "es": "Spanish", "pl": "Polish", "sv": "Swedish", "fi": "Finnish", "uk": "Ukrainian",
}  # fmt: skip


def form(n: int) -> int:
    """0 for one of a thing, 1 for every other number."""
    return 0 if n == 1 else 1


def day(day: datetime.date) -> str:
    """Tue 1 Dec."""
    return f"{DAYS[day.weekday()]} {day.day}\u00a0{MONTHS[day.month - 1]}"


def date(day: datetime.date) -> str:
    """7 Dec 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


WORDS: dict[str, str | tuple[str, str]] = {
    **_en_review.WORDS,
    **_en_process.WORDS,
    **_en_weekly.WORDS,
    **_en_impact.WORDS,
    **_en_brand.WORDS,
    **_en_guide.WORDS,
    # times
    "with_year": "{day} {year}",
    "now": "now",
    "ahead": "in {span}",
    "ago": "{span} ago",
    "minutes": ("{n}\u00a0min", "{n}\u00a0min"),
    "hours": ("{n}\u00a0h", "{n}\u00a0h"),
    "days": ("{n}\u00a0day", "{n}\u00a0days"),
    "no_time": "no time set",
    "as_of": "As of",
    "or": "or",
    "and": "and",
    "and_more": ("and {n} more", "and {n} more"),
    "and_more_json": (
        "and {n} more post; signoff review --json has them all",
        "and {n} more posts; signoff review --json has them all",
    ),
    "nobody": "nobody",
    # the foot
    "foot_zone": "Times are those of {zone}; working time is counted by the calendar {calendar}.",
    "foot_no_calendar": "Times are those of {zone}.",
    "foot_policy": "Policy",
    "foot_ledger": ("Ledger of {n} entry, head", "Ledger of {n} entries, head"),
    "foot_no_ledger": "The ledger is empty: nothing was submitted yet.",
    "n_posts": ("{n} post", "{n} posts"),
    "n_open": ("{n} of them still open", "{n} of them still open"),
}
