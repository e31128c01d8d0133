"""Which rules could find anything in a text: all their patterns in one pass, made wider where RE2 has no such thing.

What passes is looked at exactly (`regex`, with a time limit); what does not pass finds nothing, for certain."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from signoff.voice._ascii import in_ascii
from signoff.voice._dotnet import for_sieve
from signoff.voice._rule import Rule

_MEMORY = 256 << 20  # bytes that RE2 may use for all patterns together


class Sieve:
    """The patterns of many rules, compiled together when first asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Takes the rules."""
        self.rules = rules

    def passed(self, text: str) -> frozenset[int]:
        """The positions of the rules that could find something in `text`, or in a part of it."""
        patterns, owners, always = self._compiled
        found = patterns.Match(in_ascii(text)) if owners and text else None
        return always.union([owners[each] for each in found]) if found else always

    @cached_property
    def _compiled(self) -> tuple[Any, list[int], frozenset[int]]:
        """The set of patterns, the rule of each, and the rules that cannot be sifted."""
        import re2

        options = re2.Options()
        options.log_errors, options.max_mem = False, _MEMORY
        made, owners, always = re2.Set.SearchSet(options), [], set()
        for position, rule in enumerate(self.rules):
            written = [for_sieve(each) for each in rule.sifted()] if rule.needs_a_hit else []
            if not written or not all(_is_fit(each, options) for each in written):
                always.add(position)
                continue
            for each in written:
                made.Add(each)
                owners.append(position)
        if owners:
            made.Compile()
        return made, owners, frozenset(always)


def _is_fit(written: str | None, options: Any) -> bool:
    import re2

    try:
        # What finds nothing-at-all everywhere sifts nothing, and makes the rest slower.
        return written is not None and re2.compile(written, options).search("") is None
    except re2.error:
        return False
