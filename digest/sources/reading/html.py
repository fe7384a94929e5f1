"""Reads HTML as paragraphs and pictures, sanitised first. Markdown comes through here as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from digest.model import Image
from digest.sources.reading.characters import one_line
from digest.sources.reading.html_furniture import drop_furniture
from digest.sources.reading.html_notes import has_marks, settle_marks
from digest.sources.reading.html_pictures import is_captioned_picture, read_image
from digest.sources.reading.leftovers import guarded, without_leftovers
from digest.sources.reading.raised import settled
from digest.sources.reading.rejections import NotAnArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The time of nh3 grows with the square of the depth; up to here it stays below a second.
MOST_TAGS = 20_000

_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "address",
    "center",
    "details",
    "summary",
    "figure",
    "figcaption",
}
_INLINE = {
    "em",
    "i",
    "strong",
    "b",
    "a",
    "code",
    "q",
    "sup",
    "sub",
    "small",
    "span",
    "cite",
    "br",
    "img",
    "picture",
}
_GONE = {
    "script",
    "style",
    "table",
    "pre",
    "form",
    "nav",
    "aside",
    "footer",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "noscript",
    "button",
    "select",
    "textarea",
    "template",
    "video",
    "audio",
    "canvas",
    "del",
    "s",
    "strike",
    "title",
    "dialog",
    "menu",
    "head",
}
_ATTRIBUTES = {
    "*": {"hidden", "style", "class", "id", "role"},
    "img": {"src", "data-src", "srcset", "data-srcset", "alt", "title", "width", "height"},
    "a": {"href", "name"},
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_HIDDEN = {"sr-only", "screen-reader-text", "visually-hidden", "wp-block-pullquote"}
#: Attributes by which a part is hidden, or named as furniture; most texts have none.
_NAMED = re.compile(r"<[^<>]{0,2000}?\s(?:class|id|style|hidden|role)\b", re.IGNORECASE)
#: Without one of these signs no mark is raised.
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹†‡^\[&]")
_LETTER = re.compile(r"[^\W_]")
_NUL = "\x00"
_EMPHASIS = {"em", "strong", "i", "b"}
_SENTENCE_END = re.compile(r"""[.!?…:;؟۔][”"’')\]»]*\s*$""")
_BREAK = "\x1e"  # where a <br> stood
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SHORTCODES = re.compile(
    r"\[/?(?:youtube|vimeo|gallery|embed|audio|video|playlist|tweet|twitter|soundcloud|caption|"
    r"wp_caption|dropcap|more|contact-form)\b[^\]\n]{0,300}\](?:https?://[^\s\[]{1,300}\[/\w{1,20}\])?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader sees of a piece of HTML.

    *paragraphs* are single clean lines, in order; headings and list items are paragraphs too.
    *images* stand in their order, ``path`` empty, for none was looked for.
    *title* is the first paragraph when it is a first-level heading, "" otherwise.
    """

    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    title: str = ""

    @property
    def text(self) -> str:
        """The paragraphs as ``Article.text`` wants them: separated by one empty line."""
        return "\n\n".join(self.paragraphs)


def read_html(html: str, base_url: str = "") -> Content:
    """Read the words and pictures of *html*, a fragment or a page, well-formed or not.

    Scripts, tables, code, navigation and hidden parts are left out. The sources of pictures are
    made absolute with *base_url*, the address of the page; without it they stay as written. Raises
    NotAnArticle for more than MOST_TAGS tags. For the article within a whole page, see
    ``read_web_page``.
    """
    root = _parsed(html)
    if _NAMED.search(html):
        _drop_unseen(root)
    images = tuple(
        image for element in root.iter("img") if (image := read_image(element, base_url))
    )
    # Captions were read with their pictures; left in the text they would look like paragraphs.
    for figure in list(root.iter("figure")):
        figure.drop_tree()
    if _NAMED.search(html):
        drop_furniture(root)
    for holder in {each.getparent() for each in root.iter("img", "code")}:
        paragraph = _paragraph_of(holder)
        drops = paragraph is not None and (is_captioned_picture(paragraph) or _is_code(paragraph))
        if paragraph is not None and drops and paragraph.getparent() is not None:
            paragraph.drop_tree()
    paragraphs = _paragraphs(root)
    if _RAISED.search(html):
        paragraphs = settled(paragraphs)
    first = next((element for element in root.iter("h1", "p", "h2")), None)
    title = one_line(first.text_content()) if first is not None and first.tag == "h1" else ""
    return Content(paragraphs=tuple(paragraphs), images=images, title=title)


def pictures_by_source(html: str, base_url: str = "") -> dict[str, Image]:
    """The pictures of *html* by the ``src`` that is written, which need not be the one chosen of
    several sizes. Their own are absolute with *base_url*, as in ``read_html``.
    """
    root = _parsed(html)
    _drop_unseen(root)
    pictures: dict[str, Image] = {}
    for element in root.iter("img"):
        if image := read_image(element, base_url):
            for name in ("src", "data-src"):
                pictures.setdefault(element.get(name, "").strip(), image)
    return pictures


def inline_text(html: str) -> str:
    """A title or a standfirst as one line of text: tags removed, entities replaced."""
    if "<" not in html:
        return one_line(unescape(html))
    return one_line(_parsed(html).text_content())


def _parsed(html: str) -> HtmlElement:
    if html.count("<") > MOST_TAGS:
        raise NotAnArticle(f"more than {MOST_TAGS:,} tags, too many for an article")
    safe = _cleaner().clean(html)
    root = _tree(f"<div>{safe.replace(_NUL, '')}</div>")
    if has_marks(safe):
        settle_marks(root)
    return root


@cache
def _cleaner() -> Any:
    """Sanitises HTML; made once, since its lists take longer to pass than a text to clean."""
    import nh3

    return nh3.Cleaner(
        tags=_BLOCKS | _INLINE,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "data"},
    )


def _tree(html: str) -> HtmlElement:
    """The first element of *html*."""
    from lxml import etree

    page = etree.fromstring(html, _parser())
    return page[0][0]


@cache
def _parser() -> Any:
    """A parser whose elements are lxml's for HTML; lxml's own asks Python for each one's class."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = etree.HTMLParser(encoding=None)
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            element=lxml_html.HtmlElement, comment=lxml_html.HtmlComment
        )
    )
    return parser


