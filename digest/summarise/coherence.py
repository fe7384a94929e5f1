"""Which sentences of a story are not about its event.

An article ends with other news, an aside tells another matter, a round-up lists a week. Such a
sentence shares neither a name nor much of its matter with the story's other reports. A page that
ends with teasers shows it by itself: nothing in them goes on with what stands before. So does a
page of clips, of which few sentences share a word with its headline or its first sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from math import log

from digest.languages import base
from digest.model import Article, Sentence
from digest.summarise.references import Lean, openers
from digest.text.words import content

#: A sentence is about the event if this part of its matter, weighted by rarity, stands elsewhere.
SHARED = 0.2
#: With so many of its first sentences an article says what its event is.
OPENING = 4
#: Fewer stems say nothing about a sentence: it is about what the one before is.
FEWEST = 4
#: So many in a row are another matter.
RUN = 2

#: So many sentences at an article's end are no part of it if none goes on with it: none has a name
#: of it, or so many of its stems and so large a part of stems in common with it, and at most this
#: part of them opens with a word that refers to something before.
TAIL, AGAIN, AGAIN_SHARE, REFERRING = 3, 2, 0.15, 0.34
#: Where more than this part of an article's sentences would be none of it, its opening is not its
#: story, but a byline, a caption or a heading.
MOST_TEASERS = 0.5
#: A text of so many sentences is a page of clips where at most this part of those behind its first
#: ones share a word with these or its headline; articles have a third or more.
CLIPS, CLIPS_FIRST, CLIPS_SHARE = 12, 2, 0.25
#: A word with a capital that opens no sentence.
_NAME = re.compile(r"(?<=[a-zß-ÿ,;:] )[A-ZÀ-Þ][\w-]+")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w-]+")


@dataclass(frozen=True, slots=True)
class _Reports:
    """What a story's reports say, stem by stem."""

    #: The stems of each sentence, and those of its names.
    stems: Sequence[frozenset[str]]
    names: Sequence[frozenset[str]]
    #: How rare a stem is among the sentences, and how many articles have it.
    rarity: Mapping[str, float]
    spread: Mapping[str, int]
    #: The stems of each article, and those of its headline.
    own: Mapping[str, frozenset[str]]
    heads: Mapping[str, frozenset[str]]
    #: Those of the best article's headline.
    headline: frozenset[str]

    @classmethod
    def of(cls, articles: Sequence[Article], sentences: Sequence[Sentence]) -> _Reports:
        language = {article.id: article.language for article in articles}
        stems = [
            frozenset(content(each.text, language=language[each.article])) for each in sentences
        ]
        names = [
            frozenset(content(" ".join(_NAME.findall(each.text)), language=language[each.article]))
            for each in sentences
        ]
        frequency = Counter(stem for each in stems for stem in each)
        heads = {
            each.id: frozenset(content(each.title, language=each.language)) for each in articles
        }
        own = {name: set(head) for name, head in heads.items()}
        for sentence, each in zip(sentences, stems, strict=True):
            own[sentence.article] |= each
        return cls(
            stems=stems,
            names=names,
            rarity={stem: log(1 + len(stems) / often) for stem, often in frequency.items()},
            spread=Counter(stem for each in own.values() for stem in each),
            own={name: frozenset(each) for name, each in own.items()},
            heads=heads,
            headline=heads[articles[0].id],
        )

    def strange(self, own: Sequence[int], article: str, *, best: bool) -> list[int]:
        """Which of an article's *own* sentences share nothing with the story's matter.

        That is what other articles say, and the article's own headline and opening. None where the
        opening itself shares too little, unless it is the *best* article's, which is the event.
        """
        about = [self._shares(index, self._elsewhere(index, article)) for index in own]
        if not best and 2 * sum(about[:OPENING]) < len(about[:OPENING]):
            # It reports the event in its own words: nothing tells its asides from its news.
            return []
        opening = self.heads[article].union(*(self.stems[index] for index in own[:OPENING]))
        strange: list[int] = []
        for place, (index, each) in enumerate(zip(own, about, strict=True)):
            if each or place < OPENING:
                away = False
            elif place and len(self.stems[index]) < FEWEST:
                away = own[place - 1] in strange
            else:
                away = not self._shares(index, self.stems[index] & opening)
            if away:
                strange.append(index)
        return strange

    def _shares(self, index: int, shared: AbstractSet[str]) -> bool:
        """Whether a name, the headline's matter or enough of a sentence's is *shared*."""
        if shared & (self.names[index] | self.headline):
            return True
        return self._weight(shared) >= SHARED * self._weight(self.stems[index])

    def _elsewhere(self, index: int, article: str) -> frozenset[str]:
        """The stems of a sentence that other articles than its own have."""
        own = self.own[article]
        return frozenset(stem for stem in self.stems[index] if self.spread[stem] > (stem in own))

    def _weight(self, stems: AbstractSet[str]) -> float:
        return sum(self.rarity[stem] for stem in stems)


