"""What the commands of a magazine share: its store, and the articles it collected."""

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

HELD = timedelta(
    days=35
)  # how far back a story that was held, or put into an older plan by hand, is looked for


@contextmanager
def opened(config: Config) -> Iterator[Store]:
    """The magazine's store."""
    from digest.store import open_store

    with open_store(config.store, folder=config.folder) as store:
        yield store


def collect(store: Store, config: Config) -> pipeline.Material:
    """Read every source into the library and say what came of it; NothingToPublish where there is nothing at all."""
    if not config.sources:
        raise NothingToPublish(
            f"{config.file or 'digest.toml'}: there is no [[source]]; add one that names your articles' folder"
        )
    read = pipeline.read_sources(config)
    added = store.library.add(read.articles, seen=now(), refused=read.rejected)
    note(
        f"collected: {added.new} new, {added.changed} changed, {added.same} known, {len(read.rejected)} rejected"
    )
    return read


def desk(week: str | None, config: Config, *, store: Store | None = None) -> Desk:
    """The desk for *week* ("last" unless told) with what the library of *store*, the magazine's own, holds for it."""
    if store is None:
        with opened(config) as own:
            return desk(week, config, store=own)
    if store.library.last_collect() is None:
        raise NothingToPublish(
            "the library is empty: nothing was collected yet; run 'digest collect' first"
        )
    chosen = pipeline.find_week(week or "last", config, now=now())
    articles = (
        *store.library.articles(chosen.starts - HELD, chosen.starts),
        *store.library.articles(chosen.starts, chosen.ends, undated=True),
    )
    if not articles:
        raise NothingToPublish(
            f"nothing to publish: the library holds no article of {chosen.label}{_hint(store, config)}"
        )
    read = pipeline.Material(articles=articles, rejected=store.library.rejected())
    return Desk(read=read, week=chosen, config=config)


def _hint(store: Store, config: Config) -> str:
    newest = pipeline.find_week(None, config, now=now(), articles=store.library.articles())
    return f"; its newest is of {newest.label}, so try --week {newest.label}"


def planned(desk: Desk) -> bool:
    """Whether the week has a plan."""
    return pipeline.plan_path(desk.config, desk.week).exists()
