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

from digest.languages import base, pattern, words
from digest.languages import language as language_of
from digest.model import Article, Sentence
from digest.text.quotation import Span, inside, spans

_CLOSING = "\"'”’»)\\]“"
_OPENING = "\"'“‘«„(\\[¿¡"
_STOP = ".!?…؟۔"
_CLOSED = rf"(?:[{_CLOSING}]|[ \u00a0\u202f]»)*"
#: An end and white space behind it, or an end with the next sentence glued to it ("did.By
#: Tuesday"). A pattern that begins with a set of signs is many times faster than one that
#: looks behind first.
_END = re.compile(
    rf"[{_STOP}{_CLOSING}](?:(?<=[{_STOP}])[{_STOP}]*{_CLOSED}|(?<=[{_CLOSING}])[.…])(?=\s)"
)
_ENDED = re.compile(rf"[{_STOP}{_CLOSING}](?:(?<=[{_STOP}]){_CLOSED}|(?<=[{_CLOSING}])[.…])$")
_EXCLAIMED = re.compile(r"[?!][\"”’'»]+$")
_GLUED = re.compile(
    rf"[{_STOP}](?:(?<=[^\W\d_A-Z][^\W\d_A-Z].)|(?<=\d\d.)|(?<=[%)\]”»\"’].)|(?<=\w\s.))[{_STOP}]*[”»’)\"]?"
    r"(?=[\"“«‘]?[^\W\d_a-zß-öø-ÿ](?:[^\W\d_A-Z]|['’ ]))"
)
_ARABIC_GLUED = re.compile(r"[.؟!۔](?<=[\u0620-\u064a]{2}.)(?=[\u0620-\u064a]{2})")
#: An agency's crosshead run into its paragraph: "- New talks -The board met".
_CROSSHEAD = re.compile(r"(?:^|[.!?…»\"”]\s?)-\s[^\s-][^.!?\n]{2,60}\s-$")
_CROSSHEADS = re.compile(
    r"-(?:(?<=^-)|(?<=[.!?…»\"”]-)|(?<=[.!?…»\"”]\s-))\s[^\s-][^.!?\n]{2,60}?\s-"
    r"(?=[\"“«]?[^\W\d_a-zß-öø-ÿ])"
)
_QUOTES = re.compile(r"\s*[\"“«]")
_LAST_TOKEN = re.compile(r"\S+$")
_NEXT_TOKEN = re.compile(rf"\s*[{_OPENING}]*\s*([\w.'’-]+)")
#: An article that is joined to an abbreviation: "l'art. 5".
_ELIDED = re.compile(r"^[^\W\d_]{1,5}['’]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+$")
#: A dash and small letters go on with the sentence: ``"… with a smile!" -- for the third time``.
_RESUMED = re.compile(r"\s*(?:--|[–—])\s+[^\W\d_A-ZÀ-Þ]")
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE = re.compile(r"[ \t]*\r?\n[ \t]*")
#: A line an editor's margin broke, for the next goes on in lower case.
_WRAPPED = re.compile(r"^[^\n]{50,100}\n[ \t]*[^\W\d_A-Z]", re.MULTILINE)
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
    """The sentences of the paragraph text[first:last]."""
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
        for cut in places
        if not inside(cut, marks)
        and _ends(
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
    for match in _CROSSHEADS.finditer(paragraph):
        yield from (match.start(), match.end())
    for match in _END.finditer(paragraph):
        yield _outside(match.start(), match.end(), opening)
    for glued in (_GLUED, _ARABIC_GLUED):
        for match in glued.finditer(paragraph):
            if not _address(paragraph, match.start()):
                yield _outside(match.start(), match.end(), opening)


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
    if left.endswith("-") and _CROSSHEAD.search(left):
        return True
    if not _ENDED.search(left) or (cased and word[:1].islower() and not _QUOTES.match(right)):
        return False
    if (_EXCLAIMED.search(left) and _asked(language).match(right)) or _RESUMED.match(right):
        return False
    if not left.endswith("."):
        return True
    return not _abbreviates(left, word, right, language)


def _abbreviates(left: str, word: str, right: str, code: str) -> bool:
    """Whether the full stop that ends *left* belongs to its last word; *word* comes next."""
    token = left.rsplit(maxsplit=1)[-1].lstrip("\"'“‘«„([").removesuffix(".")
    name, known = _ELIDED.sub("", token.lower()), language_of(code).abbreviations
    if name in words(known.titles) and not (token.isupper() and len(token) > 2):
        return True
    if name in words(known.numbered) and word[:1].isdigit():
        return True
    if token.isdigit():
        return _numbers(left, token, word, code)
    if name in words(known.times):
        return word in words(known.after_times) or right.startswith(" (")
    if name in words(known.last) or _INITIALS.match(f"{token}."):
        return not _opener(word, code)
    return False


def _numbers(left: str, token: str, word: str, code: str) -> bool:
    """Whether the full stop behind the number *token* belongs to it."""
    if len(token) <= 3 and len(left) == len(token) + 1:
        return True  # "1. Swap": a numbered point
    known = language_of(code)
    ordinal = known.abbreviations.ordinals and len(token) <= 2
    return ordinal and word.lower() not in words(known.vocabulary.stop)


@lru_cache(maxsize=4096)
def _opener(word: str, code: str) -> bool:
    """Whether *word*, with its capital, opens sentences and is no name."""
    plain, *elided = re.split("['’]", word, maxsplit=1)
    stops = words(language_of(code).vocabulary.stop)
    initial = len(plain) == 1 or plain.isupper()
    # "L'enquête" begins with no initial.
    return plain.lower() in stops and (not initial or bool(elided and len(plain) == 1))


@cache
def _asked(code: str) -> re.Pattern[str]:
    """Who asked or exclaimed, right after a quotation."""
    return pattern(
        r"\s*[A-ZÀ-Þ][\w.'’-]*\s+(?:[\w.'’-]+\s+){0,3}(?:WORDS)\b",
        language_of(code).speakers.asked,
    )
