"""The order in which a story's sentences are chosen.

What a method says of them meets what makes them readable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from digest.model import Article, Sentence
from digest.summarise import methods
from digest.summarise.on_demand import OnDemand, read_on_demand
from digest.summarise.readable import Constraints, complete, read
from digest.text.words import content

if TYPE_CHECKING:
    from digest.summarise.arrange import Target
    from digest.summarise.standing import Standing
    from digest.summarise.vectors import Array, Vectors

#: So many sentences of a story are compared with each other; the rest is left out.
MOST = 1500
#: So many of its headline's words, and this share of them, name the event of a story in a sentence.
NAMED, NAMED_SHARE = 3, 0.5
#: Where the opening is an aside, the news is looked for among so many of an article's sentences.
EARLY = 10
#: An opening with so few words of the headline gives way to sentences with so many more.
ASIDE, MORE = 1, 3
#: The first sentences of a story are chosen together: so many, where no length is asked for.
OPENING = 3
#: So many of the best sets are tried; one may not fit what other articles say.
TRIED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """An order of sentences.

    *order* holds indexes into the sentences, best first; *needs* the others that each of them
    needs.
    *chosen*: the order holds exactly the sentences for the length that was asked for. Of a printed
    story the first *smooth* of the order are its text, None for all; over the others a reader is
    likely to trip where they stand in it.
    """

    order: tuple[int, ...] = ()
    needs: tuple[frozenset[int], ...] = ()
    chosen: bool = False
    smooth: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What one story is chosen from, the same for every reading."""

    sentences: Sequence[Sentence]
    articles: Sequence[Article]
    way: methods.Method
    scores: Sequence[float]
    cover: Callable[[], Sequence[float] | None]
    alike: Array
    allowance: dict[str, int]
    headline: str | None


def ranked(
    sentences: Sequence[Sentence],
    *,
    articles: Sequence[Article],
    every: Sequence[Sentence] = (),
    method: str = "default",
    allowance: dict[str, int] | None = None,
    wanted: tuple[int, int | None] = (0, None),
    headline: str | None = None,
) -> Ranking:
    """The order of *sentences*, those of *articles* one after another, best first.

    *every* includes the sentences that were left out, so that one whose predecessor is missing is
    known. *allowance* is how many words of each article may be printed, None for all. *wanted* is
    the number of words, 0 if it is not known, and the largest number of sentences. *headline*: any
    prefix of the order may be printed beneath it as a story, so it opens like one, introduces
    things before it mentions them as known, and tells first what the headline announces; None
    where nothing is printed.
    """
    if not sentences:
        return Ranking()
    from digest.summarise.arrange import LIMIT, SAME, Target, likeness, others  # this needs numpy
    from digest.summarise.sameness import repeated_facts
    from digest.summarise.vectors import vectors

    language = articles[0].language
    sentences = sentences[:MOST]
    way = methods.load(method)
    scores = way.rank(sentences, articles=articles, language=language)
    table = vectors(tuple(sentences), language)
    material = _Material(
        sentences=sentences,
        articles=articles,
        way=way,
        scores=scores,
        cover=cache(
            lambda: way.cover(sentences, language=language) if way.cover else None
        ),  # what is chosen as a set needs none
        alike=repeated_facts(
            likeness(sentences, table), sentences, table, language=language, same=SAME
        ),
        allowance=allowance or {article.id: article.words for article in articles},
        headline=headline,
    )
    standing = cache(lambda: _standing(material, table))  # a chosen set needs none
    asked = Target(
        words=wanted[0],
        most=wanted[1],
        others=others(sentences, table),
        # A method that ranks sentences one by one is taken at its word.
        stumbles=(lambda chosen: standing().beside(chosen)) if way.choose else None,
        limit=1.0 if headline is None else LIMIT,
    )
    for reading in _readings(sentences, articles, every or sentences, printed=headline is not None):
        order, chosen, smooth = _ordered(material, reading, asked)
        if order:
            offered = set(order)
            needs = tuple(
                reading.needs.get(index, frozenset()) if index in offered else frozenset()
                for index in range(len(sentences))
            )
            return Ranking(order=tuple(order), needs=needs, chosen=chosen, smooth=smooth)
    return Ranking()


def _standing(material: _Material, table: Vectors) -> Standing:
    from digest.summarise.features import headline_words, places
    from digest.summarise.standing import standing_of

    language = material.articles[0].language
    title = headline_words(material.articles, language)
    return standing_of(material.sentences, places(material.sentences), table, title, language)


