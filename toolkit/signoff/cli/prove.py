"""What no test can show: conflicts, gaps and impossible steps of the policy, each with an example."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, print_json, say, the_moment, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the examples go, for whoever wants to keep them."""
    parser.add_argument("--examples", metavar="DIR", type=Path, help="write each example as a policy test")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when something is found; 2 where the policy cannot be read."""
    from signoff.rehearsal.prove import prove, the_policy

    policy = the_policy(options.workspace or Path.cwd())
    proof = prove(policy, the_moment(options, policy.zone))
    if options.json:
        print_json(proof)
    else:
        print(*(_letter(finding) for finding in proof.findings), *_summary(proof), sep="\n")
    if options.examples:
        _write(options.examples, proof.findings)
    return 1 if proof.findings else 0


def _letter(finding: Any) -> str:
    from signoff.rehearsal.prove import advice, written

    example = written(finding.example, without=("kind", "name", "policies"))
    head = f"{finding.file}:{finding.line}: {finding.severity}: {finding.rule}: {finding.message}"
    return "\n".join(
        [head, f"   {advice(finding.rule)} For example:", *(f"     {line}" for line in example.splitlines()), ""]
    )


def _summary(proof: Any) -> list[str]:
    promise = "Nothing goes out without an override, or an approval by somebody who did not write it"
    kept = f"{promise}." if proof.promise else f"Not kept, by the lines above: {promise[0].lower()}{promise[1:]}."
    return [f"{counted(len(proof.findings), 'finding')}." if proof.findings else "Nothing was found.", kept]


def _write(folder: Path, findings: list[Any]) -> None:
    from signoff.policy import write_file
    from signoff.rehearsal.prove import written

    for number, finding in enumerate(findings, 1):
        name = f"{number:02}-{finding.rule.partition('.')[2].replace('_', '-')}.yml"
        write_file(folder / name, written(finding.example).encode())
    say(f"{counted(len(findings), 'example')} in {folder}")
