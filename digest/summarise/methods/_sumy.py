"""sumy's algorithms over our sentences and words.

Kept away from them: sumy's tokenizer takes every language for English and downloads a table (ours
is handed in instead); lines in capitals become headings and vanish (no sentence is marked as one);
Edmundson's bonus and stigma words are another language's; LexRank, KL and others grow with the
square or cube of the sentences; KL and LSA divide by zero or fail on texts without content words.
sumy takes a second to import, so every function imports it itself.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

from digest.languages import language as language_of
from digest.languages import words
from digest.model import Article, Sentence
from digest.text.words import stem, stop_words, tokens

#: More sentences than this are not handed to sumy, whose cost grows with their square (KL: their
#: cube): only the first of each article are, for on news what matters stands in front.
MOST = 200
MOST_FOR = {"kl": 60, "lexrank": 120}

ALGORITHMS = {
    "lexrank": "lex_rank.LexRankSummarizer",
    "textrank": "text_rank.TextRankSummarizer",
    "lsa": "lsa.LsaSummarizer",
    "luhn": "luhn.LuhnSummarizer",
    "edmundson": "edmundson.EdmundsonSummarizer",
    "kl": "kl.KLSummarizer",
    "sumbasic": "sum_basic.SumBasicSummarizer",
    "reduction": "reduction.ReductionSummarizer",
}


class Tokenizer:
    """A tokenizer as sumy's sentences want one: offline, and by language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(text, language=self.language))


def rank_with(
    name: str, sentences: Sequence[Sentence], *, articles: Sequence[Article], language: str
) -> list[float]:
    """The rating sumy's algorithm *name* gives each sentence; below all others for those beyond its
    limit.
    """
    chosen = _first(sentences, MOST_FOR.get(name, MOST))
    ratings = _ratings(
        name, [sentences[index].text for index in chosen], articles=articles, language=language
    )
    scores = [min(ratings, default=0.0) - 1.0] * len(sentences)
    for index, rating in zip(chosen, ratings, strict=True):
        scores[index] = rating
    return scores


def _first(sentences: Sequence[Sentence], most: int) -> list[int]:
    """Indexes of the *most* sentences that stand nearest to the front of their articles."""
    seen: Counter[str] = Counter()
    places: list[tuple[int, int]] = []
    for index, sentence in enumerate(sentences):
        places.append((seen[sentence.article], index))
        seen[sentence.article] += 1
    return sorted(index for _, index in sorted(places)[:most])


def _ratings(
    name: str, texts: Sequence[str], *, articles: Sequence[Article], language: str
) -> list[float]:
    """One rating a text; all 0 where the algorithm fails on these."""
    summariser = _summariser(name, texts, articles=articles, language=language)
    caught: list[float] = []
    summariser._get_best_sentences = _catch(caught)  # noqa: SLF001 - the one place where sumy's ratings can be had
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            summariser(_document(texts, language), len(texts))
        except (ArithmeticError, LookupError, ValueError):
            caught.clear()
    return caught if len(caught) == len(texts) else [0.0] * len(texts)


def _document(texts: Iterable[str], language: str) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence

    tokenizer = Tokenizer(language)
    return ObjectDocumentModel([Paragraph([SumySentence(text, tokenizer)]) for text in texts])


def _summariser(
    name: str, texts: Iterable[str], *, articles: Iterable[Article], language: str
) -> Any:
    module, _, algorithm = ALGORITHMS[name].partition(".")
    summariser = getattr(import_module(f"sumy.summarizers.{module}"), algorithm)(
        lambda word: stem(word, language=language)
    )
    stops = _stop_words(language)
    if name == "edmundson":
        cues = language_of(language).vocabulary
        present = {word for text in texts for word in tokens(text, language=language)}
        titles = {
            word for article in articles for word in tokens(article.title, language=language)
        } - stops
        summariser.bonus_words = (titles | words(cues.bonus)) & present or {
            ""
        }  # it refuses to work with none
        summariser.stigma_words = words(cues.stigma) & present or {""}
        summariser.null_words = stops or {""}
    elif hasattr(summariser, "stop_words"):
        summariser.stop_words = stops
    return summariser


def _stop_words(language: str) -> frozenset[str]:
    """The stop words of sumy and of digest, split like digest's words ("l'homme").

    Those of digest alone where sumy has none.
    """
    from sumy.utils import get_stop_words

    try:
        listed = get_stop_words(language_of(language).stemmer)
    except LookupError:
        return stop_words(language)
    return stop_words(language) | {
        part for word in listed for part in tokens(word, language=language)
    }


def _catch(caught: list[float]) -> Callable[..., tuple[Any, ...]]:
    """In place of sumy's choice: keep every rating, choose all."""

    def choose(
        sentences: Sequence[Any], _count: int, rating: Any, *args: Any, **kwargs: Any
    ) -> tuple[Any, ...]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        caught.extend(float(rate(sentence, *args, **kwargs)) for sentence in sentences)
        return tuple(sentences)

    return choose
