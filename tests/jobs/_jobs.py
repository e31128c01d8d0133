"""Small notebooks and the jobs that run them, in workspaces of their own."""

import json

from workspaces import small

LIBRARY = "import os, sys\n"


def notebook(*sources, parameters='week = "last_week"', tags=("parameters",)):
    """A notebook's JSON: a `parameters` cell, then one code cell a source."""
    first = {**cell("parameters", parameters), "metadata": {"tags": list(tags)}}
    cells = [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A page"}, first]
    cells += [cell(f"c{number}", source) for number, source in enumerate(sources, 3)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def cell(name, source):
    return {
        "cell_type": "code", "id": name, "metadata": {}, "source": source, "outputs": [], "execution_count": None,
    }  # fmt: skip


def workspace(folder, made, job="{parameters: {week: {type: week, default: last_week}}}"):
    """A workspace with the job `page`, whose notebook is the JSON (or the text) that is given."""
    said = job.strip()[1:-1]
    policy = f"---\nkind: jobs\njobs:\n  - {{name: page, notebook: notebooks/page.ipynb{', ' if said else ''}{said}}}\n"
    root = small(folder / "ws", policy)
    (root / "notebooks").mkdir()
    text = made if isinstance(made, str) else json.dumps(made)
    (root / "notebooks" / "page.ipynb").write_text(text, encoding="utf-8")
    return root
