"""Which approvals of a step count, and whether they are enough; whose are missing where all are asked."""


def approvals(standing, name):
    """The approvals of a step that count: those that were given in the chain that takes the post now."""
    return [v for v in standing["verdicts"] if (v["chain"], v["step"], v["do"]) == (standing["chain"], name, "approve")]


def satisfied(standing, step):
    """Have enough people approved this step?"""
    given, asked = {v["by"] for v in approvals(standing, step["name"])}, standing["asked"].get(step["name"])
    if step.get("need", 1) != "all":
        return len(given) >= step.get("need", 1)
    if asked is None or not members_of(standing, step):
        return False
    if given and asked["escalated"] and len(given) >= len(members_of(standing, step)):
        return True
    return bool(given) and not uncovered(standing, step)


def members_of(standing, step):
    """Those of an `all`, without who became an editor since."""
    asked = standing["asked"][step["name"]]
    return [one for one in asked["members"] if one not in asked["out"]]


def uncovered(standing, step):
    """Those of an `all` for whom nobody has answered; one human answers for one, themselves first."""
    return min(left_over(members_of(standing, step), approvals(standing, step["name"])), key=len)


def answerable(standing, step):
    """Those of an `all` for whom an answer would still help."""
    given = approvals(standing, step["name"])
    ways = list(left_over(members_of(standing, step), given))
    least = min(map(len, ways))
    return list(dict.fromkeys(person for way in ways if len(way) == least for person in way))


def left_over(members, given):
    """Every way in which the approvals can be shared out: the members that each way leaves."""
    yield members
    for one in given[:1]:
        yield from left_over(members, given[1:])
        for person in [one["by"]] if one["by"] in members else one["for"]:
            if person in members:
                yield from left_over([other for other in members if other != person], given[1:])
