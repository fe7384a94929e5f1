"""How many sentences of a set a reader is likely to trip over, by what stands before them.

A sentence right behind another one of its set is read as its article has it. One whose predecessor
is left out often leans on it: the fewer of its words are told already, the more; and where it
points at something ("these plans"), joins what was said before ("also"), or calls somebody by
surname. A set that opens in the middle of an article leans most. One says again what the set
has said: the more of its words were, the more alike it is to one of the others, and rather if it is
a quotation or another outlet's. And one tells another matter: the fewer words it has that the
headline and its article's opening have, and the later it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.languages import base, words
from digest.languages import language as language_of
from digest.model import Sentence
from digest.summarise.surnames import addressed_names, lone_names
from digest.summarise.terms import Occurrences, members
from digest.summarise.terms import words as occurrences
from digest.summarise.vectors import Array, Indexes, Vectors
from digest.text.quotation import inside, spans
from digest.text.words import stem

#: What each feature adds to the logarithm of the odds that a reader trips over a sentence, and
#: where all start: a logistic regression on 9,227 sentences of 3,108 summaries, English and French,
#: read without knowing where they stood (``tests/benchmarks/train_standing.py`` fits it anew).
BIAS = -2.7
WEIGHTS = {
    "alone": 0.9,  # its predecessor in the article is left out
    "begins": 0.5,  # it begins its article
    "opens": 1.0,  # it opens the set, and does not begin its article
    "told": -0.31,  # words that the headline and the sentences before it have
    "new": -0.055,  # words that nothing before it has, told or left out
    "pointing": 0.9,  # it points at something, and its predecessor is not told
    "linking": 0.7,  # words that join it to what stands before it
    "surnames": 0.4,  # names alone that were told of before it, and are left out
    "addressed": 2.2,  # somebody is called by title and surname, and was not told of
    "place": 0.55,  # the logarithm of its place in its article, from 1
}
#: The same for one that says again what was said before it, of 7,229 sentences behind others. They
#: start where printed stories do, of which twice as many sentences say something again; another
#: outlet's is what a story is merged for, so it costs less than it would by the labels.
SAID_BIAS = -6.3
SAID = {
    "again": 4.8,  # the part of its words that the headline and the sentences before it have
    "nearest": 11.2,  # how alike it is to the one of these that it is most alike
    "quotation": 1.5,  # it opens with a quotation mark
    "other": 1.5,  # it is another article's than the first sentence
}
#: The same for one that tells another matter, of 1,174 sentences of printed stories. How late one
#: stands counts half of what it would by the labels: not all pages end with other matter.
OFF_BIAS = -3.2
OFF = {
    "about": -1.4,  # the part of its words that the headline and its article's opening have
    "late": 1.5,  # its place in its article, as a part of it
    "titled": -0.64,  # words that the headline has
}
#: More words of a kind say no more.
MOST = {"told": 6, "new": 12, "linking": 2, "surnames": 3, "titled": 3}
#: With so many of its first sentences an article says what its matter is.
OPENING = 4

#: No sentence stands there.
NONE = -2

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A text whose *sentences* stand at *places* in their articles, from 0.

    *at* are the words they have, *column* the number of each word's stem; *titled* are the words
    that the headline has. *cosine* is how alike any two are.
    """

    sentences: Sequence[Sentence]
    places: Array
    at: Occurrences
    column: Mapping[str, int]
    titled: Flags
    cosine: Array
    language: str

    def stumbles(self, sets: Indexes) -> Array:
        """By set, the part of its sentences, 0 to 1, that a reader is expected to trip over.

        *sets* are the indexes of sentences, ascending, filled up with −1.
        """
        likely = np.where(sets >= 0, _likely(self.features(sets)), 0.0)
        return np.asarray(likely.sum(axis=1) / (sets >= 0).sum(axis=1))

    def features(self, sets: Indexes) -> Array:
        """Sets × sentences × the features of WEIGHTS, SAID and OFF."""
        known = self._known(np.unique(sets[sets >= 0]).tolist())
        has, rows = members(self.at, sets)
        lone, _ = members(known.lone, sets)
        addressed, _ = members(known.addressed, sets)
        said = np.zeros((len(sets), len(self.titled)), dtype=bool)
        before = np.full(len(sets), NONE)
        columns = []
        for number, (index, row) in enumerate(zip(sets.T, rows.T, strict=True)):
            own, earlier, told = has[row] > 0, self._first < index[:, None], said | self.titled
            behind = before != NONE
            begins = self.places[index] == 0
            alone = (index != before + 1) & ~begins
            columns.append(
                _stacked(
                    alone=alone,
                    begins=begins,
                    opens=(before == NONE) & ~begins,
                    told=(own & told).sum(axis=1),
                    new=(own & ~told & ~earlier).sum(axis=1),
                    pointing=(alone | begins) & known.pointing[index],
                    linking=known.linking[index],
                    surnames=((lone[row] > 0) & ~told & earlier).sum(axis=1),
                    addressed=((addressed[row] > 0) & ~told).any(axis=1),
                    place=np.log1p(self.places[index]),
                    again=behind * (own & told).sum(axis=1) / np.maximum(own.sum(axis=1), 1),
                    nearest=self.cosine[index[:, None], sets[:, :number]].max(axis=1, initial=0),
                    quotation=behind & known.quotation[index],
                    other=self._articles[index] != self._articles[sets[:, 0]],
                    about=self._about[index],
                    late=self._late[index],
                    titled=self._titles[index],
                )
            )
            said |= own
            before = index
        return np.stack(columns, axis=1)

    def beside(self, chosen: Sequence[int]) -> Array:
        """How likely, 0 to 1, a reader trips over each sentence if it joins the *chosen* ones."""
        count, known = len(self.sentences), self._all
        among = np.zeros(count + 1, dtype=bool)
        among[list(chosen)] = True
        # The article of the first choice is read first, the others in order.
        lead = self._articles[chosen[0]] if len(chosen) else 0
        turn = np.arange(count) + count * (self._articles != lead)
        # The first of them that has each word.
        says = np.full(len(self.titled), 2 * count)
        taken = among[self.at.row]
        np.minimum.at(says, self.at.term[taken], turn[self.at.row[taken]])
        tells = np.where(self.titled, -1, says)
        earliest = min((int(turn[each]) for each in chosen), default=2 * count)
        behind = turn > earliest
        others = np.asarray(chosen, dtype=np.intp)
        sooner = turn[others] < turn[:, None]

        def many(of: Occurrences, *, told: bool, earlier: bool | None = None) -> Array:
            wanted = (tells[of.term] < turn[of.row]) == told
            if earlier is not None:
                wanted &= (self._first[of.term] < of.row) == earlier
            return np.bincount(of.row[wanted], minlength=count).astype(float)

        begins = self.places == 0
        alone = ~begins & ~among[np.arange(count) - 1]
        told = many(self.at, told=True)
        return _likely(
            _stacked(
                alone=alone,
                begins=begins,
                opens=~begins & (turn < earliest),
                told=told,
                new=many(self.at, told=False, earlier=False),
                pointing=(alone | begins) & known.pointing,
                linking=known.linking,
                surnames=many(known.lone, told=False, earlier=True),
                addressed=many(known.addressed, told=False) > 0,
                place=np.log1p(self.places),
                again=behind * told / self._sizes,
                nearest=(self.cosine[:, others] * sooner).max(axis=1, initial=0),
                quotation=behind & known.quotation,
                other=behind & (self._articles != lead),
                about=self._about,
                late=self._late,
                titled=self._titles,
            )
        )

    @cached_property
    def _articles(self) -> Indexes:
        """The number of each sentence's article, from 0, in their order."""
        number: dict[str, int] = {}
        own = [number.setdefault(each.article, len(number)) for each in self.sentences]
        return np.asarray(own, dtype=np.intp)

    @cached_property
    def _late(self) -> Array:
        """The place of each sentence in its article, as a part of it, 0 to 1."""
        return np.asarray(self.places / np.maximum(np.bincount(self._articles), 1)[self._articles])

    @cached_property
    def _titles(self) -> Array:
        """How many words of the headline each sentence has."""
        return self._count(self.titled[self.at.term])

    @cached_property
    def _about(self) -> Array:
        """The part of each sentence's words that the headline or its article's opening has."""
        wide = max(len(self.titled), 1)
        code = self._articles[self.at.row] * wide + self.at.term
        opening = code[self.places[self.at.row] < OPENING]
        return self._count(self.titled[self.at.term] | np.isin(code, opening)) / self._sizes

    def _count(self, which: Flags) -> Array:
        """How many words of each sentence are *which*."""
        return np.bincount(self.at.row[which], minlength=len(self.sentences)).astype(float)

    @cached_property
    def _first(self) -> Indexes:
        """The first sentence that has each word."""
        first = np.full(len(self.titled), len(self.sentences))
        np.minimum.at(first, self.at.term, self.at.row)
        return first

    @cached_property
    def _sizes(self) -> Array:
        """The words of each sentence, 1 at least."""
        words = np.bincount(self.at.row, minlength=len(self.sentences))
        return np.maximum(words, 1).astype(float)

    @cached_property
    def _all(self) -> _Known:
        return self._known(range(len(self.sentences)))

    def _known(self, indexes: Iterable[int]) -> _Known:
        """What is known of the sentences at *indexes*; few of a text are asked for in sets."""
        pointing, linking = np.zeros(len(self.sentences), dtype=bool), np.zeros(len(self.sentences))
        quotation = np.zeros_like(pointing)
        lone, addressed = [], []
        code = base(self.language)
        for index in indexes:
            text = self.sentences[index].text
            pointing[index] = points(text, code)
            linking[index] = links(text, code)
            quotation[index] = text[:1] in _MARKS
            lone += [(index, term) for term in self._terms(lone_names(text))]
            addressed += [(index, term) for term in self._terms(addressed_names(text))]
        return _Known(
            pointing=pointing,
            linking=linking,
            quotation=quotation,
            lone=self._occurrences(lone),
            addressed=self._occurrences(addressed),
        )

    def _terms(self, names: Iterator[str]) -> set[int]:
        stems = {stem(name.lower(), language=self.language) for name in names}
        return {self.column[each] for each in stems if each in self.column}

    def _occurrences(self, found: list[tuple[int, int]]) -> Occurrences:
        row, term = np.asarray(found, dtype=np.intp).reshape(-1, 2).T
        return Occurrences(row=row, term=term, frequency=self.at.frequency)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """By sentence, whether it points at something, how many words link it to what stands before,
    and whether it opens with a quotation; and the *lone* names and those *addressed* by title.
    """

    pointing: Flags
    linking: Array
    quotation: Flags
    lone: Occurrences
    addressed: Occurrences


