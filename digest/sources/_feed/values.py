"""A feed as every format gives it."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Image
from digest.sources.reading.rejections import NotAnArticle

MOST_ENTRIES = 2000
"""Entries of one feed that are read; a feed with more is an archive or an attack."""


class NotAFeed(NotAnArticle):
    """What came is no feed. *links* are the feeds that it, a web page, names."""

    def __init__(self, reason: str, remedy: str = "", links: tuple[str, ...] = ()) -> None:
        super().__init__(reason, remedy)
        self.links = links


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text of a feed. *html*: it is markup; else it is plain. *base* is the address that its
    links count from.
    """

    text: str = ""
    html: bool = True
    base: str = ""

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry, each value as the feed has it, "" where it is missing.

    *link* is absolute. *published* and *updated* are dates as written. *private*: the outlet asks
    not to show it elsewhere. *origin* is the outlet that it was taken from.
    """

    guid: str = ""
    link: str = ""
    title: Words = Words()
    content: Words = Words()
    summary: Words = Words()
    published: str = ""
    updated: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    origin: str = ""
    rights: str = ""
    private: bool = False
    external: str = ""

    @property
    def place(self) -> str:
        """What the entry is known by: its link, else its id."""
        return self.link or self.guid


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed. *form* is its format, as in "RSS 2.0".

    *broken*: it is damaged, so what it lacks says nothing. *cut*: it ends before its end, so its
    last entry may be a part of one. *more*: the entries beyond MOST_ENTRIES. *older* is the address
    of the feed's next part, with older entries.
    """

    form: str
    title: str = ""
    link: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    rights: str = ""
    entries: tuple[Entry, ...] = ()
    broken: bool = False
    cut: bool = False
    more: int = 0
    older: str = ""
    notes: tuple[str, ...] = ()
