"""Read the articles: ``[[source]]`` into the library, or files and folders at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Config, SourceConfig
from digest.model import Article, Earlier, Rejected
from digest.pipeline.folders import picture_folder
from digest.progress import Progress, Stage, counted, silent

if TYPE_CHECKING:
    from digest.library import Collected
    from digest.sources import Context, Item, Memory, Web
    from digest.store.library import Library

LOOKED_FOR = (
    "looked for Markdown (.md, .mdx), reStructuredText (.rst), HTML (.html) and text (.txt) files; "
    "README files, _drafts and hidden folders are skipped"
)

WINDOW = timedelta(days=35)
"""How far back sources are asked for articles: a week, and what may be on hold or come late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was read: articles and rejections. *places* are the folders and files searched.

    By id, *earlier* is where an article itself was printed before, *running* where an earlier
    report of its event was. *gone* are the ids of articles that their sources no longer have.
    *private* are hosts of a private network that the editor named. *title* is what the one site
    that was read calls itself.
    """

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...] = ()
    places: tuple[Path, ...] = ()
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    running: Mapping[str, Earlier] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    title: str = ""

    @property
    def empty(self) -> bool:
        """Whether every place exists and holds not even a file to reject."""
        hollow = {str(place) for place in self.places if place.is_dir()}
        return not self.articles and all(item.where in hollow for item in self.rejected)

    def nothing(self) -> str:
        """Why there is no article, for when there is none."""
        if self.empty:
            return f"no article in {', '.join(map(str, self.places))}; {LOOKED_FOR}"
        files = len(self.rejected)
        skipped = "the only file was" if files == 1 else f"all {files} files were"
        return f"no article to publish: {skipped} skipped; the list above says why"


def material(items: Iterable[Item], *places: Path) -> Material:
    """Part what was read from *places* into articles and rejections."""
    everything = tuple(items)
    return Material(
        articles=tuple(item for item in everything if isinstance(item, Article)),
        rejected=tuple(item for item in everything if isinstance(item, Rejected)),
        places=places,
    )


def collect(
    config: Config, library: Library, *, seen: datetime, progress: Progress = silent
) -> Collected:
    """Read what is new or changed in every ``[[source]]`` of *config* into *library*.

    *progress* is told of each source how many articles are read, and how many addresses fetched.
    """
    from digest import library as libraries
    from digest import sources
    from digest.text.language import detected

    def read(source: SourceConfig, memory: Memory) -> Iterator[Item]:
        context = replace(source_context(config, web, now=seen), memory=memory)
        if not library.present(libraries.source_key(source)):
            # The first time: the newest weeks of the site, even of one that has been silent since.
            context = replace(context, since=None, recent=WINDOW)
        return counted(sources.read(source, context), progress(Stage.READING))

    settings = (str(config.magazine.zone), config.magazine.language, detected())
    with open_web(config, progress) as web:
        return libraries.collect(library, config.sources, read, seen=seen, settings=settings)


def read_source(source: SourceConfig, config: Config, web: Web, *, now: datetime) -> Material:
    """Read the newest weeks of one *source* of *config*, past the library."""
    from digest import sources

    context = replace(source_context(config, web, now=now), since=None, recent=WINDOW)
    return material(sources.read(source, context))


def open_web(config: Config, progress: Progress = silent) -> Web:
    """The web for a run, on which the magazine names itself by its website.

    *progress* is told how many addresses of how many are fetched.
    """
    from digest.sources import Web

    def count(done: int, total: int) -> None:
        progress(Stage.FETCHING)(done, total)

    return Web(contact=config.magazine.website, progress=count)


def source_context(config: Config, web: Web, *, now: datetime) -> Context:
    """What the sources of *config* are read with, without the library's memory."""
    from digest.sources import Context

    return Context(
        base=config.folder,
        zone=config.magazine.zone,
        languages=(config.magazine.language or "en",),
        now=now,
        since=now - WINDOW,
        client=web.client,
        pictures=picture_folder(config),
    )


def nothing_collected(collected: Collected, config: Config) -> Material:
    """What was read of the sources when no article was: rejections, and the places searched."""
    places = tuple(config.folder / source.path for source in config.sources)
    return Material(articles=(), rejected=collected.rejected, places=places)
