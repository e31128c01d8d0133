"""Zones come from the package, whatever the machine holds."""

import os
import pickle
import re
import shutil
import subprocess
import sys
from copy import deepcopy
from datetime import datetime
from pathlib import Path

import pytest
import tzdata

from signoff.clock import UnknownZone, tzdata_version, zone, zone_names

PACKAGED = Path(tzdata.__file__).parent / "zoneinfo"


def test_a_zone_knows_its_name_and_offsets():
    riga = zone("Europe/Riga")
    assert (riga.key, str(riga)) == ("Europe/Riga", "Europe/Riga")
    assert datetime(2026, 12, 1, tzinfo=riga).isoformat() == "2026-12-01T00:00:00+02:00"
    assert datetime(2026, 7, 1, tzinfo=riga).isoformat() == "2026-07-01T00:00:00+03:00"


def test_a_zone_is_one_object_also_after_a_journey():
    riga = zone("Europe/Riga")
    assert zone("Europe/Riga") is riga
    assert pickle.loads(pickle.dumps(riga)) is riga
    assert deepcopy(datetime(2026, 12, 1, tzinfo=riga)).tzinfo is riga


def test_the_machines_own_database_is_not_asked(tmp_path):
    (tmp_path / "Europe").mkdir()
    shutil.copy(PACKAGED / "Asia" / "Kolkata", tmp_path / "Europe" / "Riga")
    script = """
from datetime import datetime
from zoneinfo import ZoneInfo
from signoff.clock import zone
for riga in ZoneInfo("Europe/Riga"), zone("Europe/Riga"):
    print(datetime(2026, 12, 1, tzinfo=riga).utcoffset())
"""
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["5:30:00", "2:00:00"]


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Europe/Rīga", "did you mean `Europe/Riga`?"),
        ("europe/riga", "did you mean `Europe/Riga`?"),
        ("Riga", "did you mean `Europe/Riga`?"),
        ("New York", "did you mean `America/New_York`?"),
        ("../../../etc/passwd", "write one such as `Europe/Riga`"),
        ("", "write one such as `Europe/Riga`"),
        ("+02:00", "write one such as `Europe/Riga`"),
    ],
)
def test_an_unknown_zone_comes_with_a_guess(name, guess):
    with pytest.raises(UnknownZone, match=re.escape(guess)) as caught:
        zone(name)
    assert caught.value.name == name
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_every_name_can_be_opened():
    assert len(zone_names()) > 400
    assert {zone(name).key for name in zone_names()} == zone_names()


def test_the_version_is_the_databases_own():
    assert re.fullmatch(r"20\d\d[a-z]", tzdata_version())
