"""What the issues before printed: known before a week is planned, recorded when one is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.model import Article, Earlier, Week

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.model import Issue
    from digest.store.printed import PrintedArticle
    from digest.store.store import Store

RUNNING = timedelta(days=14)
"""How far apart two reports of a running story may be."""


def printed_before(
    articles: Sequence[Article], week: Week, store: Store
) -> tuple[dict[str, Earlier], dict[str, Earlier]]:
    """By id, where *articles* themselves were printed before; and where, of late, reports of the
    events of the others were.
    """
    from digest import library

    printed = store.printed.before(week.label)
    earlier = library.earlier(articles, printed, store.library)
    fresh = [article for article in articles if article.id not in earlier]
    year, number, _ = (week.starts - RUNNING - timedelta(weeks=1)).isocalendar()
    since = f"{year}-W{number:02}"  # no article is printed before the week that it is of
    of_late = [
        article
        for article in store.library.find(each.article for each in printed if each.week >= since)
        if article.published and article.published >= week.starts - RUNNING
    ]
    places = library.earlier(of_late, printed, store.library)
    return earlier, _running(fresh, of_late, places)


def _running(
    fresh: Sequence[Article], of_late: Sequence[Article], places: Mapping[str, Earlier]
) -> dict[str, Earlier]:
    """By id, where the last report of the event of each of *fresh* was printed."""
    from digest import curate

    if not of_late or not fresh:
        return {}
    running: dict[str, Earlier] = {}
    for group in curate.group([*fresh, *of_late]):
        printed = [places[article.id] for article in group if article.id in places]
        if printed:
            last = max(printed, key=lambda each: (each.week, -each.page))
            running |= {article.id: last for article in group if article.id not in places}
    return running


def printed_articles(
    issue: Issue, edition: Edition, versions: Mapping[str, int]
) -> Iterator[PrintedArticle]:
    """A record for each article that *edition* prints, with the first page of its story.

    *versions* are the articles' present versions in the library, by id.
    """
    from digest.store.printed import PrintedArticle

    pages: dict[str, int] = {}
    for number, page in enumerate(edition.pages, start=1):
        for part in page.parts:
            if part.story and part.sentences:
                pages.setdefault(part.story, number)
    for story in issue.stories:
        for article in story.articles if story.id in pages else ():
            yield PrintedArticle(
                week=issue.week.label,
                number=issue.number,
                article=article.id,
                version=versions.get(article.id, 1),
                page=pages[story.id],
                headline=story.headline,
            )
