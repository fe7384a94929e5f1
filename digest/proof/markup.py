"""Reads a page of markup, HTML or XML, into passages. Every page is treated as hostile."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from urllib.parse import unquote, urlsplit

from digest.errors import DigestError
from digest.proof.passages import Group, Passage, Trace

INLINE = frozenset(
    (
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    )
)
"""Elements that stand within a text; any other one begins a passage of its own, a link too."""
UNSEEN = frozenset(["script", "style", "template"])
"""Elements whose text no reader meets."""
ENTRIES = frozenset(["a", "article", "entry", "li"])
"""Elements that tell of one story where they lead to one."""
QUOTATION = "blockquote"
"""The element that holds a quotation alone: its paragraphs are no running text."""
ATTRIBUTES = frozenset(
    (
        "alt",
        "aria-label",
        "aria-description",
        "label",
        "placeholder",
        "term",
        "title",
    )
)
"""Attributes whose text a reader meets, or hears."""
STATED = re.compile(r"og:|article:|twitter:|description$|author$|keywords$")
"""What a ``meta`` element states for search engines and previews of links."""
CODES = frozenset(["og:type", "og:locale", "og:url", "og:image", "twitter:card", "twitter:image"])
"""Those of them that are codes and addresses."""
CODE = re.compile(
    r"urn:uuid:[0-9a-f-]{36}|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?|[a-z]{2,3}(?:-\w{2,8})*"
)
"""A lasting name, a moment or a language as programs write them, where an element holds one."""
CODED = frozenset(
    (
        "id",
        "updated",
        "published",
        "identifier",
        "date",
        "language",
        "lastmod",
        "changefreq",
    )
)
"""Elements of XML that hold one."""
VOCABULARY = frozenset(
    (
        "textual",
        "visual",
        "none",
        "alternativeText",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "pageNavigation",
        "pageBreakMarkers",
    )
)
"""What an e-book states of its accessibility in words that programs know."""
SOURCE = re.compile(r"#?source-(\d{1,6})")
"""The name of the place of a sentence in its article, and a link to it."""


def page(data: bytes, name: str, files: Collection[str], *, html: bool) -> list[Passage]:
    """The passages of the page *name* in *data*, one of the *files* of an issue.

    DigestError where it cannot be parsed.
    """
    return _Page(name, files).passages(_parsed(data, name, html=html))


def _parsed(data: bytes, name: str, *, html: bool) -> Any:
    from lxml import etree

    parser = (
        etree.HTMLParser(encoding="utf-8", no_network=True)
        if html
        else etree.XMLParser(no_network=True, resolve_entities=False)
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(name, str(error)) from error
    # What follows a fatal error is lost to this parser, and maybe not to a reader's.
    fatal = [each.message for each in parser.error_log if each.level >= etree.ErrorLevels.FATAL]
    if root is None or fatal:
        raise _unreadable(name, fatal[0] if fatal else "it is empty")
    return root


def _unreadable(name: str, reason: str) -> DigestError:
    return DigestError(f"{name}: cannot be read ({reason[:80]}); build the issue again")


@dataclass(slots=True)
class _Text:
    """The text of an element that is being read, the *groups* around it, the nearest first."""

    element: Any
    groups: tuple[Group, ...]
    parts: list[str] = field(default_factory=list)


class _Page:
    """Reads one page, element by element."""

    def __init__(self, name: str, files: Collection[str]) -> None:
        self.name, self.files = name, files
        self.whole = (Group(name, whole=True),)
        self.open: list[_Text] = []
        self.found: list[Passage] = []
        self.entries = count(1)
        self.headed = False
        self.place = 0
        self.shown: Any = None

    def passages(self, root: Any) -> list[Passage]:
        from lxml import etree

        skipped = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if element.tag is etree.Entity:
                raise _unreadable(self.name, "it has entities of its own")
            if event in ("comment", "pi"):
                if skipped is None:
                    self._add(element.tail)
            elif skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._add(element.tail)
            elif event == "end":
                self._end(element)
            elif _tag(element) in UNSEEN or element is self.shown:
                self._flush()
                skipped = element
            else:
                self._start(element)
        return self.found

    def _start(self, element: Any) -> None:
        tag = _tag(element)
        if not self.open or tag not in INLINE:
            self._flush()
            groups = self.open[-1].groups if self.open else self.whole
            if tag in ENTRIES:
                groups = (Group(f"{self.name} {next(self.entries)}"), *groups)
            self.open.append(_Text(element, groups))
        if place := SOURCE.fullmatch(element.get("id", "")):
            self.place = int(place[1])
            self._trace(element)
        if tag == "a" and (place := SOURCE.fullmatch(element.get("href", ""))) and self.found:
            self.found[-1] = replace(self.found[-1], mark=int(place[1]))
        self._attributes(element)
        self._add(element.text)

    def _end(self, element: Any) -> None:
        if self.open and self.open[-1].element is element:
            self._flush()
            self.open.pop()
        if SOURCE.fullmatch(element.get("id", "")):
            self.place, self.shown = 0, None
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and self.open:
            self.open[-1].parts.append(text)

    def _flush(self) -> None:
        """The text so far becomes a passage."""
        if self.open:
            top = self.open[-1]
            text = " ".join("".join(top.parts).split())
            top.parts.clear()
            if text and not _coded(top.element, text):
                self._text(text, top.element)

    def _text(self, text: str, element: Any) -> None:
        passage = replace(self._passage(text, element), of=self.place)
        if _tag(element) == "h1" and not self.headed:
            self.headed = True
            passage = replace(passage, heading=True, names=(self.name,))
        self.found.append(self._linked(passage, element))

    def _passage(self, text: str, element: Any, part: str = "") -> Passage:
        tag, groups = _tag(element), self.open[-1].groups
        quoted = any(_tag(one.element) == QUOTATION for one in self.open)
        kind = (QUOTATION if quoted else "", tag, element.get("class"), part)
        return Passage(
            text=text,
            type=(".".join(filter(None, kind)), 0.0),
            runs_on=False,
            file=self.name,
            line=element.sourceline or 0,
            part=part,
            groups=groups,
        )

    def _linked(self, passage: Passage, element: Any) -> Passage:
        """*passage* with where its *element* leads."""
        href = element.get("href") if _tag(element) in ("a", "link") else None
        if not href:
            return passage
        if place := SOURCE.fullmatch(href):
            return replace(passage, numbers=frozenset((int(place[1]),)))
        parts = urlsplit(href)
        if not parts.scheme and not parts.netloc:
            path = posixpath.join(posixpath.dirname(self.name), unquote(parts.path))
            target = posixpath.normpath(path) if parts.path else self.name
            if target == self.name:
                return passage
            if target in self.files:
                return replace(passage, targets=(target,))
        return replace(passage, addresses=(href,))

    def _attributes(self, element: Any) -> None:
        """What the attributes of *element* say to a reader, and where it leads without a text."""
        tag = _tag(element)
        for name in sorted(ATTRIBUTES & {*map(str, element.attrib)}):
            if text := " ".join(element.get(name).split()):
                self.found.append(self._linked(self._passage(text, element, name), element))
        stated = element.get("property") or element.get("name") or ""
        content = " ".join((element.get("content") or "").split())
        if tag == "meta" and content and STATED.match(stated) and stated not in CODES:
            self.found.append(self._passage(content, element, stated))
        if (
            tag == "link"
            and element.get("href")
            and any(group.name.startswith(f"{self.name} ") for group in self.open[-1].groups)
        ):
            self.found.append(self._linked(self._passage("", element), element))

    def _trace(self, element: Any) -> None:
        """The sentence at its place that *element* shows, between the words around it."""
        shown = next((one for one in element.iter() if _tag(one) in ("mark", "strong")), None)
        if shown is None:
            return
        block = shown
        while block is not element and _tag(block) in INLINE:
            block = block.getparent()
        if block is element:
            return
        whole, inner = "".join(block.itertext()), "".join(shown.itertext())
        before = "".join(_before(block, shown))
        behind = whole[len(before) + len(inner) :]
        number = f"{self.place}."
        trace = Trace(self.place, _plain(before.strip().removeprefix(number)), _plain(behind))
        passage = self._passage(_plain(inner), shown)
        self.found.append(replace(passage, trace=trace))
        self.shown = block


def _before(block: Any, shown: Any) -> Iterator[str]:
    """The texts in *block* before the element *shown*."""
    if block.text:
        yield block.text
    for one in block.iterdescendants():
        if one is shown:
            return
        if isinstance(one.tag, str) and one.text:
            yield one.text
        if one.tail and shown not in one.iterdescendants():
            yield one.tail


def _plain(text: str) -> str:
    return " ".join(text.split())


def _tag(element: Any) -> str:
    """The name of an element without its namespace, in small letters; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _coded(element: Any, text: str) -> bool:
    """Whether *text* is a code of an XML file, which no reader meets."""
    tag, stated = _tag(element), element.get("property") or ""
    if tag in CODED or stated == "dcterms:modified":
        return bool(CODE.fullmatch(text))
    return tag == "meta" and stated.startswith("schema:") and text in VOCABULARY
