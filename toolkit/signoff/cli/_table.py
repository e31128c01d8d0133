"""Posts from a table: the options of `import`, and the review of a file that needs no workspace."""

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """How the table is read; what the file itself does not say."""
    parser.add_argument("--format", metavar="F", help="the suite's format; left out, recognised by its titles")
    parser.add_argument("--channel", metavar="C", help="the channel, where the file names none")
    parser.add_argument("--network", metavar="N", help="the network, where there is no workspace to ask")
    parser.add_argument("--date-order", choices=["dmy", "mdy", "ymd"], help="which of day and month comes first")
    parser.add_argument("--map", metavar="FIELD=COLUMN", action="append", default=[], help="such as text=Message")


def mapping(said: list[str]) -> dict[str, str]:
    """FIELD=COLUMN pairs, split at the first `=`. Raises SignoffError for anything else."""
    from signoff.errors import SignoffError

    pairs = [pair.partition("=") for pair in said]
    if wrong := [field for field, sign, _ in pairs if not sign]:
        raise SignoffError(f"--map wants FIELD=COLUMN, such as text=Message, not `{wrong[0]}`")
    return {field.strip(): column.strip() for field, _, column in pairs}
