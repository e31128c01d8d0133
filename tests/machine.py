"""What this machine has: a test whose part is missing is skipped with the reason, and fails where CI is set."""

import os
import shutil
from typing import NoReturn

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = (
    "no Chromium here, so no page was looked at: install one (on Debian and Ubuntu, as root: "
    "apt-get install --no-install-recommends chromium), or set SIGNOFF_TEST_BROWSER to its path"
)


def missing(reason: str) -> NoReturn:
    """Skip this test, saying why; with CI set, where everything has been installed, fail it."""
    if os.environ.get("CI", "").lower() in ("", "0", "false"):
        pytest.skip(reason)
    pytest.fail(reason, pytrace=False)


def find_browser() -> str | None:
    """The path of a Chromium: SIGNOFF_TEST_BROWSER, else the first on PATH; None where there is none."""
    named = os.environ.get("SIGNOFF_TEST_BROWSER")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
