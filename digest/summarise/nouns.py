"""Nouns that a sentence takes for known ("the museum"), and the sentences that introduce them.

A noun with a definite article and nothing that explains it refers to something that the text has
introduced: "a museum", "Bardo Museum", "announced" for "the announcement"; its headline tells of it
as well. A noun that the text never introduces names what everybody knows ("the weather").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, partial

from digest.languages import base, words
from digest.languages import language as language_of
from digest.model import Article, Sentence
from digest.text.words import stem

#: An article so far before a word makes that word known: "the old sea museum".
REACH = 3
#: A noun of fewer letters is too often another word.
SHORTEST = 3
#: So many words between an article and the verb may make one noun phrase: "the old sea museum".
PHRASE = 5
#: Among so many of its first words and marks a sentence says what it is about.
EARLY = 8

#: Between an elided article and its noun.
ELIDED = "'’"

#: Words, and marks one by one.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """One language's words; `digest.languages.model.Nouns` says what each means."""

    definite: frozenset[str]
    taken: frozenset[str]
    between: frozenset[str]
    bound: frozenset[str]
    dates: frozenset[str]
    relative: frozenset[str]
    over: frozenset[str]
    endings: tuple[str, ...]
    known: frozenset[str]
    referring: frozenset[str]
    pointing: frozenset[str]
    forms: Mapping[str, str]
    opening: bool
    capitals: bool


class _Reach(IntEnum):
    """How far before its sentence a known noun was introduced: anywhere, or nowhere, since it may
    be known to all; surely somewhere; or right before.
    """

    ANY = 0
    NEAR = 1
    NEXT = 2


#: The words and marks of a sentence as they are written, and in small letters.
_Tokens = tuple[list[str], list[str]]


@cache
def _rules(code: str) -> _Rules | None:
    """The rules of the language *code*; None where it has none."""
    own = language_of(code).nouns
    if not own.definite:
        return None
    return _Rules(
        definite=words(own.definite),
        taken=words(f"{own.definite} {own.taken}"),
        between=words(own.between),
        bound=words(own.bound),
        dates=words(own.dates),
        relative=words(own.relative),
        over=words(own.over),
        endings=tuple(own.over_endings.split()),
        known=frozenset(stem(word, language=code) for word in own.known.split()),
        referring=frozenset(stem(word, language=code) for word in own.referring.split()),
        pointing=words(own.pointing),
        forms=own.forms,
        opening=own.opening,
        capitals=own.capitals,
    )


class Nouns:
    """What the *sentences* of *articles* take for known.

    *close*: what is pointed at ("this group") stands right before, of several things of one name
    the last one is meant, and a headline's "analysts" do not introduce "the analyst".
    """

    def __init__(
        self, sentences: Sequence[Sentence], articles: Sequence[Article], *, close: bool = False
    ) -> None:
        self._sentences = sentences
        self._places: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            self._places.setdefault(sentence.article, []).append(index)
        headline = _headline(articles)
        self._texts = {
            article.id: _Text(
                [sentences[index].text for index in own],
                rules,
                base(article.language),
                headline,
                close=close,
            )
            for article in articles
            if (rules := _rules(base(article.language))) and (own := self._places.get(article.id))
        }

    def leans(self, index: int) -> frozenset[int | None]:
        """The sentences, by index, that introduce what the one at *index* takes for known.

        They are of the same article. None stands for the sentence before, of which such a noun
        speaks in other words ("the announcement").
        """
        article = self._sentences[index].article
        if article not in self._texts:
            return frozenset()
        own = self._places[article]
        needed = self._texts[article].leans(index - own[0])
        return frozenset(None if place is None else own[place] for place in needed)

    def takes(self, index: int, *, early: bool) -> bool:
        """Whether the sentence at *index* takes a thing for known that no headline names.

        *early*: among its first words.
        """
        article = self._sentences[index].article
        if article not in self._texts:
            return False
        return self._texts[article].takes(index - self._places[article][0], early=early)


def _headline(articles: Sequence[Article]) -> frozenset[str]:
    """The words that stand in the headline of every article, which a reader knows."""
    titles = [frozenset(_split(article.title)[1]) for article in articles]
    return frozenset.intersection(*titles) if titles else frozenset()


