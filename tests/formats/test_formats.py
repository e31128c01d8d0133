"""Findings out: lines, workflow commands, SARIF and a page, each safe against what posts may hold."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from signoff.finding import SEVERITIES, Finding
from signoff.formats import KINDS
from signoff.formats.github import command

NASTY = 'a%b,c:d\r\n::error::x <script>alert(1)</script> "\u202e'
FINDINGS = [
    Finding(rule="voice.forbidden_term", severity="error", post="p1", file="content/posts/a b.md", line=7, span=(3, 7),
            match="cheap", message="we do not write “cheap”", suggestion="fair"),
    Finding(rule="voice.tone", severity="warning", post="p1", file="content/posts/a b.md", line=8, span=(1, 3),
            match="wow", message="too loud", waived=True),
    Finding(rule="voice.tone", severity="suggestion", post="p2", file="content/posts/c.md", line=9, span=(1, 3),
            match="wow", message=NASTY, ignored="it is a song's title", suggestion=""),
]  # fmt: skip

nasty = st.text(
    alphabet=st.one_of(st.sampled_from("%,:\r\n<>&\"'\u2028\x1b"), st.characters(exclude_categories=["Cs"])),
    max_size=12,
)
some = st.builds(
    Finding, rule=nasty, severity=st.sampled_from(SEVERITIES), post=nasty, file=nasty, message=nasty, match=nasty,
    suggestion=st.none() | nasty, waived=st.booleans(), ignored=nasty,
)  # fmt: skip


URI = {"type": "string", "pattern": r"^[!-~]*$"}
TEXT = {"type": "string"}
REGION = ("startLine", "startColumn", "endLine", "endColumn")
COLUMN = {"type": "integer", "minimum": 1}
# The parts of SARIF 2.1.0 that we write, as sections 3.13 to 3.35 of the standard have them.
SARIF = {
    "type": "object", "required": ["version", "runs"], "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/definitions/run"}},
    },
    "definitions": {
        "run": {
            "type": "object", "required": ["tool"], "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
                "tool": {
                    "type": "object", "required": ["driver"], "additionalProperties": False,
                    "properties": {"driver": {
                        "type": "object", "required": ["name"], "additionalProperties": False,
                        "properties": {
                            "name": TEXT, "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                            "rules": {
                                "type": "array", "uniqueItems": True,
                                "items": {"type": "object", "required": ["id"], "additionalProperties": False,
                                          "properties": {"id": TEXT}},
                            },
                        },
                    }},
                },
            },
        },
        "result": {
            "type": "object", "required": ["message"], "additionalProperties": False,
            "properties": {
                "ruleId": TEXT, "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"type": "object", "required": ["text"], "properties": {"text": TEXT}},
                "locations": {"type": "array", "items": {
                    "type": "object", "additionalProperties": False,
                    "properties": {"physicalLocation": {
                        "type": "object", "required": ["artifactLocation"], "additionalProperties": False,
                        "properties": {
                            "artifactLocation": {"type": "object", "properties": {"uri": URI}},
                            "region": {
                                "type": "object", "required": ["startLine"],
                                "properties": dict.fromkeys(REGION, COLUMN),
                            },
                        },
                    }},
                }},
                "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
                "suppressions": {"type": "array", "items": {
                    "type": "object", "required": ["kind"], "additionalProperties": False,
                    "properties": {
                        "kind": {"enum": ["inSource", "external"]}, "justification": TEXT,
                        "status": {"enum": ["accepted", "underReview", "rejected"]},
                    },
                }},
                "properties": {"type": "object"},
            },
        },
    },
}  # fmt: skip


class Tags(HTMLParser):
    """Which tags a page has, and the text of its cells."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)


def test_the_formats_are_those_of_the_folder():
    assert set(KINDS) >= {"github", "html", "json", "sarif", "text", "vale"}


def test_a_line_says_place_gravity_rule_and_message():
    assert KINDS["text"].written(FINDINGS[:2]) == (
        "content/posts/a b.md:7:3: error: voice.forbidden_term: we do not write “cheap”\n"
        "content/posts/a b.md:8:1: warning: voice.tone: too loud (waived)\n"
    )


def test_a_finding_is_a_workflow_command():
    assert command(FINDINGS[0]) == (
        "::error file=content/posts/a b.md,line=7,endLine=7,col=3,endColumn=7,title=voice.forbidden_term"
        "::we do not write “cheap”"
    )
    assert command(FINDINGS[1]).startswith("::notice ")
    assert "::a%25b,c:d%0D%0A::error::x" in command(FINDINGS[2])


@given(st.lists(some, max_size=4))
def test_no_post_can_begin_a_workflow_command_of_its_own(findings):
    lines = KINDS["github"].written(findings).split("\n")
    assert len(lines) == len(findings) + 1
    for line, finding in zip(lines, findings, strict=False):
        properties, _, message = line.partition(" ")[2].partition("::")
        assert len(properties.split(",")) == 6
        assert "\r" not in line
        unescaped = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert unescaped == finding.message + finding.remark


@given(st.lists(some, max_size=4))
def test_sarif_has_the_published_shape(findings):
    log = json.loads(KINDS["sarif"].written(findings))
    Draft7Validator(SARIF).validate(log)
    run = log["runs"][0]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [names[result["ruleIndex"]] for result in run["results"]] == [one.rule for one in findings]
    marks = [result["partialFingerprints"]["ruleMatchPost/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_sarif_knows_what_was_let_pass_and_where_a_region_ends():
    first, waived, ignored = json.loads(KINDS["sarif"].written(FINDINGS))["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/posts/a%20b.md"
    assert place["region"] == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 8}
    assert "suppressions" not in first
    assert waived["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert ignored["suppressions"][0] == {
        "kind": "inSource", "status": "accepted", "justification": "it is a song's title"
    }  # fmt: skip


def test_a_fingerprint_does_not_know_the_line():
    moved = Finding(**{**{name: getattr(FINDINGS[0], name) for name in Finding.__struct_fields__}, "line": 70})
    marks = [json.loads(KINDS["sarif"].written([one]))["runs"][0]["results"][0] for one in (FINDINGS[0], moved)]
    assert marks[0]["partialFingerprints"] == marks[1]["partialFingerprints"]


@given(st.lists(some, max_size=4))
def test_no_post_can_put_a_tag_into_the_page(findings):
    tags = Tags(KINDS["html"].written(findings)).tags
    known = {"html", "head", "meta", "title", "style", "body", "main", "h1", "p", "table", "caption", "thead", "tbody",
             "tr", "th", "td", "span", "code", "i"}  # fmt: skip
    assert set(tags) <= known
    assert tags.count("tr") == len(findings) + tags.count("table")


@pytest.mark.parametrize("asked", ["http:", "https:", "src=", "<link", "<script"])
def test_the_page_asks_for_nothing(asked):
    page = KINDS["html"].written(FINDINGS[:2])
    assert asked not in page
    assert "error: 1, warning: 1, waived: 1." in page


@pytest.mark.parametrize("name", ["text", "github", "html", "sarif", "json", "vale"])
def test_nothing_found_is_said_in_every_format(name):
    assert isinstance(KINDS[name].written([]), str)
