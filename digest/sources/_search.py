"""Finds out what an address, a file or a folder is, by asking every kind of source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from digest import plugins
from digest.config import SourceConfig
from digest.errors import UsageError
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context

if TYPE_CHECKING:
    from digest.sources.net import Access, Answer, Client, Result

PACKAGE = "digest.sources"
FIRST_BYTES = 262_144
"""Bytes of a file that are looked at."""
PROBES = (
    "/feed",
    "/feed/",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.xml",
    "/feed.json",
    "/rss",
    "/wp-json/",
    "/ghost/api/admin/site/",
    "/news-sitemap.xml",
    "/sitemap.xml",
)
"""Where sites have what their pages do not link to, the likeliest first."""
MOST_MAPS = 5
"""Sitemaps of a robots.txt that are looked at."""
MOST_FILES = 20
"""Files of a folder that are looked into."""
MOST_NAMES = 10_000
"""Files of a folder and of those in it whose names are looked at."""
ENOUGH = 0.55
"""How sure a find must be for nothing else to be looked for."""


def find(what: str, context: Context) -> list[Recognised]:
    """What kinds of source *what* may be, the surest first; none where nothing recognises it.

    An address is asked, and where its page links to nothing, so are the places that most sites
    have. Raises UsageError for an address that does not answer.
    """
    if _is_address(what):
        found = _on_the_web(what, context)
    else:
        found = _on_disk(context.base / Path(what).expanduser(), what)
    unique: dict[tuple[str, str, str], Recognised] = {}
    for each in sorted(found, key=lambda each: -each.sure):
        unique.setdefault((each.config.type, each.config.url, each.config.path), each)
    return list(unique.values())


def _is_address(what: str) -> bool:
    return what.lower().startswith(("http://", "https://"))


def recognised(sample: Sample) -> Iterator[Recognised]:
    """What each kind takes *sample* for."""
    for name in plugins.names(PACKAGE):
        recognise = getattr(import_module(f"{PACKAGE}.{name}"), "recognise", None)
        if recognise is not None and (found := recognise(sample)):
            yield found


# Files and folders


def _on_disk(path: Path, what: str) -> list[Recognised]:
    """What the file or folder at *path*, written as *what*, may be."""
    if not path.exists():
        raise UsageError(f"{what}: there is no such file or folder; check the name")
    sample = _sample_of(path, what)
    found = (
        list(_titled(recognised(sample), sample)) if sample.content else list(recognised(sample))
    )
    if path.is_dir() or not any(each.config.type != "folder" for each in found):
        named = "a folder of articles" if path.is_dir() else "an article in a file"
        config = SourceConfig(path=what)
        title = _title_of_folder(path) if path.is_dir() else ""
        found += _exports_in(path, what) if path.is_dir() else ()
        found.append(Recognised(config=config, what=named, sure=0.3, title=title))
    return found


def _exports_in(path: Path, what: str) -> Iterator[Recognised]:
    """What the folder *path* is by the exports in it; nothing where texts lie in it or below."""
    from digest.sources._folder.formats import READ
    from digest.sources._folder.others import files_below
    from digest.sources._folder.walk import NOT_ARTICLES

    files = []
    for file in islice(files_below(path), MOST_NAMES):
        if file.stem.lower() in NOT_ARTICLES:
            continue
        if file.suffix.lower() in READ:
            return
        if file.parent == path and file.is_file():
            files.append(file)
    for file in files[:MOST_FILES]:
        for each in _recognised_file(file):
            config = replace(each.config, path=what)
            named = f"a folder with {each.what}"
            yield replace(each, config=config, what=named, sure=0.8)


def _recognised_file(file: Path) -> Iterator[Recognised]:
    """What *file* is to the kinds that read a whole folder of such files."""
    try:
        sample = _sample_of(file, str(file))
    except UsageError:  # of a file that cannot be read the folder's own kind tells
        return
    yield from (each for each in _titled(recognised(sample), sample) if each.in_folders)


def _title_of_folder(path: Path) -> str:
    """The title in the configuration of the site in *path*; "" without one."""
    from digest.sources._folder.sites import Sites
    from digest.sources._titles import magazine_title

    return magazine_title(Sites(path).of_folder(path).title)


def _titled(found: Iterable[Recognised], sample: Sample) -> Iterator[Recognised]:
    """*found* with the title of the site of *sample*, where they have none."""
    every = list(found)
    if not every:
        return
    from digest.sources._titles import site_title  # it imports the parsers

    title = site_title(sample)
    yield from (replace(each, title=each.title or title) for each in every)


def _sample_of(path: Path, what: str) -> Sample:
    """The first bytes of a file.

    Links in a saved page say nothing: the file itself is meant, not the site it came from.
    """
    if path.is_dir():
        return Sample(where=what, path=Path(what))
    try:
        with path.open("rb") as file:
            content = file.read(FIRST_BYTES)
    except OSError as error:
        raise UsageError(f"{what}: cannot be read ({error.strerror})") from error
    return Sample(where=what, path=Path(what), content=content)


def _is_html(content: bytes) -> bool:
    return b"<html" in content[:2000].lower() or b"<!doctype html" in content[:2000].lower()


# The web


def _on_the_web(url: str, context: Context) -> list[Recognised]:
    access, options, answer = _reached(url, context.client())
    sample = sample_of(answer)
    checked = _checked(recognised(sample), sample, context.client(), access)
    found = list(_titled(checked, sample))
    if not any(each.sure >= ENOUGH for each in found):
        found += _titled(_probed(answer.url, context.client(), access), sample)
    return [_with_options(each, options, url) for each in found]


def _reached(url: str, client: Client) -> tuple[Access, dict[str, object], Answer]:
    """What came for *url*, and what had to be allowed for it.

    A host in a private network may be asked, since the editor has just named it; it must then stand
    in the configuration. Raises UsageError.
    """
    from digest.sources.net import Access, Answer, Cause, Failure, Request

    access = Access()
    options: dict[str, object] = {}
    result = client.get(Request(url=url, access=access, again=True))
    host = _netloc(url)
    if isinstance(result, Failure) and result.cause is Cause.ADDRESS and host:
        access = Access(private=frozenset({host}))
        options = {"allow_private": [host]}
        result = client.get(Request(url=url, access=access, again=True))
    if not isinstance(result, Answer):
        message = getattr(result, "message", f"{url}: gave nothing")
        raise UsageError(message)
    return access, options, result


def _netloc(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    return f"[{host}]{port}" if ":" in host else f"{host}{port}"


def sample_of(answer: Answer) -> Sample:
    """*answer* as the kinds look at it."""
    from digest.sources._heads import read_head

    is_page = "html" in answer.media_type or _is_html(answer.content)
    head = read_head(answer.content, answer.url, answer.charset) if is_page else None
    return Sample(
        where=answer.url,
        content=answer.content,
        media_type=answer.media_type,
        charset=answer.charset,
        title=head.title if head else "",
        links=head.links if head else (),
        meta=head.meta if head else MappingProxyType({}),
        headers=MappingProxyType(dict(answer.headers)),
    )


def _checked(
    found: Iterable[Recognised], sample: Sample, client: Client, access: Access
) -> Iterator[Recognised]:
    """*found* without a feed that is linked to and is none."""
    from digest.sources.net import Answer, Request

    for each in found:
        linked = each.config.type == "feed" and each.config.url not in ("", sample.where)
        if not linked:
            yield each
            continue
        result = client.get(Request(url=each.config.url, access=access, again=True))
        if not isinstance(result, Answer):
            continue
        linked_to = sample_of(result)
        if any(other.config.type == "feed" for other in recognised(linked_to)):
            yield from _titled([each], linked_to)


def _probed(url: str, client: Client, access: Access) -> Iterator[Recognised]:
    """What stands where sites have their feeds and maps, though their pages do not say so."""
    from digest.sources.net import Answer, Request

    places = [urljoin(url, probe) for probe in PROBES]
    mapped = _maps(client.get(Request(url=urljoin(url, "/robots.txt"), access=access)))
    order = {place: number for number, place in enumerate(dict.fromkeys((*places, *mapped)))}
    requests = [
        Request(url=place, access=access, tag=number, again=True) for place, number in order.items()
    ]
    for result in client.get_many(requests):
        if isinstance(result, Answer):
            # What stands earlier in the list is likelier to be what the site itself links to.
            number = result.request.tag
            less = number / 1000 if isinstance(number, int) else 0.0
            sample = sample_of(result)
            for each in _titled(recognised(sample), sample):
                yield replace(each, sure=each.sure - less)


def _maps(result: Result) -> Sequence[str]:
    """The sitemaps that a robots.txt names."""
    from digest.sources.net import Answer

    if not isinstance(result, Answer):
        return ()
    lines = result.content[:FIRST_BYTES].decode("utf-8", "replace").splitlines()
    named = [
        line.partition(":")[2].strip() for line in lines if line.lower().startswith("sitemap:")
    ]
    return [urljoin(result.url, each) for each in named][:MOST_MAPS]


def _with_options(found: Recognised, options: dict[str, object], url: str) -> Recognised:
    """*found* with what had to be allowed, for a source on the very host that was named."""
    if not options or _netloc(found.config.url or url) != _netloc(url):
        return found
    config = replace(found.config, options=MappingProxyType({**found.config.options, **options}))
    return replace(found, config=config)
