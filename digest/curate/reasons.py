"""Says in plain words what the reports of one event have in common, for ``digest plan -v``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digest.curate._reading import name_runs, numbers, opening, terms
from digest.model import Article

NAMED = 3  # of each kind

#: What is found, under the form in which it is compared, as it is written.
Written = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What one article says in its title and opening."""

    names: Written
    numbers: Written
    title: Written
    words: Written


#: The kinds of what is shared, in the order of their weight. Words are named where nothing else is.
_KINDS: tuple[tuple[str, Callable[[_Said], Written]], ...] = (
    ("names", lambda said: said.names),
    ("numbers", lambda said: said.numbers),
    ("title words", lambda said: said.title),
    ("words", lambda said: said.words),
)


def joined_by(events: Sequence[Sequence[Article]]) -> list[str]:
    """For each of *events* what joined its articles; "" for one that a single article tells.

    An example is "joined by names Orsa Dam, Lisk; numbers 14; title words valley". What stands in
    the most of its articles comes first, and of that what the fewest other events have.
    """
    said = [[_said(article) for article in articles] for articles in events]
    elsewhere = Counter(
        key for articles in said for key in set().union(*(_keys(each) for each in articles))
    )
    return [_reason(articles, elsewhere) if len(articles) > 1 else "" for articles in said]


def _said(article: Article) -> _Said:
    language, first = article.language, opening(article.text)
    counted = numbers(f"{article.title} {first}", language=language)
    names: dict[str, str] = {}
    for run in name_runs(first):
        if stems := terms(run, language=language):
            names.setdefault(" ".join(stems), run)
    return _Said(
        names=names,
        numbers={number: number for number in counted},
        title=_words(article.title, language),
        words=_words(first, language),
    )


def _words(text: str, language: str) -> Written:
    found: dict[str, str] = {}
    for word in text.split():
        for stem in terms(word, language=language):
            found.setdefault(stem, word.strip(".,;:!?«»“”\"'‘’()[]…؟،").lower())
    return found


def _keys(said: _Said) -> set[str]:
    return {key for _, get in _KINDS for key in get(said)}


def _reason(articles: Sequence[_Said], elsewhere: Mapping[str, int]) -> str:
    if all(said == articles[0] for said in articles):
        return "joined as one text"
    parts: list[str] = []
    named: set[str] = set()
    for kind, get in _KINDS:
        if kind == "words" and parts:
            continue
        count = Counter(key for said in articles for key in get(said) if key not in named)
        shared = [key for key, uses in count.items() if uses > 1]
        best = sorted(shared, key=lambda key: (-count[key], elsewhere[key], key))[:NAMED]
        if best:
            written = {key: word for said in reversed(articles) for key, word in get(said).items()}
            parts.append(f"{kind} {', '.join(written[key] for key in best)}")
        named.update(word for key in best for word in (key, *key.split()))
    return f"joined by {'; '.join(parts)}" if parts else "joined by what their texts share"
