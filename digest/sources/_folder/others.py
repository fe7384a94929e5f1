"""Counts the files of a folder that can be no articles, so that none is passed over in silence."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from digest.model import Rejected

# Files that are counted in a skipped folder; nobody wants to know more.
_MOST_COUNTED = 10_000
_MOST_KINDS = 6
_FEW = 3


@dataclass(slots=True)
class Others:
    """The files that can be no articles, counted by the folder below *top* that they lie in."""

    top: Path
    counts: dict[Path, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    names: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, file: Path) -> None:
        parts = file.relative_to(self.top).parts
        place = self.top / parts[0] if len(parts) > 1 else self.top
        self.counts[place][file.suffix.lower() or file.name] += 1
        if len(self.names[place]) <= _FEW:
            self.names[place].append(file.relative_to(place).as_posix())

    def add_folder(self, folder: Path) -> None:
        """Count a hidden folder, whose files are nobody's texts, as one."""
        self.counts[self.top]["hidden folders"] += 1
        self.names[self.top].append(f"{folder.relative_to(self.top).as_posix()}/")

    def add_all(self, folder: Path) -> None:
        """Count the files below *folder*, up to a number."""
        for number, file in enumerate(files_below(folder)):
            if number >= _MOST_COUNTED:
                return
            self.add(file)

    def rejected(self) -> Iterator[Rejected]:
        for place, kinds in sorted(self.counts.items()):
            total = kinds.total()
            named = self.names[place]
            shown = ", ".join(named if total <= _FEW else _kinds(kinds))
            yield Rejected(where=str(place), reason="files that hold no article", remedy=shown)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below *folder*, in a fixed order."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))


def _kinds(kinds: Counter[str]) -> list[str]:
    """The most frequent suffixes with their numbers, and how many others there are."""
    most = kinds.most_common(_MOST_KINDS)
    rest = kinds.total() - sum(count for _, count in most)
    listed = [f"{count} {kind}" for kind, count in most]
    return [*listed, f"{rest} others"] if rest else listed
