"""`signoff lint --config` and `--styles`: files under Vale's configuration or under bare styles, with no workspace
needed."""

import argparse
import os
import sys
from typing import Any

from signoff.cli._common import counted, say


def lint_files(options: argparse.Namespace) -> int:
    """1 for a finding that counts, or a setting or rule that cannot be used."""
    from signoff.finding import at_least
    from signoff.formats import KINDS

    form = "json" if options.json else options.format or "text"
    if options.config:
        from signoff.voice._vale import lint_files as linted

        done = linted(options.config, _paths(options), options.styles)
        alerts = {file: [one for one in all_ if _shown(one, options)] for file, all_ in done.alerts.items()}
        done = done._replace(alerts=alerts)
        found, count, problems = list(done.findings()), done.files, done.problems
        out = KINDS["vale"].document(alerts) if form == "vale" else KINDS[form].written(found)
    else:
        from signoff.voice._vale import own_findings

        every, count, problems = own_findings(options.styles, _paths(options))
        found = [one for one in every if _shown(one, options)]
        out = KINDS[form].written(found)
    sys.stdout.write(out)
    total = [] if form != "text" else [f"{counted(len(found), 'finding')} in {counted(count, 'file')}"]
    say(*problems, *total)
    counts = any(at_least(one.severity, options.least or "error") for one in found)
    return 1 if counts or any(problem.severity == "error" for problem in problems) else 0


def _shown(one: Any, options: argparse.Namespace) -> bool:
    from signoff.finding import SEVERITIES, at_least

    return at_least(one.severity, options.least or SEVERITIES[0])


def _paths(options: argparse.Namespace) -> list[str]:
    return [os.fspath(path) for path in options.paths] or ["."]
