"""Articles as term vectors.

They hold the terms of a title and an opening, weighted by how few articles use each term.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.languages import known
from digest.languages import language as language_of_code
from digest.text.words import content, content_words, stop_words, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

Matrix = Any  # scipy.sparse.csr_matrix, for which there are no types without a further package

WORDS = 150  # an article's first words say what happened, the rest why and what else
TITLE = 3  # a word of the title counts as often
#: Articles assumed beside the collection, so that rarity means something among two or three.
BACKGROUND = 200
_OPENING = re.compile(rf"\s*(?:\S+\s+){{0,{WORDS - 1}}}\S*")
_LONGEST = WORDS * 20  # characters; hostile text need not have spaces
_NAME = re.compile(r"(?<=[\w,;)’'] )([^\W\d_][\w’'-]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of one article's title and opening, with their frequency, and which of them are
    names.

    Names are words with a capital inside a sentence; a script or a text without capitals has none.
    """

    counts: Counter[str]
    names: frozenset[str]

    @property
    def length(self) -> int:
        return self.counts.total()


def terms(title: str, text: str, *, language: str) -> Terms:
    """The terms of an article's title and first words, without stop words."""
    opening = _opening(text)
    counts = Counter(_terms(opening, language))
    for term in _terms(title, language):
        counts[term] += TITLE
    capitals = " ".join(word for word in _NAME.findall(opening) if word[0].isupper())
    return Terms(counts=counts, names=frozenset(_terms(capitals, language)) & counts.keys())


def _terms(text: str, language: str) -> tuple[str, ...]:
    return (content if language_of_code(language).vocabulary.inflected else content_words)(
        text, language=language
    )


def language_of(text: str) -> str:
    """The language whose stop words *text* uses most, "" where it uses none of any."""
    words = tokens(_opening(text), language="")
    hits = {language: sum(word in stop_words(language) for word in words) for language in known()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] else ""


def weigh(articles: Sequence[Terms], *, sources: Sequence[str] = ()) -> tuple[Matrix, Matrix]:
    """Two matrices with a unit row for each article: over all terms, and over names alone.

    A term's weight is (1 + log count) · idf² · own, where idf is log((articles + BACKGROUND) /
    articles that use it). It is squared because two rare terms that two reports share mean more
    than ten common ones. *own* falls to nearly nothing where all other articles of its source (""
    for unknown) use the term: what an outlet always writes about is no event.
    """
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

    used = Counter(term for article in articles for term in article.counts)
    column = {term: index for index, term in enumerate(used)}
    total = len(articles) + BACKGROUND + 1
    idf = np.array([math.log(total / (count + 0.5)) ** 2 for count in used.values()])
    flat = [
        (column[term], count, term in article.names)
        for article in articles
        for term, count in article.counts.items()
    ]
    indices, counts, named = np.array(flat, dtype=np.int64).reshape(-1, 3).T
    sizes = [len(article.counts) for article in articles]
    weights = (
        (1 + np.log(counts)) * idf[indices] * _own(indices, sizes, sources or [""] * len(articles))
    )
    ends, shape = np.cumsum([0, *sizes]), (len(articles), len(column))
    return _unit(csr_matrix((weights, indices, ends), shape=shape)), _unit(
        csr_matrix((weights * named, indices, ends), shape=shape)
    )


def _own(terms: Numbers, sizes: Sequence[int], sources: Sequence[str]) -> Numbers:
    """For each of *terms*, the share of its source's other articles without it.

    Terms are numbers, article after article; *sizes* is how many each article has.
    """
    import numpy as np

    number = {source: index for index, source in enumerate(dict.fromkeys(sources))}
    per_article = np.array([number[source] for source in sources])
    source = np.repeat(per_article, sizes)
    articles = np.bincount(per_article)[source]
    _, places, uses = np.unique(
        source * (terms.max(initial=0) + 1) + terms, return_inverse=True, return_counts=True
    )
    known = np.repeat(np.array([bool(source) for source in sources]), sizes)
    return np.where(known, 1 - (uses[places] - 1) / (articles + 1), 1.0)


def without_common(matrix: Matrix, *, most: int) -> Matrix:
    """*matrix* without the terms of more than *most* articles.

    These cost most to multiply and distinguish least.
    """
    import numpy as np

    rare = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1]) <= most)
    return matrix[:, rare]


def _opening(text: str) -> str:
    match = _OPENING.match(text[:_LONGEST])
    return match[0] if match else ""


def _unit(matrix: Matrix) -> Matrix:
    import numpy as np
    from scipy.sparse import diags

    matrix.eliminate_zeros()
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(norms, 1e-12)) @ matrix).tocsr()
