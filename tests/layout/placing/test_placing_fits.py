"""Whatever the magazine is called, nothing that is printed leaves its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editions import laid_out
from placed import off_the_paper, overfull_columns, too_high, too_wide
from press_weeks import week_of

from digest.model import Issue
from digest.themes import load_theme

THIRD = str(Path(__file__).parents[2] / "themes" / "third")
TITLE = "Wöchentliche Übersicht – Vierteljahresschrift für Straßenbahn, Äcker und Ökologie, Sitte und Brauch zu Wasser und zu Land"
SECTION = "Public transport, harbours and bridges of the northern coasts"
OUTLET = "The Tidewater and Inner Basin Evening Post, incorporating the Gull and Advertiser"
TAGLINE = "Everything that was said about the harbour in one week, by those who stood on its piers and quays"


def long_week(count: int, **changes: object) -> Issue:
    """A week in which every name is as long as names get."""
    issue = week_of(count)
    stories = []
    for number, story in enumerate(issue.stories):
        articles = tuple(
            replace(article, source=OUTLET) if number % 2 else article for article in story.articles
        )
        section = SECTION if number % 3 == 0 else story.section
        stories.append(replace(story, articles=articles, section=section))
    return replace(issue, stories=tuple(stories), **changes)  # type: ignore[arg-type]


def test_the_long_names_are_long() -> None:
    assert (len(TITLE), len(SECTION), len(OUTLET), len(TAGLINE)) >= (120, 60, 80, 96)


@pytest.mark.parametrize("theme", ["atlas", "folio", THIRD])
@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.slow), "fr", "ar"])
@pytest.mark.parametrize(
    ("title", "count"),
    [(TITLE, 16), ("Atlas Weekly", 3), ("Donaudampfschifffahrtsgesellschaftskurier", 3)],
)
def test_nothing_leaves_its_place(theme: str, language: str, count: int, title: str) -> None:
    own = load_theme(theme)
    website = "https://www.example.org/" + "a-very-long-path/" * 8
    issue = long_week(count, language=language, title=title, tagline=TAGLINE)
    edition = laid_out(replace(issue, website=website), own)
    faults = [
        *too_wide(edition, own),
        *too_high(edition, own),
        *off_the_paper(edition),
        *overfull_columns(edition, own),
    ]
    assert faults == []
