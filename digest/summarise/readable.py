"""Makes any choice of sentences a readable text.

Decides which sentences are never chosen, and which sentences each one needs before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from digest.languages import pattern, union
from digest.model import Article, Sentence
from digest.summarise.nouns import Nouns
from digest.summarise.references import Lean, introduction, openers
from digest.summarise.surnames import introduced_by, introductions, lone_names
from digest.text.fragments import fragment
from digest.text.quotation import balanced, unclosed
from digest.text.sentences import paragraphs

#: Fewer words are a fragment, more are a list or a broken split.
SHORTEST, LONGEST = 3, 70
#: Less of a statement than this are not letters; a row of a table has fewer.
LETTERS = 0.5
#: Where fewer of a text's sentences end with a space and a stop, these are headlines.
HEADED = 0.5

_ENDS = re.compile(
    r"[.!…۔।。！?？؟](?:(?<=[.!…۔।。！])[\"'”’»“«」』)\]]*|(?<=[?!؟？！])[\"'”’»“«」』])$"
)
#: A quotation that asks and nothing else: who asked, and what was answered, stand elsewhere.
_ASKED_ALONE = re.compile(r"[\"“«„»'‘][^\"”»“«]*[?؟][\"”»“«'’]$")
#: A sign of an address or of a row's columns, without which there are none, and what they are.
_ADDRESSED = ("://", "www.", "@", "#", " | ")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|#\w+ #\w+|\s\|\s")
#: An aside: all of it stands in brackets, or would but for its full stop.
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]\W*$")
#: A headline that an outlet's page has among its text ends so ("Fire at the quay .").
_APART = re.compile(r"\s[.!…]$")
#: Of the ASCII signs, those that are no letters, and those that are no capitals.
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_NO_CAPITALS = bytes(code for code in range(128) if not chr(code).isupper())
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LISTED = re.compile(r"^(?:[-•*–—▪●]|\(?\d{1,2}[.)]\s|[a-z]\)\s|\|)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What a choice of sentences must respect, by index into the sentences.

    *barred* are never chosen. *needs* are the sentences that one needs, all earlier ones.
    """

    barred: frozenset[int]
    needs: Mapping[int, frozenset[int]]

    def closure(
        self, index: int, chosen: frozenset[int] = frozenset(), *, limit: int = 1000
    ) -> frozenset[int] | None:
        """*index* and all it needs, directly or not, that is not *chosen* yet.

        None where that includes a barred sentence or is more than *limit* sentences.
        """
        needed: set[int] = set()
        waiting = [index]
        while waiting:
            current = waiting.pop()
            if current in needed or current in chosen:
                continue
            own = self.needed(current)
            if own is None or len(needed) >= limit:
                return None
            needed.add(current)
            waiting.extend(own)
        return frozenset(needed)

    def needed(self, index: int) -> frozenset[int] | None:
        """What the sentence at *index* itself needs; None where it is barred."""
        return None if index in self.barred else self.needs.get(index, frozenset())


def read(
    sentences: Sequence[Sentence],
    *,
    articles: Sequence[Article],
    every: Sequence[Sentence],
    strict: bool = True,
    introduced: bool = False,
) -> Constraints:
    """Judge *sentences*, those of *articles* in order.

    *every* includes the sentences that were left out. Not *strict*: bare surnames and references to
    the topic are allowed, since the headline may explain them. *introduced*: a sentence that opens
    with something as known ("The ship …" in French and Arabic) needs the one that introduces it.
    """
    judge = Judge(sentences, articles=articles, every=every, strict=strict, introduced=introduced)
    barred: set[int] = set()
    needs: dict[int, frozenset[int]] = {}
    for index in range(len(sentences)):
        needed = judge.needs(index)
        if needed is None:
            barred.add(index)
        elif needed:
            needs[index] = needed
    return Constraints(barred=frozenset(barred), needs=needs)


