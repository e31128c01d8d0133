"""Documents against their models: every error, in words, at its place; and what the documents say of each other."""

import pytest

from signoff.checks import KINDS as CHECKS
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents, policy_files, read
from signoff.voice import KINDS as VOICE
from support import SHARED, cases, needs_shared

OPENED = {"checks": CHECKS, "voice": VOICE}


def policy_of(text):
    problems = []
    found = [document(node, OPENED, problems) for node in documents(text, "f.yml", problems)]
    policy = Policy([one for one in found if one], NETWORKS)
    return policy, [*problems, *policy.problems()]


@pytest.mark.parametrize("case", cases("policy", "refusals"), ids=lambda case: case["text"][:50])
def test_says_what_the_table_says(case):
    _, problems = policy_of(case["text"])
    assert [str(problem).splitlines()[0] for problem in problems] == case["problems"]


def bad_policies():
    folder = SHARED / "badinput" / "policies"
    return sorted(folder.iterdir()) if folder.is_dir() else []


@needs_shared
@pytest.mark.parametrize("path", bad_policies(), ids=lambda path: path.name)
def test_every_bad_file_is_refused_at_its_place(path):
    _, problems = read([(path.name, path)], networks=NETWORKS, **OPENED)
    errors = [problem for problem in problems if problem.severity == "error"]
    assert errors
    assert all(problem.place and problem.place.file == path.name and problem.place.line >= 1 for problem in errors)


def test_a_secret_is_never_shown():
    _, problems = policy_of("kind: channels\naccounts: [{name: c, network: x, credentials: {token: hunter22}}]")
    assert problems and "hunter22" not in "\n".join(map(str, problems))


def test_the_order_of_documents_does_not_matter_to_the_hash():
    one, two = "kind: workspace\nname: a", "kind: team\nroles: {editor: {may: [approve]}}"
    first, _ = policy_of(f"{one}\n---\n{two}")
    second, _ = policy_of(f"{two}\n---\n{one}")
    assert first.hash == second.hash
    assert first.hash != policy_of(one)[0].hash


def test_a_link_out_of_the_workspace_is_not_read(tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text("secret: hunter22", encoding="utf-8")
    (tmp_path / "cafe" / "policies").mkdir(parents=True)
    (tmp_path / "cafe" / "policies" / "all.yml").symlink_to(outside)
    (problem,) = read(policy_files(tmp_path / "cafe"))[1]
    assert str(problem).splitlines()[0] == "policies/all.yml:1:1: a link leads out of the workspace; copy the file in"
    assert "hunter22" not in str(problem)


def test_a_file_that_cannot_be_read_is_named_as_people_name_it(tmp_path):
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "loop.yml").symlink_to("loop.yml")
    (problem,) = read(policy_files(tmp_path))[1]
    assert str(problem).startswith("policies/loop.yml:1:1: cannot be read")


def test_every_list_of_names_may_be_one_name():
    written = "kind: team\nroles: {author: {may: submit}}\n---\nkind: voice\nemoji: {never: 💊}\n"
    problems = []
    team, voice = [document(node, OPENED, problems) for node in documents(written, "one.yml", problems)]
    assert (team.roles["author"].may, voice.emoji.never, problems) == (["submit"], ["💊"], [])
