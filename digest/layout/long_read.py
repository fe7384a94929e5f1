"""The long read: the issue's longest worthwhile story that fills a page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Issue, Page, Story

LEAST = 400
"""Words that one article of the story may have in print at least: many short reports of one event
make no long read.
"""

PRINTED = 250
"""Words of it that are printed at least: a page may be filled by its pictures."""

UPPER = 2
"""A news story must be ranked in the first of so many parts of the issue's stories."""


def long_read(issue: Issue, pages: Sequence[Page]) -> str:
    """The id of the story that is the long read of *issue* on *pages*; "" for none.

    It is the one with the most words that may be printed of one of its articles; of several alike
    the weightiest.
    """
    filling = {story for page in pages for story in _alone(page)}
    printed = _printed(pages)
    found = [
        (-words, story.rank, story.id)
        for story in issue.stories
        if story.id in filling and printed[story.id] >= PRINTED and _worthwhile(story, issue)
        if (words := _words(story)) >= LEAST
    ]
    return min(found)[2] if found else ""


def _alone(page: Page) -> Iterator[str]:
    """The story that has *page* to itself, if one has."""
    stories = {one.story for one in page.placements if one.story and one.box != "poster"}
    if len(stories) == 1 and any(one.frames for one in page.placements):
        yield from stories


def _printed(pages: Sequence[Page]) -> Counter[str]:
    """The words of each story's running text."""
    printed: Counter[str] = Counter()
    for page in pages:
        for one in page.placements:
            if one.frames:
                printed[one.story] += sum(sentence.words for sentence in one.sentences)
    return printed


def _worthwhile(story: Story, issue: Issue) -> bool:
    """Whether the editor or the ranking gives *story* weight, and it is not an update."""
    if story.earlier is not None and story.earlier.update:
        return False
    weighty = story.place in (Place.LEAD, Place.FEATURE)
    return weighty or UPPER * story.rank <= len(issue.stories)


def _words(story: Story) -> int:
    """The most words that may be printed of one of the articles of *story*."""
    words: Counter[str] = Counter()
    for sentence in story.summary.sentences:
        words[sentence.article] += sentence.words
    return max(words.values(), default=0)
