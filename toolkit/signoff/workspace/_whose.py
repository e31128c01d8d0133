"""Whom git names for the last change of a file. Asked only for a file that no entry tells of."""

from pathlib import Path


def committer(root: Path, file: str) -> str:
    """The e-mail of the author of a file's last commit; "" outside git, or where the file is not as committed."""
    if not any((folder / ".git").exists() for folder in (root, *root.resolve().parents)):
        return ""
    if _git(root, "status", "--porcelain", "--", file) != "":
        return ""
    return _git(root, "log", "-1", "--format=%ae", "--", file) or ""


def _git(root: Path, *arguments: str) -> str | None:
    """What git says; None where it cannot be asked."""
    import subprocess

    command = ["git", "-C", str(root), *arguments]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return asked.stdout.strip()
