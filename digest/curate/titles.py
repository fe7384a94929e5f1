"""Cleans a title of what its outlet hangs on it: labels, sections, its own name, hash signs."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from digest.curate.slugs import slug
from digest.curate.subjects import named_by, says_nothing
from digest.languages import base, every, pattern, with_english

FEWEST = 3
"""Words that a title keeps without what is taken off it; with fewer it is not the outlet's."""
LONGEST_LABEL = 4
"""Words of a section or an outlet's name behind a title."""
LONGEST = 1000
"""Characters of a title that are looked at."""

_PIPE = re.compile(r"\s+[|»•]\s+|\s*\|\s*")
_DASH = re.compile(r"\s+[–—-]\s+")
_KICKER = re.compile(r"([^:|]{2,40}?)\s?[:|]\s+(?=\S)")
_COLON = re.compile(r"[^:|]{2,}?\s?:\s+\S")
_HASH = re.compile(r"#(?=\w)")
_HASHES = re.compile(r"(?:\s+#\w+)+\s*$")
#: A full stop, unless the word before it may be an abbreviation.
_STOPS = re.compile(r"\s+\.+$|(?<=[^\W\d_]{5})\.$|(?<=\s[^\W\d_A-Z]{4})\.$")
_DOUBLE = ("“”„", "«»", '"')
_LONE = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSED = re.compile(r"(?<=\S)['’](?!\w)")


def bare(title: str, *, language: str, source: str = "", labels: Collection[str] = ()) -> str:
    """*title* without what its outlet *source* hangs on it.

    That is: labels ("LIVE:", "[Updated]", "Opinion |") before and behind it, the outlet's name and
    sections ("Golf: …", "… | Sport"), hash signs, a lone quotation mark, and a full stop. *labels*
    are those under which the outlet files the article.
    """
    text = " ".join(title[:LONGEST].split())
    text = _HASH.sub("", text if "#" in _HASHES.sub("", text) else _HASHES.sub("", text))
    text = _without_tail(_without_labels(text, language), source)
    text = _signature(base(language)).sub("", text)
    if kicker := _kicker(text, source, labels):
        text = text[len(kicker) :]
    text = _balanced(_STOPS.sub("", _without_labels(text, language)))
    # A name such as "iPhone" keeps its small letter.
    starts_small = text[:1].islower() and text[1:2].isupper()
    return text if starts_small else text[:1].upper() + text[1:]


def _without_labels(text: str, language: str) -> str:
    leading, trailing = _label(base(language)), _trailing(base(language))
    while (match := leading.match(text)) and len(text[match.end() :].split()) > 1:
        text = text[match.end() :]
    while (match := trailing.search(text)) and len(text[: match.start()].split()) >= FEWEST:
        text = text[: match.start()]
    return text


def _without_tail(text: str, source: str) -> str:
    """*text* without outlets and sections behind it."""
    for mark in (_PIPE, _DASH):
        while places := list(mark.finditer(text)):
            tail, head = text[places[-1].end() :], text[: places[-1].start()]
            if len(head.split()) < FEWEST or len(tail.split()) > LONGEST_LABEL:
                break
            # Behind a bar hardly anything is part of the title; behind a dash much is, such as
            # who says it ("- report").
            named = tail[:1].isupper() and _is_section(tail)
            if mark is _DASH and not (named or _is_outlet(tail, source)):
                break
            text = head
    return text


def _is_outlet(words: str, source: str) -> bool:
    own, other = slug(source).removeprefix("the-"), slug(words).removeprefix("the-")
    return bool(own) and (own == other or other.startswith(f"{own}-"))


def _is_section(words: str) -> bool:
    return says_nothing(words) or any(sure >= 1 for sure in named_by(words).values())


def _kicker(text: str, source: str, labels: Collection[str]) -> str:
    """The section, label or outlet with a colon before *text*; "" where what stands there is its
    own.

    Before a title that has a colon itself it is the topic under which the outlet files the report.
    """
    match = _KICKER.match(text)
    if not match or len(text[match.end() :].split()) < FEWEST + 1:
        return ""
    kicker = match[1].strip()
    if len(kicker.split()) <= LONGEST_LABEL and _COLON.match(text, match.end()):
        return match[0]
    filed = _is_section(kicker) and kicker.casefold() in map(str.casefold, labels)
    # Other words ("Golf", "Africa") may say what or where it is.
    general = says_nothing(kicker) or kicker.casefold() in _printed()
    return match[0] if filed or general or _is_outlet(kicker, source) else ""


def _balanced(text: str) -> str:
    """*text* without a quotation mark that has no partner."""
    for marks in _DOUBLE:
        if sum(map(text.count, marks)) == 1:
            text = text.translate(dict.fromkeys(map(ord, marks)))
    if text[:1] in "'‘" and _LONE.match(text) and not _CLOSED.search(text):
        text = text[1:]
    return text.strip()


@cache
def _printed() -> frozenset[str]:
    """The names of a magazine's sections in all languages, in small letters."""
    return frozenset(name.casefold() for each in every() for name in each.sections.names.values())


@cache
def _labels(code: str) -> tuple[str, ...]:
    return tuple(each.headlines.labels for each in with_english(code))


@cache
def _label(code: str) -> re.Pattern[str]:
    """A label before a title: "LIVE:", "[Updated]", "Opinion |", "VIDÉO. "."""
    form = r"\s*(?:[\[(](?:WORDS)[\])]\s*(?:[:|–—]|-\s)?|(?:WORDS)\s*(?:[:|–—]|-\s|\.\s))\s*"
    return pattern(form, *_labels(code), flags=re.IGNORECASE)


@cache
def _signature(code: str) -> re.Pattern[str]:
    """The author's name behind a title: ", By Ada Bell"."""
    words = (each.reading.bylines for each in with_english(code))
    return pattern(r",\s(?i:WORDS)(?:\s[^\W\d_a-z][\w.'’-]*){2,4}$", *words)


@cache
def _trailing(code: str) -> re.Pattern[str]:
    """A label behind a title: "(video)", "- WATCH", "[Updated]"."""
    form = r"\s*(?:[\[(](?:WORDS)[\])]|\s[|–—-]\s*(?:WORDS))\s*$"
    return pattern(form, *_labels(code), flags=re.IGNORECASE)
