"""JupyterLab on the loopback with a token of its own, in a folder; stopped afterwards whatever happened."""

import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 180  # seconds; the machine may be busy


class Lab:
    """A running JupyterLab over one workspace: `address(path)` opens a notebook in a fresh workbench."""

    def __init__(self, root: Path, runtime: Path) -> None:
        self.root, self.runtime, self.token = root, runtime, secrets.token_hex(16)

    def __enter__(self) -> "Lab":
        environment = {
            **os.environ, "JUPYTER_RUNTIME_DIR": str(self.runtime / "runtime"), "JUPYTER_TOKEN": self.token,
            "JUPYTER_CONFIG_DIR": str(self.runtime / "config"), "SIGNOFF_NOW": "2026-12-07T09:00:00+02:00",
            "JUPYTERLAB_SETTINGS_DIR": str(self.runtime / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.runtime / "workspaces"),
        }  # fmt: skip
        (self.runtime / "runtime").mkdir(parents=True)
        self.log = (self.runtime / "lab.log").open("wb")
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0",
            f"--ServerApp.root_dir={self.root}", "--LabApp.news_url=None", "--LabApp.extension_manager=readonly",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--expose-app-in-browser",
        ]  # fmt: skip
        self.process = subprocess.Popen(command, cwd=self.root, env=environment, stdout=self.log, stderr=self.log)
        try:
            self.url = self._listening()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def _listening(self) -> str:
        """Where it listens, once it says so in its runtime folder."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            for path in (self.runtime / "runtime").glob("jpserver-*.json"):
                try:
                    return json.loads(path.read_text("utf-8"))["url"]
                except ValueError:
                    break  # half written
            time.sleep(0.2)
        raise AssertionError((self.runtime / "lab.log").read_text("utf-8", "replace"))

    def address(self, path: str) -> str:
        """Where a notebook opens."""
        return f"{self.url}lab/tree/{path}?reset&token={self.token}"


def run_all(page, lab: Lab, path: str) -> dict:
    """Opens a notebook as a person does, Run > Run All Cells, waits for the end, saves; answers with the saved JSON."""
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(lab.address(path))
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell")
    wait_until(page, "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    wait_until(page, ALL_HAVE_RUN)
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    return json.loads((lab.root / path).read_text("utf-8"))


# Nothing is left to run: each cell of code has its number, or one of them ended in an error.
ALL_HAVE_RUN = """() => {
    const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
    const code = cells.filter(cell => cell.cell_type === 'code');
    const failed = code.some(cell => cell.outputs.some(output => output.output_type === 'error'));
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status;
    return kernel === 'idle' && (failed || code.every(cell => cell.execution_count !== null));
}"""


def wait_until(page, condition: str) -> None:
    """Waits in the page until a condition holds."""
    page.wait_for_function(condition, timeout=PATIENCE * 1000, polling=250)
