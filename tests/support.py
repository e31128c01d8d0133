"""What tests share: the place of the shared material, tables of cases, and skipping with a reason."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CASES = ROOT / "tests" / "cases"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the repository")


def documents(path: Path) -> list:
    """Every YAML document of a file of cases."""
    return [document for document in yaml.safe_load_all(path.read_text(encoding="utf-8")) if document is not None]


def cases(room: str, name: str) -> list:
    """The `cases` of tests/cases/ROOM/NAME.yaml, each a mapping."""
    return documents(CASES / room / f"{name}.yaml")[0]["cases"]
