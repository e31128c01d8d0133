"""The kinds of this room, by the name of their section."""

from signoff.registry import Registry

KINDS = Registry("signoff.checks", group="signoff.checks", classes=True)
