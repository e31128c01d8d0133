"""jobs: notebooks that run by themselves; typed parameters, when they are due, who gets the result.

kind: jobs
jobs:
  - name: weekly
    notebook: notebooks/weekly.ipynb
    parameters: {week: {type: week, default: last_week}}
    schedule: {every: monday, at: 07:30}"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from keyword import iskeyword
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from signoff.clock import UnknownZone, zone
from signoff.errors import Problem, listed
from signoff.model import Model, about, as_lists, many
from signoff.policy.conditions import KINDS as CONDITIONS
from signoff.policy.conditions import Subject, When
from signoff.policy.kinds._document import Document, Duration, Names, bad, given_twice, unknown, unknown_at
from signoff.policy.kinds._parameters import Known, Parameter, refusal, value_of
from signoff.policy.kinds._schedule import Schedule
from signoff.policy.kinds.channels import Reference
from signoff.policy.kinds.workflow import Approvers

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Many = Annotated[int, about("So many", ge=1)]
State = Literal["failed", "skipped"]
Cause = Literal["kernel_died", "out_of_memory", "network", "busy", "lost", "timed_out", "cell_failed"]
Format = Literal["html", "pdf"]
Missed = Literal["none", "latest", "all"]
EACH = {"channels": "channel", "weeks": "week", "campaigns": "campaign", "people": "person"}
"""What `each` may name, and the parameter that it sets."""


class CatchUp(Model):
    """Which of the due times that were missed are still run."""

    missed: Annotated[Missed, about("none, the latest, or all of them, oldest first")] = "latest"
    at_most: Annotated[Many | None, about("No more than the newest so many", 5)] = None
    not_older_than: Annotated[Duration | None, about("None that is older", "72h")] = None


class Retries(Model):
    """What is tried again, how often, after how long."""

    times: Annotated[Annotated[int, about("So often", ge=0)], about("How often", 2)] = 1
    wait: Annotated[Duration | list[Duration], about("Before each; the last is repeated", ["1m", "10m"])] = "1m"
    only_on: Annotated[Cause | list[Cause], about("After which causes", ["kernel_died", "network"])] = msgspec.field(
        default_factory=lambda: ["lost", "kernel_died"]
    )


class After(Model):
    """Jobs that must be done before."""

    jobs: Annotated[Names, about("The jobs waited for", "weekly")]
    also_when: Annotated[State | list[State], about("Run even if they failed or were skipped", ["failed"])] = []
    within: Annotated[Duration, about("The longest wait", "6h")] = "24h"


class AnyPost(Model, forbid_unknown_fields=False):
    """Posts that must be there for the job to run; beside these keys stand the conditions of `when:`."""

    state: Annotated[Names | None, about("In one of these states; approved also with a slot ahead", "approved")] = None
    within: Annotated[Duration | None, about("With a slot in the next hours", "24h")] = None
    when: Annotated[When | None, about("That fit this condition", {"tag": "promotion"})] = None

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the conditions that stand beside its own keys; binds them."""
        if others := sorted(self._beside):
            parts = {name: self.node.parts[name] for name in others}
            value = {name: part.value for name, part in parts.items()}
            self.__dict__["beside"] = beside = When(value)
            yield from beside.bind(type(self.node)(value, self.node.place, parts, self.node.keys), CONDITIONS)

    @property
    def _beside(self) -> set[str]:
        return set(self.node.parts) - set(self.__struct_encode_fields__) if self.node else set()

    def fits(self, subject: Subject) -> bool:
        """Whether all conditions hold for a post."""
        conditions = (self.when, self.__dict__.get("beside"))
        return all(condition.test(subject).holds for condition in conditions if condition)


class OnlyIf(Model):
    """What must hold; else the due time is skipped, with this reason. Several keys: all of them."""

    new_entries: Annotated[bool, about("There are entries since its last success", True)] = False
    any_post: Annotated[AnyPost | None, about("There is such a post", {"state": "approved", "within": "24h"})] = None
    file_exists: Annotated[str, about("The file is there, inside the workspace", "import/metrics.csv")] = ""


class Each(Model):
    """One run for each of these."""

    channels: Annotated[Names | None, about("These channels", ["cafe-bluesky"])] = None
    weeks: Annotated[Many | None, about("The last whole weeks before the due time", 4)] = None
    campaigns: Annotated[Names | None, about("running, or campaigns by name", "running")] = None
    people: Annotated[Approvers | None, about("People by role, team or name", {"role": "author"})] = None


