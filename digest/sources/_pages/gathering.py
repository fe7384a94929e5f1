"""Asks for pages, many at once, and gives the articles in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from digest.model import Article, Rejected
from digest.sources._feed.stamps import Stamp, digest_of, read_stamp
from digest.sources._items import Context, Item, Unchanged
from digest.sources._outlets import Outlet, unique_ids
from digest.sources._pages.page import Page, read_page
from digest.sources._sites import plain_address
from digest.sources.net import PAGES, Access, Answer, Failure, Request, Result
from digest.sources.net import Unchanged as SameAnswer
from digest.sources.reading.rejections import NotAnArticle

AT_ONCE = 50
"""Pages that are asked for together, so that little is held in memory."""
HOSTILE = (ValueError, RecursionError, OverflowError, AssertionError, TypeError, LookupError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page to read, and what its list says of it.

    *changed* is when it changed last as the list writes it: while it stays the same the page is not
    asked for. *listed*: only a page that search engines may list is an article.
    """

    url: str
    published: datetime | None = None
    title: str = ""
    changed: str = ""
    listed: bool = False

    @property
    def place(self) -> str:
        return plain_address(self.url)


@dataclass(slots=True, kw_only=True)
class Gatherer:
    """Reads the pages of one source, each once. *failed*: one of them did not answer."""

    context: Context
    access: Access
    outlet: Outlet
    failed: bool = False
    _ids: set[str] = field(default_factory=set)
    _places: set[str] = field(default_factory=set)

    def items(self, wanted: Iterator[Wanted]) -> Iterator[Item]:
        """What the pages give, in no particular order."""
        while batch := list(islice(wanted, AT_ONCE)):
            yield from self._batch(batch)

    def _batch(self, batch: Sequence[Wanted]) -> Iterator[Item]:
        requests = []
        for each in batch:
            if each.place in self._places:
                continue
            self._places.add(each.place)
            stamp = self._stamp(each)
            if each.changed and each.changed == stamp.changed and self._holds(stamp):
                yield Unchanged(each.place)
                self.context.memory.remember(each.place, stamp.written())
            else:
                requests.append(self._request(each, stamp))
        for result in self.context.client().get_many(requests) if requests else ():
            wanted = result.request.tag
            assert isinstance(wanted, Wanted)  # noqa: S101 - the tag of the request above
            yield self._item(wanted, result)

    def _stamp(self, wanted: Wanted) -> Stamp:
        return read_stamp(self.context.memory.stamp(wanted.place))

    def _holds(self, stamp: Stamp) -> bool:
        return stamp.holds(now=self.context.now, since=None)

    def _request(self, wanted: Wanted, stamp: Stamp) -> Request:
        request = Request(
            url=stamp.moved or wanted.url,
            accept=PAGES,
            access=self.access,
            robots=True,
            tag=wanted,
        )
        return replace(request, validators=stamp.validators) if self._holds(stamp) else request

    def _item(self, wanted: Wanted, result: Result) -> Item:
        place, stamp = wanted.place, self._stamp(wanted)
        if isinstance(result, SameAnswer):
            self._remember(wanted, stamp, result)
            return Unchanged(place)
        if not isinstance(result, Answer):
            if isinstance(result, Failure) and result.temporary:
                self.failed = True
            return replace(result.rejected(), where=place, temporary=False)
        digest = digest_of(result.content)
        if self._holds(stamp) and stamp.digest == digest:
            self._remember(wanted, stamp, result)
            return Unchanged(place)
        return self._read(wanted, result, Stamp(digest=digest, moved=stamp.moved))

    def _read(self, wanted: Wanted, answer: Answer, stamp: Stamp) -> Item:
        """The article of the page, or why it is none; remembered either way."""
        try:
            page = read_page(answer, self.outlet, published=wanted.published)
            article = replace(_accepted(page, wanted), path=wanted.place)
        except NotAnArticle as refusal:
            self._remember(wanted, stamp, answer)
            return refusal.rejected(wanted.place)
        except HOSTILE as error:
            reason = f"cannot be read ({type(error).__name__})"
            return Rejected(where=wanted.place, reason=reason, remedy="report this", temporary=True)
        now, published = self.context.now, article.published
        if now and published and published > now:
            stamp = replace(stamp, until=published.isoformat())
        self._remember(wanted, stamp, answer)
        return unique_ids(self._ids, article)

    def _remember(self, wanted: Wanted, stamp: Stamp, result: Answer | SameAnswer) -> None:
        renewed = replace(
            stamp,
            etag=result.validators.etag,
            modified=result.validators.modified,
            moved=result.moved or stamp.moved,
            changed=wanted.changed,
        )
        self.context.memory.remember(wanted.place, renewed.written())


def _accepted(page: Page, wanted: Wanted) -> Article:
    """The article of *page*. Raises NotAnArticle where its own site does not list it."""
    if wanted.listed and not page.listed:
        raise NotAnArticle("asks search engines to pass it by (noindex)", "leave it out")
    return page.article
