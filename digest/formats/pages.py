"""The stories of an issue as pages: every word set, every picture and address known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from digest.curate.slugs import slug, unique
from digest.formats.trace import Trace, trace
from digest.languages import right_to_left
from digest.layout.copy import groups_of, languages_of
from digest.layout.costs import COSTS
from digest.text.typography import figures, set_text
from digest.themes.dates import day

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.formats.pictures import WebPicture
    from digest.model import Article, Chart, Difference, Issue, Quote, Sentence, Story

PARAGRAPHS = re.compile(r"\n\s*\n")
"""What stands between two paragraphs of a letter."""
WORDS = 90
"""Words of a story that the edition names without a text."""
QUOTES, FIGURES = 2, 2
"""Quotations and figures beside a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph: its sentences, each with the number of its trace."""

    language: str
    direction: str
    sentences: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quotation or a figure beside the text: *words* large, *below* them small, and its trace."""

    words: str
    below: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure of a chart, *part* of the longest bar, 0 to 1."""

    shown: str
    label: str
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPart:
    """A chart, in words and bars, with the sentence that it is drawn from."""

    title: str
    bars: tuple[Bar, ...]
    sentence: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one outlet says: a report that differs, or a day of a timeline."""

    name: str
    text: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """An article that a story is made of."""

    outlet: str
    title: str
    language: str
    url: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story as a page of its own, in the file *name*. *key* is its lasting name for feeds."""

    id: str
    headline: str
    language: str
    direction: str
    section: str
    standfirst: str
    text: tuple[Passage, ...]
    quotes: tuple[Saying, ...]
    figures: tuple[Saying, ...]
    charts: tuple[ChartPart, ...]
    timeline: tuple[Side, ...]
    differences: tuple[tuple[Side, ...], ...]
    sources: tuple[SourceLink, ...]
    traces: tuple[Trace, ...]
    name: str = ""
    key: str = ""
    colour: str = ""
    page: int = 0
    lead: bool = False
    pictures: tuple[WebPicture, ...] = ()

    @property
    def summary(self) -> str:
        """The standfirst, or the first sentence."""
        first = next((text for one in self.text for text, _ in one.sentences), "")
        return self.standfirst or first

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, each once, the best article's first."""
        return tuple(dict.fromkeys(source.outlet for source in self.sources))


class _Traces:
    """Numbers each sentence of a page once."""

    def __init__(self, story: Story) -> None:
        self.articles = {article.id: article for article in story.articles}
        self.numbers: dict[tuple[str, int, int], int] = {}
        self.all: list[Trace] = []

    def number(self, sentence: Sentence) -> int:
        key = sentence.article, sentence.start, sentence.end
        if key not in self.numbers:
            self.numbers[key] = len(self.all) + 1
            self.all.append(trace(sentence, self.articles[sentence.article], len(self.all) + 1))
        return self.numbers[key]


def story_pages(
    issue: Issue,
    edition: Edition,
    pictures: Mapping[str, tuple[WebPicture, ...]],
    colours: Mapping[str, str],
) -> list[StoryPage]:
    """Every story of *issue* as a page.

    *pictures* are those of each story by its id, *colours* those of the sections.
    """
    texts, pages = _texts(edition), {story.id: story for story in edition.stories}
    taken: set[str] = {"index", "letter", "search"}
    return [
        replace(
            _page(story, texts.get(story.id) or story.summary.near(WORDS)),
            name=f"{unique(slug(story.id) or 'story', taken)}.html",
            pictures=pictures.get(story.id, ()),
            colour=colours.get(story.section, ""),
            page=pages[story.id].page if story.id in pages else 0,
            lead=story.id in pages and pages[story.id].cover,
            key=str(uuid5(NAMESPACE_URL, f"{issue.title} {issue.week.label} {story.id}")),
        )
        for story in issue.stories
    ]


def _texts(edition: Edition) -> dict[str, tuple[Sentence, ...]]:
    """The running text of each story in *edition*, by id."""
    texts: dict[str, tuple[Sentence, ...]] = {}
    for page in edition.pages:
        for part in page.parts:
            if part.story and any(column.paragraphs for column in part.columns):
                texts[part.story] = (*texts.get(part.story, ()), *part.sentences)
    return {story: tuple(dict.fromkeys(sentences)) for story, sentences in texts.items()}


