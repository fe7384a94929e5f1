"""A folder of articles: Markdown as Jekyll, Hugo and Pelican write it, HTML, plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources._folder.article import Defaults, build_article
from digest.sources._folder.post import READ, read_post
from digest.sources._folder.site import Site, Sites
from digest.sources._folder.walk import article_files
from digest.sources._items import Complete, Context, Item
from digest.sources.reading.credit_lines import outlet_of
from digest.sources.reading.names import slug, source_name, spelled
from digest.sources.reading.rejections import NotAnArticle
from digest.text.language import detected


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield every article under ``path``; see ``digest.sources.Kind``."""
    path = context.base / Path(config.path).expanduser()
    if not path.exists():
        yield Rejected(
            where=str(path),
            reason="no such file or folder",
            remedy="correct 'path' of this [[source]] in digest.toml",
        )
        return
    defaults = Defaults(
        zone=context.zone,
        language=context.languages[0],
        among=tuple(dict.fromkeys((*detected(), *context.languages))),
        declared=config.language,
        section=config.section,
    )
    yield from read_files([path], defaults, name=config.name)
    yield Complete()


def read_files(
    paths: Sequence[Path], defaults: Defaults, *, name: str = ""
) -> Iterator[Article | Rejected]:
    """Yield the articles in *paths*, files or folders, site by site.

    Each site is a source of its own unless *name* names them all. A file that two paths lead to is
    read once.
    """
    posts: list[tuple[Site, Path]] = []
    seen: set[Path] = set()
    for path in paths:
        sites = Sites(path if path.is_dir() else path.parent)
        files = list(article_files(path))
        yield from (item for item in files if isinstance(item, Rejected))
        new = [file for file in files if isinstance(file, Path) and file.resolve() not in seen]
        seen.update(file.resolve() for file in new)
        posts += [(sites.of(file), file) for file in new]
        if not files:
            yield Rejected(
                where=str(path),
                reason="no article here",
                remedy=f"add files that end in {', '.join(sorted(READ))}",
            )
    posts.sort(key=lambda post: (str(post[0].root), str(post[1])))
    for _, of_site in groupby(posts, lambda post: post[0].root):
        yield from _read_site(list(of_site), defaults, name)


def _read_site(
    posts: Sequence[tuple[Site, Path]], defaults: Defaults, name: str
) -> Iterator[Article | Rejected]:
    """Yield the articles of one site under its name.

    That is the configured *name*, else the page's own, else the site's title, else what most of its
    pages call it, else the outlet in its credit lines, else its folder's name or its address, as
    its texts write it.
    """
    site = posts[0][0]
    results: Iterable[Article | Rejected] = (
        _read_file(file, site, defaults) for site, file in posts
    )
    fallback = key = name or site.title
    if not fallback:
        results = list(results)
        fallback, key = _name_of(site, [item for item in results if isinstance(item, Article)])
    for result in results:
        if isinstance(result, Rejected):
            yield result
        elif not name and result.source:
            yield _with_source(result, result.source)
        else:
            yield _with_source(result, fallback, key)


def _read_file(file: Path, site: Site, defaults: Defaults) -> Article | Rejected:
    try:
        return build_article(read_post(file, site), site, defaults)
    except NotAnArticle as refusal:
        return refusal.rejected(str(file))
    except OSError as error:
        return Rejected(
            where=str(file),
            reason=f"cannot be read ({error.strerror})",
            remedy="check its permissions",
        )
    # What the parsers raise for a hostile file; one such file must not stop the week.
    except (ValueError, RecursionError, OverflowError) as error:
        return Rejected(where=str(file), reason=f"cannot be read ({error})")


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
