"""Reads the posts of a site's interface: what is new and changed, and what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Protocol

from digest.model import Article, Rejected
from digest.sources._items import Complete, Context, Item, Memory, Unchanged
from digest.sources._posts.answers import Problem, text
from digest.sources._posts.article import broken, refused
from digest.sources._posts.containers import places_under, remember, settled, still_there
from digest.sources._posts.listing import Listing, Page, Row, batches, read_listing
from digest.sources.reading import NotAnArticle

AT_ONCE = 25
"""Whole posts asked for at once."""


class Collection(Protocol):
    """The posts of a site, published from *since* on, at most *most*, at the address *where*."""

    @property
    def context(self) -> Context: ...

    @property
    def most(self) -> int: ...

    @property
    def since(self) -> datetime | None: ...

    @property
    def where(self) -> str: ...

    def page(self, number: int) -> Page | Problem:
        """One page of the list, from 1, the posts changed last first."""

    def whole(self, keys: list[str]) -> list[Mapping[str, Any]] | Problem:
        """The whole posts with these *keys*, or some of them."""

    def builder(self) -> Callable[[Mapping[str, Any], str], Article]:
        """A function that builds the article in a post known by a place. Raises NotAnArticle.

        What the site says of itself is asked once, here.
        """


def read_collection(posts: Collection, first: Page) -> Iterator[Item]:
    """Yield what is new and changed since the last time, *first* being the list's first page."""
    memory = posts.context.memory
    mark = f"{posts.most} {first.mark}"
    known = places_under(memory, posts.where, mark)
    if known is not None:
        yield from still_there(memory, posts.where, mark, known)
        return
    listing = read_listing(first, posts.page, most=posts.most, where=posts.where)
    changed: dict[str, Row] = {}
    for key, row in listing.rows.items():
        if row.mark and memory.stamp(row.place) == row.mark:
            memory.remember(row.place, row.mark)
            yield Unchanged(row.place)
        else:
            changed[key] = row
    missed = False
    for item in _changed(posts, changed) if changed else ():
        missed = missed or isinstance(item, Problem)
        yield item.rejected() if isinstance(item, Problem) else item
    yield from _end(posts, listing, mark, missed=missed)


def _changed(posts: Collection, changed: dict[str, Row]) -> Iterator[Article | Rejected | Problem]:
    """Yield the posts in *changed*, read whole."""
    build = posts.builder()
    for keys in batches(list(changed), AT_ONCE):
        waiting = dict.fromkeys(keys)
        while waiting:
            answer = posts.whole(list(waiting))
            if isinstance(answer, Problem):
                yield answer
                break
            given = {key: each for each in answer if (key := text(each.get("id"))) in waiting}
            for key, record in given.items():
                del waiting[key]
                item = _article(record, changed[key], build, posts.context.memory)
                yield from settled(item, posts.context)
            if not given:
                yield from (_withheld(changed[key]) for key in waiting)
                break


def _withheld(row: Row) -> Problem:
    title = f" (“{row.title}”)" if row.title else ""
    return Problem(where=row.place, reason=f"listed, but not given when asked for{title}")


def _article(
    record: Mapping[str, Any],
    row: Row,
    build: Callable[[Mapping[str, Any], str], Article],
    memory: Memory,
) -> Article | Rejected:
    memory.remember(row.place, row.mark)
    try:
        return build(record, row.place)
    except NotAnArticle as refusal:
        return refused(refusal, row.place, row.title)
    except (ValueError, RecursionError, OverflowError) as error:  # the parsers', for hostile markup
        return broken(error, row.place)


def _end(posts: Collection, listing: Listing, mark: str, *, missed: bool) -> Iterator[Item]:
    if listing.problem is not None:
        yield listing.problem
    if listing.whole and not missed:
        places = [row.place for row in listing.rows.values()]
        remember(posts.context.memory, posts.where, mark, places)
        yield Complete(since=posts.since)
