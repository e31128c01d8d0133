"""Whether what an entry says of its proof is so: a signature is verified each time it is to count."""

from collections.abc import Iterator, Sequence

import msgspec

from signoff.clock import zone
from signoff.errors import SignoffError
from signoff.ledger import Entry, Fault, Ledger
from signoff.policy import Policy
from signoff.workflow import Event
from signoff.workspace._accepted import guarding

SIGNED, CLAIMED = "signed", "claimed"


def proved(events: Sequence[Event], entries: Sequence[Entry], ledger: Ledger, policy: Policy) -> list[Event]:
    """The events of these entries; one that says `signed` and is not, by a key of its person, is only `claimed`."""
    pairs = zip(events, entries, strict=True)
    return [
        msgspec.structs.replace(event, identity=CLAIMED) if event.identity == SIGNED and why_not(entry, ledger, policy)
        else event
        for event, entry in pairs
    ]  # fmt: skip


def why_not(entry: Entry, ledger: Ledger, policy: Policy) -> str:
    """Why an entry's signature is not one of its person's, by the keys of this policy; "" where it is."""
    from signoff.ledger import BadSignature, require_signed_by

    genesis, person = ledger.genesis(), policy.people.get(entry.by)
    day = entry.at.astimezone(zone(policy.zone)).date()
    try:
        require_signed_by(person.keys_on(day) if person else (), genesis.id if genesis else b"", entry, entry.version)
    except BadSignature as error:
        return str(error)
    return ""


def signature_faults(ledger: Ledger) -> Iterator[Fault]:
    """Each entry that says it is signed and is not, by the keys of the policy that it was decided under."""
    policies: dict[str, Policy | None] = {}
    for entry in ledger.entries():
        if "signature" not in entry.body and entry.body.get("identity") != SIGNED:
            continue
        name = str(entry.body.get("policy", ""))
        if name not in policies:
            policies[name] = _kept(name, ledger)
        policy = policies[name]
        said = why_not(entry, ledger, policy) if policy else "the policy with its keys is not in the ledger any more"
        if said:
            yield Fault(entry.seq, f"its signature does not hold: {said}")


def _kept(name: str, ledger: Ledger) -> Policy | None:
    try:
        return guarding(name, ledger)
    except SignoffError:
        return None
