"""Findings out: one file a format, each with `written(findings)`, the whole output as text."""

from signoff.registry import Registry

KINDS = Registry("signoff.formats", group="signoff.formats")
__all__ = ["KINDS"]
