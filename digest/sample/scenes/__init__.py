"""Paints the pictures of the sample weeks; none is a photograph.

Each picture has a file of its own, called as the articles call it. The same name gives the same
picture. NumPy and Pillow are imported only when the first picture is painted.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType

from digest.errors import UsageError


def _paint(name: str, seed: int) -> bytes:
    painted: bytes = import_module(f"digest.sample.scenes.{name}").paint(seed)
    return painted


SCENES: Mapping[str, Callable[[int], bytes]] = MappingProxyType(
    {
        f"{name}.jpg": partial(_paint, name)
        for name in (
            "harbour",
            "dam",
            "tram",
            "wheat",
            "stadium",
            "parliament",
            "laboratory",
            "satellite",
            "orchestra",
            "reef",
            "snow",
            "solar",
            "market",
            "lighthouse",
            "library",
            "fire",
            "cycling",
            "desalination",
            "train",
            "kitchen",
            "ferry",
            "bridge",
            "orchard",
            "observatory",
        )
    }
)
"""By file name, a function that paints the picture from a seed.

It returns the bytes of a JPEG of 1800 × 1200 pixels, or 1200 × 1600.
"""


def draw(name: str, folder: Path) -> Path:
    """The picture *name* in *folder*: painted when it is not there yet, whole or not at all.

    Raises UsageError for a name that is none of SCENES.
    """
    if name not in SCENES:
        raise UsageError(
            f"'{name}' is no picture of the sample week; it has {', '.join(sorted(SCENES))}"
        )
    path = folder / name
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    data = SCENES[name](zlib.crc32(name.encode()))
    with NamedTemporaryFile(dir=folder, prefix=f".{name}.", delete=False) as file:
        file.write(data)
    finished = Path(file.name)
    finished.chmod(0o644)
    return finished.replace(path)
