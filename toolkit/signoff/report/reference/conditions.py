"""The conditions of `when:`, one row a matcher."""

from signoff.policy import schema
from signoff.policy.conditions import KINDS
from signoff.report.reference.forms import examples, form
from signoff.report.reference.keys import inside
from signoff.report.reference.markdown import code, fenced, page, table
from signoff.report.reference.policies import told_by
from signoff.workspace import OPENED

EXAMPLE = """when:
  type: post
  any:
    - tag: [promotion, giveaway]
    - not:
        network: linkedin"""


def conditions_page() -> str:
    """All matchers, how they are joined, and the models inside them."""
    parts = schema("workflow", OPENED)["$defs"]
    when = parts["When"]
    rows = [
        (code(name), told_by(KINDS[name], name).lead, form(shape), examples(shape))
        for name, shape in when["properties"].items()
        if name in KINDS
    ]
    wanted = {"properties": {name: when["properties"][name] for name in KINDS}}
    return page(
        "Conditions", f"`when:` says for which posts something holds. {when['description']}", fenced(EXAMPLE),
        table(("condition", "it holds when", "what may stand there", "example"), rows), *inside(wanted, parts),
    )  # fmt: skip
