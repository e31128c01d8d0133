"""A person opens each notebook in JupyterLab and presses Run All: no error, and tables and charts are there."""

import pytest

from notebooks._lab import Lab, run_all
from workspaces import starter

pytestmark = [pytest.mark.browser, pytest.mark.kernel]
SHOWS = {"brand_voice": 2, "review": 1, "weekly": 4, "publish": 0, "impact": 0, "policy_lab": 0}


@pytest.fixture(scope="module")
def lab(chromium, tmp_path_factory):
    root = starter(tmp_path_factory.mktemp("starter"))
    with Lab(root, tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.mark.parametrize("name", SHOWS)
def test_run_all_ends_without_an_error(name, lab, chromium):
    saved = chromium.run(lambda page: run_all(page, lab, f"notebooks/{name}.ipynb"))
    code = [cell for cell in saved["cells"] if cell["cell_type"] == "code"]
    outputs = [output for cell in code for output in cell["outputs"]]
    assert [output["evalue"] for output in outputs if output["output_type"] == "error"] == []
    assert all(cell["execution_count"] for cell in code)
    kinds = [kind for output in outputs for kind in output.get("data", {})]
    assert kinds.count("image/svg+xml") == SHOWS[name]
    assert kinds.count("text/html") > 2
