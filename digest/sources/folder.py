"""A folder of articles, by whatever program its site is made: Markdown, reStructuredText, HTML,
plain text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import chain, groupby, islice
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources._folder.article import Defaults, build_article
from digest.sources._folder.formats import READ
from digest.sources._folder.post import read_post
from digest.sources._folder.site import Site
from digest.sources._folder.sites import Sites
from digest.sources._folder.translations import Found, one_of_each, placed
from digest.sources._folder.walk import article_files
from digest.sources.reading.credit_lines import outlet_of
from digest.sources.reading.names import slug, source_name, spelled
from digest.sources.reading.rejections import NotAnArticle
from digest.text.language import detected

#: So many texts tell the name of a site without a title; only they are in memory at once.
WITNESSES = 200


def read(
    config: SourceConfig,
    *,
    base: Path,
    zone: ZoneInfo,
    languages: tuple[str, ...],
    now: datetime | None = None,
) -> Iterator[Article | Rejected]:
    """Yield every article under ``path``, which counts from *base*; see ``digest.sources.Kind``."""
    path = base / Path(config.path).expanduser()
    if not path.exists():
        yield Rejected(
            where=str(path),
            reason="no such file or folder",
            remedy="correct 'path' of this [[source]] in digest.toml",
        )
        return
    defaults = Defaults(
        zone=zone,
        language=languages[0],
        now=now,
        among=tuple(dict.fromkeys((*detected(), *languages))),
        declared=config.language,
        section=config.section,
    )
    yield from read_files([path], defaults, name=config.name)


def read_files(
    paths: Sequence[Path], defaults: Defaults, *, name: str = ""
) -> Iterator[Article | Rejected]:
    """Yield the articles in *paths*, files or folders, site by site.

    Each site is a source of its own unless *name* names them all. A file that two paths lead to is
    read once.
    """
    posts: list[Found] = []
    seen: dict[Path, Path] = {}
    for path in paths:
        sites = Sites(path if path.is_dir() else path.parent)
        count = 0
        for item in article_files(path, sites):
            count += 1
            if isinstance(item, Rejected):
                yield item
            elif (first := seen.setdefault(_real(item), item)) is item:
                posts.append(placed(item, sites.of(item)))
            elif first != item:
                yield Rejected(where=str(item), reason=f"a duplicate: a link to {first}")
        if not count:
            yield Rejected(
                where=str(path),
                reason="no article here",
                remedy=f"add files that end in {', '.join(sorted(READ))}",
            )
    posts.sort(key=lambda post: (str(post.site.root), str(post.file)))
    for _, of_site in groupby(posts, lambda post: post.site.root):
        chosen: list[Found] = []
        for post in one_of_each(list(of_site), defaults.declared or defaults.language):
            if isinstance(post, Rejected):
                yield post
            else:
                chosen.append(post)
        yield from _read_site(chosen, defaults, name)


def _real(file: Path) -> Path:
    """*file* with every link followed; the folders' links are followed once."""
    return file.resolve() if file.is_symlink() else _real_folder(file.parent) / file.name


@lru_cache(maxsize=64)
def _real_folder(folder: Path) -> Path:
    return folder.resolve()


def _read_site(
    posts: Sequence[Found], defaults: Defaults, name: str
) -> Iterator[Article | Rejected]:
    """Yield the articles of one site under its name.

    That is the configured *name*, else the page's own, else the site's title, else what most of its
    first pages call it, else the outlet in their credit lines, else its folder's name or its
    address, as its texts write it.
    """
    site = posts[0].site
    results: Iterator[Article | Rejected] = (_read_file(post, defaults) for post in posts)
    fallback = key = name or site.title
    if not fallback:
        first = list(islice(results, WITNESSES))
        fallback, key = _name_of(site, [item for item in first if isinstance(item, Article)])
        results = chain(first, results)
    for result in results:
        if isinstance(result, Rejected):
            yield result
        elif not name and result.source:
            yield _with_source(result, result.source)
        else:
            yield _with_source(result, fallback, key)


def _read_file(found: Found, defaults: Defaults) -> Article | Rejected:
    file = found.file
    try:
        post = read_post(file, found.site)
        post = replace(post, language=found.language, language_folder=found.folder)
        return build_article(post, found.site, defaults)
    except NotAnArticle as refusal:
        return refusal.rejected(str(file))
    except FileNotFoundError:
        return Rejected(where=str(file), reason="vanished while the folder was read")
    except OSError as error:
        return Rejected(
            where=str(file),
            reason=f"cannot be read ({error.strerror})",
            remedy="check its permissions",
        )
    # Whatever a parser raises for a hostile file: one such file must not stop the week.
    except Exception as error:  # noqa: BLE001
        return Rejected(
            where=str(file), reason=f"cannot be read ({type(error).__name__}: {error})"[:300]
        )


def _name_of(site: Site, articles: Sequence[Article]) -> tuple[str, str]:
    """The name of a site without a title, and the name for its ids.

    The ids do not follow the texts' spelling, which may be another one next week.
    """
    given = _commonest((article.source for article in articles), of=articles)
    given = given or _commonest((outlet_of(article.credit) for article in articles), of=articles)
    if given:
        return given, given
    host = _commonest((_host(article.url) for article in articles), of=articles)
    plain = site.own_name or source_name(host) or site.name
    return spelled(plain, (article.text for article in articles)), plain


def _commonest(names: Iterable[str], *, of: Sequence[Article]) -> str:
    """The one of *names* that at least half of the articles *of* a site give; "" where none is."""
    ((outlet, count),) = Counter(filter(None, names)).most_common(1) or [("", 0)]
    return outlet if 2 * count >= len(of) else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # "http://[" and the like
        return ""


def _with_source(article: Article, name: str, key: str = "") -> Article:
    """*article* with its source and full id, without the source among its authors.

    *key* is the name in the id, by default *name*.
    """
    authors = [author for author in article.byline.split(", ") if slug(author) != slug(name)]
    own = slug(key or name) or "source"
    return replace(article, source=name, id=f"{own}:{article.id}", byline=", ".join(authors))
