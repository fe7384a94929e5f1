"""Separates an article's own text from what its outlet wrote around it.

Repetition within an outlet shows best what is not the story; patterns help where an article comes
alone. Every sentence left out is returned with its reason, and so is what is cut off the front of
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.languages import base
from digest.model import Article, Sentence
from digest.text.boilerplate_patterns import Patterns, Trace, ended, patterns
from digest.text.foreign import foreign
from digest.text.glued import FEWEST_LEFT, openers_behind, plain, run_together, unglued
from digest.text.neighbours import Judged, by_neighbours
from digest.text.repetition import NONE_REPEATED, Habits, Repeated, habits, signature

#: From here on, as a share of the story, calls to subscribe, credits and the like are looked for.
TAIL = 0.6
#: Reasons that stand for chrome: an article of nearly nothing else is a paywall's stub.
NEVER = frozenset(
    {
        "no words",
        "repeated in the source",
        "subscribe call",
        "paywall notice",
        "plugin debris",
        "related link",
        "notice of the site",
        "market data",
        "gallery hint",
        "promotion",
        "about the outlet",
        "rights notice",
        "contact line",
        "furniture run into it",
        "after the story's end",
        "unfilled template",
    }
)

#: What an outlet says of itself is no longer than this.
CHROME_WORDS = 40
#: Fewer words than this in capitals may be names.
CAPITALS = 3
_WORD = re.compile(r"[^\W_]")
_SPACED_STOP = " ."
#: Every dateline holds one of these signs near its beginning, or opens with a place in capitals.
_DATELINED = frozenset("([/–—―")
_DASH = "- "
_LONGEST_DATELINE = 100
_PLACE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """The *sentences* of an article itself, and those that were left out, with the reason."""

    sentences: tuple[Sentence, ...] = ()
    dropped: tuple[tuple[Sentence, str], ...] = ()

    @property
    def stub(self) -> bool:
        """Whether most of the text was the outlet's own: the stub of an article behind
        a paywall.
        """
        chrome = sum(sentence.words for sentence, reason in self.dropped if reason in NEVER)
        return bool(self.dropped) and chrome > sum(sentence.words for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """An article, its text as it is *shown*, and what its sentences are judged by.

    *chrome* and *spoiled* are the traces that may occur in it, *hints* all of theirs. It *ends*
    before its page's last furniture.
    *terminated*: a sentence without a full stop is a heading or a caption. *spaced*: few sentences
    have a space before their full stop, and those are headlines of other stories.
    """

    article: Article
    shown: str
    code: str
    own: Habits
    known: Patterns
    chrome: tuple[Trace, ...]
    spoiled: tuple[Trace, ...]
    hints: frozenset[str]
    begins: int
    terminated: bool
    spaced: bool
    ends: int

    def late(self, sentence: Sentence) -> bool:
        return sentence.start >= TAIL * self.ends


def clean(
    article: Article, sentences: Sequence[Sentence], repeated: Repeated = NONE_REPEATED
) -> CleanText:
    """Separate the text of *article* from what its outlet wrote around it.

    A dateline, an invented opening, a caption or other furniture is cut off in front of its
    sentence (``start`` moves).
    """
    code = base(article.language)
    known = patterns(code)
    shown = plain(article.text)
    lowered = shown.lower()
    chrome, spoiled = _hinted(known.chrome, lowered), _hinted(known.spoiled, lowered)
    text = _Text(
        chrome=chrome,
        spoiled=spoiled,
        hints=frozenset(hint for trace in chrome + spoiled for hint in trace.hints),
        article=article,
        shown=shown,
        code=code,
        own=habits(repeated.get(article.source, frozenset())),
        known=known,
        begins=story_begins(shown, language=article.language),
        terminated=_terminated(article.text, sentences),
        spaced=_spaced(sentences),
        ends=len(article.text),
    )
    text = replace(text, ends=_story_ends(sentences, text))
    judged = [each for sentence in sentences for each in _judged(sentence, text)]
    judged = by_neighbours(judged, code=code, late=text.late, last=_hinted(known.last, lowered))
    judged = _in_language(judged, article.language)
    return CleanText(
        sentences=tuple(sentence for sentence, reason in judged if not reason),
        dropped=tuple((sentence, reason) for sentence, reason in judged if reason),
    )


def _story_ends(sentences: Sequence[Sentence], text: _Text) -> int:
    """Where the story ends at the latest: before the furniture at the end of its page."""
    return next(
        (each.end for each in reversed(sentences) if not _reason(each, text, whole=True)),
        len(text.article.text),
    )


def _in_language(judged: Sequence[Judged], language: str) -> list[Judged]:
    """*judged* with the reason for what is not in the article's *language*."""
    strange = foreign([sentence.text for sentence, _ in judged], language)
    return [
        (sentence, reason or ("in another language" if other else ""))
        for (sentence, reason), other in zip(judged, strange, strict=True)
    ]


def story_begins(text: str, *, language: str) -> int:
    """Where the story begins, after bylines, time stamps, datelines and invented openings."""
    known = patterns(base(language))
    position = len(text) - len(text.lstrip())
    for _ in range(8):
        for pattern in known.openings:
            match = pattern.match(text, position)
            if match and match.end() > position and text[match.end() :].strip():
                position = match.end()
                break
        else:
            break
    return position


def _hinted(traces: Sequence[Trace], lowered: str) -> tuple[Trace, ...]:
    """Those of *traces* that may occur in a text in small letters, each with the hints in it."""
    return tuple(
        trace.narrowed(hints) if hints else trace
        for trace in traces
        for hints in [tuple(filter(lowered.__contains__, trace.hints))]
        if hints or not trace.hints
    )


