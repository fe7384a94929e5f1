"""What an article says, in the parts that are compared: title, opening, body, names, numbers."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from digest.languages import base, known, pattern, union, with_english
from digest.languages import language as language_of_code
from digest.text.words import content_words, stems, stop_words, tokens

OPENING = 90  # words: they say what happened, the rest why and what else
BODY = 600
TITLE = 3  # a word of the title counts as often
HEADLINE = 25  # words of a text's first sentence, which stands for a missing title
LIST, LIST_LOOKED_AT = 6, 5000  # lines, characters
_LONGEST = 20  # characters a word: hostile text need not have spaces

_ENDED = re.compile(r"[.!?؟。…][”\"»’')\]]*$")
_FIRST = re.compile(r"\s*[^.!?؟。\n]+")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x2000))))
_CAPITAL = rf"(?:[{_CAPITALS}][\w’'-]*)"
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_PARTED = re.compile(r"[,٬]")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")  # "1 600"; other spaces became this one
#: Scripts that put no space between words: each two neighbouring letters stand for a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


class Bag(Mapping[str, int]):
    """How often each term is used, in a tenth of a dictionary's memory; made to be gone through."""

    __slots__ = ("_counts", "_terms")

    def __init__(self, counted: Mapping[str, int]) -> None:
        self._terms = tuple(counted)
        self._counts = array("I", counted.values())

    def __getitem__(self, term: str) -> int:
        try:
            return self._counts[self._terms.index(term)]
        except ValueError:
            raise KeyError(term) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def counts(self) -> Iterable[int]:
        """The count of each term, in their order."""
        return self._counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article for comparing. Words are stems without stop words; the counts include the title's
    words several times.

    *names* are runs of capitalised words inside a sentence, whole and word by word: in the opening
    and in all of the body. A text without capitals has none, and *cased* is false. *alone* is an
    article that reports no single event: a comment, a round-up, a live blog. *language* is its base
    code.
    """

    title: frozenset[str]
    opening: Bag
    body: Bag
    names: frozenset[str]
    all_names: frozenset[str]
    numbers: frozenset[str]
    all_numbers: frozenset[str]
    cased: bool
    alone: bool
    language: str

    @property
    def title_names(self) -> frozenset[str]:
        return frozenset(name for name in self.names if self.title.issuperset(name.split()))


def read(title: str, text: str, standfirst: str = "", *, language: str) -> Reading:
    """The reading of an article, without furniture. The *standfirst* belongs to the opening."""
    words = text[: BODY * _LONGEST].split(maxsplit=BODY)[:BODY]
    first = " ".join((*standfirst[: OPENING * _LONGEST].split()[:OPENING], *words[:OPENING]))
    rest = " ".join(words[OPENING:])
    headline = title if title.strip() else _first_sentence(first)
    headed = Counter(terms(headline, language=language))
    opening = terms(first, language=language)
    runs = list(_named().finditer(f"{first} {rest}"))
    all_names = names((run[0] for run in runs), language=language)
    early = (run[0] for run in runs if run.start() < len(first))
    title_names = frozenset(term for term in headed if term in all_names)
    early_numbers = numbers(f"{title} {first}", language=language)
    return Reading(
        title=frozenset(headed),
        opening=_plus(opening, headed),
        body=_plus((*opening, *terms(rest, language=language)), headed),
        names=names(early, language=language) | title_names,
        all_names=all_names,
        numbers=early_numbers,
        all_numbers=early_numbers | numbers(rest, language=language),
        cased=bool(all_names),
        alone=bool(_alone(base(language)).search(title)) or is_list(text),
        language=base(language),
    )


def is_list(text: str) -> bool:
    """Whether *text* is a list, such as of headlines: most of its lines are no sentences."""
    lines = [line.strip() for line in text[:LIST_LOOKED_AT].splitlines() if line.strip()]
    return len(lines) >= LIST and 2 * sum(map(bool, map(_ENDED.search, lines))) < len(lines)


def _plus(terms: Iterable[str], title: Counter[str]) -> Bag:
    counts = Counter(terms)
    for term, count in title.items():
        counts[term] += TITLE * count
    return Bag(counts)


def _first_sentence(text: str) -> str:
    first = _FIRST.match(text)
    return " ".join(first[0].split()[:HEADLINE]) if first else ""


def terms(text: str, *, language: str) -> tuple[str, ...]:
    """The stems of *text*; months and days of the week are left out, since news is full of them."""
    words = content_words(_spaced(text), language=language)
    calendar = _calendar(base(language))
    return stems([word for word in words if not calendar[word]], language=language)


class _Calendar(dict[str, bool]):
    """Whether a word is a month or a day of the week; remembers each word it was asked for."""

    def __init__(self, language: str) -> None:
        own = with_english(language)
        self._pattern = pattern(
            "WORDS",
            *(each.numbers.months for each in own),
            *(each.figures.day for each in own),
            flags=re.IGNORECASE,
        )

    def __missing__(self, word: str) -> bool:
        self[word] = found = bool(self._pattern.fullmatch(word))
        return found


_calendar = cache(_Calendar)


def _spaced(text: str) -> str:
    """*text* with a space between the pairs of letters of a script that has none."""
    return text if text.isascii() else _UNSPACED.sub(_pairs, text)


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    pairs = (letters[at : at + 2] for at in range(max(len(letters) - 1, 1)))
    return f" {' '.join(pairs)} "


def names(runs: Iterable[str], *, language: str) -> frozenset[str]:
    """The names in the capitalised *runs* of `name_runs`: each run as a whole, and its words."""
    return frozenset(chain.from_iterable(_names_of(run, language) for run in runs))


@lru_cache(maxsize=2**14)  # the same people and places are named again and again
def _names_of(run: str, language: str) -> tuple[str, ...]:
    single = " ".join(word for word in run.split() if word[:1].isupper())
    whole = terms(run, language=language)
    return (*terms(single, language=language), *([" ".join(whole)] if len(whole) > 1 else []))


def name_runs(text: str) -> list[str]:
    """The capitalised runs inside the sentences of *text*, as they are written."""
    return _named().findall(text)


@cache
def _named() -> re.Pattern[str]:
    particles = union(lambda language: language.naming.particles)
    return pattern(
        rf"(?<=[\w,;:)’'-] ){_CAPITAL}(?: (?:(?:WORDS) ){{0,2}}{_CAPITAL})*",
        particles,
    )


def numbers(text: str, *, language: str) -> frozenset[str]:
    """The numbers in *text* that are no days of a month and no years, without thousands signs."""
    undated = _dates(base(language)).sub(" ", text)
    if " " in language_of_code(language).numbers.group:
        undated = _THOUSANDS.sub("", undated)
    return frozenset(_PARTED.sub("", number) for number in _NUMBER.findall(undated))


@cache
def _dates(language: str) -> re.Pattern[str]:
    own = with_english(language)
    months = "|".join(each.numbers.months for each in own if each.numbers.months)
    return re.compile(
        rf"\b(?:{months})\b\.? \d{{1,2}}\b|\b\d{{1,2}}(?:\w\w|\.)? (?:de |of )?(?:{months})\b"
        r"|\b(?:19|20)\d\d\b"
    )


@cache
def _alone(language: str) -> re.Pattern[str]:
    """Finds a title of an article that reports no single event."""
    own = with_english(language)
    return pattern(
        r"\b(?:WORDS)(?!\w)", *(each.headlines.alone for each in own), flags=re.IGNORECASE
    )


def opening(text: str) -> str:
    """The first words of *text*."""
    return " ".join(text[: OPENING * _LONGEST].split(maxsplit=OPENING)[:OPENING])


def language_of(text: str) -> str:
    """The language whose stop words *text* uses most, "" where it uses none of any."""
    words = tokens(opening(text), language="")
    hits = {language: sum(word in stop_words(language) for word in words) for language in known()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] else ""
