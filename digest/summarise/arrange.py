"""Turns scores into an order of sentences.

Every prefix of the order reads as a text and says nothing twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from digest.model import Sentence
from digest.summarise.covering import covering
from digest.summarise.readable import Constraints
from digest.summarise.vectors import Array, Indexes, Vectors

#: From this likeness on two sentences say the same, and only one is chosen.
SAME = 0.6
#: A sentence whose content words, FEWEST or more, stand in another by this part of their weight is
#: repeated there.
CONTAINED, FEWEST = 0.8, 5
#: Two outlets report the same in other words, above all in their first sentences, so the likeness
#: of their sentences is multiplied by these.
ACROSS, ACROSS_OPENINGS = 2.2, 4.0
#: How much of a sentence's score its likeness to what is chosen takes.
REPETITION = 0.6
#: What it takes of a sentence's score if a reader surely trips over it beside those chosen; this
#: part of it stays at least.
LEANING, LAST = 3.0, 0.02
#: A sentence that a reader trips over more likely than this is no text of a printed story: a
#: shorter one is better than one that says the same twice.
LIMIT = 0.3
#: A sentence says nothing new if this part of its words is in the sentences chosen of other
#: articles, and ever less from FAINTLY on. A quotation repeats its speaker's name and office, so it
#: counts by half.
ELSEWHERE, FAINTLY, QUOTING = 0.5, 0.2, 0.5
#: Below the first share of a text's words a summary follows its opening, from the second on it
#: covers the text: shares of the words chosen so far, and of the words wanted.
PART_CHOSEN, PART_WANTED = (0.05, 0.2), (0.12, 0.3)
_QUOTES = re.compile(r"[\"“«„]")
#: So many sentences of a text's mean length can cover it; fewer only give its beginning.
COVERING = 4
#: The power of a sentence's worth in a set that covers a text. Sentences come with those they need,
#: which are worth less; with a power, fewer of these are taken along.
CONTRAST = 2.0
#: More sentences than this are not taken at one go to make one of them readable.
LONGEST_GROUP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The length of a summary.

    *words* is its length, 0 if it is not known. *most* is the largest number of sentences, besides
    those that the last one needs. *openers* are the sentences with which the first article may
    begin, *leads* those of which one is chosen first, None for any. *first* are chosen before all
    others. *others* knows what several articles repeat of each other. *stumbles* says how likely a
    reader trips over each sentence, 0 to 1, beside those at the indexes given; those of more
    than *limit* are chosen last.
    """

    words: int = 0
    first: frozenset[int] = frozenset()
    most: int | None = None
    openers: Container[int] | None = None
    leads: frozenset[int] | None = None
    others: Others | None = None
    stumbles: Callable[[Sequence[int]], Array] | None = None
    limit: float = 1.0


EVERYTHING = Target()


