"""The committed reference and schemas are what the models say today: `make reference` writes them."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from signoff.checks import KINDS as CHECKS
from signoff.cli.schema import reference, schemas
from signoff.policy import document, documents
from signoff.policy.kinds import KINDS
from signoff.report.reference.markdown import flow
from signoff.workspace import OPENED
from support import ROOT

REFERENCE, SCHEMAS = ROOT / "docs" / "reference", ROOT / "schemas"
PAGES, MADE = reference(), schemas()
ASK = "run `make reference`"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name):
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name], ASK


@pytest.mark.parametrize("name", MADE)
def test_a_schema_is_up_to_date(name):
    assert (SCHEMAS / name).read_text(encoding="utf-8") == MADE[name], ASK


def test_nothing_else_lies_beside_them():
    assert {path.name for path in REFERENCE.iterdir()} == PAGES.keys(), ASK
    assert {path.name for path in SCHEMAS.iterdir()} == MADE.keys(), ASK


def starter():
    """Every document of the starter's policies, with its place, as plain data."""
    for path in sorted((ROOT / "policies").rglob("*.yml")):
        for node in documents(path.read_text(encoding="utf-8"), path.name, []):
            yield pytest.param(node.value, id=f"{path.relative_to(ROOT)}:{node.place.line}")


@pytest.mark.parametrize("value", list(starter()))
def test_the_schemas_accept_the_starter(value):
    validator = Draft202012Validator(json.loads(MADE[f"{value['kind']}.json"]))
    assert [error.message for error in validator.iter_errors(value)] == []


def test_a_schema_refuses_a_key_that_there_is_not():
    validator = Draft202012Validator(json.loads(MADE["publishing.json"]))
    wrong = {"kind": "publishing", "every_channel": {"slots": [{"nmae": "x", "every": "monday"}]}}
    assert "nmae" in str(list(validator.iter_errors(wrong)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_is_a_document_of_it(kind):
    example = re.search(r"```yaml\n(.+?)```", PAGES[f"{kind}.md"], re.DOTALL)[1]
    problems = []
    (node,) = documents(example, "example", problems)
    assert document(node, OPENED, problems).kind == kind
    assert problems == []


def test_every_key_says_what_it_is():
    rows = re.findall(r"^\| `[^|]+` \| *\|.*$", "\n".join(PAGES[f"{kind}.md"] for kind in KINDS), re.MULTILINE)
    assert rows == []


def test_every_finding_of_a_check_is_listed():
    wanted = {f"{check.id}.{what}" for check in map(CHECKS.__getitem__, CHECKS) for what in check.severities}
    assert wanted <= set(re.findall(r'<a id="([^"]+)">', PAGES["findings.md"]))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "))
SINGLE = WORDS | st.integers(-(10**6), 10**6) | st.booleans()
KEYS = st.from_regex("[a-z]{1,5}", fullmatch=True)
PLAIN = st.recursive(
    SINGLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


@given(PLAIN)
def test_an_example_is_read_as_what_it_shows(value):
    problems = []
    (node,) = documents(f"key: {flow(value)}", "f", problems)
    assert problems == []
    assert node.value == {"key": value}
