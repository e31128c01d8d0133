"""Previews: a post as its network shows it, with what was found marked at its place.

cards(copies, findings, words, names, pictures)"""

from signoff.report.preview.card import Card, cards
from signoff.report.preview.marked import Note, marked, notes
from signoff.report.preview.pictures import Picture, Pictures

__all__ = ["Card", "Note", "Picture", "Pictures", "cards", "marked", "notes"]
