"""What rules remember of one text: words that were defined, forms that were used, how many headings there are."""

from functools import cached_property


class Memory:
    """One text's memory. `summary` is the prose that figures are counted on; `counted`, how many blocks of each
    kind."""

    def __init__(self, summary: str = "") -> None:
        """Takes the prose, where there is no markup to take off first."""
        self.seen: set[str] = set()
        self.counted: dict[str, int] = {}
        self.summary = summary

    @cached_property
    def figures(self) -> dict[str, float]:
        """Words, sentences, syllables and the like of the summary; empty where it has no word."""
        from signoff.text.figures import figures  # here, for most texts have no rule that counts

        found = figures(self.summary)
        blocks = {key.replace(".", "_"): float(number) for key, number in self.counted.items() if key[:5] != "table"}
        return {**blocks, **found} if found else {}
