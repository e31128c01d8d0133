"""Does a `when:` hold for a post? And which chain takes it."""

from fnmatch import fnmatchcase

from .clock import instant, is_open, listed, seconds
from .people import roles, teams_of


def holds(when, facts):
    """All keys of the mapping must hold; `all`, `any` and `not` nest."""
    return all(one_holds(key, value, facts) for key, value in (when or {}).items())


def one_holds(key, value, facts):
    """Does one key of a `when:` hold?"""
    if key == "all":
        return all(holds(one, facts) for one in listed(value))
    if key == "any":
        return any(holds(one, facts) for one in listed(value))
    if key == "not":
        return not holds(value, facts)
    if key == "scheduled":
        return all(facts["scheduled"].get(f"{k} {v}", False) for k, v in value.items())
    if key == "spend":
        return over(value["over"], facts["budget"])
    if key == "tag":
        return any(fnmatchcase(tag, glob) for tag in facts["tag"] for glob in listed(value))
    return any(one in facts[key] for one in listed(value))


def over(limit, budget):
    """Is a budget such as `600 EUR` over the limit, in the same currency?"""
    if budget is None:
        return False
    (most, currency), (amount, of) = limit.split(), budget.split()
    return of == currency and float(amount) > float(most)


def facts_of(world, post, date, changed, scheduled):
    """All that the matchers look at, as lists of words."""
    team, accounts = world["team"], [world["accounts"].get(name, {}) for name in listed(post.get("channels"))]
    text, author = post.get("text", ""), post["author"]
    signs = {"link": "https://" in text, "mention": "@" in text, "hashtag": "#" in text, "media": post.get("assets")}
    return {
        "type": [post.get("type", "post")],
        "network": [account.get("network") for account in accounts],
        "channel": listed(post.get("channels")),
        "market": [market for account in accounts for market in listed(account.get("market"))],
        "campaign": listed(post.get("campaign")),
        "tag": listed(post.get("tags")),
        "language": listed(post.get("language")),
        "author": [author],
        "author_role": roles(team, author, date, post),
        "team": teams_of(team, author),
        "has": [sign for sign, there in signs.items() if there],
        "changed": list(changed),
        "budget": post.get("budget"),
        "scheduled": scheduled,
    }


def leaves(when):
    """Every value of a `scheduled:` inside a `when:`."""
    for key, value in (when or {}).items():
        if key == "scheduled":
            yield value
        elif key in ("all", "any", "not"):
            for one in listed(value):
                yield from leaves(one)


def schedule_facts(world, post, at):
    """What each `scheduled:` of the policy says at this instant."""
    found = {}
    slot = instant(post["schedule"], world["zone"]) if post.get("schedule") else None
    for chain in world["workflow"]["chains"]:
        for thing in [chain, *steps_of(chain)]:
            for leaf in leaves(thing.get("when")):
                for key, value in leaf.items():
                    found[f"{key} {value}"] = slot is not None and says(world, key, value, slot, at)
    return found


def says(world, key, value, slot, at):
    """One fact about a slot."""
    if key == "within":
        return slot <= at + seconds(value)
    return not is_open(world["calendars"][world["workflow"]["calendar"]], slot)


def items(chain):
    """The chain's items, each a list of steps that stand side by side."""
    return [item.get("together", [item]) for item in chain["steps"]]


def steps_of(chain):
    """All the steps of a chain, in order."""
    return [step for item in items(chain) for step in item]


def below(chains, name, seen=()):
    """The names of the chains that this one comes before, however far."""
    found = set()
    for chain in chains:
        if chain["name"] == name and name not in seen:
            for other in listed(chain.get("before")):
                found |= {other} | below(chains, other, (*seen, name))
    return found


def choose(world, facts):
    """(the chain, None), or (None, what is wrong)."""
    chains = world["workflow"]["chains"]
    if any(chain["name"] in below(chains, chain["name"]) for chain in chains):
        return None, "circle"
    taking = [chain for chain in chains if holds(chain.get("when"), facts)]
    first = [c for c in taking if not any(c["name"] in below(chains, other["name"]) for other in taking)]
    if len(first) == 1:
        return first[0], None
    return None, "two chains: " + " and ".join(c["name"] for c in first) if first else "no chain"
