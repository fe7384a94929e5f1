"""Reads feeds: asks for them, takes their entries, remembers what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest.model import Rejected
from digest.sources._feed.article import place_of
from digest.sources._feed.parsing import read_feed
from digest.sources._feed.stamps import Stamp, digest_of, limited, read_stamp
from digest.sources._feed.taking import Reading, Taker
from digest.sources._feed.values import Feed, NotAFeed
from digest.sources._items import RETRY, Context, Item, Unchanged
from digest.sources._outlets import Outlet
from digest.sources.net import FEEDS, Access, Answer, Gone, Request, Result
from digest.sources.net import Unchanged as SameAnswer

MOST_PARTS = 10
"""Further parts of one feed that are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Of one feed: *whole* where it was read without a fault, from *since* on. *before* are the
    places that it gave the last time.
    """

    whole: bool
    since: datetime | None = None
    before: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class FeedReader:
    """Reads the feeds of one source. *windows* has what was read of each, by its place."""

    context: Context
    access: Access
    taker: Taker
    windows: dict[str, Window] = field(default_factory=dict)

    # Asking

    def request(self, url: str, tag: object = None) -> Request:
        """The request for the feed at *url*, conditional where an unchanged one gives nothing new.

        Its present address is asked where it moved for good.
        """
        stamp = self._stamp(url)
        request = Request(url=stamp.moved or url, accept=FEEDS, access=self.access, tag=tag)
        return replace(request, validators=stamp.validators) if self._holds(stamp) else request

    def _stamp(self, place: str) -> Stamp:
        return read_stamp(self.context.memory.stamp(place))

    def _holds(self, stamp: Stamp) -> bool:
        """Whether an unchanged feed gives nothing new: no entry waits for its time or its page."""
        memory = self.context.memory
        return stamp.holds(now=self.context.now, since=self.context.since) and not any(
            memory.stamp(place) == RETRY for place in stamp.places
        )

    # Reading

    def items(self, url: str, result: Result, outlet: Outlet) -> Iterator[Item]:
        """What the feed configured as *url*, for which *result* came, gives."""
        if isinstance(result, SameAnswer):
            yield from self._same(url, _renewed(self._stamp(url), result))
        elif isinstance(result, Answer):
            yield from self._answered(url, result, outlet)
        else:
            stamp = self._stamp(url)
            if isinstance(result, Gone) and stamp.moved:  # the first address may work again
                self.context.memory.remember(url, replace(stamp, moved="", etag="").written())
            yield from self._failed(url, replace(result.rejected(), where=url))

    def document(self, place: str, content: bytes, outlet: Outlet) -> Iterator[Item]:
        """What the feed in the file *place* gives."""
        stamp = self._stamp(place)
        if self._is_same(stamp, content):
            yield from self._same(place, stamp)
            return
        try:
            feed = read_feed(content, url="")
        except NotAFeed as refusal:
            yield from self._failed(place, refusal.rejected(place))
            return
        reading = Reading(place=place, url="", outlet=outlet)
        yield from self._read(feed, reading, Stamp(digest=digest_of(content)))

    def _answered(self, url: str, answer: Answer, outlet: Outlet) -> Iterator[Item]:
        stamp = self._stamp(url)
        if self._is_same(stamp, answer.content):
            yield from self._same(url, _renewed(stamp, answer))
            return
        try:
            feed = read_feed(answer.content, url=answer.url, charset=answer.charset)
        except NotAFeed as refusal:
            if refusal.links:
                yield from self._followed(url, refusal.links[0], outlet)
            else:
                yield from self._failed(url, refusal.rejected(url))
            return
        if answer.moved and answer.moved != stamp.moved:
            yield Rejected(
                where=url,
                reason=f"has moved for good to {answer.moved}, where it is read from now on",
                remedy=f'write url = "{answer.moved}"',
            )
        reading = Reading(place=url, url=answer.url, outlet=outlet)
        yield from self._read(feed, reading, _renewed(Stamp(moved=stamp.moved), answer))

    def _followed(self, url: str, link: str, outlet: Outlet) -> Iterator[Item]:
        """What the feed that the page at *url* links to gives. Nothing is followed from there."""
        result = self.context.client().get(Request(url=link, accept=FEEDS, access=self.access))
        try:
            if not isinstance(result, Answer):
                raise NotAFeed(getattr(result, "reason", "gave nothing"))  # noqa: TRY301
            stamp = self._stamp(url)
            if self._is_same(stamp, result.content):
                yield from self._same(url, stamp)
                return
            feed = read_feed(result.content, url=result.url, charset=result.charset)
        except NotAFeed as refusal:
            reason = f"is a web page, and its feed {link} {refusal.reason}"
            yield from self._failed(
                url, Rejected(where=url, reason=reason, remedy="name the feed itself")
            )
            return
        yield Rejected(
            where=url,
            reason=f"is a web page, so its feed {link} was read",
            remedy=f'write url = "{link}"',
        )
        reading = Reading(place=url, url=result.url, outlet=outlet)
        # Without the validators, which are those of another address than is asked first.
        yield from self._read(feed, reading, Stamp(digest=digest_of(result.content)))

    def _read(self, feed: Feed, reading: Reading, stamp: Stamp) -> Iterator[Item]:
        """What *feed* gives. It is remembered under *stamp* unless it must be read again."""
        place, since = reading.place, self.context.since
        reading.before = frozenset(self._stamp(place).places)
        self.taker.begin(feed, reading)
        feed = self._with_older(feed, reading)
        yield from _faults(feed, place)
        yield from self.taker.entries(feed, reading)
        if reading.old and not reading.places and since:
            yield Rejected(
                where=place,
                reason=f"has nothing since {since:%Y-%m-%d}, and {reading.old} older entries",
                remedy="name an earlier week to read them",
            )
        self.windows[place] = Window(
            whole=bool(feed.entries) and not (feed.broken or feed.cut or feed.more),
            since=self.taker.since(feed, reading.outlet),
            before=reading.before,
        )
        again = reading.again or feed.cut or not feed.entries
        stamp = replace(
            stamp,
            digest="" if again else stamp.digest,
            since=since.isoformat() if since else "",
            until=min(reading.ahead).isoformat() if reading.ahead else "",
            places=limited(reading.places),
        )
        self.context.memory.remember(place, stamp.written())

    def _with_older(self, feed: Feed, reading: Reading) -> Feed:
        """*feed* with the entries of its further parts, as far back as the run asks for.

        Many feeds have ten entries, fewer than their outlet publishes in a week.
        """
        older, asked = feed.older, {reading.url}
        while older and len(asked) <= MOST_PARTS and older not in asked:
            if not self.taker.wants_older(feed, reading):
                break
            asked.add(older)
            result = self.context.client().get(Request(url=older, accept=FEEDS, access=self.access))
            try:
                if not isinstance(result, Answer):
                    break
                part = read_feed(result.content, url=result.url, charset=result.charset)
            except NotAFeed:
                break
            known = {place_of(entry) for entry in feed.entries}
            new = tuple(entry for entry in part.entries if place_of(entry) not in known)
            if not new or part.cut:
                break
            feed, older = replace(feed, entries=feed.entries + new), part.older
        return feed

    # What is not read again

    def _is_same(self, stamp: Stamp, content: bytes) -> bool:
        return self._holds(stamp) and stamp.digest == digest_of(content)

    def _same(self, place: str, stamp: Stamp) -> Iterator[Item]:
        """An unchanged feed: so are all its places."""
        self.windows[place] = Window(whole=False)
        for each in stamp.places or (place,):
            if self.taker.owners.setdefault(each, place) == place:
                yield Unchanged(each)
        self.context.memory.remember(place, stamp.written())

    def _failed(self, place: str, rejected: Rejected) -> Iterator[Item]:
        """A feed that gave nothing: why, and that nothing is gone therefore."""
        yield rejected
        stamp = self._stamp(place)
        if stamp.places:
            yield from self._same(place, stamp)
        self.windows[place] = Window(whole=False)


def _renewed(stamp: Stamp, result: Answer | SameAnswer) -> Stamp:
    """*stamp* with what the server says of the feed now."""
    return replace(
        stamp,
        etag=result.validators.etag,
        modified=result.validators.modified,
        moved=result.moved or stamp.moved,
        digest=digest_of(result.content) if isinstance(result, Answer) else stamp.digest,
    )


def _faults(feed: Feed, place: str) -> Iterator[Rejected]:
    """What is wrong with the feed as a whole."""
    if not feed.entries:
        yield Rejected(where=place, reason="is a feed without entries", remedy="try again later")
    if feed.more:
        yield Rejected(
            where=place,
            reason=f"has {feed.more:,} entries more than are read of one feed",
            remedy="name the feed of one section",
        )
    if feed.cut:
        yield Rejected(
            where=place, reason="is a feed that breaks off in the middle", remedy="try again later"
        )