def _ordered(
    material: _Material, reading: Constraints, asked: Target
) -> tuple[list[int], bool, int | None]:
    """The order of the sentences, whether it holds exactly those for the length asked for, and how
    many of them are a story's text, None for all.
    """
    from digest.summarise.arrange import covered

    if material.headline is not None:
        opening = openers(material.sentences, material.articles, reading)
        leading = leads(material.sentences, material.articles, reading, opening, material.headline)
        asked = replace(asked, openers=opening, leads=leading)
    if asked.words and (covering := material.cover()):
        whole = covered(material.sentences, covering, reading, material.alike, asked)
        if whole:
            within = _within(reading, whole, len(material.sentences))
            return _order(material, within, asked)[0], True, None
    headed = all(article.title for article in material.articles)
    # A method that ranks sentences one by one is taken at its word.
    if material.way.choose and headed and isinstance(reading, OnDemand):
        asked = replace(asked, openers=reading.beginnings)
    sets = islice(_sets(material, reading, asked), TRIED)
    if not asked.words and asked.most is None:
        # Of any length: the first sentences are chosen together, the others one after another.
        leading = asked.leads
        first = (one for one in sets if leading is None or one & leading)
        asked = replace(asked, first=next(first, frozenset()))
        order, smooth = _order(material, reading, asked)
        return order, False, smooth
    for chosen in sets:
        order = _order_within(material, reading, chosen, asked)
        if len(order) == len(chosen):
            return order, True, None
    return _order(material, reading, asked)[0], False, None


def _order(material: _Material, reading: Constraints, asked: Target) -> tuple[list[int], int]:
    from digest.summarise.arrange import arranged

    return arranged(
        material.sentences,
        material.scores,
        reading,
        material.alike,
        material.allowance,
        covering=material.cover(),
        wanted=asked,
    )


def _order_within(
    material: _Material, reading: Constraints, chosen: frozenset[int], asked: Target
) -> list[int]:
    """The order of the *chosen* sentences alone, which costs far less than that of all."""
    from digest.summarise.arrange import arrange

    members = sorted(chosen)
    among = _among(reading, members)
    if not among:
        return []
    opening, leading = _places(members, asked.openers), _places(members, asked.leads)
    order = arrange(
        [material.sentences[index] for index in members],
        [material.scores[index] for index in members],
        among,
        material.alike[members][:, members],
        material.allowance,
        wanted=replace(asked, openers=opening, leads=leading, stumbles=None),
    )
    return [members[place] for place in order]


def _places(members: Sequence[int], of: Container[int] | None) -> frozenset[int] | None:
    """The places among *members* of those that are *of* a set; None for any."""
    return of if of is None else frozenset(at for at, each in enumerate(members) if each in of)


def _among(reading: Constraints, members: Sequence[int]) -> Constraints | None:
    """The *reading* of the sentences *members* by their place among these alone.

    None where they need others or are barred, for a method of one's own may choose anything.
    """
    place = {index: number for number, index in enumerate(members)}
    needs: dict[int, frozenset[int]] = {}
    for index in members:
        needed = reading.needed(index)
        if needed is None or not needed <= place.keys():
            return None
        if needed:
            needs[place[index]] = frozenset(map(place.__getitem__, needed))
    return Constraints(barred=frozenset(), needs=needs)


def _sets(material: _Material, reading: Constraints, asked: Target) -> Iterator[frozenset[int]]:
    """The sets of sentences of the length *asked* for, or those to open with, best first."""
    # What several articles repeat of each other is weighed as sentences are chosen one by one.
    if not material.way.choose or len(material.articles) > 1:
        return iter(())
    from digest.summarise.arrange import SAME
    from digest.summarise.chooser import Asked, size

    count = None if asked.words else asked.most or OPENING
    allowed = sum(material.allowance.values())
    return material.way.choose(
        material.sentences,
        articles=material.articles,
        language=material.articles[0].language,
        asked=Asked(
            size=size(material.sentences, words=asked.words, count=count, allowed=allowed),
            reading=reading,
            same=material.alike >= SAME,
            openers=asked.openers,
        ),
    )


