"""Collects: reads what is new or changed in the sources into the library.

An article is recognised by its place, a file or an address: it keeps its id when its title changes.
One that moved, such as a renamed file, is recognised by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from digest.config import SourceConfig
from digest.library import absences
from digest.library.absences import Absence
from digest.model import Article, Rejected
from digest.shelf import key_of, package_hash
from digest.sources import Complete, Item, Memory, Unchanged
from digest.store.library import BATCH, ArticleCounts, Input, Library
from digest.store.schema import escaped

READER = ("sources", "text/language.py", "languages", "model.py")
"""The code whose change makes every place worth reading again."""
SETTINGS = ""
"""The place under whose name the stamp of a source's settings stands."""
OWN_PLACES = frozenset({SETTINGS, absences.PLACE})
"""What the library itself remembers of a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a run read: the numbers of its articles, and what it rejected.

    *gone* are the articles that their sources no longer have. *places* is how many files and
    addresses were looked at, *absent* those addresses that were not there for several collects.
    """

    counts: ArticleCounts = field(default_factory=ArticleCounts)
    gone: tuple[Article, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    places: int = 0
    absent: tuple[Absence, ...] = ()

    def __add__(self, other: Collected) -> Collected:
        return Collected(
            counts=self.counts + other.counts,
            gone=self.gone + other.gone,
            rejected=self.rejected + other.rejected,
            places=self.places + other.places,
            absent=self.absent + other.absent,
        )


def collect(
    library: Library,
    sources: Sequence[SourceConfig],
    read: Callable[[SourceConfig, Memory], Iterable[Item]],
    *,
    seen: datetime,
    settings: object = None,
) -> Collected:
    """Store what *read* yields of each of *sources* in the run at *seen*.

    *read* is given the library's memory of the source. When *settings*, the source's configuration
    or the code that reads have changed, that memory is empty and everything is read. What a source
    that was read whole no longer has is marked as gone, and so are the articles of sources that
    are not configured any more; a source that could not be read loses nothing.
    """
    keys = frozenset(map(source_key, sources))
    code = package_hash(*READER)
    total = Collected()
    for config in {source_key(each): each for each in sources}.values():
        run = _Run(library, config, keys, seen, mark=key_of(code, config, settings))
        for item in read(config, run):
            run.take(item)
        total += run.finish()
    return total + _retired(library, keys, seen)


def source_key(config: SourceConfig) -> str:
    """What a source is known by in the library: its kind, its place, and its kind's own options."""
    options = f" {sorted(config.options.items())}" if config.options else ""
    return escaped(f"{config.type} {config.url or config.path}{options}")


def _retired(library: Library, keys: frozenset[str], seen: datetime) -> Collected:
    """Mark the articles of sources that are none of *keys* as gone."""
    ids = [each for key in library.sources() - keys for each in library.present(key)]
    library.mark_gone(ids, seen=seen)
    return Collected(gone=library.find(ids))


class _Run:
    """One source in one run. It is the ``Memory`` of the kind that reads the source."""

    def __init__(
        self,
        library: Library,
        config: SourceConfig,
        keys: frozenset[str],
        seen: datetime,
        *,
        mark: str,
    ) -> None:
        self._library, self._key, self._keys, self._seen = library, source_key(config), keys, seen
        stamps = library.stamps(self._key)
        self._stamps = stamps if stamps.get(SETTINGS) == mark else {}
        self._inputs = {SETTINGS: Input(place=SETTINGS, stamp=mark)}
        self._absent_before = absences.read_absences(stamps.get(absences.PLACE, ""))
        self._absent: dict[str, Absence] = {}
        self._places: set[str] = set()
        self._refused: set[str] = set()
        self._unchanged: set[str] = set()
        self._ids: set[str] = set()
        self._waiting: list[Article] = []
        self._postponed: list[Article] = []
        self._completes: list[Complete] = []
        self._counts = ArticleCounts()
        self._rejected: list[Rejected] = []

    # The memory

    def stamp(self, place: str) -> str:
        return self._stamps.get(escaped(place), "")

    def remember(self, place: str, stamp: str) -> None:
        place = escaped(place)
        self._inputs[place] = Input(place=place, stamp=stamp)

    # The items

    def take(self, item: Item) -> None:
        """Store *item*, articles a batch at a time."""
        if isinstance(item, Complete):
            self._completes.append(item)
        elif isinstance(item, Unchanged):
            self._places.add(escaped(item.where))
            self._unchanged.add(escaped(item.where))
        elif isinstance(item, Rejected):
            self._reject(item)
        else:
            self._places.add(escaped(item.path))
            self._waiting.append(item)
            if len(self._waiting) >= BATCH:
                self._store_waiting()

    def _reject(self, item: Rejected) -> None:
        place = escaped(item.where)
        self._places.add(place)
        self._rejected.append(item)
        if item.gone:
            before = self._absent_before.get(place)
            self._absent[place] = absences.again(before, place, item.reason, self._seen)
        if item.temporary:
            stamp = ""  # to be read again even if nothing changes there
        else:
            self._refused.add(place)
            stamp = self._inputs[place].stamp if place in self._inputs else ""
        self._inputs[place] = Input(
            place=place, stamp=stamp, reason=item.reason, remedy=item.remedy
        )

    def _store_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._store(self._identified(waiting))

    def _store(self, articles: Sequence[Article]) -> None:
        self._counts += self._library.add(articles, seen=self._seen, source=self._key)
        # Not before: a place whose article is not stored yet must be read again after a crash.
        places = [escaped(article.path) for article in articles]
        ready = {place: self._inputs.pop(place, Input(place=place)) for place in places}
        self._library.record_inputs(self._key, ready)

    def _identified(self, articles: Sequence[Article]) -> list[Article]:
        """*articles* under the ids that they have in the library, or under free ones.

        One whose id belongs to a place that was not seen yet is postponed: it may have moved.
        """
        ids = self._library.ids_by_place(self._key, [article.path for article in articles])
        owners = self._library.places_by_id([article.id for article in articles])
        identified = []
        for article in articles:
            known = ids.get(escaped(article.path), "")
            if known in self._ids:  # a place with several articles
                known = ""
            if chosen := known or self._chosen(article, owners, ended=False):
                self._ids.add(chosen)
                identified.append(replace(article, id=chosen))
            else:
                self._postponed.append(article)
        return identified

    def _chosen(
        self, article: Article, owners: Mapping[str, tuple[str, str]], *, ended: bool
    ) -> str:
        """The id of *article*: its own, or the first of "id-2", "id-3", … that is free.

        "" where it has to wait for the end of the source, when *ended*.
        """
        for number in count(1):
            name = escaped(article.id if number == 1 else f"{article.id}-{number}")
            if name in self._ids:
                continue
            owner = owners.get(name) if number == 1 else self._owner(name)
            if owner is None or self._same_place(owner, article):
                return name
            source, place = owner
            if source not in self._keys:  # of a source that is not configured any more
                return name
            if source == self._key and place not in self._places:
                return name if ended else ""
        raise AssertionError  # numbers do not end

    def _owner(self, name: str) -> tuple[str, str] | None:
        return self._library.places_by_id([name]).get(name)

    def _same_place(self, owner: tuple[str, str], article: Article) -> bool:
        source, place = owner
        return source in (self._key, "") and place == escaped(article.path)

    # The end

    def finish(self) -> Collected:
        """Store the rest, mark what is gone, and say what was done."""
        self._store_waiting()
        self._store(self._moved())
        still = tuple(self._still_rejected())
        gone = self._gone()
        self._inputs[absences.PLACE] = Input(
            place=absences.PLACE, stamp=absences.written(self._absent)
        )
        self._library.record_inputs(self._key, self._inputs)
        same = len(self._unchanged) - len(still)
        self._library.count_same(same, seen=self._seen)
        return Collected(
            counts=self._counts + ArticleCounts(same=same),
            gone=gone,
            rejected=(*still, *self._rejected),
            places=len(self._places),
            absent=tuple(each for each in self._absent.values() if each.lasting),
        )

    def _moved(self) -> list[Article]:
        """The postponed articles: moved ones under their ids, the others under free ones."""
        owners = self._library.places_by_id([article.id for article in self._postponed])
        moved = []
        for article in self._postponed:
            chosen = self._chosen(article, owners, ended=True)
            self._ids.add(chosen)
            moved.append(replace(article, id=chosen))
        return moved

    def _still_rejected(self) -> Iterator[Rejected]:
        """The rejections of places that have not changed since."""
        if self._unchanged:
            for rejection in self._library.rejected(self._key):
                if rejection.where in self._unchanged:
                    yield rejection

    def _gone(self) -> tuple[Article, ...]:
        """Mark the articles that the source no longer has, or has as no article, and return them.

        A post that is a draft again is no article.
        """
        gone = self._refused_articles()
        for complete in self._completes:
            present = self._library.present(self._key, since=complete.since)
            missing = {each: at for each, at in present.items() if at not in self._places}
            if complete.places is not None:
                own = frozenset(map(escaped, complete.places))
                missing = {each: at for each, at in missing.items() if at in own}
            gone |= missing.keys()
        self._library.mark_gone(sorted(gone), seen=self._seen)
        if any(each.since is None and each.places is None for each in self._completes):
            known = self._library.input_places(self._key)
            self._library.forget_inputs(self._key, known - self._places - OWN_PLACES)
        return self._library.find(sorted(gone))

    def _refused_articles(self) -> set[str]:
        """The present articles of places that gave no article this time, and are not to be asked
        again.
        """
        if not self._refused:
            return set()
        present = self._library.present(self._key)
        return {
            each
            for each, place in present.items()
            if place in self._refused and each not in self._ids
        }
