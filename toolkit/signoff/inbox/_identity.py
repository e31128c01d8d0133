"""Who it was: `claimed` by a word, `os` by the account of the machine, `signed` with a key of the person's.

`os` says that this machine let in the account that the team names under `login:` (left out: the account of the person's
own name). It is asked of the system, never of the environment, which anybody may set."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.errors import Problem, Refused, SignoffError
from signoff.ledger import Draft, Ledger
from signoff.model import many
from signoff.policy import Policy, write_file
from signoff.workflow import Event

Sign = Callable[[bytes], str]
"""From the bytes to be signed to the signature as an entry keeps it."""

SIGNED = "signed"
NO_PROGRAM = "Signing needs OpenSSH's `ssh-keygen` (8.0 or newer); `apt install openssh-client` has it."


def account() -> str:
    """The name of the account that this process runs as; "" where the system does not say."""
    try:
        import os
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError, AttributeError):
        return ""


def my_name(policy: Policy) -> str:
    """The person whose account this process runs as; "" for nobody of the team."""
    return whose_account(policy.people, account())


def whose_account(people: Mapping[str, Any], login: str) -> str:
    """Whose account it is: of who names it under `login`, else of who is called so and names none; "" for nobody's."""
    named = [name for name, person in people.items() if login and login in many(person.login)]
    if named:
        return named[0]
    return login if login in people and people[login].login is None else ""


def proof(policy: Policy, name: str) -> str:
    """The most that can be said without a signature: `os` or `claimed`."""
    return "os" if name and name == my_name(policy) else "claimed"


def at_most_proved(wish: Event, sign: Sign | None) -> Event:
    """The wish with the proof that there is: `signed` only with something that signs.

    Nor has it happened already, found in a file or with a place in the ledger: then nothing would be asked of it."""
    said = SIGNED if sign is not None else "claimed" if wish.identity == SIGNED else wish.identity
    return msgspec.structs.replace(wish, identity=said, found=False, shared=False, seq=None)


def signed(drafts: Sequence[Draft], seen: Mapping[str, int], ledger: Ledger, policy: Policy, sign: Sign) -> list[Draft]:
    """The drafts, those that say so signed. seen: the version that each stream is at.

    Raises Refused where a signature is not by a key that the team names for that person and day."""
    genesis, versions = ledger.genesis(), dict(seen)
    found = []
    for draft in drafts:
        versions[draft.stream] = versions.get(draft.stream, 0) + 1
        if draft.body.get("identity") == SIGNED and genesis is not None:
            draft = _with_signature(draft, genesis.id, versions[draft.stream], policy, sign)
        found.append(draft)
    return found


def _with_signature(draft: Draft, ledger: bytes, version: int, policy: Policy, sign: Sign) -> Draft:
    from signoff.ledger import SIGNATURE, BadSignature, require_signed_by, signed_bytes

    made = {SIGNATURE: sign(signed_bytes(ledger, draft, version))}
    done = msgspec.structs.replace(draft, body=draft.body | made)
    day = draft.at.astimezone(zone(policy.zone)).date()
    try:
        require_signed_by(policy.people[draft.by].keys_on(day), ledger, done, version)
    except BadSignature as error:
        why = f"Nothing was recorded. `signing_keys:` of {draft.by} in `kind: team` names the keys."
        raise Refused(Problem(f"the signature is not {draft.by}'s: {error}", why=why)) from None
    return done


def signing_with(key: str, policy: Policy, name: str, day: date) -> Sign:
    """How this person signs. key: the file of a private or public key; "" for the key that the team names, in an agent.

    Raises Refused where the team names no key of this person for that day."""
    known = policy.people[name].keys_on(day) if name in policy.people else set()
    if not known:
        why = "`signing_keys:` of the person in `kind: team` names the public keys."
        raise Refused(Problem(f"the team names no signing key of {name} for {day}", why=why))
    return lambda message: _signed(message, key, sorted(known)[0])


def _signed(message: bytes, key: str, public: str) -> str:
    from tempfile import TemporaryDirectory

    from signoff.ledger import BadSignature, written

    with TemporaryDirectory(prefix="signoff-") as folder:
        if not key:
            key = str(Path(folder, "key.pub"))
            write_file(Path(key), public.encode() + b"\n")
        try:
            return written(_asked(key, message))
        except BadSignature as error:
            raise SignoffError(f"`ssh-keygen` gave no signature: {error}") from None


def _asked(key: str, message: bytes) -> str:
    """What `ssh-keygen -Y sign` answers; it may ask for a passphrase, or for a touch of a hardware key."""
    import subprocess

    from signoff.ledger import NAMESPACE

    command = ["ssh-keygen", "-Y", "sign", "-q", "-n", NAMESPACE, "-f", key]
    try:
        done = subprocess.run(command, input=message, capture_output=True, check=False)
    except OSError:
        raise SignoffError(Problem("nothing was signed: there is no `ssh-keygen`", why=NO_PROGRAM)) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "it did not say why"
        why = "`--sign FILE` names another key; without a file an agent must hold the key that the team names."
        raise SignoffError(Problem(f"nothing was signed; ssh-keygen says: {said}", why=why))
    return done.stdout.decode("ascii", "replace")