class Judge:
    """Says of each sentence what it needs; of each article's in order, up to the first that may be
    chosen.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        *,
        articles: Sequence[Article],
        every: Sequence[Sentence],
        strict: bool,
        introduced: bool,
    ) -> None:
        self._sentences, self._strict, self._introduces = sentences, strict, strict and introduced
        self._articles = {article.id: article for article in articles}
        self._before = _predecessors(sentences, every)
        self._headed = _headed(sentences)
        self._uncut = {(sentence.article, sentence.start) for sentence in every}
        self._fragments = {
            article.id: unclosed(article.text, paragraphs(article.text)) for article in articles
        }
        self._names = introductions(sentences, articles) if strict else {}
        self._nouns = Nouns(sentences, articles, close=self._introduces) if strict else None
        self._headlines = " ".join(article.title for article in articles)
        #: The first sentence of each article that may be chosen, which says what its topic is.
        self._lead: dict[str, int] = {}

    def needs(self, index: int) -> frozenset[int] | None:
        """What the sentence at *index* needs; None where it is never chosen."""
        sentence = self._sentences[index]
        article = self._articles[sentence.article]
        whole = (
            index not in self._headed
            and self._whole(sentence)
            and not fragment(sentence.text, article.language)
        )
        leans_on = self._leans_on(index, article) if whole else None
        if leans_on is None:
            return None
        # Only sentences that can be chosen become the lead.
        self._lead.setdefault(article.id, index)
        first = self._introduced_by(index, article) if self._introduces else set()
        named = introduced_by(index, sentence, self._names, article.language)
        for other in self._nouns.leans(index) if self._nouns else ():
            place = self._before.get(index) if other is None else other
            if place is None:
                return None
            named.add(place)
        return frozenset((named | first | {leans_on}) - {index})

    def takes_for_known(self, index: int, *, early: bool) -> bool:
        """Whether the sentence at *index* takes for known what no headline names: somebody by
        surname, or a thing, *early* in the sentence.
        """
        sentence = self._sentences[index]
        known = self._nouns and self._nouns.takes(index, early=early)
        if known or self._introduced_by(index, self._articles[sentence.article]):
            return True
        return any(
            self._names.get((sentence.article, name), index) < index
            for name in lone_names(sentence.text)
        )

    def _whole(self, sentence: Sentence) -> bool:
        """Whether it is one whole statement that no unclosed quotation reaches into."""
        # A sentence whose start moved had something cut off in front.
        begun = (sentence.article, sentence.start) in self._uncut
        return fit(sentence.text, begun=begun) and not any(
            start < sentence.end and sentence.start < end
            for start, end in self._fragments[sentence.article]
        )

    def _leans_on(self, index: int, article: Article) -> int | None:
        """The sentence that its opening leans on, itself for none; None where that is left out."""
        judge, sentence = openers(article.language), self._sentences[index]
        leans = judge.lean(sentence.text) if judge.known else Lean.UNKNOWN
        opens = not index or self._sentences[index - 1].article != article.id
        if leans is Lean.TOPIC and opens:
            # An article's opening has no topic before it: "Ships moved again on Monday".
            leans = Lean.NOTHING
        if leans is Lean.BEFORE or judge.goes_on(sentence.text):
            return self._before.get(index)
        if leans is Lean.UNKNOWN:
            return self._before.get(index, index)
        if leans is Lean.TOPIC and self._strict:
            return self._lead.get(article.id)
        return index

    def _introduced_by(self, index: int, article: Article) -> set[int]:
        """The sentence that introduces the thing which the one at *index* opens with as known.

        None where a headline does.
        """
        sentence = self._sentences[index]
        before = article.text[: sentence.start]
        place = introduction(sentence.text, before, self._headlines, article.language)
        return {
            other
            for other in range(index)
            if place is not None
            and self._sentences[other].article == article.id
            and self._sentences[other].start <= place < self._sentences[other].end
        }


def fit(text: str, *, begun: bool = True) -> bool:
    """Whether *text* is one whole statement: begun, ended, with all its quotation marks.

    Questions, headings and lists are none. Not *begun*: a dateline or an invented opening was cut
    off, so the text may begin with a small letter.
    """
    return complete(text, begun=begun) and balanced(text)


def complete(text: str, *, begun: bool = True) -> bool:
    """Whether *text* is `fit`, its quotation marks aside."""
    words = text.split()
    letters, capitals = _letters(text)
    if not SHORTEST <= len(words) <= LONGEST or letters < LETTERS * len(text):
        return False
    if (begun and text[:1].islower()) or _ASKED_ALONE.match(text) or _labelled().match(text):
        return False
    if (
        _LISTED.match(text)
        or _ASIDE.match(text)
        or (any(map(text.__contains__, _ADDRESSED)) and _ADDRESS.search(text))
        or text.startswith(("...", "…"))
    ):
        return False
    # A heading set in capitals.
    if 2 * capitals > letters:
        return False
    return bool(_ENDS.search(text))


def _letters(text: str) -> tuple[int, int]:
    """How many letters *text* has, and how many of these are capitals."""
    # Ten times faster than to ask every sign.
    plain = text.encode("ascii", "ignore")
    others = [] if len(plain) == len(text) else _NOT_ASCII.findall(text)
    return (
        len(plain.translate(None, _NO_LETTERS)) + sum(map(str.isalpha, others)),
        len(plain.translate(None, _NO_CAPITALS)) + sum(map(str.isupper, others)),
    )


def _predecessors(sentences: Sequence[Sentence], every: Sequence[Sentence]) -> dict[int, int]:
    """By index, the sentence right before each one in its article, if that was not left out."""
    number = {(sentence.article, sentence.end): index for index, sentence in enumerate(sentences)}
    predecessors: dict[int, int] = {}
    for left, right in pairwise(every):
        if (
            left.article == right.article
            and (right.article, right.end) in number
            and (left.article, left.end) in number
        ):
            predecessors[number[right.article, right.end]] = number[left.article, left.end]
    return predecessors


def _headed(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences that end with a space and a full stop, where few of their text do.

    They are headlines and links. In a text whose words all stand apart they are sentences.
    """
    apart = [index for index, sentence in enumerate(sentences) if _APART.search(sentence.text)]
    return frozenset(apart if len(apart) < HEADED * len(sentences) else ())


@cache
def _labelled() -> re.Pattern[str]:
    """A label and what it labels ("Loved-up: The pair at sea"), unless a quotation follows, or two
    labels ("Hull: 3rd Our forecast: 5th A good year"); no sentence.
    """
    return pattern(
        r"(?:[^.!?:\"“«„]{1,60}:\s(?=[A-ZÀ-Þ\d])){2}|"
        r"[A-ZÀ-Þ][\w/'’-]*(?: [\w/'’-]+){0,3}[:!]\s(?=[A-ZÀ-Þ])|"
        r"[\"“‘'][A-ZÀ-Þ][\w -]{2,24}[\"”’']:\s(?=[A-ZÀ-Þ])|(?:WORDS) ?:\s",
        union(lambda each: each.openings.labels),
    )
