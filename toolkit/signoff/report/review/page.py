"""The review page, put together: one sentence, then what needs somebody, then everything else, in that order."""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from signoff.errors import Problem
from signoff.report.foot import counted_from
from signoff.report.preview import Pictures
from signoff.report.review.channels import by_channel, sign
from signoff.report.review.passed import passed
from signoff.report.review.people import by_person
from signoff.report.review.posts import Shown, shown
from signoff.report.review.rest import Row, beside, rest
from signoff.report.review.scene import Scene
from signoff.report.review.urgent import Urgent, urgent
from signoff.report.shell import page, render
from signoff.review import Review
from signoff.workflow import Decision

MOST_URGENT = 25
MOST_SHOWN = 40


def review_page(review: Review, language: str = "en") -> str:
    """The whole workspace as one HTML file that needs no network.

    language  en or lv: the page's own words; what people and the engine wrote stays as they wrote it
    In full are those posts that need somebody; the others are a table."""
    scene = Scene(review, language)
    pressing = urgent(scene)
    full = _in_full(scene, pressing)
    with review.workspace.reading() as ledger:
        pictures = Pictures(review.workspace.content.assets)
        posts = [shown(scene, decision, ledger, pictures) for decision in full]
        foot = counted_from(scene.words, scene.policy, ledger.head())
    body = render("review.html", scene.words, **_parts(scene, pressing, posts))
    title = scene.words("review_title", name=scene.policy.name or scene.words("workspace"))
    return page(title, [body], language=language, lead=_sentence(scene), foot=[_period(scene), *foot])


def _parts(scene: Scene, pressing: list[Urgent], posts: list[Shown]) -> dict[str, Any]:
    days, channels = by_channel(scene)
    let_pass, more_passed = passed(scene)
    others, more_others = rest(scene, [post.id for post in posts])
    return {
        "names": scene.names, "urgent": pressing[:MOST_URGENT], "more_urgent": max(0, len(pressing) - MOST_URGENT),
        "people": by_person(scene), "days": days, "channels": channels, "posts": posts, "others": others,
        "more_others": more_others, "items": beside(scene), "passed": let_pass, "more_passed": more_passed,
        "problems": scene.review.problems,
        "anchor": _anchors(posts, others),
        "sign": lambda decision: sign(decision, scene.now),
    }  # fmt: skip


def _anchors(posts: list[Shown], others: list[Row]) -> Callable[[str], str]:
    """Where on the page a post stands: in full, as a row, or nowhere ("")."""
    anchors = {row.id: f"row-{row.id}" for row in others} | {post.id: f"post-{post.id}" for post in posts}
    return lambda post: anchors.get(post, "")


def _in_full(scene: Scene, pressing: list[Urgent]) -> list[Decision]:
    """What needs somebody, most urgent first; bounded, so that the page stays one that a phone opens."""
    wanted = [
        *(one.decision for one in pressing),
        *_by_due(scene, scene.waiting),
        *scene.handed_back,
        *_by_slot(scene, scene.stopped),
    ]
    return list({decision.post: decision for decision in wanted}.values())[:MOST_SHOWN]


def _by_due(scene: Scene, decisions: list[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda one: (one.due is None, one.due or scene.now, one.post))


def _by_slot(scene: Scene, decisions: list[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda one: (scene.post(one.post).slot is None, scene.post(one.post).slot, one.post))


def _sentence(scene: Scene) -> Markup:
    """ "12 posts wait, 2 are late, 3 cannot go out as they are."; each figure leads to what it was counted from."""
    words = scene.words
    problems = scene.review.problems
    if not (scene.waiting or scene.handed_back or scene.stopped or problems):
        return escape(words("nothing_waits"))
    parts = [_figure(words.count("posts_wait", len(scene.waiting)), "by-person")] if scene.waiting else []
    parts = parts or [escape(words("no_post_waits"))]
    if scene.waiting:
        late = words.count("are_late", len(scene.late))
        parts.append(_figure(late, "now") if scene.late else escape(words("none_late")))
    counted = (("handed_back", scene.handed_back, "by-person"), ("cannot_go_out", scene.stopped, "posts"))
    parts += [_figure(words.count(key, len(found)), anchor) for key, found, anchor in counted if found]
    parts += [_figure(words.count("files_unread", _files(problems)), "problems")] if problems else []
    return Markup(", ").join(parts) + "."


def _files(problems: Iterable[Problem]) -> int:
    return len({problem.place.file for problem in problems if problem.place}) or 1


def _figure(said: str, anchor: str) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(anchor, said)


def _period(scene: Scene) -> Markup:
    words, decisions = scene.words, scene.review.decisions
    when = render("moment.html", words, at=scene.now)
    counted = words.count("n_posts", len(decisions))
    return Markup("{} {} · {}, {}").format(words("as_of"), when, counted, words.count("n_open", len(scene.live)))
