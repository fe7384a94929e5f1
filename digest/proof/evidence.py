"""Evidence: every text that an issue may print, and the article in which it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, chain, takewhile

from digest.model import Article, PlannedStory, Sentence
from digest.proof.letters import MARK, folded, gaps, in_capitals, letters, part_letters
from digest.summarise.timelines import day_of
from digest.text.boilerplate import clean
from digest.text.quotation import spans
from digest.text.repetition import repeated
from digest.text.sentences import sentences, split
from digest.text.typography import figures
from digest.themes.dates import day

SENTENCE, QUOTATION, STANDFIRST = "sentence", "quotation", "standfirst"
CAPTION, HEADLINE, FURNITURE, FIGURE = "caption", "headline", "furniture", "figure"
NUMBER = "number"
KINDS = (SENTENCE, QUOTATION, STANDFIRST, HEADLINE, CAPTION, FIGURE, NUMBER, FURNITURE)
"""What a piece of a page can be, in the order of a report.

A *figure* is a number printed large, its label, or the name of who is quoted, in words of its
article. A *number* is that of a page, an issue or a sentence on its page, or counts articles.
"""

NEAR = 6
"""Letters by which the evidence is looked up."""
SHORTENED = letters("…")
CUT = 3
"""Letters of a name at least that stand before the sign "…" where it is cut short."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text that may be printed whole; *articles* are the ids of those in which it stands, or that
    it belongs to: none for the magazine's own words.

    *spaces* are the places in its letters before which a space stood. *shortens*: it may be cut
    short with the sign "…" where its place is too narrow.
    """

    letters: str
    kind: str
    articles: frozenset[str] = frozenset()
    spaces: frozenset[int] = field(default=frozenset(), compare=False)
    shortens: bool = False

    @property
    def exact(self) -> bool:
        """Whether capitals count, but for the first letter: they do in an article's own words."""
        return self.kind in (SENTENCE, QUOTATION, STANDFIRST, CAPTION)

    def within(self, articles: frozenset[str] | None) -> bool:
        """Whether it may stand where only *articles* are told of; None for any."""
        return articles is None or not self.articles or not self.articles.isdisjoint(articles)


@dataclass(frozen=True, slots=True)
class Origin:
    """An article as it is looked up: its *letters* as `part_letters` gives them, and in them the
    place where each paragraph begins.
    """

    letters: str
    starts: tuple[int, ...]
    outlet: str
    url: str

    def paragraphs(self, words: str, before: str, behind: str) -> frozenset[int]:
        """The numbers, from 1, of the paragraphs in which the letters *words* begin between
        *before* and *behind*.
        """
        whole, numbers = before + words + behind, set()
        at = self.letters.find(whole)
        while at >= 0:
            numbers.add(sum(start <= at + len(before) for start in self.starts))
            at = self.letters.find(whole, at + 1)
        return frozenset(numbers)


