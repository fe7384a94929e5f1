"""Checks that the editor's letter has room in the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import plan as plans

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Issue
    from digest.themes import Theme

FEWEST_PAGES = 4
"""Pages of an issue with a letter: the cover, the letter, a page of stories and the back."""


def check_letter(issue: Issue, theme: Theme, path: Path, *, pages: int) -> None:
    """Raise PlanError, naming the line in the plan at *path*, for a letter longer than a page of
    *theme*, or one in an issue of too few *pages*.
    """
    from digest.layout.breaking import Typesetter
    from digest.layout.letter import letter_page, most_words
    from digest.themes import Measurer

    if not issue.letter:
        return
    if pages < FEWEST_PAGES:
        raise plans.location(path).fault(
            "letter",
            f"has no room in an issue of {pages} pages; allow {FEWEST_PAGES}, or remove it",
        )
    typesetter = Typesetter(theme.design, Measurer(theme))
    if not letter_page(issue, typesetter):
        words, most = len(issue.letter.split()), most_words(issue, typesetter)
        raise plans.location(path).fault(
            "letter",
            f"has {words} words; a page of the theme '{theme.name}' holds about {most}; shorten it",
        )
