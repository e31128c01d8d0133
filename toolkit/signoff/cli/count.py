"""The length of a text as a network counts it, and the links, mentions and tags that it would see."""

import argparse
import sys
from pathlib import Path
from typing import Any

from signoff.cli._common import known, print_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """A network and a text."""
    parser.add_argument("file", metavar="FILE", nargs="?", default="-", help="the text, or `-` for standard input")
    parser.add_argument("--network", metavar="N", required=True, help="such as bluesky")
    parser.add_argument("--batch", action="store_true", help="the file is a JSON array of texts")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output, nothing else")


def run(options: argparse.Namespace) -> int:
    """1 when a text is over the limit."""
    from signoff.networks import KINDS, measure

    network = known("network", options.network, KINDS)
    results = [measure(network, text) for text in _texts(options)]
    if options.json:
        print_json(_plain(network, results))
    else:
        print(*map(_line, results), sep="\n")
    return 0 if all(one.valid for one in results) else 1


def _line(length: Any) -> str:
    return f"{length.length} of {length.limit} ({length.unit})" + ("" if length.valid else ": too long")


def _texts(options: argparse.Namespace) -> list[str]:
    import msgspec

    from signoff.errors import SignoffError
    from signoff.policy import decode, read_file

    data = sys.stdin.buffer.read() if options.file == "-" else read_file(Path(options.file), 10_000_000)
    if not options.batch:
        return [decode(data, options.file)]
    try:
        return msgspec.json.decode(data, type=list[str])
    except msgspec.DecodeError as error:
        raise SignoffError(f"{options.file}: no JSON array of texts: {error}") from None


def _plain(network: str, results: list[Any]) -> dict[str, Any]:
    from signoff.networks import KINDS

    limits = KINDS[network].LIMITS
    keys = ("length", "valid", "bytes", "facets")
    lengths = [{key: getattr(one, key) for key in keys} for one in results]
    return {"network": network, "unit": limits.unit, "limit": limits.text, "results": lengths}
