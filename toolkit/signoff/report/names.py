"""Names, not codes: people, channels and networks as pages call them."""

from collections.abc import Iterable

from signoff.policy import Policy

BRANDS = {
    "bluesky": "Bluesky", "facebook": "Facebook", "google-business": "Google Business", "instagram": "Instagram",
    "linkedin": "LinkedIn", "mastodon": "Mastodon", "pinterest": "Pinterest", "threads": "Threads",
    "tiktok": "TikTok", "x": "X", "youtube": "YouTube",
}  # fmt: skip


class Names:
    """What the people and channels of a policy are called."""

    def __init__(self, policy: Policy) -> None:
        """Looks nothing up yet."""
        self._policy = policy

    def person(self, name: str) -> str:
        """A person's own name; the short one for somebody who is not in the team, or has no other."""
        found = self._policy.people.get(name)
        return found.name if found and found.name else name

    def people(self, names: Iterable[str]) -> list[str]:
        """Several people, in their order."""
        return [self.person(name) for name in names]

    def spoken(self, text: str) -> str:
        """A sentence of the engine with each short name in it made a whole one: `janis` is Jānis Bērziņš."""
        import re

        known = sorted(self._policy.people, key=len, reverse=True)
        if not known:
            return text
        pattern = re.compile(rf"(?<![\w`./@-])({'|'.join(map(re.escape, known))})(?![\w`/@-])")
        return pattern.sub(lambda found: self.person(found[0]), text)

    def network(self, name: str) -> str:
        """How a network writes itself."""
        return BRANDS.get(name, name)

    def channel(self, name: str) -> str:
        """A channel: "LinkedIn · rits-cafes"; its short name where it has no handle or is not declared."""
        account = self._policy.channels.get(name)
        if account is None:
            return name
        return f"{self.network(account.network)} · {account.handle or account.name}"

    def channels(self, names: Iterable[str]) -> str:
        """Where a post goes: the networks alone where each is meant but once, else with their handles."""
        found = [self._policy.channels.get(name) for name in names]
        networks = [self.network(account.network) for account in found if account]
        if len(networks) == len(found) and len(set(networks)) == len(networks) and self._one_account_each(networks):
            return ", ".join(networks)
        return ", ".join(self.channel(name) for name in names)

    def _one_account_each(self, networks: list[str]) -> bool:
        every = [self.network(account.network) for account in self._policy.channels.values()]
        return all(every.count(network) == 1 for network in networks)
