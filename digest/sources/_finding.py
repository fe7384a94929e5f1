"""Finds out what kind of source an address, a file or a folder is.

A kind that can be recognised has a function ``recognise`` (see ``Recognise``) beside its ``read``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from digest.config import SourceConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A ``<link>`` in a page's head: *rel* and *type* in lower case, *href* absolute."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What an address, a file or a folder gave at a first look.

    *where* is the address after all redirects, or the path. *content* is the body, or the file's
    first bytes; empty for a folder, which is *path*. *media_type* and *charset* are what the server
    says. Of an HTML page, *title* and *links* are those in its head, and *meta* its named
    ``<meta>`` values, names in lower case; *headers* are the answer's, names in lower case.
    """

    where: str
    content: bytes = field(default=b"", repr=False)
    path: Path | None = None
    media_type: str = ""
    charset: str = ""
    title: str = ""
    links: tuple[Link, ...] = ()
    meta: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    headers: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A source that a kind recognised.

    *config* is the [[source]] to write, *what* names it in a sentence ("a WordPress site"), and
    *sure* is from 0 to 1: of several kinds the surest is taken. *title* is what the site calls
    itself, as far as the first look shows it; a kind leaves it to ``find``. *in_folders*: the kind
    also reads a whole folder of such files.
    """

    config: SourceConfig
    what: str
    sure: float
    title: str = ""
    in_folders: bool = False


class Recognise(Protocol):
    """The function ``recognise`` of a kind: what *sample* is to it, None where it is nothing.

    It looks at the sample only. It neither fetches nor reads further.
    """

    def __call__(self, sample: Sample) -> Recognised | None: ...
