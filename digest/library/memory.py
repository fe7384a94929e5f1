"""Says where the earlier issues printed an article, so that none is printed twice."""

from __future__ import annotations

from collections.abc import Sequence

from digest.library.changes import changed_in_matter
from digest.model import Article, Earlier
from digest.store.library import Library
from digest.store.printed import PrintedArticle


def earlier(
    articles: Sequence[Article], printed: Sequence[PrintedArticle], library: Library
) -> dict[str, Earlier]:
    """By id, where each of *articles* that is among *printed*, the newest issue first, was printed.

    An article whose text has changed in matter since is an update.
    """
    newest: dict[str, PrintedArticle] = {}
    for each in printed:
        newest.setdefault(each.article, each)
    known = [article for article in articles if article.id in newest]
    versions = library.version_numbers(article.id for article in known)
    return {
        article.id: _earlier(article, newest[article.id], versions[article.id], library)
        for article in known
        if article.id in versions
    }


def _earlier(article: Article, then: PrintedArticle, version: int, library: Library) -> Earlier:
    update = False
    if version != then.version:
        before = library.version(article.id, then.version)
        update = before is not None and changed_in_matter(before, article)
    return Earlier(number=then.number, week=then.week, page=then.page, update=update)
