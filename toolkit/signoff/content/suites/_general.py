"""Any other table: an archive, or somebody's own. Columns are found by common names, or named with `--map`."""

from collections.abc import Mapping, Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split
from signoff.errors import Place, Problem, Refused, listed, nearest

NAME = "table"
# By field, the titles that mean it, in any case, `_` and `-` as a blank. The first that is there is taken.
COMMON = {
    "text": ("text", "message", "caption", "content", "message text", "post text", "post", "tweet", "body", "copy"),
    "date": (
        "date", "created at", "scheduled at", "date and time", "datetime", "timestamp", "schedule", "schedule date",
        "scheduled date", "scheduled time", "posting time", "published at", "publish at", "publish date",
        "postatspecifictime", "at",
    ),
    "time": ("time", "time 24hr", "time of day", "hour"),
    "channel": ("channel", "channels", "platform", "platforms", "network", "networks", "account", "profile"),
    "link": ("link", "links", "link url"),
    "tags": ("tags", "labels"),
    "title": ("title",),
    "language": ("language", "lang"),
    "first_comment": ("first comment",),
    "media": (
        "media", "media url", "media urls", "mediaurls", "image", "images", "image url", "image urls", "imageurls",
        "picture", "picture url", "public image url",
    ),
    "alt": ("alt", "alt text", "alt texts"),
    "campaign": (),
}  # fmt: skip


def columns(name: str, header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Which column holds which field. Raises Refused for a field or column that is not there, and without a text."""
    found = {field: _named(name, header, field, title) for field, title in mapping.items()}
    plain = [_plain(title) for title in header]
    for field, titles in COMMON.items():
        known = next((plain.index(title) for title in titles if title in plain), None)
        if field not in found and known is not None and known not in found.values():
            found[field] = known
    if "text" not in found:
        shown = listed((f"`{title}`" for title in header if title), "and")
        said = f"no column holds the text: there is {shown}" if shown else "no column has a title"
        raise Refused(
            Problem(said, Place(name), "Say which it is: `--map text=COLUMN`, or the format: `--format NAME`.")
        )
    return found


def _named(name: str, header: Sequence[str], field: str, title: str) -> int:
    if field not in COMMON:
        said = f"no field `{field}`; {nearest(field, COMMON)}".rstrip("; ")
        raise Refused(Problem(said, why=f"The fields are {listed(COMMON, 'and')}."))
    for asked in (title, title.casefold()):
        titles = list(header) if asked is title else [each.casefold() for each in header]
        if asked in titles:
            return titles.index(asked)
    raise Refused(Problem(f"no column `{title}`; {nearest(title, header)}".rstrip("; "), Place(name)))


def _plain(title: str) -> str:
    return " ".join(title.casefold().replace("_", " ").replace("-", " ").split())


def when(fields: Mapping[str, int]) -> When:
    """Where the time of a row stands: beside the day, or in a column of its own."""
    return When("date", "time" if "time" in fields else "", halves=True)


def read(row: Row) -> Draft:
    """One post, by its fields."""
    alts = row["alt"].split("||") if "||" in row["alt"] else [row["alt"]]
    media = [
        Medium(address, alt.strip()) for address, alt in zip(split(row["media"]), [*alts, *[""] * 99], strict=False)
    ]
    return Draft(
        text=row.words("text"),
        accounts=split(row["channel"]),
        link=row["link"],
        tags=split(row["tags"]),
        title=row["title"],
        language=row["language"],
        campaign=row["campaign"],
        first_comment=row["first_comment"],
        media=tuple(media),
    )
