"""Verifies a finished issue, in any format: every sentence is looked up in the articles.

The articles are those that the plan beside it names, as the library has them or as they are read
again. The layout file gives only names and numbers: the theme, the title, the dates, the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plan as plans
from digest.config import Config
from digest.model import Article, Plan
from digest.pipeline.folders import issue_pdf
from digest.pipeline.planning import find_week
from digest.text.sentences import split

if TYPE_CHECKING:
    from datetime import datetime

    from digest.edition import Edition
    from digest.proof.evidence import StoryEvidence
    from digest.proof.verification import Verification
    from digest.store.store import Store
    from digest.themes.theme import Theme

SECOND = timedelta(seconds=1)


def is_website(folder: Path) -> bool:
    """Whether *folder* holds the web pages of an issue."""
    return (folder / "index.html").is_file()


def plan_of(issue: Path) -> Plan:
    """The plan beside *issue*, a file or a folder; PlanError where there is none."""
    return plans.read(issue.with_name(plans.FILE))


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
    path: Path, plan: Plan, read: Sequence[Article], config: Config, *, now: datetime
) -> Verification:
    """Find every text of the issue at *path* again in those of the articles *read* that *plan*
    names.
    """
    from digest import proof
    from digest.proof.evidence import evidence
    from digest.themes.glyphs import ways_to_print

    ids = {article for story in plan.stories for article in story.articles}
    printed = path if path.suffix.lower() == ".pdf" else issue_pdf(path.parent)
    layout = proof.read_layout(printed) if printed else None
    edition = layout.edition if layout else None
    known = evidence(
        [article for article in read if article.id in ids],
        stories=plan.stories,
        names=_names(plan, config, edition, now=now),
        around=read,
        letter=_letter(plan),
        ways=ways_to_print(_theme(edition, config)),
    )
    known = replace(
        known,
        stories=tuple(_with_page(story, edition) for story in known.stories),
        number=plan.number,
        numbered=_numbered(plan, config),
        sites=frozenset(_sites(plan, config, printed)),
    )
    found = proof.verify(path, known, edition.paper.scale if edition else 1.0)
    theme = edition.theme if edition else config.magazine.theme
    return replace(
        found, unread=tuple(name for name in found.unread if not _is_own(path, name, theme))
    )


def _is_own(folder: Path, name: str, theme: str) -> bool:
    """Whether the file *name* of the web pages in *folder* is the script that *theme* has them
    written with, letter for letter.
    """
    from digest.formats.searching import SCRIPT
    from digest.press import web
    from digest.themes import load_theme

    if name != SCRIPT or not folder.is_dir():
        return False
    script = web.Renderer(load_theme(theme), "en").render(SCRIPT, {})
    return (folder / name).read_bytes() == script.encode()


def _sites(plan: Plan, config: Config, pdf: Path | None) -> Iterator[str]:
    """The addresses of the magazine itself, and of the issue's other formats."""
    from digest.formats.beside import FOLDER

    if pdf:
        yield f"../{pdf.with_suffix('.pdf').name}"
    if url := config.web.url.rstrip("/"):
        yield from (url, f"{url}/issues/{plan.week}/{FOLDER}")
    if config.magazine.website:
        yield config.magazine.website


def _with_page(story: StoryEvidence, edition: Edition | None) -> StoryEvidence:
    """*story* with the page on which *edition* has it."""
    pages = {each.id: each.page for each in edition.stories} if edition else {}
    return replace(story, page=pages.get(story.id, 0))


def _numbered(plan: Plan, config: Config) -> frozenset[str]:
    """The letters that stand before the number of an issue."""
    from digest.proof.letters import letters
    from digest.themes import load_theme

    theme = load_theme(config.magazine.theme)
    languages = {plan.language, config.magazine.language, "en"}
    words = (theme.messages(each).gettext("No. {number}", number=0) for each in languages)
    return frozenset(letters(each).rstrip("0") for each in words)


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
    from digest.themes.dates import interval
    from digest.themes.messages import wordings
    from digest.themes.theme import templates

    magazine = config.magazine
    theme, week = _theme(edition, config), find_week(plan.week, config, now=now)
    languages = {plan.language, magazine.language, *(_languages(edition) if edition else ())}
    yield from wordings(theme.folder, templates(), languages)
    yield from (family for families in theme.fonts.values() for family in families)
    for section in {*magazine.sections, *(story.section for story in plan.stories)}:
        yield from accumulate(section.split(), "{} {}".format)  # short of its last words if narrow
    yield from (plan.week, "PDF", "Atom")
    yield from (plan.title, magazine.title, magazine.tagline, magazine.website, magazine.address)
    yield plan.title.strip()[:1]  # the icon of the web pages
    yield plan.letter_by
    yield from config.mail.postal_address.splitlines()
    yield interval(week.starts.date(), (week.ends - SECOND).date(), plan.language or "en")
    if edition:
        yield from (edition.title, edition.running, edition.dates, edition.tagline)


def _letter(plan: Plan) -> Iterator[str]:
    """The sentences of the editor's letter."""
    for paragraph in re.split(r"\n\s*\n", plan.letter):
        text = " ".join(paragraph.split())
        yield from (text[start:end] for start, end in split(text, language=plan.language or "en"))


def _theme(edition: Edition | None, config: Config) -> Theme:
    """The theme in which the issue was set."""
    from digest.themes import load_theme
    from digest.themes.theme import theme_names

    known = edition is not None and edition.theme in theme_names()
    return load_theme(edition.theme if edition and known else config.magazine.theme)


def _languages(edition: Edition) -> Iterator[str]:
    yield edition.language
    yield from (story.language for story in edition.stories)
