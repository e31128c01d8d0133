"""Links, followed: each to its end, all of them side by side, each with a name for what was seen."""

import asyncio
from collections.abc import Collection, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from signoff.checks._reach._client import WORLD, Answer, Client, World, is_page
from signoff.checks._reach._fault import Fault
from signoff.checks._reach._limits import LIMITS, Limits
from signoff.checks._reach._page import Page, Words, page
from signoff.checks._reach._soft import folder_of, is_frame, is_home, is_the_same, led_home, says_so, unlikely
from signoff.checks._reach._target import Refusal, Target, onwards, target
from signoff.content import Sight

# A server that bars programs, or has had too many questions, says nothing of what people see there.
_BARRED = {401, 402, 403, 407, 423, 429, 451, 999}
_LONGEST = 300


def follow(urls: Iterable[str], limits: Limits = LIMITS, world: World = WORLD) -> dict[str, Sight]:
    """What is seen at the end of each link, by the link as written; never longer than `limits.run` and a little.

    A link that this machine could not look at (no network, no time left) is `unknown`."""
    chosen = list(dict.fromkeys(urls))
    # In a thread of its own: a notebook, which has a loop that runs, may ask too.
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, _all(chosen, limits, world)).result() if chosen else {}


async def _all(urls: Collection[str], limits: Limits, world: World) -> dict[str, Sight]:
    # What failed after its time was over is nobody's to hear of.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    run = _Run(limits, world)
    tasks = {url: asyncio.ensure_future(run.sight(url)) for url in urls}
    try:
        await asyncio.wait(tasks.values(), timeout=limits.run)
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    finally:
        await run.client.close()
    no_time = f"there was no time left for it: {limits.run:g} seconds for {len(urls)} links"
    return {
        url: Sight(url=url, outcome="unknown", why=no_time) if task.cancelled() else task.result()
        for url, task in tasks.items()
    }


class _Run:
    """One run over links, with what was learned of hosts on the way."""

    def __init__(self, limits: Limits, world: World) -> None:
        self.client, self._limits = Client(limits, world), limits
        self._turns = asyncio.Semaphore(limits.together)
        self._missing: dict[str, asyncio.Task[Answer | None]] = {}

    async def sight(self, url: str) -> Sight:
        """What is seen at the end of one link."""
        via: list[str] = []
        async with self._turns:
            try:
                async with asyncio.timeout(self._limits.link):
                    return await self._seen(url, via)
            except Refusal as error:
                return _sight(url, via, "refused", str(error))
            except Fault as error:
                return _sight(url, via, error.outcome, error.why)
            except TimeoutError:
                return _sight(url, via, "slow", f"no end within {self._limits.link:g} seconds")

    async def _seen(self, url: str, via: list[str]) -> Sight:
        # Networks turn `cafe.example` into an http link; where there is a safe one, the host says so.
        start = target(url if "://" in url else f"http://{url}")
        answer = await self._end_of(start, via)
        outcome, why = _named(answer)
        if outcome != "ok" or not is_page(answer.content_type):
            return _sight(url, via, outcome, why, answer)
        found = page(answer.body, answer.content_type)
        if why := await self._soft(start, answer, found):
            return _sight(url, via, "soft_404", why, answer, found.title)
        return _sight(url, via, "redirected" if via else "ok", "", answer, found.title)

    async def _end_of(self, start: Target, via: list[str]) -> Answer:
        """The answer at the end of all redirects, each checked like the link itself; `via` gets each address."""
        here, been = start, {start.url}
        while True:
            answer = await self.client.ask(here)
            if not answer.location:
                return answer
            here = _next(here, answer.location)
            via.append(here.url)
            if here.url in been:
                raise Fault("redirect_loop", f"it leads in a circle, back to {_short(here.url)}")
            if len(via) > self._limits.hops:
                raise Fault("redirect_loop", f"it leads on and on: more than {self._limits.hops} times")
            been.add(here.url)

    async def _soft(self, start: Target, answer: Answer, found: Page) -> str:
        """Why a page that was found is none; "" where it is one, or where nobody can tell."""
        if said := says_so(found):
            return f"the page says “{said}”, and its server that all is well"
        if is_home(start.path):
            return ""
        missing = await self._missing_of(start)
        if missing is None:
            return ""
        if led_home(start.path, answer, missing):
            return "it leads to the first page, as every address does there that does not exist"
        if not is_the_same(_words(answer, found), _words(missing)):
            return ""
        # An application shows the same frame everywhere, on its first page too: that tells nothing.
        home = await self._quietly(start.there("/")) if is_frame(answer) else None
        if home is not None and is_the_same(_words(answer, found), _words(home)):
            return ""
        return "the same page is shown for an address that does not exist"

    async def _missing_of(self, start: Target) -> Answer | None:
        """What the server shows for a page of that folder that cannot be there, where it says that it is."""
        key = f"{start.scheme}://{start.authority}{folder_of(start.path)}"
        if key not in self._missing:
            asked = self._quietly(start.there(unlikely(start.path)))
            self._missing[key] = asyncio.ensure_future(asked)
        return await asyncio.shield(self._missing[key])

    async def _quietly(self, there: Target) -> Answer | None:
        """The page at the end of a question of ours; None where there is none."""
        asked: Coroutine[Any, Any, Answer] = self._end_of(there, [])
        try:
            async with asyncio.timeout(self._limits.answer):
                answer = await asked
        except (Refusal, Fault, TimeoutError):
            return None
        return answer if answer.status == 200 and not answer.too_large and is_page(answer.content_type) else None


def _next(here: Target, location: str) -> Target:
    try:
        return onwards(here, location)
    except Refusal as error:
        raise Refusal(f"it leads on to {_short(location)}: {error}") from None


def _words(answer: Answer, found: Page | None = None) -> Words:
    return Words(found or page(answer.body, answer.content_type), answer.here.path)


def _named(answer: Answer) -> tuple[str, str]:
    """The name of an answer, and what it says, in words."""
    status = answer.status
    if status == 404:
        return "not_found", "there is no such page (404)"
    if status == 410:
        return "gone", "the page was taken away (410)"
    if status in _BARRED:
        return "barred", f"the server shows it to people only, if at all ({status})"
    if status >= 500:
        return "server_error", f"the server has a fault ({status})"
    if status >= 400:
        return "client_error", f"the server does not take the link ({status})"
    if answer.too_large:
        return "too_large", "it is longer than what is read of a page"
    if status >= 300:
        return "client_error", f"it leads on and does not say where ({status})"
    return "ok", ""


def _sight(url: str, via: list[str], outcome: str, why: str, answer: Answer | None = None, title: str = "") -> Sight:
    after = f" (after {_short(via[-1])})" if via and why and outcome not in ("soft_404", "redirect_loop") else ""
    return Sight(
        url=url, outcome=outcome, status=answer.status if answer else 0, why=f"{why}{after}", title=title,
        via=tuple(map(_short, via)),
    )  # fmt: skip


def _short(url: str) -> str:
    """An address that a stranger's server named, fit to be shown."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in url)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
