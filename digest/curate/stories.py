"""The articles of a week as its stories: each text once, each event once, ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from digest.curate.casing import Casing, witnessed
from digest.curate.duplicates import without_duplicates
from digest.curate.events import group
from digest.curate.headlines import headed, own_title
from digest.curate.ranking import FULL, rank
from digest.curate.roundups import without_roundups
from digest.curate.slugs import slug, unique
from digest.model import Article, Image, Rejected, Story, Week

STALE = 0.5  # what a day behind the newest report costs an article, in texts of full length
GARNISH = 0.15  # what a standfirst or a picture is worth
STOCK = 2  # a picture in more stories than that shows none of them

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedWeek:
    """A week's stories in the order of the issue, and the articles that are in none of them."""

    stories: tuple[Story, ...]
    rejected: tuple[Rejected, ...] = ()


def stories(
    articles: Sequence[Article],
    *,
    week: Week,
    sections: Sequence[str] = (),
    pinned: Sequence[str] = (),
) -> CuratedWeek:
    """The stories of *articles*, ranked.

    *sections* are the magazine's, in its order and spelling. Stories of *pinned* sections come
    first.
    """
    told, roundups = without_roundups(articles)
    single, rejected = without_duplicates(told)
    events = [best_first(members) for members in group(single)]
    shown = Counter(
        path
        for members in events
        for path in {image.path for article in members for image in article.images}
    )
    casing = witnessed(single)
    spelling = {section.casefold(): section for section in sections}
    unranked = [
        _story(members, story_id=name, spelling=spelling, shown=shown, casing=casing)
        for members, name in zip(events, _names(events), strict=True)
    ]
    return CuratedWeek(
        stories=tuple(rank(unranked, week=week, sections=sections, pinned=pinned)),
        rejected=(*rejected, *roundups),
    )


def best_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """One event's *articles*, the most informative first.

    That is the longest, with something in hand for a standfirst and a picture; but in a story that
    runs over days the older reports fall behind, so that its latest state comes first.
    """
    reports = tuple(articles)
    newest = max((article.published for article in reports if article.published), default=None)

    def value(article: Article) -> float:
        late = (
            (newest - article.published) // timedelta(days=1) if newest and article.published else 0
        )
        garnish = bool(article.standfirst) + any(image.path for image in article.images)
        return min(article.words / FULL, 1) + GARNISH * garnish - STALE * late

    return tuple(sorted(reports, key=lambda article: (-value(article), -article.words, article.id)))


def _story(
    articles: tuple[Article, ...],
    *,
    story_id: str,
    spelling: Mapping[str, str],
    shown: Mapping[str, int],
    casing: Casing,
) -> Story:
    title, articles = headed(articles, casing)
    best = articles[0]
    return Story(
        id=story_id,
        articles=articles,
        headline=title,
        language=best.language,
        section=_section(articles, spelling),
        standfirst=best.standfirst,
        picture=_picture(articles, shown),
    )


def _names(events: Sequence[Sequence[Article]]) -> list[str]:
    """An id for each of *events*: the words of its earliest report's title.

    The earliest report stays the earliest when the week is planned again with newer ones.
    """
    taken: set[str] = set()
    names = [""] * len(events)
    firsts = [min(members, key=_when) for members in events]
    for index in sorted(range(len(events)), key=lambda index: _when(firsts[index])):
        first = firsts[index]
        names[index] = unique(
            slug(own_title(first)) or slug(first.id.partition(":")[2]) or "story", taken
        )
    return names


def _when(article: Article) -> tuple[datetime, str]:
    return article.published or _LAST, article.id


def _section(articles: Sequence[Article], spelling: Mapping[str, str]) -> str:
    """The section most of *articles* stand in, in the magazine's *spelling*; among equals the best
    article's.
    """
    named = [article.section.strip() for article in articles if article.section.strip()]
    if not named:
        return ""
    votes = Counter(name.casefold() for name in named)
    chosen = max(named, key=lambda name: votes[name.casefold()])
    return spelling.get(chosen.casefold(), chosen)


def _picture(articles: Iterable[Article], shown: Mapping[str, int]) -> Image | None:
    """The first picture that is at hand, best article first; one that other stories show as well
    only at need.
    """
    at_hand = [image for article in articles for image in article.images if image.path]
    return min(at_hand, key=lambda image: shown[image.path] > STOCK, default=None)
