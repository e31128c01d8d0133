"""Policies: YAML documents with a place on everything, typed, checked, and joined into one Policy."""

from typing import TYPE_CHECKING

from signoff.policy._documents import document, typed
from signoff.policy._files import digest_file, is_inside, read_file, read_part, write_file, write_new
from signoff.policy._load import load, nodes, policy_files, read, with_excerpts
from signoff.policy._node import MOST_BYTES, Node, Unreadable, decode
from signoff.policy._policy import Policy
from signoff.registry import late

if TYPE_CHECKING:
    from signoff.policy._changes import Change, changes
    from signoff.policy._schema import schema
    from signoff.policy._yaml import documents, plain

__getattr__ = late(__name__, Change="_changes", changes="_changes", documents="_yaml", plain="_yaml", schema="_schema")
__all__ = [
    "MOST_BYTES",
    "Change",
    "Node",
    "Policy",
    "Unreadable",
    "changes",
    "decode",
    "digest_file",
    "document",
    "documents",
    "is_inside",
    "load",
    "nodes",
    "plain",
    "policy_files",
    "read",
    "read_file",
    "read_part",
    "schema",
    "typed",
    "with_excerpts",
    "write_file",
    "write_new",
]
