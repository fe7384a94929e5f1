"""What the commands of a magazine share: its store, and the articles in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest import pipeline
from digest.cli import _issue
from digest.cli._issue import Desk
from digest.cli.common import counted, note, now, working
from digest.errors import NothingToPublish

if TYPE_CHECKING:
    from digest.config import Config, SourceConfig
    from digest.library import Collected
    from digest.library.absences import Absence
    from digest.store.store import Store

SHOWN = 5
"""Articles that a message names; the others are counted."""
HOLD_PERIOD = timedelta(days=35)
"""How far back articles are read for stories on hold, or moved to a later week by hand."""


@contextmanager
def opened(config: Config) -> Iterator[Store]:
    """The magazine's store."""
    from digest.store import open_store

    with open_store(config.store, folder=config.folder) as store:
        yield store


def collect(store: Store, config: Config) -> Collected:
    """Read every source into the library; NothingToPublish where no source is configured."""
    if not config.sources:
        raise NothingToPublish(
            f"{config.file or 'digest.toml'}: has no [[source]]; "
            "add one with the folder of your articles"
        )
    done = pipeline.collect(config, store.library, seen=now(), progress=working())
    counts = done.counts
    note(
        f"collected: {counts.new} new, {counts.changed} changed, {counts.same} unchanged, "
        f"{len(done.gone)} gone, {len(done.rejected)} skipped"
    )
    _list("gone from its source", [f"{each.path}: {each.title}" for each in done.gone])
    _list("not there any more", list(map(str, done.absent)))
    return done


def absences(store: Store, sources: Sequence[SourceConfig]) -> list[Absence]:
    """The addresses of *sources* that were not there for several collects."""
    from digest import library

    keys = [library.source_key(source) for source in sources]
    return list(library.lasting(store.library, keys))


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
    earlier, running = pipeline.printed_before(articles, chosen, store)
    read = pipeline.Material(
        articles=articles,
        rejected=store.library.rejected(),
        earlier=earlier,
        running=running,
        gone=_gone(store, pipeline.plan_path(config, chosen)),
    )
    return Desk(read=read, week=chosen, config=config)


def _gone(store: Store, path: Path) -> frozenset[str]:
    """The articles in the plan in *path* that their sources no longer have."""
    from digest import plan as plans

    if not path.exists():
        return frozenset()
    return store.library.gone(
        article for story in plans.read(path).stories for article in story.articles
    )


def make_plan(desk: Desk) -> Desk:
    """Plan the week, or bring its plan up to date: late articles enter it, those gone leave it.

    What the editor changed stays. What entered and left is named.
    """
    before = _articles(desk) if planned(desk) else None
    planned_desk = _issue.make_plan(desk, quietly=before is not None)
    if planned_desk.planning:
        _list("not printed again", list(map(str, planned_desk.planning.printed)))
    if before is not None:
        known = {article.id: article for article in desk.read.articles}
        now_there = _articles(desk)
        late = [known[name] for name in known if name in now_there - before]
        _list("new in the plan", [f"{each.path}: {each.title}" for each in late])
        _list("gone from the plan", sorted(before - now_there))
    return planned_desk


def _articles(desk: Desk) -> set[str]:
    """The articles in the week's plan."""
    from digest import plan as plans

    plan = plans.read(pipeline.plan_path(desk.config, desk.week))
    return {article for story in plan.stories for article in story.articles}


def record_printed(store: Store, built: pipeline.BuildResult) -> None:
    """Remember what the issue that was *built* prints, so that no later one prints it again."""
    ids = [article.id for story in built.issue.stories for article in story.articles]
    versions = store.library.version_numbers(ids)
    store.printed.record(
        built.issue.week.label, pipeline.printed_articles(built.issue, built.edition, versions)
    )


def prune(store: Store, config: Config, *, dry: bool = False) -> str:
    """Delete what [library] allows to go, and say what that was."""
    from digest import library

    folder = pipeline.picture_folder(config)
    done = library.prune(store, folder, config.library, now=now(), dry=dry)
    return (
        f"{'would delete' if dry else 'deleted'} {counted(done.versions, 'earlier version')} and "
        f"{counted(done.pictures, 'picture')} ({done.freed / library.MEGABYTE:.1f} MB)"
    )


def _list(heading: str, lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        note(f"{heading}: {line}")
    if len(lines) > SHOWN:
        note(f"{heading}: {len(lines) - SHOWN} more")


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