class Receiver(Model):
    """Who gets the result."""

    role: Annotated[str, about("Everybody with a role", "head-of-social")] = ""
    person: Annotated[str, about("One person", "anna")] = ""
    team: Annotated[str, about("Everybody of a team", "riga")] = ""
    notifier: Annotated[str, about("A notifier of `kind: workspace`", "mail")] = ""
    when: Annotated[Literal["succeeded", "failed", "skipped", "always"], about("After which ends")] = "always"

    def unknown_names(self, policy: "Policy") -> Iterator[Problem]:
        """Nobody, or a role, person, team or notifier that is not there."""
        notifiers = policy.first("workspace").notifiers if policy.first("workspace") else {}
        known = {"role": policy.roles, "person": policy.people, "team": policy.teams, "notifier": notifiers}
        given = [key for key in known if getattr(self, key)]
        if len(given) != 1:
            said = f"it names {listed(given, 'and')}; keep one" if given else "it names nobody"
            yield Problem(said, self.place, f"A receiver is one {listed(known)}.")
        for key in given:
            yield from unknown(self, key, getattr(self, key), known[key], key, "Nobody would get the result.")


class Job(Model):
    """One notebook, what may be passed to it, and when it is due, as in `schedule: {every: day, at: 09:00}`."""

    name: Annotated[str, about("Its name", "weekly", pattern=r"^[a-z0-9][a-z0-9_-]{0,79}$")]
    notebook: Annotated[str, about("The notebook, inside the workspace", "notebooks/weekly.ipynb")]
    parameters: Annotated[
        dict[str, Parameter], about("What may be passed; nothing else", {"week": {"type": "week"}})
    ] = {}
    values: Annotated[dict[str, Any], about("What this job passes", {"goal": 40})] = {}
    zone: Annotated[str, about("Its IANA zone; left out, the workspace's", "Europe/Riga")] = ""
    schedule: Annotated[
        Schedule | list[Schedule] | None,
        about("When it is due, as in `{every: day, at: 09:00}`; by hand if left out", {"every": "day", "at": "09:00"}),
    ] = None
    catch_up: Annotated[Missed | CatchUp, about("What of missed due times is still run", "latest")] = "latest"
    after: Annotated[Names | After | None, about("Jobs that it waits for", "import-metrics")] = None
    only_if: Annotated[OnlyIf | None, about("Else it is skipped", {"new_entries": True})] = None
    time_limit: Annotated[Duration, about("Of the whole run", "20m")] = "60m"
    cell_time_limit: Annotated[Duration | None, about("Of one cell", "5m")] = None
    memory_limit: Annotated[
        Annotated[str, about("So much memory", "1500MB", pattern=r"^[1-9][0-9]{0,6}(MB|GB)$")] | None,
        about("Of the kernel", "1500MB"),
    ] = None
    retries: Annotated[Retries | None, about("What is tried again", {"times": 2})] = None
    secrets: Annotated[
        dict[str, Reference], about("In the kernel's environment, masked in what comes out", {"TOKEN": "env:TOKEN"})
    ] = {}
    output: Annotated[str, about("The folder of its runs; left out, .signoff/runs", "reports/weekly")] = ""
    formats: Annotated[Format | list[Format], about("Beside the notebook itself", ["html"])] = msgspec.field(
        default_factory=lambda: ["html"]
    )
    language: Annotated[Literal["en", "lv"], about("The language of its page")] = "en"
    send_to: Annotated[Receiver | list[Receiver], about("Who gets the result", {"role": "head-of-social"})] = []
    each: Annotated[
        str | Each | list[dict[str, Any]] | None, about("One run for each of a list", "channels", "items.csv")
    ] = None
    at_once: Annotated[Many | None, about("Of its own runs at one time", 2)] = None
    purpose: Annotated[str, about("What it is for", "The page that leadership reads on Monday")] = msgspec.field(
        name="about", default=""
    )

    def __post_init__(self) -> None:
        """One format may be written without a list."""
        as_lists(self, "formats")

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """All of its schedules, which hold together."""
        return many(self.schedule)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The jobs that it waits for."""
        return many(self.after.jobs if isinstance(self.after, After) else self.after)

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Paths that lead out, names that are not there, parameters that do not fit."""
        yield from self._paths()
        yield from self._names(policy)
        yield from self._parameters(policy)
        for schedule in self.schedules:
            yield from schedule.schedule_problems(policy)

    def _paths(self) -> Iterator[Problem]:
        for key in ("notebook", "output"):
            if leads_out(getattr(self, key)):
                yield bad(self, key, f"`{getattr(self, key)}` leads out of the workspace", "Write it from the root.")
        if self.only_if and leads_out(self.only_if.file_exists):
            yield bad(self.only_if, "file_exists", f"`{self.only_if.file_exists}` leads out of the workspace")
        if self.only_if and self.only_if.any_post:
            yield from self.only_if.any_post.problems()
        if not self.notebook.endswith(".ipynb"):
            yield bad(self, "notebook", f"`{self.notebook}` is no notebook; its name ends in `.ipynb`")

    def _names(self, policy: "Policy") -> Iterator[Problem]:
        if self.zone:
            try:
                zone(self.zone)
            except UnknownZone as error:
                yield bad(self, "zone", error)
        for name in self.waits_for:
            where: Model = self.after if isinstance(self.after, After) else self
            key = "jobs" if isinstance(self.after, After) else "after"
            yield from unknown(where, key, name, [job.name for job in every_job(policy)], "job")
        for receiver in many(self.send_to):
            yield from receiver.unknown_names(policy)
        yield from self._each(policy)

    def _each(self, policy: "Policy") -> Iterator[Problem]:
        if isinstance(self.each, str) and not self.each.endswith((".csv", ".jsonl")):
            yield from unknown(self, "each", self.each, EACH, "list", "Or a file: `.csv`, `.jsonl`.")
            yield from self._set_by_each([self.each])
        elif isinstance(self.each, str) and leads_out(self.each):
            yield bad(self, "each", f"`{self.each}` leads out of the workspace")
        if isinstance(self.each, Each):
            yield from self._set_by_each([name for name in EACH if getattr(self.each, name) is not None])
            yield from self._narrower(self.each, policy)
        if isinstance(self.each, list):
            yield from self._items(self.each, _names_of(policy))

    def _set_by_each(self, lists: list[str]) -> Iterator[Problem]:
        if not lists:
            yield bad(self, "each", f"`each` names nothing; say {listed(f'`{name}`' for name in EACH)}")
        for name in lists:
            wanted = EACH.get(name)
            if wanted and self.parameters and wanted not in self.parameters:
                yield from unknown_at(self.place_of("each"), wanted, self.parameters, "parameter",
                                      f"`each: {name}` sets `{wanted}`.")  # fmt: skip

    def _narrower(self, each: Each, policy: "Policy") -> Iterator[Problem]:
        for name in many(each.channels):
            yield from unknown(each, "channels", name, policy.channels, "channel")
        if each.people:
            for problem in each.people.unknown_names(policy):
                yield problem._replace(why="Then it would run for nobody.")

    def _items(self, items: list[dict[str, Any]], known: Known) -> Iterator[Problem]:
        """Of no declared parameters the notebook knows the types; then they are checked with it."""
        first: dict[bytes, int] = {}
        for number, item in enumerate(items):
            place, literals = self.place_of("each", number), dict(item)
            for name, value in item.items() if self.parameters else ():
                yield from unknown_at(place, name, self.parameters, "parameter")
                if name in self.parameters and (said := refusal(self.parameters[name], value, known)):
                    yield Problem(f"`{name}` {said}", self.place_of("each", number, name))
                elif name in self.parameters:
                    literals[name] = value_of(self.parameters[name], value, known)
            earlier = first.setdefault(msgspec.json.encode(literals, order="sorted"), number)
            if earlier != number:
                yield Problem(f"two equal items; the first stands at {self.place_of('each', earlier)}", place)

    def _parameters(self, policy: "Policy") -> Iterator[Problem]:
        known = _names_of(policy)
        for name, parameter in self.parameters.items():
            if not name.isidentifier() or iskeyword(name) or name.startswith("_"):
                yield Problem(
                    f"`{name}` cannot name a parameter", parameter.place, "It is a name of the notebook's code."
                )
            yield from parameter.problems(known)
        for name, value in self.values.items() if self.parameters else ():
            if name not in self.parameters:
                yield from unknown_at(self.place_of("values", name), name, self.parameters, "parameter")
            elif said := refusal(self.parameters[name], value, known):
                yield Problem(f"`{name}` {said}", self.place_of("values", name))


