"""A real Chromium for tests: pages are opened as a person opens them, and what is wrong comes back in words."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TypeVar

Seen = TypeVar("Seen")

WIDTHS = (390, 1280)  # a phone held upright, a laptop; CSS pixels
PHONE = 600  # narrower than this, a page is laid out as a phone does it, by its `viewport`
LOCAL = ("file:", "data:", "blob:", "about:")

LAYOUT = """() => {
    const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '');
    const wide = document.documentElement.clientWidth, all = s => [...document.querySelectorAll(s)];
    return {
        phone: all('meta[name=viewport]').length > 0,
        overflow: Math.ceil(document.documentElement.scrollWidth - wide),
        widest: all('body *').filter(e => e.getBoundingClientRect().right > wide + 1).slice(0, 3).map(name),
        unnamed: all('img:not([alt])').map(e => e.getAttribute('src') || name(e)),
        hints: all('link[rel~=preconnect], link[rel~=dns-prefetch]').map(e => e.href),
    };
}"""


class Chromium:
    """A browser of one's own, in a thread of its own.

    Playwright keeps an event loop running in its thread; in the tests' own thread nobody else
    could start one then, and everything that runs a notebook does."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chromium")

    def __enter__(self) -> "Chromium":
        try:
            self.thread.submit(self._start).result()
        except BaseException:
            self.thread.shutdown()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.thread.submit(self._stop).result()
        self.thread.shutdown()

    def run(self, work: Callable[..., Seen], *, width: int = 1280, scheme: str = "light") -> Seen:
        """What `work(page)` returns for a new, empty page of `width` CSS pixels, without a network."""
        return self.thread.submit(self._run, work, width, scheme).result()

    def _start(self) -> None:
        from playwright.sync_api import sync_playwright

        # Chromium refuses to start as root with its sandbox, and containers are often root.
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=self.path, args=arguments)

    def _stop(self) -> None:
        self.browser.close()
        self.playwright.stop()

    def _run(self, work, width, scheme):
        size = {"width": width, "height": 844}
        phone = width < PHONE
        context = self.browser.new_context(viewport=size, is_mobile=phone, has_touch=phone, color_scheme=scheme)
        with closing(context):
            return work(context.new_page())


def check_page(page, path: Path) -> list[str]:
    """Open an HTML file in `page`, as from a disk with no network, and list its faults."""
    faults: list[str] = []
    page.on("console", lambda said: said.type == "error" and faults.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: faults.extend(foreign(request.url)))
    page.context.set_offline(True)
    page.goto(path.resolve().as_uri(), wait_until="load")
    return [*faults, *layout_faults(page), *axe_faults(page)]


def foreign(url: str) -> Iterator[str]:
    """A fault when a page asks for something that is not in its own file or beside it."""
    if not url.startswith(LOCAL):
        yield f"network: asks for {url}"


def layout_faults(page) -> Iterator[str]:
    """Scrolling sideways, pictures without alternative text, hints to other hosts."""
    seen = page.evaluate(LAYOUT)
    if not seen["phone"]:
        yield "viewport: no `meta name=viewport`, so a phone shows the page tiny"
    if seen["overflow"] > 0:
        yield f"width: scrolls sideways by {seen['overflow']} px, because of {', '.join(seen['widest'])}"
    yield from (f"alt: no alternative text for {name}" for name in seen["unnamed"])
    yield from (f"network: asks for {url}" for url in seen["hints"])


def axe_faults(page) -> Iterator[str]:
    """What axe-core finds serious or critical, with the first three places."""
    from axe_playwright_python.sync_playwright import Axe

    for found in Axe().run(page).response["violations"]:
        if found["impact"] in ("serious", "critical"):
            places = ", ".join(str(node["target"][0]) for node in found["nodes"][:3])
            yield f"axe {found['id']} ({found['impact']}): {found['help']}; at {places}"
