"""Cuts a text into sentences, at offsets.

sentencex proposes the cuts. Cuts that it misses (sentences without a space between them, ends of
quotations) are added; wrong ones (after titles and initials, inside quotations and brackets) are
removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sentencex import get_sentence_boundaries

from digest.languages import base, pattern
from digest.languages import language as language_of
from digest.model import Article, Sentence
from digest.text.abbreviations import abbreviates
from digest.text.quotation import Span, outside, spans

_CLOSING = "\"'”’»)\\]“«」』）"
_OPENING = "\"'“‘«»„(\\[¿¡"
_STOP = ".!?…؟۔।॥"
_CLOSED = rf"(?:[{_CLOSING}]|[ \u00a0\u202f]»)*"
#: Chinese and Japanese need no space behind an end. Behind a quotation, hiragana go on with the
#: sentence: "「…。」と述べた".
_IDEOGRAPHIC = re.compile(r"[。！？｡](?:[」』”’）\"]+(?![\u3040-\u309f]))?(?![」』”’）\"。！？])")
_RUNS_ON = re.compile(r"[\u3040-\u309f]")
#: An end and white space behind it, or an end with the next sentence glued to it ("did.By
#: Tuesday"). A pattern that begins with a set of signs is many times faster than one that
#: looks behind first.
_END = re.compile(
    rf"[{_STOP}{_CLOSING}](?:(?<=[{_STOP}])[{_STOP}]*{_CLOSED}|(?<=[{_CLOSING}])[.…])(?=\s)"
)
_ENDED = re.compile(rf"[{_STOP}{_CLOSING}](?:(?<=[{_STOP}]){_CLOSED}|(?<=[{_CLOSING}])[.…])$")
_EXCLAIMED = re.compile(r"[?!][\"”’'»]+$")
_GLUED = re.compile(
    rf"[{_STOP}](?:(?<=[^\W\d_A-Z][^\W\d_A-Z].)|(?<=\d\d.)|(?<=[A-ZÀ-Þ]{{2}}.)|(?<=[%)\]”»\"’].)|(?<=\w\s.))[{_STOP}]*[”»’)\"]?"
    r"(?=(?:[\"“‘„]|«[ \u00a0\u202f]?)?[^\W\d_a-zß-öø-ÿ](?:[^\W\d_A-Z]|['’ ]))"
)
_ARABIC_GLUED = re.compile(r"[.؟!۔](?<=[\u0620-\u064a]{2}.)(?=[\u0620-\u064a]{2})")
#: An agency's crosshead run into its paragraph: "- New talks -The board met".
_CROSSHEAD = re.compile(r"(?:^|[.!?…»\"”]\s?)-\s[^\s-][^.!?\n]{2,60}\s-$")
_CROSSHEADS = re.compile(
    r"-(?:(?<=^-)|(?<=[.!?…»\"”]-)|(?<=[.!?…»\"”]\s-))\s[^\s-][^.!?\n]{2,60}?\s-"
    r"(?= ?[\"“«]?[^\W\d_a-zß-öø-ÿ])"
)
#: A sign that opens an item of a list run into its paragraph: "… from 1 July. • Gas: prices fall".
_SIGN = re.compile(r"\s*[•▪●■►▶◆]")
_SIGNS = re.compile(r"[•▪●■►▶◆]")
#: A dash opens a sentence of a list run into its paragraph: "- Nobody was hurt. - It is shut." With
#: no space before it, a heading follows ("hurt.- The pier It is shut.").
_ITEM = re.compile(r"[-–—]\s+(?=[\"“«]?[^\W_a-zß-öø-ÿ])")
#: So many such sentences make a list; where one has fewer words, people are speaking.
ITEMS, ITEM_WORDS = 2, 5
_QUOTES = re.compile(r"\s*[\"“«]")
_LAST_TOKEN = re.compile(r"\S+$")
_NEXT_TOKEN = re.compile(rf"\s*[{_OPENING}]*\s*([\w.'’-]+)")
#: What follows the full stop in the name of a site, in capitals too: "GULLWIRE.COM".
_DOMAIN = re.compile(r"(?:com|net|org|info|tv|co\.uk)\b", re.IGNORECASE)
#: A share's sign and its exchange are one word: "GULL.J".
_EXCHANGE = re.compile(r"[A-Z]{1,2}(?![\w.'’-])")
_SHARE = re.compile(r"[A-Z]{2,5}\.$")
#: A dash and small letters go on with the sentence: ``"… with a smile!" -- for the third time``.
_RESUMED = re.compile(r"\s*(?:--|[–—])\s+[^\W\d_A-ZÀ-Þ]")
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE = re.compile(r"[ \t]*\r?\n[ \t]*")
#: A line an editor's margin broke, for the next goes on in lower case.
_WRAPPED = re.compile(r"^[^\n]{50,100}\n[ \t]*[^\W\d_A-Z]", re.MULTILINE)
#: Where the parts of a page met, blanks were left over.
_GAP = re.compile(r"\S(?=[ \t\r]{4,}[\"“‘«(]?[^\W_a-zß-ÿ])")
_GAPPED = re.compile(r"[ \t\r]{4,}")
#: So far back, in characters, the end of a sentence is judged by.
_BEHIND = 80


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of *article* in order, each knowing its paragraph."""
    return _sentences(article.id, article.text, base(article.language))


