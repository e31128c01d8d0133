"""Who it was: a word, the account of the machine, a signature; real keys, made by ssh-keygen."""

import shutil
import subprocess

import pytest

from inbox._cafe import POLICIES
from inbox._guarded import change
from signoff.inbox import _identity
from signoff.workspace import Workspace

needs_ssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="no ssh-keygen: `apt install openssh-client` brings it"
)
KINDS = [["ed25519"], ["ecdsa", "-b", "256"], ["ecdsa", "-b", "384"], ["ecdsa", "-b", "521"], ["rsa", "-b", "2048"]]
EDITOR = "{name: editor, approvers: {role: editor}, within: 4h, clock: business}"
JANIS = "janis: {email: janis@cafe.example, roles: [editor]}"


def key(folder, name="id", kind=("ed25519",)):
    """A new key pair: the private one's file, and the public line."""
    path = folder / name
    command = ["ssh-keygen", "-q", "-t", *kind, "-N", "", "-C", "of a test", "-f", str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path, path.with_suffix(".pub").read_text(encoding="utf-8").strip()


def asks(cafe, proof, janis=JANIS, policies=POLICIES):
    """The editor's step asks for a proof; the post waits for it."""
    change(cafe, policies.replace(EDITOR, EDITOR[:-1] + f", identity: {proof}}}").replace(JANIS, janis))
    cafe.does("submit", "soup", by="anna")


def with_key(public, days=""):
    """Jānis with a signing key."""
    return f"janis: {{roles: [editor], signing_keys: [{{key: '{public}'{days}}}]}}"


@needs_ssh
@pytest.mark.parametrize("kind", KINDS, ids="-".join)
def test_a_signed_approval_counts_where_the_step_asks_for_one(cafe, tmp_path, kind):
    private, public = key(tmp_path, kind=kind)
    asks(cafe, "signed", with_key(public))
    cafe.does("approve", "soup", "--sign", str(private), by="janis", at="10:10")
    assert cafe.status("soup")["publishable"] is True
    assert cafe.entries()[-1]["identity"] == "signed"
    assert cafe.run("ledger", "verify")[0] == 0


@needs_ssh
def test_a_word_is_less_than_a_signature(cafe, tmp_path):
    asks(cafe, "signed", with_key(key(tmp_path)[1]))
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", by="janis", at="10:10")
    assert status == 1 and "asks for the identity `signed`, and this one is only `claimed`" in err
    assert cafe.ledger() == before


@needs_ssh
@pytest.mark.parametrize(
    "days, says",
    [
        (", last_day: 2026-11-30", "the team names no signing key of janis for 2026-12-01"),
        (", first_day: 2026-12-02", "the team names no signing key of janis for 2026-12-01"),
    ],
)
def test_a_key_counts_on_its_days_only(cafe, tmp_path, days, says):
    private, public = key(tmp_path)
    asks(cafe, "signed", with_key(public, days))
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", "--sign", str(private), by="janis", at="10:10")
    assert (status, says in err) == (1, True)
    assert cafe.ledger() == before


@needs_ssh
def test_a_key_of_somebody_else_signs_for_nobody(cafe, tmp_path):
    public, (other, _) = key(tmp_path)[1], key(tmp_path, "other")
    asks(cafe, "signed", with_key(public))
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", "--sign", str(other), by="janis", at="10:10")
    assert status == 1 and "the signature is not janis's" in err
    assert cafe.ledger() == before


@needs_ssh
def test_a_key_that_is_not_there_is_said_in_ssh_keygens_words(cafe, tmp_path):
    asks(cafe, "signed", with_key(key(tmp_path)[1]))
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", "--sign", str(tmp_path / "none"), by="janis", at="10:10")
    assert status == 2 and "nothing was signed; ssh-keygen says" in err and "none" in err
    assert cafe.ledger() == before


def test_without_ssh_keygen_it_is_said_what_to_install(cafe, monkeypatch):
    """Of the key only the public half is needed to be asked for a signature."""
    asks(cafe, "signed", with_key(PUBLIC))
    monkeypatch.setenv("PATH", "")
    status, _, err = cafe.run("approve", "soup", "--sign", by="janis", at="10:10")
    assert status == 2 and "apt install openssh-client" in err


@needs_ssh
@pytest.mark.parametrize("said", ["moved", "changed", "nothing signed"])
def test_an_entry_that_only_says_it_is_signed_counts_for_nothing_and_verify_finds_it(cafe, tmp_path, said):
    """Written past the gate, every hash right: a signature is verified again wherever it is to count."""
    private, public = key(tmp_path)
    asks(cafe, "signed", with_key(public))
    cafe.does("submit", "stew", by="anna")
    cafe.does("approve", "stew", "--sign", str(private), by="janis", at="10:10")
    forge(cafe, said)
    assert cafe.status("soup")["publishable"] is False
    status, out, _ = cafe.run("ledger", "verify")
    assert status == 1 and "its signature does not hold" in out


def forge(cafe, said):
    """Jānis's signed approval of the stew, laid under the soup."""
    from signoff.ledger import Draft

    workspace = Workspace(cafe.root)
    real = next(entry for entry in workspace.entries["posts/stew"] if entry.do == "approve")
    body = dict(real.body)
    if said == "nothing signed":
        body.pop("signature")
    elif said == "changed":
        body |= {"revision": cafe.status("soup")["revision"], "step": "editor"}
    draft = Draft(stream="posts/soup", do="approve", by="janis", at=real.at, body=body)
    with workspace.writing(real.at) as ledger:
        ledger.append([draft])


@needs_ssh
def test_a_key_taken_out_of_the_team_no_longer_counts(cafe, tmp_path):
    """Stolen keys are taken out; one that was only replaced gets a last day, and what it signed stays."""
    private, public = key(tmp_path)
    asks(cafe, "signed", with_key(public))
    cafe.does("approve", "soup", "--sign", str(private), by="janis", at="10:10")
    text = (cafe.root / "policies" / "all.yml").read_text(encoding="utf-8")
    change(cafe, text.replace(f"{{key: '{public}'}}", f"{{key: '{public}', last_day: 2026-12-01}}"))
    assert cafe.status("soup")["publishable"] is True
    change(cafe, text.replace(f"{{key: '{public}'}}", f"'{key(tmp_path, 'new')[1]}'"))
    assert cafe.status("soup")["publishable"] is False


@pytest.mark.parametrize(
    "janis, account, proof",
    [
        ("janis: {roles: [editor], login: jb}", "jb", "os"),
        ("janis: {roles: [editor], login: [x, jb]}", "jb", "os"),
        ("janis: {roles: [editor]}", "janis", "os"),
        ("janis: {roles: [editor], login: jb}", "janis", "claimed"),
        ("janis: {roles: [editor]}", "root", "claimed"),
        ("janis: {roles: [editor]}", "", "claimed"),
    ],
)
def test_the_account_of_the_machine_proves_who_it_is(cafe, monkeypatch, janis, account, proof):
    monkeypatch.setattr(_identity, "account", lambda: account)
    asks(cafe, "os", janis)
    status, _, err = cafe.run("approve", "soup", by="janis", at="10:10")
    assert status == (0 if proof == "os" else 1), err
    assert cafe.status("soup")["publishable"] is (proof == "os")
    assert proof == "os" or "asks for the identity `os`" in err


def test_the_account_is_asked_of_the_system_and_not_of_the_environment(monkeypatch):
    before = _identity.account()
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "janis")
    assert _identity.account() == before


