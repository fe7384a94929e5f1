"""WordPress's own export (WXR): one or more .xml files, packed or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import tzinfo
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Article, Rejected
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Complete, Context, Item
from digest.sources._posts.article import broken, build_article, refused
from digest.sources._posts.containers import mark_of_file, places_under, remember, still_there
from digest.sources._posts.files import export_files
from digest.sources._posts.options import bind_options
from digest.sources._wordpress.export import Index, place_of, read_item
from digest.sources._wordpress.stream import CutOff, Element, elements
from digest.sources.reading import NotAnArticle
from digest.tables import key

SUFFIXES = (".xml", ".xml.gz", ".wxr", ".wxr.gz")
_HEAD = 20_000


def zone_name(name: str) -> str:
    """Check the name of a time zone."""
    with suppress(KeyError, OSError, ValueError):
        return str(ZoneInfo(name))
    raise ValueError(f"'{name}' is no time zone; write one such as \"Europe/Paris\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The keys of a ``[[source]]`` of this kind."""

    timezone: str = key(
        "", "The site's own time zone, for posts without a time in Greenwich.", check=zone_name
    )


@dataclass(slots=True)
class _Reading:
    """One reading of all *files*. *broken* are the rejections of files, *places* what each gave."""

    files: list[Path]
    config: SourceConfig
    context: Context
    zone: tzinfo
    index: Index = field(default_factory=Index)
    broken: dict[Path, str] = field(default_factory=dict)
    owners: dict[str, Path] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the public posts under ``path``; see ``digest.sources.Kind``. Raises ConfigError."""
    if not config.path:
        raise ConfigError("[[source]] path: missing; name the export, or the folder it is in")
    options = bind_options(Options, config, web=False)
    zone = ZoneInfo(options.timezone) if options.timezone else context.zone
    return _read(config, context, zone)


def _read(config: SourceConfig, context: Context, zone: tzinfo) -> Iterator[Item]:
    files = export_files(context.base / Path(config.path).expanduser(), SUFFIXES)
    if isinstance(files, Rejected):
        yield files
        return
    reading = _Reading(files=files, config=config, context=context, zone=zone)
    marks = _marks(files)
    known = {file: places_under(context.memory, str(file), marks[file]) for file in files}
    if all(places is not None for places in known.values()):
        for file, places in known.items():
            yield from still_there(context.memory, str(file), marks[file], places or ())
        yield Complete()
        return
    yield from _read_all(reading, marks)


def _marks(files: list[Path]) -> dict[Path, str]:
    marks = {}
    for file in files:
        try:
            marks[file] = mark_of_file(file)
        except OSError:
            marks[file] = "gone"
    return marks


def _read_all(reading: _Reading, marks: dict[Path, str]) -> Iterator[Item]:
    """Read every file twice: pictures and authors may stand behind the posts that name them."""
    for file in reading.files:
        for element in _elements(reading, file):
            reading.index.add(element)
    for file in reading.files:
        yield from _posts(reading, file)
        places = [place for place, owner in reading.owners.items() if owner == file]
        rejections = list(_of_file(reading, file))
        # Before the file's own rejections: the library keeps them under its stamp.
        remember(
            reading.context.memory,
            str(file),
            marks[file],
            (*places, str(file)) if rejections else places,
        )
        yield from rejections
    if not reading.broken:
        yield Complete()


def _elements(reading: _Reading, file: Path) -> Iterator[Element]:
    """Yield the elements of *file* up to where it is broken, which is recorded."""
    try:
        yield from elements(file)
    except CutOff as cut:
        reading.broken[file] = cut.reason
    except NotAnArticle as refusal:
        reading.broken[file] = refusal.reason
    except OSError as error:
        reading.broken[file] = f"cannot be read ({error.strerror or error})"


def _posts(reading: _Reading, file: Path) -> Iterator[Article | Rejected]:
    for element in _elements(reading, file):
        if element.name != "item" or element.fields.get("wp:post_type", "post") != "post":
            continue
        place = place_of(element, str(file))
        if place in reading.owners:
            again = f"{file}#{element.fields.get('wp:post_id', '')}"
            reading.owners.setdefault(again, file)
            twice = NotAnArticle("in the export twice")
            yield refused(twice, again, element.fields.get("title", ""))
            continue
        reading.owners[place] = file
        reading.counts[file] = reading.counts.get(file, 0) + 1
        yield _article(reading, element, place)


def _article(reading: _Reading, element: Element, place: str) -> Article | Rejected:
    try:
        post = read_item(element, reading.index, place=place, zone=reading.zone)
        return build_article(post, reading.index.outlet, reading.config, reading.context)
    except NotAnArticle as refusal:
        return refused(refusal, place, element.fields.get("title", ""))
    except (ValueError, RecursionError, OverflowError) as error:  # the parsers', for hostile markup
        return broken(error, place)


def _of_file(reading: _Reading, file: Path) -> Iterator[Rejected]:
    """What is said of a file as a whole: where it breaks off, and what in it is no post."""
    count = reading.counts.get(file, 0)
    if file in reading.broken:
        yield Rejected(
            where=str(file),
            reason=f"{reading.broken[file]}; {count} posts before it were read"
            if count
            else reading.broken[file],
            remedy="export the site again",
        )
    elif reading.index.kinds and file == reading.files[-1]:
        listed = ", ".join(f"{number} {kind}" for kind, number in reading.index.kinds.most_common())
        yield Rejected(where=str(file), reason=f"entries that are no posts: {listed}")
    elif not count:
        yield Rejected(where=str(file), reason="no post in it")


def recognise(sample: Sample) -> Recognised | None:
    """See ``digest.sources.Recognise``."""
    head = sample.content
    if head.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            head = gzip.GzipFile(fileobj=BytesIO(head)).read1(_HEAD)
    if sample.path is None or b"wordpress.org/export/" not in head[:_HEAD]:
        return None
    return Recognised(
        config=SourceConfig(type="wxr", path=str(sample.path)),
        what="a WordPress export",
        sure=1.0,
    )
