"""Policy tests, and the good and bad sentences of voice and checks: each says what must come out."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, print_json, say, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Files and folders of tests, and what to ask about the tests themselves."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="left out, policies/tests of the workspace")
    parser.add_argument("--coverage", action="store_true", help="also what of the policy no test has seen both ways")
    parser.add_argument("--mutants", action="store_true", help="also which small changes of the policy no test notices")
    parser.add_argument("--from", dest="post", metavar="POST", help="write a test out of what happened to this post")
    parser.add_argument("--out", metavar="FILE", type=Path, help="with --from: the new file; else it is printed")
    parser.add_argument("--embed", action="store_true", help="with --from: with the policies, so that it runs anywhere")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when a test fails, or does not notice a change that was tried; 2 when a file could not be read."""
    if options.post:
        return _taken(options)
    from signoff.networks import KINDS as NETWORKS
    from signoff.rehearsal import cases_of, covered, example_results, results, tried
    from signoff.workspace import OPENED

    policy, paths = _around(options)
    cases = list(cases_of(paths, policy, NETWORKS, OPENED))
    found = results(cases)
    if policy and not options.paths:
        found += example_results(policy)
    failed = [result for result in found if not result.passed]
    coverage = covered(cases, policy) if options.coverage else None
    mutants = tried(cases, policy) if options.mutants and not failed else None
    if options.json:
        more = {"coverage": coverage, "mutants": mutants}
        asked = {name: said.plain() for name, said in more.items() if said is not None}
        print_json({"passed": len(found) - len(failed), "failed": len(failed), "results": found, **asked})
    else:
        print(*_lines(found, failed, coverage, mutants), sep="\n")
    if options.mutants and failed:
        say("No change of the policy was tried: every test has to pass first.")
    return 1 if failed or (mutants and mutants.alive) else 0


def _taken(options: argparse.Namespace) -> int:
    """A test out of the ledger, into a new file or printed."""
    from signoff.policy import write_new
    from signoff.rehearsal import case_from
    from signoff.review import review

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    post = workspace.post(options.post)
    with workspace.reading() as ledger:
        events = workspace.events(post, ledger, now)
    standing = review(workspace, now, [post.id]).decision(post.id)
    lines = [*case_from(post, workspace.policy, events, now, embed=options.embed, standing=standing), ""]
    if options.out:
        write_new({options.out: "\n".join(lines).encode()})
        say(f"Written: {options.out}. It passes: `signoff test {options.out}`.")
    elif options.json:
        print_json({"test": "\n".join(lines)})
    else:
        print(*lines, sep="\n", end="")
    return 0


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
    # Rules are tried before they are in force: where they have to be accepted first, the files are meant.
    policy = workspace.proposal if workspace.is_proposed else workspace.policy
    return policy, options.paths or ([folder] if folder.is_dir() else [])


def _lines(found: list[Any], failed: list[Any], coverage: Any, mutants: Any) -> Iterator[str]:
    for result in failed:
        first = result.differences[0]
        yield f"✗ {result.name} ({result.file})"
        yield f"    {first.field}: expected {first.expected!r}, got {first.got!r}"
    yield f"{len(found) - len(failed)} passed, {len(failed)} failed"
    if coverage is not None:
        yield f"{len(coverage.things) - len(coverage.missing)} of {len(coverage.things)} seen"
        yield from (f"  {one.place.file}:{one.place.line}: {one.what}: {one.spoken} seen" for one in coverage.missing)
    if mutants is not None:
        yield f"{counted(mutants.of, 'mutant')}, {mutants.of - len(mutants.alive)} noticed"
        for mutant in mutants.alive:
            yield from _told(mutant)


def _told(mutant: Any) -> Iterator[str]:
    yield f"  {mutant.place.file}:{mutant.place.line}: no test notices this change:"
    yield from (f"    {line}" for line in mutant.diff)
    yield f"    What would: {mutant.noticed_by}."