@lru_cache(
    maxsize=1024
)  # a week's articles: each is cut to know what repeats in them, and again for its story
def _sentences(name: str, text: str, code: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(article=name, start=start, end=end, text=text[start:end], paragraph=number)
        for number, (first, last) in enumerate(paragraphs(text))
        for start, end in _within(text, first, last, code)
    )


def split(text: str, *, language: str) -> list[tuple[int, int]]:
    """The start and end of each sentence: ``text[start:end]`` has no white space around it.

    No sentence is lost.
    """
    return [cut for first, last in paragraphs(text) for cut in _within(text, first, last, language)]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each paragraph.

    Blank lines end one, and so do single line breaks unless the text is hard-wrapped.
    """
    first = 0
    for blank in _BLANK.finditer(text):
        yield from _lines(text, first, blank.start())
        first = blank.end()
    yield from _lines(text, first, len(text))


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = line = first
    block = text[first:last]
    broken = "\n" in block
    wrapped = broken and _is_wrapped(block)
    for newline in _LINE.finditer(text, first, last) if broken else ():
        if not (
            wrapped and 50 <= newline.start() - line <= 100 and text[newline.start() - 1].isalnum()
        ) and (not text[newline.end() : newline.end() + 1].islower()):
            yield start, newline.start()
            start = newline.end()
        line = newline.end()
    if text[start:last].strip():
        yield start, last


def _is_wrapped(block: str) -> bool:
    """Whether the line breaks of *block* come from an editor's margin, not from the author."""
    return any(match.group()[-1].islower() for match in _WRAPPED.finditer(block))