def _page(story: Story, sentences: tuple[Sentence, ...]) -> StoryPage:
    """The words of a page, all that its *story* gives."""
    traces, language = _Traces(story), story.language
    return StoryPage(
        id=story.id,
        headline=set_text(story.headline, language=language),
        language=language,
        direction=direction(language),
        section=story.section,
        standfirst=set_text(story.standfirst, language=language),
        text=tuple(_passages(story, sentences, traces)),
        quotes=tuple(_quote(one, story, traces) for one in story.quotes[:QUOTES]),
        figures=tuple(
            Saying(
                words=set_text(one.value, language=language),
                below=_set(one.sentence, story),
                number=traces.number(one.sentence),
            )
            for one in (() if story.charts else story.figures[:FIGURES])
        ),
        charts=tuple(_chart(one, story, traces) for one in story.charts),
        timeline=tuple(
            Side(
                name=figures(day(date.fromisoformat(one.day), language), language),
                text=_set(one.sentence, story),
                number=traces.number(one.sentence),
            )
            for one in story.timeline
        ),
        differences=tuple(_difference(one, story, traces) for one in story.differences),
        sources=tuple(map(_source, story.articles)),
        traces=tuple(traces.all),
    )


def direction(language: str) -> str:
    """As HTML writes it: "rtl" or "ltr"."""
    return "rtl" if right_to_left(language) else "ltr"


def _set(sentence: Sentence, story: Story) -> str:
    (language,) = languages_of(story, (sentence,))
    return set_text(sentence.text, language=language, capitalise=True)


def _passages(story: Story, sentences: tuple[Sentence, ...], traces: _Traces) -> Iterator[Passage]:
    languages = languages_of(story, sentences)
    groups = groups_of(range(len(sentences)), sentences, languages, COSTS.paragraph_words)
    for group in groups:
        language = languages[group[0]]
        yield Passage(
            language=language,
            direction=direction(language),
            sentences=tuple(
                (_set(sentences[index], story), traces.number(sentences[index])) for index in group
            ),
        )


def _quote(quote: Quote, story: Story, traces: _Traces) -> Saying:
    return Saying(
        words=set_text(f'"{quote.text}"', language=story.language),
        below=set_text(quote.speaker, language=story.language),
        number=traces.number(quote.sentence),
    )


def _chart(chart: Chart, story: Story, traces: _Traces) -> ChartPart:
    most = max((abs(datum.value) for datum in chart.data), default=0.0) or 1.0
    return ChartPart(
        title=set_text(chart.title, language=story.language, capitalise=True),
        bars=tuple(
            Bar(
                shown=set_text(datum.shown, language=story.language),
                label=set_text(datum.label, language=story.language),
                part=abs(datum.value) / most,
            )
            for datum in chart.data
        ),
        sentence=_set(chart.sentence, story),
        number=traces.number(chart.sentence),
    )


def _difference(difference: Difference, story: Story, traces: _Traces) -> tuple[Side, ...]:
    return tuple(
        Side(
            name=traces.articles[side.article].source,
            text=_set(side, story),
            number=traces.number(side),
        )
        for side in difference.sides
    )


def _source(article: Article) -> SourceLink:
    return SourceLink(
        outlet=article.source,
        title=set_text(article.title, language=article.language),
        language=article.language,
        url=article.url if article.url.startswith(("http://", "https://")) else "",
        author=set_text(article.byline, language=article.language),
    )


def letter_of(issue: Issue) -> tuple[str, ...]:
    """The paragraphs of the editor's letter."""
    parts = (" ".join(part.split()) for part in PARAGRAPHS.split(issue.letter))
    return tuple(set_text(part, language=issue.language) for part in parts if part)


def by_section(pages: Sequence[StoryPage]) -> dict[str, list[StoryPage]]:
    """The pages by section, in the order of the issue."""
    sections: dict[str, list[StoryPage]] = {}
    for page in pages:
        sections.setdefault(page.section, []).append(page)
    return sections


def neighbours(
    pages: Sequence[StoryPage],
) -> Iterator[tuple[StoryPage | None, StoryPage, StoryPage | None]]:
    """Each page between the one before and the one behind it."""
    for number, page in enumerate(pages):
        behind = pages[number + 1] if number + 1 < len(pages) else None
        yield (pages[number - 1] if number else None), page, behind
