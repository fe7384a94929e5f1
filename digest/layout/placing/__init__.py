"""From the flatplan to the edition: every page's boxes in points, their lines final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edition import Edition, EditionPage, EditionStory, Paper, Part
from digest.layout.five import PATTERN as FIVE_LINES
from digest.layout.gallery import PATTERN
from digest.layout.letter import PATTERN as LETTER
from digest.layout.placing import messages
from digest.layout.placing.adverts import BOX as ADVERT
from digest.layout.placing.adverts import advert_part
from digest.layout.placing.back import back_parts
from digest.layout.placing.compositor import Compositor, linkable
from digest.layout.placing.contents import contents_page
from digest.layout.placing.cover import cover_page
from digest.layout.placing.five import line_part
from digest.layout.placing.gallery import picture_part
from digest.layout.placing.letter import letter_part
from digest.layout.placing.lists import list_part
from digest.layout.placing.marginalia import named_in_margins, with_marginalia
from digest.layout.placing.openings import opening_part
from digest.layout.placing.posters import BOX as POSTER
from digest.layout.placing.posters import poster_part
from digest.layout.placing.sayings import has_figures, saying_part
from digest.layout.placing.stories import story_part
from digest.layout.placing.titles import title_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.layout.breaking import Typesetter
    from digest.model import Issue, Page, Placement
    from digest.themes.design import Measure
    from digest.themes.theme import Theme

__all__ = ["edition_of", "linkable"]

LISTS = ("also", "back", "sources")
"""Patterns whose pages are lists in half rows."""

RUNNING = 80
"""Signs of the magazine's title that fit in a running head or a folio."""

NAMED = 5
"""Stories that a warning names when it is about many."""


def edition_of(
    issue: Issue,
    pages: tuple[Page, ...],
    *,
    theme: Theme,
    measure: Measure,
    typesetter: Typesetter | None = None,
) -> Edition:
    """*issue* laid out on *pages*, ready to be printed in *theme*.

    *typesetter* is the one that composed the pages and remembers their lines.
    """
    compositor = Compositor(issue, pages, theme, measure, typesetter)
    placed = with_marginalia([_page(page, compositor) for page in pages], compositor)
    return Edition(
        number=issue.number,
        week=issue.week.label,
        starts=issue.week.starts,
        ends=issue.week.ends,
        title=issue.title,
        language=issue.language,
        theme=theme.name,
        paper=_paper(theme),
        dates=compositor.dates,
        running=_running(issue.title),
        right_to_left=compositor.right_to_left,
        tagline=issue.tagline,
        stories=tuple(_stories(compositor)),
        pages=placed,
        warnings=(
            *_left_out(compositor, named_in_margins(placed)),
            *_damaged_pictures(compositor),
            *compositor.glyphs.warnings(),
        ),
    )


def _page(page: Page, compositor: Compositor) -> EditionPage:
    if page.pattern == "cover":
        return cover_page(page, compositor)
    if page.pattern == "contents":
        return contents_page(page, compositor)
    title = messages.title(
        compositor.messages, page.pattern, figures=page.pattern == "quotes" and has_figures(page)
    )
    bare = page.pattern == "back" and not page.placements
    parts = []
    if title and not bare and not compositor.runs_on(page):
        aside = _aside(page, compositor)
        # Beside briefs the margin holds their sections and sources.
        free = page.pattern != "briefs"
        parts.append(title_part(title, aside, page.number, compositor, margin=free))
    adverts = [placement for placement in page.placements if placement.box == ADVERT]
    posters = [placement for placement in page.placements if placement.box == POSTER]
    others = [one for one in page.placements if one.box not in (ADVERT, POSTER)]
    if page.pattern == LETTER:
        parts += [letter_part(one, compositor) for one in others]
        others = []
    parts += [part for one in adverts if (part := advert_part(one, compositor))]
    parts += [poster_part(placement, compositor) for placement in posters]
    parts += [_part(page, placement, compositor) for placement in others]
    if page.pattern == "back":
        parts += back_parts(page, compositor)
    if opening := opening_part(page, compositor):
        parts.insert(0, opening)
    return EditionPage(
        number=page.number,
        pattern=page.pattern,
        section=title or compositor.section(page.section),
        parts=tuple(parts),
    )


def _aside(page: Page, compositor: Compositor) -> str:
    """The words beside the title of *page*."""
    indexed = page.pattern == "back" and any(one.style == "index" for one in page.placements)
    words = messages.aside(compositor.messages, "index" if indexed else page.pattern)
    if page.pattern != "also" or not (count := len(unlisted(compositor))):
        return words
    website = compositor.issue.website
    more = messages.more_listed(compositor.messages, count, website if linkable(website) else "")
    return f"{words} {more}"


def unlisted(compositor: Compositor) -> list[str]:
    """The stories that stand on no page."""
    stories = [story for story in compositor.issue.stories if story.place.printed]
    return [story.id for story in stories if not _stands(story.id, compositor)]


def _part(page: Page, placement: Placement, compositor: Compositor) -> Part:
    if page.pattern in LISTS:
        return list_part(placement, compositor)
    if page.pattern == FIVE_LINES:
        return line_part(page, placement, compositor)
    if page.pattern == "quotes":
        return saying_part(placement, compositor)
    if page.pattern == PATTERN:
        return picture_part(page, placement, compositor)
    return story_part(page, placement, compositor)


def _paper(theme: Theme) -> Paper:
    top, inner, bottom = theme.margins
    design = theme.design
    return Paper(
        width=theme.page[0],
        height=theme.page[1],
        top=top,
        inner=inner,
        outer=theme.outer,
        bottom=bottom,
        leading=design.leading,
        lines=design.lines,
        notes=design.notes,
        gap=design.gap,
        scale=theme.scale,
    )


def _running(title: str) -> str:
    """*title* cut at a word where it is too long for a running head."""
    if len(title) <= RUNNING:
        return title
    return f"{title[: RUNNING - 1].rpartition(' ')[0] or title[: RUNNING - 1]}…"


def _stories(compositor: Compositor) -> Iterator[EditionStory]:
    covers = (one for page in compositor.pages[:1] for one in page.placements if one.box == "cover")
    on_cover = next((one.story for one in covers), compositor.issue.cover)
    for story in compositor.issue.stories:
        yield EditionStory(
            id=story.id,
            headline=story.headline,
            language=story.language,
            section=story.section,
            standfirst=story.standfirst,
            sources=story.sources,
            page=compositor.page_of(story.id),
            anchor=compositor.anchor(story.id),
            cover=story.id == on_cover,
        )


def _left_out(compositor: Compositor, named: frozenset[str]) -> Iterator[str]:
    """A warning that names the stories which stand on no page, nor by their headlines in a margin
    as those *named*.
    """
    if missing := [story for story in unlisted(compositor) if story not in named]:
        names = ", ".join(missing[:NAMED]) + (" …" if missing[NAMED:] else "")
        yield (
            f"{len(missing)} of {len(compositor.issue.stories)} stories are on no page ({names}); "
            "articles.html beside the PDF links them all; an issue of more pages (--pages) has "
            "room for more"
        )


def _damaged_pictures(compositor: Compositor) -> Iterator[str]:
    for story in compositor.issue.stories:
        if story.picture and (trouble := compositor.measure.trouble(story.picture)):
            yield f"{trouble}; story '{story.id}' is printed without it"


def _stands(story: str, compositor: Compositor) -> bool:
    return any(
        placement.story == story for page in compositor.pages for placement in page.placements
    )
