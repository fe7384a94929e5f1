"""Chooses and orders the sentences of a story.

Any length, from one sentence up, is a readable text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from digest.model import Article, Sentence, StorySummary, Summary
from digest.summarise.charts import alone, charts
from digest.summarise.coherence import off_event
from digest.summarise.differences import differences
from digest.summarise.figures import figures
from digest.summarise.quotes import quotes
from digest.summarise.ranking import Ranking, ranked
from digest.summarise.readable import SHORTEST
from digest.summarise.standfirst import standfirst, without
from digest.summarise.timelines import timeline
from digest.text.boilerplate import NEVER, CleanText, clean
from digest.text.repetition import NONE_REPEATED, Repeated
from digest.text.sentences import sentences as split_article

#: A text of fewer than SHORT words may be offered further than its limit: this many sentences or
#: words.
SHORT, SHORT_SENTENCES, SHORT_WORDS = 150, 3, 60


def summarise(
    articles: Sequence[Article],
    *,
    method: str = "default",
    quote_limit: float = 0.4,
    repeated: Repeated = NONE_REPEATED,
    headline: str | None = None,
    unset: frozenset[str] = frozenset(),
) -> StorySummary:
    """Summarise one story from its *articles*, the best first.

    Its first sentence tells what its *headline* announces; None for the first article's own.
    Sentences with one of the signs *unset*, which cannot be printed, are passed over for others.

    *quote_limit* is the part of each article's words that may be printed. *method* names a module
    of ``digest.summarise.methods``, or is "package.module:rank"; UsageError where there is none.
    """
    every, cleaned = _cleaned(articles, repeated)
    sentences, aside = _on_event(articles, _sentences(cleaned))
    sentences, unprinted = _printable(sentences, unset)
    ranking = ranked(
        sentences,
        articles=articles,
        every=every,
        method=method,
        allowance=_allowances(articles, sentences, quote_limit),
        headline=articles[0].title if headline is None and articles else headline or "",
    )
    # What stands apart from the text, in a box or a chart, is tripped over by nobody.
    offered = _summary(sentences, ranking)
    best = [offered.sentences[index] for index in offered.order]
    whole = alone(best, [offered.needs[index] for index in offered.order])
    summary = _summary(sentences, replace(ranking, order=ranking.order[: ranking.smooth]))
    above = standfirst(summary, articles[0]) if articles else ""
    return StorySummary(
        summary=without(summary, above, language=articles[0].language) if above else summary,
        standfirst=above,
        quotes=quotes(best, articles=articles),
        figures=figures(
            best,
            language=articles[0].language,
            titles=[article.title for article in articles],
            alone=whole,
        )
        if articles
        else (),
        charts=charts(whole, language=articles[0].language) if articles else (),
        timeline=timeline(whole, articles),
        differences=differences(articles, sentences),
        dropped=(*chain.from_iterable(part.dropped for part in cleaned), *aside, *unprinted),
    )


def summary_of(
    articles: Sequence[Article],
    *,
    method: str = "default",
    count: int | None = None,
    words: int | None = None,
) -> Summary:
    """The summary alone, in *count* sentences or about *words* words, else as long as possible.

    A long summary covers its text, a short one gives its opening, so a known length gives a better
    summary.
    """
    every, cleaned = _cleaned(articles, NONE_REPEATED)
    sentences, _ = _on_event(articles, _sentences(cleaned))
    most = count if words is None else max(words // SHORTEST, 1)
    ranking = ranked(
        sentences, articles=articles, every=every, method=method, wanted=(words or 0, most)
    )
    summary = _summary(sentences, ranking)
    if ranking.chosen:
        return summary
    selection = set(
        summary.first(len(summary) if count is None else count)
        if words is None
        else summary.near(words)
    )
    return _summary(
        sentences,
        replace(
            ranking, order=tuple(index for index in ranking.order if sentences[index] in selection)
        ),
    )


def _cleaned(
    articles: Sequence[Article], repeated: Repeated
) -> tuple[tuple[Sentence, ...], list[CleanText]]:
    """Every sentence of the *articles*, and how each was cleaned."""
    every = [split_article(article) for article in articles]
    return tuple(chain.from_iterable(every)), [
        clean(article, own, repeated) for article, own in zip(articles, every, strict=True)
    ]


def _sentences(cleaned: Sequence[CleanText]) -> list[Sentence]:
    return [sentence for part in cleaned for sentence in part.sentences] or _whatever(cleaned)


def _on_event(
    articles: Sequence[Article], sentences: Sequence[Sentence]
) -> tuple[list[Sentence], list[tuple[Sentence, str]]]:
    """The *sentences* about the story's event, and the others, each with the reason."""
    off = off_event(articles, sentences)
    return (
        [sentence for index, sentence in enumerate(sentences) if index not in off],
        [(sentences[index], "not about the story's event") for index in sorted(off)],
    )


def _printable(
    sentences: Sequence[Sentence], unset: frozenset[str]
) -> tuple[list[Sentence], list[tuple[Sentence, str]]]:
    """The *sentences* without a sign of *unset*, and the others, each with the reason; all where
    there are no others.
    """
    good = [one for one in sentences if unset.isdisjoint(one.text)]
    if not good:
        return list(sentences), []
    bad = [one for one in sentences if not unset.isdisjoint(one.text)]
    return good, [(one, "a sign in it that no font of the theme has") for one in bad]


def _whatever(cleaned: Iterable[CleanText]) -> list[Sentence]:
    """The sentences dropped for their form alone, where cleaning left none.

    Such texts are lists, or have no full stops.
    """
    return [
        sentence for part in cleaned for sentence, reason in part.dropped if reason not in NEVER
    ]


def _allowances(
    articles: Sequence[Article], sentences: Sequence[Sentence], quote_limit: float
) -> dict[str, int]:
    """How many words of each article may be offered."""
    allowances = {}
    for article in articles:
        words = article.words
        limit = int(quote_limit * words)
        if words < SHORT:
            own = [sentence.words for sentence in sentences if sentence.article == article.id]
            limit = max(limit, SHORT_WORDS, sum(sorted(own)[:SHORT_SENTENCES]))
        allowances[article.id] = limit
    return allowances


def _summary(sentences: Sequence[Sentence], ranking: Ranking) -> Summary:
    """*ranking* as a Summary of its sentences in reading order, article by article.

    The article of the first choice comes first.
    """
    lead = sentences[ranking.order[0]].article if ranking.order and not ranking.chosen else ""
    offered = sorted(ranking.order, key=lambda index: (sentences[index].article != lead, index))
    place = {index: position for position, index in enumerate(offered)}
    return Summary(
        sentences=tuple(sentences[index] for index in offered),
        order=tuple(place[index] for index in ranking.order),
        needs=tuple(
            tuple(sorted(place[needed] for needed in ranking.needs[index])) for index in offered
        ),
    )