def _judged(sentence: Sentence, text: _Text) -> Iterator[Judged]:
    """*sentence* with the reason to leave it out, "" for none; what is cut off it stands before."""
    if sentence.end <= text.begins:
        yield sentence, "dateline or byline"
        return
    signed = signature(sentence.text) if text.own else ""
    if reason := _never(sentence, signed, text):
        yield sentence, reason
        return
    rest = _from(sentence, max(sentence.start, text.begins))
    if rest is not sentence and text.own:
        signed = signature(rest.text)
    tail = rest.start + text.own.tail(signed, rest.text) if signed else rest.end
    behind = _from(rest, tail) if tail < rest.end else None
    rest = _until(rest, tail)
    notice, why = _notice_behind(rest, text)
    following = _from(rest, notice) if why else None
    rest = _until(rest, notice)
    for cut, reason in _cuts(rest, signed, text):
        yield _until(rest, cut), reason
        rest = _from(rest, cut)
    reason = _reason(rest, text, whole=not (behind or following))
    yield (rest if reason else _without_dateline(rest, text)), reason
    if following:
        yield following, why
    if behind:
        yield behind, "repeated in the source"


def _cuts(sentence: Sentence, signed: str, text: _Text) -> Iterator[tuple[int, str]]:
    """The places up to which furniture stands in *sentence*, each with the reason."""
    start = sentence.start
    head = text.own.head(signed, sentence.text)
    if head and _words_from(sentence, head) >= FEWEST_LEFT:
        yield start + head, "furniture run into it"
        start += head
    credit = text.own.credit(text.shown[start : sentence.end])
    if credit and len(text.shown[start + credit : sentence.end].split()) >= FEWEST_LEFT:
        yield start + credit, "caption"
        start += credit
    own = text.shown
    for cut, reason in unglued(own[start : sentence.end], text.code, own):
        yield start + cut, reason


def _notice_behind(sentence: Sentence, text: _Text) -> tuple[int, str]:
    """Where a notice begins that lost the stop before it, a place in the article, and what it is:
    "… at the old pier From tides to trade, The Gull is on the ground when it matters."
    """
    if any(map(plain(sentence.text).lower().__contains__, text.hints)):
        for cut in openers_behind(sentence.text, text.code):
            notice = _from(sentence, sentence.start + cut)
            if (why := _reason(notice, text, whole=True)) in NEVER:
                return notice.start, why
    return sentence.end, ""


def _words_from(sentence: Sentence, offset: int) -> int:
    return len(sentence.text[offset:].split())


def _from(sentence: Sentence, start: int) -> Sentence:
    """*sentence* from *start* on, a place in its article."""
    rest = sentence.text[start - sentence.start :].lstrip()
    return (
        sentence
        if start == sentence.start
        else replace(sentence, start=sentence.end - len(rest), text=rest)
    )


def _until(sentence: Sentence, end: int) -> Sentence:
    """*sentence* up to *end*, a place in its article."""
    if end == sentence.end:
        return sentence
    text = sentence.text[: end - sentence.start].rstrip()
    return replace(sentence, end=sentence.start + len(text), text=text)


def _without_dateline(sentence: Sentence, text: _Text) -> Sentence:
    """*sentence* without a dateline: a text may open with a caption, or hold several reports."""
    opening = sentence.text[:_LONGEST_DATELINE]
    if _DATELINED.isdisjoint(opening) and _DASH not in opening and not opening[:_PLACE].isupper():
        return sentence
    for pattern in text.known.datelines:
        match = pattern.match(text.shown, sentence.start, sentence.end)
        if match and match.end() < sentence.end:
            return _from(sentence, match.end())
    return sentence


def _terminated(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the article ends its paragraphs with punctuation, its sentences where it is one.

    If it does, a paragraph without punctuation is a heading or a caption.
    """
    last = {sentence.paragraph: sentence for sentence in sentences}
    units = list(last.values()) if len(last) > 1 else list(sentences)
    count = sum(ended(sentence.text) for sentence in units)
    return 2 * count >= len(units) and len(units) > 1 and bool(text)


def _spaced(sentences: Sequence[Sentence]) -> bool:
    """Whether few sentences have a space before their full stop."""
    count = sum(sentence.text.endswith(_SPACED_STOP) for sentence in sentences)
    return 0 < 4 * count <= len(sentences)


def _never(sentence: Sentence, signed: str, text: _Text) -> str:
    if not _WORD.search(sentence.text):
        return "no words"
    if signed in text.own.credits:
        return "caption"
    return "repeated in the source" if signed in text.own.sentences else ""


def _reason(sentence: Sentence, text: _Text, *, whole: bool) -> str:
    """Why *sentence* is no part of the story, "" where it is one.

    Not *whole*: its full stop was lost to what was glued behind it.
    """
    words, known, late = plain(sentence.text), text.known, text.late(sentence)
    lowered = words.lower()
    opens = known.openings_of_chrome.match(words)
    short = sentence.words <= CHROME_WORDS
    # Most sentences have nothing of any trace.
    likely = opens or any(map(lowered.__contains__, text.hints))
    for trace in (text.chrome + text.spoiled if short else text.spoiled) if likely else ():
        if (late or not trace.late) and (trace.hints or opens) and trace.matches(words, lowered):
            return trace.reason
    if text.terminated and whole and not ended(words):
        credit = late and known.attribution.search(words) and sentence.words <= 15
        return "credit" if credit else "heading or caption"
    if run_together(words, text.code):
        return "words run together"
    if _in_capitals(sentence) or (text.spaced and words.endswith(_SPACED_STOP)):
        return "heading or caption"
    return ""


def _in_capitals(sentence: Sentence) -> bool:
    words = sentence.text
    return words.isupper() and sentence.words >= CAPITALS
