"""Read the articles: from ``[[source]]``, or from files and folders on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.config import Config
from digest.errors import NothingToPublish
from digest.model import Article, Rejected

LOOKED_FOR = (
    "looked for Markdown (.md), HTML (.html) and text (.txt) files; "
    "README files, _drafts and hidden folders are skipped"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was read: the articles, and what is none."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there was not even a file to reject."""
        return not (self.articles or self.rejected)


def material(items: Iterable[Article | Rejected]) -> Material:
    """Part what was read into articles and rejections."""
    everything = tuple(items)
    return Material(
        articles=tuple(item for item in everything if isinstance(item, Article)),
        rejected=tuple(item for item in everything if isinstance(item, Rejected)),
    )


def read_articles(paths: Sequence[Path], config: Config) -> Material:
    """Read the files and folders in *paths*.

    Raises UsageError where one does not exist, NothingToPublish where there is no file to read.
    """
    from digest import sources

    language = config.magazine.language or "en"
    read = material(sources.read_paths(paths, zone=config.magazine.zone, language=language))
    if read.empty:
        raise nothing_in(paths)
    return read


def read_sources(config: Config) -> Material:
    """Read every ``[[source]]`` of *config*."""
    from digest import sources

    languages = (config.magazine.language or "en",)
    return material(
        sources.read_all(
            config.sources, base=config.folder, zone=config.magazine.zone, languages=languages
        )
    )


def nothing_in(places: Iterable[Path | str]) -> NothingToPublish:
    """The error for *places* that hold no article."""
    return NothingToPublish(f"no article in {', '.join(map(str, places))}; {LOOKED_FOR}")