def _names_of(policy: "Policy") -> Known:
    return {"channel": policy.channels, "person": policy.people}


class Jobs(Document):
    """The notebooks that run by themselves or by hand."""

    kind: Literal["jobs"]
    at_once: Annotated[Many | None, about("Notebooks at one time on one machine", 4)] = None
    lease: Annotated[Duration, about("A scheduler silent for so long has lost its runs", "2m")] = "2m"
    jobs: Annotated[list[Job], about("One entry a job")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Problems of its jobs; names given twice; jobs that wait for each other in a circle."""
        for job in self.jobs:
            yield from job.problems(policy)
        if self is policy.first("jobs"):
            yield from given_twice(every_job(policy), "jobs")
            yield from _waiting_in_a_circle(policy)


def every_job(policy: "Policy") -> list[Job]:
    """The jobs of all documents, names given twice included."""
    return [job for document in policy.of("jobs") for job in document.jobs]


def _waiting_in_a_circle(policy: "Policy") -> Iterator[Problem]:
    jobs = {job.name: job for job in every_job(policy)}
    try:
        TopologicalSorter({name: job.waits_for for name, job in jobs.items()}).prepare()
    except CycleError as error:
        trail = error.args[1]
        said = " after ".join(f"`{name}`" for name in reversed(trail))
        place = jobs[trail[0]].place_of("after") if trail[0] in jobs else None
        yield Problem(f"jobs wait for each other in a circle: {said}", place)


def leads_out(path: str) -> bool:
    """Whether a written path is anything but one below the workspace's root."""
    windows, posix = PureWindowsPath(path), PurePosixPath(path)
    return bool(windows.drive or windows.root or path.startswith("~") or ".." in {*posix.parts, *windows.parts})
