"""Random situations, as the plain data of a policy test: a team, a workflow, a post, and what people do to it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ZONE, UTC = ZoneInfo("Europe/Riga"), ZoneInfo("UTC")
STARTS = ["2026-12-01T09:00", "2026-12-22T15:30", "2026-10-23T16:00", "2027-03-26T08:15", "2026-12-04T22:00"]
PEOPLE = ["anna", "bruno", "janis", "liga", "ivo", "elina", "oskars", "dace", "zane"]
VERDICT = ["approve", "request_changes", "reject"]
ROLES = {
    "author": {"may": ["submit", "edit", "withdraw"]},
    "editor": {"may": ["submit", "edit", "withdraw", *VERDICT]},
    "legal": {"may": VERDICT},
    "head": {"may": [*VERDICT, "override", "waive"]},
    "client": {"may": ["approve", "request_changes"]},
    "guest": {"may": []},
}
CHANNELS = {
    "kind": "channels",
    "accounts": [
        {"name": "cafe-bluesky", "network": "bluesky", "market": "LV"},
        {"name": "cafe-linkedin", "network": "linkedin", "market": ["LV", "EE"]},
        {"name": "acme-linkedin", "network": "linkedin", "market": "LT"},
    ],
}
CALENDARS = [
    {
        "name": "riga",
        "zone": "Europe/Riga",
        "hours": {"mon-thu": ["09:00-12:30", "13:00-17:00"], "fri": "09:00-15:00"},
        "holidays": [{"date": "2026-12-24", "name": "Christmas Eve"}, {"date": "2026-12-25", "name": "Christmas"}],
        "working_days": [{"date": "2026-12-19", "hours": "09:00-17:00", "name": "moved"}],
    },
    {"name": "night", "zone": "Europe/Riga", "hours": {"mon-sat": "22:00-06:00", "sun": "00:00-08:00"}},
    {"name": "york", "zone": "America/New_York", "hours": {"mon-fri": "09:00-17:00"}},
]
GAPS = [0, 60, 420, 1800, 3600, 7200, 7500, 14400, 14405, 28800, 86400, 86400, 172800]
ACTS = ["approve"] * 9 + ["edit"] * 4 + ["submit"] * 2 + ["request_changes", "reject", "withdraw", "override"]
DOERS = {"edit": PEOPLE[:5], "submit": PEOPLE[:3], "override": ["dace", "dace", "elina"]}
EDITED = ["text", "text", "schedule", "schedule", "tags", "campaign", "assets", "channels", "language"]
KEPT = [[], [], ["schedule"], ["schedule"], ["schedule", "metadata"], ["metadata"], ["text"], ["assets", "channels"]]


class Situation:
    """One random situation; `choice` is `random.Random` or whatever behaves like it."""

    def __init__(self, rng):
        self.rng = rng
        self.start = datetime.fromisoformat(rng.choice(STARTS)).replace(tzinfo=ZONE)

    def chance(self, percent):
        """True so often of a hundred."""
        return self.rng.randrange(100) < percent

    def some(self, words, most=2):
        """A few of the words."""
        return self.rng.sample(words, self.rng.randint(1, most))

    def day(self):
        """A date within a week of the start."""
        return (self.start + timedelta(days=self.rng.randint(-2, 6))).date().isoformat()

    def span(self):
        """Some of the days about the start."""
        first, last = sorted([self.day(), self.day()])
        return {"first_day": first, "last_day": last}

    def role(self, name):
        """A role, now and then dated or for some channels only."""
        if self.chance(12):
            return {"role": name, **self.span()}
        if self.chance(5):
            return {"role": name, "first_day": self.day()}
        if self.chance(8):
            return {"role": name, "channels": self.some(["cafe-*", "acme-*", "*-linkedin", "cafe-bluesky"])}
        return name

    def team(self):
        """People with their roles, absences and delegations."""
        usual = ["author", "author", "editor", "editor", "editor", "legal", "legal", "head", "client"]
        people = {}
        for name, role in zip(PEOPLE, usual, strict=True):
            held = [self.role(role)]
            if self.chance(25):
                held.append(self.role(self.rng.choice([one for one in ROLES if one != role])))
            people[name] = {"roles": held} | ({"left": self.day()} if self.chance(5) else {})
        out = [{"person": self.rng.choice(PEOPLE), **self.span()} for _ in range(self.rng.choice([0, 0, 1, 2, 3]))]
        acting = [self.rng.sample(PEOPLE, 2) for _ in range(self.rng.choice([0, 0, 1, 2]))]
        return {
            "kind": "team",
            "roles": ROLES,
            "people": people,
            "teams": {"riga": {"people": ["anna", "janis", "elina"]}, "desk": {"people": ["liga", "ivo", "dace"]}},
            "out_of_office": out,
            "delegations": [{"from": one, "to": other, **self.span()} for one, other in acting],
        }

    def approvers(self):
        """Who is asked."""
        roll = self.rng.randrange(10)
        if roll < 6:
            return {"role": self.rng.choice(["editor", "editor", "legal", "head", "client"])}
        if roll == 6:
            return {"role": ["editor", "legal"]}
        if roll == 7:
            return {"person": self.some(PEOPLE[2:], 3)}
        if roll == 8:
            return {"team": self.rng.choice(["riga", "desk"])}
        return {"role": ["editor", "head"], "team": "desk"}

    def leaf(self):
        """One matcher."""
        return self.rng.choice(
            [
                {"tag": "promotion"},
                {"tag": ["promo*", "contest"]},
                {"campaign": "evergreen"},
                {"network": "linkedin"},
                {"channel": ["cafe-bluesky", "acme-linkedin"]},
                {"market": ["EE", "LT"]},
                {"author": "anna"},
                {"author_role": "editor"},
                {"team": "riga"},
                {"spend": {"over": "500 EUR"}},
                {"has": ["link", "media"]},
                {"changed": self.some(["text", "schedule", "metadata", "assets", "channels"])},
                {"scheduled": {"within": "24h"}},
                {"scheduled": {"outside": "business_hours"}},
                {"language": "lv"},
                {"type": "post"},
            ]
        )

    def when(self, depth=0):
        """A condition, nested now and then."""
        roll = self.rng.randrange(10)
        if roll < 6 or depth == 2:
            return self.leaf()
        if roll == 6:
            return {"not": self.when(depth + 1)}
        if roll == 7:
            return {"all": [self.when(depth + 1), self.when(depth + 1)]}
        if roll == 8:
            return {"any": [self.when(depth + 1), self.when(depth + 1)]}
        return {"campaign": ["evergreen", "winter"], "any": [self.leaf(), self.leaf()]}

    def step(self, name):
        """One step with some of what a step can have."""
        step = {"name": name, "approvers": self.approvers()}
        step |= {"need": self.rng.choice([1, 1, 2, "all", "all", 3])} if self.chance(60) else {}
        step |= {"when": self.when()} if self.chance(15) else {}
        step |= {"advisory": True} if self.chance(12) else {}
        step |= {"valid_for": self.rng.choice(["2h", "26h", "2d"])} if self.chance(15) else {}
        step |= {"identity": self.rng.choice(["claimed", "os", "signed"])} if self.chance(8) else {}
        return step | self.times()

    def times(self):
        """The clock of a step, its reminders, its escalation."""
        found = {"within": self.rng.choice(["45s", "90m", "2h", "4h", "8h", "24h"])} if self.chance(65) else {}
        found |= {"clock": self.rng.choice(["business", "elapsed"])} if found and self.chance(60) else {}
        if found.get("clock") == "business" and self.chance(40):
            found["calendar"] = self.rng.choice(["riga", "night", "york"])
        found |= {"before_slot": self.rng.choice(["2h", "24h"])} if self.chance(20) else {}
        marks = ["slot-2h", "slot-24h"] + (["50%", "75%", "33%", "100%"] if "within" in found else [])
        found |= {"remind_at": self.some(marks)} if self.chance(35) else {}
        if self.chance(40):
            at = {"at": self.rng.choice(["50%", "100%", "150%"])} if "within" in found and self.chance(80) else {}
            found["escalate"] = {**at, "to": self.rng.choice([{"role": "head"}, {"person": "dace"}, {"role": "legal"}])}
        if "escalate" in found and self.chance(20) and found.keys() & {"within", "before_slot"}:
            found["on_overdue"] = "escalate"
        return found

    def chain(self, name):
        """A chain of one to four steps, some of them side by side."""
        steps = [self.step(f"s{number}") for number in range(1, self.rng.choice([2, 2, 3, 3, 4, 5]))]
        items = []
        while steps:
            if len(steps) > 1 and self.chance(25):
                items.append({"together": [steps.pop(0), steps.pop(0)]})
            else:
                items.append(steps.pop(0))
        return {"name": name, "steps": items}

    def workflow(self):
        """One to three chains, and the rules for all of them."""
        chains = [self.chain("standard")]
        for name in ["special", "third"][: self.rng.choice([0, 0, 1, 1, 2])]:
            chains.append(self.chain(name) | {"when": self.when(), "before": [one["name"] for one in chains]})
        if self.chance(3):
            chains[-1].pop("before", None)
        duties = {}
        duties |= {"author": self.rng.choice(["may_approve", "may_not_approve"])} if self.chance(25) else {}
        duties |= {"editors": self.rng.choice(["may_approve", "may_not_approve"])} if self.chance(25) else {}
        duties |= {"steps": self.rng.choice(["distinct_people", "same_person_may"])} if self.chance(35) else {}
        found = {"kind": "workflow", "calendar": "riga", "chains": chains, "keep_approvals_on": self.rng.choice(KEPT)}
        found |= {"separation_of_duties": duties} if duties else {}
        found |= {"override": {"roles": ["head"], "reason": "required"}} if self.chance(60) else {}
        return found | ({"verdicts_expire_with_role": True} if self.chance(15) else {})

    def slot(self):
        """A time on the wall clock within some days of the start."""
        hours = self.rng.choice([2, 6, 20, 30, 49, 75, 120])
        return (self.start + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")

    def post(self):
        """A post, with or without a slot, tags and the like."""
        found = {"id": "p1", "author": self.rng.choice(["anna", "anna", "bruno", "janis"]), "text": "Soup of the day"}
        found["channels"] = self.some(["cafe-bluesky", "cafe-linkedin", "acme-linkedin"])
        found |= {"schedule": self.slot()} if self.chance(50) else {}
        for key in ("tags", "campaign", "budget", "language", "assets"):
            found |= {key: self.value(key)} if self.chance(25) else {}
        return found

    def value(self, key):
        """Another value for a key of a post."""
        values = {
            "text": ["Soup of the day", "Beetroot soup", "Menu: https://cafe.example/menu"],
            "tags": [["promotion"], ["contest"], ["menu"], []],
            "campaign": ["evergreen", "winter"],
            "budget": ["500 EUR", "500.01 EUR", "900 USD"],
            "language": ["lv", "en"],
            "assets": [["menu.jpg"], ["soup.jpg"]],
            "channels": [["cafe-bluesky"], ["cafe-linkedin"], ["acme-linkedin", "cafe-bluesky"]],
        }
        return self.slot() if key == "schedule" else self.rng.choice(values[key])

    def event(self, at, workflow):
        """Somebody does something at this moment."""
        do = self.rng.choice(ACTS)
        event = {"at": at.isoformat(), "by": self.rng.choice(DOERS.get(do, PEOPLE)), "do": do}
        if do in VERDICT and self.chance(80):
            event["step"] = self.rng.choice(names_of(workflow))
        if do == "edit":
            event |= {"change": {key: self.value(key) for key in self.some(EDITED, 1 + self.chance(20))}}
        if do in ("override", "request_changes", "reject") and self.chance(85):
            event["reason"] = "said why"
        if do in VERDICT and self.chance(10):
            event["identity"] = self.rng.choice(["os", "signed"])
        return event

    def policies(self):
        """Every document, the workflow last."""
        calendars = [{"kind": "calendar", **one} for one in CALENDARS]
        return [{"kind": "workspace", "zone": "Europe/Riga"}, self.team(), CHANNELS, *calendars, self.workflow()]


def names_of(workflow):
    """The names of all steps of all chains."""
    items = [item for chain in workflow["chains"] for item in chain["steps"]]
    return [step["name"] for item in items for step in item.get("together", [item])]