def _within(text: str, first: int, last: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph text[first:last], without the dashes before a list's items."""
    pieces = list(_pieces(text, first, last, language))
    behind = {
        begin: item.end()
        for begin, end in pieces
        if (item := _ITEM.match(text, begin, end))
        and (begin == first or text[begin - 1].isspace())
        and _ended(text[begin:end], language)
    }
    words = [len(text[behind[begin] : end].split()) for begin, end in pieces if begin in behind]
    listed = len(words) >= ITEMS and min(words) >= ITEM_WORDS
    for begin, end in pieces:
        yield behind.get(begin, begin) if listed else begin, end


def _pieces(text: str, first: int, last: int, language: str) -> Iterator[tuple[int, int]]:
    """What the paragraph text[first:last] is cut into."""
    paragraph = text[first:last]
    start = 0
    for cut in [*_cuts(paragraph, base(language)), len(paragraph)]:
        piece = paragraph[start:cut]
        if stripped := piece.strip():
            begin = first + start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(stripped)
        start = cut


def _cuts(paragraph: str, language: str) -> list[int]:
    marks = spans(paragraph)
    cased = any(letter.isupper() for letter in paragraph) or not any(
        letter.islower() for letter in paragraph
    )
    places = sorted(set(_proposed(paragraph, language, marks)))
    return [
        cut
        for cut in outside(places, marks)
        if _ends(
            paragraph[max(0, cut - _BEHIND) : cut].rstrip(),
            paragraph[cut : cut + _BEHIND],
            language,
            cased=cased,
        )
    ]


def _proposed(paragraph: str, language: str, marks: tuple[Span, ...]) -> Iterator[int]:
    """The ends of sentences by sentencex and by our patterns, each just after its last mark."""
    opening = {span.start for span in marks}
    for boundary in get_sentence_boundaries(language or "en", paragraph):
        cut = boundary["end_index"]
        while cut and (paragraph[cut - 1].isspace() or cut - 1 in opening):
            cut -= 1
        yield cut
    if "    " in paragraph:
        yield from (gap.end() for gap in _GAP.finditer(paragraph))
    yield from _heads_and_items(paragraph)
    for ends in _ends_of(language, ascii_only=paragraph.isascii()):
        for match in ends.finditer(paragraph):
            yield _outside(match.start(), match.end(), opening)
    for glued in (_GLUED,) if paragraph.isascii() else (_GLUED, _ARABIC_GLUED):
        for match in glued.finditer(paragraph):
            if not _address(paragraph, match.start()):
                yield _outside(match.start(), match.end(), opening)


def _heads_and_items(paragraph: str) -> Iterator[int]:
    """The ends of crossheads, and what stands before them and before the signs of a list."""
    for match in _CROSSHEADS.finditer(paragraph):
        yield from (match.start(), match.end())
    if not paragraph.isascii():
        yield from (match.start() for match in _SIGNS.finditer(paragraph))


def _outside(start: int, end: int, opening: set[int]) -> int:
    """*end*, moved before a mark that opens the next sentence ("années."Le" without a space)."""
    return next((place for place in range(start + 1, end) if place in opening), end)


def _address(paragraph: str, place: int) -> bool:
    """Whether the full stop at *place* stands in a web or mail address."""
    before = _LAST_TOKEN.search(paragraph[max(0, place - _BEHIND) : place])
    return bool(before and re.search(r"www\.|https?:|@|/", before.group()))


def _ends(left: str, right: str, language: str, *, cased: bool) -> bool:
    """Whether a sentence ends between *left* and *right*."""
    following = _NEXT_TOKEN.match(right)
    word = following.group(1).rstrip(".") if following else ""
    if (left.endswith("-") and _CROSSHEAD.search(left)) or _GAPPED.match(right):
        return True
    if _SIGN.match(right) and _ended(left, language):
        return True
    if not _ended(left, language) or (cased and word[:1].islower() and not _QUOTES.match(right)):
        return False
    if (_EXCLAIMED.search(left) and _asked(language).match(right)) or _RESUMED.match(right):
        return False
    if left[-1] == "." and (
        _DOMAIN.match(right) or (_EXCHANGE.match(right) and _SHARE.search(left))
    ):
        return False
    if left[-1] in "」』" and _RUNS_ON.match(right):
        return False
    if not left.endswith("."):
        return True
    return not abbreviates(left, word, right, language)


def _ended(left: str, code: str) -> bool:
    if _ENDED.search(left):
        return True
    return not left.isascii() and any(ends.search(left) for ends in _ends_of(code)[1:])


@cache
def _ends_of(code: str, *, ascii_only: bool = False) -> tuple[re.Pattern[str], ...]:
    """Patterns of the ends of sentences: the common one, and what few scripts have."""
    sign = language_of(code).script.asks
    asks = (re.compile(rf"{re.escape(sign)}{_CLOSED}(?=\s|$)"),) if sign else ()
    return (_END, *asks) if ascii_only else (_END, _IDEOGRAPHIC, *asks)


@cache
def _asked(code: str) -> re.Pattern[str]:
    """Who asked or exclaimed, right after a quotation."""
    return pattern(
        r"\s*[A-ZÀ-Þ][\w.'’-]*\s+(?:[\w.'’-]+\s+){0,3}(?:WORDS)\b",
        language_of(code).speakers.asked,
    )
