"""Kinds of policy documents, one file each: the file's name is what stands after `kind:`."""

from signoff.policy.kinds._document import Document
from signoff.registry import Registry

KINDS = Registry("signoff.policy.kinds", group="signoff.policies", classes=True)
__all__ = ["KINDS", "Document"]
