"""Ranks stories: which comes first, and how much space it gets.

A story's score is

    2 · log2(outlets) + ½ · log2(reports) + freshness + 2 · length + picture + 3 · pinned

with *outlets* the different sources that report it and *reports* their articles; *freshness* from 0
to 1 how far into the week its newest article came (one half without a date); *length* from 0 to 1
the words of its longest article over 800; *picture* 1 where one is at hand; *pinned* 1 where its
section is. Stories are then taken one by one, the best first, and the n-th of a section counts only
0.9^(n−1) of its score, so that no section fills the front. Equals follow the order of the sections.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.model import Place, Story, Week

FULL = 800  # words; a longer text ranks no higher
VARIETY = 0.9
LEAD_WORDS, FEATURE_WORDS, NEWS_WORDS = 200, 350, 100  # the fewest that fill such a place
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def rank(
    stories: Iterable[Story],
    *,
    week: Week,
    sections: Sequence[str] = (),
    pinned: Sequence[str] = (),
    features: int = 5,
    news: int = 20,
) -> list[Story]:
    """*stories* in the order of the issue, each with rank, score, reasons and place.

    One story leads, at most *features* (and a quarter of all) are features, *news* are news and all
    others briefs. A story too short for its place gets a smaller one; the lead is the best that is
    long enough, if any is.
    """
    favoured = {section.casefold() for section in pinned}
    scored = [
        _scored(story, week=week, pinned=story.section.casefold() in favoured) for story in stories
    ]
    ordered = _varied(scored, sections=[section.casefold() for section in sections])
    lead = next((index for index, story in enumerate(ordered) if length(story) >= LEAD_WORDS), 0)
    ordered[: lead + 1] = [*ordered[lead : lead + 1], *ordered[:lead]]
    places = _places(ordered, features=min(features, max(1, len(ordered) // 4)), news=news)
    return [
        replace(story, rank=number, place=place)
        for number, (story, place) in enumerate(zip(ordered, places, strict=True), start=1)
    ]


def length(story: Story) -> int:
    """The words there are to tell *story* with: those of its longest article, since outlets repeat
    one another.
    """
    return max((article.words for article in story.articles), default=0)


def _scored(story: Story, *, week: Week, pinned: bool) -> Story:
    outlets, words = len(story.sources), length(story)
    reports = len(story.articles)
    parts = (
        2 * math.log2(max(outlets, 1)),
        math.log2(max(reports, 1)) / 2,
        _freshness(story, week),
        2 * min(words / FULL, 1),
        story.picture is not None,
        3 * pinned,
    )
    reasons = (
        f"told by {outlets} outlets" if outlets > 1 else "",
        f"{reports} reports" if reports > outlets else "",
        _day(story, week),
        f"{words} words",
        "has a picture" if story.picture else "",
        f"{story.section} is pinned" if pinned else "",
    )
    return replace(
        story, score=round(sum(parts), 3), reasons=(*filter(None, reasons), *story.reasons)
    )


def _freshness(story: Story, week: Week) -> float:
    newest = max(
        (article.published for article in story.articles if article.published), default=None
    )
    return min(max((newest - week.starts) / (week.ends - week.starts), 0), 1) if newest else 0.5


def _day(story: Story, week: Week) -> str:
    newest = max(
        (article.published for article in story.articles if article.published), default=None
    )
    if newest is None:
        return "undated"
    return (
        f"{WEEKDAYS[newest.astimezone(week.starts.tzinfo).weekday()]}'s"
        if newest in week
        else f"of {newest.date()}"
    )


def _varied(stories: Iterable[Story], *, sections: Sequence[str]) -> list[Story]:
    """Best first, each section's next story discounted once more: one queue a section, the best
    head is taken.
    """
    queues = defaultdict(list)
    for story in sorted(stories, key=lambda story: (-story.score, story.id)):
        queues[story.section.casefold()].append(story)
    order = {section: place for place, section in enumerate(sections)}
    heap = [
        (-queue[0].score, order.get(section, len(order)), section, 0)
        for section, queue in queues.items()
    ]
    heapq.heapify(heap)
    taken = []
    while heap:
        _, place, section, count = heapq.heappop(heap)
        story, queue = queues[section][count], queues[section]
        later = count > 0 and len(queues) > 1 and story.section
        taken.append(
            replace(story, reasons=(*story.reasons, f"number {count + 1} of {story.section}"))
            if later
            else story
        )
        if count + 1 < len(queue):
            heapq.heappush(
                heap, (-queue[count + 1].score * VARIETY ** (count + 1), place, section, count + 1)
            )
    return taken


def _places(ordered: Sequence[Story], *, features: int, news: int) -> list[Place]:
    left = {Place.FEATURE: features, Place.NEWS: news}
    fewest = {Place.FEATURE: FEATURE_WORDS, Place.NEWS: NEWS_WORDS}
    places = [Place.LEAD] if ordered else []
    for story in ordered[1:]:
        place = next(
            (place for place, count in left.items() if count and length(story) >= fewest[place]),
            Place.BRIEF,
        )
        if place in left:
            left[place] -= 1
        places.append(place)
    return places
