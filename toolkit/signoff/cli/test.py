"""Policy tests, and the good and bad sentences of voice and checks: each says what must come out."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import print_json, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Files and folders of tests."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="left out, policies/tests of the workspace")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when a test fails; 2 when a file could not be read."""
    from signoff.networks import KINDS as NETWORKS
    from signoff.rehearsal import cases_of, example_results, results
    from signoff.workspace import OPENED

    policy, paths = _around(options)
    found = results(cases_of(paths, policy, NETWORKS, OPENED))
    if policy and not options.paths:
        found += example_results(policy)
    failed = [result for result in found if not result.passed]
    if options.json:
        print_json({"passed": len(found) - len(failed), "failed": len(failed), "results": found})
    else:
        print(*(line for result in failed for line in _told(result)), sep="\n", end="\n" if failed else "")
        print(f"{len(found) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _around(options: argparse.Namespace) -> tuple[Any, list[Path]]:
    """The policy around the tests, where there is a workspace, and the paths."""
    from signoff.errors import SignoffError
    from signoff.workspace import open_workspace

    try:
        workspace = open_workspace(options.workspace)
    except SignoffError:
        if options.workspace or not options.paths:
            raise
        return None, options.paths
    folder = workspace.root / "policies" / "tests"
    return workspace.policy, options.paths or ([folder] if folder.is_dir() else [])


def _told(result: Any) -> list[str]:
    first = result.differences[0]
    return [f"✗ {result.name} ({result.file})", f"    {first.field}: expected {first.expected!r}, got {first.got!r}"]
