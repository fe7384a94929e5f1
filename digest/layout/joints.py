"""Where display lines may end: not after a small word, and not within a name or an amount.

A joint is the gap between two words of a display line. It is *bad* where the first word belongs to
the second so closely that no line should end there, *weak* where it had better not. The words are
data, ``Breaks`` in each language's file; this module holds the rules that all languages share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise

from digest.languages import language as language_of
from digest.languages import pattern, union
from digest.languages import words as listed
from digest.languages.model import Language

PAUSES = frozenset(",;:،؛—–")
"""Signs that are good places to break a headline after."""

TITLE_CASE, FEWEST = 0.9, 4
"""The part of its words with capitals from which a headline is in title case, if it has FEWEST
words behind its first one that are not small.

There capitals tell no names.
"""

QUOTED = 3
"""Words up to which a quotation within a headline stays on one line, where it can."""

OPENING, CLOSING = "«“„‘‚‹\"'([¿¡", "»”“’›\"')]"
_OPENS = re.compile(rf"^[{re.escape(OPENING)}\u00a0\u202f\u2066-\u2069\u200e\u200f]+")
_CLOSES = re.compile(rf"[{re.escape(CLOSING)}\u00a0\u202f\u2066-\u2069\u200e\u200f]+$")
_STOPS = re.compile(r"[.,;:!?…،؛؟—–/]$")
#: "d’", "al-": what stands before the capital of a name, and "d’" before a small word.
_ELIDED = re.compile(r"^(?:[^\W\d_]+['’])+(?=\w)")
_BEFORE_CAPITAL = re.compile(r"^(?:[^\W\d_A-Z]{1,4}['’]|[^\W\d_A-Z]{2}-)+(?=[^\W\d_])")
#: "5", "$3", "20th", "2.5m": a figure, and what is written together with it.
_FIGURE = re.compile(
    r"^[^\w\s]*\d(?:[\d.,٬٫\u00a0\u202f]*\d)?(?:[^\W\d_]{1,3}|[º°ª%]|[-–][^\W\d_]+)?$"
)
_ORDINAL = re.compile(r"^\d+\.$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)+$|^[^\W\d_]$")


class Joint(IntEnum):
    """How ill a line ends between two words."""

    FREE = 0
    WEAK = 1
    BAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Small:
    """The small words of one language; *counts* are its numbers in words."""

    openers: frozenset[str]
    bound: frozenset[str]
    either: frozenset[str]
    prefixes: tuple[str, ...]
    counts: frozenset[str]
    ordinals: bool
    capitals: bool
    before_names: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    short_titles: frozenset[str]
    owner: re.Pattern[str]
    shares: re.Pattern[str]

    def kinds(self, word: str) -> tuple[frozenset[str], ...]:
        """Those of the three lists that have *word*, or what follows its prefix or its elision."""
        forms = {word, _ELIDED.sub("", word)}
        forms |= {word[len(one) :] for one in self.prefixes if word.startswith(one)}
        lists = (self.openers, self.bound, self.either)
        return tuple(each for each in lists if not forms.isdisjoint(each))


def joints(words: Sequence[str], language: str) -> tuple[Joint, ...]:
    """How ill a line ends after each of *words* but the last, in *language*."""
    return _joints(tuple(words), language)


def bad_breaks(lines: Sequence[str], language: str) -> int:
    """How many of *lines* but the last end where none should."""
    return _bad_breaks(tuple(lines), language)


@lru_cache(maxsize=4096)
def _bad_breaks(lines: tuple[str, ...], language: str) -> int:
    words = [word for line in lines for word in line.split(" ")]
    found, at, count = joints(words, language), 0, 0
    for line in lines[:-1]:
        at += len(line.split(" "))
        count += found[at - 1] is Joint.BAD
    return count


@lru_cache(maxsize=4096)
def _joints(words: tuple[str, ...], language: str) -> tuple[Joint, ...]:
    small = _small(language_of(language).code)
    cased = not _in_title_case(words, small, language_of(language))
    found = [
        max(
            _sense(number, words, small, cased=cased),
            _name(number, words, small, cased=cased),
            Joint.BAD if _is_mark(after) or _opens_only(word) else Joint.FREE,
        )
        for number, (word, after) in enumerate(pairwise(words))
    ]
    for start, end in _short_quotations(words):
        found[start:end] = [max(joint, Joint.WEAK) for joint in found[start:end]]
    return tuple(found)


@cache
def _particles() -> frozenset[str]:
    """Small words within names of any language: "van", "bin", "de"."""
    each = union(lambda language: language.naming.particles).split("|")
    return frozenset(word for word in each if word.isalpha())


@cache
def _small(code: str) -> _Small:
    own = language_of(code)
    breaks, numbers = own.breaks, own.numbers
    small = listed(own.typography.small)
    openers = listed(breaks.openers)
    return _Small(
        openers=openers,
        bound=listed(breaks.bound) | (small - openers),
        either=listed(breaks.either),
        prefixes=tuple(listed(breaks.prefixes)),
        counts=frozenset(
            word.lower()
            for word in (*numbers.scales, *numbers.ones, *numbers.tens, *numbers.others)
        ),
        ordinals=own.abbreviations.ordinals,
        capitals=own.script.cased,
        before_names=listed(breaks.before_names),
        particles=(_particles() - small - openers - listed(f"{breaks.bound} {breaks.either}"))
        | listed(breaks.within_names),
        titles=listed(own.naming.titles.lower()),
        short_titles=listed(own.naming.short_titles.lower())
        | {f"{word}." for word in listed(own.abbreviations.titles)},
        owner=pattern(r"\w(?:WORDS)$", breaks.owner),
        shares=pattern(r"^(?:WORDS)(?!\w)", numbers.shares, flags=re.IGNORECASE),
    )


def _bare(word: str) -> str:
    """*word* in small letters without the marks before it, with those behind it."""
    return _OPENS.sub("", word).lower().replace("’", "'")


def _sense(number: int, words: Sequence[str], small: _Small, *, cased: bool) -> Joint:
    """The joint behind a small word, a number or a word that tells whose the next thing is."""
    word, after = _bare(words[number]), _bare(words[number + 1])
    kinds, following = small.kinds(word), small.kinds(after)
    if kinds and not (cased and _is_name_within(number, words)):
        closes = small.either in kinds and small.openers in following
        return Joint.FREE if closes else Joint.BAD
    if _FIGURE.match(word) or word in small.counts:
        counts = not following or small.shares.match(" ".join(map(_bare, words[number + 1 :])))
        before = small.kinds(_bare(words[number - 1])) if number else ()
        dated = _YEAR.match(word) and small.openers in before
        return Joint.WEAK if dated else Joint.BAD if counts else Joint.FREE
    if small.ordinals and _ORDINAL.match(word):
        return Joint.BAD
    return Joint.WEAK if small.owner.search(word) else Joint.FREE


def _is_name_within(number: int, words: Sequence[str]) -> bool:
    """Whether a capital in the midst of a headline shows that the word is no small one: "May"."""
    inside = number > 0 and not _STOPS.search(_CLOSES.sub("", words[number - 1]))
    return inside and words[number][:1].isupper()


def _name(number: int, words: Sequence[str], small: _Small, *, cased: bool) -> Joint:
    """The joint within a name.

    Without *cased* letters only initials, forms of address and known beginnings of names tell one.
    """
    word, after = words[number], words[number + 1]
    following, second = _bare(after), _is_capitalised(after)
    if _OPENS.sub("", word) in small.before_names:
        return Joint.BAD if second or not (small.capitals or small.kinds(following)) else Joint.FREE
    if _names_begin(word, after, small):
        return Joint.BAD
    if not cased or _ends_name(word, after, small):
        return Joint.FREE
    if second and (_is_capitalised(word) or _bare(word) in small.titles):
        return Joint.WEAK if _is_beside_office(number, words, small) else Joint.BAD
    return Joint.WEAK if _is_capitalised(word) and following[:1].isdigit() else Joint.FREE


def _names_begin(word: str, after: str, small: _Small) -> bool:
    """Whether *word* is a short form of address, an initial or a particle of the name that *after*
    belongs to, or *after* is such a particle.
    """
    plain, following, first = _bare(word), _bare(after), _is_capitalised(word)
    initial = bool(first and _INITIAL.match(plain))
    if _is_capitalised(after) and (plain in small.short_titles or initial):
        return True
    within = first or not small.capitals
    return plain in small.particles or (following in small.particles and within)


def _ends_name(word: str, after: str, small: _Small) -> bool:
    """Whether marks or a possessive show that a name ends with *word*, or another begins."""
    stopped = _STOPS.search(_CLOSES.sub("", word)) or _CLOSES.search(word)
    return bool(stopped or _OPENS.match(after) or small.owner.search(_bare(word)))


def _is_beside_office(number: int, words: Sequence[str], small: _Small) -> bool:
    """Whether an office begins behind the word ("UK", "Prime Minister"), or ends with it and a
    whole name follows ("President", "Emmanuel Macron"): few lines have room for all that.
    """
    word, after = _bare(words[number]), _bare(words[number + 1])
    if (word in small.titles) == (after in small.titles):
        return False
    whole = not _STOPS.search(after) and any(map(_is_capitalised, words[number + 2 : number + 3]))
    return after in small.titles or whole


def _is_capitalised(word: str) -> bool:
    """Whether *word* begins with a capital, behind marks, an elision or "al-"."""
    letters = _BEFORE_CAPITAL.sub("", _OPENS.sub("", word))
    return letters[:1].isupper()


def _in_title_case(words: Sequence[str], small: _Small, language: Language) -> bool:
    """Whether capitals tell no names in *words*: most of them have one, or letters have none."""
    counted = [word for word in words[1:] if word[:1].isalpha() and not small.kinds(_bare(word))]
    capitals = sum(word[0].isupper() for word in counted)
    if language.headlines.nouns_capitalised:
        return bool(counted) and all(word.isupper() for word in counted)
    return len(counted) >= FEWEST and capitals >= TITLE_CASE * len(counted)


def _is_mark(word: str) -> bool:
    """Whether *word* has marks only, which stand behind another word."""
    return not any(map(str.isalnum, word)) and not _opens_only(word) and word not in "&+=#"


def _opens_only(word: str) -> bool:
    return bool(word) and all(sign in "«“„‘‚‹([¿¡" for sign in word.strip("\u00a0\u202f"))


def _short_quotations(words: Sequence[str]) -> list[tuple[int, int]]:
    """The quotations of QUOTED words at most, each as the numbers of its first and last word."""
    found, start = [], -1
    for number, word in enumerate(words):
        if _OPENS.match(word):
            start = number
        closed = _CLOSES.search(word.rstrip(".,;:!?…،؛؟"))
        if closed and start >= 0:
            if number - start < QUOTED:
                found.append((start, number))
            start = -1
    return found
