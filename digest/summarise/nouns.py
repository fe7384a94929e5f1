"""Nouns that a sentence takes for known ("the museum"), and the sentences that introduce them.

A noun with a definite article and nothing that explains it refers to something that the text has
introduced: "a museum", "Bardo Museum", "announced" for "the announcement". A noun that the text
never introduces names what everybody knows ("the weather").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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

_WORD = re.compile(r"[^\W\d_]+|\d+")


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
    forms: Mapping[str, str]
    opening: bool
    capitals: bool


#: A word as it is written, in small letters, and where it starts and ends.
_Word = tuple[str, str, int, int]


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
        introduced: dict[str, int] = {}
        for place, own in enumerate(self._words):
            needed = {
                introduced.get(noun, None if refers else KNOWN)
                for noun, refers in nouns[place].items()
            } - {KNOWN}
            if needed and place:
                yield place, needed
            for noun, new in self._mentions(own, wanted):
                # What refers to the sentence before is understood with the first that names it.
                refers = nouns[place].get(noun, False)
                introduced.setdefault(noun, place if new or refers else KNOWN)

    def _known(self, own: Sequence[_Word]) -> Iterator[tuple[str, bool]]:
        """The stems of the nouns that a sentence takes for known without explaining them.

        With each, whether it surely refers to something before: by its meaning, or since the
        sentence opens with it. What a sentence names first, it introduces itself.
        """
        rules = self._rules
        for place, (_, lower, start, _) in enumerate(own):
            opens = not start  # a quotation's speaker may know more
            if lower in rules.definite and (head := self._head(own, place + 1)):
                noun = self._stem(own[head][1])
                if noun not in rules.known and not any(
                    self._stem(word[1]) == noun for word in own[:head]
                ):
                    yield noun, (opens and rules.opening) or noun in rules.referring

    def _head(self, own: Sequence[_Word], place: int) -> int:
        """The place of the noun from *place* on that ends its phrase; 0 where it is explained."""
        rules = self._rules
        while place < len(own) and own[place][1] in rules.between:
            place += 1
        if place >= len(own):
            return 0
        written, lower, start, end = own[place]
        # "Those polled": a participle is no noun.
        a_noun = (
            written[0].isupper() == rules.capitals
            and end - start >= SHORTEST
            and not (rules.endings and lower.endswith(rules.endings))
        )
        return place if a_noun and self._ends(own, place) else 0

    def _ends(self, own: Sequence[_Word], place: int) -> bool:
        """Whether the noun at *place* is followed by nothing that explains it or belongs to it."""
        rules = self._rules
        if place + 1 == len(own) or own[place + 1][2] - own[place][3] > 1:
            return True
        written, follower, _, _ = own[place + 1]
        if follower in rules.bound:
            dated = own[place + 2][1] if place + 2 < len(own) else ""
            return dated in rules.dates or dated.isdigit()
        if not rules.over:
            return not written[0].isupper()
        return follower in rules.over or follower.endswith(rules.endings)

    def _mentions(self, own: Sequence[_Word], wanted: set[str]) -> Iterator[tuple[str, bool]]:
        """Every mention of the *wanted* nouns, and whether it introduces its thing."""
        rules = self._rules
        for place, (written, lower, _, _) in enumerate(own):
            if (noun := self._stem(lower)) in wanted:
                # "Bardo Museum", "the GamerGate movement": a name introduces, whatever its article.
                named = not rules.capitals and (
                    (place > 0 and written[0].isupper())
                    or (place > 1 and own[place - 1][0][0].isupper())
                )
                before = {word[1] for word in own[max(place - REACH, 0) : place]}
                yield noun, named or before.isdisjoint(rules.taken)

    def _stem(self, lower: str) -> str:
        return stem(self._rules.forms.get(lower, lower), language=self._code)


def _split(text: str) -> list[_Word]:
    return [
        (match.group(), match.group().lower(), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]
