"""`signoff ledger checkpoint`, and what `verify --checkpoint` finds."""

from pathlib import Path
from typing import Any

from signoff.cli._common import print_json, say


def make(workspace: Any, out: Path | None, key: Path | None, as_json: bool) -> int:
    """Prints a signed checkpoint, or writes it into a file that is not there yet."""
    from signoff.ledger import require_whole
    from signoff.ledger.checkpoint import checkpoint_of
    from signoff.ledger.checkpoint_key import NAME, sign
    from signoff.policy import write_new

    with workspace.reading() as ledger:
        require_whole(ledger)
        found = checkpoint_of(ledger)
    note = sign(found, key or workspace.ledger_path.with_name(NAME))
    if out:
        write_new({out: note.encode()})
        say(f"The checkpoint of {found.size} entries is {out}. Keep it where nobody who writes here can change it.")
    if as_json:
        print_json({"origin": found.origin, "size": found.size, "root": found.root.hex(), "note": note})
    elif not out:
        print(note, end="")
    return 0


def against(workspace: Any, path: Path, verifier: Path | None) -> list[str]:
    """What of the ledger is not as a checkpoint has it, and whether the note is what was signed."""
    from signoff.ledger.checkpoint import faults_against, note_of
    from signoff.ledger.checkpoint_key import MOST_BYTES, PUBLIC, verified
    from signoff.policy import read_file

    note = note_of(read_file(path, MOST_BYTES).decode("utf-8", "replace"))
    public = verifier or workspace.ledger_path.with_name(PUBLIC)
    faults = []
    if not verified(note, read_file(public, MOST_BYTES).decode("utf-8", "replace")):
        faults.append(f"{path} is not signed by the key of {public}: it is not what was once written")
    with workspace.reading() as ledger:
        return [*faults, *faults_against(ledger, note)]