def openers(
    sentences: Sequence[Sentence], articles: Sequence[Article], reading: Constraints
) -> frozenset[int]:
    """Indexes of the sentences with which a printed story may open.

    They are the opening of an article, and sentences that name the headline's event.
    """
    of = {article.id: article for article in articles}
    titles = {name: set(content(one.title, language=one.language)) for name, one in of.items()}
    named: dict[str, dict[int, int]] = {name: {} for name in of}
    for index, sentence in enumerate(sentences):
        title = titles[sentence.article] if index not in reading.barred else set[str]()
        language = of[sentence.article].language
        shared = title and title & set(content(sentence.text, language=language))
        named[sentence.article][index] = len(shared)
    best = articles[0].id
    return frozenset().union(
        *(
            _openers(own, reading, words=len(titles[name]), best=name == best)
            for name, own in named.items()
        )
    )


def _openers(named: dict[int, int], reading: Constraints, *, words: int, best: bool) -> set[int]:
    """Those of an article's sentences that may open a story.

    *named* is how many of its headline's *words* each has. The first sentence of another than the
    *best* article needs some of them. One that has nearly none, a scene or a caption, gives way
    where others have more.
    """
    readable = [index for index in named if index not in reading.barred]
    alone = [index for index in readable if not reading.needs.get(index)]
    strong = {index for index in alone if named[index] >= max(NAMED, NAMED_SHARE * words)}
    if not readable or not (best or named[readable[0]] >= NAMED_SHARE * words / 2):
        return strong
    first = readable[0]
    early = [index for index in list(named)[:EARLY] if index in alone]
    better = {index for index in early if named[index] >= named[first] + MORE}
    if named[first] > ASIDE or not better:
        return strong | {first}
    return strong - {first} or better


def leads(
    sentences: Sequence[Sentence],
    articles: Sequence[Article],
    reading: Constraints,
    openers: frozenset[int],
    headline: str,
) -> frozenset[int] | None:
    """Indexes of the sentences that may be chosen first, so that a story of one sentence tells what
    its *headline* announces; None for any.

    An article may open with a scene, a question or a joke. Its news then follows within the first
    sentences, in words that the headline has too.
    """
    language = articles[0].language
    title = set(content(headline, language=language))
    named: dict[int, int] = {}
    place: Counter[str] = Counter()
    for index, sentence in enumerate(sentences):
        place[sentence.article] += 1
        alone = index not in reading.barred and not reading.needs.get(index)
        if alone and (index in openers or place[sentence.article] <= EARLY):
            named[index] = len(title & set(content(sentence.text, language=language)))
    if any(named.get(index, 0) or _stated(sentences[index]) for index in openers):
        return frozenset(i for i in openers if named.get(i, 0) or _stated(sentences[i]))
    best = max(named.values(), default=0)
    return frozenset(index for index, count in named.items() if count == best) if best else None


def _stated(sentence: Sentence) -> bool:
    """Whether it has a name or a number, as news has, after its first word."""
    return any(word[:1].isupper() or word[:1].isdigit() for word in sentence.text.split()[1:])


def _within(reading: Constraints, chosen: frozenset[int], count: int) -> Constraints:
    """*reading* with all but the *chosen* barred."""
    return Constraints(barred=frozenset(range(count)) - chosen, needs=reading.needs)


def _beginnings(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The first of each article's *sentences*, if it is complete but for its quotation marks."""
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        if (not index or sentences[index - 1].article != sentence.article)
        and complete(sentence.text)
    )


def _readings(
    sentences: Sequence[Sentence],
    articles: Sequence[Article],
    every: Sequence[Sentence],
    *,
    printed: bool,
) -> Iterator[Constraints]:
    """The constraints on a choice, ever less strict.

    The last ones, for texts none of whose sentences can be read alone, only demand the sentence
    before each one, so that the beginning of an article is chosen.
    """
    if printed:
        yield read(sentences, articles=articles, every=every, introduced=True)
    else:
        yield read_on_demand(sentences, articles=articles, every=every)
    # An article whose opening is barred for a mark that was lost has nothing to lean on.
    begun = _beginnings(sentences)
    for strict in (True, False) if printed else (False,):
        reading = read(
            sentences, articles=articles, every=every, strict=strict, introduced=printed and strict
        )
        yield replace(reading, barred=reading.barred - begun)
    yield Constraints(
        barred=frozenset(),
        needs={
            index + 1: frozenset({index})
            for index, (left, right) in enumerate(pairwise(sentences))
            if left.article == right.article
        },
    )
