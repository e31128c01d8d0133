"""Rules that cry wolf: most often waived or let stand, with the sentences that they tripped over."""

from collections.abc import Iterator

from markupsafe import Markup

from signoff.insight.drift import Wolf
from signoff.report.brand_voice.scene import FEW, Scene, let_pass
from signoff.report.weekly.scene import section

MOST = 10


def wolves(scene: Scene) -> Markup:
    """What was let pass of each rule, and how sure that is; what to do is the reader's to decide."""
    words, found = scene.words, scene.found.wolves
    if not found:
        return section("wolves", words("wolves_title"), words("wolves_none"), wide=True)
    items = Markup("\n").join(_item(scene, one) for one in found[:MOST])
    listed = Markup('<ol class="plain wolves">{}</ol>').format(items)
    return section("wolves", words("wolves_title"), words("wolves_lead"), listed, _more(scene), wide=True)


def _more(scene: Scene) -> str:
    more = len(scene.found.wolves) - MOST
    return scene.words.count("wolves_more", more) if more > 0 else ""


def _item(scene: Scene, one: Wolf) -> Markup:
    return Markup("<li><h3>{}</h3><p>{} {}</p>{}</li>").format(
        scene.rule(one.rule), _counted(scene, one), _sure(scene, one), _examples(scene, one)
    )


def _counted(scene: Scene, one: Wolf) -> Markup:
    words = scene.words
    said = words("wolf_said", n=words.number(one.let_pass), of=words.number(one.decided))
    passed = let_pass(scene.of("rule", one.rule))
    figure = scene.traced(said, f"wolf-{one.rule}", words("from_wolf", rule=one.rule), passed)
    return Markup("{}{}.").format(figure, words("wolf_waived", n=words.number(one.waived)) if one.waived else "")


def _sure(scene: Scene, one: Wolf) -> Markup:
    """A word only where it is sure; else why it is not."""
    words = scene.words
    if one.cries:
        sure = words("wolf_cries", low=scene.share(one.low), high=scene.share(one.high))
        return Markup('<strong class="soon">{}</strong>').format(sure)
    if one.decided < FEW:
        return Markup('<span class="quiet">{}</span>').format(words("wolf_few", n=FEW))
    said = words("wolf_unsure", low=scene.share(one.low), high=scene.share(one.high))
    return Markup('<span class="quiet">{}</span>').format(said)


def _examples(scene: Scene, one: Wolf) -> Markup:
    return Markup('<ul class="plain examples">{}</ul>').format(Markup("\n").join(_sentences(scene, one)))


def _sentences(scene: Scene, one: Wolf) -> Iterator[Markup]:
    for example in one.examples:
        number = scene.to_finding(scene.numbers[id(example)])
        yield Markup('<li>{} <span class="quiet">{} · {}</span></li>').format(
            scene.sentence(example), scene.became(example), number
        )
