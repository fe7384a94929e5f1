"""Decides which pictures are worth printing, and which are the same."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.pictures.raster import pixels

if TYPE_CHECKING:
    from PIL import Image

    from digest.pictures.values import PictureInfo

LEAST_WIDTH, LEAST_HEIGHT = 180, 120
"""Pixels that a picture has at least: at 150 an inch 30 mm, half a narrow column."""

LONGEST = 6.0
"""How many times longer than wide a picture is at most: what is longer is a banner or a rule."""

PLAIN, MARK_PLAIN = 0.94, 0.5
"""The part of a picture that one colour takes: in an empty picture, in a logo."""

MARK_SIZE = 600
"""Pixels on the longer side up to which a picture on plain ground is taken for a logo by its name.
"""

ALIKE = 5
"""Bits of 64 in which the looks of two pictures differ at most when one is a copy of the other."""

LOOK_SIDE, STEP = 8, 16
"""Squares a side of a look, and levels of a channel that count as one colour."""

SMALL_COPY = 96
"""Pixels on the longer side of the copy whose colours are counted."""

MARKS = re.compile(
    r"(?:^|[^a-z])(?:logos?|logotype|favicon|icons?|avatars?|gravatar|sprites?|emoji|badges?|"
    r"pixel|spacer|tracking|blank|placeholder|button|wordmark)(?:[^a-z]|$)"
)
"""Words in a file's name that say it is no photograph."""


def look_of(picture: Image.Image) -> tuple[int, float]:
    """The look of *picture* (a difference hash) and the part that its commonest colour takes.

    The hash has a bit for each of 8 × 8 squares: whether it is lighter than the one to its right.
    """
    import numpy as np

    small = pixels(picture, SMALL_COPY)
    grey = small @ np.array([0.299, 0.587, 0.114])
    rows = np.array_split(np.arange(grey.shape[0]), LOOK_SIDE)
    columns = np.array_split(np.arange(grey.shape[1]), LOOK_SIDE + 1)
    squares = np.array(
        [
            [
                grey[np.ix_(row, column)].mean() if row.size and column.size else 0.0
                for column in columns
            ]
            for row in rows
        ]
    )
    bits = (squares[:, 1:] > squares[:, :-1]).ravel()
    look = int("".join("1" if bit else "0" for bit in bits), 2)
    levels = (small // STEP).astype(np.int32)
    colours = levels[..., 0] * 4096 + levels[..., 1] * 64 + levels[..., 2]
    counts = np.unique(colours, return_counts=True)[1]
    return look, round(float(counts.max() / colours.size), 4)


def refusal(info: PictureInfo, address: str) -> str:
    """Why the picture at *address* is not worth printing, as a clause; "" where it is."""
    size = f"{info.width} × {info.height} pixels"
    if info.width < LEAST_WIDTH or info.height < LEAST_HEIGHT:
        return f"it is {size}; {LEAST_WIDTH} × {LEAST_HEIGHT} are the least that can be printed"
    if max(info.width / info.height, info.height / info.width) > LONGEST:
        return f"it has the shape of a banner ({size})"
    if info.plain >= PLAIN:
        return "it is empty, almost all of one colour"
    if _named_as_mark(address) and (info.plain >= MARK_PLAIN or _small(info)):
        return "it is a logo or an icon by its name and its plain ground"
    return ""


def same(one: PictureInfo, other: PictureInfo) -> bool:
    """Whether two pictures are one file, or as good as that."""
    sizes = (one.width, one.height) == (other.width, other.height)
    return sizes and one.look == other.look >= 0 and one.plain == other.plain


def alike(one: PictureInfo, other: PictureInfo) -> bool:
    """Whether *one* is *other* in another size, or hardly changed."""
    if min(one.look, other.look) < 0:
        return False
    shapes = one.width / one.height / (other.width / other.height)
    return 0.8 < shapes < 1.25 and (one.look ^ other.look).bit_count() <= ALIKE


def _named_as_mark(address: str) -> bool:
    return bool(MARKS.search(PurePosixPath(unquote(urlsplit(address).path)).stem.lower()))


def _small(info: PictureInfo) -> bool:
    return max(info.width, info.height) <= MARK_SIZE and info.plain >= MARK_PLAIN / 2