def _drop_unseen(root: HtmlElement) -> None:
    for element in list(root.iterdescendants()):
        hidden = element.get("hidden") is not None or _HIDING.search(element.get("style", ""))
        if (
            hidden or _HIDDEN & set(element.get("class", "").split())
        ) and element.getparent() is not None:
            element.drop_tree()


def _paragraph_of(element: HtmlElement | None) -> HtmlElement | None:
    """The paragraph that *element* is or lies in; None where it lies in none."""
    while element is not None and element.tag != "p":
        element = element.getparent()
    return element


def _is_code(paragraph: HtmlElement) -> bool:
    """Whether a paragraph holds nothing but code, as a block of code does."""
    return (
        len(paragraph) == 1
        and paragraph[0].tag == "code"
        and paragraph[0].text_content().strip() == paragraph.text_content().strip()
    )


def _paragraphs(root: HtmlElement) -> Iterator[str]:
    for block in _blocks(root):
        for piece in _broken(block):
            shown = _SHORTCODES.sub("", piece) if "[" in piece else piece
            text = one_line(without_leftovers(shown.replace("\n", " ")))
            if _LETTER.search(text) and not _ADDRESS.fullmatch(text):
                yield text


def _blocks(root: HtmlElement) -> Iterator[str]:
    """Yield the text between the edges of block elements, with _BREAK for each <br>."""
    from lxml import etree

    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "".join(pieces)
            pieces = []
        if event == "start":
            pieces.append(_opening(element, next(filter(None, reversed(pieces)), "")))
        else:
            pieces.append(("”" if element.tag == "q" else "") + (element.tail or ""))
    yield "".join(pieces)


def _opening(element: HtmlElement, before: str) -> str:
    text = str(element.text or "")
    if element.tag == "br":
        return _BREAK
    if element.tag == "code":
        return guarded(text)
    if element.tag == "q":
        return "“" + text
    # "the end.<b>Next</b>": editors lose the space between two sentences at such a place.
    glued = element.tag in _EMPHASIS and before.endswith((".", "!", "?")) and text[:1].isupper()
    return f" {text}" if glued else text


def _broken(block: str) -> Iterator[str]:
    """Split a block at double breaks, and at single ones after a full stop.

    Many sites separate paragraphs by <br> alone.
    """
    if _BREAK not in block:
        yield block
        return
    current = ""
    for piece in block.split(_BREAK):
        if not piece.strip() or _SENTENCE_END.search(current):
            yield current
            current = piece
        else:
            current = f"{current} {piece}"
    yield current
