"""All pages of the reference, and the list of them."""

from signoff.policy.kinds import KINDS
from signoff.report.reference.conditions import conditions_page
from signoff.report.reference.contents import PAGES, content_page
from signoff.report.reference.findings import findings_page
from signoff.report.reference.markdown import page
from signoff.report.reference.networks import networks_page
from signoff.report.reference.policies import policy_page, rules_page, told_by

INTRO = (
    "Every key that there is, made from the same models that check your files. An editor that knows JSON Schema "
    "offers the same while you type: each file of `policies/` names its schema in the first line."
)


def pages() -> dict[str, str]:
    """Every page by its file's name; `README.md` lists them."""
    made = {f"{kind}.md": policy_page(kind) for kind in KINDS}
    made |= {f"{name}.md": content_page(name) for name in PAGES}
    made |= {
        "voice-rules.md": rules_page(),
        "conditions.md": conditions_page(),
        "findings.md": findings_page(),
        "networks.md": networks_page(),
    }
    return {"README.md": _index(), **made}


def _index() -> str:
    policies = [f"- [{kind}]({kind}.md): {told_by(KINDS[kind], kind).lead}" for kind in KINDS]
    contents = [f"- [{title}]({name}.md)" for name, (title, _, _) in PAGES.items()]
    more = [
        "- [Conditions](conditions.md): what `when:` may ask",
        "- [Rules of your own](voice-rules.md): below `rules:` of a voice document",
        "- [What is found](findings.md): every finding and its severity",
        "- [Networks](networks.md): what each takes, and where we know it from",
        "- [The command](command.md): every verb and its options",
    ]
    return page(
        "Reference", INTRO, "## Policies, in `policies/`", "\n".join(policies), "## Content, in `content/`",
        "\n".join(contents), "## Both", "\n".join(more),
    )  # fmt: skip
