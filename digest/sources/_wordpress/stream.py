"""Streams a WordPress export (WXR): one element of its channel at a time, in flat memory."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from digest.sources._posts.exports import CutOff
from digest.sources.reading import NotAnArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 4_000_000_000
"""Of one export, unpacked."""
MOST_RATIO, FREE_BYTES = 200, 100_000_000
"""How often its packed size a packed export may have, beyond the free bytes; text has some 5."""
CHUNK = 1 << 16

_PREFIXES = (
    ("wordpress.org/export/", "wp:"),
    ("purl.org/rss/1.0/modules/content", "content:"),
    ("purl.org/dc/elements/", "dc:"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,20})")
#: What XML forbids and databases hold all the same.
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of the channel: "item", "title", "wp:author".

    *fields* are the texts in it by name, *text* its own. *meta* are an item's custom fields,
    *terms* its categories and tags, each as domain and name.
    """

    name: str
    text: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    terms: tuple[tuple[str, str], ...] = ()


def elements(path: Path) -> Iterator[Element]:
    """Yield the elements of the export at *path*.

    Raises NotAnArticle for another kind of file, CutOff where it is cut or broken, OSError.
    """
    from lxml import etree

    with path.open("rb") as raw:
        events = etree.iterparse(
            _Cleaned(raw, path.stat().st_size),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            yield from _children(iter(events))
        except etree.XMLSyntaxError as error:
            line = error.position[0] if error.position else 0
            raise CutOff(f"cut or broken in line {line}") from error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise CutOff("its packed file is cut or broken") from error


def _children(events: Iterator[tuple[str, _Element]]) -> Iterator[Element]:
    depth, is_export = 0, False
    for event, element in events:
        depth += 1 if event == "start" else -1
        if event == "start":
            is_export = is_export or depth > 1 or _is_export(element)
            if not is_export:
                raise NotAnArticle("no WordPress export", "name the .xml file that it exported")
        elif depth == 2:
            yield _element(element)
            _forget(element)
        elif depth == 1:
            _forget(element)


def _is_export(root: _Element) -> bool:
    return root.tag == "rss" and any(
        "wordpress.org/export/" in uri for uri in root.nsmap.values() if uri
    )


def _forget(element: _Element) -> None:
    """Free *element* and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _element(element: _Element) -> Element:
    fields: dict[str, str] = {}
    meta: dict[str, str] = {}
    terms: list[tuple[str, str]] = []
    for child in element:
        name = _name(child)
        if name == "wp:postmeta":
            inner = {_name(each): each.text or "" for each in child}
            meta[inner.get("wp:meta_key", "")] = inner.get("wp:meta_value", "")
        elif name == "category":
            terms.append((child.get("domain", ""), child.text or ""))
        elif name:
            fields.setdefault(name, child.text or "")
    return Element(
        name=_name(element), text=element.text or "", fields=fields, meta=meta, terms=tuple(terms)
    )


def _name(element: _Element) -> str:
    """The element's name with its usual prefix; "" for a comment or an entity."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    if not space:
        return local
    if "wordpress.org/export/" in space and "excerpt" in space:
        return f"excerpt:{local}"
    return next((prefix + local for part, prefix in _PREFIXES if part in space), f"other:{local}")


class _Cleaned:
    """A file, unpacked if it is packed, without what XML forbids."""

    def __init__(self, raw: IO[bytes], size: int) -> None:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        self._stream: IO[bytes] | gzip.GzipFile = gzip.GzipFile(fileobj=raw) if packed else raw
        self._most = min(MOST_BYTES, MOST_RATIO * size + FREE_BYTES)
        self._taken = 0
        self._decode: codecs.IncrementalDecoder | None = None
        self._started = False

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes; b"" at the end."""
        while True:
            chunk = self._stream.read(max(size, CHUNK))
            self._taken += len(chunk)
            if self._taken > self._most:
                raise NotAnArticle("far larger than an export")
            if not self._started:
                chunk = self._start(chunk)
            cleaned = self._clean(chunk, final=not chunk)
            if cleaned or not chunk:
                return cleaned

    def _start(self, chunk: bytes) -> bytes:
        """The first *chunk* without a mark or blank lines, which XML does not allow in front."""
        self._started = True
        chunk = chunk.removeprefix(codecs.BOM_UTF8).lstrip()
        declared = _DECLARED.search(chunk[:200])
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding in ("utf-8", "utf8"):
            self._decode = codecs.getincrementaldecoder("utf-8")("replace")
        return chunk

    def _clean(self, chunk: bytes, *, final: bool) -> bytes:
        if self._decode is None:
            return chunk.translate(None, bytes(number for number in _FORBIDDEN if number < 32))
        return self._decode.decode(chunk, final).translate(_FORBIDDEN).encode("utf-8")
