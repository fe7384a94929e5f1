"""Cuts from each article what its outlet prints around it, so that furniture is not compared.

A run of RUN words that stands in two articles of one outlet under different titles is no news of
either: a masthead, a column of links, a notice, the background that every report repeats. Runs are
compared without regard to capitals, marks and digits, so that furniture is recognised in the middle
of a sentence as well. Posts under one title, or without one and of one text, are one article here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from digest.curate._runs import runs_of
from digest.model import Article
from digest.text.repetition import signature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.curate._runs import Hashes

    Mask = NDArray[np.bool_]

RUN = 6  # words
#: A text of which this share stands in another one was posted again, under a new title: it stays.
POSTED_AGAIN = 0.9
#: What stands in so many articles of an outlet, and in this share, goes even if nothing is left.
OFTEN, SHARE = 3, 0.05
#: What so many outlets print is an agency's text: it stays where more than this share of a text is
#: like it. Where much of a week tells one event, reports of one outlet have much in common.
OUTLETS, MUCH = 3, 0.5
LONGEST = 12_000  # characters looked at

_WORD = re.compile(r"\w+")


def source_of(article: Article) -> str:
    """The name of the outlet, in the form in which outlets are compared."""
    return article.source.strip().casefold()


def own_texts(articles: Sequence[Article]) -> list[str]:
    """The text of each of *articles* without its outlet's furniture."""
    texts = [article.text[:LONGEST] for article in articles]
    outlets = defaultdict(list)
    for index, article in enumerate(articles):
        if source := source_of(article):
            outlets[source].append(index)

    @cache
    def everywhere() -> Hashes:
        """The runs that OUTLETS print."""
        return _in_so_many(
            [[_runs(texts[index]) for index in indexes] for indexes in outlets.values()], OUTLETS
        )

    cut: dict[int, str] = {}
    for indexes in outlets.values():
        titles = [" ".join(articles[index].title.casefold().split()) for index in indexes]
        if len(indexes) > 1:
            cleaned = _without_shared([texts[index] for index in indexes], titles, everywhere)
            cut.update(zip(indexes, cleaned, strict=True))
    return [cut.get(index, text) for index, text in enumerate(texts)]


def own_standfirsts(articles: Sequence[Article]) -> list[str]:
    """The standfirst of each of *articles*; "" where its text has it or its outlet repeats it."""
    uses = Counter((source_of(article), article.standfirst) for article in articles)
    return [
        ""
        if uses[source_of(article), article.standfirst] > 1 or article.standfirst in article.text
        else article.standfirst
        for article in articles
    ]


def _without_shared(
    texts: Sequence[str], titles: Sequence[str], everywhere: Callable[[], Hashes]
) -> list[str]:
    """The *texts* of one outlet without the runs that they share.

    A text of little else keeps those that other outlets have *everywhere*.
    """
    runs = [_runs(text) for text in texts]
    stories: defaultdict[object, list[Hashes]] = defaultdict(list)
    for own, title in zip(runs, titles, strict=True):
        stories[title or own.tobytes()].append(own)
    twice = _in_so_many(stories.values(), 2)
    often = _in_so_many(stories.values(), max(OFTEN, SHARE * len(stories)))
    cleaned = []
    for text, own in zip(texts, runs, strict=True):
        mask = _covered(own, twice)
        if mask.sum() > POSTED_AGAIN * len(mask):
            mask = _covered(own, often)
        if mask.sum() > MUCH * len(mask):
            mask &= ~_covered(own, everywhere())
        cleaned.append(_cut(text, mask) if mask.any() else text)
    return cleaned


def _in_so_many(groups: Iterable[Sequence[Hashes]], least: float) -> Hashes:
    """The runs that at least so many of the *groups* of texts have, in ascending order."""
    import numpy as np

    each = [_distinct(np.concatenate(list(texts))) for texts in groups]
    found, counts = np.unique(np.concatenate(each), return_counts=True)
    return np.asarray(found[counts >= least])


def _runs(text: str) -> Hashes:
    """A hash for each run of RUN words of *text*, in order; none where there are fewer."""
    import numpy as np

    return runs_of(np.fromiter(map(_hash, _WORD.findall(text)), dtype=np.uint64), RUN)


@lru_cache(maxsize=2**17)
def _hash(word: str) -> int:
    return crc32(signature(word).encode())


def _distinct(runs: Hashes) -> Hashes:
    """Each of *runs* once, in ascending order; np.unique is slower on so few."""
    import numpy as np

    ordered: Hashes = np.sort(runs)
    return np.asarray(ordered[np.diff(ordered, prepend=~ordered[:1]) != 0])


def _covered(runs: Hashes, furniture: Hashes) -> Mask:
    """Which words of a text with these *runs* stand in one of *furniture*, in ascending order.

    Nothing for a text that is too short for a run.
    """
    import numpy as np

    mask = np.zeros(len(runs) + RUN - 1 if len(runs) else 0, dtype=bool)
    if not len(furniture):
        return mask
    places = np.minimum(np.searchsorted(furniture, runs), len(furniture) - 1)
    hits = np.flatnonzero(furniture[places] == runs)
    for offset in range(RUN):
        mask[hits + offset] = True
    return mask


def _cut(text: str, mask: Mask) -> str:
    """*text* without the words of *mask*; what stood around them is not glued together."""
    parts, kept_to = [], 0
    for number, word in enumerate(_WORD.finditer(text)):
        if mask[number]:
            if not (number and mask[number - 1]):
                parts.append(text[kept_to : word.start()])
            kept_to = word.end()
    return " | ".join((*parts, text[kept_to:]))
