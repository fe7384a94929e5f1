"""Reads web pages that are each named by an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Rejected
from digest.sources._access import access_of
from digest.sources._files import file_of, read_file
from digest.sources._items import Complete, Context, Item
from digest.sources._options import at_least_one, read_options
from digest.sources._outlets import outlet_of
from digest.sources._pages.gathering import Gatherer, Wanted
from digest.sources._sites import is_web
from digest.sources.reading.encoding import decode
from digest.sources.reading.rejections import NotAnArticle
from digest.tables import key


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesOptions:
    """Which pages are read."""

    addresses: tuple[str, ...] = key(
        (),
        "The addresses of the pages. Or 'path' names a text file with one a line.",
        example=("https://example.org/one.html", "https://example.org/two.html"),
    )
    most_pages: int = key(
        1000, "How many pages are read in one run.", example=200, check=at_least_one
    )


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the articles of the pages. Raises ConfigError."""
    options = read_options(PagesOptions, config)
    if not (options.addresses or config.path or config.url):
        raise ConfigError(
            '[[source]] type = "pages": names no page; add addresses = ["https://…"], '
            "or 'path' with a file that has one a line"
        )
    access = access_of(config, context)
    gatherer = Gatherer(context=context, access=access, outlet=outlet_of(config, context))
    return _items(config, context, options, gatherer)


def _items(
    config: SourceConfig, context: Context, options: PagesOptions, gatherer: Gatherer
) -> Iterator[Item]:
    addresses = [*options.addresses, *([config.url] if config.url else ())]
    if config.path:
        listed = _listed(config, context)
        if isinstance(listed, Rejected):
            yield listed
            return
        addresses += listed
    where = str(file_of(config, context)) if config.path else "addresses"
    wrong = [address for address in addresses if not is_web(address)]
    pages = [address for address in dict.fromkeys(addresses) if is_web(address)]
    for address in wrong:
        yield Rejected(
            where=f"{where} ({address[:200]})",
            reason="is no http or https address",
            remedy="write it as https://…",
        )
    if len(pages) > options.most_pages:
        reason = f"has {len(pages):,} addresses, of which {options.most_pages:,} were read"
        yield Rejected(where=where, reason=reason, remedy="set most_pages to read more")
    yield from gatherer.items(Wanted(url=url) for url in pages[: options.most_pages])
    if pages and len(pages) <= options.most_pages:
        yield Complete()


def _listed(config: SourceConfig, context: Context) -> list[str] | Rejected:
    """The lines of the file: addresses; what stands behind # is a remark."""
    content = read_file(config, context)
    if isinstance(content, Rejected):
        return content
    try:
        text, _ = decode(content)
    except NotAnArticle as refusal:
        return refusal.rejected(str(file_of(config, context)))
    lines = [line.strip() for line in text.splitlines()]
    addresses = [line.split(" #")[0].strip() for line in lines if line and not line.startswith("#")]
    if not addresses:
        return Rejected(where=str(file_of(config, context)), reason="names no address")
    return addresses
