"""A folder of articles, by whatever program its site is made: Markdown, reStructuredText, HTML,
plain text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from digest.config import SourceConfig
from digest.languages import language
from digest.model import Article, Rejected
from digest.sources._folder.article import Defaults, build_article
from digest.sources._folder.formats import READ
from digest.sources._folder.generators import every
from digest.sources._folder.pictures import any_found, missing_pictures
from digest.sources._folder.post import read_post
from digest.sources._folder.site import Site, stamp_of
from digest.sources._folder.sites import Sites
from digest.sources._folder.status import expires
from digest.sources._folder.translations import Found, forget_folders, one_of_each, placed
from digest.sources._folder.walk import article_files
from digest.sources._items import Complete, Context, Item, Memory, NoMemory, Unchanged
from digest.sources.reading.credit_lines import outlet_of
from digest.sources.reading.names import slug, source_name, spelled
from digest.sources.reading.rejections import NotAnArticle
from digest.text.language import detected

_MISSING = " without "
"""Stands in a stamp before the pictures whose files were not there."""
_BETWEEN = "\t"
#: So many texts tell the name of a site without a title; only they are in memory at once.
WITNESSES = 200


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
        now=context.now,
        among=tuple(dict.fromkeys((*detected(), *context.languages))),
        declared=config.language,
        section=config.section,
    )
    yield from read_files([path], defaults, name=config.name, memory=context.memory)
    yield Complete()


def read_files(
    paths: Sequence[Path],
    defaults: Defaults,
    *,
    name: str = "",
    memory: Memory | None = None,
) -> Iterator[Article | Rejected | Unchanged]:
    """Yield the articles in *paths*, files or folders, site by site.

    Each site is a source of its own unless *name* names them all. A file that two paths lead to is
    read once. A file that *memory* knows as it is comes as ``Unchanged``.
    """
    _forget()
    posts: list[Found] = []
    seen: dict[str, Path] = {}
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
        yield from _read_site(chosen, defaults, name, memory or NoMemory())


def _forget() -> None:
    """Look at the folders anew: they may have changed since the last reading."""
    forget_folders()
    _real_folder.cache_clear()
    for generator in every():
        generator.forget()


def _real(file: Path) -> str:
    """*file* with every link followed; the folders' links are followed once."""
    if file.is_symlink():
        return str(file.resolve())
    return f"{_real_folder(str(file.parent))}/{file.name}"


@lru_cache(maxsize=64)
def _real_folder(folder: str) -> str:
    return str(Path(folder).resolve())


def _read_site(
    posts: Sequence[Found], defaults: Defaults, name: str, memory: Memory
) -> Iterator[Article | Rejected | Unchanged]:
    """Yield the articles of one site under its name.

    That is the configured *name*, else the page's own, else the site's title, else what most of its
    first pages call it, else the outlet in their credit lines, else its folder's name or its
    address, as its texts write it.
    """
    if not posts:
        return
    site = posts[0].site
    fallback = key = name or site.title
    first: list[Article | Rejected] = []
    is_known: list[bool] = []
    if not fallback:
        is_known = [_is_known(post, memory) for post in posts[:WITNESSES]]
        first = [_read_file(post, defaults, memory) for post in posts[:WITNESSES]]
        fallback, key = _name_of(site, [item for item in first if isinstance(item, Article)])
    for number, post in enumerate(posts):
        if is_known[number] if number < len(first) else _is_known(post, memory):
            yield Unchanged(str(post.file))
            continue
        result = first[number] if number < len(first) else _read_file(post, defaults, memory)
        if isinstance(result, Rejected):
            yield result
        elif not name and result.source:
            yield _with_source(result, result.source)
        else:
            yield _with_source(result, fallback, key)


def _is_known(post: Found, memory: Memory) -> bool:
    """Whether *memory* has *post* as it is now.

    One of which a picture was missing is as it was while the picture still is.
    """
    stamp, known = _stamp(post), memory.stamp(str(post.file))
    before, _, missing = known.partition(_MISSING)
    if not stamp or before != stamp:
        return False
    return not missing or not any_found(missing.split(_BETWEEN), post.file, post.site)


def _stamp(post: Found) -> str:
    """What changes when *post* does: sizes and times of its file, its sidecar, its site's settings,
    and of what it has from its folders.

    "" for a file that is gone.
    """
    try:
        own = post.file.stat()
    except OSError:
        return ""
    beside = post.file.with_suffix(".meta") if post.site.kind == "nikola" else None
    sidecar = stamp_of(beside) if beside else ""
    _, inherited = post.site.generator.inherited(post.file, post.site)
    parts = (f"{own.st_size} {own.st_mtime_ns} {sidecar} {post.site.stamp}", inherited)
    return " ".join(filter(None, parts)).strip()


def _read_file(found: Found, defaults: Defaults, memory: Memory) -> Article | Rejected:
    file, stamp = found.file, _stamp(found)
    try:
        post = read_post(file, found.site)
        # One that expires is read again: it changes though its file does not.
        memory.remember(str(file), "" if expires(post.fields) else stamp)
        post = replace(post, language=found.language, language_folder=found.folder)
        article = build_article(post, found.site, defaults)
        missing = missing_pictures(article.images)
        if missing and not expires(post.fields):
            memory.remember(str(file), f"{stamp}{_MISSING}{_BETWEEN.join(missing)}")
    except NotAnArticle as refusal:
        return refusal.rejected(str(file))
    except FileNotFoundError:
        return Rejected(
            where=str(file), reason="vanished while the folder was read", temporary=True
        )
    except OSError as error:
        return Rejected(
            where=str(file),
            reason=f"cannot be read ({error.strerror})",
            remedy="check its permissions",
            temporary=True,
        )
    # Whatever a parser raises for a hostile file: one such file must not stop the week.
    except Exception as error:  # noqa: BLE001
        return Rejected(
            where=str(file),
            reason=f"cannot be read ({type(error).__name__}: {error})"[:300],
            temporary=True,
        )
    return article


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
    if not plain:
        code = _commonest((article.language for article in articles), of=articles)
        return language(code).reading.nameless, "Articles"
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
