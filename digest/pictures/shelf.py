"""A cache of prepared pictures on disk: a second build prepares only what is new."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from digest.errors import DigestError
from digest.files import write_whole
from digest.pictures.faces import detector_version
from digest.pictures.prepare import prepare
from digest.pictures.raster import codec_versions, opened
from digest.pictures.values import PictureError, PrintPicture


@dataclass(slots=True)
class Shelf:
    """A folder of prepared JPEGs, each named after a hash of the file, the slot and the code.

    *used* are the names asked for since it was opened.
    """

    folder: Path
    used: set[str] = field(default_factory=set)

    def prepare(
        self, path: str, *, width_pt: float, height_pt: float, clear: tuple[float, float]
    ) -> PrintPicture:
        """As ``prepare``, but only once for the same picture and slot."""
        try:
            with Path(path).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except (OSError, ValueError):
            # Raises an error with the reason.
            return prepare(path, width_pt=width_pt, height_pt=height_pt, clear=clear)
        key = f"{digest} {width_pt!r} {height_pt!r} {clear} {_code()}"
        entry = self.folder / f"{hashlib.sha256(key.encode()).hexdigest()}.jpg"
        self.used.add(entry.name)
        picture = _read(entry, width_pt)
        if picture is None:
            picture = prepare(path, width_pt=width_pt, height_pt=height_pt, clear=clear)
            # Without a cache the issue is still built; a full disk stops the PDF, with a message.
            with suppress(DigestError):
                write_whole(entry, picture.data)
        return picture

    def tidy(self) -> None:
        """Delete the pictures that were not asked for."""
        with suppress(OSError):
            for file in self.folder.glob("*.jpg"):
                if file.name not in self.used:
                    file.unlink(missing_ok=True)


def _read(file: Path, width_pt: float) -> PrintPicture | None:
    """The cached picture in *file*; None when it is missing or damaged."""
    try:
        data = file.read_bytes()
        with opened(data) as picture:
            width, height = picture.size
            picture.load()
    except (OSError, PictureError):
        return None
    return PrintPicture(
        data=data, mime="image/jpeg", width=width, height=height, dpi=width / width_pt * 72
    )


@cache
def _code() -> str:
    """The hash of this package's code and its libraries: when they change, so may the pictures."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return (
        hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
        + f" {codec_versions()} {detector_version()}"
    )
