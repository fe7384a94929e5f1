"""Nouns that a sentence takes for known ("the museum"), and the sentences that introduce them.

A noun with a definite article and nothing that explains it refers to something that the text has
introduced: "a museum", "Bardo Museum", "announced" for "the announcement". A noun that the text
never introduces names what everybody knows ("the weather").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from digest.languages import base, words
from digest.languages import language as language_of
from digest.model import Article, Sentence
from digest.text.words import stem

#: An article so far before a word makes that word known: "the old sea museum".
REACH = 3
#: A noun of fewer letters is too often another word.
SHORTEST = 3

#: In place of a sentence: what everybody knows.
KNOWN = -1

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
    over: frozenset[str]
    endings: tuple[str, ...]
    known: frozenset[str]
    referring: frozenset[str]
    pointing: frozenset[str]
    forms: Mapping[str, str]
    opening: bool
    capitals: bool


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
        taken=words(f"{own.definite} {own.owners}"),
        between=words(own.between),
        bound=words(own.bound),
        dates=words(own.dates),
        over=words(own.over),
        endings=tuple(own.over_endings.split()),
        known=frozenset(stem(word, language=code) for word in own.known.split()),
        referring=frozenset(stem(word, language=code) for word in own.referring.split()),
        pointing=words(own.pointing),
        forms=own.forms,
        opening=own.opening,
        capitals=own.capitals,
    )


def leaning(
    sentences: Sequence[Sentence], articles: Sequence[Article]
) -> dict[int, frozenset[int | None]]:
    """By index into *sentences*, those that introduce what each one takes for known.

    They are of the same article. None stands for the sentence before, of which such a noun speaks
    in other words ("the announcement").
    """
    texts: dict[str, list[int]] = {}
    for index, sentence in enumerate(sentences):
        texts.setdefault(sentence.article, []).append(index)
    leans: dict[int, frozenset[int | None]] = {}
    for article in articles:
        rules, own = _rules(base(article.language)), texts.get(article.id, [])
        if rules:
            text = _Text([sentences[index].text for index in own], rules, base(article.language))
            for place, needed in text.leans():
                leans[own[place]] = frozenset(
                    None if other is None else own[other] for other in needed
                )
    return leans


class _Text:
    """The sentences of one article, and where it introduces its nouns."""

    def __init__(self, sentences: Sequence[str], rules: _Rules, code: str) -> None:
        self._rules, self._code = rules, code
        self._words = [_split(sentence) for sentence in sentences]

    def leans(self) -> Iterator[tuple[int, set[int | None]]]:
        """The sentences that lean on others, with those; by their places in the article."""
        nouns = [dict(self._known(own)) for own in self._words]
        wanted = set().union(*nouns) if nouns else set()
        begun = {noun[:SHORTEST] for noun in wanted}
        introduced: dict[str, int] = {}
        for place, own in enumerate(self._words):
            needed = {
                introduced.get(noun, None if refers else KNOWN)
                for noun, refers in nouns[place].items()
            } - {KNOWN}
            if needed and place:
                yield place, needed
            for noun, new in self._mentions(own, wanted, begun):
                # What refers to the sentence before is understood with the first that names it.
                refers = nouns[place].get(noun, False)
                introduced.setdefault(noun, place if new or refers else KNOWN)

    def _known(self, own: _Tokens) -> Iterator[tuple[str, bool]]:
        """The stems of the nouns that a sentence takes for known without explaining them.

        With each, whether it surely refers to something before: by its meaning, or since the
        sentence opens with it, and no quotation, whose speaker may know more. What a sentence names
        first, it introduces itself.
        """
        rules, lower = self._rules, own[1]
        for place, word in enumerate(lower):
            if word in rules.definite and (head := self._head(own, place + 1)):
                noun = self._stem(lower[head])
                if noun not in rules.known and not any(
                    self._stem(each) == noun for each in lower[:head]
                ):
                    refers = noun in rules.referring or word in rules.pointing
                    yield noun, refers or (not place and rules.opening)

    def _head(self, own: _Tokens, place: int) -> int:
        """The place of the noun from *place* on that ends its phrase; 0 where it is explained."""
        rules, (written, lower) = self._rules, own
        while place < len(lower) and (lower[place] in rules.between or lower[place] in ELIDED):
            place += 1
        if place >= len(lower) or not written[place].isalpha():
            return 0
        # "Those polled": a participle is no noun.
        participle = bool(rules.endings) and lower[place].endswith(rules.endings)
        a_noun = (
            written[place][0].isupper() == rules.capitals
            and len(lower[place]) >= SHORTEST
            and not participle
        )
        return place if a_noun and self._ends(own, place + 1) else 0

    def _ends(self, own: _Tokens, place: int) -> bool:
        """Whether nothing at *place*, behind a noun, explains the noun or belongs to it."""
        rules, (written, lower) = self._rules, own
        if place >= len(lower):
            return True
        follower = lower[place]
        if not follower.isalnum():
            return follower != "-"
        if follower in rules.bound:
            dated = lower[place + 1] if place + 1 < len(lower) else ""
            return dated in rules.dates or dated.isdigit()
        if not rules.over:
            return not written[place][0].isupper()
        return follower in rules.over or follower.endswith(rules.endings)

    def _mentions(
        self, own: _Tokens, wanted: AbstractSet[str], begun: AbstractSet[str]
    ) -> Iterator[tuple[str, bool]]:
        """Every mention of the *wanted* nouns, and whether it introduces its thing.

        *begun* are the beginnings of these, since stems take longer to compare.
        """
        rules, (written, lower) = self._rules, own
        for place, word in enumerate(lower):
            likely = word[:SHORTEST] in begun or word in rules.forms
            if likely and (noun := self._stem(word)) in wanted:
                # "Bardo Museum", "the GamerGate movement": a name introduces, whatever its article.
                # So does "the Kampp 23 tomb".
                front = place - 1 - (place > 1 and written[place - 1].isdigit())
                named = not rules.capitals and (
                    (place > 0 and written[place][0].isupper())
                    or (front > 0 and written[front][0].isupper())
                )
                before = lower[max(place - REACH, 0) : place]
                yield noun, named or rules.taken.isdisjoint(before)

    def _stem(self, lower: str) -> str:
        return stem(self._rules.forms.get(lower, lower), language=self._code)


def _split(text: str) -> _Tokens:
    written = _TOKEN.findall(text)
    return written, [word.lower() for word in written]
