"""team: the people, their dated roles, and what each role may do.

kind: team
roles:
  author: {may: [submit, edit, withdraw]}
people:
  anna: {name: Anna Ozola, roles: [author]}
  janis: {roles: [editor], login: jberzins, signing_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI…]}"""

from base64 import b64decode
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from signoff.errors import Problem, listed
from signoff.model import Model, about, as_lists, many
from signoff.policy.kinds._document import Document, Names, unknown

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

KEY_KINDS = (
    "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
)  # fmt: skip
Act = Literal[
    "submit", "edit", "withdraw", "approve", "request_changes", "reject", "override", "waive", "publish", "hold"
]
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJVMpJSzv9LHLZbgSLVbzPYwHUeRGnHM2XwJeZvkNrPw anna@cafe"
FirstDay = Annotated[date | None, about("The first day, included; left out: always", "2026-12-01")]
LastDay = Annotated[date | None, about("The last day, included; left out: for ever", "2026-12-31")]


class Period(Model):
    """Plain days in the workspace's zone, both included."""

    first_day: FirstDay = None
    last_day: LastDay = None

    def covers(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.first_day or day) <= day <= (self.last_day or day)

    def turned(self) -> Iterator[Problem]:
        """A problem when it ends before it begins."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            yield Problem(f"it ends on {self.last_day}, before its first day", self.place_of("last_day"))


class Role(Model):
    """What its holders may do: nothing unless it is listed."""

    may: Annotated[Act | list[Act], about("The acts that its holders may do", ["submit", "edit"])] = []

    def __post_init__(self) -> None:
        """One act may be written without a list."""
        as_lists(self, "may")


class Grant(Period):
    """A role for some days, or for some channels only."""

    role: Annotated[str, about("The role's name", "legal")]
    channels: Annotated[Names | None, about("Only for posts all of whose channels fit", ["acme-*"])] = None


class SigningKey(Period):
    """A public key for some days. A key that was lost gets a last day; one that was stolen is taken out."""

    key: Annotated[str, about("The public key, as in a `.pub` file", KEY)]


class Person(Model):
    """Somebody who acts. Kept after leaving, so that old verdicts are known."""

    name: Annotated[str, about("The name that pages show", "Anna Ozola")] = ""
    email: Annotated[str, about("Where a digest goes", "anna@cafe.example")] = ""
    roles: Annotated[str | Grant | list[str | Grant], about("Roles, plain or dated", ["author"])] = []
    left: Annotated[date | None, about("The last day here", "2026-11-30")] = None
    external: Annotated[bool, about("From outside the company; counts like anybody else")] = False
    login: Annotated[Names | None, about("The accounts on machines that are this person's", "aozola")] = None
    signing_keys: Annotated[
        str | list[str | SigningKey], about("Public SSH keys that this person signs verdicts with", [KEY])
    ] = []

    @property
    def grants(self) -> list[Grant]:
        """Every role with its days, plain ones without limits."""
        return [grant if isinstance(grant, Grant) else Grant(role=grant) for grant in many(self.roles)]

    @property
    def keys(self) -> list[SigningKey]:
        """Every signing key with its days, plain ones without limits."""
        return [one if isinstance(one, SigningKey) else SigningKey(key=one) for one in many(self.signing_keys)]

    def keys_on(self, day: date) -> set[str]:
        """The keys that are this person's on that day, each as `ssh-ed25519 AAAA…` without its comment."""
        return {bare(one.key) for one in self.keys if one.covers(day)}


def unfit(key: str) -> str:
    """What keeps a text from being a public SSH key, in words; "" if nothing does."""
    if "PRIVATE KEY" in key:
        return "this is a private key: nobody but its owner may have it; make a new one"
    kind, _, rest = key.partition(" ")
    if kind not in KEY_KINDS:
        return f"`{kind[:40]}` is no kind of key; there is {listed(KEY_KINDS, 'and')}"
    try:
        blob = b64decode(rest.split()[0] if rest.split() else "", validate=True)
    except ValueError:
        blob = b""
    written = len(kind).to_bytes(4, "big") + kind.encode()
    return "" if blob.startswith(written) else "the key is cut or mistyped"


def bare(key: str) -> str:
    """A public key without its comment."""
    return " ".join(key.split()[:2])


class Group(Model):
    """A team of people."""

    people: Annotated[Names, about("Who is in it", ["anna", "janis"])]


class Absence(Period):
    """Out of office."""

    person: Annotated[str, about("Who is away", "janis")]


class Delegation(Period):
    """Somebody acts for somebody else, for that person's steps only."""

    giver: Annotated[str, about("Who delegates", "janis")] = msgspec.field(name="from")
    to: Annotated[str, about("Who acts instead", "zane")]


class Team(Document):
    """People and roles."""

    kind: Literal["team"]
    roles: Annotated[dict[str, Role], about("What each role may do", {"author": {"may": ["submit"]}})] = {}
    people: Annotated[dict[str, Person], about("Everybody, by a short name", {"anna": {"roles": ["author"]}})] = {}
    teams: Annotated[dict[str, Group], about("Groups of people", {"riga": {"people": ["anna"]}})] = {}
    out_of_office: Annotated[list[Absence], about("Who is away when")] = []
    delegations: Annotated[list[Delegation], about("Who acts for whom, and when")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Roles and people that are not there, periods that end before they begin."""
        for person in self.people.values():
            for grant in person.grants:
                holder, key = (grant, "role") if grant.node else (person, "roles")
                yield from unknown(holder, key, grant.role, policy.roles, "role", "Nobody knows what it may do.")
                yield from grant.turned()
        yield from self._proofs()
        for group in self.teams.values():
            for name in many(group.people):
                yield from unknown(group, "people", name, policy.people, "person")
        yield from self._absences(policy)

    def _proofs(self) -> Iterator[Problem]:
        """Keys that are none; a key or an account of two people, by which one could answer for the other."""
        whose: dict[str, str] = {}
        for name, person in self.people.items():
            for one in person.keys:
                holder, key = (one, "key") if one.node else (person, "signing_keys")
                if said := unfit(one.key):
                    yield Problem(said, holder.place_of(key), "Give the one line of the `.pub` file.")
                yield from one.turned()
            for proof in {*(bare(one.key) for one in person.keys), *(f"login {one}" for one in many(person.login))}:
                if whose.setdefault(proof, name) != name:
                    why = f"Whoever has it could answer as {whose[proof]} and as {name}."
                    yield Problem(f"`{proof[:40]}` is given to two people", person.place, why)

    def _absences(self, policy: "Policy") -> Iterator[Problem]:
        for absence in self.out_of_office:
            yield from unknown(absence, "person", absence.person, policy.people, "person")
            yield from absence.turned()
        for delegation in self.delegations:
            yield from unknown(delegation, "from", delegation.giver, policy.people, "person")
            yield from unknown(delegation, "to", delegation.to, policy.people, "person")
            yield from delegation.turned()
