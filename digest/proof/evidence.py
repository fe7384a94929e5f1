"""Evidence: every text that an issue may print, and the article in which it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from digest.model import Article
from digest.proof.letters import MARK, folded, gaps, letters
from digest.text.boilerplate import clean
from digest.text.quotation import spans
from digest.text.repetition import repeated
from digest.text.sentences import sentences, split

SENTENCE, QUOTATION, STANDFIRST = "sentence", "quotation", "standfirst"
CAPTION, HEADLINE, FURNITURE, FIGURE = "caption", "headline", "furniture", "figure"
KINDS = (SENTENCE, QUOTATION, STANDFIRST, HEADLINE, CAPTION, FIGURE, FURNITURE)
"""What a piece of a page can be, in the order of a report.

A *figure* is a number printed large, its label, or the name of who is quoted, in words of its
article.
"""

NEAR = 6
"""Letters by which the evidence is looked up."""
CUT = 3
"""Letters of a name at least that stand before the sign "…" where it is cut short."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text that may be printed whole; *article* is the id of its article, "" for none.

    *spaces* are the places in its letters before which a space stood.
    """

    letters: str
    kind: str
    article: str = ""
    spaces: frozenset[int] = field(default=frozenset(), compare=False)

    @property
    def exact(self) -> bool:
        """Whether capitals count, but for the first letter: they do in an article's own words."""
        return self.kind in (SENTENCE, QUOTATION, STANDFIRST, CAPTION)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The units of an issue, to be looked up by how a text begins. *texts* are its articles'
    letters by id.
    """

    units: tuple[Unit, ...]
    texts: dict[str, str]
    keys: list[str] = field(init=False)

    def __post_init__(self) -> None:
        ordered = sorted(
            dict.fromkeys(unit for unit in self.units if unit.letters),
            key=lambda unit: folded(unit.letters),
        )
        object.__setattr__(self, "units", tuple(ordered))
        object.__setattr__(self, "keys", [folded(unit.letters) for unit in ordered])

    def with_names(self, names: Iterable[str]) -> Evidence:
        """The same with more *names* of furniture."""
        more = (Unit(letters(name), FURNITURE) for name in names)
        return Evidence((*self.units, *more), self.texts)

    def opening(self, text: str, at: int) -> list[Unit]:
        """The units with which *text* goes on from *at*: sentences first, longer ones first."""
        low = folded(text[at : at + NEAR])
        found = [
            unit
            for length in range(1, len(low) + 1)
            for unit in self._beginning(low[:length], whole=length < NEAR)
            if stands(unit, text, at)
        ]
        return sorted(found, key=lambda unit: (KINDS.index(unit.kind), -len(unit.letters)))

    def continuing(self, rest: str) -> list[Unit]:
        """The sentences that begin with all of *rest*, and go on."""
        return [
            unit
            for unit in self._beginning(folded(rest), whole=False)
            if unit.kind == SENTENCE
            and len(unit.letters) > len(rest)
            and alike(unit.letters[: len(rest)], rest)
        ]

    def agreeing(self, text: str) -> int:
        """How many letters at the beginning of *text* are those of some unit."""
        near = self._beginning(folded(text[:NEAR]), whole=False)
        return max((1 + _agreeing(unit.letters[1:], text[1:]) for unit in near), default=0)

    def _beginning(self, low: str, *, whole: bool) -> Iterator[Unit]:
        """The units that begin with *low*, or, if *whole*, that are *low*."""
        start = bisect_left(self.keys, low)
        places = range(start, len(self.keys))
        near = takewhile(lambda place: self.keys[place].startswith(low), places)
        return (
            self.units[place] for place in near if not whole or len(self.keys[place]) == len(low)
        )


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


def evidence(
    articles: Sequence[Article],
    headlines: Iterable[str] = (),
    names: Iterable[str] = (),
    around: Sequence[Article] = (),
) -> Evidence:
    """What an issue of *articles* may print.

    *headlines* are the editor's, *names* the magazine's own words: messages, sections, its title.
    *around* are all articles read for the issue: they show what an outlet repeats and the issue
    cuts off.
    """
    units = [Unit(letters(name), FURNITURE) for name in names]
    for headline in headlines:
        units += _cut_short(headline, HEADLINE)
    habits = repeated(around or articles)
    for article in articles:
        own = sentences(article)
        cleaned = clean(article, own, habits)
        every = {*own, *cleaned.sentences, *(sentence for sentence, _ in cleaned.dropped)}
        units += [Unit(letters(one.text), SENTENCE, article.id, gaps(one.text)) for one in every]
        units += [each for one in own for each in _quotations(one.text, article.id)]
        units += _around(article)
    return Evidence(tuple(units), {article.id: letters(article.text) for article in articles})


def _quotations(text: str, article: str) -> Iterator[Unit]:
    """The quotations in a sentence, each within marks and without the comma before the last."""
    for span in spans(text):
        if span.quote and span.closed:
            words = text[span.start + 1 : span.end - 1].strip().rstrip(",،")
            yield Unit(f"{MARK}{letters(words)}{MARK}", QUOTATION, article)


def _around(article: Article) -> Iterator[Unit]:
    """What stands around the text of *article*: its title, pictures' captions, names."""
    yield from _cut_short(article.title, HEADLINE, article.id)
    if article.standfirst:
        yield Unit(letters(article.standfirst), STANDFIRST, article.id)
        for start, end in split(article.standfirst, language=article.language):
            yield Unit(letters(article.standfirst[start:end]), STANDFIRST, article.id)
    for image in article.images:
        for words in (image.caption, image.alt):
            yield Unit(letters(words), CAPTION, article.id)
            yield Unit(letters(words.strip().removesuffix(".")), CAPTION, article.id)
        yield Unit(letters(image.credit), FURNITURE)
    for name in (article.source, article.byline, article.credit, article.section, *article.labels):
        yield from _cut_short(name, FURNITURE)


def _cut_short(words: str, kind: str, article: str = "") -> Iterator[Unit]:
    """*words*, and what is left of them where they are too long for their place."""
    whole = letters(words)
    yield Unit(whole, kind, article)
    for length in range(CUT, len(whole)):
        yield Unit(f"{whole[:length]}...", kind, article)
