"""Who holds which role on a day, who is away, who acts for whom."""

from fnmatch import fnmatchcase

from .clock import listed


def lasts(span, date):
    """Does the span hold this date? Both its ends belong to it."""
    return span.get("first_day", "") <= date <= span.get("last_day", "9999")


def gone(team, person, date):
    """Is the last day of this person over?"""
    return date > team["people"][person].get("left", "9999")


def fits_channels(role, post):
    """Is a role that is granted for some channels good for all channels of the post?"""
    globs = listed(role.get("channels"))
    return not globs or all(any(fnmatchcase(c, glob) for glob in globs) for c in listed(post.get("channels")))


def roles(team, person, date, post):
    """The names of the roles that a person holds for this post on this date."""
    if person not in team["people"] or gone(team, person, date):
        return []
    found = []
    for role in listed(team["people"][person].get("roles")):
        if isinstance(role, str):
            found.append(role)
        elif lasts(role, date) and fits_channels(role, post):
            found.append(role["role"])
    return found


def may(team, person, act, date, post):
    """Does one of the roles of this person allow the act?"""
    allowed = [listed(team["roles"].get(role, {}).get("may")) for role in roles(team, person, date, post)]
    return any(act in acts for acts in allowed)


def teams_of(team, person):
    """The names of the teams of a person."""
    return [name for name, one in team.get("teams", {}).items() if person in listed(one.get("people"))]


def belongs(team, who, person, date, post):
    """Is a person among `who`, written as approvers are: several keys mean all, a list means any?"""
    if isinstance(who, list):
        return any(belongs(team, one, person, date, post) for one in who)
    held = {"role": roles(team, person, date, post), "person": [person], "team": teams_of(team, person)}
    return not gone(team, person, date) and all(any(one in held[key] for one in listed(who[key])) for key in who)


def group(team, who, date, post):
    """Everybody among `who` whose roles let them approve."""
    people = [person for person in team["people"] if belongs(team, who, person, date, post)]
    return [person for person in people if may(team, person, "approve", date, post)]


def away(team, person, date):
    """Is the person out of office?"""
    return any(out["person"] == person and lasts(out, date) for out in listed(team.get("out_of_office")))


def delegates(team, person, date):
    """Who acts for this person on this date."""
    acting = [one["to"] for one in listed(team.get("delegations")) if one["from"] == person and lasts(one, date)]
    return [one for one in acting if one in team["people"] and not gone(team, one, date)]
