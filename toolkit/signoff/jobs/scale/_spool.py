"""What workers tell each other, as files below one folder that all of them see: written whole, or not at all.

ids/SHARD/PART        which ids stand in which rows
told/CHANNEL/PART     what posts say on a channel
answers/PART/NAME     which of a part's posts repeat another"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from signoff.checks import Earlier, Told
from signoff.policy import read_file, write_file

MOST_BYTES = 1_000_000_000


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """Who repeats whom on one channel."""

    channel: str
    post: str
    earlier: Earlier


class Spool:
    """The folder; parts and shards go by number, channels by their place in the policy."""

    def __init__(self, folder: Path) -> None:
        """The folder need not be there yet."""
        self._folder = folder

    def put_ids(self, shard: int, part: int, ids: list[tuple[str, int]]) -> None:
        """Ids with their rows."""
        self._put(f"ids/{shard}/{part}", ids)

    def ids(self, shard: int, parts: Iterable[int]) -> Iterator[tuple[str, int, int]]:
        """Each id with its part and row, in the order of the parts."""
        for part in parts:
            for name, row in self._get(f"ids/{shard}/{part}", list[tuple[str, int]]):
                yield name, part, row

    def put_told(self, channel: int, part: int, told: list[Told]) -> None:
        """What posts say on a channel."""
        self._put(f"told/{channel}/{part}", told)

    def told(self, channel: int, part: int) -> list[Told]:
        """The same, read again."""
        found: list[Told] = self._get(f"told/{channel}/{part}", list[Told])
        return found

    def put_answers(self, part: int, name: str, answers: list[Answer]) -> None:
        """Which posts of a part repeat another."""
        self._put(f"answers/{part}/{name}", answers)

    def answers(self, part: int) -> Iterator[Answer]:
        """All answers for a part."""
        for path in sorted((self._folder / "answers" / str(part)).glob("[!.]*")):
            yield from msgspec.msgpack.decode(read_file(path, MOST_BYTES), type=list[Answer])

    def _put(self, name: str, value: Any) -> None:
        if value:
            write_file(self._folder / name, msgspec.msgpack.encode(value))

    def _get(self, name: str, kind: Any) -> Any:
        path = self._folder / name
        return msgspec.msgpack.decode(read_file(path, MOST_BYTES), type=kind) if path.exists() else []
