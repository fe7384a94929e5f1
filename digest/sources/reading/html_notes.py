"""Removes notes from HTML and turns raised and lowered marks into plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.sources.reading.raised import lowered, raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Without one of these there is nothing to do.
_TRACES = re.compile(r"<su[pb]\b|href\s*=\s*[\"']?#|footnote|endnote|reflist", re.IGNORECASE)
#: In small letters or capitals, what every one of them contains; far quicker to look for.
_LIKELY = ("<su", "<SU", "#", "note", "NOTE", "eflist", "EFLIST")
_CLASSES = {
    "footnotes",
    "footnote",
    "footnote-definition",
    "endnotes",
    "endnote",
    "references",
    "reflist",
    "wp-block-footnotes",
}
_ROLES = {"doc-endnotes", "doc-footnote", "doc-endnote"}
#: A link of so many signs, without a letter, points to a note.
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶#]{1,3}|[ivx]{1,4}|[a-z])[\])]?$")
_BLOCKS = {"li", "p", "div", "section", "aside", "dd", "dt"}
#: A note has no more words; a longer target is a part of the text.
LONGEST_NOTE = 150
#: So much text before a mark is enough to judge it.
_BEFORE = 12


def has_marks(html: str) -> bool:
    """Whether *html* may hold notes or raised or lowered marks."""
    return any(trace in html for trace in _LIKELY) and _TRACES.search(html) is not None


def settle_marks(root: HtmlElement) -> None:
    """Take the notes out of *root*, and the marks that point to them; set powers and formulas in
    Unicode's signs.
    """
    _drop_notes(root)
    for mark in list(root.iter("sup", "sub")):
        if mark.getparent() is None:
            continue
        before, text, after = _before(mark), mark.text_content(), mark.tail or ""
        if mark.tag == "sub":
            plain = lowered(before, text)
        else:
            linked = mark.find(".//a") is not None or "[" in text
            plain = "" if linked else raised(before, text, after)
        _replace(mark, plain)


def _drop_notes(root: HtmlElement) -> None:
    """Drop the blocks that hold notes, and the links to them."""
    for link in list(root.iter("a")):
        address = link.get("href", "")
        if address.startswith("#") and link.getparent() is not None and _is_mark(link):
            note = _block(root, address[1:])
            _replace(_outermost(link), "")
            if note is not None and len(note.text_content().split()) <= LONGEST_NOTE:
                note.drop_tree()
    for block in list(root.iter(*_BLOCKS, "ol", "ul")):
        classes = set(block.get("class", "").lower().split())
        noted = classes & _CLASSES or block.get("role") in _ROLES
        if noted and block.getparent() is not None:
            block.drop_tree()


def _is_mark(link: HtmlElement) -> bool:
    """Whether *link* is a note's mark: behind a text, unlike a number in a list of contents."""
    marked = _MARK.match(link.text_content().strip())
    return bool(marked) and bool(_before(_outermost(link)).strip())


def _block(root: HtmlElement, name: str) -> HtmlElement | None:
    """The block of the note called *name*; None where *name* stands within a text."""
    target = next(
        (each for each in root.iter() if name and name in (each.get("id"), each.get("name"))), None
    )
    if target is None or target.tag in _BLOCKS:
        return target
    block = next((each for each in target.iterancestors() if each.tag in _BLOCKS), None)
    opens = block is not None and not _text_before(block, target)
    return block if opens else None


def _text_before(block: HtmlElement, target: HtmlElement) -> str:
    """The text of *block* before *target*."""
    pieces = [block.text or ""]
    for each in block.iterdescendants():
        if each is target:
            break
        pieces += [each.text or "", each.tail or ""]
    return "".join(pieces).strip()


def _outermost(link: HtmlElement) -> HtmlElement:
    """*link*, or the mark or span around it that holds nothing else."""
    parent = link.getparent()
    own = link.text_content().strip()
    while (
        parent is not None
        and parent.tag in ("sup", "span", "small", "b")
        and parent.text_content().strip() == own
    ):
        link, parent = parent, parent.getparent()
    return link


def _before(mark: HtmlElement) -> str:
    """The end of the text before *mark* in its block."""
    previous, parent = mark.getprevious(), mark.getparent()
    text = (previous.tail or "") if previous is not None else (parent.text or "")
    if not text and previous is not None and previous.tag not in _BLOCKS:
        text = previous.text_content()
    if (
        not text
        and previous is None
        and parent.tag not in _BLOCKS
        and parent.getparent() is not None
    ):
        return _before(parent)
    return str(text[-_BEFORE:])


def _replace(mark: HtmlElement, text: str) -> None:
    """Put *text* in the place of *mark*."""
    for child in list(mark):
        mark.remove(child)
    mark.text = text
    mark.drop_tag()
