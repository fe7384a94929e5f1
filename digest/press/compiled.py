"""Templates as compiled in this process, so that each is compiled once and not once a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


def compiled(folders: Sequence[Path]) -> BytecodeCache:
    """The templates of *folders*; one that was edited since is another to it."""
    return _compiled(tuple(folders))


@cache
def _compiled(_: tuple[Path, ...]) -> BytecodeCache:
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    class Compiled(BytecodeCache):
        def __init__(self) -> None:
            self.stored: dict[tuple[str, str], bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if code := self.stored.get((bucket.key, bucket.checksum)):
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.stored[bucket.key, bucket.checksum] = bucket.bytecode_to_string()

    return Compiled()
