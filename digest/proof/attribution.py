"""Attribution: which story each passage of an issue belongs to, and which numbers may stand in it.

All of an article of the PDF, or of a page of the web format, belongs to the story that its heading
names. Anything else belongs to the story that it, or the nearest group around it, leads to; where
that leads nowhere, to the one whose headline stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.proof.evidence import Evidence, StoryEvidence
from digest.proof.letters import gaps, letters
from digest.proof.passages import Group, Passage


@dataclass(frozen=True, slots=True)
class Scope:
    """What a passage may tell of: its *stories*, more than one only where their headlines are the
    same, none where it belongs to none.

    *pages* are those that it, or the group around it, leads to, None where that leads nowhere;
    *leads* are the stories at each place that it leads to itself.
    """

    stories: tuple[StoryEvidence, ...] = ()
    pages: frozenset[int] | None = None
    leads: tuple[tuple[StoryEvidence, ...], ...] = ()

    @property
    def articles(self) -> frozenset[str] | None:
        """The articles of its stories; None for any."""
        if not self.stories:
            return None
        return frozenset().union(*(story.articles for story in self.stories))


def scopes(passages: Sequence[Passage], evidence: Evidence) -> list[Scope]:
    """The scope of each of *passages*, in their order."""
    return [*_Attribution(passages, evidence).scopes()]


class _Attribution:
    """What the passages say of each other: who is named where, and what leads there."""

    def __init__(self, passages: Sequence[Passage], evidence: Evidence) -> None:
        self.passages = passages
        self.headed = [_headed(one, evidence) for one in passages]
        self.places: dict[str, tuple[StoryEvidence, ...]] = {}
        self.pages: dict[str, frozenset[int]] = {}
        self.whole: dict[Group, tuple[StoryEvidence, ...]] = {}
        self.named: dict[Group, list[tuple[StoryEvidence, ...]]] = defaultdict(list)
        self.leads: dict[Group, list[str]] = defaultdict(list)
        for passage, stories in zip(passages, self.headed, strict=True):
            self._note(passage, stories)
        # A link may lead to the picture or the section above a headline.
        for passage in passages:
            for name in passage.names:
                self.places[name] = self.places[name] or self._around(passage)

    def _around(self, passage: Passage) -> tuple[StoryEvidence, ...]:
        """The stories of the article that *passage* is part of."""
        found = (self.whole[group] for group in passage.groups if group in self.whole)
        return next(found, ())

    def _note(self, passage: Passage, stories: tuple[StoryEvidence, ...]) -> None:
        for name in passage.names:
            self.places[name] = stories
            pages = [passage.page] if passage.page else [story.page for story in stories]
            self.pages[name] = frozenset(filter(None, pages))
        for group in passage.groups:
            if stories and group.whole and passage.heading:
                self.whole.setdefault(group, stories)
            elif stories:
                self.named[group].append(stories)
            self.leads[group] += passage.targets

    def scopes(self) -> Iterator[Scope]:
        before: tuple[StoryEvidence, ...] = ()
        for passage in self.passages:
            stories: tuple[StoryEvidence, ...] = ()
            for group in passage.groups:
                if group.whole:
                    # An article without a heading goes on with the story of the one before it.
                    before = self.whole.get(group, before if passage.page else ())
                stories = stories or (before if group.whole else self._of(group))
            leads = _each(self.places.get(name, ()) for name in passage.targets)
            yield Scope(stories, self._pages(passage), tuple(leads))

    def _of(self, group: Group) -> tuple[StoryEvidence, ...]:
        """The stories of a *group* that tells of one alone."""
        led = _each(self.places.get(name, ()) for name in self.leads[group])
        found = led or ([] if self.leads[group] else _each(self.named[group]))
        return found[0] if len(found) == 1 else ()

    def _pages(self, passage: Passage) -> frozenset[int] | None:
        """The pages to which the nearest group that leads anywhere leads."""
        for group in passage.groups:
            if names := self.leads[group]:
                return frozenset().union(*(self.pages.get(name, frozenset()) for name in names))
        return None


def _each(stories: Iterable[tuple[StoryEvidence, ...]]) -> list[tuple[StoryEvidence, ...]]:
    return list(dict.fromkeys(filter(None, stories)))


def _headed(passage: Passage, evidence: Evidence) -> tuple[StoryEvidence, ...]:
    """The stories whose headline *passage* is, or begins with where no running text stands; that
    of a heading with a change in it, where it is like one headline alone.
    """
    text = letters(passage.text)
    stories = evidence.headed(text)
    if not stories and passage.heading:
        resembling = evidence.resembling(text)
        return resembling if len(resembling) == 1 else ()
    if not stories or len(stories[0].headline) == len(text):
        return stories
    running = any(group.whole for group in passage.groups)
    return stories if not running and len(stories[0].headline) in gaps(passage.text) else ()
