"""Prepared pictures and their sizes, kept on a shelf for the next build."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from digest.files import sha256
from digest.pictures.faces import detector_version
from digest.pictures.prepare import inspect, prepare
from digest.pictures.raster import codec_versions, opened
from digest.pictures.screens import screen_picture, screen_pictures
from digest.pictures.values import PictureInfo, PrintPicture, Treatment
from digest.shelf import Shelf, code_hash, part_name


class PictureShelf:
    """``prepare`` and ``inspect`` with a memory: the same file is decoded once for each slot."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def prepare(
        self,
        path: str,
        *,
        width_pt: float,
        height_pt: float,
        clear: tuple[float, float],
        treatment: Treatment | None = None,
    ) -> PrintPicture:
        """As ``prepare``, but only once for the same picture and slot."""
        content = _content(path)

        def made() -> PrintPicture:
            return prepare(
                path, width_pt=width_pt, height_pt=height_pt, clear=clear, treatment=treatment
            )

        if content is None:
            # Raises an error with the reason.
            return made()
        name = part_name(content, width_pt, height_pt, clear, treatment, _code())
        picture = _picture(self.shelf.get(name), width_pt)
        if picture is None:
            picture = made()
            self.shelf.put(name, picture.data)
        return picture

    def screens(
        self, path: str, *, widths: Sequence[int], tallest: float, most: int
    ) -> list[PrintPicture]:
        """As ``screen_pictures``, but only once for the same picture and sizes."""
        content = _content(path)
        if content is None:
            return screen_pictures(path, widths=widths, tallest=tallest, most=most)
        name = part_name(content, tuple(widths), tallest, most, _code())
        data = self.shelf.get(name)
        if data is not None:
            return _unpacked(data)
        pictures = screen_pictures(path, widths=widths, tallest=tallest, most=most)
        self.shelf.put(name, _packed(pictures))
        return pictures

    def inspect(self, path: str) -> PictureInfo:
        """As ``inspect``, but only once for the same picture. Errors are not kept."""
        content = _content(path)
        if content is None:
            return inspect(path)
        name = part_name(content, _code())
        info = _info(self.shelf.get(name))
        if info is None:
            info = inspect(path)
            values = [info.width, info.height, info.format, info.look, info.plain]
            self.shelf.put(name, json.dumps(values).encode())
        return info


def _content(path: str) -> str | None:
    """The hash of the file at *path*; None when it cannot be read."""
    try:
        return sha256(Path(path))
    except (OSError, ValueError):
        return None


def _picture(data: bytes | None, width_pt: float) -> PrintPicture | None:
    """The prepared picture in *data*; None when there is none."""
    if data is None:
        return None
    with opened(data) as picture:
        width, height = picture.size
    return PrintPicture(
        data=data, mime="image/jpeg", width=width, height=height, dpi=width / width_pt * 72
    )


def _packed(pictures: Sequence[PrintPicture]) -> bytes:
    """*pictures* as one part: a line with their sizes, then their data."""
    sizes = [(each.width, each.height, len(each.data)) for each in pictures]
    return b"\n".join((json.dumps(sizes).encode(), b"".join(each.data for each in pictures)))


def _unpacked(part: bytes) -> list[PrintPicture]:
    """The pictures in *part*."""
    head, _, data = part.partition(b"\n")
    pictures = []
    for width, height, length in json.loads(head):
        pictures.append(screen_picture(data[:length], width, height))
        data = data[length:]
    return pictures


def _info(data: bytes | None) -> PictureInfo | None:
    """The inspection in *data*; None when there is none."""
    if data is None:
        return None
    width, height, form, look, plain = json.loads(data)
    return PictureInfo(width=width, height=height, format=form, look=look, plain=plain)


@cache
def _code() -> str:
    """What the parts depend on besides their files: this package's code and its libraries."""
    code = code_hash(Path(__file__).parent)
    return f"{code} {codec_versions()} {detector_version()}"
