"""Prepared pictures kept on disk, so that an issue built again prepares only what is new."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from digest.errors import DigestError
from digest.files import write_whole
from digest.pictures.faces import finder
from digest.pictures.prepare import prepare
from digest.pictures.raster import edition, opened
from digest.pictures.values import PictureError, Prepared


@dataclass(slots=True)
class Shelf:
    """A folder of finished JPEGs, each named by all it was made from: the file's bytes, the slot, the code."""

    folder: Path
    used: set[str] = field(default_factory=set)

    def prepare(
        self, path: str, *, width_pt: float, height_pt: float, clear: tuple[float, float]
    ) -> Prepared:
        """As ``prepare``, and only once for the same picture and slot."""
        try:
            with Path(path).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except (OSError, ValueError):
            return prepare(
                path, width_pt=width_pt, height_pt=height_pt, clear=clear
            )  # which says what is wrong
        made_from = f"{digest} {width_pt!r} {height_pt!r} {clear} {_code()}"
        kept = self.folder / f"{hashlib.sha256(made_from.encode()).hexdigest()}.jpg"
        self.used.add(kept.name)
        found = _read(kept, width_pt)
        if found is None:
            found = prepare(path, width_pt=width_pt, height_pt=height_pt, clear=clear)
            with suppress(
                DigestError
            ):  # a full disk stops the PDF beside it, and says so; this one is a convenience
                write_whole(kept, found.data)
        return found

    def tidy(self) -> None:
        """Throw away what was not asked for."""
        with suppress(OSError):
            for kept in self.folder.glob("*.jpg"):
                if kept.name not in self.used:
                    kept.unlink(missing_ok=True)


def _read(kept: Path, width_pt: float) -> Prepared | None:
    try:
        data = kept.read_bytes()
        with opened(data) as picture:
            width, height = picture.size
            picture.load()
    except (OSError, PictureError):
        return None
    return Prepared(
        data=data, mime="image/jpeg", width=width, height=height, dpi=width / width_pt * 72
    )


@cache
def _code() -> str:
    """The code of this room and the libraries it works with: when they change, pictures are prepared anew."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return (
        hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
        + f" {edition()} {finder()}"
    )