@dataclass(slots=True, kw_only=True)
class _Selection:
    """The sentences chosen so far, and those that can still be chosen."""

    sentences: Sequence[Sentence]
    worth: Array
    covering: Array
    cosine: Array
    allowance: dict[str, int]
    repeats: Array
    out: npt.NDArray[np.bool_]  # chosen, refused or a repetition
    wanted: int = 0
    others: Others | None = None
    openers: Container[int] | None = None
    leads: frozenset[int] | None = None
    stumbles: Callable[[Sequence[int]], Array] | None = None
    limit: float = 1.0
    order: list[int] = field(default_factory=list)
    total: int = 0
    words_chosen: int = 0
    likely: Array = field(init=False)  # how likely a reader trips over each beside the chosen
    own: Indexes = field(init=False)  # the number of each sentence's article
    may_open: npt.NDArray[np.bool_] = field(init=False)
    may_lead: npt.NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.total = sum(sentence.words for sentence in self.sentences)
        self.own = _articles(self.sentences)
        count = len(self.sentences)
        self.may_open = _mask(self.openers, count)
        self.may_lead = _mask(self.leads, count)

    def gains(self) -> Array:
        # A short summary gives the beginning of the text, a long one covers it: the scores change
        # over smoothly as more is chosen.
        late = max(
            _late(self.words_chosen / max(self.total, 1), PART_CHOSEN),
            _late(self.wanted / max(self.total, 1), PART_WANTED),
        )
        worth = (1.0 - late) * self.worth + late * self.covering
        self.likely = self.stumbles(self.order) if self.stumbles else np.zeros(len(worth))
        leaning = LEANING * self.likely
        return np.asarray(
            worth * (1.0 - REPETITION * self.repeats) * np.maximum(1.0 - leaning, LAST)
        )

    def take(self, group: Sequence[int]) -> None:
        for index in group:
            self.order.append(index)
            self.words_chosen += self.sentences[index].words
            self.allowance[self.sentences[index].article] -= self.sentences[index].words
            self.repeats = np.maximum(self.repeats, self.cosine[index])
            self.out[index] = True
        if self.others:
            self.repeats = np.maximum(self.repeats, self.others.repeating(self.order))
        # A repetition is out for good: nothing chosen later makes it new again.
        self.out |= self.repeats >= SAME

    def opens(self, heads: Indexes) -> npt.NDArray[np.bool_]:
        """Which groups, whose first sentences are *heads*, leave the text with a proper opening.

        The article of the first choice is read first and must begin with one of the openers.
        """
        if not self.order:
            return np.asarray(self.may_lead[heads] if self.leads else self.may_open[heads])
        # The article of the first choice is read first, so its earliest choice opens the story.
        lead = self.own[self.order[0]]
        first = min(index for index in self.order if self.own[index] == lead)
        return np.asarray((self.own[heads] != lead) | self.may_open[np.minimum(heads, first)])

    def fits(self, group: Sequence[int]) -> bool:
        """Whether the articles may give *group* as well; the first choice is always allowed."""
        asked: Counter[str] = Counter()
        for index in group:
            asked[self.sentences[index].article] += self.sentences[index].words
        return not self.order or all(
            words <= self.allowance[article] for article, words in asked.items()
        )

    def smooth(self, group: Sequence[int]) -> bool:
        """Whether a reader is likely to read on over all of *group*; the first choice is always
        allowed.
        """
        if not self.order or not self.stumbles or self.limit >= 1.0:
            return True
        if len(group) == 1:
            return bool(self.likely[group[0]] <= self.limit)
        return all(
            self.stumbles([*self.order, *(other for other in group if other != each)])[each]
            <= self.limit
            for each in group
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What the sentences of several articles say, to know how much each repeats the other articles.

    *has* is n × m: which sentence has which stem. *own* is the number of each sentence's article.
    *counts* is the weight of its words.
    """

    has: npt.NDArray[np.float32]
    own: Indexes
    counts: Array

    def repeating(self, chosen: Sequence[int]) -> Array:
        """How far each sentence repeats what the *chosen* ones of other articles say together.

        The result is a likeness; it is SAME where they say all of it.
        """
        stems_by_article = np.zeros((int(self.own.max()) + 1, self.has.shape[1]), dtype=bool)
        for index in chosen:
            stems_by_article[self.own[index]] |= self.has[index] > 0
        # What an article says itself does not make it a repetition of the others.
        elsewhere = stems_by_article.sum(axis=0) > stems_by_article  # by more than this one
        share = np.einsum(
            "ij,ij->i", self.has, elsewhere[self.own].astype(np.float32)
        ) / np.maximum(self.has.sum(axis=1), FEWEST)
        return np.asarray(
            SAME * np.clip((share * self.counts - FAINTLY) / (ELSEWHERE - FAINTLY), 0.0, 1.0)
        )


def others(sentences: Sequence[Sentence], vectors: Vectors) -> Others | None:
    """The `Others` of several articles; None for a single article."""
    own = _articles(sentences)
    if not own.any():
        return None
    has = np.zeros((len(sentences), max(len(vectors.stems.spread), 1)), dtype=np.float32)
    has[vectors.stems.row, vectors.stems.term] = 1.0
    counts = [QUOTING if _QUOTES.search(sentence.text) else 1.0 for sentence in sentences]
    return Others(has=has, own=own, counts=np.asarray(counts))


def _mask(indexes: Container[int] | None, count: int) -> npt.NDArray[np.bool_]:
    """Which of *count* sentences are among *indexes*; all for None."""
    return np.asarray([indexes is None or index in indexes for index in range(count)], dtype=bool)


def _articles(sentences: Sequence[Sentence]) -> Indexes:
    """The number of each sentence's article, from 0, in their order."""
    number: dict[str, int] = {}
    return np.asarray(
        [number.setdefault(sentence.article, len(number)) for sentence in sentences], dtype=np.intp
    )


def arrange(
    sentences: Sequence[Sentence],
    scores: Sequence[float],
    reading: Constraints,
    cosine: Array,
    allowance: Mapping[str, int],
    *,
    covering: Sequence[float] | Array | None = None,
    wanted: Target = EVERYTHING,
) -> list[int]:
    """The order that `arranged` gives."""
    return arranged(
        sentences, scores, reading, cosine, allowance, covering=covering, wanted=wanted
    )[0]


def arranged(
    sentences: Sequence[Sentence],
    scores: Sequence[float],
    reading: Constraints,
    cosine: Array,
    allowance: Mapping[str, int],
    *,
    covering: Sequence[float] | Array | None = None,
    wanted: Target = EVERYTHING,
) -> tuple[list[int], int]:
    """Indexes into *sentences*, best first; each comes after all it needs. And how many of them
    come before those that a reader is likely to trip over.

    The choice is greedy. A sentence competes together with those it needs that are not chosen yet,
    by their mean score a word, less what repeats the chosen ones. *covering* are scores that
    replace *scores* as more of the text is chosen, and from the start where much is *wanted*.
    *allowance* is how many words of each article may be printed; the first choice is always
    allowed. The article of the first choice is read first and begins with one of the openers of
    *wanted*.
    """
    count = len(sentences)
    worth = _scaled(scores)
    choice = _Selection(
        sentences=sentences,
        worth=worth,
        covering=worth if covering is None else _scaled(covering),
        cosine=cosine,
        allowance=dict(allowance),
        repeats=np.zeros(count),
        out=np.zeros(count, dtype=bool),
        wanted=wanted.words,
        others=wanted.others,
        openers=wanted.openers,
        leads=wanted.leads,
        stumbles=wanted.stumbles,
        limit=wanted.limit,
    )
    most = count if wanted.most is None else wanted.most
    if wanted.first:
        groups = _groups(reading, choice)
        _exhaust(
            choice, [group if wanted.first.issuperset(group) else () for group in groups], most
        )
    _choose(choice, reading, most)
    smooth = len(choice.order)
    if choice.limit < 1.0:
        choice.limit = 1.0
        _choose(choice, reading, most)
    return choice.order, smooth


def _choose(choice: _Selection, reading: Constraints, most: int) -> None:
    """Choose all that can be chosen, *most* sentences at most."""
    before = -1
    # A chain that is too long at first is shorter once its beginning is chosen.
    while before < len(choice.order) < most:
        before = len(choice.order)
        _exhaust(choice, _groups(reading, choice), most)


def covered(
    sentences: Sequence[Sentence],
    worth: Sequence[float] | Array,
    reading: Constraints,
    cosine: Array,
    wanted: Target,
) -> frozenset[int]:
    """The sentences of a text that is to be covered, since a large part of it is *wanted*.

    Empty where less is wanted, or where nothing fits.
    """
    total = sum(sentence.words for sentence in sentences)
    if wanted.words < max(PART_WANTED[0] * total, COVERING * total / max(len(sentences), 1)):
        return frozenset()
    worth = _scaled(worth) ** CONTRAST
    return covering(sentences, worth, reading, cosine >= SAME, wanted.words)


def _late(share: float, bounds: tuple[float, float]) -> float:
    """How far *share* is on its way between *bounds*, 0 to 1."""
    return min(1.0, max(0.0, (share - bounds[0]) / (bounds[1] - bounds[0])))


def likeness(sentences: Sequence[Sentence], vectors: Vectors) -> Array:
    """How alike any two sentences are; SAME or more where they say the same.

    They say the same in like words, or where one holds most of the other. Between articles likeness
    is raised, so that one threshold serves for both.
    """
    contained = (vectors.containment >= CONTAINED) & (vectors.sizes >= FEWEST)[:, None]
    alike = np.where(contained | contained.T, np.maximum(vectors.cosine, SAME), vectors.cosine)
    own = _articles(sentences)
    if not own.any():
        return alike
    # First sentences of two reports are most alike in what they say and least in their words.
    opening = np.concatenate([[True], own[1:] != own[:-1]])
    opens = _alike_openings(vectors)
    factor = np.where(opening[:, None] & opening[None, :], ACROSS_OPENINGS, ACROSS)
    # Two outlets that begin a sentence with the same words report the same step of the event.
    across = np.where(opens, 1.0, np.minimum(1.0, factor * alike))
    return np.asarray(np.where(own[:, None] == own[None, :], alike, across))


def _alike_openings(vectors: Vectors) -> npt.NDArray[np.bool_]:
    """Which sentences, n × n, begin with the same content words ("The board closed …")."""
    same = vectors.openings[:, None] == vectors.openings[None, :]
    return np.asarray(same & (vectors.openings >= 0)[:, None])


def _scaled(scores: Sequence[float] | Array) -> Array:
    """*scores* between .05 and 1, so that their products and means work with every method."""
    values = np.asarray(scores, dtype=float)
    values = np.where(np.isfinite(values), values, 0.0)
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    if high <= low:
        return np.linspace(1.0, 0.05, len(values))
    return np.asarray(0.05 + 0.95 * (values - low) / (high - low))


def _groups(reading: Constraints, choice: _Selection) -> list[tuple[int, ...]]:
    """By sentence, all sentences that choosing it adds, itself included, in reading order.

    Empty where it cannot be chosen.
    """
    chosen = frozenset(choice.order)
    groups: list[tuple[int, ...]] = []
    for index in range(len(choice.sentences)):
        closure = None if choice.out[index] else reading.closure(index, chosen, limit=LONGEST_GROUP)
        group = tuple(sorted(closure)) if closure else ()
        groups.append(() if _repeats(group, choice.cosine) else group)
    return groups


def _repeats(group: Sequence[int], cosine: Array) -> bool:
    """Whether a group says something twice."""
    if len(group) < 2:
        return False
    members = list(group)
    return bool((cosine[members][:, members] >= SAME).any())


def _exhaust(choice: _Selection, groups: Sequence[tuple[int, ...]], most: int) -> None:
    """Take the best group until none is left or *most* sentences are chosen.

    Arrays are flat, since most groups hold one sentence and texts may be long.
    """
    # All groups one after another; *rows* is the group of each of *members*.
    rows = np.asarray([row for row, group in enumerate(groups) for _ in group], dtype=np.intp)
    members = np.asarray([member for group in groups for member in group], dtype=np.intp)
    length = np.asarray([sentence.words for sentence in choice.sentences], dtype=float)[members]
    heads = np.asarray([group[0] if group else 0 for group in groups], dtype=np.intp)
    refused = np.asarray([not group for group in groups], dtype=bool)
    chosen = np.zeros(len(groups), dtype=bool)
    while len(choice.order) < most:
        # A group shrinks as its members are chosen with others. It is lost once a member that it
        # still needs is out.
        waiting = ~chosen[members]
        lost = np.bincount(rows, weights=waiting & choice.out[members], minlength=len(groups))
        usable = np.flatnonzero((lost == 0) & ~refused & ~choice.out & choice.opens(heads))
        sums = np.bincount(
            rows, weights=choice.gains()[members] * waiting * length, minlength=len(groups)
        )
        lengths = np.bincount(rows, weights=waiting * length, minlength=len(groups))
        for best in usable[
            np.argsort(-sums[usable] / np.maximum(lengths[usable], 1.0), kind="stable")
        ].tolist():
            group = [member for member in groups[best] if not chosen[member]]
            if choice.fits(group) and choice.smooth(group):
                choice.take(group)
                chosen[group] = True
                break
            refused[best] = True
        else:
            return