def off_event(articles: Sequence[Article], sentences: Sequence[Sentence]) -> frozenset[int]:
    """Indexes of the *sentences* that are not about the event of *articles*, the best first.

    One strange sentence among others is a detail that only its report has; two or more in a row
    are another matter. Of a single article, only the end is judged.
    Articles in another language than the best one's are not judged.
    """
    judged = {each.id for each in articles if base(each.language) == base(articles[0].language)}
    off: set[int] = set()
    for article in articles:
        own = [index for index, each in enumerate(sentences) if each.article == article.id]
        off.update(own[place] for place in _clips(article, [sentences[i].text for i in own]))
    if len(articles) == 1:
        return _teasers(articles[0], [each.text for each in sentences]) | off
    if len(judged) < 2:
        return frozenset(off)
    reports = _Reports.of(articles, sentences)
    for article in articles:
        own = [index for index, each in enumerate(sentences) if each.article == article.id]
        if article.id in judged:
            off.update(_runs(reports.strange(own, article.id, best=article == articles[0])))
    return frozenset(off)


def _clips(article: Article, texts: Sequence[str]) -> Iterator[int]:
    """The sentences of an *article*'s *texts* that tell of other clips, where it is a page of them.

    None where there is no headline to tell what it is about.
    """
    language = article.language
    if len(texts) < CLIPS or not article.title:
        return
    stems = [frozenset(content(text, language=language)) for text in texts]
    matter = frozenset(content(article.title, language=language)).union(*stems[:CLIPS_FIRST])
    others = [place for place, own in enumerate(stems) if place >= CLIPS_FIRST and not own & matter]
    if len(others) >= (1 - CLIPS_SHARE) * (len(texts) - CLIPS_FIRST):
        yield from others


def _teasers(article: Article, texts: Sequence[str]) -> frozenset[int]:
    """The sentences at the end of an *article*'s *texts* that do not go on with it."""
    language = article.language
    story = set(content(article.title, language=language))
    story.update(chain.from_iterable(content(text, language=language) for text in texts[:OPENING]))
    if len(texts) < OPENING + TAIL or any(
        _goes_on(text, story, language) for text in texts[-TAIL:]
    ):
        return frozenset()
    last = OPENING - 1
    for index, text in enumerate(texts[OPENING:], OPENING):
        if _goes_on(text, story, language):
            story.update(content(text, language=language))
            last = index
    behind = texts[last + 1 :]
    judge = openers(language)
    refer = sum(judge.lean(text) is not Lean.NOTHING for text in behind)
    few = len(behind) < TAIL or refer > REFERRING * len(behind)
    return (
        frozenset()
        if few or len(behind) > MOST_TEASERS * len(texts)
        else frozenset(range(last + 1, len(texts)))
    )


def _goes_on(text: str, story: AbstractSet[str], language: str) -> bool:
    """Whether a sentence has a name of the *story*, or enough of its stems."""
    stems = frozenset(content(text, language=language))
    again = stems & story
    return len(again) >= max(AGAIN, AGAIN_SHARE * len(stems)) or (
        bool(again) and not again.isdisjoint(_names(text, language))
    )


def _names(text: str, language: str) -> frozenset[str]:
    """The stems of the names in *text*, and of the word that it opens with."""
    return frozenset(content(" ".join(_CAPITAL.findall(text)), language=language))


def _runs(places: Sequence[int]) -> Iterator[int]:
    """Those of *places* that stand in a row of RUN or more."""
    run: list[int] = []
    for place in [*places, -1]:
        if run and place != run[-1] + 1:
            if len(run) >= RUN:
                yield from run
            run = []
        run.append(place)
