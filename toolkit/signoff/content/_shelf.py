"""All assets of a workspace: the folder content/assets, read once; each file hashed when something first uses it."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from signoff.content._assets import Asset, Sidecar
from signoff.content._folder import load
from signoff.content._walk import files_below
from signoff.content._yaml_files import read_model
from signoff.errors import Place, Problem, SignoffError, nearest
from signoff.policy import Policy, is_inside

FOLDER = "content/assets"
ENDINGS = (".yml", ".yaml")
ELSEWHERE = {
    "approved": "An approval is an entry of the ledger, bound to the bytes and to this file; nobody writes it by hand.",
    "expires": "Write `last_day`, the last day on which it may be used.",
}


class Shelf(Mapping[str, Asset]):
    """The assets by name, which is the path inside content/assets."""

    def __init__(self, root: Path, policy: Policy, problems: list[Problem]) -> None:
        """Lists the folder and reads every sidecar; what is wrong with them is added to `problems`."""
        self._folder = root / FOLDER
        files = {name.removeprefix(f"{FOLDER}/"): path for name, path in files_below(self._folder, root, problems)}
        said: dict[str, Sidecar] = {}
        for name in filter(_is_sidecar, files):
            self._read_sidecar(name, files, said, policy, problems)
        self._assets = {
            name: Asset(name, path, f"{FOLDER}/{name}", said.get(name))
            for name, path in files.items()
            if not _is_sidecar(name)
        }

    def _read_sidecar(
        self, name: str, files: Mapping[str, Path], said: dict[str, Sidecar], policy: Policy, problems: list[Problem]
    ) -> None:
        of, place = name.rpartition(".")[0], Place(f"{FOLDER}/{name}")
        if of not in files:
            there = [each for each in files if not _is_sidecar(each)]
            message = f"it speaks of `{of}`, which is not there; {nearest(of, there)}".rstrip("; ")
            problems.append(
                Problem(message, place, "A sidecar is named after its file: `menu.jpg.yml` for `menu.jpg`.")
            )
        elif of in said:
            problems.append(Problem(f"`{of}` has two sidecars; the other is {said[of].place.file}", place))
        model, more = load(
            place.file, files[name], partial(read_model, kind=Sidecar, policy=policy, elsewhere=ELSEWHERE)
        )
        problems.extend(more)
        if model is not None:
            said.setdefault(of, model)

    def __getitem__(self, name: str) -> Asset:
        return self._assets[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._assets)

    def __len__(self) -> int:
        return len(self._assets)

    def digest(self, name: str) -> str:
        """SHA-256 of an asset. Raises SignoffError where it is not there, leads out, or cannot be read."""
        if said := misnamed(name):
            raise SignoffError(said)
        if name not in self._assets:
            raise SignoffError(f"`{name}` is not in {FOLDER}; {nearest(name, self._assets)}".rstrip("; "))
        if self._assets[name].path.is_symlink() and not is_inside(self._assets[name].path, self._folder):
            raise SignoffError(f"`{name}` is a link that leads out of {FOLDER}; copy the file in")
        return self._assets[name].sha256


def misnamed(name: str) -> str:
    """What is wrong with a name as a path inside content/assets; "" for nothing."""
    parts = name.split("/")
    if "\\" in name or ":" in name or name.startswith("/") or ".." in parts:
        return f"`{name}` does not lie in {FOLDER}; an asset is a file inside it"
    return f"`{name}` is no plain path" if {"", "."} & {*parts} else ""


def _is_sidecar(name: Any) -> bool:
    return str(name).endswith(ENDINGS)
