"""Keeps the pictures within a mail as files, where the source names a folder for them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from digest.files import write_whole
from digest.model import Image
from digest.pictures import PictureError, measure
from digest.sources._mail.newsletter import INSIDE

LARGEST = 20_000_000
_SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif"}


def keep_pictures(
    images: tuple[Image, ...], inside: dict[str, bytes], folder: Path | None
) -> tuple[tuple[Image, ...], tuple[str, ...]]:
    """*images* with the files of those inside the mail, and notes on those without one.

    A file is called after its content, and written once. None is written without *folder*, and
    nothing that is no picture.
    """
    kept: list[Image] = []
    notes: list[str] = []
    for image in images:
        if not image.src.startswith(INSIDE):
            kept.append(image)
            continue
        name = unquote(image.src.removeprefix(INSIDE))
        content = inside.get(name, b"")
        path, note = _kept(name, content, folder)
        if path:
            kept.append(replace(image, src=path.name, path=str(path)))
        else:
            notes.append(note)
    return tuple(kept), tuple(notes)


def _kept(name: str, content: bytes, folder: Path | None) -> tuple[Path | None, str]:
    """The file of a picture, or why there is none."""
    if not content:
        return None, f"picture {name} is missing from the mail"
    if folder is None:
        return None, f"picture {name} is inside the mail; set 'pictures_in' to a folder to keep it"
    try:
        suffix = _SUFFIXES.get(measure(content).format) if len(content) <= LARGEST else None
    except PictureError:
        suffix = None
    if suffix is None:
        return None, f"picture {name} is none that can be printed"
    path = folder / f"{hashlib.sha256(content).hexdigest()[:20]}{suffix}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    return path, ""
