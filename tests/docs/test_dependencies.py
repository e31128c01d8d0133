"""Every dependency has its reason on the page, and no reason is left of one that went."""

import re
import tomllib

from support import ROOT

PAGE = (ROOT / "docs" / "dependencies.md").read_text("utf-8")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in lines} - {"signoff"}


def told():
    cells = re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
    return {normal(name.strip()) for cell in cells for name in cell.split(",")} - {"package", "-"}


def test_the_page_names_what_the_project_asks_for():
    assert told() == wanted()
