"""The families of figures, by the names of their files."""

from signoff.registry import Registry

KINDS = Registry("signoff.insight.channel")
