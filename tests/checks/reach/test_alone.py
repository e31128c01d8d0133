"""As everybody runs it, in a network of its own: the good link is fetched, no private address is connected to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checks.reach.test_refused import MUST_REFUSE
from support import needs_shared

ALONE = ["unshare", "--map-root-user", "--net", "--mount"]
GOOD = "http://good.example.com/"
NEVER = ["http://both.example.com/", "http://inside.example.com/"]


def possible():
    try:
        return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


pytestmark = [needs_shared, pytest.mark.skipif(not possible(), reason="this machine makes no networks of one's own")]


def test_only_the_public_address_is_connected_to(tmp_path):
    (tmp_path / "resolv.conf").write_text("nameserver 127.0.0.1\n")
    through = [f"{GOOD}away?{url}" for url in MUST_REFUSE + NEVER]
    rebinding = "http://rebinding.example.com/away?http://rebinding.example.com/"
    links = [GOOD, *MUST_REFUSE, *NEVER, *through, rebinding]
    files = [tmp_path / "resolv.conf", sys.executable, Path(__file__).parent / "_alone.py"]
    script = 'mount --bind "$1" /etc/resolv.conf && exec "$2" "$3"'
    ran = subprocess.run(
        [*ALONE, "sh", "-c", script, "sh", *files], input=json.dumps(links), capture_output=True, text=True, check=True
    )
    told = json.loads(ran.stdout)
    named = {sight["url"]: sight["outcome"] for sight in told["sights"]}
    assert (named.pop(GOOD), named.pop(rebinding)) == ("ok", "redirected")
    # Its second answer is this machine: it is looked up once in a run, and in the next one it is refused.
    assert named.pop("http://rebinding.example.com/") == "refused"
    assert set(named.values()) == {"refused"}
    assert (len(named), told["saw"]) == (2 * len(MUST_REFUSE + NEVER), [])
    # The good one, each redirect, the rebinding one with its end, and the page that cannot be there.
    assert len(told["fetched"]) == 1 + len(through) + 2 + 1
