"""The only module that knows sumy: its algorithms over our sentences and words, and our default for its users.

What is fenced off from outside: its tokenizer takes every language for English and downloads a table (ours is handed
in instead); all-capitals lines become headings and vanish (no sentence is marked a heading); Edmundson's bonus and
stigma words are another language's; LexRank, KL and others grow with the square or cube of the sentences; KL and LSA
divide by zero or fail on texts without content words. sumy takes a second to import, so every function does it itself.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from digest.model import Article, Sentence
from digest.summarise.story import ranked
from digest.text.words import base, stem, stop_words, tokens

#: More sentences than this are not handed to sumy, whose cost grows with their square (KL: their cube): only the first
#: of each article are, for on news what matters stands in front.
MOST = 200
MOST_FOR = {"kl": 60, "lexrank": 120}

_LANGUAGES = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "de": "german",
    "ar": "arabic",
    "it": "italian",
    "pt": "portuguese",
}
_ALGORITHMS = {
    "lexrank": "lex_rank.LexRankSummarizer",
    "textrank": "text_rank.TextRankSummarizer",
    "lsa": "lsa.LsaSummarizer",
    "luhn": "luhn.LuhnSummarizer",
    "edmundson": "edmundson.EdmundsonSummarizer",
    "kl": "kl.KLSummarizer",
    "sumbasic": "sum_basic.SumBasicSummarizer",
    "reduction": "reduction.ReductionSummarizer",
}
#: Edmundson's cue words beside the title's: what announces, and what qualifies, a sentence that matters.
_BONUS = frozenset(
    (
        "announced",
        "first",
        "largest",
        "record",
        "killed",
        "agreed",
        "warned",
        "reported",
        "according",
    )
)
_STIGMA = frozenset(("perhaps", "maybe", "example", "hardly", "impossible", "anyway", "somewhat"))


class Words:
    """A tokenizer as sumy's sentences want one: offline, and by language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(text, language=self.language))


def rank_with(
    name: str, sentences: Sequence[Sentence], *, articles: Sequence[Article], language: str
) -> list[float]:
    """The rating sumy's algorithm *name* gives each sentence; below all others for those beyond its limit."""
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

    words = Words(language)
    return ObjectDocumentModel([Paragraph([SumySentence(text, words)]) for text in texts])


def _summariser(
    name: str, texts: Iterable[str], *, articles: Iterable[Article], language: str
) -> Any:
    module, _, algorithm = _ALGORITHMS[name].partition(".")
    summariser = getattr(import_module(f"sumy.summarizers.{module}"), algorithm)(
        lambda word: stem(word, language=language)
    )
    stops = _stop_words(language)
    if name == "edmundson":
        present = {word for text in texts for word in tokens(text, language=language)}
        titles = {
            word for article in articles for word in tokens(article.title, language=language)
        } - stops
        summariser.bonus_words = (titles | _BONUS) & present or {""}  # it refuses to work with none
        summariser.stigma_words = _STIGMA & present or {""}
        summariser.null_words = stops or {""}
    elif hasattr(summariser, "stop_words"):
        summariser.stop_words = stops
    return summariser


def _stop_words(language: str) -> frozenset[str]:
    """sumy's list, each word parted as ours are ("l'homme"), with our own; ours alone where sumy has none."""  # noqa: D403 - its name
    from sumy.utils import get_stop_words

    if base(language) not in _LANGUAGES:
        return stop_words(language)
    listed = get_stop_words(_LANGUAGES[base(language)])
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


@cache
def summarizer_class() -> type[Any]:
    """digest's default as a class of sumy's kind: ``DigestSummarizer(language="en")(document, 3)``."""  # noqa: D403 - its name
    from sumy.summarizers._summarizer import AbstractSummarizer

    class DigestSummarizer(AbstractSummarizer):  # type: ignore[misc] # sumy is untyped
        """Takes any document of sumy's and chooses as digest does. Headings are left out, the first serves as title."""

        def __init__(self, *args: Any, language: str = "en") -> None:
            super().__init__(*args)
            self.language = next(
                (code for code, name in _LANGUAGES.items() if name == language), language
            )

        def __call__(self, document: Any, sentences_count: int) -> tuple[Any, ...]:
            told = list(document.sentences)
            article, found = _as_article(document, self.language)
            order = ranked(found, articles=(article,)).order
            return tuple(told[index] for index in sorted(order[: int(sentences_count)]))

    return DigestSummarizer


def __getattr__(name: str) -> Any:
    """``DigestSummarizer``, made when it is asked for."""
    if name == "DigestSummarizer":
        return summarizer_class()
    raise AttributeError(name)


def _as_article(document: Any, language: str) -> tuple[Article, list[Sentence]]:
    """A document of sumy's as an article of ours and its sentences."""
    found: list[Sentence] = []
    text = ""
    for number, paragraph in enumerate(document.paragraphs):
        for sentence in paragraph.sentences:
            words = str(sentence)
            found.append(
                Sentence(
                    article="sumy",
                    start=len(text),
                    end=len(text) + len(words),
                    text=words,
                    paragraph=number,
                )
            )
            text += f"{words} "
        text = text.rstrip(" ") + "\n\n"
    title = " ".join(str(heading) for heading in document.headings[:1])
    return Article(id="sumy", source="", path="", title=title, text=text, language=language), found
