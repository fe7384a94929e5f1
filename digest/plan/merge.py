"""Merge a new plan with an edited one: a three-way merge in which the editor always wins.

*base* is what digest planned last time, *edited* what the file holds now, *fresh* what digest would
plan today. Where *edited* differs from *base* the editor made a change, which stays in every later
merge; the rest follows *fresh*.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.model import Place, Plan, PlannedStory

HEAD = ("title", "language", "cover", "letter", "letter_by")
EDITABLE = ("place", "section", "headline", "words", "picture", "pinned")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPlan:
    """The *plan* to write, and the *base* for the next merge: the same without the edits."""

    plan: Plan
    base: Plan


def merge(base: Plan | None, edited: Plan | None, fresh: Plan) -> MergedPlan:
    """*fresh* with every change of the editor's since *base*.

    A story whose block the editor deleted is dropped, so that no later plan brings it back. A story
    whose articles are gone is removed, unless the editor chose its articles by hand.
    """
    if edited is None:
        return MergedPlan(plan=fresh, base=fresh)
    before = {story.id: story for story in base.stories} if base else {}
    own = [*edited.stories, *_deleted(before, edited)]
    by_hand = _chosen_by_hand(before, own)
    today = _without_articles_of(fresh, [story for story in own if story.id in by_hand])
    match = _match([story for story in own if story.id not in by_hand], today)
    remaining = [
        story if story.id in by_hand else _merge_story(before[story.id], story, match[story.id])
        for story in own
        if story.id in by_hand or story.id in match
    ]
    matched = _ids(match.values())
    new = _renamed([story for story in today if story.id not in matched], taken=_ids(remaining))
    rank = _ranker(fresh)
    order = _inserted if base is None or _moved(base, edited) else _sorted
    merged = replace(_merge_head(base, edited, fresh), stories=tuple(order(remaining, new, rank)))
    planned = [replace(story, id=story_id) for story_id, story in match.items()] + new
    return MergedPlan(
        plan=_with_printed_cover(merged),
        base=replace(fresh, number=edited.number, stories=tuple(sorted(planned, key=rank))),
    )


def without(plan: Plan, gone: Collection[str]) -> Plan:
    """*plan* without the articles *gone*; a story that loses all of its articles goes as well."""
    stories = (
        replace(story, articles=tuple(name for name in story.articles if name not in gone))
        for story in plan.stories
    )
    return _with_printed_cover(
        replace(plan, stories=tuple(story for story in stories if story.articles))
    )


def _deleted(before: Mapping[str, PlannedStory], edited: Plan) -> list[PlannedStory]:
    """The stories whose blocks the editor deleted, as dropped ones."""
    present = _ids(edited.stories)
    return [
        replace(story, place=Place.DROP) for story in before.values() if story.id not in present
    ]


def _chosen_by_hand(before: Mapping[str, PlannedStory], own: Iterable[PlannedStory]) -> set[str]:
    """The stories that the editor added, or whose articles they changed."""
    return {
        story.id
        for story in own
        if story.id not in before or before[story.id].articles != story.articles
    }


def _without_articles_of(fresh: Plan, chosen: Iterable[PlannedStory]) -> list[PlannedStory]:
    """Today's stories without the articles of the *chosen* ones; those left empty go."""
    taken = {article for story in chosen for article in story.articles}
    rests = (
        (story, tuple(article for article in story.articles if article not in taken))
        for story in fresh.stories
    )
    return [replace(story, articles=rest) for story, rest in rests if rest]


def _with_printed_cover(plan: Plan) -> Plan:
    """*plan*; without its cover where that story is not printed."""
    printed = _ids(story for story in plan.stories if story.place.printed)
    return plan if plan.cover in printed else replace(plan, cover="")


def _ids(stories: Iterable[PlannedStory]) -> set[str]:
    return {story.id for story in stories}


def _merge_head(base: Plan | None, edited: Plan, fresh: Plan) -> Plan:
    remaining = {
        key: getattr(edited, key)
        for key in HEAD
        if base is None or getattr(base, key) != getattr(edited, key)
    }
    return replace(fresh, number=edited.number, **remaining)


def _merge_story(base: PlannedStory, edited: PlannedStory, fresh: PlannedStory) -> PlannedStory:
    remaining = {
        key: getattr(edited, key) for key in EDITABLE if getattr(base, key) != getattr(edited, key)
    }
    return replace(fresh, id=edited.id, **remaining)


def _match(
    edited: Sequence[PlannedStory], today: Sequence[PlannedStory]
) -> dict[str, PlannedStory]:
    """Edited story's id → today's story with most articles in common; each of today's goes once."""
    pairs = [
        (len(common), old.id == new.id, old, new)
        for old in edited
        for new in today
        if (common := set(old.articles) & set(new.articles))
    ]
    match: dict[str, PlannedStory] = {}
    for _, _, old, new in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if old.id not in match and new.id not in _ids(match.values()):
            match[old.id] = new
    return match


def _ranker(fresh: Plan) -> Callable[[PlannedStory], int]:
    """How far down today's plan a story stands, by the articles that tell it."""
    ranks = {
        article: rank for rank, story in enumerate(fresh.stories) for article in story.articles
    }
    return lambda story: min(
        (ranks.get(article, len(ranks)) for article in story.articles), default=len(ranks)
    )


def _moved(base: Plan, edited: Plan) -> bool:
    """Whether the editor put the stories into another order; pinned ones are out of it."""
    both = _ids(base.stories) & _ids(story for story in edited.stories if not story.pinned)
    then, now = (
        [story.id for story in plan.stories if story.id in both] for plan in (base, edited)
    )
    return then != now


def _sorted(
    remaining: Sequence[PlannedStory],
    new: Sequence[PlannedStory],
    rank: Callable[[PlannedStory], int],
) -> list[PlannedStory]:
    """Today's order, but for pinned stories, which stay at the position they have."""
    stories = sorted([*(story for story in remaining if not story.pinned), *new], key=rank)
    for position, story in enumerate(remaining):
        if story.pinned:
            stories.insert(position, story)
    return stories


def _inserted(
    remaining: Sequence[PlannedStory],
    new: Sequence[PlannedStory],
    rank: Callable[[PlannedStory], int],
) -> list[PlannedStory]:
    """The editor's order, each new story behind the one that it follows today."""
    stories = list(remaining)
    for story in sorted(new, key=rank):
        ahead = [position for position, other in enumerate(stories) if rank(other) < rank(story)]
        behind = max(ahead, key=lambda position: rank(stories[position])) + 1 if ahead else 0
        while behind < len(stories) and stories[behind].pinned:
            behind += 1
        stories.insert(behind, story)
    return stories


def _renamed(new: Iterable[PlannedStory], *, taken: set[str]) -> list[PlannedStory]:
    """*new* under ids that no other story bears."""
    used, result = set(taken), []
    for story in new:
        story_id, count = story.id, 2
        while story_id in used:
            story_id, count = f"{story.id}-{count}", count + 1
        used.add(story_id)
        result.append(replace(story, id=story_id))
    return result
