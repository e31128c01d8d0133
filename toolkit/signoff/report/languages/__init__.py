"""The languages that pages are written in, one file each, named by its tag: `en`, `lv`.

A language says WORDS, DAYS, MONTHS, LANGUAGES, DECIMAL, GROUPS, `form(n)` (which of a word's forms goes with a number)
and `day(date)`. Both files have the same keys with the same gaps; a test compares them."""

from signoff.registry import Registry

KINDS = Registry("signoff.report.languages", group="signoff.languages")
__all__ = ["KINDS"]
