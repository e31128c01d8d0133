"""Policies: YAML documents with a place on everything, typed, checked, and joined into one Policy."""

from signoff.policy._documents import document
from signoff.policy._files import read_file, write_file
from signoff.policy._load import load, nodes, policy_files, read, with_excerpts
from signoff.policy._policy import Policy

__all__ = ["Policy", "document", "load", "nodes", "policy_files", "read", "read_file", "with_excerpts", "write_file"]
