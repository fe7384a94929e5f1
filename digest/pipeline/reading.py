"""Read the articles: from ``[[source]]``, or from files and folders on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digest.config import Config
from digest.model import Article, Rejected

LOOKED_FOR = (
    "looked for Markdown (.md, .mdx), reStructuredText (.rst), HTML (.html) and text (.txt) files; "
    "README files, _drafts and hidden folders are skipped"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was read: articles and rejections. *places* are the folders and files searched."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...] = ()
    places: tuple[Path, ...] = ()

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


def material(items: Iterable[Article | Rejected], *places: Path) -> Material:
    """Part what was read from *places* into articles and rejections."""
    everything = tuple(items)
    return Material(
        articles=tuple(item for item in everything if isinstance(item, Article)),
        rejected=tuple(item for item in everything if isinstance(item, Rejected)),
        places=places,
    )


def read_articles(
    paths: Sequence[Path], config: Config, *, now: datetime | None = None
) -> Material:
    """Read the files and folders in *paths*; UsageError where one does not exist."""
    from digest import sources

    language = config.magazine.language or "en"
    return material(
        sources.read_paths(paths, zone=config.magazine.zone, language=language, now=now), *paths
    )


def read_sources(config: Config, *, now: datetime | None = None) -> Material:
    """Read every ``[[source]]`` of *config*."""
    from digest import sources

    languages = (config.magazine.language or "en",)
    return material(
        sources.read_all(
            config.sources,
            base=config.folder,
            zone=config.magazine.zone,
            languages=languages,
            now=now,
        ),
        *(config.folder / source.path for source in config.sources),
    )