def test_who_is_logged_in_need_not_say_who_acts(cafe, monkeypatch):
    monkeypatch.setattr(_identity, "account", lambda: "anna")
    assert cafe.run("submit", "soup")[0] == 0
    assert (cafe.entries()[-1]["by"], cafe.entries()[-1]["identity"]) == ("anna", "os")


def test_a_history_kept_as_text_proves_nothing(tmp_path):
    from signoff.errors import SignoffError
    from workspaces import small

    policy = POLICIES.replace(EDITOR, EDITOR[:-1] + ", identity: os}")
    lines = ['{"at": "2026-12-01T09:00", "by": "anna", "do": "submit", "post": "p1"}',
             '{"at": "2026-12-01T09:10", "by": "janis", "do": "approve", "post": "p1", "identity": "os"}']  # fmt: skip
    root = small(tmp_path / "cafe", posts={"p1": "---\nid: p1\nauthor: anna\nchannels: [cafe-bluesky]\n---\nSoup\n"})
    (root / "policies" / "all.yml").write_text(policy, encoding="utf-8")
    (root / "content" / "history.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    from signoff.inbox import begin

    with pytest.raises(SignoffError, match="identity"):
        begin(Workspace(root))
    assert not (root / ".signoff").exists()


PUBLIC = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJVMpJSzv9LHLZbgSLVbzPYwHUeRGnHM2XwJeZvkNrPw of a test"


@pytest.mark.parametrize(
    "person, says",
    [
        (f"janis: {{roles: [editor], signing_keys: '{PUBLIC[:60]}'}}", ""),
        ("janis: {roles: [editor], signing_keys: ssh-dss AAAA}", "is no kind of key"),
        ("janis: {roles: [editor], signing_keys: '-----BEGIN OPENSSH PRIVATE KEY-----'}", "this is a private key"),
        ("janis: {roles: [editor], signing_keys: ssh-ed25519 AAAA}", "cut or mistyped"),
        ("janis: {roles: [editor], signing_keys: 'ssh-ed25519 '}", "cut or mistyped"),
        (f"janis: {{roles: [editor], signing_keys: '{PUBLIC}'}}\n  ilze: {{signing_keys: '{PUBLIC}'}}", "two people"),
        ("janis: {roles: [editor], login: jb}\n  ilze: {login: jb}", "is given to two people"),
    ],
)
def test_check_says_what_is_wrong_with_a_key_or_an_account(cafe, person, says):
    change(cafe, POLICIES.replace(JANIS, person))
    out = cafe.run("check")[1]
    assert says in out or (says == "" and "cut" not in out)
