"""Verifies a printed issue: every sentence of its PDF is looked up in the articles.

The articles are those that the plan beside the PDF names, as the library has them or as they are
read again. The layout file gives only names: the theme, the title and the dates of the issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plan as plans
from digest.config import Config
from digest.model import Article, Plan
from digest.pipeline.planning import find_week

if TYPE_CHECKING:
    from datetime import datetime

    from digest.edition import Edition
    from digest.proof.verification import Verification
    from digest.store.store import Store

SECOND = timedelta(seconds=1)


def plan_of(pdf: Path) -> Plan:
    """The plan beside *pdf*; PlanError where there is none."""
    return plans.read(pdf.with_name(plans.FILE))


def printed_versions(plan: Plan, store: Store) -> tuple[Article, ...]:
    """The articles of *plan* as its issue printed them, else as the library has them now."""
    ids = [article for story in plan.stories for article in story.articles]
    numbers = {each.article: each.version for each in store.printed.of(plan.week)}
    versions = [
        (article, store.library.version(article.id, numbers[article.id]))
        if article.id in numbers
        else (article, None)
        for article in store.library.find(ids)
    ]
    return tuple(before or article for article, before in versions)


def verify(
    pdf: Path, plan: Plan, read: Sequence[Article], config: Config, *, now: datetime
) -> Verification:
    """Find every text of *pdf* again in those of the articles *read* that *plan* names."""
    from digest import proof
    from digest.proof.evidence import evidence

    ids = {article for story in plan.stories for article in story.articles}
    layout = proof.read_layout(pdf)
    edition = layout.edition if layout else None
    known = evidence(
        [article for article in read if article.id in ids],
        headlines=[story.headline for story in plan.stories],
        names=_names(plan, config, edition, now=now),
        around=read,
    )
    return proof.verify(pdf, known, edition.paper.scale if edition else 1.0)


def missing(plan: Plan, read: Sequence[Article]) -> tuple[str, ...]:
    """The ids of the articles that *plan* prints and that were not *read*."""
    known = {article.id for article in read}
    return tuple(
        article
        for story in plan.stories
        if story.place.printed
        for article in story.articles
        if article not in known
    )


def _names(plan: Plan, config: Config, edition: Edition | None, *, now: datetime) -> Iterator[str]:
    """The words that are the magazine's own."""
    from digest.themes import load_theme
    from digest.themes.dates import interval
    from digest.themes.messages import wordings
    from digest.themes.theme import templates, theme_names

    magazine = config.magazine
    name = edition.theme if edition and edition.theme in theme_names() else magazine.theme
    theme, week = load_theme(name), find_week(plan.week, config, now=now)
    languages = {plan.language, magazine.language, *(_languages(edition) if edition else ())}
    yield from wordings(theme.folder, templates(), languages)
    yield from (family for families in theme.fonts.values() for family in families)
    for section in {*magazine.sections, *(story.section for story in plan.stories)}:
        yield from accumulate(section.split(), "{} {}".format)  # short of its last words if narrow
    yield from (plan.title, magazine.title, magazine.tagline, magazine.website, magazine.address)
    yield from config.mail.postal_address.splitlines()
    yield interval(week.starts.date(), (week.ends - SECOND).date(), plan.language or "en")
    if edition:
        yield from (edition.title, edition.running, edition.dates, edition.tagline)


def _languages(edition: Edition) -> Iterator[str]:
    yield edition.language
    yield from (story.language for story in edition.stories)
