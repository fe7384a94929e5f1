"""The layout: which story stands where, how long it is, and with which pictures and quotations.

An issue becomes an edition. Pure, given a theme and a measure of its fonts: `compose` chooses the
pages, `placing` settles every box and line on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.layout.breaking import Lines, Typesetter
from digest.layout.compose import compose, compose_with
from digest.layout.covers.choice import choose, inside
from digest.layout.placing import edition_of

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.model import Issue
    from digest.themes.design import Measure
    from digest.themes.theme import Theme

__all__ = ["Lines", "compose", "edition_of", "lay_out"]


def lay_out(
    issue: Issue,
    *,
    theme: Theme,
    measure: Measure,
    limit: int = 24,
    by: int = 1,
    known: Lines | None = None,
) -> Edition:
    """*issue* in *theme*, on *limit* pages at most and a multiple of *by*.

    *known* are texts that were broken into lines before, in the same theme; others are added. The
    cover is chosen first, so that the story on it can show another picture inside.
    """
    typesetter = Typesetter(theme.design, measure, known=known)
    printed = [story for story in issue.stories if story.place.printed]
    choice = choose(issue, printed, typesetter)
    issue = inside(issue, choice)
    pages = compose_with(issue, typesetter, limit=limit, by=by, choice=choice)
    return edition_of(issue, pages, theme=theme, measure=measure, typesetter=typesetter)