@dataclass(frozen=True, slots=True)
class StoryEvidence:
    """A story of the plan: the letters of its *headline*, in small ones, and its *articles*.

    *gone* are those that are not there any more; *page* is that of the PDF, 0 where it has none.
    """

    id: str
    headline: str
    articles: frozenset[str]
    gone: tuple[str, ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The units of an issue, to be looked up by how a text begins.

    *origins* are its articles by id. *number* is the issue's, *numbered* the letters that stand
    before it, *read* how many articles were read for it, *sites* the addresses that are the
    magazine's own.
    """

    units: tuple[Unit, ...]
    origins: Mapping[str, Origin]
    stories: tuple[StoryEvidence, ...] = ()
    number: int = 0
    numbered: frozenset[str] = frozenset()
    read: int = 0
    sites: frozenset[str] = frozenset()
    keys: list[str] = field(init=False)
    beginnings: dict[str, list[Unit]] = field(init=False)

    def __post_init__(self) -> None:
        every = chain(self.units, *map(_in_capitals, self.units))
        ordered = sorted(_merged(every), key=lambda unit: folded(unit.letters))
        keys = [folded(unit.letters) for unit in ordered]
        beginnings: dict[str, list[Unit]] = defaultdict(list)
        for key, unit in zip(keys, ordered, strict=True):
            beginnings[key[:NEAR]].append(unit)
        object.__setattr__(self, "units", tuple(ordered))
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "beginnings", dict(beginnings))

    def with_names(self, names: Iterable[str]) -> Evidence:
        """The same with more *names* of furniture."""
        more = (Unit(letters(name), FURNITURE) for name in names)
        return replace(self, units=(*self.units, *more))

    def headed(self, text: str) -> tuple[StoryEvidence, ...]:
        """The stories with whose headline the letters *text* begin, those of the longest one."""
        low = folded(text)
        found = [story for story in self.stories if low.startswith(story.headline)]
        longest = max((len(story.headline) for story in found), default=0)
        return tuple(story for story in found if len(story.headline) == longest)

    def resembling(self, text: str) -> tuple[StoryEvidence, ...]:
        """The stories whose headline has its first or its last half in common with the letters
        *text*, which are changed in the rest: none where they are another text of the evidence.
        """
        low = folded(text)
        if any(len(unit.letters) == len(low) for unit in self.opening(text, 0)):
            return ()
        return tuple(story for story in self.stories if _half(story.headline, low))

    def opening(self, text: str, at: int, articles: frozenset[str] | None = None) -> list[Unit]:
        """The units with which *text* goes on from *at*: sentences first, longer ones first.

        *articles* are those that it may be of, None for any.
        """
        low = folded(text[at : at + NEAR])
        found = [
            unit
            for length in range(1, len(low) + 1)
            for unit in self.beginnings.get(low[:length], ())
            if unit.within(articles) and stands(unit, text, at)
        ]
        found += [unit for unit in self._cut_short(text, at) if unit.within(articles)]
        return sorted(found, key=lambda unit: (KINDS.index(unit.kind), -len(unit.letters)))

    def _cut_short(self, text: str, at: int) -> Iterator[Unit]:
        """The units that *text* has at *at* in part, before the sign "…"."""
        end = text.find(SHORTENED, at)
        if end - at < CUT:
            return
        low = folded(text[at:end])
        for unit in self._beginning(low):
            if unit.shortens and len(unit.letters) > len(low):
                yield replace(unit, letters=f"{unit.letters[: len(low)]}{SHORTENED}")

    def continuing(self, rest: str, articles: frozenset[str] | None = None) -> list[Unit]:
        """The sentences of *articles* that begin with all of *rest*, and go on."""
        return [
            unit
            for unit in self._beginning(folded(rest))
            if unit.kind == SENTENCE
            and unit.within(articles)
            and len(unit.letters) > len(rest)
            and alike(unit.letters[: len(rest)], rest)
        ]

    def agreeing(self, text: str) -> int:
        """How many letters at the beginning of *text* are those of some unit."""
        near = self._beginning(folded(text[:NEAR]))
        return max((1 + _agreeing(unit.letters[1:], text[1:]) for unit in near), default=0)

    def _beginning(self, low: str) -> Iterator[Unit]:
        """The units that begin with *low*."""
        places = range(bisect_left(self.keys, low), len(self.keys))
        near = takewhile(lambda place: self.keys[place].startswith(low), places)
        return (self.units[place] for place in near)


def _half(headline: str, text: str) -> bool:
    """Whether *text* begins or ends with a half of *headline*."""
    middle = (len(headline) + 1) // 2
    return text.startswith(headline[:middle]) or text.endswith(headline[-middle:])


def _agreeing(one: str, other: str) -> int:
    """How many of their first letters are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def stands(unit: Unit, text: str, at: int) -> bool:
    """Whether *unit* stands in *text* at *at*."""
    printed = text[at : at + len(unit.letters)]
    if unit.exact:
        return alike(unit.letters, printed)
    return folded(unit.letters) == folded(printed)


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same letter for letter, but for a capital at the first letter."""
    if one == other:
        return True
    first = next((place for place, sign in enumerate(one) if sign.isalpha()), -1)
    return (
        first >= 0
        and len(one) == len(other)
        and one[:first] == other[:first]
        and one[first].lower() == other[first].lower()
        and one[first + 1 :] == other[first + 1 :]
    )


def _in_capitals(unit: Unit) -> Iterator[Unit]:
    """A name of a section, a headline, as it is set in capitals, where its letters change by it."""
    if unit.exact or unit.letters.isascii():
        return
    for shown in in_capitals(unit.letters):
        if folded(shown) != folded(unit.letters):
            yield replace(unit, letters=shown)


def _merged(units: Iterable[Unit]) -> Iterator[Unit]:
    """Each text once, with the articles of all that have it; none where it is furniture as well."""
    same: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.letters:
            same[unit.letters, unit.kind].append(unit)
    for some in same.values():
        free = any(not unit.articles for unit in some)
        articles = frozenset() if free else frozenset().union(*(unit.articles for unit in some))
        shortens = any(unit.shortens for unit in some)
        yield replace(some[0], articles=articles, shortens=shortens) if len(some) > 1 else some[0]


def evidence(
    articles: Sequence[Article],
    stories: Sequence[PlannedStory] = (),
    names: Iterable[str] = (),
    around: Sequence[Article] = (),
    letter: Iterable[str] = (),
    ways: Callable[[str], Sequence[str]] = lambda text: (text,),
) -> Evidence:
    """What an issue of *stories* may print, made of *articles*.

    *names* are the magazine's own words: messages, sections, its title. *around* are all articles
    read for the issue: they show what an outlet repeats and the issue cuts off. *letter* is the
    editor's to the readers, by sentences, which are looked up as an article's are. *ways* gives the
    ways in which a headline or a name may be printed, which lack the signs that no font has.
    """
    units = [Unit(letters(way), FURNITURE, shortens=True) for name in names for way in ways(name)]
    said = [way for sentence in letter for way in ways(sentence)]
    units += [Unit(letters(way), SENTENCE, frozenset(), gaps(way)) for way in said]
    for story in stories:
        of = frozenset(story.articles)
        units += [Unit(letters(way), HEADLINE, of, shortens=True) for way in ways(story.headline)]
        units.append(Unit(letters(story.id), FURNITURE, of))
    habits = repeated(around or articles)
    for article in articles:
        own = sentences(article)
        cleaned = clean(article, own, habits)
        every = {*own, *cleaned.sentences, *(sentence for sentence, _ in cleaned.dropped)}
        of = frozenset((article.id,))
        units += [Unit(letters(one.text), SENTENCE, of, gaps(one.text)) for one in every]
        units += [each for one in own for each in _quotations(one.text, of)]
        units += _days(article, every, of)
        units += _around(article, of, ways)
    return Evidence(
        tuple(units),
        {article.id: _origin(article) for article in articles},
        tuple(
            _of_plan(replace(story, headline=ways(story.headline)[0]), articles)
            for story in stories
        ),
        read=len(around or articles),
    )


def _origin(article: Article) -> Origin:
    paragraphs = [len(letters(one)) for one in article.text.split("\n\n")]
    starts = tuple(accumulate(paragraphs[:-1], initial=0))
    return Origin(part_letters(article.text), starts, article.source, article.url)


def _of_plan(story: PlannedStory, articles: Sequence[Article]) -> StoryEvidence:
    there = {article.id for article in articles}
    return StoryEvidence(
        id=story.id,
        headline=folded(letters(story.headline)),
        articles=frozenset(story.articles),
        gone=tuple(article for article in story.articles if article not in there),
    )


def _quotations(text: str, of: frozenset[str]) -> Iterator[Unit]:
    """The quotations in a sentence, each within marks and without the comma before the last."""
    for span in spans(text):
        if span.quote and span.closed:
            words = text[span.start + 1 : span.end - 1].strip().rstrip(",،")
            yield Unit(f"{MARK}{letters(words)}{MARK}", QUOTATION, of)


def _days(article: Article, every: Iterable[Sentence], of: frozenset[str]) -> Iterator[Unit]:
    """The days that sentences of *article* tell of, as a timeline writes them."""
    for when in {day_of(sentence, article) for sentence in every}:
        if isinstance(when, date):
            words = figures(day(when, article.language), article.language)
            yield Unit(letters(words), FIGURE, of)


def _around(
    article: Article, of: frozenset[str], ways: Callable[[str], Sequence[str]]
) -> Iterator[Unit]:
    """What stands around the text of *article*: its title, pictures' captions, names."""
    for way in ways(article.title):
        yield Unit(letters(way), HEADLINE, of, shortens=True)
    if article.standfirst:
        yield Unit(letters(article.standfirst), STANDFIRST, of)
        for start, end in split(article.standfirst, language=article.language):
            yield Unit(letters(article.standfirst[start:end]), STANDFIRST, of)
    for image in article.images:
        for words in (*ways(image.caption), *ways(image.alt)):
            yield Unit(letters(words), CAPTION, of, shortens=True)
            yield Unit(letters(words.strip().removesuffix(".")), CAPTION, of)
    credited = (image.credit for image in article.images)
    for name in (*credited, article.source, article.byline, article.credit):
        yield from (Unit(letters(way), FURNITURE, of, shortens=True) for way in ways(name))
    for name in (article.section, *article.labels):
        yield from (Unit(letters(way), FURNITURE, shortens=True) for way in ways(name))
