"""Checkpoints: the root of RFC 6962, a note in C2SP's form, and what they show that no chain of hashes can."""

import base64
import hashlib

import pytest

from signoff.ledger import LedgerError
from signoff.ledger.checkpoint import note_of, root_of

# RFC 6962's reference tree: the leaves of certificate-transparency's own test of its Merkle tree, with the roots over
# the first 0 to 8 of them.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(9))
def test_the_root_is_that_of_rfc_6962(size):
    hashes = [hashlib.sha256(b"\0" + bytes.fromhex(leaf)).digest() for leaf in LEAVES[:size]]
    assert root_of(hashes).hex() == ROOTS[size]


NOTHING = base64.b64encode(bytes(32)).decode()
NO_CHECKPOINTS = [
    "",
    "a\n1\n",
    "a\n1\nAAAA\n\n— a AAAAAAAA\n",
    f"a\n01\n{NOTHING}\n\n— a AAAAAAAA\n",
    f"a\n1\n{NOTHING}\n\n",
    f"a\n1\n{NOTHING}\n\n- a AAAAAAAA\n",
    "a\nx\n\n\n",
]


@pytest.mark.parametrize("text", NO_CHECKPOINTS)
def test_what_is_no_checkpoint_is_said_to_be_none(text):
    with pytest.raises(LedgerError, match="no checkpoint"):
        note_of(text)
