"""The verbs of the command, found by the names of their files; nothing is imported until it is asked for."""

from signoff.registry import Registry

VERBS = Registry("signoff.cli")
