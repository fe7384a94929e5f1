"""Finds the source that is meant by an address, a file or a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import tables
from digest.config import Config, SourceConfig
from digest.config.keys import Magazine
from digest.config.sample import default
from digest.errors import UsageError
from digest.model import Week
from digest.pipeline.planning import find_week
from digest.pipeline.reading import Material, material, source_context
from digest.progress import Progress, Stage, counted, silent

if TYPE_CHECKING:
    from digest.sources import Web

FOLDER = "folder"
NEWEST = timedelta(days=8)
"""What is read of a large source for its newest week."""

_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")
_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSource:
    """A source, and *what* it is in a few words ("a WordPress site"), "" where it is configured.

    *title* is what the site calls itself, "" where it does not say.
    """

    config: SourceConfig
    what: str = ""
    title: str = ""


def is_address(what: str) -> bool:
    """Whether *what* is an address of the web and no path."""
    return bool(_ADDRESS.match(what))


def find_source(what: str, config: Config, web: Web, *, now: datetime) -> FoundSource:
    """The source at *what*, an address, a file or a folder. Raises UsageError where there is none.

    A path counts from the present folder. What *web* gave is not asked for again when the source is
    then read with it.
    """
    from digest import sources

    _check(what)
    here = replace(config, folder=Path.cwd())
    found = sources.find(what, source_context(here, web, now=now))
    if not found:
        raise UsageError(
            f"{what}: no articles were recognised there; name a feed, a page that links to one, a "
            "site's export or a folder of posts"
        )
    config_found = found[0].config
    if config_found.path:  # from the present folder, whatever folder digest.toml is in
        config_found = replace(config_found, path=str(Path(config_found.path).absolute()))
    return FoundSource(config=config_found, what=found[0].what, title=found[0].title)


def _check(what: str) -> None:
    """Raise UsageError where *what* is neither an address nor a path that exists."""
    if is_address(what) or Path(what).expanduser().exists():
        return
    if _HOST.fullmatch(what):
        raise UsageError(
            f"{what}: there is no such file or folder; if it is a site, write https://{what}"
        )
    raise UsageError(f"{what}: there is no such file or folder; check the name")


def keys_of(source: SourceConfig) -> dict[str, Any]:
    """The keys of *source* that a [[source]] needs, with their values."""
    keys = {
        name: value
        for name, field, _ in tables.keys(SourceConfig)
        if (value := getattr(source, field.name)) != default(field)
    }
    return {"type": source.type, **keys, **source.options}


def read_articles(
    what: Iterable[str],
    config: Config,
    web: Web,
    *,
    week: str | None = None,
    now: datetime,
    progress: Progress = silent,
) -> Material:
    """Read the addresses, files and folders in *what*, past the library.

    Of large sources only the *week* is read, by default the newest. Raises UsageError where there
    is nothing at an address or path. Pictures of the web are not fetched: see ``with_pictures``.
    """
    from digest import sources

    names = list(what)
    found = [find_source(each, config, web, now=now) for each in names]
    configs = [each.config for each in found]
    paths = [
        Path(name).expanduser()
        for name, source in zip(names, configs, strict=True)
        if source.type == FOLDER
    ]
    context = replace(
        source_context(config, web, now=now),
        since=None if week is None else find_week(week, config, now=now).starts - timedelta(1),
        recent=NEWEST if week is None else None,
        pictures=None,
    )
    language = config.magazine.language or "en"
    of_paths = sources.read_paths(paths, zone=config.magazine.zone, language=language, now=now)
    others = (sources.read(source, context) for source in configs if source.type != FOLDER)
    items = counted(chain(of_paths, *others), progress(Stage.READING))
    read = material(items, *map(Path, names))
    private = frozenset(
        host for source in configs for host in source.options.get("allow_private", ())
    )
    return replace(read, private=private, title=_common_title(found))


def _common_title(found: Sequence[FoundSource]) -> str:
    """What all of *found* call themselves; "" where they are of several sites, or do not say."""
    titles = {each.title for each in found}
    return titles.pop() if len(titles) == 1 else ""


def titled(config: Config, read: Material) -> Config:
    """*config*, under the title of the site that was *read* where nobody has set another."""
    if config.file is not None or not read.title or config.magazine.title != Magazine().title:
        return config
    return replace(config, magazine=replace(config.magazine, title=read.title))


def with_pictures(
    read: Material, week: Week, config: Config, web: Web, *, now: datetime
) -> Material:
    """*read* with the remote pictures of the articles of *week*, kept in the output folder."""
    from digest import sources

    wanted = [
        article
        for article in read.articles
        if (article.published is None or article.published in week)
        and any(not image.path for image in article.images)
    ]
    if not wanted:
        return read

    context = replace(source_context(config, web, now=now), since=None)
    fetched = sources.fetch_pictures(wanted, context, read.private)
    by_id = {article.id: article for article in fetched}
    articles = tuple(by_id.get(article.id, article) for article in read.articles)
    return replace(read, articles=articles)
