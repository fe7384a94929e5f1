"""Lists a site's posts page by page, believing neither its numbers nor its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digest.model import Rejected
from digest.sources._posts.answers import Problem

MOST_PAGES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A post in a list: its own *key*, its *place* in the library, and the *mark* that changes
    with it. *title* is for messages.
    """

    key: str
    place: str
    mark: str
    title: str = ""


def mark_of(changed: str, names: Iterable[str]) -> str:
    """The mark of a post last changed at *changed*, whose authors, categories and tags are called
    *names*: a renamed one changes no post's own date.
    """
    every = "\n".join(names)
    own = hashlib.sha256(every.encode("utf-8", "replace")).hexdigest()[:12] if every else ""
    return f"{changed} {own}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the list. *total* is how many posts the site says there are, None for nothing."""

    rows: tuple[Row, ...]
    total: int | None = None

    @property
    def mark(self) -> str:
        """What changes when a post on the page or the number of posts does."""
        seen = "\n".join(f"{row.key} {row.place} {row.mark}" for row in self.rows)
        return hashlib.sha256(f"{self.total}\n{seen}".encode("utf-8", "replace")).hexdigest()


@dataclass(slots=True)
class Listing:
    """What is known of the list so far. *whole*: every post of it was seen."""

    rows: dict[str, Row]
    problem: Rejected | None = None
    whole: bool = False


def read_listing(
    first: Page, page: Callable[[int], Page | Problem], *, most: int, where: str
) -> Listing:
    """The rows of *first* and of the pages from 2 on, until one brings nothing new, each once.

    No more than *most* rows are taken.
    """
    listing = Listing(rows={})
    total = first.total
    current: Page | Problem = first
    for number in range(2, MOST_PAGES + 2):
        if isinstance(current, Problem):
            _end(listing, current, total, where)
            return listing
        if not _take(listing, current.rows):
            _check(listing, total, where)
            return listing
        if len(listing.rows) >= most:
            return _cut(listing, most, where)
        current = page(number)
    return _cut(listing, len(listing.rows), where)


def _take(listing: Listing, rows: Iterable[Row]) -> bool:
    """Add *rows*; whether any of them is new."""
    before = len(listing.rows)
    for row in rows:
        listing.rows.setdefault(row.key, row)
    return len(listing.rows) > before


def _end(listing: Listing, problem: Problem, total: int | None, where: str) -> None:
    """Past its last page a site says 400 or 404. Anything else is a fault."""
    if problem.status in (400, 404):
        _check(listing, total, where)
    else:
        listing.problem = problem.rejected()


def _check(listing: Listing, total: int | None, where: str) -> None:
    listing.whole = total is None or len(listing.rows) >= total
    if not listing.whole:
        listing.problem = Rejected(
            where=where,
            reason=f"the site counts {total} posts and lists {len(listing.rows)}; "
            "the others cannot be read",
            remedy="see whether a cache ignores the number of the page",
        )


def _cut(listing: Listing, most: int, where: str) -> Listing:
    listing.rows = dict(list(listing.rows.items())[:most])
    listing.problem = Rejected(
        where=where,
        reason=f"more than {most} posts, of which those changed last were read",
        remedy="raise 'most' of this [[source]] to read more",
    )
    return listing


def batches(keys: list[str], size: int) -> Iterator[list[str]]:
    """*keys* in lists of *size*."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
