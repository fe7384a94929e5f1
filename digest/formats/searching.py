"""The list of an issue's stories that its pages search in a browser, where no server does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from digest.text.searching import AROUND, ARTICLES, LETTERS, MOST, STEM
from digest.text.typography import figures

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.formats.pages import StoryPage
    from digest.model import Issue

INDEX, SCRIPT = "search.json", "search.js"
"""The list, and the script that reads it."""


def search_index(
    issue: Issue, edition: Edition, pages: Sequence[StoryPage], earlier: Sequence[str]
) -> Mapping[str, object]:
    """The texts of *pages*, the rules by which words are alike, and the folders *earlier*, whose
    own lists are read after this one.
    """
    return {
        "issue": f"{issue.title} {figures(str(issue.number), issue.language)}, {edition.dates}",
        "letters": dict(LETTERS),
        "articles": ARTICLES,
        "stem": STEM,
        "around": AROUND,
        "most": MOST,
        "earlier": list(earlier),
        "stories": [
            {
                "file": page.name,
                "headline": page.headline,
                "section": page.section,
                "language": page.language,
                "direction": page.direction,
                "text": list(_sentences(page)),
            }
            for page in pages
        ],
    }


def _sentences(page: StoryPage) -> Iterator[str]:
    """Every sentence that the page shows, each once."""
    shown = [
        page.standfirst,
        *(text for passage in page.text for text, _ in passage.sentences),
        # One quotation stands behind every third paragraph: templates/pages/story.html.
        *(quote.words for quote in page.quotes[: len(page.text) // 3]),
        *(figure.below for figure in page.figures),
        *(chart.sentence for chart in page.charts),
        *(side.text for side in page.timeline),
        *(side.text for sides in page.differences for side in sides),
    ]
    yield from dict.fromkeys(filter(None, shown))
