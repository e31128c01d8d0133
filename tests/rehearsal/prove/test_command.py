"""`signoff prove`: what it prints as JSON and for people, what it writes, and how it ends."""

import json

import pytest

from rehearsal.prove._given import TABLE, written
from signoff.cli import main
from signoff.rehearsal import starter_root

NOW = ["--now", "2026-12-07T09:00:00+02:00"]


@pytest.fixture
def prove(tmp_path, capsys, monkeypatch):
    """Proves the policy of a case of the table, by its name: status, output, errors."""
    monkeypatch.chdir(tmp_path)

    def proving(name, *arguments, more=()):
        case = next(case for case in TABLE["cases"] if case["name"] == name)
        (tmp_path / "policies").mkdir(exist_ok=True)
        for number, one in enumerate([*written(case), *more]):
            (tmp_path / "policies" / f"{number}.yml").write_text(json.dumps(one, default=str), encoding="utf-8")
        status = main(["prove", *arguments, *NOW])
        out, err = capsys.readouterr()
        return status, out, err

    return proving


def test_a_clean_policy_ends_with_0_and_says_so_in_two_lines(prove):
    status, out, err = prove("the base is clean")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "Nothing was found."
    assert prove("the base is clean", "--json")[1].split() == ["{", '"promise":', "true,", '"findings":', "[]", "}"]


def test_the_json_is_what_programs_rely_on(prove):
    status, out, err = prove("the text may be changed after it was approved", "--json")
    said = json.loads(out)
    assert (status, err, said["promise"]) == (1, "", False)
    (finding,) = said["findings"]
    assert list(finding) == ["rule", "severity", "file", "line", "message", "example"]
    assert (finding["rule"], finding["file"], finding["line"]) == ("prove.weakened", "policies/3.yml", 1)
    assert finding["example"]["kind"] == "test" and finding["example"]["expect"] == {"publishable": True}


def test_people_read_a_letter_with_its_example(prove):
    status, out, _ = prove("both lawyers are away")
    head, advice, *example = out.splitlines()
    assert status == 1
    assert head.startswith("policies/3.yml:1: error: prove.stuck: 21 to 25 December 2026: nobody can bring a post")
    assert advice.endswith("For example:")
    assert example[0] == "     now: 2026-12-21T09:01:00+02:00"
    assert out.splitlines()[-2] == "1 finding."


def test_a_circle_is_a_finding_and_no_hindrance(prove):
    status, out, _ = prove("each before the other", "--json")
    assert (status, [one["rule"] for one in json.loads(out)["findings"]]) == (1, ["prove.circle"])


def test_the_examples_are_written_as_tests_that_pass(prove, tmp_path, capsys):
    status, _, err = prove("a client sees only their channels", "--examples", "shown")
    assert (status, err) == (1, "2 examples in shown\n")
    assert sorted(path.name for path in (tmp_path / "shown").iterdir()) == ["01-stuck.yml", "02-stuck.yml"]
    assert main(["test", "shown", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["passed"] == 2


def test_a_policy_that_cannot_be_read_is_2_with_a_letter(prove):
    wrong = {"kind": "workflow", "chains": [{"name": "x", "steps": [{"name": "s", "approvers": {"role": "editr"}}]}]}
    status, out, err = prove("the base is clean", more=[wrong])
    assert (status, out) == (2, "")
    assert "no role `editr`; did you mean `editor`?" in err


def test_no_addresses_and_no_secrets_stand_in_an_example(prove):
    people = {"kind": "team", "people": {"zane": {"email": "zane@cafe.example", "roles": ["author"]}}}
    accounts = [{"name": "x", "network": "mastodon", "credentials": {"token": "env:TOKEN"}}]
    _, out, _ = prove("one lawyer", "--json", more=[people, {"kind": "channels", "accounts": accounts}])
    assert "zane" in out and "@cafe.example" not in out and "TOKEN" not in out


def test_the_starter_has_nothing_to_be_found(capsys):
    assert main(["prove", "--workspace", str(starter_root()), *NOW]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Nothing was found."
