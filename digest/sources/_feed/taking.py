"""Takes the entries of feeds, one after the other, as articles and rejections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from digest.model import Article, Rejected
from digest.sources._feed.article import Draft, draft_of, place_of, settled
from digest.sources._feed.completing import completed, may_complete, page_request, stamp_of
from digest.sources._feed.dates import read_feed_date
from digest.sources._feed.stamps import read_stamp
from digest.sources._feed.values import Entry, Feed
from digest.sources._feed.windows import window_of
from digest.sources._items import Context, Unchanged
from digest.sources._outlets import Outlet, unique_ids
from digest.sources.net import Access, Answer, Failure
from digest.sources.reading.rejections import NotAnArticle

AT_ONCE = 50
"""Pages that are asked for together, so that little is held in memory."""
HOSTILE = (ValueError, RecursionError, OverflowError, AssertionError, TypeError, LookupError)
"""What parsers raise for hostile input; one such entry must not stop the source."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """One feed while it is read.

    *place* is what it is known by, *url* where it came from in the end. *before* are the places of
    its entries the last time, *places* those of now. *ahead* are the dates that lie in the future;
    *old* counts the entries from before the time that is read. *again*: something could not be had.
    """

    place: str
    url: str
    outlet: Outlet
    before: frozenset[str] = frozenset()
    name: str = ""
    places: list[str] = field(default_factory=list)
    ahead: list[datetime] = field(default_factory=list)
    since: datetime | None = None
    old: int = 0
    again: bool = False


@dataclass(slots=True, kw_only=True)
class Taker:
    """Takes the entries of the feeds of one source, each article once.

    *complete* is the option of that name; *access* what their pages are asked with.
    """

    context: Context
    access: Access
    complete: bool | None
    owners: dict[str, str] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def entries(self, feed: Feed, reading: Reading) -> Iterator[Article | Rejected | Unchanged]:
        """The articles and rejections of *feed*; those that need their page come later."""
        reading.name = reading.outlet.called(feed.title, feed.link or reading.url)
        waiting: list[Draft] = []
        for number, entry in enumerate(feed.entries, start=1):
            place = place_of(entry) or f"{reading.place}, entry {number}"
            cut = feed.cut and number == len(feed.entries)
            try:
                if self._is_old(entry, feed, reading):
                    reading.old += 1
                    continue
                if owner := self.owners.get(place):
                    yield _twice(place, owner, reading.place)
                    continue
                self.owners[place] = reading.place
                reading.places.append(place)
                draft = _draft(entry, feed, reading, cut=cut)
                if draft.whole or not may_complete(draft, reading.url, asked=self.complete):
                    yield self._accepted(draft.article if draft.whole else settled(draft), reading)
                elif place in reading.before and self._is_known(draft):
                    yield Unchanged(place)
                else:
                    waiting.append(draft)
            except NotAnArticle as refusal:
                yield refusal.rejected(place)
            except HOSTILE as error:
                yield _unreadable(place, error)
            if len(waiting) >= AT_ONCE:
                yield from self._completed(waiting, reading)
                waiting = []
        yield from self._completed(waiting, reading)

    def _is_old(self, entry: Entry, feed: Feed, reading: Reading) -> bool:
        """Whether *entry* was published before the run asks for anything."""
        since = reading.since
        if since is None:
            return False
        try:
            published = _moment(entry.published or entry.updated, entry, feed, reading.outlet)
        except NotAnArticle:
            return False  # named later
        return published is not None and published < since

    def _is_known(self, draft: Draft) -> bool:
        """Whether the page of *draft* was read before, and the feed says nothing new of it."""
        memory, place, stamp = self.context.memory, draft.article.path, stamp_of(draft)
        known = read_stamp(memory.stamp(place)).digest == stamp.digest
        if known:
            memory.remember(place, stamp.written())
        return known

    def wants_older(self, feed: Feed, reading: Reading) -> bool:
        """Whether older entries than those of *feed* may be asked for: none is too old yet, and the
        last of them was not there before.
        """
        if reading.since is None or not feed.entries or feed.cut or feed.more:
            return False
        if place_of(feed.entries[-1]) in reading.before:
            return False
        return not any(self._is_old(entry, feed, reading) for entry in feed.entries)

    def _completed(self, drafts: list[Draft], reading: Reading) -> Iterator[Article | Rejected]:
        """The articles of *drafts*, with their pages."""
        if not drafts:
            return
        requests = [page_request(draft, self.access) for draft in drafts]
        for result in self.context.client().get_many(requests):
            draft = result.request.tag
            assert isinstance(draft, Draft)  # noqa: S101 - the tag of the request above
            reading.again |= isinstance(result, Failure) and result.temporary
            place = draft.article.path
            try:
                article = completed(draft, result, reading.outlet)
                if isinstance(result, Answer):
                    self.context.memory.remember(place, stamp_of(draft).written())
                yield self._accepted(article, reading)
            except NotAnArticle as refusal:
                yield refusal.rejected(place)
            except HOSTILE as error:
                yield _unreadable(place, error)

    def _accepted(self, article: Article, reading: Reading) -> Article:
        now = self.context.now
        if now is not None and article.published is not None and article.published > now:
            reading.ahead.append(article.published)
        return unique_ids(self._ids, article)

    def begin(self, feed: Feed, reading: Reading) -> None:
        """Say from when on *feed*, its first part, is to be read."""
        context = self.context
        reading.since = context.since
        if context.since is None and context.recent is not None:
            dates = filter(context.is_past, self._dates(feed, reading.outlet))
            newest = max(dates, default=None)
            reading.since = newest - context.recent if newest else None

    def since(self, feed: Feed, outlet: Outlet) -> datetime | None:
        """From when on *feed* has everything; not before the run asks for anything. None where
        that cannot be told.
        """
        window = window_of(self._dates(feed, outlet))
        if window is None or self.context.since is None:
            return window
        return max(window, self.context.since)

    def _dates(self, feed: Feed, outlet: Outlet) -> list[datetime]:
        """The newest date of each entry of *feed* that has one."""
        dates = []
        for entry in feed.entries:
            try:
                written = (entry.published, entry.updated)
                moments = [_moment(text, entry, feed, outlet) for text in written if text]
            except (NotAnArticle, *HOSTILE):
                continue
            if moments:
                dates.append(max(filter(None, moments)))
        return dates


def _draft(entry: Entry, feed: Feed, reading: Reading, *, cut: bool) -> Draft:
    if cut:
        raise NotAnArticle("the feed breaks off within it", "try again later")
    return draft_of(entry, feed, reading.outlet, reading.name)


def _moment(written: str, entry: Entry, feed: Feed, outlet: Outlet) -> datetime | None:
    language = outlet.declared or entry.language or feed.language or outlet.language
    return read_feed_date(written, zone=outlet.zone, language=language)


def _twice(place: str, owner: str, feed: str) -> Rejected:
    """The rejection of an entry that *owner* has given already.

    It stands under a name of its own: under the article's it would be taken for its rejection.
    """
    reason = "twice in the feed" if owner == feed else f"the same article as in {owner}"
    return Rejected(where=f"{place} (in {feed})", reason=reason)


def _unreadable(place: str, error: Exception) -> Rejected:
    return Rejected(
        where=place,
        reason=f"cannot be read ({type(error).__name__})",
        remedy="report this",
        temporary=True,
    )
