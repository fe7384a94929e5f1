"""What the commands of a magazine share: its store, and the articles in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from digest import pipeline
from digest.cli._issue import Desk
from digest.cli.common import note, now
from digest.errors import NothingToPublish

if TYPE_CHECKING:
    from digest.config import Config
    from digest.store.store import Store

HOLD_PERIOD = timedelta(days=35)
"""How far back articles are read for stories on hold, or moved to a later week by hand."""


@contextmanager
def opened(config: Config) -> Iterator[Store]:
    """The magazine's store."""
    from digest.store import open_store

    with open_store(config.store, folder=config.folder) as store:
        yield store


def collect(store: Store, config: Config) -> pipeline.Material:
    """Read every source into the library; NothingToPublish where no source is configured."""
    if not config.sources:
        raise NothingToPublish(
            f"{config.file or 'digest.toml'}: has no [[source]]; "
            "add one with the folder of your articles"
        )
    read = pipeline.read_sources(config, now=now())
    added = store.library.add(read.articles, seen=now(), refused=read.rejected)
    note(
        f"collected: {added.new} new, {added.changed} changed, {added.same} unchanged, "
        f"{len(read.rejected)} skipped"
    )
    return read


def desk(week: str | None, config: Config, *, store: Store | None = None) -> Desk:
    """The desk for *week* (None: "last"), with the library's articles for it.

    *store* None: the magazine's own is opened. Raises NothingToPublish where there is no article.
    """
    if store is None:
        with opened(config) as own:
            return desk(week, config, store=own)
    if store.library.last_collect() is None:
        raise NothingToPublish(
            "the library is empty: nothing was collected yet; run 'digest collect' first"
        )
    chosen = pipeline.find_week(week or "last", config, now=now())
    articles = (
        *store.library.articles(chosen.starts - HOLD_PERIOD, chosen.starts),
        *store.library.articles(chosen.starts, chosen.ends, undated=True),
    )
    if not articles:
        raise _nothing(store, chosen.label, config)
    read = pipeline.Material(articles=articles, rejected=store.library.rejected())
    return Desk(read=read, week=chosen, config=config)


def _nothing(store: Store, week: str, config: Config) -> NothingToPublish:
    """Why the library has no article for *week*."""
    articles = store.library.articles(undated=True)
    if not articles:
        return NothingToPublish(
            "no article to publish: the library is empty; add articles to your sources, then run "
            "'digest collect'"
        )
    newest = pipeline.find_week(None, config, now=now(), articles=articles).label
    return NothingToPublish(
        f"no article to publish: the library has none from {week}; "
        f"the newest is from {newest}: try --week {newest}"
    )


def planned(desk: Desk) -> bool:
    """Whether the week has an issue.toml."""
    return pipeline.plan_path(desk.config, desk.week).exists()
