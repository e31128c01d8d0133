"""The one sentence: what was approved and how fast, against the weeks before; what waits, and what is late."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from signoff.report.weekly.scene import Scene


def sentence(scene: Scene) -> Markup:
    """ "31 posts approved, half within 19 h (in the 12 weeks before: 17 to 26 h); 4 wait, 1 is late: legal, by 2 days."

    Each figure leads to what it was counted from. One post alone has no half."""
    approved = Markup(", ").join(_approved(scene))
    waits = Markup(", ").join(_waits(scene))
    return Markup("{}; {}.").format(approved, waits)


def _approved(scene: Scene) -> Iterator[Markup]:
    week, words = scene.week, scene.words
    if not week.leads or week.lead_median is None:
        yield escape(words("none_approved"))
        return
    seqs = [seq for lead in week.leads for seq in lead.seqs]
    yield scene.traced(words.count("n_approved", len(week.leads)), "approved", words("from_approved"), seqs)
    key = "half_within" if len(week.leads) > 1 else "took"
    took = words(key, span=scene.at_most(week.lead_median))
    yield escape(f"{took} ({_before(scene)})" if week.usual else took)


def _before(scene: Scene) -> str:
    low, high = scene.week.usual or (0, 0)
    if low == high:
        return scene.words("weeks_before_one", low=scene.span(low))
    return scene.words("weeks_before", low=scene.span(low), high=scene.span(high))


def _waits(scene: Scene) -> Iterator[Markup]:
    week, words = scene.week, scene.words
    if not week.waiting:
        yield escape(words("none_wait"))
        return
    yield escape(words.count("n_wait", week.waiting))
    if late := week.late:
        first = late[0]
        by = (week.now - first.due).total_seconds()
        what = words("late_by", step=first.step, span=words.span(by))
        yield Markup('<a href="#needs">{}</a>').format(words.count("n_late", len(late), what=what))