def _stacked(**features: npt.NDArray[Any]) -> Array:
    """The *features*, each with a value a sentence, as columns in the order of WEIGHTS, SAID and
    OFF.
    """
    names = (*WEIGHTS, *SAID, *OFF)
    return np.stack([np.minimum(features[name], MOST.get(name, np.inf)) for name in names], axis=-1)


def _likely(features: Array) -> Array:
    """How likely a reader trips over a sentence with such *features*, the last axis: for want of
    something left out, as it was said before, or as it tells another matter.
    """
    sound, start = np.ones(features.shape[:-1]), 0
    for bias, weights in ((BIAS, WEIGHTS), (SAID_BIAS, SAID), (OFF_BIAS, OFF)):
        own = features[..., start : start + len(weights)]
        sound /= 1.0 + np.exp(bias + own @ np.asarray(list(weights.values())))
        start += len(weights)
    return np.asarray(1.0 - sound)


def standing_of(
    sentences: Sequence[Sentence],
    places: Array,
    vectors: Vectors,
    title: frozenset[str],
    language: str,
) -> Standing:
    """How the *sentences* stand; *title* is the stems of the headlines' content words."""
    column = vectors.stems.column
    titled = np.zeros(len(column), dtype=bool)
    titled[[column[each] for each in title & column.keys()]] = True
    return Standing(
        sentences=sentences,
        places=places,
        at=occurrences(vectors),
        column=column,
        titled=titled,
        cosine=vectors.cosine,
        language=language,
    )


def points(text: str, code: str) -> bool:
    """Whether *text*, in the language *code*, points at something outside its quotations."""
    pointers = words(language_of(code).openings.pointers)
    # Few sentences have one, and words are found sooner than patterns.
    if pointers.isdisjoint(text.lower().split()):
        return False
    found = [match.start() for match in _pointers(code).finditer(text)]
    quoted = spans(text) if found else ()
    return not all(inside(place, quoted) for place in found)


def links(text: str, code: str) -> int:
    """How many words of *text*, outside its quotations, join it to what stands before."""
    joining = words(language_of(code).openings.links)
    found = [match for match in _WORD.finditer(text) if match[0].lower() in joining]
    quoted = spans(text) if found else ()
    return sum(not inside(match.start(), quoted) for match in found)


_WORD = re.compile(r"[^\W\d_]+")
#: Marks that open a quotation.
_MARKS = frozenset('"“„«»‘‚')


@cache
def _pointers(code: str) -> re.Pattern[str]:
    """A word that points at a thing, and is not followed by one that every reader knows."""
    own = language_of(code).openings
    either = "|".join(sorted(words(own.pointers)))
    return re.compile(rf"\b(?:{either})\s(?!{own.at_hand})", re.IGNORECASE)
