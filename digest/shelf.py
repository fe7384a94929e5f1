"""A folder of finished parts, such as prepared pictures: a second build makes only what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from digest.errors import DigestError
from digest.files import write_whole

SUFFIX = ".part"
SUM = hashlib.sha256().digest_size
"""Bytes of the checksum before each part: a file cut short is no part."""


class Shelf:
    """Finished parts by name, each a file in *folder*.

    A folder that is missing, damaged or cannot be written only costs time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """The part *name*; None where there is none, or only a damaged one."""
        self._used.add(name)
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        checksum, data = content[:SUM], content[SUM:]
        return data if checksum == hashlib.sha256(data).digest() else None

    def put(self, name: str, data: bytes) -> None:
        """Keep *data* as the part *name*."""
        # Without a cache the issue is still built; a full disk stops the PDF, with a message.
        with suppress(DigestError):
            write_whole(self._folder / name, hashlib.sha256(data).digest() + data)

    def tidy(self) -> None:
        """Delete the parts that were not asked for."""
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.suffix == SUFFIX and file.name not in self._used:
                    file.unlink(missing_ok=True)


def part_name(*parts: object) -> str:
    """A file name that differs whenever one of *parts*, all that a part is made of, does."""
    return key_of(*parts) + SUFFIX


def key_of(*parts: object) -> str:
    """A hash that differs whenever one of *parts* does."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code_hash(*paths: Path) -> str:
    """The hash of the code and the trained numbers in *paths*, files or folders.

    When it changes, so may all that they make.
    """
    files: Iterable[Path] = (file for path in paths for file in sorted(_code(path)))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def package_hash(*names: str) -> str:
    """``code_hash`` of the modules and folders *names* of digest's own package."""
    package = Path(__file__).parent
    return code_hash(*(package / name for name in names))


def _code(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.suffix in (".py", ".json")]
