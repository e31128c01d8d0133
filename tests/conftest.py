"""What every room's tests may ask for: a real browser, and sweeps of a known length."""

import os

import pytest
from hypothesis import settings

from browser._support import Chromium, check_page
from machine import NO_BROWSER, find_browser, missing

# What one test reads must not answer another: the memory has tests of its own.
os.environ.setdefault("SIGNOFF_CACHE", "off")

# No time limit: the machine may be busy, and a test that fails only then says nothing.
settings.register_profile("quick", derandomize=True, deadline=None)
settings.register_profile("slow", max_examples=10_000, deadline=None, print_blob=True)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium, started once a worker: `chromium.run(work)` hands `work` a new page."""
    path = find_browser() or missing(NO_BROWSER)
    with Chromium(path) as running:
        yield running


@pytest.fixture(name="check_page")
def page_checker(chromium):
    """`check_page(path, width)`: what is wrong with an HTML file at that many pixels, in words; [] when nothing."""

    def check(path, width, scheme="light"):
        return chromium.run(lambda page: check_page(page, path), width=width, scheme=scheme)

    return check
