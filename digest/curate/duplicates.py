"""Finds texts that one outlet posted more than once: unchanged, or with a new title or opening.

Two articles of an outlet are the same text when nearly all runs of five words of the shorter one
occur in the longer one, and so do most of the runs in its opening. So an ending that all articles
of an outlet share is not enough. A text under several titles that have no word in common is a
notice of the site, which came instead of the articles: no version of it is used. The same agency
text in several outlets is no duplicate but one event with several reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zlib import crc32

from digest.curate._furniture import source_of
from digest.curate._runs import runs_of
from digest.model import Article, Rejected
from digest.text.words import content, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.curate._runs import Hashes


RUN = 5  # words
CONTAINED = 0.8  # of the shorter text's runs
# Its first runs, and how many of them: an invented phrase spoils some.
OPENING, OPENING_CONTAINED = 40, 0.6
FURNITURE = 8  # runs that stand in more of an outlet's texts are its own, no article's
NEARLY_AS_LONG = 0.9  # a newer version this long is as good as the longest

UNLIKE = 4
"""Titles without a common word under which a text is a notice of the site, and no article."""

_FIRST = datetime.min.replace(tzinfo=UTC)


def without_duplicates(
    articles: Sequence[Article],
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """*articles* with one version of each text that a source posted repeatedly, and the others.

    The version that stays is the newest of those about as long as the longest; of a notice none
    stays. The order is that given. Time and memory are about linear.
    """
    by_source = defaultdict(list)
    for index, article in enumerate(articles):
        by_source[source_of(article)].append(index)
    instead: dict[int, int] = {}
    notices: dict[int, Rejected] = {}
    for indexes in by_source.values():
        for versions in _same([articles[index] for index in indexes]):
            members = [indexes[version] for version in versions]
            if _is_notice([articles[member] for member in members]):
                titles = len({articles[member].title for member in members})
                notices |= {member: _noticed(articles[member], titles) for member in members}
                continue
            best = _best(articles, members)
            instead.update((member, best) for member in members if member != best)
    rejected = notices | {
        index: _rejected(articles[index], articles[best]) for index, best in instead.items()
    }
    single = tuple(article for index, article in enumerate(articles) if index not in rejected)
    return single, tuple(left for _, left in sorted(rejected.items(), key=lambda item: item[0]))


def _is_notice(versions: Sequence[Article]) -> bool:
    """Whether *versions* of one text have UNLIKE titles of which no two share a word."""
    apart = 0
    seen: set[str] = set()
    for article in versions:
        words = set(content(article.title, language=article.language))
        if words and seen.isdisjoint(words):
            apart += 1
        seen |= words
    return apart >= UNLIKE


def _noticed(article: Article, titles: int) -> Rejected:
    return Rejected(
        where=article.path or article.id,
        reason=f"the same text under {titles} titles of its outlet: a notice, no article",
        remedy="see whether its site asks for a log-in or a script",
    )


def _rejected(article: Article, instead: Article) -> Rejected:
    return Rejected(
        where=article.path or article.id,
        reason=f"the same text as {instead.path or instead.id}, which is used",
    )


def _best(articles: Sequence[Article], members: Sequence[int]) -> int:
    longest = max(articles[member].words for member in members)
    full = [member for member in members if articles[member].words >= NEARLY_AS_LONG * longest]
    return max(
        full,
        key=lambda member: (
            articles[member].published or _FIRST,
            articles[member].words,
            articles[member].id,
        ),
    )


def _same(articles: Sequence[Article]) -> Iterator[list[int]]:
    """Groups of two or more indexes into *articles*, all of one source, that are one text.

    The longest text comes first in each group and contains all others.
    """
    texts: dict[bytes, Hashes] = {}
    copies = defaultdict(list)
    for index, article in enumerate(articles):
        if words := tokens(article.text, language=article.language):
            runs = _runs(words)
            texts[key := runs.tobytes()] = runs
            copies[key].append(index)
    # Longest first: a text joins the group of the first longer one that contains it, so no
    # chain of small differences joins two texts that are unlike.
    order = sorted(texts, key=lambda key: (-len(key), key))
    longer = defaultdict(list)
    for container, contained in _contained([texts[key] for key in order]):
        longer[contained].append(container)
    groups: dict[int, list[int]] = {}
    for number, key in enumerate(order):
        leader = min(
            (container for container in longer[number] if container in groups), default=number
        )
        groups.setdefault(leader, []).extend(copies[key])
    yield from (members for members in groups.values() if len(members) > 1)


def _runs(words: Sequence[str]) -> Hashes:
    """A hash for every run of RUN words, in order; one for all where there are fewer."""
    import numpy as np

    hashed = np.array([crc32(word.encode()) for word in words], dtype=np.uint64)
    return runs_of(hashed, min(RUN, len(words)))


def _contained(texts: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs of *texts*, given longest first, of which the second stands in the first."""
    import numpy as np

    if len(texts) < 2:
        return
    # Each text counts a run once, so *counts* is the number of texts that have it.
    runs, counts = np.unique(
        np.concatenate([np.unique(text) for text in texts]), return_counts=True
    )
    own = runs[counts <= FURNITURE]
    ordered = [_columns(text, own) for text in texts]
    # The products of these matrices count the runs that each two texts share, all at once.
    whole = _incidence([np.unique(text) for text in ordered], len(own))
    opening = _incidence([np.unique(text[:OPENING]) for text in ordered], len(own))
    shared, opened = (whole @ whole.T).tocoo(), (opening @ whole.T).tocsr()
    longer, shorter, count = shared.row, shared.col, shared.data
    sizes, openings = np.diff(whole.indptr), np.diff(opening.indptr)
    enough = (longer < shorter) & (count >= CONTAINED * sizes[shorter])
    for left, right in zip(longer[enough].tolist(), shorter[enough].tolist(), strict=True):
        if opened[right, left] >= OPENING_CONTAINED * openings[right]:
            yield left, right


def _columns(text: Hashes, own: Hashes) -> NDArray[np.intp]:
    """The place in *own* of each run of *text*, in the text's order, without the runs not in it."""
    import numpy as np

    if not len(own):
        return np.array([], dtype=np.intp)
    places = np.minimum(np.searchsorted(own, text), len(own) - 1)
    columns: NDArray[np.intp] = places[own[places] == text]
    return columns


def _incidence(rows: Sequence[NDArray[np.intp]], width: int) -> Any:
    """A sparse matrix with 1 in the columns that each of *rows* names."""
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

    ends = np.cumsum([0, *(len(row) for row in rows)])
    indices = np.concatenate([*rows, np.array([], dtype=np.intp)])
    return csr_matrix(
        (np.ones(len(indices), dtype=np.int32), indices, ends), shape=(len(rows), width)
    )