class _Text:
    """The sentences of one article, and where it introduces its nouns."""

    def __init__(
        self,
        sentences: Sequence[str],
        rules: _Rules,
        code: str,
        headline: AbstractSet[str],
        *,
        close: bool,
    ) -> None:
        self._rules, self._stemmed, self._close = rules, _stems(code), close
        #: By stem, the letters of its shortest form.
        self._headline: dict[str, int] = {}
        for word in headline:
            known = self._headline.setdefault(self._stem(word), len(word))
            self._headline[self._stem(word)] = min(known, len(word))
        self._lowered = [sentence.lower() for sentence in sentences]
        self._sentences = sentences
        self._split: dict[int, _Tokens] = {}
        self._nouns: dict[int, dict[str, _Reach]] = {}
        self._first: dict[str, tuple[int, bool] | None] = {}

    def leans(self, place: int) -> set[int | None]:
        """The places of the sentences that the one at *place* leans on."""
        needed: set[int | None] = set()
        for noun, reach in self._known_at(place).items() if place else ():
            first = self._mentioned(noun)
            if reach is _Reach.NEXT:
                needed.add(None)
            elif first is None or first[0] >= place:
                needed |= {None} if reach else set()
            elif first[1] or self._known_at(first[0]).get(noun, _Reach.ANY):
                # What refers to the sentence before is understood with the first that names it.
                latest = self._latest(noun, place) if self._close and reach else None
                needed.add(first[0] if latest is None else latest)
        return needed

    def _latest(self, noun: str, place: int) -> int | None:
        """The last of the sentences before *place* that introduces *noun*; None for none.

        Of several museums the last one is meant.
        """
        return next(
            (
                other
                for other in range(place - 1, -1, -1)
                if self._may_mention(noun, self._lowered[other])
                and any(self._mentions(self._tokens(other), noun))
            ),
            None,
        )

    def takes(self, place: int, *, early: bool) -> bool:
        """Whether the sentence at *place* takes any thing for known, or *early* one."""
        # Not where what is general has an article, too.
        if not self._rules.over:
            return False
        written, lower = self._tokens(place)
        own = (written[:EARLY], lower[:EARLY]) if early else (written, lower)
        return any(True for _ in self._known(own, phrases=True))

    def _mentioned(self, noun: str) -> tuple[int, bool] | None:
        """Where the text mentions *noun* first, and whether that introduces its thing."""
        if noun not in self._first:
            self._first[noun] = next(
                (
                    (place, new)
                    for place in range(len(self._sentences))
                    if self._may_mention(noun, self._lowered[place])
                    for new in self._mentions(self._tokens(place), noun)
                ),
                None,
            )
        return self._first[noun]

    def _may_mention(self, noun: str, lowered: str) -> bool:
        return noun[:SHORTEST] in lowered or any(form in lowered for form in self._rules.forms)

    def _tokens(self, place: int) -> _Tokens:
        if place not in self._split:
            self._split[place] = _split(self._sentences[place])
        return self._split[place]

    def _known_at(self, place: int) -> dict[str, _Reach]:
        if place not in self._nouns:
            self._nouns[place] = dict(self._known(self._tokens(place)))
        return self._nouns[place]

    def _known(self, own: _Tokens, *, phrases: bool = False) -> Iterator[tuple[str, _Reach]]:
        """The stems of the nouns that a sentence takes for known without explaining them.

        With each, whether it surely refers to something before: by its meaning, or since the
        sentence opens with it, and no quotation, whose speaker may know more. What a sentence names
        first, it introduces itself. A phrase of several words is read where it opens the sentence;
        *phrases*: anywhere.
        """
        rules, lower = self._rules, own[1]
        for place, word in enumerate(lower):
            if word not in rules.definite:
                continue
            # "During the interview" opens a sentence as well.
            opens = not place or (place == 1 and self._joins(lower[0]))
            pointing = word in rules.pointing
            if head := self._head(own, place + 1, phrase=phrases or opens, pointing=pointing):
                noun = self._stem(lower[head])
                known = noun in rules.known or self._headed(noun, lower[head])
                if not known and not any(self._is(noun, each) for each in lower[:head]):
                    yield noun, self._reach(noun, opens=opens, pointing=pointing)

    def _headed(self, noun: str, word: str) -> bool:
        """Whether the headline introduces the *noun* that is written as *word*."""
        shortest = self._headline.get(noun)
        return shortest is not None and (shortest <= len(word) or not self._close)

    def _reach(self, noun: str, *, opens: bool, pointing: bool) -> _Reach:
        """How far before its sentence the *noun* is introduced."""
        if pointing and self._close:
            return _Reach.NEXT
        near = pointing or (opens and self._rules.opening) or noun in self._rules.referring
        return _Reach.NEAR if near else _Reach.ANY

    def _head(self, own: _Tokens, place: int, *, phrase: bool, pointing: bool) -> int:
        """The place of the noun that ends the phrase from *place* on; 0 where it is explained."""
        rules, (_, lower) = self._rules, own
        while place < len(lower) and (lower[place] in rules.between or lower[place] in ELIDED):
            place += 1
        # Adjectives and nouns stand before it, where a language puts them there ("the sea museum").
        longest = PHRASE if rules.over and phrase else 1
        for head in range(place, min(place + longest, len(lower))):
            if self._a_noun(own, head) and self._ends(own, head + 1, pointing=pointing):
                return head
            if not self._goes_on(lower[head]):
                break
        return 0

    def _goes_on(self, word: str) -> bool:
        """Whether a noun may follow *word* in its phrase."""
        return not self._joins(word) and (word.isalnum() or word == "-")

    def _joins(self, word: str) -> bool:
        """Whether *word* belongs to no noun: a preposition, a conjunction, a verb."""
        return word in self._rules.over or word in self._rules.bound

    def _a_noun(self, own: _Tokens, place: int) -> bool:
        """Whether the word at *place* may be a noun."""
        rules, (written, lower) = self._rules, own
        # "Those polled": a participle is no noun.
        participle = bool(rules.endings) and lower[place].endswith(rules.endings)
        return (
            written[place].isalpha()
            and written[place][0].isupper() == rules.capitals
            and len(lower[place]) >= SHORTEST
            and not participle
            and not self._joins(lower[place])
        )

    def _ends(self, own: _Tokens, place: int, *, pointing: bool) -> bool:
        """Whether nothing at *place*, behind a noun, explains the noun or belongs to it."""
        rules, (written, lower) = self._rules, own
        if place >= len(lower):
            return True
        follower = lower[place]
        if not follower.isalnum():
            return follower != "-"
        if pointing and rules.relative and follower in rules.bound:
            return follower not in rules.relative  # "such boats on the river"
        if follower in rules.bound:
            dated = lower[place + 1] if place + 1 < len(lower) else ""
            return dated in rules.dates or dated.isdigit()
        if not rules.over:
            return not written[place][0].isupper()
        return follower in rules.over or follower.endswith(rules.endings)

    def _mentions(self, own: _Tokens, noun: str) -> Iterator[bool]:
        """Of every mention of *noun*, whether it introduces its thing."""
        rules, (written, lower) = self._rules, own
        for place, word in enumerate(lower):
            if self._is(noun, word):
                # "Bardo Museum", "the GamerGate movement": a name introduces, whatever its article.
                # So does "the Kampp 23 tomb".
                front = place - 1 - (place > 1 and written[place - 1].isdigit())
                named = not rules.capitals and (
                    (place > 0 and written[place][0].isupper())
                    or (front > 0 and written[front][0].isupper())
                )
                yield named or rules.taken.isdisjoint(lower[max(place - REACH, 0) : place])

    def _is(self, noun: str, word: str) -> bool:
        """Whether *word*, in small letters, is a form of *noun*. Stems take longer to compare."""
        likely = word[:SHORTEST] == noun[:SHORTEST] or word in self._rules.forms
        return likely and self._stem(word) == noun

    def _stem(self, lower: str) -> str:
        return self._stemmed(self._rules.forms.get(lower, lower))


@cache
def _stems(code: str) -> Callable[[str], str]:
    return partial(stem, language=code)


def _split(text: str) -> _Tokens:
    written = _TOKEN.findall(text)
    return written, [word.lower() for word in written]
