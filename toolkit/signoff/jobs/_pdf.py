"""A page as a PDF, by the Chromium that is installed, without a network; it prints as the page's own style says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from signoff.errors import SignoffError
from signoff.policy import read_file, write_file

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
LONGEST = 120  # seconds
MOST_BYTES = 100_000_000
NO_BROWSER = "no PDF was made: it takes a Chromium, and none is on PATH; SIGNOFF_BROWSER may name one"


class NoPdf(Exception):
    """Why there is none, in a few words."""


def find_browser() -> str | None:
    """The path of a Chromium: what SIGNOFF_BROWSER names, else the first on PATH; None where there is none."""
    named = os.environ.get("SIGNOFF_BROWSER")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, (*BROWSERS, MAC))), None)


def pdf_of(html: bytes) -> bytes:
    """The PDF of a page. Raises NoPdf."""
    browser = find_browser()
    if browser is None:
        raise NoPdf(NO_BROWSER)
    with TemporaryDirectory(prefix="signoff-pdf-", ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        try:
            write_file(page, html)
            subprocess.run(_command(browser, folder, page, pdf), capture_output=True, timeout=LONGEST, check=True)
            return read_file(pdf, MOST_BYTES, Path(folder))
        except subprocess.TimeoutExpired:
            raise NoPdf(f"no PDF was made: {browser} took longer than {LONGEST} seconds") from None
        except (OSError, SignoffError, subprocess.CalledProcessError) as error:
            raise NoPdf(f"no PDF was made: {error}") from None


def _command(browser: str, folder: str, page: Path, pdf: Path) -> list[str]:
    """A profile of its own, no way to any host. Chromium refuses its sandbox to root, which containers often are."""
    root = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    return [
        browser, "--headless", *root, "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder}/profile",
        "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri(),
    ]  # fmt: skip
