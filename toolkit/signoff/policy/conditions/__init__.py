"""Matchers of `when:`, one file each. A matcher tests a Subject, which is plain facts, and answers with its reason."""

from signoff.policy.conditions._base import Because, Condition, Subject
from signoff.policy.conditions._when import When
from signoff.registry import Registry

KINDS = Registry("signoff.policy.conditions", group="signoff.conditions", classes=True)
__all__ = ["KINDS", "Because", "Condition", "Subject", "When"]
