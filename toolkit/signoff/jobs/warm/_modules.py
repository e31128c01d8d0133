"""Which modules of a notebook's a zygote may import beforehand: such as start no thread and keep nothing open."""

import re
from collections.abc import Iterable

IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t]+([A-Za-z_][\w.]*)", re.MULTILINE)
SAFE = ("altair", "dateutil", "IPython", "jinja2", "jsonschema", "markupsafe", "msgspec", "narwhals", "signoff")
# What notebooks with our pages come to import: altair alone takes a second, for the grammar of URLs below jsonschema.
WITH_OURS = ("signoff.face", "signoff.report", "altair", "jinja2")


def modules_of(sources: Iterable[str], several: bool) -> list[str]:
    """Modules that these cells import. several: of more than one run, so that what is likely is worth it, too."""
    named = [name for source in sources for name in IMPORT.findall(source)]
    safe = [name for name in named if name.partition(".")[0] in SAFE]
    ours = WITH_OURS if several and any(name.partition(".")[0] == "signoff" for name in named) else ()
    return list(dict.fromkeys((*safe, *ours)))
