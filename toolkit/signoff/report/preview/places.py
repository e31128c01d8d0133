"""From a finding's place in a file back to the offsets of the text that it stands in."""

from signoff.content import Text
from signoff.finding import Finding


def offsets(text: Text, finding: Finding) -> tuple[int, int] | None:
    """Where the finding begins and ends in `text.words` (code points), or None where it is not about this text.

    A finding in the front matter has no place in the words; nor has one whose file has changed since."""
    for number, (line, column) in enumerate(text.lines):
        if line != finding.line or number >= len(text.starts):
            continue
        start = text.starts[number] + finding.span[0] - column
        end = start + len(finding.match)
        if start >= text.starts[number] and finding.match and text.words[start:end] == finding.match:
            return start, end
    return None
