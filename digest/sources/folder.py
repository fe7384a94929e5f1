"""A folder of articles: Markdown as Jekyll, Hugo and Pelican write it, HTML, plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources import _article, _credit, _names, _post, _walk
from digest.sources._article import Reading
from digest.sources._refused import Refused
from digest.sources._site import Site, Sites
from digest.text.language import detected


def read(
    config: SourceConfig, *, base: Path, zone: ZoneInfo, languages: tuple[str, ...]
) -> Iterator[Article | Rejected]:
    """Every article under ``path``, which counts from *base*. The first of *languages* is the magazine's own."""
    path = base / Path(config.path).expanduser()
    if not path.exists():
        yield Rejected(
            where=str(path),
            reason="there is no such file or folder",
            remedy="correct the source's path in digest.toml",
        )
        return
    reading = Reading(
        zone=zone,
        language=languages[0],
        among=tuple(dict.fromkeys((*detected(), *languages))),
        declared=config.language,
        section=config.section,
    )
    yield from gather([path], reading, name=config.name)


def gather(
    paths: Sequence[Path], reading: Reading, *, name: str = ""
) -> Iterator[Article | Rejected]:
    """The articles in *paths*, site by site. Each site is a source of its own unless *name* names them all."""
    found: list[tuple[Path, Site]] = []
    seen: set[Path] = set()
    for path in paths:
        top = path if path.is_dir() else path.parent
        sites = Sites(top)
        files = list(_walk.files(path))
        yield from (item for item in files if isinstance(item, Rejected))
        fresh = [file for file in files if isinstance(file, Path) and file.resolve() not in seen]
        seen.update(file.resolve() for file in fresh)
        found += [(file, sites.of(file)) for file in fresh]
        if not files:
            yield Rejected(
                where=str(path),
                reason="no article in it",
                remedy=f"it needs files that end in {', '.join(sorted(_post.READ))}",
            )
    for _, pairs in groupby(
        sorted(found, key=lambda pair: (str(pair[1].root), str(pair[0]))), lambda pair: pair[1].root
    ):
        yield from _named(pairs, reading, name)


def _named(
    pairs: Iterable[tuple[Path, Site]], reading: Reading, name: str
) -> Iterator[Article | Rejected]:
    """The articles of one site under its name: configured, else its title, else its credit line, else the folder."""
    listed = list(pairs)
    site = listed[0][1]
    results: Iterable[Article | Rejected] = (_one(file, site, reading) for file, site in listed)
    fallback = site.title
    if not name and not fallback:
        results = list(results)
        fallback = _credited(results) or site.name
    for result in results:
        yield (
            result
            if isinstance(result, Rejected)
            else _signed(result, name or result.source or fallback)
        )


def _one(file: Path, site: Site, reading: Reading) -> Article | Rejected:
    try:
        return _article.assemble(_post.read(file, site), site, reading)
    except Refused as refused:
        return Rejected(where=str(file), reason=refused.reason, remedy=refused.remedy)
    except OSError as error:
        return Rejected(
            where=str(file),
            reason=f"it cannot be read ({error.strerror})",
            remedy="check its permissions",
        )
    except (
        ValueError,
        RecursionError,
        OverflowError,
    ) as error:  # what a parser says to a hostile file
        return Rejected(where=str(file), reason=f"it cannot be read ({error})")


def _credited(results: Iterable[Article | Rejected]) -> str:
    """The outlet that half of the articles or more name in their credit line, "" where none is."""
    articles = [result for result in results if isinstance(result, Article)]
    outlets = Counter(filter(None, (_credit.outlet(article.credit) for article in articles)))
    ((outlet, count),) = outlets.most_common(1) or [("", 0)]
    return outlet if 2 * count >= len(articles) else ""


def _signed(article: Article, name: str) -> Article:
    byline = "" if article.byline.casefold() == name.casefold() else article.byline
    return replace(
        article, source=name, id=f"{_names.slug(name) or 'source'}:{article.id}", byline=byline
    )
